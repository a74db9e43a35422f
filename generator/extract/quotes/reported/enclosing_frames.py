"""Which of the frames round a quotation says whose words it holds."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from ..quotation_marks import Marked
from ..quote_drafts import Draft, Placed
from ..reporting_words import lexicon
from .grammar import Span

_PHRASES = frozenset({"noun", "infinitive", "adjective"})
_PERSONAL = frozenset({"he", "she", "they", "it"})


def holds(placed: Placed, mark: Marked) -> bool:
    if placed.frame.source is None and not placed.frame.strong:
        return False
    shared = min(placed.end, mark.end) - max(placed.start, mark.start)
    if shared < 0.5 * (mark.end - mark.start):
        return False
    return placed.frame.rule != "clause around" or not _is_aside(placed, mark)


def _is_aside(placed: Placed, mark: Marked) -> bool:
    """ "As X went on about “…,” Y said yes": the marks stand in a clause about somebody else."""
    cue = placed.frame.cue
    token = next(t for t in cue.sent if t.idx + len(t) > mark.start)
    while token.head.i != token.i and token.i != cue.i:
        if token.dep_ == "advcl" and any(c.ent_type_ == "PERSON" for c in token.lefts):
            return True
        token = token.head
    return False


def nearest(holding: Sequence[Placed]) -> Placed | None:
    """The smallest frame, those of verbs before those of nouns and mere infinitives.

    What somebody is told to hold, or what a relative clause tells of an object ("told a woman
    who had suggested that …"), does not take the words from who says all of it.
    """
    told = [f for f in holding if not _is_held(f, holding)]
    holding = told or holding
    owned = next((f for f in holding if _is_others(f, holding)), None)
    if owned is not None:
        return owned
    verbs = [f for f in holding if f.frame.rule not in _PHRASES]
    return min(verbs or holding, key=lambda f: (f.end - f.start, f.start), default=None)


def _is_others(inner: Placed, holding: Sequence[Placed]) -> bool:
    """ "X condemned Y's claim that …": the claim is all that X speaks of, the words are Y's."""
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


def _is_held(inner: Placed, holding: Sequence[Placed]) -> bool:
    """Whether a frame of thinking or showing lies in one of saying by somebody else."""
    words, cue, source = lexicon(), inner.frame.cue, inner.frame.source
    if source is None or (source.pos_ == "PRON" and source.lower_ != "it"):
        return False
    holds = cue.lemma_ in words.think or cue.lemma_ in words.show or source.lower_ == "it"
    if not holds:
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


def outer(inner: Placed, holding: Sequence[Placed]) -> Token | None:
    """The source of the nearest strong frame round another, which "he" in it may mean."""
    around = [f for f in holding if f is not inner and f.frame.strong and f.frame.source]
    nearest = min(around, key=lambda f: f.end - f.start, default=None)
    return None if nearest is None else nearest.frame.source


def clause(inner: Placed, holding: Sequence[Placed]) -> Span:
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
        inner.frame.cue.lemma_ in lexicon().think or _words_of(source)
    ):
        same += [f for f in holding if f.frame.strong and f.frame.rule.startswith("clause")]
    widest = max(same, key=lambda f: f.end - f.start, default=inner)
    return widest.start, widest.end


def only_names(draft: Draft, reported: Placed) -> bool:
    """Whether words in marks are what one calls a thing that another speaks of.

    "X said a school had reopened, in what officials called a “new dawn”": X says it all.
    """
    found, frame = draft.attribution, reported.frame
    if draft.kind != "mixed" or found is None or found.cue is None or found.source is None:
        return False
    if not frame.strong or frame.source is None or frame.cue.lemma_ not in lexicon().say:
        return False
    if found.source.pos_ not in ("NOUN", "PROPN") or found.cue.lemma_ not in lexicon().label:
        return False
    named = _is_relative(found.source) or _words_of(found.source)
    inside = reported.start < found.source.idx and found.cue.idx < reported.end
    return named and inside and found.source.i != frame.source.i


def _words_of(source: Token) -> bool:
    """ "What he called …": only the wording is told apart from the rest of what is said."""
    first = source.left_edge.i
    return first > 0 and source.doc[first - 1].lower_ == "what"


def _is_relative(source: Token) -> bool:
    """ "A plan that they called …", whatever the parser makes of it."""
    first = source.left_edge.i
    lead = source.doc[max(0, first - 2) : first]
    return len(lead) == 2 and lead[0].pos_ == "NOUN" and lead[1].lower_ in ("that", "which")
