"""The database of the records: keys that hold, joins, search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from generator.pages.database import columns_of
from generator.pages.export import DATABASE, export_files
from generator.records import Records
from tests.pages.factory import briefing

RECORDS = briefing().records


def opened(records: Records) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.deserialize(dict(export_files(records))[DATABASE])
    return db


@pytest.fixture(scope="module")
def db() -> Iterator[sqlite3.Connection]:
    with opened(RECORDS) as made:
        yield made


def test_every_field_of_every_kind_is_a_column(db: sqlite3.Connection) -> None:
    for field in fields(Records):
        columns = [row[1] for row in db.execute(f'PRAGMA table_info("{field.name}")')]
        assert columns == list(columns_of(field.name))


def test_every_record_has_a_key_and_every_reference_lands(db: sqlite3.Connection) -> None:
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    referring = 0
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%'"):
        info = db.execute(f'PRAGMA table_info("{table}")').fetchall()
        columns = {row[1]: bool(row[5]) for row in info}
        assert columns.get("id", True)
        for row in db.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
            referring += 1
            by_index = db.execute(
                f'EXPLAIN QUERY PLAN SELECT * FROM "{table}" WHERE "{row[3]}" = ?', ("x",)
            ).fetchone()[3]
            assert "USING INDEX" in by_index, (table, row[3])
    assert referring > 25


def test_a_reference_that_leads_nowhere_is_found() -> None:
    quote = replace(RECORDS.quotes[0], about=("nobody",))
    with opened(replace(RECORDS, quotes=(quote, *RECORDS.quotes[1:]))) as broken:
        assert [row[0] for row in broken.execute("PRAGMA foreign_key_check")] == ["quotes_about"]


def test_lists_are_tables_to_join(db: sqlite3.Connection) -> None:
    told = db.execute(
        "SELECT quotes.text, speaker.name, about.name FROM quotes "
        "JOIN actors AS speaker ON speaker.id = quotes.speaker "
        "JOIN quotes_about ON quotes_about.quote = quotes.id "
        "JOIN actors AS about ON about.id = quotes_about.actor "
        "WHERE quotes.article = 'keld-news-gates'"
    ).fetchall()
    assert told == [("The accusation is false, and Tavia knows it,", "Jon Harr", "Tavia")]
    entry = RECORDS.chronology[0]
    events = db.execute(
        "SELECT event FROM chronology_events WHERE entry = ? ORDER BY position", (entry.id,)
    )
    assert tuple(event for (event,) in events) == entry.events
    sides = {row[0] for row in db.execute("SELECT claim FROM disputes_claims")}
    assert sides == {claim for dispute in RECORDS.disputes for claim in dispute.claims}


def test_numbers_are_numbers(db: sqlite3.Connection) -> None:
    most = db.execute("SELECT max(value) FROM figures").fetchone()
    assert most == (6500.0,)
    assert db.execute("SELECT DISTINCT typeof(curated) FROM actors").fetchall() == [("integer",)]


@pytest.mark.parametrize(
    ("table", "asked", "found"),
    [
        ("articles", "gauges", "courier-interview"),
        ("articles", "dams NOT tavia", None),
        ("quotes", "accusations", "keld-news-gates"),  # as searches stem words
        ("figures", "villages", "courier-orlu"),
        ("actors", "belo", "ana-belo"),
    ],
)
def test_texts_are_searched(
    db: sqlite3.Connection, table: str, asked: str, found: str | None
) -> None:
    key = "article" if table in ("quotes", "figures") else "id"
    rows = db.execute(
        f'SELECT "{key}" FROM "{table}" WHERE rowid IN '
        f'(SELECT rowid FROM "{table}_fts" WHERE "{table}_fts" MATCH ?)',
        (asked,),
    ).fetchall()
    assert ({row[0] for row in rows} == {found}) if found else not rows
