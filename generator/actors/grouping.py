"""Which entities are one actor: by id, by name, by full name or surname, by words and nation.

Persons are compared within blocks that share a surname or its first letters, never all with
all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from ..language.gazetteer import Gazetteer
from ..language.person_names import first_name_gender, role_nouns, same_person, similar_surname
from ..records import ActorKind, Entity
from ..records.plain_text import fold
from .bodies import body_key, same_bodies
from .names import (
    Apart,
    Parts,
    generation,
    is_abbreviation,
    is_family_first,
    letters,
    of_nation,
    parts_of,
    sound,
    sounds_alike,
    without_medium,
)

#: Kinds of bodies, which a model takes for one another.
_BODIES = frozenset({"organisation", "government body"})
_OFTEN = 4  # articles that must name one bearer of a surname in full ...
_SHORT = 3  # letters of a name that one other letter makes another name
_NEARLY = 0.8  # ... and the share of all that name any


@dataclass(slots=True, eq=False)
class Group:
    """Entities that are one actor."""

    actor: str | None = None
    entities: list[Entity] = field(default_factory=list)


def grouped(
    entities: Sequence[Entity], gazetteer: Gazetteer, apart: Apart
) -> tuple[list[Group], list[Group]]:
    """Groups of entities that are one actor, and those of bare surnames left open."""
    by_key: dict[tuple[object, ...], Group] = {}
    people: list[Entity] = []
    bodies = {body_key(k.name, gazetteer): k.id for k in gazetteer.known() if k.kind in _BODIES}
    for entity in entities:
        key = _key(entity, gazetteer, apart)
        if key is not None and key[2:] in bodies and key[0] is False and not key[1]:
            key = ("known", bodies[key[2:]])
        if key is None:
            people.append(entity)
            continue
        group = by_key.setdefault(key, Group())
        group.entities.append(entity)
        if key[0] == "known":
            group.actor = str(key[1])
    persons, loose = _persons(people, by_key, gazetteer, apart)
    return [*_joined_bodies(by_key, apart), *persons], loose


def _joined_bodies(by_key: Mapping[tuple[object, ...], Group], apart: Apart) -> list[Group]:
    """Groups by key, those of bodies joined that are one by initials or such."""
    others = [g for k, g in by_key.items() if not _is_found_body(k)]
    bodies = [g for k, g in by_key.items() if _is_found_body(k)]
    owners = same_bodies([g.entities for g in bodies], apart)
    for group, owner in zip(bodies, owners, strict=True):
        if bodies[owner] is not group:
            bodies[owner].entities.extend(group.entities)
    return [*others, *(bodies[n] for n in sorted(set(owners)))]


def _is_found_body(key: tuple[object, ...]) -> bool:
    """A body known by its words only: no place, nobody described, nothing known."""
    return key[0] is False


def _key(entity: Entity, gazetteer: Gazetteer, apart: Apart) -> tuple[object, ...] | None:
    """What makes entities the same; None for persons, who need comparing."""
    if entity.actor:
        return ("known", entity.actor)
    if entity.kind == "person":
        return _description_key(entity, gazetteer)
    for name in entity.names:
        hit = gazetteer.named(name)
        if hit and hit[1] == "name" and _one_sort(hit[0].kind, entity.kind):
            return ("known", hit[0].id)
        outlet = gazetteer.named(without_medium(of_nation(name)))
        if outlet and outlet[0].kind == "media":
            return ("known", outlet[0].id)
    return (entity.kind == "place", apart.key(entity.name), *body_key(_called(entity), gazetteer))


def _called(entity: Entity) -> str:
    """The name of a body; of an outlet without whose it is and what it is: "Keld's ABC agency"."""
    own = of_nation(entity.name)
    plain = without_medium(own)
    return plain if own != entity.name and is_abbreviation(plain) else entity.name


def _one_sort(known: ActorKind, found: ActorKind) -> bool:
    """Whether kinds may be one actor's: a model takes a bank for a body of state."""
    return known == found or {known, found} <= _BODIES


def _description_key(entity: Entity, gazetteer: Gazetteer) -> tuple[object, ...] | None:
    """Of a person known by a description only: the words, with an office of a nation the same
    in every article; None for a person with a name."""
    words = entity.name.split()
    if not words or (words[-1][:1].isupper() and not is_office(words)):
        return None
    everywhere = words[-1][:1].isupper() and any(gazetteer.nation(w) for w in words)
    return ("described", "" if everywhere else entity.article, fold(entity.name).lower())


def _persons(
    people: Sequence[Entity],
    by_key: Mapping[tuple[object, ...], Group],
    gazetteer: Gazetteer,
    apart: Apart,
) -> tuple[list[Group], list[Group]]:
    book = _Book(apart)
    for known in gazetteer.known():
        if known.kind == "person":
            group = by_key.get(("known", known.id)) or Group(known.id)
            for name in known.names:
                if not name[:1].islower():
                    book.file(group, parts_of(name))
    full = [e for e in people if len(parts_of(e.name)) > 1]
    short = [e for e in people if len(parts_of(e.name)) == 1]
    for entity in full:
        group = book.same(entity) or Group()
        group.entities.append(entity)
        book.file(group, parts_of(entity.name))
    given = {parts_of(e.name)[0] for e in full}
    loose: dict[tuple[str, str], Group] = {}
    for entity in short:
        name = parts_of(entity.name)[0]
        where = entity.article if name in given else ""  # many are called Charlie
        group = _bearer(entity, book.bearers(name)) or loose.setdefault((name, where), Group())
        group.entities.append(entity)
    found = [g for g in book.groups() if g.entities and ("known", g.actor) not in by_key]
    return [*found, *loose.values()], [g for (s, _), g in loose.items() if book.bearers(s)]


