"""The words round dates, read from ``language/data/time_events.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ...language.word_lists import load_data, word_set


@dataclass(frozen=True)
class EventWords:
    """Word lists by what they mean; lemmas in lower case."""

    comparing: frozenset[str]
    prepositions: frozenset[str]
    cancelling: frozenset[str]
    holding: frozenset[str]
    disputing: frozenset[str]
    disputing_adverbs: frozenset[str]
    disputing_adjectives: frozenset[str]
    knowing: frozenset[str]
    denying: frozenset[str]
    saying: frozenset[str]
    media_nouns: frozenset[str]
    tidings: frozenset[str]
    planning: frozenset[str]
    light: frozenset[str]
    stative: frozenset[str]
    era_nouns: frozenset[str]
    naming: frozenset[str]
    particles: frozenset[str]
    opinions: frozenset[str]
    state_bodies: frozenset[str]
    measures: frozenset[str]
    day_names: frozenset[str]
    placing: frozenset[str]
    firsts: frozenset[str]
    refusing: frozenset[str]
    nobody: frozenset[str]
    timetabled: frozenset[str]
    openers: frozenset[str]
    shares: frozenset[str]
    presenting: frozenset[str]
    texts: frozenset[str]
    pictures: frozenset[str]
    involving: frozenset[str]
    involving_in_nouns: frozenset[str]
    taking_part: frozenset[str]
    moving: frozenset[str]
    grounds: frozenset[str]


@cache
def event_words() -> EventWords:
    """The word lists, read once."""
    data = load_data("time_events")
    lists = {name: frozenset(map(str, words)) for name, words in data.items()}
    del lists["striking"]
    return EventWords(
        saying=word_set("reporting_verbs", "event_reporting"),
        timetabled=word_set("time_tense", "timetabled"),
        **lists,
    )


@cache
def statements() -> frozenset[str]:
    """Lemmas that tell of saying something."""
    return _of_kinds("statement") | event_words().media_nouns


@cache
def befalling() -> frozenset[str]:
    """Lemmas of what nobody does: who suffers from it has no part in it."""
    return _of_kinds("quake", "slide", "flood", "weather", "fire", "accident", "eruption", "death")


@cache
def befallen() -> frozenset[str]:
    """Nouns of what strikes by itself, and is all there is to tell of where it does."""
    return frozenset(map(str, load_data("time_events")["striking"]))


@cache
def people() -> frozenset[str]:
    """Words for several who act together, and for bodies: "leaders", "members", "government"."""
    data = load_data("nominals")
    bodies = (word for words in data["bodies"].values() for word in words)
    return frozenset(map(str, (*data["groups"], *bodies)))


def _of_kinds(*kinds: str) -> frozenset[str]:
    data = load_data("time_kinds")
    return frozenset(str(lemma) for kind in kinds for lemma in data[kind])


@cache
def event_nouns() -> frozenset[str]:
    """Lemmas that name events, whatever their kind (verbs do no harm: the tag tells)."""
    data = load_data("time_kinds")
    return frozenset(str(lemma) for lemmas in data.values() for lemma in lemmas)
