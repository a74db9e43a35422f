"""Who gets a page."""

from __future__ import annotations

from dataclasses import replace

from generator.brief.compose import compose
from generator.brief.page_owners import SPOKEN_AT_LENGTH, choose_page_owners
from generator.records import Article, Editorial, Quote
from tests import factory

OLD = factory.article("old", "Ann Lee said: “One.” Two. Bob Ray left.")
NEW = factory.article("new", "Ann Lee said: “One.” Bob Ray came back.")
COPY = replace(factory.article("copy", OLD.text), copy_of="old")
ACTORS = (factory.actor("ann", articles=2), factory.actor("bob", articles=2))


def quote(article: Article, speaker: str) -> Quote:
    return factory.quote(article, "One.", speaker=speaker, speaker_name="Ann Lee")


def test_speaking_or_acting_in_two_articles_is_worth_a_page() -> None:
    events = (factory.event(NEW, "Bob Ray came back", actors=("bob",)),)
    records = factory.records(
        articles=(OLD, NEW), quotes=(quote(OLD, "ann"), quote(NEW, "ann")), events=events,
        actors=ACTORS,
    )  # fmt: skip
    assert choose_page_owners(records) == {"ann"}
    both = (factory.event(OLD, "Bob Ray left", actors=("bob",)), *events)
    assert choose_page_owners(replace(records, events=both)) == {"ann", "bob"}


def test_a_copy_is_no_second_article() -> None:
    records = factory.records(
        articles=(OLD, COPY), quotes=(quote(OLD, "ann"), quote(COPY, "ann")), actors=ACTORS
    )
    assert choose_page_owners(records) == frozenset()


def test_an_interview_is_worth_a_page() -> None:
    said = [replace(quote(OLD, "ann"), id=f"q{n}") for n in range(SPOKEN_AT_LENGTH)]
    records = factory.records(articles=(OLD,), quotes=tuple(said), actors=ACTORS)
    assert choose_page_owners(records) == {"ann"}
    fewer = replace(records, quotes=tuple(said[1:]))
    assert choose_page_owners(fewer) == frozenset()


def test_whom_an_editor_lists_gets_one_when_an_article_speaks_of_them() -> None:
    curated = factory.actor("ann", curated=True, articles=1)
    absent = factory.actor("bob", curated=True, articles=0)
    records = factory.records(articles=(OLD,), actors=(curated, absent))
    assert choose_page_owners(records) == {"ann"}


def test_an_outlet_that_only_asks_gets_none_and_its_questions_are_about_nobody() -> None:
    asks = [
        replace(quote(OLD, "radio"), id=f"q{n}", interview=True, about=("ann",))
        for n in range(SPOKEN_AT_LENGTH)
    ]
    actors = (*ACTORS, factory.actor("radio", "media", articles=1))
    records = factory.records(articles=(OLD,), quotes=tuple(asks), actors=actors)
    assert choose_page_owners(records) == frozenset()
    briefs = {b.actor.id: b for b in compose(records, Editorial()).actors}
    assert (briefs["radio"].said, briefs["ann"].said_of) == ((), ())
    states = replace(records, quotes=tuple(replace(q, interview=False) for q in asks))
    assert choose_page_owners(states) == {"radio"}
