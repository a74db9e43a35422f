"""Figures of what may yet come ("could climb to 100"), and of what did not happen ("none of
the 48 passengers was hurt")."""

from __future__ import annotations

import re

from spacy.tokens import Token

from .lexicon import figure_words
from .numerals import Numeral
from .reading import VERBAL, Reading, ancestors

_MODALS = frozenset({"could", "may", "might", "will", "would", "’ll", "'ll", "shall"})
#: "could have died" is of the past.
_PERFECT = frozenset({"have"})
_NONE_OF = re.compile(
    r"\b(?:none|not one|neither|no one|nobody) of (?:the|its|their|his|her|all)?\s*$", re.I
)


def is_foreseen(reading: Reading, numeral: Numeral) -> bool:
    """Whether the clause that holds a number speaks of what may yet come."""
    token = reading.token_at(numeral.end - 1)
    verb = next((t for t in ancestors(token) if t.pos_ in VERBAL), None)
    if verb is None:
        return False
    chain = [verb]
    if verb.dep_ == "xcomp" and verb.head.pos_ in (*VERBAL, "ADJ"):
        chain.append(verb.head)
    return any(_looks_ahead(t) for t in chain)


def _looks_ahead(verb: Token) -> bool:
    around = list(verb.children)
    modal = any(c.lower_ in _MODALS and c.dep_ == "aux" for c in around)
    perfect = any(c.lower_ in _PERFECT and c.dep_ == "aux" for c in around)
    foreseen = verb.lemma_.lower() in figure_words().foreseeing and verb.tag_ in ("VBN", "JJ")
    return (modal and not perfect) or foreseen


def none_of(text: str, start: int) -> bool:
    """Whether a figure only says of how many it was none: "none of the 48 passengers"."""
    return bool(_NONE_OF.search(text[max(0, start - 24) : start]))
