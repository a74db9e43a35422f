"""What each thing that an editor would name earns a quotation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.brief.key_quotes import choose_quotes, is_statement, score_quotes
from generator.records import Quote
from tests import factory

#: Ten words, six of them content words: full marks for length and content.
WORDS = "Belo warned the villages that dams burst and rivers flood"
SOURCE = factory.article("a", f"“{WORDS},” she said. Heavy rain fell on Orlu for two days.")
PLAIN = factory.quote(SOURCE, WORDS)
#: Direct speech, content, length, and that it names whom it is about.
PLAIN_SCORE = 1.3 + 0.8 + 0.7 + 0.5


def score(quote: Quote, **records: Any) -> float:
    given = {"articles": (SOURCE,), "quotes": (quote,)} | records
    return score_quotes(factory.records(**given)).base[quote.id]


def test_direct_words_of_good_length_score_for_themselves() -> None:
    assert score(PLAIN) == pytest.approx(PLAIN_SCORE)


@pytest.mark.parametrize(("kind", "lost"), [("mixed", 0.39), ("indirect", 0.91)])
def test_the_more_is_the_reporters_the_less_it_scores(kind: str, lost: float) -> None:
    changed = replace(PLAIN, kind=kind)  # type: ignore[arg-type]
    assert score(changed) == pytest.approx(PLAIN_SCORE - lost)


@pytest.mark.parametrize(
    ("traits", "earned"),
    [
        ({}, 0.6),
        ({"mentions": 3}, 0.6),
        ({"speaks_for": "tavia"}, 0.8),
        ({"kind": "state"}, 0.8),
        ({"curated": True}, 0.8),
        ({"curated": True, "speaks_for": "tavia"}, 1.0),
    ],
)
def test_a_speaker_earns_by_prominence_office_and_entry(
    traits: dict[str, Any], earned: float
) -> None:
    given: dict[str, Any] = {"kind": "person", "quotes": 4} | traits
    speaker = factory.actor("belo", **given)
    spoken = replace(PLAIN, speaker="belo")
    assert score(spoken, actors=(speaker,)) == pytest.approx(PLAIN_SCORE + earned)


def test_prominence_grows_with_the_logarithm_of_mentions() -> None:
    actors = (factory.actor("belo", quotes=1, mentions=2), factory.actor("harr", mentions=15))
    spoken = replace(PLAIN, speaker="belo")
    assert score(spoken, actors=actors) == pytest.approx(PLAIN_SCORE + 0.3)


@pytest.mark.parametrize(("outlets", "earned"), [(1, 0.0), (2, 0.4), (3, 0.8), (4, 0.8)])
def test_further_outlets_earn_up_to_two(outlets: int, earned: float) -> None:
    articles = [replace(SOURCE, id=f"a{n}", outlet=f"Outlet {n}") for n in range(outlets)]
    first = replace(PLAIN, id="q0", same_as="q0")
    quotes = [replace(first, id=f"q{n}", article=f"a{n}") for n in range(outlets)]
    found = score_quotes(factory.records(articles=articles, quotes=quotes)).base
    assert found["q0"] == pytest.approx(PLAIN_SCORE + earned)


def test_a_copy_is_no_further_outlet() -> None:
    copy = replace(SOURCE, id="b", outlet="Wire", copy_of="a")
    first = replace(PLAIN, same_as=PLAIN.id)
    quotes = (first, replace(first, id="q2", article="b"))
    found = score_quotes(factory.records(articles=(SOURCE, copy), quotes=quotes)).base
    assert found[PLAIN.id] == pytest.approx(PLAIN_SCORE)


def test_an_event_in_its_sentence_earns_by_its_weight() -> None:
    event = factory.event(SOURCE, PLAIN.sentence, entry="flood")
    entries = (factory.entry("flood", weight=2.0), factory.entry("war", weight=8.0))
    found = score(PLAIN, events=(event,), chronology=entries)
    assert found == pytest.approx(PLAIN_SCORE + 0.5 / 4)


def test_the_topics_terms_earn_on_its_page_only() -> None:
    topics = (factory.topic("floods", terms=("dams",)), factory.topic("votes", terms=("ballot",)))
    scores = score_quotes(factory.records(articles=(SOURCE,), quotes=(PLAIN,), topics=topics))
    found = [scores.for_topic(topic)(PLAIN) for topic in topics]
    assert found == [pytest.approx(PLAIN_SCORE + 0.6), pytest.approx(PLAIN_SCORE)]


def test_an_opinion_piece_halves_the_score() -> None:
    assert score(PLAIN, articles=(replace(SOURCE, genre="opinion"),)) == pytest.approx(
        PLAIN_SCORE / 2
    )


def test_words_that_leave_open_who_is_meant_lose() -> None:
    source = factory.article("b", "“They warned the villages that dams burst and rivers flood.”")
    quote = factory.quote(source, "They warned the villages that dams burst and rivers flood")
    with_sentence = replace(quote, kind="indirect")
    lost = score(with_sentence, articles=(source,)) - score(quote, articles=(source,))
    assert lost == pytest.approx(0.5 - 1.3 * 0.7)


@pytest.mark.parametrize(("words", "says"), [("Dams burst at Orlu", True), ("Dams burst", False)])
def test_four_words_are_a_statement(words: str, says: bool) -> None:
    source = factory.article("c", words)
    quote = factory.quote(source, words, speaker_name="Belo")
    assert is_statement(quote, {}) is says
    assert not is_statement(replace(quote, speaker_name=None), {})


def test_the_best_come_first_and_none_says_the_same_as_another_of_its_speaker() -> None:
    text = "Dams burst near Orlu. Dams burst near Keld. Rivers flood all villages. Rain fell."
    source = factory.article("d", text)
    sentences = [text[a:b] for a, b in factory.sentences_of(source)]
    quotes = [factory.quote(source, words, speaker="belo") for words in sentences]
    chosen = choose_quotes(quotes, lambda q: float(q.start), 2)
    assert chosen == [quotes[3], quotes[2]]
    assert choose_quotes(quotes[:2], lambda q: float(q.start), 5) == [quotes[1]]
    others = [quotes[0], replace(quotes[1], speaker="harr")]
    assert len(choose_quotes(others, lambda q: float(q.start), 5)) == 2
