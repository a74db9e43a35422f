"""What a chronology opens with, and what comes last."""

from __future__ import annotations

from dataclasses import replace

from generator.pages.headings import background_last, entries_by_month
from generator.pages.record_index import RecordIndex
from generator.pages.views import Views
from tests.pages.factory import briefing


def groups_of(dates: list[str], opens: str, last: bool = False) -> list[tuple[str, list[str]]]:
    """Headings and dates of the entries under them."""
    index = RecordIndex(briefing())
    (some, *_) = Views(index).entries(index.entries)
    entries = [replace(some, iso=d, when=d, day=d[-2:], month=(d[:7], d[:7])) for d in dates]
    found = background_last(entries, opens) if last else entries_by_month(entries, opens)
    return [(g.name, [e.day for e in g.items]) for g in found]


DATES = ["1988", "2023-08-30", "2023-09-01", "2023-10-04"]


def test_on_a_topic_page_what_was_before_is_folded_at_the_top() -> None:
    assert groups_of(DATES, "2023-09-03") == [
        ("Before September 2023", ["1988", "2023-08-30"]),
        ("2023-09", ["01"]),
        ("2023-10", ["04"]),
    ]


def test_in_the_list_of_all_it_comes_last_with_whole_dates() -> None:
    assert groups_of(DATES, "2023-09-03", last=True) == [
        ("2023-09", ["01"]),
        ("2023-10", ["04"]),
        ("Before September 2023", ["1988", "2023-08-30"]),
    ]
    assert groups_of(DATES[:1], "2023-09-03", last=True) == [("Before September 2023", ["1988"])]
    assert groups_of(DATES[1:2], "", last=True) == [("2023-08", ["30"])]
