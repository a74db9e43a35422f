"""Which curated actors may matter to what is found in a text.

A name matters to an article in whose text it stands or, for those that a text may name by a
part of a name, a part of it. So a changed alias asks for those articles alone to be read again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from ..language.person_names import similar_surname
from ..records import CuratedActor
from ..records.plain_text import fold

#: Kinds of actors that a text may name by a part of a name.
_NAMED_BY_PARTS = {"person", "organisation", "media"}
#: Letters from which a part of a name is told from a particle.
_LEAST_LETTERS = 3
_WORD = re.compile(r"\w+")

Relevant = Callable[[str], tuple[CuratedActor, ...]]


def relevant_actors(actors: Sequence[CuratedActor]) -> Relevant:
    """A function from a text to the actors that may matter to it, with the aliases that may.

    Persons are left out whose names and roles do not stand in the text. States and bodies always
    matter, for the generator may know one under more names than an editor gave it.
    """
    names = {name: _words(name) for a in actors for name in (a.name, *a.aliases, *a.roles)}
    by_letter: dict[str, list[str]] = {}
    for part in sorted({part for words in names.values() for part in words}):
        if len(part) >= _LEAST_LETTERS:
            by_letter.setdefault(part[0], []).append(part)

    @cache
    def parts_like(word: str) -> frozenset[str]:
        """Parts of names that the word may be a spelling of."""
        return frozenset(p for p in by_letter.get(word[0], ()) if similar_surname(p, word))

    def relevant(text: str) -> tuple[CuratedActor, ...]:
        words = frozenset(_words(text))
        parts = words.union(*map(parts_like, words))

        def stands(name: str, by_parts: bool) -> bool:
            own = names[name]
            if words.issuperset(own):
                return True
            initials = "".join(part[0] for part in own)
            return by_parts and (initials in words or _shares_part(own, parts))

        def found() -> Iterator[CuratedActor]:
            for actor in actors:
                by_parts = actor.kind in _NAMED_BY_PARTS
                aliases = tuple(a for a in actor.aliases if stands(a, by_parts))
                named = any(stands(n, by_parts) for n in (actor.name, *actor.roles))
                if aliases or named or actor.kind != "person":
                    yield replace(actor, aliases=aliases, note=None)

        return tuple(found())

    return relevant


def _shares_part(name: Sequence[str], parts: frozenset[str]) -> bool:
    return any(len(part) >= _LEAST_LETTERS and part in parts for part in name)


def _words(text: str) -> list[str]:
    """Folded words in lower case."""
    return _WORD.findall(fold(text).lower())
