"""Words of saying that tell of nothing said: avoided, ruled out, or somebody else's."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from .grammar import child
from .lexicon import lexicon

_DASHES = frozenset({"-", "–", "—", "--"})
_HELD = frozenset({"believe", "think", "expect", "identify"})
"""Views whose negation is no view ("does not believe it")."""


def is_unsaid(verb: Token) -> bool:
    """Whether a verb tells that something is not, or need not be, said.

    "avoids condemning", "decided against recommending", "is to blame", "backed off", "worth
    noting", "does not believe it", and a heading in capitals ("WHAT CRITICS SAY").
    """
    head = verb.head
    if verb.is_upper and len(verb) > 2 and any(t.text in _DASHES for t in verb.sent):
        return True
    asked = verb.sent[0]
    if asked.tag_ == "VBN" and asked.lemma_ == "ask" and verb in (asked, *_complements(asked)):
        return True  # "Asked to explain why, she said": others asked
    if verb.dep_ == "pcomp":
        governor = head.head
        if head.lower_ == "against" or governor.lemma_ in lexicon().avoiding:
            return True
    if verb.dep_ in ("xcomp", "ccomp"):
        if head.lemma_ in lexicon().avoiding or head.lower_ == "worth":
            return True
        if head.lemma_ == "be" and verb.lemma_ == "blame":
            return True
    if verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in ("off", "away", "down"):
        return f"{verb.lemma_} {verb.nbor(1).lower_}" not in lexicon().say
    return verb.lemma_ in _HELD and child(verb, "neg") is not None and child(verb, "dobj") is not None


def _complements(verb: Token) -> Iterator[Token]:
    return (c for c in verb.rights if c.dep_ in ("xcomp", "ccomp"))


def is_about(noun: Token, verb: Token) -> bool:
    """Whether the subject of a verb is whom a noun of saying is about, or who meets it.

    "faced questions about", "came under criticism for", "because of the demand for".
    """
    if noun.dep_ == "dobj":
        return verb.lemma_ in lexicon().meeting
    return noun.head.lower_ not in ("with", "in", "by") or noun.head.head.i != verb.i
