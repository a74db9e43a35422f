"""Where a content begins once it takes in the word that turns it: "not sure it will be possible".

What somebody denies or doubts would otherwise stand as what he said.
"""

from __future__ import annotations

from spacy.tokens import Token

from ..reporting_words import reporting_words
from .frame import Frame

_AUXILIARIES = ("aux", "auxpass", "neg")


def turned_start(frame: Frame) -> int:
    """The first token of a content, or of the denial or doubt right before it."""
    cue, start = frame.cue, frame.content[0]
    if cue.i >= start or frame.rule == "question":
        return start
    words, verb = reporting_words(), cue if cue.pos_ == "VERB" else cue.head
    if cue.pos_ in ("VERB", "ADJ") and _is_negated(verb):
        own = [c.i for c in verb.lefts if c.dep_ in _AUXILIARIES]
        return min([*own, cue.i if cue.pos_ == "VERB" else verb.i])
    return cue.i if cue.lemma_ in words.turning_words else start


def _is_negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)
