"""Every record as JSON Lines, CSV and SQLite: the public data of a build."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args, get_type_hints

from ..records import Records
from .json_encoding import to_json

DATABASE = "briefing.sqlite"
#: Every file that an export consists of.
FILES = (*(f"{f.name}.{end}" for f in fields(Records) for end in ("jsonl", "csv")), DATABASE)
#: What a spreadsheet takes for the beginning of a formula, or leaves out before one.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
#: Characters for which a cell of CSV must be quoted.
_SPECIAL = re.compile(r'[",\r\n]')
#: Types of values that CSV and SQLite can hold as they are.
_PLAIN = {str, int, float, type(None)}


@dataclass(frozen=True, slots=True)
class ExportTable:
    """Records of one kind in each format: for every record a line or row."""

    json: Sequence[bytes]
    csv: Sequence[bytes]
    """Without the line that names the columns."""
    rows: Iterable[tuple[Any, ...]]
    """As SQLite takes them."""


def export(records: Records, folder: Path) -> None:
    """Write ``NAME.jsonl`` and ``NAME.csv`` for every kind of record, and ``briefing.sqlite``:
    all of them or none."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".records-", dir=folder) as fresh:
        for name, content in export_files(records):
            (Path(fresh) / name).write_bytes(content)
        for name in FILES:
            (Path(fresh) / name).replace(folder / name)


def export_files(records: Records) -> Iterator[tuple[str, bytes]]:
    """Name and content of each export file, one after the other."""
    with closing(sqlite3.connect(":memory:")) as db:  # so that nothing half-written is left
        for kind in (f.name for f in fields(records)):
            sheet = export_table(kind, getattr(records, kind))
            create_table(db, kind)
            insert_rows(db, kind, sheet.rows)
            yield f"{kind}.jsonl", b"".join(sheet.json)
            yield f"{kind}.csv", csv_header(columns_of(kind)) + b"".join(sheet.csv)
        db.commit()
        yield DATABASE, db.serialize()


def create_table(db: sqlite3.Connection, kind: str) -> None:
    """Create the empty table of one kind of record."""
    names = ", ".join(f'"{c}"' for c in columns_of(kind))
    db.execute(f'CREATE TABLE "{kind}" ({names})')


def insert_rows(db: sqlite3.Connection, kind: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Add rows to the table of one kind of record."""
    places = ", ".join("?" for _ in columns_of(kind))
    db.executemany(f'INSERT INTO "{kind}" VALUES ({places})', rows)


def columns_of(kind: str) -> list[str]:
    """Names of the fields of one kind of record, which is a field of `Records`."""
    record = get_args(get_type_hints(Records)[kind])[0]  # known even where there are none
    return [f.name for f in fields(record)]


def export_table(kind: str, records: Sequence[Any]) -> ExportTable:
    """Some records of one kind, nested values as JSON; half a character becomes "?"."""
    columns = {n: _flat([*map(attrgetter(n), records)]) for n in columns_of(kind)}
    try:
        csv = [line.encode() for line in _lines(columns)]
    except UnicodeEncodeError:  # SQLite does not take it either
        columns = {n: [*map(_without_surrogates, column)] for n, column in columns.items()}
        csv = [line.encode() for line in _lines(columns)]
    json = [to_json(record) + b"\n" for record in records]
    return ExportTable(json, csv, zip(*columns.values(), strict=True))


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A header line and a line a row; None is an empty cell."""
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    lines = _lines(dict(zip(columns, cells, strict=True)))
    return csv_header(columns) + "".join(lines).encode("utf-8", "replace")


def csv_header(columns: Iterable[str]) -> bytes:
    """The first line of CSV."""
    return ",".join(columns).encode() + b"\n"


def _lines(columns: Mapping[str, Sequence[Any]]) -> list[str]:
    """Lines from columns: most columns hold nothing that must be quoted, which is quickly seen."""
    return [",".join(row) + "\n" for row in zip(*map(_quoted, columns.values()), strict=True)]


def _flat(column: Sequence[Any]) -> Sequence[Any]:
    if _PLAIN.issuperset(map(type, column)):
        return column
    return [_cell(value) for value in column]


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    return value if type(value) in _PLAIN else to_json(value).decode()


def _quoted(column: Sequence[Any]) -> Sequence[str]:
    """Cells as CSV has them; an apostrophe keeps a text from being run as a formula."""
    texts = ["" if value is None else str(value) for value in column]
    texts = [
        f"'{text}" if text.startswith(_FORMULA) and isinstance(value, str) else text
        for text, value in zip(texts, column, strict=True)
    ]
    if not _SPECIAL.search("".join(texts)):
        return texts
    return ['"' + t.replace('"', '""') + '"' if _SPECIAL.search(t) else t for t in texts]


def _without_surrogates(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
