"""The speaker that a noun phrase names: its entity, name and wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span, Token

from ...language.datelines import after_dateline
from .namesakes import may_be_namesake
from .reported.grammar import child, noun_phrase
from .reporting_words import reporting_words
from .speaker_names import (
    BARE_PHRASE_TOKENS,
    INDEFINITE,
    is_not_a_name,
    plural_subject_above,
    refers_to_document,
    short_name,
)

if TYPE_CHECKING:
    from ...records import Entity, EntityKey
    from ..coreference import CoreferenceChains

_OF_AGE = frozenset({"younger", "elder"})
"""Words that tell one bearer of a surname from another ("the younger Keller")."""
_ANY_ONE = frozenset({"one", "another"})
"""Words that introduce somebody who is not named ("one official")."""
_REMEMBERED_SPEAKERS = 4
"""Speakers before these are no longer in a reader's mind."""
_RIVAL_SHARE = 0.3
"""Share of the best candidate's score from which another one of a pronoun competes."""
_CLEAR_LEAD = 1.5
"""Factor by which a pronoun's best antecedent must lead to be the only plausible one."""
_SETTING_PREPOSITIONS = ("on ", "in ", "at ")
"""Lower-case words that open a phrase of where something was said, and no name."""
_SUBORDINATE = frozenset({"relcl", "acl", "advcl"})
_MAX_DESCRIPTION_TOKENS = 12
"""Longer descriptions are cut to the name that coreference has for them."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker; ``key`` is of an entity, and None where coreference has none."""

    key: EntityKey | None
    name: str | None
    text: str | None
    person: bool = False
    plural: bool = False
    together: tuple[EntityKey, ...] = ()
    """Those who say it together with the first ("Keller and Brandt said")."""


