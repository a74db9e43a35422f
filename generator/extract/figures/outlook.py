"""Figures of what may yet come ("could climb to 100"), and of what did not happen ("none of
the 48 passengers was hurt")."""

from __future__ import annotations

import re

from spacy.tokens import Token

from .lexicon import figure_words
from .numerals import Numeral
from .reading import NOMINAL, VERBAL, Reading, ancestors

_MODALS = frozenset({"could", "may", "might", "would"})
#: Before a verb of counting these foresee too; before others they announce.
_FUTURE = frozenset({"will", "’ll", "'ll", "shall"})
#: "could have died" is of the past.
_PERFECT = frozenset({"have"})
_NONE_OF = re.compile(
    r"\b(?:none|not one|neither|no one|nobody) of (?:the|its|their|his|her|all)?\s*$", re.I
)


def is_foreseen(reading: Reading, numeral: Numeral) -> bool:
    """Whether a number is one that may yet be reached: "could climb to 100"."""
    token = reading.token_at(numeral.end - 1)
    verb: Token | None = None
    for head in ancestors(token):
        if head.pos_ in VERBAL:
            verb = head
            break
        if head.pos_ in NOMINAL and head.dep_ == "pobj" and head.head.head.pos_ in NOMINAL:
            return False  # "the withdrawal of 60,000 doses"
    if verb is None:
        return False
    chain = [verb]
    if verb.dep_ == "xcomp" and verb.head.pos_ in (*VERBAL, "ADJ"):
        chain.append(verb.head)
    return any(_looks_ahead(t) for t in chain)


def _looks_ahead(verb: Token) -> bool:
    words = figure_words()
    around = [c.lower_ for c in verb.children if c.dep_ == "aux"]
    modal = any(w in _MODALS or (w in _FUTURE and verb.lemma_ in words.tallying) for w in around)
    perfect = any(w in _PERFECT for w in around)
    foreseen = verb.lemma_.lower() in words.foreseeing and verb.tag_ in ("VBN", "JJ")
    return (modal and not perfect) or foreseen


def none_of(text: str, start: int) -> bool:
    """Whether a figure only says of how many it was none: "none of the 48 passengers"."""
    return bool(_NONE_OF.search(text[max(0, start - 24) : start]))
