"""What a number may count: a noun or a unit, and whether that is people."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from ...records import FigureCategory
from .lexicon import figure_words
from .numerals import Numeral


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, and where its words end."""

    unit: str
    category: FigureCategory
    start: int
    """Start of the expression, currency sign included."""
    end: int
    """End of the unit or noun."""
    noun: Token | None = None
    """The noun counted; the number's own last token for units and bare numbers."""
    bare: bool = False
    """The number has no noun of its own."""
    alone: bool = False
    """A bare number that a clause is about: "four have been caught", "the toll rose to nine"."""


def is_people(noun: Token) -> bool:
    """Whether a noun counts human beings."""
    words = figure_words()
    lower = noun.lower_
    if lower in words.not_people:
        return False
    if noun.lemma_.lower() in words.people or lower in words.people or _singular(lower):
        return True
    if lower in words.people_adjectives or noun.ent_type_ == "NORP":
        return True
    return noun.tag_ in ("NNS", "NNPS") and lower.endswith(words.people_endings)


def _singular(word: str) -> bool:
    return word.endswith("s") and word[:-1] in figure_words().people


def inside(token: Token, numeral: Numeral) -> bool:
    return numeral.start <= token.idx < numeral.end
