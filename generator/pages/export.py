"""Every record as JSON Lines, CSV and SQLite: the public data of a build."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

from ..records import Records

_NESTED = (list, tuple, dict)
#: One encoder for all: `json.dumps` would make one a call.
to_json = json.JSONEncoder(ensure_ascii=False).encode


def export(records: Records, folder: Path) -> None:
    """Write ``NAME.jsonl`` and ``NAME.csv`` for every kind of record, and ``briefing.sqlite``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in exported(records).items():
        (folder / name).write_bytes(content)


def exported(records: Records) -> dict[str, bytes]:
    """The content of each export file by its name."""
    columns = {f.name: _columns(f.name) for f in fields(records)}
    tables = {name: [asdict(r) for r in getattr(records, name)] for name in columns}
    files: dict[str, bytes] = {}
    for name, rows in tables.items():
        files[f"{name}.jsonl"] = jsonl(rows).encode("utf-8", "replace")
        files[f"{name}.csv"] = to_csv(rows, columns[name]).encode("utf-8", "replace")
    files["briefing.sqlite"] = _sqlite(tables, columns)
    return files


def jsonl(rows: Sequence[dict[str, Any]]) -> str:
    """One JSON object a line."""
    return "".join(to_json(row) + "\n" for row in rows)


def to_csv(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> str:
    """A header line and a line a row; nested values as JSON, None as an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(c)) for c in columns])
    return out.getvalue()


def _columns(table: str) -> list[str]:
    """Column names of a table, known even when it is empty."""
    kind = get_args(get_type_hints(Records)[table])[0]
    return [f.name for f in fields(kind)]


def _cell(value: Any) -> Any:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, _NESTED):
        return to_json(value)
    return value


def _sqlite(tables: dict[str, list[dict[str, Any]]], columns: dict[str, list[str]]) -> bytes:
    """One table a kind of record, made in memory so that nothing half-written is left."""
    db = sqlite3.connect(":memory:")
    try:
        for name, rows in tables.items():
            names = ", ".join(f'"{c}"' for c in columns[name])
            db.execute(f'CREATE TABLE "{name}" ({names})')
            marks = ", ".join("?" for _ in columns[name])
            db.executemany(
                f'INSERT INTO "{name}" VALUES ({marks})',
                ([_sql(row[c]) for c in columns[name]] for row in rows),
            )
        db.commit()
        return db.serialize()
    finally:
        db.close()


def _sql(value: Any) -> Any:
    cell = _cell(value)
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell
