"""Who is who across a corpus: entities of all articles merged into actors.

Curated actors and states come with their ids. Persons merge when their full names agree
(spelling variants included), a bare surname only when one single person bears it; bodies
merge by name, abbreviation, or nation and words ("Azerbaijan's foreign ministry", "the
Azerbaijani Foreign Ministry"). Candidates are compared within blocks that share a surname or
its first letters, never all with all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from ..language.gazetteer import Gazetteer
from ..language.person_names import group_nouns, name_parts
from ..records import (
    Actor,
    ActorId,
    ActorKind,
    Article,
    Correction,
    Editorial,
    Entity,
    EntityKey,
    Extract,
    Issue,
)
from ..records.plain_text import fold, slug
from .governments import governments_as_states, state_of_office, with_colleagues
from .grouping import Group, grouped, is_office
from .names import Apart, is_half_name, is_role, letters, parts_of
from .officials import with_bodies
from .roles import stated_roles
from .settle import settled
from .variants import with_variants

_ALIKE = 88.0
_NEEDED = 3  # mentions below which an actor that never speaks is noise


@dataclass(frozen=True, slots=True)
class Resolution:
    """Actors of a corpus, and which actor every entity is."""

    actors: tuple[Actor, ...]
    actor_of: Mapping[EntityKey, ActorId]
    """Entity key to actor id; entities that are no actor of the corpus are left out."""
    in_full: Mapping[EntityKey, str]
    """The fullest name that its article has for a person, by entity."""
    acts_for: Mapping[EntityKey, ActorId]
    """Of entities that are no actors the state that acts by them: of "Stavian forces" Stavia."""
    issues: tuple[Issue, ...] = ()


class _Tally:
    """How often each entity is mentioned and speaks."""

    def __init__(self, extracts: Iterable[Extract]) -> None:
        self.mentions: Counter[str] = Counter()
        self.quotes: Counter[str] = Counter()
        self.claims: Counter[str] = Counter()
        for extract in extracts:
            self.mentions.update(m.entity for m in extract.mentions)
            self.quotes.update(key for q in extract.quotes for key in q.said_by)
            self.claims.update(f.according_to for f in extract.figures if f.according_to)

    def speaks(self, group: Group) -> bool:
        return any(self.quotes[e.key] or self.claims[e.key] for e in group.entities)

    def count(self, group: Group) -> int:
        return sum(self.mentions[e.key] for e in group.entities)


def resolve_actors(
    extracts: Sequence[Extract], editorial: Editorial, articles: Sequence[Article]
) -> Resolution:
    """Merge the entities of all articles into actors.

    The result depends on what is in the corpus only, not on the order of extracts.
    """
    gazetteer = Gazetteer(editorial)
    tally = _Tally(extracts)
    found = sorted((e for x in extracts for e in x.entities), key=lambda e: _order(e.key))
    entities = governments_as_states(settled(found, tally.mentions), gazetteer)
    parted = [c for c in editorial.corrections if c.kind == "not_same"]
    rejected = {a.id for a in editorial.actors if a.reject}
    groups, loose = grouped(entities, gazetteer, Apart(c.members for c in parted))
    kept = [g for g in groups if g.actor not in rejected and _needed(g, tally, gazetteer)]
    ids = _ids(kept, gazetteer)
    published = {a.id: a.published for a in articles}
    actors = _one_bearer([_actor(g, ids, tally, gazetteer, published) for g in kept])
    present = {a.id for a in actors}
    actors += _silent(gazetteer, present | rejected)
    present = {a.id for a in actors}
    actors = with_bodies([_with_known_target(a, present) for a in actors])
    actors = with_colleagues(actors, articles)
    actor_of = {e.key: ids[id(g)] for g in kept for e in g.entities}
    actors = with_variants(actors, entities, actor_of, articles)
    issues = [*_unresolved(loose, tally), *_alike(actors), *_unmet(parted, entities)]
    return Resolution(
        tuple(sorted(actors, key=lambda a: a.id)),
        actor_of,
        _in_full(kept),
        _acts_for(entities, actor_of, actors),
        tuple(issues),
    )


def _acts_for(
    entities: Iterable[Entity], actor_of: Mapping[EntityKey, ActorId], actors: Iterable[Actor]
) -> dict[EntityKey, ActorId]:
    states = {a.name: a.id for a in actors if a.kind == "state"}
    others = (e for e in entities if e.key not in actor_of and e.kind != "media")
    return {e.key: states[e.speaks_for] for e in others if e.speaks_for in states}


def _in_full(groups: Iterable[Group]) -> dict[EntityKey, str]:
    """Of "Wang said" the name in "Wang Jianhao arrived", where one article has both."""
    found = {}
    for group in groups:
        fullest: dict[str, str] = {}
        people = [e for e in group.entities if e.kind == "person"]
        for entity in people:
            fullest[entity.article] = max(
                fullest.get(entity.article, ""), entity.name, key=lambda n: len(parts_of(n))
            )
        full = {e.key: fullest[e.article] for e in people}
        found.update({key: name for key, name in full.items() if len(parts_of(name)) > 1})
    return found


def _order(key: str) -> tuple[str, int]:
    article, _, number = key.rpartition("#")
    return article, int(number) if number.isdigit() else 0


# --- making actors ---------------------------------------------------------------------------


def _needed(group: Group, tally: _Tally, gazetteer: Gazetteer) -> bool:
    """Whether an actor is more than noise: it is known, speaks, or is often named."""
    known = gazetteer.get(group.actor) if group.actor else None
    if known and (known.curated or known.kind == "state"):
        return True
    if all(
        e.kind == "place" or is_half_name(e.name) or _faceless(e, gazetteer) for e in group.entities
    ):
        return False
    if tally.speaks(group):
        return True
    proper = any(w[:1].isupper() for e in group.entities for n in e.names for w in n.split()[:1])
    return proper and (tally.count(group) >= _NEEDED or any(map(_holds_office, group.entities)))


def _holds_office(entity: Entity) -> bool:
    """Whether somebody named in full speaks for a state by a role that the article states."""
    in_full = entity.kind == "person" and len(parts_of(entity.name)) > 1
    return in_full and bool(entity.speaks_for) and any(is_role(r.text) for r in entity.roles)


def _faceless(entity: Entity, gazetteer: Gazetteer) -> bool:
    """ "experts", "another source", "protesters": nobody in particular, elsewhere others."""
    words = entity.name.split()
    if not words:
        return True
    last = words[-1]
    if any(gazetteer.nation(w) for w in words) and last.lower() not in ("source", "sources"):
        return False
    if entity.kind == "person":
        return last[:1].islower() or is_office(words)
    return last.lower() in group_nouns() or not any(w[:1].isupper() for w in words)


def _ids(groups: Sequence[Group], gazetteer: Gazetteer) -> dict[int, str]:
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


def _name(group: Group, gazetteer: Gazetteer) -> str:
    known = gazetteer.get(group.actor) if group.actor else None
    if known:
        return known.name
    names = Counter(e.name for e in group.entities)
    return max(names, key=lambda n: (len(parts_of(n)) > 1, not n.isupper(), names[n], len(n), n))


def _actor(
    group: Group,
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
        aliases=tuple(a for a in aliases if a != name and not _is_adjective(a, kind, gazetteer)),
        roles=stated_roles(group.entities, published),
        speaks_for=_speaks_for(group, gazetteer),
        curated=bool(known and known.curated),
        mentions=tally.count(group),
        quotes=sum(tally.quotes[e.key] for e in group.entities),
        articles=len({e.article for e in group.entities}),
        note=known.note if known else None,
    )


def _is_adjective(alias: str, kind: ActorKind, gazetteer: Gazetteer) -> bool:
    """Whether a nation's adjective is all that is left of a description: "Japanese"."""
    return kind != "state" and " " not in alias and gazetteer.nation(alias) is not None


