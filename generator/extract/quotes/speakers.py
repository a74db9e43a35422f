"""From the head of a noun phrase to a speaker: entity, name, words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span, Token

from ...language.datelines import after_dateline
from .reported.grammar import FINITE, child, noun_phrase
from .reporting_words import lexicon

if TYPE_CHECKING:
    from ...records import Entity
    from ..coreference import CoreferenceChains

_ARTICLE = re.compile(r"^(?:the|a|an|some|its|his|her|their)\s+(?!of\b)", re.IGNORECASE)
_MORE = re.compile(r", (?:an?|the|who|whose|which|now|then|such as|including)\b| that\b")
_LONG = 8
"""Words from which a name is cut where it goes on to tell who that is."""
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")
_INDEFINITE = frozenset({"some", "many", "others", "most", "several", "few", "both", "all"})
_RECENT = 4
_RIVAL = 0.3
"""Share of the best candidate's score from which another one of a pronoun competes."""
_CLEARLY = 1.5
"""Lead of a pronoun's best candidate from which it is the only one that readers think of."""
_SETTINGS = ("on ", "in ", "at ")
"""What names no speaker, small as it is written within a sentence."""
_SHORT = 12
"""Tokens up to which a phrase stands for a speaker without a name."""


def _bare(phrase: str) -> str:
    """A phrase without its article and the mark of a possessive."""
    name = _POSSESSIVE.sub("", _ARTICLE.sub("", phrase))
    shorter = _MORE.split(name)[0]
    return shorter if len(name.split()) > _LONG and "(" not in shorter else name


def _is_no_name(span: Span) -> bool:
    """Whether a phrase only takes up another ("many of whom") or is half a sentence."""
    if span[-1].lower_ in ("whom", "which", "ones", "that"):
        return True
    root = span.root
    if len(span) > 2 and (root.pos_ == "VERB" or _is_setting(span)):
        return True
    if root.tag_ == "JJ" and root.i == span.start and root.lower_ not in _INDEFINITE:
        return len(span) > 1 and not root.ent_type_
    if span[0].tag_ in FINITE:
        return True
    return any(
        t.tag_ in FINITE and t.dep_ not in ("relcl", "aux", "auxpass") and t.i != span.root.i
        for t in span
    ) and not any(t.dep_ == "relcl" for t in span)


def _joined_above(pronoun: Token) -> Token | None:
    """Who "they" are in "Owners have urged a delay, although they say that it is late"."""
    clause = pronoun.head
    if pronoun.lower_ != "they" or clause.dep_ != "advcl" or clause.i < clause.head.i:
        return None
    own = child(clause.head, "nsubj")
    return own if own is not None and own.tag_ in ("NNS", "NNPS") else None


def _is_setting(span: Span) -> bool:
    """ "In an interview with the paper": where or when, and not "at least a dozen"."""
    return span[0].lower_ in ("in", "at") and span[1].lower_ not in ("least", "most")


_BARE = 2
"""Words of "the reports", which tell nothing but what kind of source it is."""


