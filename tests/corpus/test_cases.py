"""Miniature pages and digests of our own invention, each with what must come of it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.corpus.corpus import articles_of
from generator.corpus.infer_dates import infer_dates
from generator.corpus.read import read_documents
from generator.records import Article

CASES = Path(__file__).parent / "cases"
NAMES = sorted(p.name for p in CASES.iterdir() if p.suffix != ".yml")


def read(name: str) -> tuple[tuple[Article, ...], list[dict[str, Any]]]:
    path = CASES / name
    documents, issues = read_documents(name, path.read_bytes())
    assert not issues
    expected = yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))
    return infer_dates(articles_of(documents)), expected


@pytest.mark.parametrize("name", NAMES)
def test_masthead(name: str) -> None:
    articles, expected = read(name)
    got = [
        {
            "title": a.title,
            "subtitle": a.subtitle,
            "outlet": a.outlet,
            "authors": list(a.authors),
            "published": a.published,
            "basis": a.published_basis,
            "genre": a.genre,
        }
        for a in articles
    ]
    keys = ("title", "subtitle", "outlet", "authors", "published", "basis", "genre")
    want = [
        {k: str(v) if isinstance(v, date) else v for k in keys for v in [e.get(k)]}
        for e in expected
    ]
    assert got == want


@pytest.mark.parametrize("name", NAMES)
def test_body(name: str) -> None:
    articles, expected = read(name)
    assert len(articles) == len(expected)
    for article, want in zip(articles, expected, strict=True):
        assert article.text.startswith(want["first"])
        assert article.text.endswith(want["last"])
        assert [article.text[h.start : h.end] for h in article.headings] == want["headings"]
        assert [s for s in want["has"] if s not in article.text] == []
        assert [s for s in want["lacks"] if s in article.text] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_vanishes(name: str) -> None:
    """Every word of a text file is title, standfirst, body or cut."""
    path = CASES / name
    if path.suffix not in (".txt",):
        pytest.skip("markup is no text")
    articles, _ = read(name)
    kept = " ".join(
        part
        for a in articles
        for part in (a.title, a.subtitle, a.text, *(c.text for c in a.cut))
        if part
    )
    words = set(kept.split())
    written = path.read_text(encoding="utf-8").split()
    lost = [w for w in written if w not in words and not re.fullmatch(r"\d\.", w)]
    assert lost == []
