"""The words that report speech, read once from ``language/data/cues.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from ...language.names import role_nouns
from ...language.world import load_data

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemmas by the grammar of what they report; see the data file for what each means."""

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
    reversed: Words
    small: Words
    named: Words
    verbs: Words
    """The verbs of every group, without their particles."""


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package."""
    source = resources.files("generator.language") / "data" / "cues.yml"
    data: dict[str, Any] = yaml.load(source.read_text("utf-8"), Loader=yaml.CSafeLoader)
    groups = {
        name: frozenset(map(str, data[name]))
        for name in ("say", "think", "show", "ask", "vow", "urge", "topic", "label")
    }
    return Lexicon(
        **groups,
        nouns=frozenset(data["nouns"]),
        acts=frozenset(data["acts"]),
        findings=frozenset(data["findings"]),
        sides=frozenset(data["sides"]),
        adjectives=frozenset(data["adjectives"]),
        opinions=frozenset(data["opinions"]),
        media=frozenset(data["media"]),
        no_speakers=frozenset(data["no_speakers"]),
        mute=frozenset(data["mute"]),
        qualities=tuple(data["qualities"]),
        groups=frozenset(data["groups"]),
        times=frozenset(data["times"]),
        joints=frozenset(data["joints"]),
        addressing=frozenset(data["addressing"]),
        letting=frozenset(data["letting"]),
        replies=frozenset(data["replies"]),
        occasions=frozenset(data["occasions"]),
        convened=frozenset(data["convened"]),
        received=frozenset(data["received"]),
        avoiding=frozenset(data["avoiding"]),
        meeting=frozenset(data["meeting"]),
        reversed=frozenset(data["reversed"]),
        small=frozenset(data["small"]),
        named=frozenset(data["named"]),
        verbs=frozenset(entry.split()[0] for group in groups.values() for entry in group),
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
