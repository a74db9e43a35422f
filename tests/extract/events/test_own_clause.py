"""The part of a sentence that tells of one event alone, read with the default model."""

from __future__ import annotations

import pytest

from generator.language.pipeline import Parser
from tests.extract.events.test_events import events

WHOLE = [
    "The army launched an offensive on Tuesday.",
    "Tuesday's earthquake left thousands of people homeless.",
    "A video published on Tuesday by the mission showed empty streets.",
    "The mission to the region of Orlu reported on Monday.",
    "The ministry said the army had attacked the town on Monday.",
]
PARTS = {
    "Belo recalled the meeting of the leaders held in Prague a year ago.": [
        "the meeting of the leaders held in Prague a year ago"
    ],
    "On Tuesday they announced that the council of the town will be dissolved on 1 January 2024.": [
        None,
        "the council of the town will be dissolved on 1 January 2024",
    ],
    "Tavia opened the border on Monday, and the council of Orlu resigned on Tuesday.": [
        None,
        "the council of Orlu resigned on Tuesday",
    ],
}


@pytest.mark.parametrize("sentence", WHOLE)
def test_a_sentence_about_its_event_is_told_whole(parser: Parser, sentence: str) -> None:
    assert [e.clause for e in events(parser, sentence)] == [None]


@pytest.mark.parametrize(("sentence", "parts"), PARTS.items())
def test_of_others_the_clause_that_the_date_belongs_to(
    parser: Parser, sentence: str, parts: list[str | None]
) -> None:
    found = sorted(events(parser, sentence), key=lambda e: e.date)
    assert [e.clause and e.clause.text for e in found] == parts
    assert all(sentence[c.start : c.end] == c.text for e in found if (c := e.clause))
