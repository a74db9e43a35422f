"""Entities as the corpus as a whole knows them: of one kind, and none that is nobody.

A name that is a person's in one article and a place's in another is one thing's; what most
articles take it for decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..records import ActorKind, Entity
from .names import cleaned, is_no_actor, is_territory, letters, parts_of


def settled(entities: Sequence[Entity], mentions: Mapping[str, int]) -> list[Entity]:
    """Entities of one kind each, without what is no actor; ``mentions`` by entity key."""
    kept = [e for e in map(_cleaned, entities) if e.actor or not is_no_actor(e.name)]
    kinds = _kinds(kept, mentions)
    alike = [
        e if e.actor else replace(e, kind=kinds.get(_many_words(e.name), e.kind)) for e in kept
    ]
    full = _by_first_name(alike)
    return [_in_full(e, full) for e in alike]


def _cleaned(entity: Entity) -> Entity:
    if entity.actor:
        return entity
    if is_territory(entity.name):
        return replace(entity, kind="place")
    if entity.kind != "person":
        return entity
    if any(c.isdigit() for c in entity.name):
        return replace(entity, kind="organisation")
    name = cleaned(entity.name)
    names = tuple(dict.fromkeys(map(cleaned, entity.names)))
    return replace(entity, name=name, names=names) if name != entity.name else entity


def _kinds(entities: Iterable[Entity], mentions: Mapping[str, int]) -> dict[str, ActorKind]:
    """The kind of each name of several words that entities of more than one kind bear: the one
    that most mentions have, a person where it is even."""
    votes: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    for entity in entities:
        if not entity.actor and (key := _many_words(entity.name)):
            votes[key][entity.kind] += mentions.get(entity.key, 1)
    return {
        key: max(kinds, key=lambda k: (kinds[k], k == "person", k))
        for key, kinds in votes.items()
        if len(kinds) > 1
    }


def _many_words(name: str) -> str:
    """What makes names of several words alike; "" for one word, which many may bear."""
    return letters(name) if " " in name.strip() and name[:1].isupper() else ""


def _by_first_name(entities: Iterable[Entity]) -> dict[tuple[str, str], list[Entity]]:
    """Persons named in full, by article and first name."""
    found: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in entities:
        parts = parts_of(entity.name)
        if entity.kind == "person" and len(parts) > 1:
            found[entity.article, parts[0]].append(entity)
    return found


def _in_full(entity: Entity, full: Mapping[tuple[str, str], Sequence[Entity]]) -> Entity:
    """What is called by the first name of the one person who bears it in its article is that
    person, whatever it was taken for; not so a place, which may bear it too."""
    if entity.actor or entity.kind not in ("person", "organisation"):
        return entity
    parts = parts_of(entity.name)
    bearers = full.get((entity.article, parts[0]), ()) if len(parts) == 1 else ()
    if len(bearers) != 1:
        return entity
    one = bearers[0]
    return replace(entity, name=one.name, kind="person", actor=one.actor)
