"""Which outlets tell what a sentence of a summary tells."""

from __future__ import annotations

from typing import Any

import pytest

from generator.brief.compose import compose
from generator.pages.corroboration import Corroboration, find_corroboration, say_the_same
from generator.records import Article, Editorial, Records, SummaryLine
from tests import factory

TEXT = "Rain fell on Orlu. Nine people died. Talks began."
SOURCES = tuple(factory.article(f"a{n}", TEXT, outlet=f"Outlet {n}") for n in range(4))


def told(records: Records, words: str) -> Corroboration | None:
    start, end = factory.span(SOURCES[0], words)
    found = find_corroboration(
        compose(records, Editorial()), (SummaryLine("a0", start, end, words),)
    )
    return found.get(f"a0#s{start}")


def rain(*sources: Article, **given: Any) -> Records:
    """The first sentence told as one event by some articles."""
    events = [factory.event(s, "Rain fell on Orlu.", entry="rain") for s in sources]
    entry = factory.entry("rain", events=tuple(e.id for e in events))
    return factory.records(articles=SOURCES, events=events, chronology=(entry,), **given)


def test_outlets_are_those_whose_own_sentence_tells_the_event() -> None:
    found = told(rain(*SOURCES[:3]), "Rain fell on Orlu.")
    assert found is not None
    assert (found.outlets, [e.article for e in found.tellings]) == (3, ["a1", "a2"])
    assert told(rain(SOURCES[0]), "Rain fell on Orlu.") is None


def test_a_copy_and_a_second_article_of_the_outlet_add_nothing() -> None:
    copy = factory.article("a1", TEXT, outlet="Outlet 1", copy_of="a0")
    again = factory.article("a2", TEXT, outlet="Outlet 0")
    made = rain(SOURCES[0], copy, again)
    records = factory.records(
        articles=(SOURCES[0], copy, again), events=made.events, chronology=made.chronology
    )
    assert told(records, "Rain fell on Orlu.") is None


def test_who_only_points_to_the_event_or_doubts_it_does_not_tell_it() -> None:
    events = [
        factory.event(SOURCES[0], "Rain fell on Orlu.", entry="rain"),
        factory.event(SOURCES[1], "Rain fell on Orlu.", entry="rain", reference=True),
        factory.event(SOURCES[2], "Rain fell on Orlu.", entry="rain", status="disputed"),
    ]
    entry = factory.entry("rain", events=tuple(e.id for e in events))
    records = factory.records(articles=SOURCES, events=events, chronology=(entry,))
    assert told(records, "Rain fell on Orlu.") is None


def test_a_number_counts_only_where_it_is_the_same() -> None:
    words = "Nine people died."
    figures = [
        factory.figure(source, words, value, measure="dead")
        for source, value in zip(SOURCES, (9, 9, 12, 9), strict=True)
    ]
    found = told(factory.records(articles=SOURCES, figures=figures), words)
    assert found is not None
    assert [f.article for f in found.tellings] == ["a1", "a3"]


def test_a_sentence_of_two_facts_is_told_by_those_who_tell_both() -> None:
    words = "Rain fell on Orlu. Nine people died."
    figures = [
        factory.figure(source, "Nine people died.", 9, measure="dead") for source in SOURCES[::2]
    ]
    found = told(rain(*SOURCES[:3], figures=figures), words)
    assert found is not None
    assert [e.article for e in found.tellings] == ["a2"]


@pytest.mark.parametrize(("speakers", "after"), [("ana ana", "ana"), ("ana jon", None)])
def test_whom_all_of_them_cite_is_said(speakers: str, after: str | None) -> None:
    quotes = [
        factory.quote(source, "Rain fell on Orlu", kind="indirect", speaker=speaker)
        for source, speaker in zip(SOURCES[:2], speakers.split(), strict=True)
    ]
    found = told(rain(*SOURCES[:2], quotes=quotes), "Rain fell on Orlu.")
    assert found is not None
    assert found.after == after


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("more_than", 100_000), ("exact", 100_600), True),
        (("more_than", 100_000), ("exact", 99_000), False),
        (("more_than", 4000), ("nearly", 4000), False),
        (("about", 500_000), ("more_than", 700_000), False),
        (("about", 500_000), ("exact", 510_000), True),
        (("exact", 27), ("at_least", 27), True),
        (("exact", 27), ("exact", 28), False),
    ],
)
def test_numbers_are_one_within_their_qualifiers(
    one: tuple[str, float], other: tuple[str, float], same: bool
) -> None:
    figures = [
        factory.figure(SOURCES[0], "Nine", value, qualifier=qualifier)
        for qualifier, value in (one, other)
    ]
    assert say_the_same(*figures) is same
    assert say_the_same(*reversed(figures)) is same


def test_a_range_is_the_same_only_as_itself() -> None:
    wide, narrow = (
        factory.figure(SOURCES[0], "Nine", None, qualifier="range", low=50.0, high=high)
        for high in (1000.0, 100.0)
    )
    assert say_the_same(wide, wide)
    assert not say_the_same(wide, narrow)
