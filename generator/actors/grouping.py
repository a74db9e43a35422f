"""Which entities are one actor: by id, by name, by full name or surname, by words and nation.

Persons are compared within blocks that share a surname or its first letters, never all with
all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..language.gazetteer import Gazetteer
from ..language.person_names import (
    first_name_gender,
    name_parts,
    role_nouns,
    same_person,
    similar_surname,
)
from ..records import Entity
from ..records.plain_text import fold

_OFTEN = 4  # articles in which one bearer of a surname must be called by it alone ...
_NEARLY = 0.9  # ... and the share of all such articles
_SYNONYMS = {"defense": "defence", "affairs": "", "organization": "organisation",
             "organisation": "organisation", "us": "", "republic": "", "and": "",
             "office": "ministry", "spokesman": "spokesperson"}  # fmt: skip


@dataclass(slots=True, eq=False)
class Group:
    """Entities that are one actor."""

    actor: str | None = None
    entities: list[Entity] = field(default_factory=list)


def grouped(entities: Sequence[Entity], gazetteer: Gazetteer) -> tuple[list[Group], list[Group]]:
    """Groups of entities that are one actor, and those of bare surnames left open."""
    by_key: dict[tuple[object, ...], Group] = {}
    people: list[Entity] = []
    for entity in entities:
        key = _key(entity, gazetteer)
        if key is None:
            people.append(entity)
            continue
        group = by_key.setdefault(key, Group())
        group.entities.append(entity)
        if key[0] == "known":
            group.actor = str(key[1])
    persons, loose = _persons(people, by_key, gazetteer)
    return [*by_key.values(), *persons], loose


def _key(entity: Entity, gazetteer: Gazetteer) -> tuple[object, ...] | None:
    """What makes entities the same; None for persons, who need comparing."""
    if entity.actor:
        return ("known", entity.actor)
    if entity.kind == "person":
        return _description_key(entity, gazetteer)
    for name in entity.names:
        hit = gazetteer.named(name)
        if hit and hit[1] == "name" and hit[0].kind == entity.kind:
            return ("known", hit[0].id)
    return (entity.kind == "place", *_body_key(entity.name, gazetteer))


def _description_key(entity: Entity, gazetteer: Gazetteer) -> tuple[object, ...] | None:
    """Of a person known by a description only: the words, with an office of a nation the same
    in every article; None for a person with a name."""
    words = entity.name.split()
    if not words or (words[-1][:1].isupper() and not is_office(words)):
        return None
    everywhere = words[-1][:1].isupper() and any(gazetteer.nation(w) for w in words)
    return ("described", "" if everywhere else entity.article, fold(entity.name).lower())


def _body_key(name: str, gazetteer: Gazetteer) -> tuple[object, ...]:
    nations, rest = [], []
    for word in re.findall(r"[\w.&-]+", re.sub(r"['’]s\b", "", name)):
        nation = gazetteer.nation(word)
        low = fold(word).lower()
        if nation:
            nations.append(nation)
        elif low not in ("the", "of", "for"):
            rest.append(_SYNONYMS.get(low, low))
    return tuple(sorted(set(nations))), tuple(sorted(w for w in rest if w))


def _persons(
    people: Sequence[Entity],
    by_key: Mapping[tuple[object, ...], Group],
    gazetteer: Gazetteer,
) -> tuple[list[Group], list[Group]]:
    book = _Book()
    for known in gazetteer.known():
        if known.kind == "person":
            group = by_key.get(("known", known.id)) or Group(known.id)
            for name in known.names:
                if not name[:1].islower():
                    book.file(group, name_parts(name))
    full = [e for e in people if len(name_parts(e.name)) > 1]
    short = [e for e in people if len(name_parts(e.name)) == 1]
    for entity in full:
        parts = name_parts(entity.name)
        group = book.same(parts) or Group()
        group.entities.append(entity)
        book.file(group, parts)
    loose: dict[str, Group] = {}
    for entity in short:
        surname = name_parts(entity.name)[0]
        group = _bearer(entity, book.bearers(surname)) or loose.setdefault(surname, Group())
        group.entities.append(entity)
    found = [g for g in book.groups() if g.entities and ("known", g.actor) not in by_key]
    return [*found, *loose.values()], [g for s, g in loose.items() if book.bearers(s)]


def _bearer(entity: Entity, bearers: Sequence[Group]) -> Group | None:
    """Whose surname this is: the only bearer's, or that of the only one with the same role, or
    of the one whom nearly all articles that name somebody in full go on to call by it."""
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    roles = {r.text.lower() for r in entity.roles}
    alike = [
        g for g in bearers if any(r.text.lower() in roles for e in g.entities for r in e.roles)
    ]
    if len(alike) == 1:
        return alike[0]
    surname = name_parts(entity.name)[-1]
    used = [sum(surname in map(fold, e.names) for e in g.entities) for g in bearers]
    top = max(used)
    return bearers[used.index(top)] if top >= _OFTEN and top >= _NEARLY * sum(used) else None


class _Book:
    """Persons by surname, and surnames by their first letters."""

    def __init__(self) -> None:
        self._names: dict[str, dict[tuple[str, ...], list[Group]]] = defaultdict(dict)
        self._block: dict[str, list[str]] = defaultdict(list)
        self._groups: dict[int, Group] = {}

    def file(self, group: Group, parts: tuple[str, ...]) -> None:
        surname = parts[-1]
        if surname not in self._names:
            self._block[surname[:3].lower()].append(surname)
        bearers = self._names[surname].setdefault(parts, [])
        if group not in bearers:
            bearers.append(group)
        self._groups[id(group)] = group

    def groups(self) -> list[Group]:
        return list(self._groups.values())

    def same(self, parts: tuple[str, ...]) -> Group | None:
        """The person with this full name or a spelling of it; None when none or several."""
        for surnames in ([parts[-1]], self._near(parts[-1])):
            found = {
                id(group): group
                for surname in surnames
                for other, groups in self._names.get(surname, {}).items()
                if same_person(parts, other)
                for group in groups
            }
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def bearers(self, surname: str) -> list[Group]:
        """Persons of this surname, or, when there is none, of a spelling of it."""
        for surnames in ([surname], self._near(surname)):
            names = (self._names.get(s, {}) for s in surnames)
            found = {id(g): g for name in names for groups in name.values() for g in groups}
            if found:
                return list(found.values())
        return []

    def _near(self, surname: str) -> list[str]:
        return [
            s
            for s in self._block.get(surname[:3].lower(), ())
            if s != surname and similar_surname(s, surname)
        ]


def is_office(words: Sequence[str]) -> bool:
    """Whether words describe a person ("Japanese Foreign Minister") and are no name."""
    named = fold(words[0]) in first_name_gender()
    return not named and bool(role_nouns() & {w.lower() for w in words})
