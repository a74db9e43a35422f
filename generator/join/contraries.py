"""What is said by the contrary of a word: "were not forced to leave" says "left voluntarily"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..language.word_lists import load_data
from ..language.wording import stem_set, words
from .denials import negated

_DATA = "denials"
_CLAUSE = re.compile(r"[,;:.!?–—]\s|\b(?:and|but)\b")


def says_by_contrary(text: str, denied: str) -> bool:
    """Whether some clause of a text says what was denied, by the negated contrary of one of its
    words and another word of it.

    >>> says_by_contrary("they were not forced to leave", "people have left voluntarily")
    True
    >>> says_by_contrary("they were forced to leave", "people have left voluntarily")
    False
    """
    contraries = [b for a, b in _contraries() if a.search(denied)]
    if not contraries or negated(denied):
        return False
    told = _keys(denied)
    return any(
        negated(clause) and told & _keys(clause) and any(c.search(clause) for c in contraries)
        for clause in _CLAUSE.split(text)
    )


def _keys(text: str) -> frozenset[str]:
    return frozenset(w.key for w in words(text)) - stem_set("topic_words", "function")


@cache
def _contraries() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Words and their contraries, in both directions."""
    return tuple(_both_ways())


def _both_ways() -> Iterator[tuple[re.Pattern[str], re.Pattern[str]]]:
    for pair in load_data(_DATA)["contraries"]:
        one, other = (re.compile(rf"\b(?:{'|'.join(side)})\b", re.IGNORECASE) for side in pair)
        yield from ((one, other), (other, one))
