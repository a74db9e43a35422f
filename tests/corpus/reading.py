"""Articles of one file given as it lies on disk."""

from __future__ import annotations

from generator.corpus.corpus import articles_of
from generator.corpus.read import read_documents
from generator.records import Article, Issue


def read(name: str, data: bytes | str) -> tuple[list[Article], list[Issue]]:
    documents, issues = read_documents(name, data.encode() if isinstance(data, str) else data)
    return articles_of(documents), issues


def read_articles(data: bytes | str, name: str = "a.txt") -> list[Article]:
    articles, issues = read(name, data)
    assert not issues
    return articles


def read_one(name: str, data: bytes | str) -> Article:
    (article,) = read_articles(data, name)
    return article
