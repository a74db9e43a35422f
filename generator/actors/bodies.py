"""Which bodies are one: by words and nation, by letters, by initials, by the telling word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from ..language.gazetteer import Gazetteer, fold
from ..language.word_lists import load_data
from ..records import Entity
from .names import bare, initials, is_abbreviation, letters

_SYNONYMS = {"defense": "defence", "affairs": "", "organization": "organisation",
             "organisation": "organisation", "us": "", "republic": "", "and": "",
             "office": "ministry", "spokesman": "spokesperson"}  # fmt: skip

T = TypeVar("T")
Key = tuple[object, ...]


def body_key(name: str, gazetteer: Gazetteer) -> Key:
    """Nations and other words of a body's name, in any order and case."""
    nations, rest = [], []
    for word in re.findall(r"[\w.&-]+", re.sub(r" ?['’]s\b", "", bare(name))):
        nation = gazetteer.nation(word)
        low = fold(word).casefold()
        if nation:
            nations.append(nation)
        elif low not in ("the", "of", "for"):
            rest.append(_SYNONYMS.get(low, low))
    return tuple(sorted(set(nations))), tuple(sorted(w for w in rest if w))


def same_bodies(groups: Sequence[Sequence[Entity]]) -> list[int]:
    """For each group of entities the number of the group that it is one with, itself at most.

    A short form joins where one long form fits, and where several do not.
    """
    owner = list(range(len(groups)))
    names = [_names(group) for group in groups]
    _join(owner, names, letters, lambda _: True)
    long_by_initials = _index(names, initials, lambda name: " " in name)
    long_by_first = _index(names, _telling_word, lambda name: " " in name)
    for n, own in enumerate(names):
        if owner[n] != n:
            continue
        short = [name for name in own if " " not in bare(name)]
        if len(short) != len(own):
            continue
        fits: set[int] = set()
        for name in short:
            plain = name.replace(".", "")
            fits |= long_by_initials.get(plain, set()) if is_abbreviation(name) else set()
            fits |= long_by_first.get(letters(name), set())
        fits = {owner[f] for f in fits} - {n}
        if len(fits) == 1:
            owner[n] = fits.pop()
    return [_root(owner, n) for n in owner]


def _names(group: Iterable[Entity]) -> list[str]:
    """The fullest name that each article gives."""
    return list(dict.fromkeys(e.name for e in group))


def _join(
    owner: list[int],
    names: Sequence[Sequence[str]],
    key: Callable[[str], str],
    may: Callable[[str], bool],
) -> None:
    first: dict[str, int] = {}
    for n, own in enumerate(names):
        for name in own:
            if may(name) and (made := key(name)):
                other = _root(owner, first.setdefault(made, n))
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


def _root(owner: Sequence[int], n: int) -> int:
    while owner[n] != n:
        n = owner[n]
    return n
