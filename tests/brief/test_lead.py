"""Summaries are source sentences that stand alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.brief.lead import FEWEST_LINES, MOST_LINES, choose_lead, scope_of, topic_signature
from generator.brief.lead_candidates import CandidatePool
from generator.brief.standalone_sentences import find_standalone_sentences, stands_alone
from generator.records import Article, Records
from tests import factory

GOOD = "Azerbaijan launched a military operation in the region on Tuesday morning."


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "France said it would send medicine and tents to the border town.",
        "The European Union welcomed the vote of the Armenian parliament on Tuesday.",
        "Ms Lee called the vote “a great day for us all” before leaving Paris.",
        "More than 100,000 people have fled to Armenia since the end of September.",
        "According to Reuters, the talks in Granada were called off at midnight.",
    ],
)
def test_sentences_that_stand_alone(text: str) -> None:
    assert stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "He left the capital for Granada on Thursday without a word.",
        "But Azerbaijan launched a military operation in the region on Tuesday.",
        "In addition, Azerbaijan launched a military operation in the region.",
        "Will Azerbaijan launch a military operation in the region on Tuesday?",
        "Azerbaijan launched “a military operation in the region on Tuesday.",
        "We ask all readers of Le Monde to support this work with a gift.",
        "Azerbaijan attacked.",
        "Azerbaijan launched a military operation in the region on Tuesday",
        "launched a military operation in the region of Azerbaijan on Tuesday.",
        "The region is recognised by all as a part of Azerbaijan.",
        "That led to the flight of more than 100,000 people to Armenia.",
        "Their forces retook the region of Karabakh in a matter of days.",
        "On Tuesday, 3 October, its parliament ratified the Rome Statute without debate.",
        "When asked, their leader told Reuters that nothing had been decided.",
    ],
)
def test_sentences_that_lean_on_others(text: str) -> None:
    assert not stands_alone(text)


@pytest.mark.parametrize(("words", "alone"), [(7, False), (8, True), (55, True), (56, False)])
def test_a_sentence_has_a_readable_length(words: int, alone: bool) -> None:
    assert (
        stands_alone(" ".join(["Azerbaijan", "launched", *["operations"] * (words - 2)]) + ".")
        is alone
    )


@pytest.mark.parametrize(
    "dateline",
    ["MOSCOW, Oct 4 (Reuters) – ", "YEREVAN, OCTOBER 4, ARMENPRESS. ", "BAKU - ", "Oct 4 - "],
)
def test_a_dateline_is_left_out_of_the_span(dateline: str) -> None:
    source = factory.article(text=dateline + GOOD)
    (sentence,) = find_standalone_sentences(source, ((0, len(source.text)),))
    assert source.text[sentence.start : sentence.end] == GOOD


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_span_gives_its_own_words_or_nothing(text: str) -> None:
    source = factory.article(text=text)
    for sentence in find_standalone_sentences(source, ((0, len(text)),)):
        assert stands_alone(text[sentence.start : sentence.end])


def corpus(genre: str = "report") -> Records:
    """Two articles of four sentences each that tell two events."""
    one = factory.article(
        "one",
        f"{GOOD} Armenia called for help from the Security Council in New York. "
        "Heavy shelling was heard in Stepanakert for a second night. "
        "Farmers of Ararat province expect a good harvest of apricots.",
    )
    two = factory.article(
        "two",
        "On Tuesday morning Azerbaijan launched a military operation in the region. "
        "France condemned the military operation and called for an end to the shelling. "
        "“Azerbaijan must stop the military operation in the region at once.” "
        "Nobody knows how the shelling of Stepanakert began or who gave the order.",
        genre=genre,
    )
    told = [
        factory.event(one, GOOD, "2023-09-19", entry="start", topics=("war",)),
        factory.event(two, nth_sentence(two, 0), "2023-09-19", entry="start", topics=("war",)),
        factory.event(two, nth_sentence(two, 1), "2023-09-20", entry="call", topics=("war",)),
    ]
    return factory.records(
        articles=(one, two),
        quotes=(
            factory.quote(
                two, "Azerbaijan must stop the military operation in the region at once."
            ),
        ),
        events=told,
        chronology=(
            factory.entry("start", "2023-09-19", weight=9.0, topics=("war",)),
            factory.entry("call", "2023-09-20", weight=3.0, topics=("war",)),
        ),
        topics=(factory.topic("war", terms=("military operation", "shelling")),),
    )


def nth_sentence(source: Article, number: int) -> str:
    start, end = factory.sentences_of(source)[number]
    return source.text[start:end]


def summary(records: Records) -> list[str]:
    spans = {a.id: factory.sentences_of(a) for a in records.articles}
    pool = CandidatePool(records, spans)
    candidates = pool.by_topic["war"]
    signature = topic_signature(candidates, pool)
    scope = scope_of(records.chronology, records.articles)
    return [c.line.text for c in choose_lead(candidates, signature, scope)]


def test_an_event_is_told_once_and_in_the_order_of_dates() -> None:
    lines = summary(corpus())
    assert sum("launched" in line for line in lines) == 1
    assert lines[0] == GOOD
    assert any("France condemned" in line for line in lines)
    assert len(lines) <= MOST_LINES
    assert FEWEST_LINES <= MOST_LINES


def test_articles_of_a_proposed_topic_tell_of_what_was_before_them() -> None:
    records = corpus()
    for curated in (False, True):
        late = [replace(t, curated=curated, period=("2030-01-01", None)) for t in records.topics]
        lines = summary(replace(records, topics=tuple(late)))
        assert any("launched" in line for line in lines) is not curated


def test_only_sentences_of_the_topic_and_no_bare_quotation() -> None:
    lines = summary(corpus())
    assert not any("apricots" in line or "must stop" in line for line in lines)


def test_opinions_come_last() -> None:
    lines = summary(corpus("opinion"))
    assert lines[0].startswith("Azerbaijan")
    assert lines[-1].startswith(("France", "Nobody"))


def test_a_pronoun_must_stand_for_somebody_the_sentence_names() -> None:
    text = "Paris has two fears over the Caucasus, according to him and to Ann Lee."
    source = factory.article("one", text)
    named = factory.mention(source, "Ann Lee", "ann")
    for entity, count in (("bob", 0), ("ann", 1)):
        pronoun = replace(factory.mention(source, "him", entity), form="pronoun")
        pool = CandidatePool(
            factory.records(articles=(source,), mentions=(pronoun, named)),
            {"one": ((0, len(text)),)},
        )
        assert len(pool.all) == count


def test_copies_are_not_read() -> None:
    source = factory.article("one", GOOD, copy_of="zero")
    spans = {"one": ((0, len(GOOD)),)}
    pool = CandidatePool(factory.records(articles=(source,)), spans)
    assert pool.all == []