def _one_bearer(actors: Sequence[Actor]) -> list[Actor]:
    """Actors without aliases that are the name of another who is named more often."""
    named = {letters(a.name): a for a in sorted(actors, key=lambda a: (a.mentions, a.id))}

    bodies = {letters(n) for a in actors if a.kind != "person" for n in (a.name, *a.aliases)}

    def is_free(alias: str, actor: Actor) -> bool:
        if actor.curated:
            return True
        if actor.kind == "person" and (letters(alias) in bodies or _is_glued(alias, actor.name)):
            return False
        other = named.get(letters(alias), actor)
        return other is actor or other.mentions < actor.mentions

    return [
        replace(a, aliases=tuple(alias for alias in a.aliases if is_free(alias, a))) for a in actors
    ]


def _is_glued(alias: str, name: str) -> bool:
    """Whether other words hang on a full name: "Gordon Brown Mrs Brown"."""
    return " " in name and alias != name and f" {name} " in f" {alias} "


def _speaks_for(group: Group, gazetteer: Gazetteer) -> str | None:
    known = gazetteer.get(group.actor) if group.actor else None
    if known and (known.speaks_for or known.curated):
        return known.speaks_for
    media = any(e.kind == "media" for e in group.entities)
    own = [e for e in group.entities if e.kind == "media"] if media else group.entities
    votes = Counter(e.speaks_for for e in own if e.speaks_for)
    if not votes:
        return state_of_office(_name(group, gazetteer), gazetteer)
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


def _unresolved(loose: Iterable[Group], tally: _Tally) -> list[Issue]:
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


def _unmet(parted: Iterable[Correction], entities: Iterable[Entity]) -> Iterable[Issue]:
    """Corrections that part names which no text writes."""
    known = {letters(name) for e in entities for name in (e.name, *e.names)}
    for correction in parted:
        for name in correction.members:
            if letters(name) not in known:
                yield Issue(
                    None, "corrections.yml", correction.line, "correction-not-applied",
                    f"Line {correction.line}: no text writes the name '{name}'; correct it",
                )  # fmt: skip


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
