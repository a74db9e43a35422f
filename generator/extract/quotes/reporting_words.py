"""The words that report speech, read once from ``language/data/cues.yml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from ...language.person_names import role_nouns
from ...language.word_lists import load_data

Words = frozenset[str]

VERBS = ("say", "think", "show", "ask", "vow", "urge", "topic", "label")
"""The lists of verbs, by the grammar of what they report."""


@dataclass(frozen=True, slots=True)
class ReportingWords:
    """Lists of words; the data file explains each."""

    say: Words
    think: Words
    show: Words
    ask: Words
    vow: Words
    urge: Words
    topic: Words
    label: Words
    nouns: Words
    acts: Words
    findings: Words
    sides: Words
    adjectives: Words
    opinions: Words
    media: Words
    no_speakers: Words
    mute: Words
    qualities: tuple[str, ...]
    groups: Words
    times: Words
    joints: Words
    addressing: Words
    letting: Words
    replies: Words
    occasions: Words
    convened: Words
    received: Words
    avoiding: Words
    meeting: Words
    averting: Words
    against: Words
    idle: Words
    reversed: Words
    none: Words
    ought: Words
    maybe: Words
    conditions: Words
    awaited: Words
    awaiting: Words
    advised: Words
    guessing: Words
    hoped: Words
    wished: Words
    held: Words
    beside: Words
    small: Words
    named: Words
    verbs: Words
    """The verbs of every group, without their particles."""


@cache
def reporting_words() -> ReportingWords:
    """The lexicon of the package."""
    data: dict[str, Any] = load_data("cues")
    lists = [
        field.name for field in fields(ReportingWords) if field.name not in ("qualities", "verbs")
    ]
    return ReportingWords(
        qualities=tuple(data["qualities"]),
        verbs=frozenset(entry.split()[0] for name in VERBS for entry in data[name]),
        **{name: frozenset(data[name]) for name in lists},
    )


@cache
def person_nouns() -> Words:
    """Nouns for what a person is, general and particular ("adviser", "mayor")."""
    return role_nouns().union(*load_data("roles")["broader"].values())


@cache
def body_nouns() -> Words:
    """Nouns for what a body is ("ministry", "mission", "newspaper")."""
    kinds: dict[str, list[str]] = load_data("nominals")["bodies"]
    return frozenset().union(*kinds.values())
