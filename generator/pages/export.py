"""Every record as JSON Lines, CSV and SQLite, and the sources as reference managers take them: the
public data of a build."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..records import Records
from .database import Database, columns_of, without_surrogates
from .json_encoding import to_json
from .references import REFERENCE_FILES, reference_files

DATABASE = "briefing.sqlite"
#: Every file that an export consists of.
FILES = (
    *(f"{f.name}.{end}" for f in fields(Records) for end in ("jsonl", "csv")),
    DATABASE,
    *REFERENCE_FILES,
)
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
    with Database() as db:
        for kind in (f.name for f in fields(records)):
            of_kind = getattr(records, kind)
            sheet = export_table(kind, of_kind)
            db.add(kind, of_kind, sheet.rows)
            yield f"{kind}.jsonl", b"".join(sheet.json)
            yield f"{kind}.csv", csv_header(columns_of(kind)) + b"".join(sheet.csv)
        yield DATABASE, db.content()
    yield from reference_files(records.articles)


def export_table(kind: str, records: Sequence[Any]) -> ExportTable:
    """Some records of one kind, nested values as JSON; half a character becomes "?"."""
    columns = {n: _flat([*map(attrgetter(n), records)]) for n in columns_of(kind)}
    try:
        csv = [line.encode() for line in _lines(columns)]
    except UnicodeEncodeError:  # SQLite does not take it either
        columns = {n: [*map(without_surrogates, column)] for n, column in columns.items()}
        csv = [line.encode() for line in _lines(columns)]
    json = [to_json(record) + b"\n" for record in records]
    return ExportTable(json, csv, zip(*columns.values(), strict=True))


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A header line and a line a row; None is an empty cell."""
    return csv_header(columns) + b"".join(csv_lines(columns, rows))


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[bytes]:
    """A line a row, without the line that names the columns."""
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    lines = _lines(dict(zip(columns, cells, strict=True)))
    return [line.encode("utf-8", "replace") for line in lines]


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