def _takes_up(span: Span, source: Token) -> bool:
    """Whether a phrase can only mean a document told of before: "the reports"."""
    words = lexicon()
    document = source.lemma_.lower() in words.media | words.findings
    return document and len(span) == _BARE and span[0].lower_ == "the"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: ``key`` of an entity (None when the discourse knows none)."""

    key: str | None
    name: str | None
    text: str | None
    person: bool = False
    plural: bool = False


class Speakers:
    """Resolves sources in the order of the text, remembering who spoke last."""

    def __init__(self, doc: Doc, chains: CoreferenceChains, quoted: Sequence[bool]) -> None:
        self._doc = doc
        self._quoted = quoted
        self._text = doc.text  # put together anew by every reading
        self._chains = chains
        self._unnamed = frozenset(entity.key for entity in chains.local_entities)
        self._recent: list[str] = []
        self._last: Speaker | None = None
        self._end = -1
        self._doubted: set[int] = set()
        """Pronouns that were left open."""
        self._described: dict[str, Speaker] = {}
        """The last source of every head noun that was told from others of its kind."""

    def of(self, source: Token, outer: Token | None = None, cue: Token | None = None) -> Speaker:
        """The speaker that a noun phrase names; a pronoun rather means the ``outer`` one.

        A phrase into which the parser took the ``cue`` behind it ends there.
        """
        recent = self._recent
        if outer is not None and source.pos_ == "PRON":
            leader = self.of(outer).key
            recent = recent if leader is None else [leader, *recent]
            if self._is_within(source, leader):
                recent = []
        several = _joined_above(source)
        if several is not None:
            return replace(self.of(several), text=source.text)
        start, end = noun_phrase(source)
        if cue is not None and cue.dep_ == "acl" and source.i < cue.i < end:
            end = cue.i
        whole = self._doc[start:end]
        behind = after_dateline(self._text, whole.start_char, whole.end_char)
        while start < source.i and self._doc[start].idx < behind:
            start += 1
        span = self._doc[start : max(end, start + 1)]  # all of a phrase may be dateline
        if source.lower_ in ("he", "she") and source.head.lemma_ in ("continue", "add"):
            last = self._last
            if last is not None and last.key in self._chains.possible_entities(source.i):
                return replace(last, text=span.text)
        entity = self._chains.speaker_at(span.start_char, span.end_char, recent)
        personal = outer is None and source.lower_ in ("he", "she")
        if personal and entity is not None and self._is_doubtful(source, entity.key):
            self._doubted.add(source.i)
            return Speaker(None, None, span.text)
        if entity is None and not self._is_joint(source):
            entity = self._chains.speaker_at(source.idx, source.idx + len(source), recent)
        if entity is None and source.lower_ in ("it", "they"):
            last = self._just_before(source)
            if last is not None:
                return replace(last, text=span.text)
        if entity is None and _takes_up(span, source):
            before = self._described.get(source.lemma_.lower())
            if before is not None:
                return replace(before, text=span.text)
        found = self._speaker(span, source, entity)
        if source.pos_ == "NOUN" and len(span) > _BARE:
            self._described[source.lemma_.lower()] = found
        return found

    def _speaker(self, span: Span, source: Token, entity: Entity | None) -> Speaker:
        """The speaker of a phrase, and its name where the discourse knows nobody."""
        pronoun = source.pos_ == "PRON" and source.lower_ not in _INDEFINITE
        if entity is None:
            name = None if pronoun or _is_no_name(span) else _bare(span.text)
            return Speaker(None, name, span.text, plural=not pronoun and self._are_many(source))
        name = entity.name
        if not pronoun and entity.key in self._unnamed and len(span) <= _SHORT:
            name = _bare(span.text)
        if name.startswith(_SETTINGS):
            return Speaker(None, None, span.text)
        person = entity.kind == "person"
        return Speaker(entity.key, name, span.text, person, not person and self._are_many(source))

    def _is_within(self, pronoun: Token, leader: str | None) -> bool:
        """ "X said Y was right when he said": he is rather Y, whose clause holds his own."""
        above = pronoun.head.head
        if pronoun.head.dep_ != "advcl" or above.dep_ != "ccomp":
            return False
        keys = [self._chains.entity_by_token.get(t.i) for t in above.lefts if t.dep_ == "nsubj"]
        return any(
            k != leader and k in self._chains.possible_entities(pronoun.i) for k in keys if k
        )

    def _is_doubtful(self, pronoun: Token, key: str) -> bool:
        """Whether two persons compete for a pronoun, and neither is clearly the one.

        Who spoke last is not whom the text is about now: it must be the sentence before that
        has them, or at least nobody else whom the pronoun could mean.
        """
        candidates = dict(self._chains.candidates.get(pronoun.i, ()))
        best = max(candidates.values(), default=0.0)
        before = self._sentence_before(pronoun)
        if candidates.get(key, best) < best and (before is None or self._end < before.start_char):
            return True
        found = {t.i: self._chains.entity_by_token.get(t.i) for t in before or ()}
        if not self._doubted.isdisjoint(found):
            return True
        rivals = {
            who
            for i, who in found.items()
            if who != key
            and candidates.get(who or "", 0.0) >= _RIVAL * best
            and not self._quoted[i]
            and self._doc[i].dep_ not in ("poss", "compound")
        }
        own = {self._chains.entity_by_token.get(t.i) for t in pronoun.sent if t.i < pronoun.i}
        return bool(rivals) and key not in found.values() and key not in own

    def are_two(self, pronoun: Token) -> bool:
        """Whether "he" or "she" may nearly as well be a second person."""
        scores = [score for _, score in self._chains.candidates.get(pronoun.i, ())]
        personal = pronoun.lower_ in ("he", "she") and len(scores) > 1
        return personal and scores[0] < _CLEARLY * scores[1]

    def _sentence_before(self, pronoun: Token) -> Span | None:
        """The nearest sentence before a pronoun's with words that are not quoted."""
        k = pronoun.sent.start - 1
        while k >= 0 and (self._quoted[k] or not self._doc[k].is_alpha):
            k -= 1
        return self._doc[k].sent if k >= 0 else None

    def _are_many(self, source: Token) -> bool:
        return source.tag_ in ("NNS", "NNPS") or self._is_joint(source)

    def _is_joint(self, source: Token) -> bool:
        """Whether a phrase names two who speak together ("X and Y have pledged")."""
        return source.i in self._chains.coordinated_heads

    def _just_before(self, pronoun: Token) -> Speaker | None:
        """Who "it" or "they" may be where nothing else tells: who spoke one sentence before."""
        start, last = pronoun.sent.start, self._last
        if last is None or not start or self._end < self._doc[start - 1].sent.start_char:
            return None
        entity = self._chains.find_entity(last.key) if last.key is not None else None
        body = entity is not None and entity.kind not in ("person", "place")
        several = pronoun.lower_ == "they"
        return last if (last.plural and several) or (body and last.plural == several) else None

    def labelled(self, start: int, end: int) -> Speaker:
        """The speaker whose turn a label opens."""
        name = self._text[start:end]
        entity = self._chains.speaker_at(start, end, self._recent)
        if entity is not None:
            return Speaker(entity.key, entity.name, name, entity.kind == "person")
        return Speaker(None, name.title() if name.isupper() and len(name) > 3 else name, name)

    def spoke(self, speaker: Speaker, end: int) -> None:
        """Remember whose words end at a character, nearest first."""
        self._last, self._end = speaker, end
        if speaker.key is not None:
            rest = [key for key in self._recent if key != speaker.key]
            self._recent = [speaker.key, *rest][:_RECENT]

    @property
    def recent(self) -> Sequence[str]:
        """Keys of those who spoke last, nearest first."""
        return tuple(self._recent)
