"""Lines that can be read alone, or with the sentence that explains them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.brief.compose import compose
from generator.brief.readable import find_readable, opens_dangling
from generator.records import Article, Editorial, Heading, Part, Records
from generator.verify import verify_briefing
from tests import factory


def shown(source: Article, sentence: str, **given: Any) -> str | None:
    """What pages show of an event told by a sentence."""
    event = factory.event(source, sentence, **given)
    records = factory.records(articles=(source,), events=(event,))
    part = find_readable(records, {source.id: factory.sentences_of(source)}).get(event.id)
    return part.text if part else None


@pytest.mark.parametrize(
    ("text", "dangles"),
    [
        ("This effectively paved the way.", True),
        ("This week the talks began.", False),
        ("Thursday especially with air attacks.", True),
        ("Thursday’s attack was heavy.", False),
        ("Especially since the firm came.", True),
        ("The former said so.", True),
        ("Italy voted.", False),
        ("Sooner or later it ends.", False),
        ("Orlando fell.", False),
    ],
)
def test_words_that_need_the_sentence_before(text: str, dangles: bool) -> None:
    assert opens_dangling(text) is dangles


def test_a_word_that_only_ties_is_left_off() -> None:
    source = factory.article("a", "Rain fell. But the army of Tavia marched on.")
    assert shown(source, "But the army of Tavia marched on.") == "the army of Tavia marched on."
    spaced = factory.article("a", "Rain fell. But , the army of Tavia marched on.")
    assert shown(spaced, "But , the army of Tavia marched on.") == "the army of Tavia marched on."


def test_what_nothing_else_explains_is_shown_with_the_sentence_before() -> None:
    text = "The dam at Orlu broke. This drowned the village."
    assert shown(factory.article("a", text), "This drowned the village.") == text


def test_two_sentences_before_at_most() -> None:
    first, second, third = "Rain fell.", "It filled the dam.", "This drowned the village."
    source = factory.article("a", f"{first} {second} {third}")
    assert shown(source, third) == source.text
    deeper = factory.article("a", f"Rain fell. It rained on. {second} {third}")
    assert shown(deeper, third) is None


def test_no_heading_is_taken_for_the_sentence_before() -> None:
    text = "Rain in Orlu\n\nThis drowned the village."
    source = factory.article("a", text, headings=(Heading(0, 12),))
    assert shown(source, "This drowned the village.") is None


def test_no_question_is_shown_with_its_answer() -> None:
    text = "What of the dam?\n\nThis drowned the village."
    source = factory.article("a", text, genre="interview")
    assert shown(source, "This drowned the village.") is None


def test_the_events_own_clause_goes_first() -> None:
    sentence = "Belo recalled the meeting held in Orlu a year ago."
    source = factory.article("a", sentence)
    start, end = factory.span(source, "the meeting held in Orlu a year ago")
    clause = Part(start, end, source.text[start:end])
    assert shown(source, sentence, clause=clause) == clause.text


def test_of_who_says_that_what_is_said_is_shown() -> None:
    source = factory.article("a", "Belo spoke. She said that nine dams of Orlu had broken.")
    words = "nine dams of Orlu had broken"
    quote = factory.quote(source, words, kind="indirect", speaker="belo", speaker_name="Belo")
    figure = factory.figure(source, "nine dams", 9, sentence=quote.sentence)
    records = factory.records(articles=(source,), quotes=(quote,), figures=(figure,))
    found = find_readable(records, {"a": factory.sentences_of(source)})
    assert {found[quote.id].text, found[figure.id].text} == {words}


def test_what_is_shown_is_held_to_the_source() -> None:
    source = factory.article("a", "Rain fell. But the army of Tavia marched on.")
    event = factory.event(source, "But the army of Tavia marched on.")
    records: Records = factory.records(articles=(source,), events=(event,))
    made = compose(records, Editorial(), {"a": factory.sentences_of(source)})
    assert verify_briefing(made) == []
    part = made.shown[event.id]
    other = Part(part.start, part.end, "The army marched on.")
    (message,) = verify_briefing(replace(made, shown={event.id: other}))
    assert event.id in message
