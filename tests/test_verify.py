"""Broken promises of the records are found and named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.brief.compose import compose
from generator.records import Dispute, Editorial, SummaryLine
from generator.verify import verify_briefing, verify_records
from tests import factory

SOURCE = factory.article("a", "Ann Lee said “no” on Tuesday. Five people died.")
QUOTE = factory.quote(SOURCE, "no", speaker="ann")
EVENT = factory.event(SOURCE, "Five people died.", entry="dead")
FIGURE = factory.figure(SOURCE, "Five people", 5, measure="dead")
ENTRY = factory.entry("dead", events=(EVENT.id,), text=EVENT.sentence, articles=("a",))
GOOD: dict[str, Any] = {
    "articles": (SOURCE,),
    "quotes": (QUOTE,),
    "events": (EVENT,),
    "figures": (FIGURE,),
    "chronology": (ENTRY,),
    "measures": (factory.measure("dead", (FIGURE.id,)),),
    "actors": (factory.actor("ann"),),
    "topics": (factory.topic("t", articles=("a",)),),
    "mentions": (factory.mention(SOURCE, "Ann Lee", "ann"),),
}


def test_nothing_is_said_of_good_records() -> None:
    assert verify_records(factory.records(**GOOD)) == []


@pytest.mark.parametrize(
    ("group", "records", "told"),
    [
        ("quotes", [replace(QUOTE, start=QUOTE.start + 1)], [QUOTE.id, "'no'"]),
        ("quotes", [replace(QUOTE, end=9999)], [QUOTE.id]),
        ("quotes", [replace(QUOTE, start=-2, end=0)], [QUOTE.id]),
        ("quotes", [replace(QUOTE, article="b")], [QUOTE.id, "'b'"]),
        ("quotes", [replace(QUOTE, speaker="bob")], [QUOTE.id, "'bob'", "actors"]),
        ("quotes", [replace(QUOTE, about=("bob",))], ["about 'bob'"]),
        ("quotes", [replace(QUOTE, topics=("u",))], ["topic 'u'"]),
        ("quotes", [replace(QUOTE, same_as="q")], ["same_as 'q'"]),
        ("quotes", [replace(QUOTE, said="soon")], [QUOTE.id, "'soon'"]),
        ("quotes", [QUOTE, QUOTE], [QUOTE.id, "2 times"]),
        ("events", [replace(EVENT, date="2023-02-30")], [EVENT.id, "2023-02-30"]),
        ("events", [replace(EVENT, date="2023-09-02/2023-09-01")], [EVENT.id]),
        ("events", [replace(EVENT, entry="none")], ["entry 'none'"]),
        ("events", [replace(EVENT, sentence="Six people died.")], [EVENT.id, "Six people"]),
        ("figures", [replace(FIGURE, measure="none")], ["measure 'none'"]),
        ("figures", [replace(FIGURE, according_to="bob")], ["according_to 'bob'"]),
        ("articles", [replace(SOURCE, published="2023-9-4")], ["2023-9-4"]),
        ("articles", [replace(SOURCE, copy_of="z")], ["copy_of 'z'"]),
        ("articles", [replace(SOURCE, published="2023-10")], ["'2023-10'"]),
        ("actors", [factory.actor("ann", speaks_for="bob")], ["speaks_for 'bob'"]),
        ("topics", [factory.topic("t", articles=("z",))], ["topic t", "'z'"]),
        ("chronology", [replace(ENTRY, text="Other words.")], ["entry dead", "Other words."]),
        ("chronology", [replace(ENTRY, actors=("bob",))], ["actor 'bob'"]),
        ("measures", [factory.measure("dead", ("f",))], ["figure 'f'"]),
        ("mentions", [factory.mention(SOURCE, "Ann Lee", "bob")], ["entity 'bob'"]),
        ("disputes", [Dispute("d", "denial", "d", ("x",), (), ())], ["dispute d", "'x'"]),
    ],
)
def test_a_broken_promise_is_named(group: str, records: list[Any], told: list[str]) -> None:
    messages = verify_records(factory.records(**(GOOD | {group: records})))
    assert any(all(word in message for word in told) for message in messages), messages


def test_a_summary_line_must_be_its_sources_words() -> None:
    briefing = compose(factory.records(**GOOD), Editorial())
    assert verify_briefing(briefing) == []
    home = replace(briefing.home, summary=(SummaryLine("a", 0, 7, "Bob Ray"),), actors=("bob",))
    messages = verify_briefing(replace(briefing, home=home))
    assert len(messages) == 2
    assert "summary of home" in messages[0]
    assert "'bob'" in messages[1]
