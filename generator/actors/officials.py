"""For which body an official speaks: "UN Secretary-General", "spokeswoman for the Red Cross"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from ..language.word_lists import word_set
from ..records import Actor
from .names import is_half_name, letters

_DATA = "actor_names"
#: Kinds of actors for which officials speak; those of a state have it by their nation.
_BODIES = frozenset({"organisation", "government body", "armed group"})
#: Words of a body's name, at most.
_NAME_WORDS = 9
_WORD = re.compile(r"[^\s,]+")


def with_bodies(actors: Sequence[Actor]) -> list[Actor]:
    """Actors, persons who speak for no state with the body whose office their first role is."""
    named = _bodies_by_name(actors)
    return [
        replace(a, speaks_for=body)
        if a.kind == "person" and not a.curated and not a.speaks_for and (body := _body(a, named))
        else a
        for a in actors
    ]


def _bodies_by_name(actors: Sequence[Actor]) -> Mapping[str, str]:
    """Bodies by their names' letters; of several that bear one name the most named."""
    bodies = sorted((a for a in actors if a.kind in _BODIES), key=lambda a: (a.mentions, a.id))
    return {letters(name): a.id for a in bodies for name in (*a.aliases, a.name)}


def _body(actor: Actor, named: Mapping[str, str]) -> str | None:
    """The body whose office the first of somebody's roles is."""
    main = actor.roles[0].text if actor.roles else ""
    return next((b for b in _bodies_of(main, named) if b != actor.id), None)


def _bodies_of(role: str, named: Mapping[str, str]) -> Iterator[str]:
    """The bodies whose office a role is, that named behind the office first.

    >>> [*_bodies_of("spokesman for the Red Cross in Aden", {"redcross": "red-cross"})]
    ['red-cross']
    >>> [*_bodies_of("former UN envoy", {"un": "un"})], [*_bodies_of("UN chief", {"un": "un"})]
    ([], ['un'])
    """
    plain = re.sub(r"^(?:the|an?)\s", "", role, flags=re.IGNORECASE)
    if word_set(_DATA, "other_office").intersection(plain.lower().split()[:2]) - _spokespeople():
        return
    if behind := _of_body().search(plain):
        yield from _longest(plain[behind.end() :], named)
    if before := _office().search(plain):
        name = re.sub(r"\s?['’]s?$", "", plain[: before.start()].rstrip())
        if not is_half_name(name) and (body := named.get(letters(name))):
            yield body


@cache
def _spokespeople() -> frozenset[str]:
    return frozenset({"spokesman", "spokeswoman", "spokesperson"})


def _longest(text: str, named: Mapping[str, str]) -> Iterator[str]:
    """The body with the longest name with which a text begins."""
    ends = [word.end() for word in _WORD.finditer(text)][:_NAME_WORDS]
    for end in reversed(ends):
        if text[:1].isupper() and (body := named.get(letters(text[:end]))):
            yield body
            return


@cache
def _office() -> re.Pattern[str]:
    offices = "|".join(sorted(word_set(_DATA, "body_offices"), key=lambda o: (-len(o), o)))
    return re.compile(rf"\b(?:{offices})\b", re.IGNORECASE)


@cache
def _of_body() -> re.Pattern[str]:
    offices = "|".join(sorted(word_set(_DATA, "body_offices"), key=lambda o: (-len(o), o)))
    return re.compile(rf"\b(?:{offices})\s(?:of|for|at|with)\s(?:the\s)?", re.IGNORECASE)
