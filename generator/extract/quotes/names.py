"""Quotation marks that are no speech: titles of works, terms, nicknames."""

from __future__ import annotations

import re

_SMALL = frozenset(
    "a an and as at but by de for from in is it my nor of on or our the to up us we with your".split()
)
_NAMED = re.compile(
    r"\b(?:so-called|terms?|known as|named|nicknamed|titled|entitled|dubbed|(?:song|book|film|movie"
    r"|album|novel|show|series|play|poem|ad|essay|article|documentary|episode|single|programme"
    r"|program|report|paper|magazine|hit|podcast|game|column|painting|headlined)s?,?)\s*$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[\"“‘'][^\"“”‘]*[\"”’'],?(?:\s+(?:and|or))?\s*$")
_LONGEST_TITLE = 9


def is_title(words: str) -> bool:
    """Whether every main word of a short phrase is capitalised ("The Morning Show")."""
    tokens = re.findall(r"[\w’'.-]*\w", words)
    if not 1 < len(tokens) <= _LONGEST_TITLE or words.rstrip()[-1:] in "!?":
        return False
    big = [t for t in tokens if t.lower() not in _SMALL]
    return len(big) > 1 and all(t[0].isupper() or t[0].isdigit() for t in big)


def is_named(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, which leads up to a mark, says that a name or term follows."""
    before = text[start:end]
    while match := _LISTED.search(before):
        before = before[: match.start()]
    return _NAMED.search(before) is not None
