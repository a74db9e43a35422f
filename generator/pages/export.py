"""Every record as JSON Lines, CSV and SQLite: the public data of a build."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
class _Table:
    """One kind of record, by columns, nested values as JSON."""

    name: str
    columns: dict[str, Sequence[Any]]

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """The records."""
        return zip(*self.columns.values(), strict=True)


def export(records: Records, folder: Path) -> None:
    """Write ``NAME.jsonl`` and ``NAME.csv`` for every kind of record, and ``briefing.sqlite``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in exported(records):
        (folder / name).write_bytes(content)


def exported(records: Records) -> Iterator[tuple[str, bytes]]:
    """Name and content of each export file, one after the other."""
    db = sqlite3.connect(":memory:")  # in memory, so that nothing half-written is left
    try:
        for kind in fields(records):
            its = getattr(records, kind.name)
            yield f"{kind.name}.jsonl", b"".join(to_json(record) + b"\n" for record in its)
            table = _table(kind.name, its)
            yield f"{kind.name}.csv", _csv(table.columns)
            _insert(db, table)
        db.commit()
        yield "briefing.sqlite", db.serialize()
    finally:
        db.close()


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A header line and a line a row; None is an empty cell."""
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    return _csv(dict(zip(columns, cells, strict=True)))


def _csv(columns: Mapping[str, Sequence[Any]]) -> bytes:
    """By columns, most of which hold nothing that must be quoted."""
    rows = zip(*map(_quoted, columns.values()), strict=True)
    return "\n".join([",".join(columns), *map(",".join, rows), ""]).encode("utf-8", "replace")


def _table(name: str, records: Sequence[Any]) -> _Table:
    kind = get_args(get_type_hints(Records)[name])[0]  # known even without records
    names = [f.name for f in fields(kind)]
    return _Table(name, {n: _flat([*map(attrgetter(n), records)]) for n in names})


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


def _insert(db: sqlite3.Connection, table: _Table) -> None:
    """One table a kind of record."""
    names = ", ".join(f'"{c}"' for c in table.columns)
    db.execute(f'CREATE TABLE "{table.name}" ({names})')
    insert = f'INSERT INTO "{table.name}" VALUES ({", ".join("?" for _ in table.columns)})'
    try:
        db.executemany(insert, table.rows())
    except UnicodeEncodeError:  # half a character, which SQLite does not take
        db.execute(f'DELETE FROM "{table.name}"')
        db.executemany(insert, ([_sound(v) for v in row] for row in table.rows()))


def _sound(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
