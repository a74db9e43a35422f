"""Where the events of a topic took place, as their own sentences say: "in Adra", "near the port of
Marlow"; the place of a meeting about it is none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from ..language.word_lists import word_set
from ..language.world import world
from ..records import Actor, Entry, Event

#: Entries, and articles of them, whose sentences must name a place; and the least share of the
#: entries that name the place most named.
FEWEST, LEAST_SHARE = 2, 0.1
_NAME = r"[A-Z][\w’'-]+(?:[ -](?:[A-Z][\w’'-]+|(?:of|the|au|de|la|el|du)(?= [A-Z])))*"
_PLACE = re.compile(
    r"\b(?:in|near|off|outside|across|around|throughout|inside|into|from)\s"
    rf"(?:(?:the|a)\s(?:\w+\s){{0,3}}?of\s|the\s)?(?P<name>{_NAME})"
)


def find_places(
    entries: Iterable[Entry], events: Mapping[str, Event], actors: Iterable[Actor]
) -> list[tuple[str, str | None]]:
    """The places that most entries name, the most named first, each with the id of the state that
    it is."""
    found: dict[str, set[str]] = defaultdict(set)
    told: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.status != "happened":
            continue
        for event in (events[e] for e in entry.events):
            for name in _named(event):
                found[name].add(entry.id)
                told[name].add(event.article)
    known = {name: a for a in actors for name in (a.name, *a.aliases) if name not in _capitals()}
    needed = max([FEWEST, *(LEAST_SHARE * len(of) for of in found.values())])
    kept: list[tuple[str, str | None]] = []
    for name in sorted(found, key=lambda n: (-len(found[n]), n)):
        actor = known.get(name)
        enough = len(found[name]) >= needed and len(told[name]) >= FEWEST
        if enough and (actor is None or actor.kind in ("state", "place")):
            kept.append((actor.name if actor else name, actor.id if actor else None))
    return list(dict.fromkeys(kept))


def _named(event: Event) -> set[str]:
    """Names behind a preposition of place in what tells of an event alone."""
    if event.reference or word_set("topic_words", "meetings").intersection(
        (event.head, *event.terms)
    ):
        return set()
    told = event.clause.text if event.clause else event.sentence
    names = {_whole(found["name"]) for found in _PLACE.finditer(told)}
    return {name for name in names if not _is_no_place(name)}


def _whole(name: str) -> str:
    """A place's name without a possessive behind it: "Keld's capital"."""
    return re.sub(r" ?['’]s?(?: .*)?$", "", name)


def _is_no_place(name: str) -> bool:
    words = {word.lower() for word in re.findall(r"[^\s-]+", name)}
    return bool(words & word_set("counted_things", "no_names")) or name in _adjectives()


@cache
def _capitals() -> frozenset[str]:
    """Towns by which states are called, too."""
    return frozenset(town for state in world().states for town in state.capitals)


@cache
def _adjectives() -> frozenset[str]:
    """Words of a people, which stand for no place: "in Japanese"."""
    return frozenset(d for state in world().states for d in state.demonyms)
