"""Phrases that articles of a group hold and that could name it: names and noun phrases."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..language.person_names import first_name_gender, role_nouns, titles
from ..language.word_lists import load_data, word_set
from ..language.wording import WORD, stem, stem_set
from ..records.plain_text import fold
from .article_clusters import DatedText

Key = tuple[str, ...]
"""A phrase as its words are compared."""

_LIST = "topic_words"
#: Words of a phrase at most, and the characters of a text that are read for phrases.
_LONGEST, CHARACTERS = 4, 2500
#: Share of a group's articles that must hold a phrase, and articles at least.
_HELD, _HELD_BY = 0.15, 2
#: Share of its occurrences that must be a whole noun phrase, and whole ones at least.
_WHOLE, _WHOLE_TIMES = 0.25, 2
#: Share of its occurrences from which a phrase counts as part of a longer one.
_NEARLY_ALWAYS = 0.7
_ADJECTIVE = re.compile(r"(?:[^e]ed|ly|ive|ous|ful|[a-z]{4}ing|ible|able|ary)\Z")
#: What tells that a name goes on, or began before; and how far back that is looked for.
_GOES_ON, _BEGAN, _NEAR = (
    re.compile(r" (?:and|&) [A-Z]|/\w| ?['’]s [A-Z]"),
    re.compile(r"[A-Z]\S* (?:and|&) $|\w/$"),
    30,
)
#: What a name goes on behind: "Bruce St John".
_CUT = frozenset({"St", "Mt", "Ft", "Mr", "Mrs", "Dr"})
#: Letters of a word in capitals that may be an abbreviation.
_LONGEST_ABBREVIATION = 5
_LINK = frozenset(" -\u00a0")


class Occurrence(NamedTuple):
    """A phrase where it stands."""

    key: Key
    text: str
    whole: bool
    """A noun phrase by itself: nothing that could belong to it stands beside it."""
    opens: bool
    """First in its sentence, where a capital says nothing."""


@dataclass(slots=True)
class Seen:
    """What is known of one phrase in a group."""

    forms: Counter[str] = field(default_factory=Counter)
    opening: Counter[str] = field(default_factory=Counter)
    whole: int = 0
    times: int = 0
    articles: set[int] = field(default_factory=set)

    @property
    def text(self) -> str:
        """Its usual form."""
        forms = self.forms or self.opening
        return min(forms, key=lambda form: (_is_shouted(form), -forms[form], form))

    @property
    def is_name(self) -> bool:
        """Mostly written with capitals, in the middle of sentences."""
        forms = self.forms or Counter(f for f in self.opening if len(_split(f)) > 1)
        capitals = sum(n for form, n in forms.items() if is_capitalised(form))
        return capitals > _NEARLY_ALWAYS * sum(forms.values())


def read_phrases(articles: Sequence[DatedText]) -> dict[Key, Seen]:
    """Phrases that enough articles of a group hold and that could name it."""
    found: dict[Key, Seen] = defaultdict(Seen)
    for number, article in enumerate(articles):
        for hit in occurrences(article.text[:CHARACTERS]):
            seen = found[hit.key]
            (seen.opening if hit.opens else seen.forms)[hit.text] += 1
            seen.times += 1
            seen.whole += hit.whole
            seen.articles.add(number)
    needed = max(_HELD_BY, _HELD * len(articles))
    held = {key: seen for key, seen in found.items() if len(seen.articles) >= needed}
    parts = {
        part
        for key, seen in held.items()
        for part in (key[1:], key[:-1])
        if part in held and seen.times >= _NEARLY_ALWAYS * held[part].times
    }
    return {k: seen for k, seen in held.items() if k not in parts and _could_name(k, seen)}


def _could_name(key: Key, seen: Seen) -> bool:
    """A name, or words that stand as a noun phrase of their own and say something."""
    empty, weak = stem_set(_LIST, "empty"), stem_set(_LIST, "weak")
    if all(k in empty or k.isdigit() or len(k) < 2 for k in key) or key[0].isdigit():
        return False
    if seen.whole < max(_WHOLE_TIMES, _WHOLE * seen.times):
        return False
    if seen.is_name:
        if _is_shouted(seen.text) or _tells_rank(seen.text) or _split(seen.text)[-1] in _CUT:
            return False
        return len(key) > 1 or not (key[0] in empty | weak or _is_first_name(seen.text))
    last = seen.text.split()[-1]
    broad = len(key) == 1 and key[0] in weak
    return not (key[-1] in empty or broad or _ADJECTIVE.search(last) or last in _past_forms())


def _is_shouted(phrase: str) -> bool:
    """Holds a long word in capitals only, as datelines and notices do.

    >>> _is_shouted("ALL RIGHTS RESERVED"), _is_shouted("UNHCR office"), _is_shouted("Kamar")
    (True, False, False)
    """
    return any(len(part) > _LONGEST_ABBREVIATION and part.isupper() for part in _split(phrase))


def _is_first_name(word: str) -> bool:
    return fold(word) in first_name_gender()


def _split(phrase: str) -> list[str]:
    return re.split(r"[ \u00a0-]", phrase)


def _tells_rank(name: str) -> bool:
    """Holds a title or an office before its last word, or is one.

    >>> [_tells_rank(name) for name in ("President Anna Berg", "President", "Anna President")]
    [True, True, False]
    """
    parts = _split(name)
    return any(p in titles() or p.lower() in role_nouns() for p in parts[: max(1, len(parts) - 1)])


def occurrences(text: str) -> Iterator[Occurrence]:
    """Every phrase of a text, where it stands."""
    found = list(WORD.finditer(text))
    kinds = [_kind_at(text, match) for match in found]
    linked = [False, *(_linked(text, a, b) for a, b in pairwise(found)), False]
    for first, match in enumerate(found):
        if kinds[first] != "content":
            continue
        before = found[first - 1][0] if linked[first] else ""
        for last in range(first, min(first + _LONGEST, len(found))):
            if last > first and not linked[last]:
                break
            if kinds[last] == "content":
                start, end = match.start(), found[last].end()
                phrase = re.sub(r"['’]s?$", "", text[start:end])
                owns = start + len(phrase) < end
                after = found[last + 1][0] if linked[last + 1] and not owns else ""
                whole = _stands_alone(phrase, before, after) and not _is_cut(text, start, end)
                key = tuple(stem(m[0]) for m in found[first : last + 1])
                yield Occurrence(key, phrase, whole, not before)
                if owns:
                    break
            elif kinds[last] != "joiner" or not match[0][:1].isupper():
                break


def _stands_alone(phrase: str, before: str, after: str) -> bool:
    """Whether nothing that could be part of a phrase stands beside it: behind an article or
    such and before no noun; of a name, nothing with a capital.

    >>> _stands_alone("tax", "the", ""), _stands_alone("tax", "", "of")
    (True, True)
    >>> _stands_alone("tax", "new", ""), _stands_alone("tax", "the", "reform")
    (False, False)
    >>> _stands_alone("Kamar", "new", "rises"), _stands_alone("Kamar", "The", "")
    (True, True)
    >>> _stands_alone("Kamar", "Port", ""), _stands_alone("Kamar", "", "Harbour")
    (False, False)
    """
    if phrase[:1].isupper():
        return not any(word[:1].isupper() and _kind(word) == "content" for word in (before, after))
    led = not before or before.lower() in _openers()
    return led and not (after and _kind(after) == "content")


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether a name goes on beyond "and" or a stroke.

    >>> _is_cut("Fish and Wildlife Service", 0, 4), _is_cut("Fish and Wildlife Service", 9, 25)
    (True, True)
    >>> _is_cut("Fish and chips", 0, 4), _is_cut("fish and Chips", 0, 4), _is_cut("A/B", 2, 3)
    (False, False, True)
    """
    if not text[start].isupper():
        return False
    return bool(_GOES_ON.match(text, end) or _BEGAN.search(text, max(0, start - _NEAR), start))


