"""Actors whom a clause names by a word that names nobody: "parliament", "we".

"Japan recalled its envoy, and on Tuesday parliament passed the bill" is Japan's parliament, and
"we have sent a note", in somebody's quoted words, is the doing of whoever says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from ...language.world import world
from ...records import Entity, EntityKey, FoundMention, FoundQuote
from .words import event_words

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OWNERS = _SUBJECTS | {"poss"}
_OWN = frozenset({"i", "we"})
_DETERMINERS = frozenset({"the", "its"})

#: Sentences before that of a body in which its state is looked for.
_BACK = 2


class Implied:
    """Who stands behind the bare subjects of one article's clauses."""

    def __init__(
        self,
        doc: Doc,
        mentions: Sequence[FoundMention],
        entities: Sequence[Entity],
        quotes: Sequence[FoundQuote],
    ) -> None:
        """``mentions`` are in order of their starts."""
        self._doc = doc
        self._mentions = mentions
        self._starts = [m.start for m in mentions]
        self._state_of = _states(entities)
        self._kinds = {e.key: e.kind for e in entities}
        self._seats = _seats(entities)
        self._said = dict(self._cues(quotes))
        self._spoken = [
            (part.start, part.end, quote.speaker)
            for quote in quotes
            if quote.kind != "indirect"
            for part in quote.parts
        ]

    def _cues(self, quotes: Sequence[FoundQuote]) -> Iterator[tuple[tuple[int, str], EntityKey]]:
        """Start of its sentence and cue of each quotation, with its speaker."""
        for quote in quotes:
            span = self._doc.char_span(quote.start, quote.end, alignment_mode="expand")
            if quote.speaker and quote.cue and span is not None and len(span):
                yield (span[0].sent.start_char, quote.cue.lower()), quote.speaker

    def by(self, token: Token) -> EntityKey | None:
        """Key of the entity that does what ``token`` is the subject of, where the text tells."""
        if token.dep_ not in _SUBJECTS:
            return None
        if token.lower_ in _OWN:
            return self._speaker(token)
        return self._state(token) if _is_of_a_state(token) else None

    def says(self, verb: Token) -> EntityKey | None:
        """Who says what the saying ``verb`` tells, where a quotation was found to be theirs."""
        return self._said.get((verb.sent.start_char, verb.lower_))

    def is_where(self, entity: EntityKey, moves: bool = False) -> bool:
        """Whether an entity only tells where: a place, and a state that somebody goes to."""
        kind = self._kinds.get(entity)
        return kind == "place" or (moves and kind == "state")

    def seated(self, place: EntityKey) -> EntityKey | None:
        """The state of a capital."""
        return self._seats.get(place)

    def _speaker(self, own: Token) -> EntityKey | None:
        """Who says "I" or "we"; opinions are no doings."""
        if own.head.lemma_.lower() in event_words().opinions:
            return None
        return next((who for start, end, who in self._spoken if start <= own.idx < end), None)

    def _state(self, body: Token) -> EntityKey | None:
        """The one state that the sentence has named before, or that sentences before it tell of
        as doing or owning something; None where there are several."""
        sentence = body.sent
        if here := self._before(sentence.start_char, body.idx):
            return self._only(sentence, here)
        for _ in range(_BACK):
            if not sentence.start:
                break
            sentence = self._doc[sentence.start - 1].sent
            near = self._before(sentence.start_char, sentence.end_char)
            states = [m for m in near if self._acts(m)]
            if states:
                return self._only(sentence, states)
        return None

    def _before(self, start: int, end: int) -> Sequence[FoundMention]:
        """The mentions of states, and of those who speak for one, between two offsets."""
        low, high = bisect_left(self._starts, start), bisect_right(self._starts, end - 1)
        return [m for m in self._mentions[low:high] if m.entity in self._state_of]

    def _only(self, sentence: Span, mentions: Sequence[FoundMention]) -> EntityKey | None:
        """The state of the only one, else of the one that the sentence is about."""
        states = {self._state_of[m.entity] for m in mentions}
        if len(states) == 1:
            return next(iter(states))
        subject = next((c for c in sentence.root.children if c.dep_ in _SUBJECTS), None)
        if subject is None or any(c.dep_ == "conj" for c in subject.children):
            return None
        about = (m.entity for m in mentions if m.start <= subject.idx < m.end)
        return next((self._state_of[entity] for entity in about), None)

    def _acts(self, mention: FoundMention) -> bool:
        """Whether a mention is more than the name of a place."""
        span = self._doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None or not len(span):
            return False
        first = span.root
        while first.dep_ == "conj":
            first = first.head
        return first.dep_ in _OWNERS or span.root.ent_type_ == "PERSON"


def _is_of_a_state(noun: Token) -> bool:
    """ "parliament", "the foreign ministry": no state is named with it, and every state has one."""
    if noun.tag_ != "NN" or noun.lower_ not in event_words().state_bodies:
        return False
    first = next((t for t in noun.subtree if t.ent_type_ != "DATE"), noun)
    return first == noun or first.lower_ in _DETERMINERS


def _states(entities: Sequence[Entity]) -> dict[EntityKey, EntityKey]:
    """Key of each entity to that of the state that it is or speaks for."""
    states = {e.name: e.key for e in entities if e.kind == "state"}
    found = {e.key: states[e.speaks_for] for e in entities if e.speaks_for in states}
    return {**found, **{key: key for key in states.values()}}


def _seats(entities: Sequence[Entity]) -> dict[EntityKey, EntityKey]:
    """Key of each capital to that of its state, where an article names both."""
    states = {e.name: e.key for e in entities if e.kind == "state"}
    capitals = {c: states[s.name] for s in world().states if s.name in states for c in s.capitals}
    return {e.key: capitals[e.name] for e in entities if e.name in capitals and e.kind == "place"}