class SpeakerResolver:
    """Resolves the sources of quotations in the order of the text.

    Who spoke last counts: speakers of preceding quotations are preferred as antecedents.
    """

    def __init__(self, doc: Doc, chains: CoreferenceChains, quoted: Sequence[bool]) -> None:
        self._doc = doc
        self._quoted = quoted
        self._text = doc.text  # spaCy joins the tokens anew at every access
        self._chains = chains
        self._unnamed = frozenset(entity.key for entity in chains.local_entities)
        self._recent: list[EntityKey] = []
        self._last: Speaker | None = None
        self._last_end = -1
        self._unresolved_pronouns: set[int] = set()
        """Pronouns (token indexes) without a resolved antecedent."""
        self._by_head_noun: dict[str, Speaker] = {}
        """The last described speaker of every head noun."""

    def of(
        self, source: Token, outer_source: Token | None = None, cue: Token | None = None
    ) -> Speaker:
        """The speaker that a noun phrase names; a pronoun rather means the ``outer_source`` one.

        A phrase into which the parser took the ``cue`` behind it ends there.
        """
        speaker = self._named_by(source, outer_source, cue)
        joined = self._joined(source)
        if len(joined) < 2:
            return speaker
        first, *others = joined.values()
        name = " and ".join([", ".join(e.name for e in (first, *others[:-1])), others[-1].name])
        person = first.kind == "person"
        keys = tuple(joined)
        return Speaker(keys[0], name, speaker.text, person, plural=True, together=keys[1:])

    def _joined(self, source: Token) -> dict[EntityKey, Entity]:
        """The entities that speak together in a phrase, the first one first."""
        found: dict[EntityKey, Entity] = {}
        token: Token | None = source
        end = noun_phrase(source)[1]
        while token is not None and token.i < end:
            key = self._chains.entity_by_token.get(token.i)
            entity = None if key is None else self._chains.find_entity(key)
            if entity is None or entity.kind == "place" or entity.key in self._unnamed:
                return {}
            found[entity.key] = entity
            joins = any(c.dep_ == "cc" and c.lower_ in ("and", "&") for c in token.rights)
            listed = any(c.text == "," for c in token.rights)
            token = child(token, "conj") if joins or listed else None
        return found

    def _named_by(self, source: Token, outer_source: Token | None, cue: Token | None) -> Speaker:
        """The speaker that a phrase names, or the first of several."""
        several = plural_subject_above(source)
        if several is not None:
            return replace(self.of(several), text=source.text)
        span, recent = self._phrase(source, cue), self._recent_before(source, outer_source)
        if (same := self._resumed(source)) is not None:
            return replace(same, text=span.text)
        entity = self._chains.speaker_at(span.start_char, span.end_char, recent)
        personal = outer_source is None and source.lower_ in ("he", "she")
        if personal and entity is not None and self._is_doubtful(source, entity.key):
            self._unresolved_pronouns.add(source.i)
            return Speaker(None, None, span.text)
        if any(t.lower_ in _OF_AGE for t in span):
            return Speaker(None, short_name(span.text), span.text, person=True)
        named = entity is not None and entity.kind == "person" and source.pos_ == "PROPN"
        if named and may_be_namesake(self._doc, self._chains, span, entity):
            return Speaker(None, span.text, span.text)
        if entity is None and not self._is_joint(source):
            entity = self._chains.speaker_at(source.idx, source.idx + len(source), recent)
        if entity is not None and source.pos_ == "NOUN" and span[0].lower_ in _ANY_ONE:
            entity = entity if self._chains.is_local(entity.key) else None
        before = None if entity is not None else self._mentioned_before(source, span)
        if before is not None:
            return replace(before, text=span.text)
        found = self._speaker(span, source, entity)
        if source.pos_ == "NOUN" and len(span) > BARE_PHRASE_TOKENS:
            self._by_head_noun[source.lemma_.lower()] = found
        return found

    def _recent_before(self, source: Token, outer_source: Token | None) -> list[EntityKey]:
        """Who spoke last, for a source; for a pronoun first the one in whose words it stands."""
        if outer_source is None or source.pos_ != "PRON":
            return self._recent
        leader = self.of(outer_source).key
        if self._is_within(source, leader):
            return []
        return self._recent if leader is None else [leader, *self._recent]

    def _phrase(self, source: Token, cue: Token | None) -> Span:
        """The phrase of a source, without a dateline before it and a cue taken into it."""
        start, end = noun_phrase(source)
        if cue is not None and cue.dep_ == "acl" and source.i < cue.i < end:
            end = cue.i
        whole = self._doc[start:end]
        behind = after_dateline(self._text, whole.start_char, whole.end_char)
        while start < source.i and self._doc[start].idx < behind:
            start += 1
        return self._doc[start : max(end, start + 1)]  # all of a phrase may be dateline

    def _resumed(self, source: Token) -> Speaker | None:
        """Who spoke last, where "he" or "she" can only go on ("he continued")."""
        if source.lower_ not in ("he", "she"):
            return None
        last = self._last
        if (
            last is not None
            and source.head.lemma_ in reporting_words().resuming
            and last.key in self._chains.possible_entities(source.i)
        ):
            return last
        return self._last_without_entity(source)

    def _mentioned_before(self, source: Token, span: Span) -> Speaker | None:
        """Whom "it", "they" or "the report" means that coreference knows nobody for."""
        if source.lower_ in ("it", "they"):
            last = self._last_speaker_if_agreeing(source)
            if last is not None:
                return last
        if refers_to_document(span, source):
            return self._by_head_noun.get(source.lemma_.lower())
        return None

    def _speaker(self, span: Span, source: Token, entity: Entity | None) -> Speaker:
        """The speaker of a phrase; its words are the name where coreference has no entity."""
        pronoun = source.pos_ == "PRON" and source.lower_ not in INDEFINITE
        if entity is None:
            name = None if pronoun or is_not_a_name(span) else short_name(span.text)
            return Speaker(None, name, span.text, plural=not pronoun and self._is_plural(source))
        name = entity.name
        if not pronoun and entity.key in self._unnamed and len(span) <= _MAX_DESCRIPTION_TOKENS:
            name = short_name(span.text)
        if name.startswith(_SETTING_PREPOSITIONS):
            return Speaker(None, None, span.text)
        person = entity.kind == "person"
        return Speaker(entity.key, name, span.text, person, not person and self._is_plural(source))

    def _is_within(self, pronoun: Token, leader: EntityKey | None) -> bool:
        """Whether a pronoun's clause stands in one with another subject: "X said Y was right when
        he said", where "he" is rather Y."""
        above = pronoun.head.head
        if pronoun.head.dep_ != "advcl" or above.dep_ != "ccomp":
            return False
        keys = [self._chains.entity_by_token.get(t.i) for t in above.lefts if t.dep_ == "nsubj"]
        return any(
            k != leader and k in self._chains.possible_entities(pronoun.i) for k in keys if k
        )

    def _is_doubtful(self, pronoun: Token, key: EntityKey) -> bool:
        """Whether two persons compete for a pronoun, and neither is clearly the antecedent.

        That somebody spoke last is no proof: the sentence before must mention him, or at least
        nobody else whom the pronoun could refer to.
        """
        candidates = dict(self._chains.candidates.get(pronoun.i, ()))
        best = max(candidates.values(), default=0.0)
        before = self._sentence_before(pronoun)
        if candidates.get(key, best) < best and (
            before is None or self._last_end < before.start_char
        ):
            return True
        found = {t.i: self._chains.entity_by_token.get(t.i) for t in before or ()}
        if not self._unresolved_pronouns.isdisjoint(found):
            return True
        rivals = {
            who
            for i, who in found.items()
            if who not in (None, key)
            and candidates.get(who, 0.0) >= _RIVAL_SHARE * best
            and not self._quoted[i]
            and self._doc[i].dep_ not in ("poss", "compound")
        }
        own = {self._chains.entity_by_token.get(t.i) for t in pronoun.sent if t.i < pronoun.i}
        return bool(rivals) and key not in found.values() and key not in own

    def is_ambiguous(self, pronoun: Token) -> bool:
        """Whether a second person is nearly as good an antecedent of "he" or "she"."""
        scores = [score for _, score in self._chains.candidates.get(pronoun.i, ())]
        personal = pronoun.lower_ in ("he", "she") and len(scores) > 1
        return personal and scores[0] < _CLEAR_LEAD * scores[1]

    def _sentence_before(self, pronoun: Token) -> Span | None:
        """The nearest sentence before the pronoun's that has words outside quotation marks."""
        k = pronoun.sent.start - 1
        while k >= 0 and (self._quoted[k] or not self._doc[k].is_alpha):
            k -= 1
        return self._doc[k].sent if k >= 0 else None

    def _is_plural(self, source: Token) -> bool:
        return source.tag_ in ("NNS", "NNPS") or self._is_joint(source)

    def _is_joint(self, source: Token) -> bool:
        """Whether a phrase names two who speak together ("X and Y have pledged")."""
        return source.i in self._chains.coordinated_heads

    def _last_without_entity(self, pronoun: Token) -> Speaker | None:
        """The speaker of the sentence before, whom a name cannot tell from another of his family
        ("the younger Keller says … He adds …")."""
        start, last = pronoun.sent.start, self._last
        if last is None or last.key is not None or not last.person or not start:
            return None
        return last if self._last_end >= self._doc[start - 1].sent.start_char else None

    def _last_speaker_if_agreeing(self, pronoun: Token) -> Speaker | None:
        """The speaker of the sentence before, if "it" or "they" agrees with it in number."""
        start, last = pronoun.sent.start, self._last
        if last is None or not start or self._last_end < self._doc[start - 1].sent.start_char:
            return None
        entity = self._chains.find_entity(last.key) if last.key is not None else None
        body = entity is not None and entity.kind not in ("person", "place")
        several = pronoun.lower_ == "they"
        return last if (last.plural and several) or (body and last.plural == several) else None

    def only_acting_person(self, first: int, last: int) -> Speaker | None:
        """The only person who is the subject of a verb among some tokens; a pronoun in a
        subordinate clause is too often somebody else."""
        subjects = [t for t in self._doc[first:last] if t.dep_ in ("nsubj", "nsubjpass")]
        found: dict[EntityKey, Entity] = {}
        clear: set[EntityKey] = set()
        for token in subjects:
            key = self._chains.entity_by_token.get(token.i)
            entity = None if key is None else self._chains.find_entity(key)
            if entity is not None and entity.kind == "person":
                found[entity.key] = entity
                if token.pos_ != "PRON" or token.head.dep_ not in _SUBORDINATE:
                    clear.add(entity.key)
        if len(found) != 1 or not clear:
            return None
        entity = next(iter(found.values()))
        return Speaker(entity.key, entity.name, None, person=True)

    def resolve_label(self, start: int, end: int) -> Speaker:
        """The speaker that the label of a turn names."""
        name = self._text[start:end]
        entity = self._chains.speaker_at(start, end, self._recent)
        if entity is not None:
            return Speaker(entity.key, entity.name, name, entity.kind == "person")
        return Speaker(None, name.title() if name.isupper() and len(name) > 3 else name, name)

    def note_speaker(self, speaker: Speaker, end: int) -> None:
        """Remember the speaker of the words that end at a character."""
        self._last, self._last_end = speaker, end
        if speaker.key is not None and not speaker.together:
            rest = [key for key in self._recent if key != speaker.key]
            self._recent = [speaker.key, *rest][:_REMEMBERED_SPEAKERS]

    @property
    def recent(self) -> Sequence[EntityKey]:
        """Keys of those who spoke last, nearest first."""
        return tuple(self._recent)
