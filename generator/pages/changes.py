"""What is new in one edition of a corpus's records since another: two folders are compared, and
no clock is asked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ..errors import BriefingError
from .formatting import format_date, format_number, format_unit

Kind = Literal["article", "event", "figure", "quotation", "range", "gone article"]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the newer edition has and the older has not, or the other way round."""

    kind: Kind
    id: str
    text: str
    """The change in a line."""


def changes(old: Path, new: Path) -> tuple[Change, ...]:
    """Articles, events, figures and quotations that are new, ranges that changed, articles that
    are gone; each kind in the order of the records.

    Args:
        old: a folder of records, or a site; so is ``new``.

    Raises:
        BriefingError: for a folder without records, or a damaged one.
    """
    before, after = _Edition(old), _Edition(new)
    return (
        *_articles(before, after, "article"),
        *_events(before, after),
        *_figures(before, after),
        *_quotations(before, after),
        *_ranges(before, after),
        *_articles(after, before, "gone article"),
    )


class _Edition:
    """The records of a folder, by kind; a kind without a file has none."""

    def __init__(self, folder: Path) -> None:
        inner = folder / "data"
        self._folder = inner if (inner / "articles.jsonl").is_file() else folder
        if not (self._folder / "articles.jsonl").is_file():
            raise BriefingError(
                f"{folder} holds no records; name a folder that 'briefing records' wrote, or a site"
            )
        self.articles = self._rows("articles")
        self.quotes = self._rows("quotes")
        self.figures = self._rows("figures")
        self.chronology = self._rows("chronology")
        self.measures = self._rows("measures")

    def _rows(self, kind: str) -> list[Row]:
        file = self._folder / f"{kind}.jsonl"
        if not file.is_file():
            return []
        with file.open(encoding="utf-8") as lines:
            return [_row(file, number, line) for number, line in enumerate(lines, 1)]


def _row(file: Path, number: int, line: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BriefingError(f"{file}:{number}: no JSON ({error}); make the records anew") from error
    if not isinstance(row, dict) or "id" not in row:
        raise BriefingError(f"{file}:{number}: no record; make the records anew")
    return row


def _articles(before: _Edition, after: _Edition, kind: Kind) -> Iterator[Change]:
    known = _ids(before.articles)
    for row in after.articles:
        if row["id"] not in known:
            where = ", ".join(filter(None, [row.get("published"), row.get("outlet")]))
            title = row.get("title") or row.get("source") or row["id"]
            yield Change(kind, row["id"], f"{where}: {title}" if where else title)


def _events(before: _Edition, after: _Edition) -> Iterator[Change]:
    """An entry is new when none of its tellings was in an entry before."""
    known = {event for row in before.chronology for event in row.get("events", ())}
    for row in after.chronology:
        if known.isdisjoint(row.get("events", ())):
            yield Change("event", row["id"], f"{format_date(row.get('date'))}: {row.get('text')}")


def _figures(before: _Edition, after: _Edition) -> Iterator[Change]:
    known = _ids(before.figures)
    for row in after.figures:
        if row["id"] not in known:
            label = row.get("measure_label")
            told = f"{label}: {row.get('text')}" if label else row.get("text")
            yield Change("figure", row["id"], f"{told} ({row.get('sentence')})")


def _quotations(before: _Edition, after: _Edition) -> Iterator[Change]:
    """A further telling of a quotation that was known is no new one."""
    known = _ids(before.quotes)
    old_tellings = {row.get("same_as") for row in after.quotes if row["id"] in known} - {None}
    for row in after.quotes:
        if row["id"] not in known and row.get("same_as") not in old_tellings:
            who = row.get("speaker_name") or "Nobody named"
            yield Change("quotation", row["id"], f"{who}: “{row.get('text')}”")


def _ranges(before: _Edition, after: _Edition) -> Iterator[Change]:
    """Measures of both editions, known by their figures, whose lowest or highest differ."""
    owner = {f: row for row in before.measures for f in row.get("figures", ())}
    by_id = {row["id"]: row for row in before.measures}
    for row in after.measures:
        shared = (owner[f] for f in row.get("figures", ()) if f in owner)
        old = next(shared, by_id.get(row["id"]))
        if old is not None and _ends(old) != _ends(row):
            text = f"{row.get('label')}: {_range(old)}, now {_range(row)}"
            yield Change("range", row["id"], f"{text} {format_unit(row.get('unit') or '')}".strip())


def _ids(rows: Iterable[Row]) -> set[str]:
    return {row["id"] for row in rows}


def _ends(row: Row) -> tuple[float | None, float | None]:
    return row.get("low"), row.get("high")


def _range(row: Row) -> str:
    """Both ends of a range as printed.

    >>> _range({"low": 100.0, "high": 2500.0}), _range({"low": 7, "high": 7}), _range({})
    ('100–2,500', '7', 'unknown')
    """
    ends = dict.fromkeys(format_number(end) for end in _ends(row) if end is not None)
    return "–".join(ends) or "unknown"
