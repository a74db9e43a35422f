"""Quotation marks round a name or term, and not round speech: titles of works, nicknames."""

from __future__ import annotations

import re
from functools import cache

from .reporting_words import reporting_words

_LISTED = re.compile(r"[\"“‘'][^\"“”‘]*[\"”’'],?(?:\s+(?:and|or))?\s*$")
_MAX_TITLE_WORDS = 9
"""Longer phrases in capitals are headlines."""


def looks_like_title(words: str) -> bool:
    """Whether every main word of a short phrase is capitalised ("The Morning Show")."""
    tokens = re.findall(r"[\w’'.-]*\w", words)
    if not 1 < len(tokens) <= _MAX_TITLE_WORDS or words.rstrip()[-1:] in "!?":
        return False
    big = [t for t in tokens if t.lower() not in reporting_words().title_function_words]
    return len(big) > 1 and all(t[0].isupper() or t[0].isdigit() for t in big)


def introduces_name(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, which ends at a mark, announces a name ("the film “")."""
    before = text[start:end]
    while match := _LISTED.search(before):
        before = before[: match.start()]
    return _kinds().search(before) is not None


@cache
def _kinds() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(reporting_words().naming_words)))
    return re.compile(rf"\b(?:(?:{words})s?,?|known as (?:the|a|an))\s*$", re.IGNORECASE)
