"""Every record as JSON Lines, CSV and SQLite; pages' rows; the feed."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from dataclasses import fields, replace
from errno import ENOSPC
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.export import export, export_files, to_csv
from generator.pages.feed import atom_feeds
from generator.pages.page_data import PageRows
from generator.pages.record_index import RecordIndex
from generator.records import Records
from generator.settings import Settings
from tests.pages.factory import briefing

SETTINGS = Settings(Path(), None, Path(), Path(), None, site_name="Dam")
#: Every cell but one with a carriage return, which not all versions of the library quote, or
#: that a spreadsheet would run.
TEXT = st.text(alphabet=' ,"\n\t;aé[{', max_size=6).filter(lambda t: t[:1] not in set("\n\t"))
CELL = st.one_of(st.none(), st.integers(), st.floats(), TEXT)
ATOM = "{http://www.w3.org/2005/Atom}"


def test_every_kind_of_record_is_exported_three_times(tmp_path: Path) -> None:
    records = briefing().records
    export(records, tmp_path)
    db = sqlite3.connect(tmp_path / "briefing.sqlite")
    for field in fields(Records):
        expected = len(getattr(records, field.name))
        lines = (tmp_path / f"{field.name}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = list(csv.reader((tmp_path / f"{field.name}.csv").open(encoding="utf-8")))
        assert len([json.loads(line) for line in lines]) == expected
        assert len(rows) == expected + 1
        assert db.execute(f"SELECT count(*) FROM {field.name}").fetchone() == (expected,)
    db.close()


def test_an_export_says_what_the_record_says() -> None:
    quote = json.loads(dict(export_files(briefing().records))["quotes.jsonl"].splitlines()[1])
    assert quote["text"] == "Nobody warned the villages below,"
    assert quote["speaker"] == "ana-belo"
    assert quote["about"] == ["keld"]


def test_exports_are_the_same_bytes_each_time() -> None:
    assert dict(export_files(briefing().records)) == dict(export_files(briefing().records))


@pytest.mark.parametrize("start", [*"=+-@\t\r\n＝＋－＠"])
def test_no_cell_runs_as_a_formula(start: str) -> None:
    text = f'{start}HYPERLINK("http://x.example")'
    (cell,) = list(csv.reader(io.StringIO(to_csv(("a",), [(text,)]).decode(), newline="")))[1]
    assert cell == f"'{text}"


def test_numbers_stay_numbers() -> None:
    assert to_csv(("a", "b"), [(-5, "-5"), (-0.5, "a-5")]) == b"a,b\n-5,'-5\n-0.5,a-5\n"


def test_an_export_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(briefing().records, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "topics.csv":
            raise OSError(ENOSPC, "No space left on device", str(path))
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        export(replace(briefing().records, quotes=()), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@given(st.lists(st.tuples(CELL, CELL, CELL)))
def test_csv_is_what_the_library_writes(rows: list[tuple[object, ...]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([("a", "b", "c"), *rows])
    assert to_csv(("a", "b", "c"), rows).decode() == out.getvalue()


def test_half_a_character_breaks_no_export() -> None:
    files = dict(export_files(briefing(" \ud800").records))
    assert b"?" in files["articles.csv"]


def test_rows_are_spans_of_their_article() -> None:
    index = RecordIndex(briefing())
    rows = [row.values for row in PageRows(index).of_article("courier-orlu")]
    assert {row["type"] for row in rows} == {"quote", "figure", "event", "summary"}
    for row in rows:
        text = index.articles[row["article"]].text
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["page"].startswith("sources/courier-orlu.html#")


def test_the_feed_is_atom_newest_first() -> None:
    feeds = dict(atom_feeds(RecordIndex(briefing(" <b> \x0b")), SETTINGS))
    feed = ET.fromstring(feeds["feed.xml"])
    titles = [e.findtext(f"{ATOM}title") or "" for e in feed.iter(f"{ATOM}entry")]
    assert titles[0].startswith("Keld News")
    assert len(titles) == 3  # the fourth has no date
    assert feed.findtext(f"{ATOM}updated") == "2024-05-09T00:00:00Z"
    ids = [e.findtext(f"{ATOM}id") for e in feed.iter(f"{ATOM}entry")]
    assert len(set(ids)) == 3


def test_each_topic_and_actor_has_a_feed_of_its_own() -> None:
    made = briefing()
    feeds = dict(atom_feeds(RecordIndex(made), SETTINGS))
    pages = {f"topics/{b.topic.id}.xml" for b in made.topics}
    pages |= {f"actors/{b.actor.id}.xml" for b in made.actors}
    assert feeds.keys() == {"feed.xml"} | pages
    topic = made.topics[0].topic
    feed = ET.fromstring(feeds[f"topics/{topic.id}.xml"])
    assert feed.findtext(f"{ATOM}title") == f"{topic.title} – Dam"
    links = [link.get("href") or "" for link in feed.iter(f"{ATOM}link")]
    assert links[1] == f"../topics/{topic.id}.html"
    assert all(link.startswith("../sources/") for link in links[2:])
    ids = {ET.fromstring(content).findtext(f"{ATOM}id") for content in feeds.values()}
    assert len(ids) == len(feeds)
    published = replace(SETTINGS, site_url="https://x.example/dam/")
    feed = ET.fromstring(dict(atom_feeds(RecordIndex(made), published))["feed.xml"])
    links = [link.get("href") or "" for link in feed.iter(f"{ATOM}link")]
    assert all(link.startswith("https://x.example/dam/") for link in links)
