"""Long lists in parts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.pages import limits
from generator.pages.list_items import FilterValues, ListItem
from generator.pages.pagination import paginate, paginate_by_day
from tests.pages.building import build_site
from tests.pages.factory import briefing

MARKS = FilterValues((), (), (), "", "", "direct")


def lines(*days: int) -> list[ListItem]:
    """One line for each day (a number) given."""
    return [
        ListItem(
            (f"q{n}",), replace(MARKS, first=f"day {day:03}"), (f"{day}", f"month {day // 30}")
        )
        for n, day in enumerate(days)
    ]


def test_a_list_of_usual_length_is_one_page() -> None:
    (part,) = paginate_by_day("quotes", lines(*range(limits.RECORDS_PER_PAGE + 10)))
    assert (part.path, part.links, part.title("Quotes")) == ("quotes.md", (), "Quotes")
    assert paginate_by_day("quotes", [])[0].items == ()


def test_a_long_list_is_parted_and_loses_nothing() -> None:
    made = lines(*range(250))
    found = paginate_by_day("quotes", made)
    assert [p.path for p in found] == ["quotes.md", "quotes-2.md", "quotes-3.md"]
    assert [i for p in found for i in p.items] == made
    assert [(p.first, p.size) for p in found] == [(0, 100), (100, 100), (200, 50)]
    assert [o.link.href for o in found[1].links] == ["quotes.md", None, "quotes-3.md"]
    assert found[1].links[0].link.text == "month 0 to month 3"
    assert found[1].title("Quotes") == "Quotes, part 2"


def test_parts_of_one_month_are_named_by_their_days() -> None:
    days = [f"2023-09-{1 + n // 60:02}" for n in range(360)]
    made = [
        ListItem((f"q{n}",), replace(MARKS, first=day), ("2023-09", "September 2023"))
        for n, day in enumerate([*days, *["2023-09-07"] * 230])
    ]
    assert [o.link.text for o in paginate_by_day("quotes", made)[0].links] == [
        "1 September 2023",
        "2 September 2023",
        "3 September 2023",
        "4 September 2023",
        "5 September 2023",
        "6 September 2023",
        "7 September 2023 (1 of 3)",
        "7 September 2023 (2 of 3)",
        "7 September 2023 (3 of 3)",
    ]


def test_a_part_in_which_the_list_goes_back_in_time_says_so() -> None:
    made = [*lines(*range(180, 300)), *lines(*range(90))]
    found = [o.link.text for o in paginate_by_day("chronology", made)[0].links]
    assert found[1] == "month 9 to month 9, then month 0 to month 2"


def test_the_first_part_names_all_and_another_those_around_it() -> None:
    found = paginate_by_day("quotes", lines(*range(2000)))
    assert {p.of for p in found} == {20}
    assert [o.number for o in found[0].links] == list(range(1, 21))
    assert [o.number for o in found[9].links] == [1, 7, 8, 9, 10, 11, 12, 13, 20]
    assert [o.number for o in found[9].links if o.skipped] == [7, 20]
    assert [o.number for o in found[1].links] == [1, 2, 3, 4, 5, 20]
    assert [o.number for o in found[19].links] == [1, 17, 18, 19, 20]


def test_parts_end_with_days_so_that_one_more_line_moves_few_others() -> None:
    days = [n // 30 for n in range(300)]
    assert [p.size for p in paginate_by_day("quotes", lines(*days))] == [90, 90, 90, 30]
    assert [p.size for p in paginate_by_day("quotes", lines(*sorted([4, *days])))] == [
        90,
        91,
        90,
        30,
    ]
    assert [p.size for p in paginate_by_day("quotes", lines(*[1] * 230, 2))] == [100, 100, 31]


def test_what_stands_together_is_not_parted() -> None:
    found = paginate("figures", ["a" * 90, "b" * 20, "c" * 150], "".join, len)
    assert [p.size for p in found] == [90, 20, 150]
    assert [p.first for p in found] == [0, 90, 110]


def test_a_site_with_long_lists_compiles(tmp_path: Path) -> None:
    made = briefing()
    quotes = tuple(
        replace(q, id=f"{q.id}-{n}", same_as=None) for n in range(40) for q in made.records.quotes
    )
    records = replace(made.records, quotes=made.records.quotes + quotes)
    site = build_site(replace(made, records=records), tmp_path)
    assert "part 2" in (site / "quotes-2.html").read_text(encoding="utf-8")
