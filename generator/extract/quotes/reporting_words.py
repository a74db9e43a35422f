"""Verbs and other words of saying, read once from ``language/data``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from ...language.person_names import role_nouns
from ...language.word_lists import load_data

Words = frozenset[str]

VERBS = ("say", "think", "show", "ask", "vow", "urge", "topic", "label")
"""The groups of reporting verbs, by the grammar that carries what is reported."""


@dataclass(frozen=True, slots=True)
class ReportingWords:
    """The groups of ``reporting_verbs.yml`` that are read here, and the lists of ``cues.yml``.

    The files explain each.
    """

    say: Words
    think: Words
    show: Words
    ask: Words
    vow: Words
    urge: Words
    topic: Words
    naming: Words
    contesting: Words
    label: Words
    sides: Words
    deeds: Words
    with_things: Words
    passing: Words
    addressing: Words
    neutral: Words
    resuming: Words
    coordinating: Words
    silent_when_negated: Words
    verbs: Words
    """The verbs of every group of `VERBS`, without their particles."""

    nouns: Words
    acts: Words
    adjectives: Words
    claim_nouns: Words
    finding_nouns: Words
    opinion_nouns: Words
    statement_nouns: Words
    reply_nouns: Words
    voiced_nouns: Words
    speaking_occasions: Words
    granted_nouns: Words
    convened_nouns: Words
    welcomed_guests: Words

    non_speaker_pronouns: Words
    voiceless_nouns: Words
    quality_endings: tuple[str, ...]
    group_nouns: Words

    saying_times: Words
    clause_openers: Words
    title_function_words: Words
    naming_words: Words

    turning_words: Words
    enabling_verbs: Words
    avoiding_verbs: Words
    receiving_verbs: Words
    averting_particles: Words
    averting_prepositions: Words
    own_statement_prepositions: Words
    cancelling_words: Words
    negative_quantifiers: Words
    negated_wishes: Words
    negated_beliefs: Words
    obligation_modals: Words
    possibility_modals: Words
    condition_markers: Words
    expected_participles: Words
    expecting_verbs: Words
    unfulfilled: Words
    asserting_when_negated: Words
    advice_adverbs: Words
    guess_openers: Words
    wishing_verbs: Words


@cache
def reporting_words() -> ReportingWords:
    """The words, read once."""
    data: dict[str, Any] = load_data("reporting_verbs") | load_data("cues")
    names = {field.name for field in fields(ReportingWords)} - {"quality_endings", "verbs"}
    lists = {name: frozenset(data[name]) for name in sorted(names)}
    verbs = frozenset(entry.split()[0] for group in VERBS for entry in data[group])
    return ReportingWords(quality_endings=tuple(data["quality_endings"]), verbs=verbs, **lists)


@cache
def person_nouns() -> Words:
    """Nouns for what a person is, general and particular ("adviser", "mayor")."""
    return role_nouns().union(*load_data("roles")["broader"].values())


@cache
def body_nouns() -> Words:
    """Nouns for what a body is ("ministry", "mission", "newspaper")."""
    kinds: dict[str, list[str]] = load_data("nominals")["bodies"]
    return frozenset().union(*kinds.values())


@cache
def speaking_nouns() -> Words:
    """Nouns, as lemmas and in the plural, for all that can have said something."""
    words = reporting_words()
    nominals: dict[str, list[str]] = load_data("nominals")
    documents, groups = {*nominals["documents"]}, {*nominals["groups"]}
    written = words.statement_nouns | words.finding_nouns | words.voiced_nouns | documents
    return person_nouns() | body_nouns() | words.group_nouns | written | groups
