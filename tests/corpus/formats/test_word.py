"""Documents of word processors."""

from __future__ import annotations

import pytest

from tests.corpus.formats.made_files import (
    PRINTED,
    TEXT,
    TITLE,
    docx,
    rtf,
)
from tests.corpus.reading import read, read_one


@pytest.mark.parametrize("name", ["a.docx", "a.rtf"])
def test_word_processors(name: str) -> None:
    made = docx(PRINTED) if name == "a.docx" else rtf(PRINTED)
    article = read_one(name, made)
    assert (article.title, article.outlet, article.published) == (
        TITLE, "Harbour Weekly", "2023-10-03",
    )  # fmt: skip
    assert article.text == TEXT


def test_a_zip_bomb_is_refused() -> None:
    bomb = docx([], document=" " * 25_000_000)
    articles, issues = read("a.docx", bomb)
    assert not articles
    assert [i.kind for i in issues] == ["too-large-file"]
