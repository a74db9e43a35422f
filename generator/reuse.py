"""Extracts kept between builds, and which of them still hold after actors.yml changed.

A name matters to an article in whose text it, or for a person or body a part of it, stands;
so a changed alias asks for those articles only to be extracted again.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .language.gazetteer import fold
from .language.names import similar_surname
from .records import CuratedActor, Extract
from .store import Store, digest

Actors = tuple[CuratedActor, ...]

#: Kinds of actors that a text may name by a part of a name.
_BY_PARTS = {"person", "organisation", "media"}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two versions of actors.yml."""

    names: tuple[tuple[str, bool], ...]
    """Names and roles that differ, and whether a part of one is enough to matter."""
    everywhere: bool = False
    """Whether it may matter to any text at all."""

    def touches(self, text: str) -> bool:
        """Whether an article of this text may have to be read anew."""
        return self.everywhere or any(
            _stands_in(name, by_parts, _words(text)) for name, by_parts in self.names
        )


_ANYTHING = Change((), everywhere=True)


class KeptExtracts:
    """Extracts in the cache, each with the actors it was made with."""

    def __init__(self, store: Store, actors: Actors) -> None:
        self._store = store
        self._actors = actors
        self._version = digest(repr(actors))
        self._changes: dict[str, Change] = {}

    def get_all(self, keys: Sequence[str], texts: Sequence[str]) -> list[Extract | None]:
        """What was extracted from each article, where it would be the same now."""
        blobs = self._store.get_all("extract", keys)
        return [self._held(blobs.get(key), text) for key, text in zip(keys, texts, strict=True)]

    def _held(self, blob: bytes | None, text: str) -> Extract | None:
        found = _loaded(blob)
        if not isinstance(found, tuple) or len(found) != 2:
            return None
        version, extract = found
        if not isinstance(extract, Extract) or self._change(version).touches(text):
            return None
        return extract

    def put(self, made: Sequence[tuple[str, Extract]]) -> None:
        """Keep extracts made with the actors of this build."""
        self._store.put("actors", [(self._version, _dumped(self._actors))])
        self._store.put("extract", [(k, _dumped((self._version, x))) for k, x in made])

    def _change(self, version: str) -> Change:
        if version not in self._changes:
            same = version == self._version
            before = self._actors if same else _loaded(self._store.get("actors", version))
            self._changes[version] = (
                change(before, self._actors) if isinstance(before, tuple) else _ANYTHING
            )
        return self._changes[version]


def change(before: Actors, now: Actors) -> Change:
    """What an edit of actors.yml may matter to."""
    old, new = ({a.id: a for a in actors} for actors in (before, now))
    moved = [i for i in old if i in new] != [i for i in new if i in old]
    pairs = [(old.get(i), new.get(i)) for i in {**old, **new} if old.get(i) != new.get(i)]
    found = [name for pair in pairs for name in _differing(*pair)]
    return Change(
        names=tuple((name, by_parts) for name, by_parts in found if name),
        everywhere=moved or any(not name for name, _ in found),
    )


def _differing(old: CuratedActor | None, new: CuratedActor | None) -> Iterator[tuple[str, bool]]:
    """Names and roles that an actor gained or lost; an empty one stands for anything.

    A state or body may be one that the generator knows under more names than these.
    """
    versions = [a for a in (old, new) if a is not None]
    by_parts = any(a.kind in _BY_PARTS for a in versions)
    if old and new and replace(old, aliases=(), note=None) == replace(new, aliases=(), note=None):
        yield from ((name, by_parts) for name in {*old.aliases} ^ {*new.aliases})
    elif all(a.kind == "person" for a in versions):
        for actor in versions:
            yield from ((name, True) for name in (actor.name, *actor.aliases, *actor.roles))
    else:
        yield "", True


def _stands_in(name: str, by_parts: bool, words: frozenset[str]) -> bool:
    parts = _WORD.findall(fold(name).lower())
    if words.issuperset(parts):
        return True
    if not by_parts:
        return False
    capitals = "".join(part[0] for part in parts)
    return capitals in words or any(
        part in words or any(similar_surname(part, word) for word in words)
        for part in parts
        if len(part) > 2
    )


@lru_cache(maxsize=1)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text).lower()))


def _dumped(value: object) -> bytes:
    return pickle.dumps(value, protocol=5)


def _loaded(blob: bytes | None) -> object:
    try:
        return pickle.loads(blob) if blob else None
    except Exception:  # whatever a damaged entry raises, it only costs time
        return None
