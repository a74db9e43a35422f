"""Exports of the last build: what stays is copied, and nothing tells it from what is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.pages.export import Sheet, exported, sheet_of
from generator.pages.kept_exports import KeptExports
from generator.pages.tables import Watch
from generator.records import Records
from generator.store import Store, opened
from tests.pages.factory import briefing

RECORDS = briefing("\n").records
#: Which records of each kind there are, and which of them read otherwise.
EDITION = st.tuples(st.lists(st.integers(0, 9), unique=True), st.sets(st.integers(0, 9)))


def _edition(order: list[int], changed: set[int]) -> Records:
    """Some of the records in some order; what is changed has half a character in its text."""
    return replace(
        RECORDS,
        quotes=tuple(
            replace(RECORDS.quotes[n % len(RECORDS.quotes)], id=f"q{n}", text="Said \ud800, so")
            if n in changed
            else replace(RECORDS.quotes[n % len(RECORDS.quotes)], id=f"q{n}")
            for n in order
        ),
        articles=RECORDS.articles[: 1 + len(order) % 3],
    )


def _built(records: Records, store: Store, folder: Path) -> set[str]:
    """Bring the exports up to date; returns the paths of the files that were made."""
    kept = KeptExports(store, folder, Watch().digest)
    made = dict(kept.exported(records))
    for path, content in made.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    kept.remember()
    assert kept.standing.isdisjoint(made)
    return set(made)


def _on_disk(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "data").iterdir()}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(editions=st.lists(EDITION, min_size=2, max_size=4))
def test_after_any_edits_they_are_those_made_of_all_records(
    editions: list[tuple[list[int], set[int]]], tmp_path: Path
) -> None:
    with opened(tmp_path / "cache.sqlite") as store:
        for edition in editions:
            _built(_edition(*edition), store, tmp_path)
            assert _on_disk(tmp_path) == dict(exported(_edition(*edition)))


def test_only_files_whose_records_changed_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of: list[tuple[str, int]] = []

    def spy(kind: str, records: Sequence[object]) -> Sheet:
        of.append((kind, len(records)))
        return sheet_of(kind, records)

    monkeypatch.setattr("generator.pages.kept_exports.sheet_of", spy)
    with opened(tmp_path / "cache.sqlite") as store:
        before, after = _edition([1, 2, 4], set()), _edition([1, 2, 3, 4], set())
        assert len(_built(before, store, tmp_path)) == 2 * len(fields(Records)) + 1
        assert _built(before, store, tmp_path) == set()
        of.clear()
        after = replace(after, articles=before.articles)
        made = {"data/quotes.jsonl", "data/quotes.csv", "data/briefing.sqlite"}
        assert _built(after, store, tmp_path) == made
        assert of == [("quotes", 1)]


def test_what_somebody_spoilt_is_not_copied(tmp_path: Path) -> None:
    with opened(tmp_path / "cache.sqlite") as store:
        _built(RECORDS, store, tmp_path)
        good = _on_disk(tmp_path)
        (tmp_path / "data" / "quotes.csv").write_text("spoilt")
        assert _built(RECORDS, store, tmp_path)
        assert _on_disk(tmp_path) == good
