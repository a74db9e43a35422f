"""Quotation marks that are no speech: titles of works, terms, nicknames."""

from __future__ import annotations

import re
from functools import cache

from .reporting_words import lexicon

_LISTED = re.compile(r"[\"“‘'][^\"“”‘]*[\"”’'],?(?:\s+(?:and|or))?\s*$")
_LONGEST_TITLE = 9


def is_title(words: str) -> bool:
    """Whether every main word of a short phrase is capitalised ("The Morning Show")."""
    tokens = re.findall(r"[\w’'.-]*\w", words)
    if not 1 < len(tokens) <= _LONGEST_TITLE or words.rstrip()[-1:] in "!?":
        return False
    big = [t for t in tokens if t.lower() not in lexicon().small]
    return len(big) > 1 and all(t[0].isupper() or t[0].isdigit() for t in big)


def is_named(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, which leads up to a mark, says that a name or term follows."""
    before = text[start:end]
    while match := _LISTED.search(before):
        before = before[: match.start()]
    return _kinds().search(before) is not None


@cache
def _kinds() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(lexicon().named)))
    return re.compile(rf"\b(?:(?:{words})s?,?|known as (?:the|a|an))\s*$", re.IGNORECASE)
