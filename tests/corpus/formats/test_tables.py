"""Collections of articles as JSON, JSON Lines and CSV."""

from __future__ import annotations

import pytest

from tests.corpus.formats.made_files import (
    COLLECTED,
    END,
    TEXT,
    TITLE,
    as_csv,
    as_json,
    as_lines,
)
from tests.corpus.reading import read, read_one


@pytest.mark.parametrize(
    ("names", "kind"),
    # A table holds no records in records, as Event Registry's are.
    [
        (n, k)
        for n in COLLECTED
        for k in ("json", "jsonl", "csv")
        if (n, k) != ("Event Registry", "csv")
    ],
)
def test_collections_of_articles(names: str, kind: str) -> None:
    found = COLLECTED[names]
    made = {"json": as_json(found), "jsonl": as_lines(found), "csv": as_csv(found)}[kind]
    article = read_one(f"a.{kind}", made)
    assert (article.title, article.outlet, article.published, article.authors, article.url) == (
        TITLE, "harbour.example", "2023-10-03", ("Ada Rein",), "https://harbour.example/ferry",
    )  # fmt: skip
    assert article.text == TEXT


def test_a_table_without_texts_says_what_it_lacks() -> None:
    articles, issues = read("a.csv", "title,url\nFerry sold,https://a.example\n")
    assert not articles
    assert [i.kind for i in issues] == ["no-article-text"]


def test_a_record_is_the_place_that_a_citation_names() -> None:
    lines = as_lines({"title": "One", "text": TEXT}) + as_lines({"title": "Two", "text": END})
    articles, _ = read("a.jsonl", lines)
    assert [(a.title, a.lines) for a in articles] == [("One", (1, 1)), ("Two", (2, 2))]
