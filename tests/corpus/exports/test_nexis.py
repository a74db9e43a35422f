"""Exports of Nexis, as text and as documents of a word processor."""

from __future__ import annotations

import pytest

from tests.corpus.exports.texts import TEXTS, mastheads
from tests.corpus.formats.made_files import docx, rtf
from tests.corpus.reading import read, read_articles


@pytest.mark.parametrize("kind", ["docx", "rtf"])
def test_a_database_exports_documents_of_word_processors(kind: str) -> None:
    paragraphs = [x for x in TEXTS["new_nexis"].split("\n") if x]
    made = docx(paragraphs) if kind == "docx" else rtf(paragraphs)
    articles, _ = read(f"a.{kind}", made)
    assert mastheads(articles) == mastheads(read_articles(TEXTS["new_nexis"]))


def test_sections_are_stated() -> None:
    assert [a.section for a in read_articles(TEXTS["old_nexis"])] == [
        "GUARDIAN HOME PAGES; Pg. 7",
        "NEWS; Pg. 2",
    ]


def test_the_day_a_database_loaded_a_document_is_not_its_date() -> None:
    (article,) = read_articles(TEXTS["new_nexis"].replace("October 3, 2023 Tuesday\n\n", ""))
    assert article.published is None
