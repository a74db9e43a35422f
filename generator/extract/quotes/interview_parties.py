"""Who is interviewed, and by whom, where labels tell only "Q" and "A" or nothing at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from .interview_turns import Turn
from .reported.grammar import Span
from .speaker_labels import TurnRole

if TYPE_CHECKING:
    from ..coreference import CoreferenceChains

_MEETING = frozenset({"speak", "talk", "sit", "tell", "answer", "meet", "interview"})
"""Verbs by which an introduction tells who spoke with whom."""


def find_parties(
    doc: Doc, chains: CoreferenceChains, turns: Sequence[Turn], authors: Sequence[str]
) -> dict[TurnRole, Span]:
    """Where the words before the first turn name the one who answers, and the one who asks."""
    if all(turn.label is not None for turn in turns):
        return {}
    people = _introduced(doc, chains, min(turn.start for turn in turns), authors)
    speaking = [person for person in people if _speaks(person)]
    answering = people[0] if len(people) == 1 and _is_addressed(doc, turns) else None
    if len(speaking) == 1:
        answering = speaking[0]
    if answering is None:
        return {}
    found: dict[TurnRole, Span] = {"answer": _name(answering)}
    asking = [t for t in people if t.i != answering.i and _is_met(t)]
    if len(asking) == 1:
        found["question"] = _name(asking[0])
    return found


def _introduced(
    doc: Doc, chains: CoreferenceChains, end: int, authors: Sequence[str]
) -> list[Token]:
    """The people other than the authors who are named before a character, each once."""
    people: dict[str, Token] = {}
    for span in doc.ents:
        known = chains.entity_at(span.start_char, span.end_char)
        if known is not None and known.kind != "person":
            continue
        name = span.text if known is None else known.name
        person = span.label_ == "PERSON" or known is not None
        if span.end_char <= end and person and name not in authors:
            people.setdefault(name, span.root)
    return list(people.values())


def _is_addressed(doc: Doc, turns: Sequence[Turn]) -> bool:
    """Whether the questions are put to somebody, and not to the reader's mind."""
    asked = [turn for turn in turns if turn.role == "question"]
    spans = (doc.char_span(t.start, t.end, alignment_mode="expand") for t in asked)
    return any(t.lower_ in ("you", "your") for span in spans for t in span or ())


def _speaks(person: Token) -> bool:
    """Whether a person is the subject of "spoke to", "tells"."""
    return person.dep_ == "nsubj" and person.head.lemma_ in _MEETING


def _is_met(person: Token) -> bool:
    """Whether a person is whom somebody spoke to."""
    prep = person.head
    return person.dep_ == "pobj" and prep.head.lemma_ in _MEETING and prep.lower_ in ("to", "with")


def _name(person: Token) -> Span:
    """The characters of a person's name."""
    span = next(s for s in person.doc.ents if s.start <= person.i < s.end)
    return span.start_char, span.end_char