def _linked(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return other.start() == one.end() + 1 and text[one.end()] in _LINK


def _opens_compound(word: str, following: str) -> bool:
    """Whether a function word is part of a compound ("no-fly zone")."""
    return following == "-" and word.lower() in word_set(_LIST, "compound_openers")


def _kind_at(text: str, match: re.Match[str]) -> str:
    compound = _opens_compound(match[0], text[match.end() : match.end() + 1])
    return "content" if compound else _kind(match[0])


@lru_cache(maxsize=1 << 16)
def _kind(word: str) -> str:
    """Whether a word can be part of a phrase, join parts of a name, or ends it."""
    lower = word.lower()
    if lower in word_set(_LIST, "joiners"):
        return "joiner"
    if re.split("['’]", lower)[0] in word_set(_LIST, "function"):
        return "function"
    return "verb" if word[:1].islower() and stem(word) in stem_set(_LIST, "verbs") else "content"


@cache
def _openers() -> frozenset[str]:
    """Words behind which a noun phrase begins."""
    return word_set(_LIST, "before_noun") | word_set(_LIST, "joiners")


@cache
def _past_forms() -> frozenset[str]:
    """Irregular forms of verbs, which plurals of nouns ("men", "crises") are not."""
    table = load_data("topic_inflections")
    return frozenset(form for forms in table["verbs"].values() for form in forms)


def is_capitalised(text: str) -> bool:
    """All words but joiners hold a capital ("iPhone 4", "Bank of America")."""
    joiners = word_set(_LIST, "joiners")
    parts = [p for p in _split(text) if p.lower() not in joiners]
    named = [p for p in parts if p != p.lower() or p.isdigit()]
    return len(named) == len(parts) and any(not p.isdigit() for p in parts)
