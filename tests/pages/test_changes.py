"""What is new in one edition of the records since another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import BriefingError
from generator.pages.changes import changes
from generator.pages.export import export
from generator.records import Records
from tests.pages.factory import briefing

NEW = briefing().records


def _found(tmp_path: Path, old: Records, new: Records) -> dict[str, list[str]]:
    for name, records in (("old", old), ("new", new)):
        export(records, tmp_path / name)
    found: dict[str, list[str]] = {}
    for change in changes(tmp_path / "old", tmp_path / "new"):
        found.setdefault(change.kind, []).append(change.text)
    return found


def test_the_same_records_have_nothing_new(tmp_path: Path) -> None:
    assert _found(tmp_path, NEW, NEW) == {}


def test_each_kind_of_news(tmp_path: Path) -> None:
    measure = next(m for m in NEW.measures if m.low is not None and m.high is not None)
    old = replace(
        NEW,
        articles=NEW.articles[1:],
        chronology=NEW.chronology[1:],
        figures=NEW.figures[1:],
        quotes=(),
        measures=tuple(replace(m, high=1.0) if m is measure else m for m in NEW.measures),
    )
    found = _found(tmp_path, old, NEW)
    assert found.keys() == {"article", "event", "figure", "quotation", "range"}
    assert str(NEW.articles[0].title) in found["article"][0]
    assert NEW.chronology[0].text in found["event"][0]
    assert NEW.figures[0].text in found["figure"][0]
    assert found["range"][0].startswith(f"{measure.label}: ")
    assert [len(found[k]) for k in ("article", "event", "figure", "range")] == [1, 1, 1, 1]
    assert _found(tmp_path, NEW, old).keys() == {"gone article", "range"}


def test_one_more_telling_is_no_new_event_and_no_new_quotation(tmp_path: Path) -> None:
    first, second = NEW.quotes[0], replace(NEW.quotes[1], same_as="s")
    entry = replace(NEW.chronology[0], id="first", events=("e-1",))
    old = replace(NEW, quotes=(first,), chronology=(entry,))
    more = replace(entry, id="renamed", events=("e-1", "e-2"))
    told = replace(NEW, quotes=(replace(first, same_as="s"), second), chronology=(more,))
    assert _found(tmp_path, old, told) == {}


def test_a_site_is_a_folder_of_records_too(tmp_path: Path) -> None:
    export(NEW, tmp_path / "site" / "data")
    export(NEW, tmp_path / "records")
    assert changes(tmp_path / "site", tmp_path / "records") == ()


@pytest.mark.parametrize("line", ["{", "[]", '{"x": 1}'])
def test_no_records_or_damaged_ones(tmp_path: Path, line: str) -> None:
    with pytest.raises(BriefingError, match="holds no records"):
        changes(tmp_path, tmp_path)
    export(NEW, tmp_path)
    (tmp_path / "quotes.jsonl").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(BriefingError, match=r"quotes\.jsonl:1: no .*make the records anew"):
        changes(tmp_path, tmp_path)
