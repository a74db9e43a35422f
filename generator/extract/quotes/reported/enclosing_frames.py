"""Which of the frames that enclose words in quotation marks says whose words they are."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from ....language.quotation_marks import MarkedSpan
from ..quote_drafts import PlacedFrame, QuoteDraft
from ..reporting_words import reporting_words
from .grammar import Span

_PHRASES = frozenset({"noun", "infinitive", "adjective"})
_PERSONAL = frozenset({"he", "she", "they", "it"})


_MIN_SHARE = 0.5
"""Share of the quoted words that a frame's content must hold."""


def encloses(placed: PlacedFrame, mark: MarkedSpan) -> bool:
    """Whether a frame reports the words in marks, or most of them."""
    if placed.frame.source is None and not placed.frame.strong:
        return False
    shared = min(placed.end, mark.end) - max(placed.start, mark.start)
    if shared < _MIN_SHARE * (mark.end - mark.start):
        return False
    return placed.frame.rule != "clause around" or not _is_aside(placed, mark)


def _is_aside(placed: PlacedFrame, mark: MarkedSpan) -> bool:
    """Whether the marks stand in an adverbial clause about another person ("As X went on about
    “…,” Y said yes")."""
    cue = placed.frame.cue
    token = next(t for t in cue.sent if t.idx + len(t) > mark.start)
    while token.head.i != token.i and token.i != cue.i:
        if token.dep_ == "advcl" and any(c.ent_type_ == "PERSON" for c in token.lefts):
            return True
        token = token.head
    return False


def nearest_frame(holding: Sequence[PlacedFrame]) -> PlacedFrame | None:
    """The smallest frame; frames of verbs before those of nouns, adjectives and infinitives.

    A frame of thinking or showing inside one of saying is left out: "X said Y believes that …"
    are words of X.
    """
    independent = [f for f in holding if not _is_held(f, holding)]
    holding = independent or holding
    owned = next((f for f in holding if _is_others(f, holding)), None)
    if owned is not None:
        return owned
    verbs = [f for f in holding if f.frame.rule not in _PHRASES]
    return min(verbs or holding, key=lambda f: (f.end - f.start, f.start), default=None)


def _is_others(inner: PlacedFrame, holding: Sequence[PlacedFrame]) -> bool:
    """Whether a frame is the object of another ("X condemned Y's claim that …"): words of Y."""
    cue, source = inner.frame.cue, inner.frame.source
    if inner.frame.rule != "noun" or source is None or source.dep_ != "poss" or source.head != cue:
        return False
    return any(
        f.frame.rule in ("object", "prepositional object")
        and cue.head in (f.frame.cue, *(c for c in f.frame.cue.rights if c.dep_ == "prep"))
        and f.frame.source is not None
        and source.pos_ != "PRON"
        for f in holding
    )


def _is_held(inner: PlacedFrame, holding: Sequence[PlacedFrame]) -> bool:
    """Whether a frame of thinking or showing stands in one of saying with another source."""
    words, cue, source = reporting_words(), inner.frame.cue, inner.frame.source
    if source is None or (source.pos_ == "PRON" and source.lower_ != "it"):
        return False
    views = words.think | words.show
    if cue.lemma_ not in views and source.lower_ != "it":
        return False
    return any(
        f is not inner
        and f.frame.strong
        and f.frame.source is not None
        and f.frame.source.i != source.i
        and f.frame.cue.lemma_ in words.say
        and f.frame.cue.lemma_ not in words.show
        and not (f.frame.rule == "object and infinitive" and cue.dep_ == "relcl")
        and f.start <= source.idx < f.end
        for f in holding
    )


def outer_source(inner: PlacedFrame, holding: Sequence[PlacedFrame]) -> Token | None:
    """The source of the nearest strong frame round another, whom "he" in it may refer to."""
    around = [f for f in holding if f is not inner and f.frame.strong and f.frame.source]
    nearest = min(around, key=lambda f: f.end - f.start, default=None)
    return None if nearest is None else nearest.frame.source


def clause(inner: PlacedFrame, holding: Sequence[PlacedFrame]) -> Span:
    """The widest reported clause of the same source that holds a fragment."""
    source = inner.frame.source
    if source is None:
        return inner.start, inner.end
    same = [
        f
        for f in holding
        if f.frame.strong and f.frame.source is not None and f.frame.source.i == source.i
    ]
    if source.lower_ in _PERSONAL and (
        inner.frame.cue.lemma_ in reporting_words().think or _words_of(source)
    ):
        same += [f for f in holding if f.frame.strong and f.frame.rule.startswith("clause")]
    widest = max(same, key=lambda f: f.end - f.start, default=inner)
    return widest.start, widest.end


def only_names_thing(draft: QuoteDraft, reported: PlacedFrame) -> bool:
    """Whether words in marks are only a name that somebody gives to what another reports.

    "X said a school had reopened, in what officials called a “new dawn”": X says all of it.
    """
    found, frame = draft.attribution, reported.frame
    if draft.kind != "mixed" or found is None or found.cue is None or found.source is None:
        return False
    if not frame.strong or frame.source is None or frame.cue.lemma_ not in reporting_words().say:
        return False
    if (
        found.source.pos_ not in ("NOUN", "PROPN")
        or found.cue.lemma_ not in reporting_words().label
    ):
        return False
    named = _is_relative(found.source) or _words_of(found.source)
    inside = reported.start < found.source.idx and found.cue.idx < reported.end
    return named and inside and found.source.i != frame.source.i


def _words_of(source: Token) -> bool:
    """Whether a source opens "what he called …", where only the wording is his."""
    first = source.left_edge.i
    return first > 0 and source.doc[first - 1].lower_ == "what"


def _is_relative(source: Token) -> bool:
    """Whether a source opens a relative clause ("a plan that they called …"), however parsed."""
    first = source.left_edge.i
    lead = source.doc[max(0, first - 2) : first]
    return len(lead) == 2 and lead[0].pos_ == "NOUN" and lead[1].lower_ in ("that", "which")
