"""Words as the briefing compares them: without case, inflection, possessive or hyphen.

A light inflectional stemmer (plural, past, participle; after the first step of Porter, "An
algorithm for suffix stripping", 1980) with a table of irregular forms. It is deliberately
weaker than a full stemmer: "resign" and "resignation" stay apart, for an editor who lists
one of them may not mean the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from .word_lists import load_data, word_set

#: What counts as a word.
WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_VOWEL = re.compile(r"[aeiouy]")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")

Span = tuple[int, int]


class Word(NamedTuple):
    """One word of a text. ``key`` is equal for the inflections of one word."""

    key: str
    start: int
    end: int
    caps: bool
    """Written in capitals only, two letters or more."""


def words(text: str, start: int = 0, limit: int | None = None) -> list[Word]:
    """The words of a text from an offset on, in order. Hyphens separate words; "U.S." is one."""
    return [
        Word(stem(match[0]), match.start(), match.end(), _in_capitals(match[0]))
        for match in islice(WORD.finditer(text, start), limit)
    ]


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(WORD.findall(text))


def has_words(text: str, number: int) -> bool:
    """Whether a text has as many words; one or more."""
    return next(islice(WORD.finditer(text), number - 1, None), None) is not None


def content_keys(text: str) -> frozenset[str]:
    """Comparison keys of the words of a text that say something."""
    return frozenset(key for key in map(content_key, WORD.findall(text)) if key)


def stripped(text: str, start: int, end: int) -> Span:
    """A span without the space at its ends.

    >>> stripped("a  bc d", 1, 6), stripped("a  ", 1, 3)
    ((3, 5), (3, 3))
    """
    raw = text[start:end]
    begin = end - len(raw.lstrip())
    return begin, begin + len(raw.strip())


@lru_cache(maxsize=1 << 17)
def content_key(word: str) -> str:
    """The comparison key of a word, or "" for a function word."""
    return "" if word.lower() in word_set("topic_words", "function") else stem(word)


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs of a text: what blank lines separate, without outer space.

    >>> paragraphs("One.\\n \\n Two.")
    [(0, 4), (8, 12)]
    """
    cuts = [0, *(at for blank in _BLANK.finditer(text) for at in blank.span()), len(text)]
    spans = (stripped(text, cuts[i], cuts[i + 1]) for i in range(0, len(cuts), 2))
    return [(start, end) for start, end in spans if start < end]


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The comparison key of a word.

    >>> [stem(word) for word in ("stopped", "U.S.", "cities", "Norland's", "left")]
    ['stop', 'us', 'city', 'norland', 'leav']
    """
    key = _POSSESSIVE.sub("", word.replace(".", "")).lower()
    return irregular_forms().get(key) or _without_ending(key)


@cache
def stem_set(name: str, key: str) -> frozenset[str]:
    """The list under ``key`` of a data file, as comparison keys."""
    return frozenset(stem(word) for word in word_set(name, key))


@cache
def irregular_forms() -> Mapping[str, str]:
    """Irregular forms and the key of the word they are forms of."""
    table = load_data("topic_inflections")
    bases = {base: forms for part in ("verbs", "nouns") for base, forms in table[part].items()}
    keys = {base: _without_ending(base) for base in bases}
    return keys | {form: keys[base] for base, forms in bases.items() for form in forms}


def _in_capitals(raw: str) -> bool:
    return len(raw) > 1 and raw.isupper()


def _without_ending(key: str) -> str:
    """Strip plural, past and participle endings, and a silent e."""
    if len(key) <= 3 or not key.isascii():
        return key
    key = _without_plural(key)
    if key.endswith("ied"):
        key = key[:-2]
    else:
        for ending in ("ed", "ing"):
            base = key.removesuffix(ending)
            if base != key and len(base) > 2 and _VOWEL.search(base):
                key = _undoubled(base)
                break
    if key.endswith(("y", "i")) and len(key) > 3:
        return key[:-1] + "y"
    return key[:-1] if key.endswith("e") and len(key) > 3 else key


def _without_plural(key: str) -> str:
    if key.endswith(("ss", "us", "is")) or not key.endswith("s"):
        return key
    if key.endswith("ies"):
        return key[:-2]
    if key.endswith(("sses", "xes", "ches", "shes", "zes")):
        return key[:-2]
    return key[:-1]


def _undoubled(base: str) -> str:
    double = len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz"
    return base[:-1] if double else base
