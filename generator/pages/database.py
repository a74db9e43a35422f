"""The records as a SQLite database that is useful at once, in Datasette for one: with keys, an
index for each, a table for each list of references, and full-text search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from ..records import Records

Row = tuple[Any, ...]

#: Fields that hold an id, or ids: whose record they name, by kind of record.
_REFERENCES: dict[str, dict[str, str]] = {
    "articles": {"copy_of": "articles"},
    "quotes": {
        "article": "articles", "speaker": "actors", "speakers": "actors", "about": "actors",
        "topics": "topics", "same_as": "quotes",
    },
    "dates": {"article": "articles"},
    "events": {
        "article": "articles", "actors": "actors", "agents": "actors", "beside": "actors",
        "topics": "topics", "entry": "chronology", "place": "actors",
    },
    "chronology": {
        "events": "events", "articles": "articles", "told_by": "articles", "actors": "actors",
        "topics": "topics", "replaced_by": "chronology",
    },
    "figures": {
        "article": "articles", "measure": "measures", "according_to": "actors", "topics": "topics",
    },
    "actors": {"speaks_for": "actors"},
    "topics": {"articles": "articles"},
    "issues": {"article": "articles"},
    "mentions": {"article": "articles", "entity": "actors"},
    "measures": {"figures": "figures", "latest": "figures", "topics": "topics"},
    "disputes": {"topics": "topics"},
}  # fmt: skip
#: Lists whose ids are of quotations or of figures.
_SIDES = {"disputes": ("claims", "answers")}
#: What one record of a kind is called where it is no plural.
_ONE = {"chronology": "entry"}
#: What full-text search looks into.
_SEARCHED = {
    "articles": ("title", "subtitle", "text"),
    "quotes": ("text", "sentence", "speaker_name"),
    "figures": ("sentence", "measure_label"),
    "chronology": ("text",),
    "actors": ("name", "aliases", "note"),
}
_TOKENS = "porter unicode61 remove_diacritics 2"
_TYPES = {int: "INTEGER", bool: "INTEGER", float: "REAL"}


class Database:
    """A database in memory, so that nothing half-written is left; kind after kind is added."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:")

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def add(self, kind: str, records: Sequence[Any], rows: Iterable[Row]) -> None:
        """All records of a kind, and the rows that they make."""
        _create(self._db, kind)
        places = ", ".join("?" for _ in columns_of(kind))
        self._db.executemany(f'INSERT INTO "{kind}" VALUES ({places})', rows)
        for field in _lists_of(kind):
            _insert_list(self._db, kind, field, records)

    def content(self) -> bytes:
        """The bytes of its file, with what is searched, once all is added."""
        if "ENABLE_FTS5" in {option for (option,) in self._db.execute("PRAGMA compile_options")}:
            for kind, searched in _SEARCHED.items():
                _index_words(self._db, kind, searched)
        self._db.commit()
        return self._db.serialize()


@cache
def columns_of(kind: str) -> tuple[str, ...]:
    """Names of the fields of one kind of record, which is a field of `Records`."""
    return tuple(f.name for f in fields(_record_of(kind)))


def _record_of(kind: str) -> Any:
    return get_args(get_type_hints(Records)[kind])[0]  # known even where there are none


def _create(db: sqlite3.Connection, kind: str) -> None:
    """The empty tables of one kind of record and of its lists, with their indexes."""
    columns, refers = columns_of(kind), _REFERENCES[kind]
    keys = [field for field in columns if field in refers and field not in _lists_of(kind)]
    db.execute(f'CREATE TABLE "{kind}" (\n{_joined(_column(kind, c) for c in columns)}\n)')
    for field in keys:
        db.execute(f'CREATE INDEX "{kind}_{field}" ON "{kind}" ("{field}")')
    if "published" in columns or "date" in columns:
        day = "published" if "published" in columns else "date"
        db.execute(f'CREATE INDEX "{kind}_{day}" ON "{kind}" ("{day}")')
    for field in _lists_of(kind):
        _create_list(db, kind, field)


def _create_list(db: sqlite3.Connection, kind: str, field: str) -> None:
    """The empty table of a field that lists ids: a row for each record and id."""
    listed, target = f"{kind}_{field}", _REFERENCES[kind].get(field)
    one, other = _one_of(kind), _one_of(target or field)
    parts = [
        f'"{one}" TEXT NOT NULL REFERENCES "{kind}" ("id")',
        f'"{other}" TEXT NOT NULL' + (f' REFERENCES "{target}" ("id")' if target else ""),
        '"position" INTEGER NOT NULL',
        f'PRIMARY KEY ("{one}", "position")',
    ]
    db.execute(f'CREATE TABLE "{listed}" (\n{_joined(parts)}\n)')
    db.execute(f'CREATE INDEX "{listed}_{other}" ON "{listed}" ("{other}")')


def _one_of(kind: str) -> str:
    return _ONE.get(kind) or kind.removesuffix("s")


def _joined(parts: Iterable[str]) -> str:
    return ",\n".join(f"  {part}" for part in parts)


def _column(kind: str, field: str) -> str:
    """The definition of a column.

    >>> _column("quotes", "speaker"), _column("actors", "id"), _column("figures", "value")
    ('"speaker" TEXT REFERENCES "actors" ("id")', '"id" TEXT PRIMARY KEY', '"value" REAL')
    """
    if field == "id":
        return '"id" TEXT PRIMARY KEY'
    hint = get_type_hints(_record_of(kind))[field]
    types = {t for t in (*get_args(hint), hint) if isinstance(t, type)} & set(_TYPES)
    is_plain = get_origin(hint) is not tuple and types
    target = _REFERENCES[kind].get(field) if field not in _lists_of(kind) else None
    refers = f' REFERENCES "{target}" ("id")' if target else ""
    return f'"{field}" {_TYPES[types.pop()] if is_plain else "TEXT"}{refers}'


@cache
def _lists_of(kind: str) -> tuple[str, ...]:
    """Fields of a kind of record that hold lists of ids."""
    hints = get_type_hints(_record_of(kind))
    named = (*_REFERENCES[kind], *_SIDES.get(kind, ()))
    return tuple(field for field in named if get_origin(hints[field]) is tuple)


def _insert_list(db: sqlite3.Connection, kind: str, field: str, records: Sequence[Any]) -> None:
    """The ids that records list, a row each, in their order."""
    rows = (
        (record.id, named, position)
        for record in records
        for position, named in enumerate(getattr(record, field), 1)
    )
    db.executemany(f'INSERT INTO "{kind}_{field}" VALUES (?, ?, ?)', map(_sound, rows))


def _sound(row: Row) -> Row:
    """A row without halves of characters, which SQLite does not take."""
    return tuple(without_surrogates(value) for value in row)


def without_surrogates(value: Any) -> Any:
    """A value with "?" for half a character."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _index_words(db: sqlite3.Connection, kind: str, searched: Sequence[str]) -> None:
    """Full-text search of a table, which holds the texts itself."""
    words = ", ".join(f'"{field}"' for field in searched)
    db.execute(
        f'CREATE VIRTUAL TABLE "{kind}_fts" USING FTS5 '
        f"({words}, content=\"{kind}\", tokenize='{_TOKENS}')"
    )
    db.execute(f'INSERT INTO "{kind}_fts" ("{kind}_fts") VALUES (\'rebuild\')')
