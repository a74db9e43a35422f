"""Where a choice tips: of events, of sentences, of the parties of a topic."""

from __future__ import annotations

from typing import Any

import pytest

from generator.brief.developments import most_reported
from generator.brief.key_quotes import WEIGHTS, score_quotes
from generator.brief.positions import find_parties
from generator.records import Entry
from tests import factory

NEWEST = "2023-10-10"


def entry(day: int, outlets: int = 1, **given: Any) -> Entry:
    return factory.entry(f"d{day:02}", f"2023-10-{day:02}", outlets=outlets, **given)


@pytest.mark.parametrize(
    ("told", "reported"),
    [
        (entry(4), True),  # the first of seven days
        (entry(3), False),
        (entry(10), True),
        (entry(11), False),
        (entry(9, status="announced"), False),
        (entry(9, status="reported"), True),
        (entry(9, precision="month"), False),
    ],
)
def test_what_the_last_days_report(told: Entry, reported: bool) -> None:
    assert (most_reported([told], NEWEST) == (told,)) == reported
    assert most_reported([told], None) == ()


def test_most_reported_by_outlets_then_sentences_then_weight() -> None:
    made = [
        entry(5, 2),
        entry(6, 3),
        entry(7, 2, told_by=("a", "b")),
        entry(8, 2, weight=2.0),
    ]
    assert [e.id for e in most_reported(made, NEWEST)] == ["d06", "d07", "d08"]


@pytest.mark.parametrize(
    ("words", "kind", "open_"),
    [
        ("He will rebuild every bridge of the valley", "direct", True),
        ("Their bridges fell when the flood came down", "direct", True),
        ("Bridges he built fell when the flood came", "direct", False),
        ("He will rebuild every bridge of the valley", "indirect", False),
    ],
)
def test_words_about_nobody_named_are_worth_less(words: str, kind: str, open_: bool) -> None:
    def worth(said: str, as_: str) -> float:
        source = factory.article("a", f"{said}, she said.")
        quote = factory.quote(source, said, kind=as_, speaker="ann")
        found = factory.records(articles=(source,), quotes=(quote,), actors=(factory.actor("ann"),))
        return score_quotes(found).base[quote.id]

    plain = "Harbours will rebuild every bridge of the valley"
    loss = worth(plain, kind) - worth(words, kind)
    assert (loss >= WEIGHTS["self_contained"]) == open_


def test_states_before_bodies_before_people() -> None:
    kinds = {
        "ann": "person",
        "union": "organisation",
        "norland": "state",
        "cabinet": "government body",
    }
    actors = {id: factory.actor(id, kind) for id, kind in kinds.items()}
    words = "We will rebuild every bridge of the valley before the winter comes"
    quotes = [
        factory.quote(factory.article(id, words), words, speaker=id)
        for id in ("ann", "cabinet", "norland", "union")
    ]
    order = [p.actor for p in find_parties(quotes, actors, lambda q: 0.0)]
    assert order.index("norland") < order.index("union") < order.index("ann")
