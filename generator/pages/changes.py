"""What is new in one edition of a corpus's records since another: two folders are compared, and
no clock is asked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

from ..cache import digest
from ..errors import BriefingError
from ..records import Records
from .formatting import format_date, format_number, format_unit
from .json_encoding import to_json

#: The file of a site's data that notes what was new in it.
CHANGES = "changes.jsonl"

Kind = Literal["article", "event", "figure", "quotation", "range", "gone article"]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the newer edition has and the older has not, or the other way round."""

    kind: Kind
    id: str
    text: str
    """The change in a line."""


def changes(before: Edition, after: Edition) -> tuple[Change, ...]:
    """Articles, events, figures and quotations that are new, ranges that changed, articles that
    are gone; each kind in the order of the records."""
    return (
        *_articles(before, after, "article"),
        *_events(before, after),
        *_figures(before, after),
        *_quotations(before, after),
        *_ranges(before, after),
        *_articles(after, before, "gone article"),
    )


def changes_since(replaced: Path | None, records: Records) -> tuple[Change, ...]:
    """What is new in the records since the edition before: the site that a build takes the place
    of, or, where that holds the same, what that was new against. Empty where there was none.

    So a build of the same corpus gives the same, however often it is repeated.
    """
    if replaced is None:
        return ()
    try:
        found = changes(read_edition(replaced), edition_of(records))
        return found or _noted(replaced)
    except BriefingError:  # none there, or one of another version of the program
        return ()


def changes_file(found: Iterable[Change]) -> bytes:
    """Changes as JSON Lines: what `CHANGES` holds."""
    return b"".join(to_json(change) + b"\n" for change in found)


def edition_digest(folder: Path | None) -> str:
    """Digest of all that an edition is compared by; of a folder without one too."""
    if folder is None:
        return ""
    files = [_data(folder) / name for name in (*(f"{kind}.jsonl" for kind in _KINDS), CHANGES)]
    return digest(*(file.read_bytes() if file.is_file() else b"" for file in files))


@dataclass(frozen=True, slots=True)
class Edition:
    """The records of one edition that changes are told of, by kind."""

    articles: Sequence[Row]
    quotes: Sequence[Row]
    figures: Sequence[Row]
    chronology: Sequence[Row]
    measures: Sequence[Row]


_KINDS = tuple(field.name for field in fields(Edition))


def read_edition(folder: Path) -> Edition:
    """The edition of a folder of records, or of a site; a kind without a file has no records.

    Raises:
        BriefingError: for a folder without records, or a damaged one.
    """
    if not (_data(folder) / "articles.jsonl").is_file():
        raise BriefingError(
            f"{folder} holds no records; name a folder that 'briefing records' wrote, or a site"
        )
    return Edition(*(_rows(_data(folder) / f"{kind}.jsonl") for kind in _KINDS))


def edition_of(records: Records) -> Edition:
    """The edition that records make."""
    return Edition(*([_fields(record) for record in getattr(records, kind)] for kind in _KINDS))


def _fields(record: Any) -> Row:
    return {field.name: getattr(record, field.name) for field in fields(record)}


def _data(folder: Path) -> Path:
    """Where the records are in it: a site has them in a folder of their own."""
    inner = folder / "data"
    return inner if (inner / "articles.jsonl").is_file() else folder


def _noted(folder: Path) -> tuple[Change, ...]:
    """What an edition itself notes as new in it."""
    rows = _rows(_data(folder) / CHANGES)
    known = get_args(Kind)
    return tuple(
        Change(row["kind"], row["id"], str(row.get("text")))
        for row in rows
        if row.get("kind") in known
    )


def _rows(file: Path) -> list[Row]:
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


def _articles(before: Edition, after: Edition, kind: Kind) -> Iterator[Change]:
    known = _ids(before.articles)
    for row in after.articles:
        if row["id"] not in known:
            day = format_date(row["published"]) if row.get("published") else None
            where = ", ".join(filter(None, [day, row.get("outlet")]))
            title = row.get("title") or row.get("source") or row["id"]
            yield Change(kind, row["id"], f"{where}: {title}" if where else title)


def _events(before: Edition, after: Edition) -> Iterator[Change]:
    """An entry is new when none of its tellings was in an entry before."""
    known = {event for row in before.chronology for event in row.get("events", ())}
    for row in after.chronology:
        if known.isdisjoint(row.get("events", ())):
            yield Change("event", row["id"], f"{format_date(row.get('date'))}: {row.get('text')}")


def _figures(before: Edition, after: Edition) -> Iterator[Change]:
    known = _ids(before.figures)
    for row in after.figures:
        if row["id"] not in known:
            label = row.get("measure_label")
            told = f"{label}: {row.get('text')}" if label else row.get("text")
            yield Change("figure", row["id"], f"{told} ({row.get('sentence')})")


def _quotations(before: Edition, after: Edition) -> Iterator[Change]:
    """A further telling of a quotation that was known is no new one."""
    known = _ids(before.quotes)
    old_tellings = {row.get("same_as") for row in after.quotes if row["id"] in known} - {None}
    for row in after.quotes:
        if row["id"] not in known and row.get("same_as") not in old_tellings:
            who = row.get("speaker_name") or "Nobody named"
            yield Change("quotation", row["id"], f"{who}: “{row.get('text')}”")


def _ranges(before: Edition, after: Edition) -> Iterator[Change]:
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
