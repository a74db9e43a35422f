"""Who is who across a corpus: entities of all articles merged into actors.

Curated actors and states come with their ids. Persons merge when their full names agree
(spelling variants included), a bare surname only when one single person bears it; bodies
merge by name, abbreviation, or nation and words ("Azerbaijan's foreign ministry", "the
Azerbaijani Foreign Ministry"). Candidates are compared within blocks that share a surname or
its first letters, never all with all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from ..language.gazetteer import Gazetteer, fold, slug
from ..language.names import (
    first_name_gender,
    group_nouns,
    name_parts,
    role_nouns,
    same_person,
    similar_surname,
)
from ..records import Actor, Article, Editorial, Entity, Extract, Issue, Role

_ALIKE = 88.0
_OFTEN = 4  # articles in which one bearer of a surname must be called by it alone ...
_NEARLY = 0.9  # ... and the share of all such articles
_NEEDED = 3  # mentions below which an actor that never speaks is noise
_SYNONYMS = {"defense": "defence", "affairs": "", "organization": "organisation",
             "organisation": "organisation", "us": "", "republic": "", "and": "",
             "office": "ministry", "spokesman": "spokesperson"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Resolution:
    """Actors of a corpus, and which actor every entity is."""

    actors: tuple[Actor, ...]
    actor_of: Mapping[str, str]
    """Entity key to actor id; entities that are no actor of the corpus are left out."""
    issues: tuple[Issue, ...] = ()


@dataclass(slots=True, eq=False)
class _Group:
    """Entities that are one actor."""

    actor: str | None = None
    entities: list[Entity] = field(default_factory=list)


class _Tally:
    """How often each entity is mentioned and speaks."""

    def __init__(self, extracts: Iterable[Extract]) -> None:
        self.mentions: Counter[str] = Counter()
        self.quotes: Counter[str] = Counter()
        self.claims: Counter[str] = Counter()
        for extract in extracts:
            self.mentions.update(m.entity for m in extract.mentions)
            self.quotes.update(q.speaker for q in extract.quotes if q.speaker)
            self.claims.update(f.according_to for f in extract.figures if f.according_to)

    def speaks(self, group: _Group) -> bool:
        return any(self.quotes[e.key] or self.claims[e.key] for e in group.entities)

    def count(self, group: _Group) -> int:
        return sum(self.mentions[e.key] for e in group.entities)


def resolve_actors(
    extracts: Sequence[Extract], editorial: Editorial, articles: Sequence[Article]
) -> Resolution:
    """Merge the entities of all articles into actors.

    The result depends on what is in the corpus only, not on the order of extracts.
    """
    gazetteer = Gazetteer(editorial)
    entities = sorted((e for x in extracts for e in x.entities), key=lambda e: _order(e.key))
    tally = _Tally(extracts)
    groups, loose = _groups(entities, gazetteer)
    kept = [g for g in groups if _needed(g, tally, gazetteer)]
    ids = _ids(kept, gazetteer)
    published = {a.id: a.published for a in articles}
    actors = [_actor(g, ids, tally, gazetteer, published) for g in kept]
    present = {a.id for a in actors}
    actors += _silent(gazetteer, present)
    actors = [_with_known_target(a, {x.id for x in actors}) for a in actors]
    actor_of = {e.key: ids[id(g)] for g in kept for e in g.entities}
    issues = [*_unresolved(loose, tally), *_alike(actors)]
    return Resolution(tuple(sorted(actors, key=lambda a: a.id)), actor_of, tuple(issues))


def _order(key: str) -> tuple[str, int]:
    article, _, number = key.rpartition("#")
    return article, int(number) if number.isdigit() else 0


# --- grouping ------------------------------------------------------------------------------


def _groups(entities: Sequence[Entity], gazetteer: Gazetteer) -> tuple[list[_Group], list[_Group]]:
    """Groups of entities that are one actor, and those of bare surnames left open."""
    by_key: dict[tuple[object, ...], _Group] = {}
    people: list[Entity] = []
    for entity in entities:
        key = _key(entity, gazetteer)
        if key is None:
            people.append(entity)
            continue
        group = by_key.setdefault(key, _Group())
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
    if not words or (words[-1][:1].isupper() and not _is_office(words)):
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
    by_key: Mapping[tuple[object, ...], _Group],
    gazetteer: Gazetteer,
) -> tuple[list[_Group], list[_Group]]:
    book = _Book()
    for known in gazetteer.known():
        if known.kind == "person":
            group = by_key.get(("known", known.id)) or _Group(known.id)
            for name in known.names:
                if not name[:1].islower():
                    book.file(group, name_parts(name))
    full = [e for e in people if len(name_parts(e.name)) > 1]
    short = [e for e in people if len(name_parts(e.name)) == 1]
    for entity in full:
        parts = name_parts(entity.name)
        group = book.same(parts) or _Group()
        group.entities.append(entity)
        book.file(group, parts)
    loose: dict[str, _Group] = {}
    for entity in short:
        surname = name_parts(entity.name)[0]
        group = _bearer(entity, book.bearers(surname)) or loose.setdefault(surname, _Group())
        group.entities.append(entity)
    found = [g for g in book.groups() if g.entities and ("known", g.actor) not in by_key]
    return [*found, *loose.values()], [g for s, g in loose.items() if book.bearers(s)]


def _bearer(entity: Entity, bearers: Sequence[_Group]) -> _Group | None:
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
        self._names: dict[str, list[tuple[tuple[str, ...], _Group]]] = defaultdict(list)
        self._block: dict[str, list[str]] = defaultdict(list)
        self._groups: dict[int, _Group] = {}

    def file(self, group: _Group, parts: tuple[str, ...]) -> None:
        surname = parts[-1]
        if surname not in self._names:
            self._block[surname[:3].lower()].append(surname)
        self._names[surname].append((parts, group))
        self._groups[id(group)] = group

    def groups(self) -> list[_Group]:
        return list(self._groups.values())

    def same(self, parts: tuple[str, ...]) -> _Group | None:
        """The person with this full name or a spelling of it; None when none or several."""
        for surnames in ([parts[-1]], self._near(parts[-1])):
            found = {
                id(group): group
                for surname in surnames
                for other, group in self._names.get(surname, ())
                if same_person(parts, other)
            }
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def bearers(self, surname: str) -> list[_Group]:
        """Persons of this surname, or, when there is none, of a spelling of it."""
        for surnames in ([surname], self._near(surname)):
            found = {id(g): g for s in surnames for _, g in self._names.get(s, ())}
            if found:
                return list(found.values())
        return []

    def _near(self, surname: str) -> list[str]:
        return [
            s
            for s in self._block.get(surname[:3].lower(), ())
            if s != surname and similar_surname(s, surname)
        ]


# --- making actors ---------------------------------------------------------------------------


def _needed(group: _Group, tally: _Tally, gazetteer: Gazetteer) -> bool:
    """Whether an actor is more than noise: it is known, speaks, or is often named."""
    known = gazetteer.get(group.actor) if group.actor else None
    if known and (known.curated or known.kind == "state"):
        return True
    if all(e.kind == "place" or _faceless(e, gazetteer) for e in group.entities):
        return False
    if tally.speaks(group):
        return True
    proper = any(w[:1].isupper() for e in group.entities for n in e.names for w in n.split()[:1])
    return proper and tally.count(group) >= _NEEDED


def _faceless(entity: Entity, gazetteer: Gazetteer) -> bool:
    """ "experts", "another source", "protesters": nobody in particular, elsewhere others."""
    words = entity.name.split()
    if not words:
        return True
    last = words[-1]
    if any(gazetteer.nation(w) for w in words) and last.lower() not in ("source", "sources"):
        return False
    if entity.kind == "person":
        return last[:1].islower() or _is_office(words)
    return last.lower() in group_nouns() or not any(w[:1].isupper() for w in words)


def _is_office(words: Sequence[str]) -> bool:
    """Whether words describe a person ("Japanese Foreign Minister") and are no name."""
    named = fold(words[0]) in first_name_gender()
    return not named and bool(role_nouns() & {w.lower() for w in words})


def _ids(groups: Sequence[_Group], gazetteer: Gazetteer) -> dict[int, str]:
    """A readable id for every group; the most mentioned keeps the plain one."""
    ids: dict[int, str] = {id(g): g.actor for g in groups if g.actor}
    taken = set(ids.values()) | {k.id for k in gazetteer.known()}
    for group in groups:
        if group.actor:
            continue
        base = slug(_name(group, gazetteer)) or "unnamed"
        made, n = base, 2
        while made in taken:
            made, n = f"{base}-{n}", n + 1
        taken.add(made)
        ids[id(group)] = made
    return ids


def _name(group: _Group, gazetteer: Gazetteer) -> str:
    known = gazetteer.get(group.actor) if group.actor else None
    if known:
        return known.name
    names = Counter(e.name for e in group.entities)
    return max(names, key=lambda n: (len(name_parts(n)) > 1, names[n], len(n), n))


def _actor(
    group: _Group,
    ids: Mapping[int, str],
    tally: _Tally,
    gazetteer: Gazetteer,
    published: Mapping[str, str | None],
) -> Actor:
    known = gazetteer.get(group.actor) if group.actor else None
    name = _name(group, gazetteer)
    forms: Counter[str] = Counter()
    for entity in group.entities:
        forms.update(entity.names)
    curated = known.names if known and (known.curated or known.kind != "state") else ()
    aliases = dict.fromkeys([*curated, *sorted(forms, key=lambda n: (-forms[n], n))])
    kinds = Counter(e.kind for e in group.entities)
    kind = known.kind if known else max(kinds, key=lambda k: (kinds[k], k))
    return Actor(
        id=ids[id(group)],
        name=name,
        kind=kind,
        aliases=tuple(a for a in aliases if a != name),
        roles=_roles(group, published),
        speaks_for=_speaks_for(group, gazetteer),
        curated=bool(known and known.curated),
        mentions=tally.count(group),
        quotes=sum(tally.quotes[e.key] for e in group.entities),
        articles=len({e.article for e in group.entities}),
        note=known.note if known else None,
    )


def _roles(group: _Group, published: Mapping[str, str | None]) -> tuple[Role, ...]:
    """Roles as stated, each once, with the date of the first article that states it."""
    first: dict[str, Role] = {}
    for entity in group.entities:
        for role in entity.roles:
            dated = Role(role.text, published.get(entity.article, role.as_of), entity.article)
            held = first.get(role.text.lower())
            if held is None or (dated.as_of or "9999") < (held.as_of or "9999"):
                first[role.text.lower()] = dated
    return tuple(sorted(first.values(), key=lambda r: (r.as_of or "9999", r.article, r.text)))


def _speaks_for(group: _Group, gazetteer: Gazetteer) -> str | None:
    known = gazetteer.get(group.actor) if group.actor else None
    if known and (known.speaks_for or known.curated):
        return known.speaks_for
    votes = Counter(e.speaks_for for e in group.entities if e.speaks_for)
    if not votes:
        return None
    hit = gazetteer.named(max(votes, key=lambda n: (votes[n], n)))
    return hit[0].id if hit else None


def _silent(gazetteer: Gazetteer, present: set[str]) -> list[Actor]:
    """Curated actors that the corpus never names; they keep their page."""
    return [
        Actor(k.id, k.name, k.kind, tuple(n for n in k.names if n != k.name), (), k.speaks_for,
              True, note=k.note)
        for k in gazetteer.known()
        if k.curated and k.id not in present
    ]  # fmt: skip


def _with_known_target(actor: Actor, present: set[str]) -> Actor:
    if actor.speaks_for and (actor.speaks_for not in present or actor.speaks_for == actor.id):
        return replace(actor, speaks_for=None)
    return actor


# --- what an editor should look at -------------------------------------------------------------


def _unresolved(loose: Iterable[_Group], tally: _Tally) -> list[Issue]:
    """Surnames that more than one person bears."""
    found = []
    for group in loose:
        entity = group.entities[0]
        if tally.speaks(group) or tally.count(group) >= _NEEDED:
            found.append(
                Issue(
                    entity.article, None, None, "unresolved-name",
                    f"{entity.name!r} may be several people; in actors.yml give the right one "
                    f"the alias:\n- id: {slug(entity.name)}\n  aliases: [{entity.name}]",
                )
            )  # fmt: skip
    return found


def _alike(actors: Sequence[Actor]) -> list[Issue]:
    """Discovered actors whose names are so close that they may be one."""
    blocks: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        if actor.kind == "person" and len(name_parts(actor.name)) > 1:
            blocks[name_parts(actor.name)[-1][:3].lower()].append(actor)
    found = []
    for key in sorted(blocks):
        block = sorted(blocks[key], key=lambda a: a.id)
        for i, a in enumerate(block):
            for b in block[i + 1 : i + 30]:
                if fuzz.ratio(fold(a.name), fold(b.name)) >= _ALIKE:
                    found.append(_alias_issue(a, b))
    return found


def _alias_issue(a: Actor, b: Actor) -> Issue:
    keep, other = (a, b) if (a.curated, a.mentions) >= (b.curated, b.mentions) else (b, a)
    return Issue(
        None, None, None, "likely-alias",
        f"{other.name!r} may be {keep.name!r}; if so, in actors.yml:\n"
        f"- id: {keep.id}\n  name: {keep.name}\n  kind: {keep.kind}\n  aliases: [{other.name}]",
    )  # fmt: skip
