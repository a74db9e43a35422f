"""Comparing people's names: the parts of a name, spellings of a surname, first names."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz import fuzz

from ..records.plain_text import fold
from .word_lists import load_data

Gender = Literal["m", "f"]

_SAME_SURNAME_PERCENT = 85.0
"""Similarity of spellings of one surname (Pashinian, Pashinyan: 89)."""
_SAME_FIRST_PERCENT = 80.0
"""Similarity of spellings of one first name."""


@cache
def titles() -> frozenset[str]:
    """Forms of address and ranks that stand before names."""
    data = load_data("titles")
    return frozenset(data["m"]) | frozenset(data["f"]) | frozenset(data["any"])


@cache
def role_nouns() -> frozenset[str]:
    """Nouns that say what a person is; a name that holds one is a description."""
    return frozenset(load_data("roles")["broader"])


@cache
def group_nouns() -> frozenset[str]:
    """Plural nouns of people who act together ("officials"), whoever they are."""
    return frozenset(load_data("nominals")["groups"])


@cache
def _affixes() -> tuple[frozenset[str], frozenset[str]]:
    data = load_data("titles")
    return frozenset(data["suffixes"]), frozenset(data["particles"])


@cache
def first_name_gender() -> dict[str, Gender]:
    """Folded first name to "m" or "f"; names that both bear are left out."""
    data = load_data("first_names")
    men, women = ({fold(n) for n in data[g].split()} for g in ("m", "f"))
    found: dict[str, Gender] = dict.fromkeys(sorted(men - women), "m")
    return found | dict.fromkeys(sorted(women - men), "f")


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    return {k: frozenset(v) for k, v in load_data("first_names")["nicknames"].items()}


@lru_cache(maxsize=20_000)
def name_parts(text: str) -> tuple[str, ...]:
    """Folded words of a person's name without titles and suffixes; a surname is one word.

    >>> name_parts("Mr. Thomas de Waal Jr.")
    ('Thomas', 'de Waal')
    >>> name_parts("De Waal")
    ('de Waal',)
    """
    suffixes, particles = _affixes()
    words = [w for w in fold(text).replace(",", " ").split() if w not in suffixes]
    while len(words) > 1 and words[0] in titles():
        words = words[1:]
    words = [w for w in words if not re.fullmatch(r'["“].*["”]|\(.*\)', w)]
    for i, word in enumerate(words):
        opens = i == 0 and word not in first_name_gender()  # "Van den Brul", not "Al Gore"
        if (i or opens) and word.lower() in particles and i + 1 < len(words):
            return (*words[:i], " ".join([word.lower(), *words[i + 1 :]]))
    return tuple(words) or (fold(text),)


def similar_surname(a: str, b: str) -> bool:
    """Whether two surnames may be spellings of one; short ones must be equal.

    >>> similar_surname("Pashinian", "Pashinyan"), similar_surname("Lind", "Lint")
    (True, False)
    """
    return a == b or (
        min(len(a), len(b)) > 4 and a[:1] == b[:1] and fuzz.ratio(a, b) >= _SAME_SURNAME_PERCENT
    )


@lru_cache(maxsize=1 << 16)
def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names whose surnames are alike may be one person's.

    >>> same_person(("A.", "Lind"), ("Ada", "Lind")), same_person(("Eva", "Lind"), ("Ada", "Lind"))
    (True, False)
    """
    if len(a) == 1 or len(b) == 1:
        return False
    short, long = sorted((a[:-1], b[:-1]), key=len)
    return set(short) <= set(long) or _same_first(a[0], b[0])


def _same_first(a: str, b: str) -> bool:
    a, b = a.rstrip("."), b.rstrip(".")
    if a[:1] == b[:1] and (len(a) == 1 or len(b) == 1):
        return True
    nicknames = _nicknames()
    if b in nicknames.get(a, ()) or a in nicknames.get(b, ()):
        return True
    known = first_name_gender()
    if a in known and b in known:
        return False
    return a[:1] == b[:1] and fuzz.ratio(a, b) >= _SAME_FIRST_PERCENT
