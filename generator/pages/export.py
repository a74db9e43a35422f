"""Every record as JSON Lines, CSV and SQLite: the public data of a build."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import Any, get_args, get_type_hints

from ..records import Records
from .encoding import to_json

#: What a cell of CSV is quoted for.
_SPECIAL = re.compile(r'[",\r\n]')
#: Types of values that CSV and SQLite can hold as they are.
_PLAIN = {str, int, float, type(None)}


@dataclass(frozen=True, slots=True)
class _Rows:
    """One kind of record as rows."""

    name: str
    columns: tuple[str, ...]
    values: list[tuple[Any, ...]]

    def cells(self) -> list[tuple[Any, ...]]:
        """The rows with nested values as JSON, for what has no such values."""
        return list(zip(*map(_flat, zip(*self.values, strict=True)), strict=True))


def export(records: Records, folder: Path) -> None:
    """Write ``NAME.jsonl`` and ``NAME.csv`` for every kind of record, and ``briefing.sqlite``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in exported(records):
        (folder / name).write_bytes(content)


def exported(records: Records) -> Iterator[tuple[str, bytes]]:
    """Name and content of each export file, one after the other."""
    db = sqlite3.connect(":memory:")  # in memory, so that nothing half-written is left
    try:
        for table in fields(records):
            its = getattr(records, table.name)
            yield f"{table.name}.jsonl", b"".join(to_json(record) + b"\n" for record in its)
            rows = _rows(table.name, its)
            cells = rows.cells()
            yield f"{rows.name}.csv", to_csv(rows.columns, cells)
            _insert(db, rows, cells)
        db.commit()
        yield "briefing.sqlite", db.serialize()
    finally:
        db.close()


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A header line and a line a row; None is an empty cell.

    By columns, most of which hold nothing that must be quoted.
    """
    cells = zip(*map(_quoted, zip(*rows, strict=True)), strict=True)
    return "\n".join([",".join(columns), *map(",".join, cells), ""]).encode("utf-8", "replace")


def _rows(name: str, records: Sequence[Any]) -> _Rows:
    kind = get_args(get_type_hints(Records)[name])[0]  # known even without records
    columns = tuple(f.name for f in fields(kind))
    return _Rows(name, columns, list(map(attrgetter(*columns), records)))


def _flat(column: Sequence[Any]) -> Sequence[Any]:
    if _PLAIN.issuperset(map(type, column)):
        return column
    return [_cell(value) for value in column]


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    return value if type(value) in _PLAIN else to_json(value).decode()


def _quoted(column: Sequence[Any]) -> Sequence[str]:
    """Cells as CSV has them."""
    texts = ["" if value is None else str(value) for value in column]
    if not _SPECIAL.search("".join(texts)):
        return texts
    return ['"' + t.replace('"', '""') + '"' if _SPECIAL.search(t) else t for t in texts]


def _insert(db: sqlite3.Connection, rows: _Rows, cells: Sequence[Sequence[Any]]) -> None:
    """One table a kind of record."""
    names = ", ".join(f'"{c}"' for c in rows.columns)
    db.execute(f'CREATE TABLE "{rows.name}" ({names})')
    insert = f'INSERT INTO "{rows.name}" VALUES ({", ".join("?" for _ in rows.columns)})'
    try:
        db.executemany(insert, cells)
    except UnicodeEncodeError:  # half a character, which SQLite does not take
        db.execute(f'DELETE FROM "{rows.name}"')
        db.executemany(insert, ([_sound(v) for v in row] for row in cells))


def _sound(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
