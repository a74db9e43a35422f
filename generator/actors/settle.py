"""Entities as the corpus as a whole knows them: of one kind, and none that is nobody.

A name that is a person's in one article and a place's in another is one thing's; what most
articles take it for decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..language.person_names import first_name_gender, role_nouns
from ..records import ActorKind, Entity, Role
from .names import Parts, cleaned, is_no_actor, is_territory, letters, parts_of

#: Kinds that a name of one word is taken for by mistake.
_SINGLE = frozenset({"person", "organisation"})
#: Articles that must name somebody by each of two surnames, so that both together are nobody.
_OFTEN = 2
#: Fewest words of an office, a first name and a surname.
_OFFICE_AND_NAME = 3


def settled(entities: Sequence[Entity], mentions: Mapping[str, int]) -> list[Entity]:
    """Entities of one kind each, without what is no actor; ``mentions`` by entity key."""
    kept = [e for e in map(_cleaned, entities) if e.actor or not is_no_actor(e.name)]
    kinds = _kinds(kept, mentions)
    alike = [e if e.actor else replace(e, kind=kinds.get(_telling(e), e.kind)) for e in kept]
    full = _by_first_name(alike)
    borne = _surnames(alike)
    return [_in_full(e, full) for e in alike if not _is_two_surnames(e, borne)]


def _surnames(entities: Iterable[Entity]) -> Counter[str]:
    """By surname, in how many articles somebody with a role is so called in full."""
    people = (parts_of(e.name) for e in entities if e.kind == "person" and e.roles)
    return Counter(parts[-1] for parts in people if len(parts) > 1)


def _is_two_surnames(entity: Entity, borne: Mapping[str, int]) -> bool:
    """Whether two people's surnames stand side by side, as after a lost line end, and nobody is
    meant by both: "Berg Olsen"."""
    parts = parts_of(entity.name)
    if entity.actor or entity.kind != "person" or len(parts) != 2 or entity.roles:
        return False
    first, last = parts
    return first not in first_name_gender() and min(borne[first], borne[last]) >= _OFTEN


def _cleaned(entity: Entity) -> Entity:
    if entity.actor:
        return entity
    if is_territory(entity.name):
        return replace(entity, kind="place")
    if entity.kind == "organisation" and (person := _holder(entity)):
        return person
    if entity.kind != "person":
        return entity
    if any(c.isdigit() for c in entity.name):
        return replace(entity, kind="organisation")
    name = cleaned(entity.name)
    names = tuple(dict.fromkeys(map(cleaned, entity.names)))
    return replace(entity, name=name, names=names) if name != entity.name else entity


def _holder(entity: Entity) -> Entity | None:
    """The person whose office was taken for part of a body's name: "District Collector Meera
    Joseph"; None where no first name stands behind words of an office."""
    words = entity.name.split()
    if len(words) < _OFFICE_AND_NAME or words[-2] not in first_name_gender():
        return None
    if words[-3].lower() not in role_nouns():
        return None
    name, role = " ".join(words[-2:]), Role(" ".join(words[:-2]), None, entity.article)
    return replace(entity, name=name, names=(name,), kind="person", roles=(*entity.roles, role))


def _kinds(entities: Sequence[Entity], mentions: Mapping[str, int]) -> dict[str, ActorKind]:
    """The kind of each name that entities of more than one kind bear: the one that most mentions
    have, a person where it is even. A word that somebody's full name holds may be anybody's."""
    votes: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    borne = {p for e in entities if e.kind == "person" for p in _parts_of_several(e.name)}
    for entity in entities:
        key = _telling(entity)
        if key and not entity.actor and entity.name.title() not in borne:
            votes[key][entity.kind] += mentions.get(entity.key, 1)
    return {
        key: max(kinds, key=lambda k: (kinds[k], k == "person", k))
        for key, kinds in votes.items()
        if len(kinds) > 1
    }


def _telling(entity: Entity) -> str:
    """What makes names alike; "" for no name, and for a single word that may be a place's."""
    name = entity.name.strip()
    single = " " not in name
    if not name[:1].isupper() or (single and (entity.kind not in _SINGLE or name.isupper())):
        return ""
    return letters(name)


def _parts_of_several(name: str) -> Parts:
    parts = parts_of(name)
    return parts if len(parts) > 1 else ()


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
