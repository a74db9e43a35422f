"""What is new in one edition of the records since another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import BriefingError
from generator.pages.changes import (
    CHANGES,
    Change,
    changes,
    changes_file,
    changes_since,
    edition_digest,
    edition_of,
    read_edition,
)
from generator.pages.export import export
from generator.records import Records
from tests.pages.factory import briefing

NEW = briefing().records


def _found(tmp_path: Path, old: Records, new: Records) -> dict[str, list[str]]:
    for name, records in (("old", old), ("new", new)):
        export(records, tmp_path / name)
    found: dict[str, list[str]] = {}
    for change in changes(read_edition(tmp_path / "old"), read_edition(tmp_path / "new")):
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
    site, records = (read_edition(tmp_path / name) for name in ("site", "records"))
    assert changes(site, records) == changes(records, edition_of(NEW)) == ()


@pytest.mark.parametrize("line", ["{", "[]", '{"x": 1}'])
def test_no_records_or_damaged_ones(tmp_path: Path, line: str) -> None:
    with pytest.raises(BriefingError, match="holds no records"):
        read_edition(tmp_path)
    export(NEW, tmp_path)
    (tmp_path / "quotes.jsonl").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(BriefingError, match=r"quotes\.jsonl:1: no .*make the records anew"):
        read_edition(tmp_path)


def _site(folder: Path, records: Records, replaced: Path | None) -> tuple[Change, ...]:
    """The data of a site in a folder; what is new in it."""
    found = changes_since(replaced, records)
    export(records, folder / "data")
    (folder / "data" / CHANGES).write_bytes(changes_file(found))
    return found


def test_what_is_new_stays_so_until_something_else_is(tmp_path: Path) -> None:
    old = replace(NEW, articles=NEW.articles[1:])
    assert _site(tmp_path / "1", old, None) == ()
    assert _site(tmp_path / "2", old, tmp_path / "1") == (), "still the first edition"
    new = _site(tmp_path / "3", NEW, tmp_path / "2")
    assert [(c.kind, c.id) for c in new] == [("article", NEW.articles[0].id)]
    assert _site(tmp_path / "4", NEW, tmp_path / "3") == new, "built once more"
    third, fourth = (edition_digest(tmp_path / n) for n in "34")
    assert third == fourth != edition_digest(tmp_path / "2")
    gone = _site(tmp_path / "5", replace(NEW, articles=NEW.articles[:-1]), tmp_path / "4")
    assert [c.kind for c in gone] == ["gone article"]


def test_a_damaged_edition_is_none(tmp_path: Path) -> None:
    assert changes_since(tmp_path / "nowhere", NEW) == ()
    _site(tmp_path, replace(NEW, articles=NEW.articles[1:]), None)
    (tmp_path / "data" / "figures.jsonl").write_text("{\n", encoding="utf-8")
    assert changes_since(tmp_path, NEW) == ()
