"""Which bodies are one: by words and nation, by letters, by initials, by the telling word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache

from ..language.gazetteer import Gazetteer
from ..language.word_lists import load_data, word_set
from ..language.world import world
from ..records import Entity
from ..records.plain_text import fold
from .names import Apart, bare, initials, is_abbreviation, letters

_SYNONYMS = {"defense": "defence", "affairs": "", "organization": "organisation",
             "organisation": "organisation", "us": "", "republic": "", "and": "",
             "office": "ministry", "spokesman": "spokesperson"}  # fmt: skip

#: Letters of an abbreviation that so many bodies share that one article must name it and its
#: long form; and of a word that a name may write small.
_SHORT, _SMALL = 3, 5
_SMALL_WORDS = frozenset({"the", "of", "for"})

Key = tuple[object, ...]


def body_key(name: str, gazetteer: Gazetteer) -> Key:
    """Nations and other words of a body's name, in any order and case."""
    nations, rest = [], []
    for word in re.findall(r"[\w.&-]+", re.sub(r" ?['’]s\b", "", bare(name))):
        nation = gazetteer.nation(word)
        low = fold(word).casefold()
        if nation:
            nations.append(nation)
        elif low not in _SMALL_WORDS:
            rest.append(_SYNONYMS.get(low, low))
    return tuple(sorted(set(nations))), tuple(sorted(w for w in rest if w))


def same_bodies(groups: Sequence[Sequence[Entity]], apart: Apart) -> list[int]:
    """For each group of entities the number of the group that it is one with, perhaps its own.

    A short form joins where one long form fits, and where several do not.
    """
    owner = list(range(len(groups)))
    names = [_names(group) for group in groups]
    _join_by_letters(owner, names)
    by_initials = _index(names, initials, _is_title)
    by_first = _index(names, _telling_word, _is_title)
    by_rest = _index(names, _telling_rest, _is_title)
    articles = [frozenset(e.article for e in group) for group in groups]
    explained = [{n.replace(".", "") for e in group for n in e.names} for group in groups]
    for n, own in enumerate(names):
        if _root(owner, n) != n or any(" " in bare(name) for name in own):
            continue
        fits: set[int] = set()
        for name in own:
            plain = name.replace(".", "")
            long = by_initials.get(plain, set()) if is_abbreviation(name) else set()
            near = {f for f in long if len(plain) > _SHORT or articles[f] & articles[n]}
            fits |= near or {f for f in long if plain in explained[f]}
            fits |= by_first.get(letters(name), set())
            fits |= by_rest.get(letters(name), set())
        free = {f for f in fits if not apart.part(own, names[f])}
        one = _shortest({_root(owner, f) for f in free} - {n}, names)
        if one is not None:
            owner[n] = one
    return [_root(owner, n) for n in owner]


def _is_title(name: str) -> bool:
    """A name of several words, all but small ones with capitals, and no "its forces"."""
    words = name.split()
    capitals = all(w[:1].isupper() or (w.islower() and len(w) < _SMALL) for w in words)
    return len(words) > 1 and capitals and not re.search(r"['’]s\b", name)


def _shortest(fits: Collection[int], names: Sequence[Sequence[str]]) -> int | None:
    """The one that fits, or of several the one with whose name all the others begin."""
    if len(fits) < 2:
        return next(iter(fits), None)
    best = min(fits, key=lambda n: (min(map(len, names[n])), n))
    begin = min(map(letters, names[best]), key=len)
    every = all(letters(name).startswith(begin) for n in fits for name in names[n] if " " in name)
    return best if every else None


def _names(group: Iterable[Entity]) -> list[str]:
    """The fullest name that each article gives."""
    return list(dict.fromkeys(e.name for e in group))


def _join_by_letters(owner: list[int], names: Sequence[Sequence[str]]) -> None:
    """Names that differ in case, spaces, hyphens and legal forms only are one's."""
    first: dict[str, int] = {}
    for n, own in enumerate(names):
        for key in filter(None, map(letters, own)):
            other = _root(owner, first.setdefault(key, n))
            if other != _root(owner, n):
                owner[_root(owner, n)] = other


def _index(
    names: Sequence[Sequence[str]],
    keys: Callable[[str], Iterable[str]],
    may: Callable[[str], bool],
) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for n, own in enumerate(names):
        for name in filter(may, own):
            for key in keys(name):
                found[key].add(n)
    return found


def _telling_word(name: str) -> tuple[str, ...]:
    """The one word that a firm may be called by: what stands before "Technologies" and such."""
    words = bare(name).split()
    generic = set(load_data("actor_names")["generic_ends"])
    while len(words) > 1 and words[-1] in generic:
        words.pop()
    return (letters(words[0]),) if len(words) == 1 else ()


def _telling_rest(name: str) -> tuple[str, ...]:
    """The one word that is left of a body of state without its nation and what it is: "Treasury" of
    "U.S. Treasury Department", "House" of "House of Representatives"."""
    words = [w for w in re.findall(r"[\w.&-]+", name) if w.casefold() not in _SMALL_WORDS]
    nations, left_out = _nation_words(), word_set("actor_names", "bodies_left_out")
    own = [w for w in words if w.replace(".", "").casefold() not in nations]
    rest = [w for w in own if fold(w).casefold() not in left_out]
    if len(rest) == 1 and len(rest) < len(own):
        return (letters(rest[0]),)
    begins = re.match(r"(?:(?:the|\w[\w.]*)\s)??(?P<first>[A-Z]\w+) of [A-Z]\w+$", name)
    return (letters(begins["first"]),) if begins else ()


@cache
def _nation_words() -> frozenset[str]:
    return frozenset(
        n.replace(".", "").casefold() for s in world().states for n in (*s.names, *s.demonyms)
    )


def _root(owner: Sequence[int], n: int) -> int:
    while owner[n] != n:
        n = owner[n]
    return n
