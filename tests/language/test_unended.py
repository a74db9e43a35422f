"""Sentences that begin behind a caption or a headline without a full stop."""

from __future__ import annotations

import pytest

from generator.language.pipeline import Parser

PARTED = (
    ("She had been missing since the ship sank", "The body of a sailor was found on Monday."),
    ("Soldiers guard the port of Dunmore", "The leading general said that all was calm."),
    ("Residents queue for fuel", "An official said that more was on its way."),
)

WHOLE = (
    "They have influenza A virus and type A blood.",
    "He went to see the film The third man on Monday.",
    "They met in The Hague.",
    "Soldiers saw The Beatles sing.",
    "The guards of the old town left.",
)


@pytest.mark.parametrize("parts", PARTED)
def test_a_caption_ends_where_a_sentence_begins(parser: Parser, parts: tuple[str, str]) -> None:
    doc = next(iter(parser.docs([" ".join(parts)])))
    assert tuple(s.text for s in doc.sents) == parts


@pytest.mark.parametrize("text", WHOLE)
def test_names_and_titles_begin_nothing(parser: Parser, text: str) -> None:
    doc = next(iter(parser.docs([text])))
    assert [s.text for s in doc.sents] == [text]
