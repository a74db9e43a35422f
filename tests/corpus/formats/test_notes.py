"""Notes of Obsidian, Joplin and Readwise: Markdown with what they state of the article."""

from __future__ import annotations

import pytest

from tests.corpus.formats.made_files import (
    LEAD,
    TEXT,
    TITLE,
)
from tests.corpus.reading import read_one


@pytest.mark.parametrize(
    ("front", "outlet", "authors"),
    [
        ("source: https://a.example/b\nsite: Harbour Weekly\nauthor:\n  - \"[[Ada Rein]]\"",
         "Harbour Weekly", ("Ada Rein",)),
        ("title: x\nsource: https://a.example/b\nauthor: Ada Rein\ncreated: 2024-01-01",
         "a.example", ("Ada Rein",)),
    ],
    ids=["Obsidian", "Joplin"],
)  # fmt: skip
def test_notes(front: str, outlet: str, authors: tuple[str, ...]) -> None:
    article = read_one("a.md", f"---\n{front}\n---\n\n{TEXT}\n")
    assert (article.outlet, article.authors, article.url) == (
        outlet,
        authors,
        "https://a.example/b",
    )
    assert article.published is None


def test_readwise() -> None:
    note = (
        f"# {TITLE}\n\n## Metadata\n- Author: [[Ada Rein]]\n- Full Title: {TITLE}\n"
        f"- Category: #articles\n- URL: https://a.example/b\n\n## Full Document\n\n{TEXT}\n"
    )
    article = read_one("a.md", note)
    assert (article.title, article.authors, article.url) == (
        TITLE,
        ("Ada Rein",),
        "https://a.example/b",
    )
    assert "Metadata" not in article.text
    assert LEAD in article.text