def _bearer(entity: Entity, bearers: Sequence[Group]) -> Group | None:
    """Whose surname this is: the only bearer's, or that of the only one with the same role, or
    of the one whom nearly all articles mean that name somebody of it in full."""
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    roles = {r.text.lower() for r in entity.roles}
    alike = [
        g for g in bearers if any(r.text.lower() in roles for e in g.entities for r in e.roles)
    ]
    if len(alike) == 1:
        return alike[0]
    surname = parts_of(entity.name)[-1]
    named = [len({e.article for e in g.entities}) for g in bearers]
    used = [sum(surname in map(str.title, map(fold, e.names)) for e in g.entities) for g in bearers]
    for counts in (named, used):
        top = max(counts)
        if top >= _OFTEN and top >= _NEARLY * sum(counts):
            return bearers[counts.index(top)]
    return None


class _Book:
    """Persons by surname, surnames by their first letters and by their sound."""

    def __init__(self, apart: Apart) -> None:
        self._apart = apart
        self._names: dict[str, dict[Parts, list[Group]]] = defaultdict(dict)
        self._block: dict[str, list[str]] = defaultdict(list)
        self._sounds: dict[str, list[str]] = defaultdict(list)
        self._letters: dict[str, list[Group]] = defaultdict(list)
        self._family_first: dict[str, list[Group]] = defaultdict(list)
        self._groups: dict[int, Group] = {}

    def file(self, group: Group, parts: Parts) -> None:
        surname = parts[-1]
        if surname not in self._names:
            self._block[surname[:3].lower()].append(surname)
            self._sounds[sound(surname)].append(surname)
        whole = "".join(map(letters, parts))
        for bearers in (self._names[surname].setdefault(parts, []), self._letters[whole]):
            if group not in bearers:
                bearers.append(group)
        if is_family_first(parts) and group not in self._family_first[parts[0]]:
            self._family_first[parts[0]].append(group)
        self._groups[id(group)] = group

    def groups(self) -> list[Group]:
        return list(self._groups.values())

    def same(self, entity: Entity) -> Group | None:
        """The person with this full name or a spelling of it; None when none or several."""
        parts = parts_of(entity.name)
        surname = parts[-1]
        for found in (
            self._letters.get("".join(map(letters, parts)), []),
            self._like(parts, [surname], same_person),
            self._like(parts, self._near(surname), same_person),
            self._like(parts, self._one_letter_off(surname), _same_first_names),
            [
                group
                for group in self._like(parts, self._sounds.get(sound(surname), ()), sounds_alike)
                if _agree(entity, group)
            ],
        ):
            distinct = {id(g): g for g in found if not self._is_another(entity, g)}
            if distinct:
                return next(iter(distinct.values())) if len(distinct) == 1 else None
        return None

    def _is_another(self, entity: Entity, group: Group) -> bool:
        names = [e.name for e in group.entities]
        return _is_other_generation(entity, group) or self._apart.part([entity.name], names)

    def _like(
        self, parts: Parts, surnames: Iterable[str], alike: Callable[[Parts, Parts], bool]
    ) -> list[Group]:
        return [
            group
            for surname in surnames
            for other, groups in self._names.get(surname, {}).items()
            if alike(parts, other)
            for group in groups
        ]

    def bearers(self, surname: str) -> list[Group]:
        """Persons of this surname, or, when there is none, of a spelling of it."""
        for surnames in ([surname], self._near(surname)):
            names = (self._names.get(s, {}) for s in surnames)
            found = {id(g): g for name in names for groups in name.values() for g in groups}
            if found:
                return list(found.values())
        return self._family_first.get(surname, [])

    def _near(self, surname: str) -> list[str]:
        return [
            s
            for s in self._block.get(surname[:3].lower(), ())
            if s != surname and similar_surname(s, surname)
        ]

    def _one_letter_off(self, surname: str) -> list[str]:
        """Surnames too short to be much alike, of people whose first names are the same."""
        block = self._block.get(surname[:3].lower(), ()) if len(surname) > _SHORT else ()
        return [s for s in block if s != surname and Levenshtein.distance(s, surname) == 1]


def _same_first_names(one: Parts, other: Parts) -> bool:
    """Whether two have the first names in common, and not just a short one.

    >>> _same_first_names(("Anna", "Berg"), ("Anna", "Borg"))
    True
    >>> _same_first_names(("Ann", "Berg"), ("Ann", "Borg"))
    False
    """
    return one[:-1] == other[:-1] and len(one[0]) > _SHORT


def _agree(entity: Entity, group: Group) -> bool:
    """Whether texts say the same of two: whom they speak for, or a role or part of it."""
    own = [frozenset(r.text.casefold().split()) - {"the", "a", "an"} for r in entity.roles]
    for other in group.entities:
        if entity.speaks_for and entity.speaks_for == other.speaks_for:
            return True
        for role in other.roles:
            words = frozenset(role.text.casefold().split()) - {"the", "a", "an"}
            if any(words and (words <= mine or mine <= words) for mine in own if mine):
                return True
    return False


def _is_other_generation(entity: Entity, group: Group) -> bool:
    """A "Jr." beside a "Sr.", or beside one without either whom the same article names."""
    mine = generation(entity.name)
    for other in group.entities:
        theirs = generation(other.name)
        if mine != theirs and ((mine and theirs) or other.article == entity.article):
            return True
    return False


def is_office(words: Sequence[str]) -> bool:
    """Whether words describe a person ("Japanese Foreign Minister") and are no name."""
    named = fold(words[0]) in first_name_gender()
    return not named and bool(role_nouns() & {w.lower() for w in words})
