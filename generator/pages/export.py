"""Every record as JSON Lines, CSV and SQLite: the public data of a build."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from ..records import Records


def export(records: Records, folder: Path) -> None:
    """Write ``NAME.jsonl`` and ``NAME.csv`` for every kind of record, and ``briefing.sqlite``."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {f.name: [asdict(r) for r in getattr(records, f.name)] for f in fields(records)}
    for name, rows in tables.items():
        columns = _columns(records, name)
        (folder / f"{name}.jsonl").write_text(jsonl(rows), encoding="utf-8")
        (folder / f"{name}.csv").write_text(to_csv(rows, columns), encoding="utf-8")
    _to_sqlite(tables, {n: _columns(records, n) for n in tables}, folder / "briefing.sqlite")


def jsonl(rows: Sequence[dict[str, Any]]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def to_csv(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> str:
    """A header line and a line a row; nested values as JSON, None as an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(c)) for c in columns])
    return out.getvalue()


def _columns(records: Records, name: str) -> list[str]:
    """Column names of a table, known even when it is empty."""
    annotation = str(Records.__annotations__[name])
    from .. import records as module

    record = getattr(module, annotation.split("[")[1].split(",")[0])
    return [f.name for f in fields(record)]


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False)
    return value


def _to_sqlite(
    tables: dict[str, list[dict[str, Any]]], columns: dict[str, list[str]], path: Path
) -> None:
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    try:
        for name, rows in tables.items():
            names = ", ".join(f'"{c}"' for c in columns[name])
            db.execute(f'CREATE TABLE "{name}" ({names})')
            marks = ", ".join("?" for _ in columns[name])
            db.executemany(
                f'INSERT INTO "{name}" VALUES ({marks})',
                ([_cell(row.get(c)) for c in columns[name]] for row in rows),
            )
        db.commit()
    finally:
        db.close()
