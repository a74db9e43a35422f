"""Quotations of small texts, from their parse and coreference chains."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.extract.coreference import resolve_coreference
from generator.extract.quotes import find_quotes
from generator.language.gazetteer import Gazetteer
from generator.language.pipeline import Parser
from generator.records import Article, Editorial, FoundQuote, Genre
from tests import factory

Find = Callable[..., tuple[FoundQuote, ...]]

#: Introduces whoever speaks in what follows it.
START = "Maria Keller, the health minister, met Paul Brandt on Monday. "


def article(text: str, genre: Genre = "report") -> Article:
    """An article of which only text and genre matter."""
    return factory.article("a", text, published="2024-01-02", genre=genre)


def said(quotes: tuple[FoundQuote, ...], start: str) -> FoundQuote:
    """The first quotation that begins so."""
    found = [q for q in quotes if q.text.startswith(start)]
    assert found, [q.text for q in quotes]
    return found[0]


@pytest.fixture(scope="session")
def find(parser: Parser) -> Find:
    """Finds the quotations of a text."""
    gazetteer = Gazetteer(Editorial())

    def run(text: str, genre: Genre = "report") -> tuple[FoundQuote, ...]:
        made = article(text, genre)
        doc = next(iter(parser.docs([text])))
        return find_quotes(doc, made, resolve_coreference(doc, made, gazetteer), ())

    return run
