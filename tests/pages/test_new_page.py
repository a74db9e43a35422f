"""The page of what is new since the edition before."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from generator.pages.export import export
from generator.pages.write_pages import site_files
from generator.records import Records
from generator.settings import Settings
from tests.conftest import ROOT
from tests.pages.factory import briefing

MADE = briefing()


def _page(tmp_path: Path, old: Records | None) -> tuple[str, list[str]]:
    """The page when ``old`` is replaced, and the kinds of changes beside it."""
    if old is not None:
        export(old, tmp_path / "site" / "data")
    settings = Settings(
        tmp_path, None, ROOT / "templates", tmp_path / "docs", None, replaced=tmp_path / "site"
    )
    files = site_files(MADE, settings)
    lines = files["data/changes.jsonl"].splitlines()
    return files["new.md"].decode(), [json.loads(line)["kind"] for line in lines]


def test_the_first_edition_says_so(tmp_path: Path) -> None:
    page, kinds = _page(tmp_path, None)
    assert "no earlier edition to compare" in page
    assert "## Articles" not in page
    assert kinds == []


def test_all_that_is_new_and_what_is_gone(tmp_path: Path) -> None:
    records = MADE.records
    gone = replace(records.articles[0], id="gone", title="Taken down")
    measure = replace(records.measures[0], high=4000.0)
    old = replace(
        records,
        articles=(*records.articles[1:], gone),
        quotes=records.quotes[1:],
        figures=records.figures[1:],
        chronology=records.chronology[1:],
        measures=(measure,),
    )
    page, kinds = _page(tmp_path, old)
    assert kinds == ["article", "event", "figure", "quotation", "range", "gone article"]
    assert "1 article, 1 event, 1 quotation, 1 figure, 1 changed range" in page
    for link in ("sources/courier-orlu.md)", f"sources/{records.quotes[0].article}.md#q"):
        assert link in page
    assert "People displaced: 3,000–4,000, now 3,000–6,500 people" in page
    assert "- 8 May 2024, Tavia Courier: Taken down" in page


def test_what_the_edition_before_noted_and_is_no_more_is_left_out(tmp_path: Path) -> None:
    export(MADE.records, tmp_path / "site" / "data")
    noted = '{"kind": "article", "id": "gone", "text": "x"}\n{"kind": "odd", "id": "x"}\n'
    (tmp_path / "site" / "data" / "changes.jsonl").write_text(noted, encoding="utf-8")
    page, kinds = _page(tmp_path, None)
    assert kinds == ["article"]
    assert "gone" not in page
