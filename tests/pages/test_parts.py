"""Long lists in parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator.pages import parts
from generator.pages.parts import parts_of, period
from tests.pages.building import build_site
from tests.pages.factory import briefing


@dataclass(frozen=True)
class Item:
    month: tuple[str, str]


def items(n: int) -> list[Item]:
    return [Item((f"2024-{i // 100:02d}", f"month {i // 100}")) for i in range(n)]


def test_a_list_of_usual_length_is_one_page() -> None:
    (part,) = parts_of("quotes", items(parts.SIZE + 10), period)
    assert (part.path, part.others, part.title("Quotes")) == ("quotes.md", (), "Quotes")
    assert parts_of("quotes", [], period)[0].items == ()


def test_a_long_list_is_parted_and_loses_nothing() -> None:
    made = items(250)
    found = parts_of("quotes", made, period)
    assert [p.path for p in found] == ["quotes.md", "quotes-2.md", "quotes-3.md"]
    assert [i for p in found for i in p.items] == made
    assert [(p.first, p.size) for p in found] == [(0, 100), (100, 100), (200, 50)]
    assert [link.href for link in found[1].others] == ["quotes.md", None, "quotes-3.md"]
    assert found[1].others[0].text == "month 0"
    assert found[1].title("Quotes") == "Quotes, part 2"


def test_what_stands_together_is_not_parted() -> None:
    found = parts_of("figures", ["a" * 90, "b" * 20, "c" * 150], "".join, len)
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
