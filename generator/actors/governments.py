"""For which state somebody acts beyond what roles say: its head's government, its ministers.

"Berg's government" is the state's whose president Berg is; "President Berg and Foreign Minister
Olsen" hold offices of one state.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from ..language.gazetteer import Gazetteer
from ..language.word_lists import word_set
from ..records import Actor, Article, Entity
from .names import letters, names_state, parts_of

_DATA = "actor_names"
#: Kinds that a government is taken for.
_BODIES = frozenset({"government body", "organisation"})
_NAME = r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2}"


def governments_as_states(entities: Sequence[Entity], gazetteer: Gazetteer) -> list[Entity]:
    """Entities, the governments called after the head of one state as that state."""
    states = _states_of_heads(entities)
    return [_as_state(e, states, gazetteer) for e in entities]


def _as_state(entity: Entity, states: Mapping[str, set[str]], gazetteer: Gazetteer) -> Entity:
    called = _government().fullmatch(entity.name) if entity.kind in _BODIES else None
    if called is None or entity.actor:
        return entity
    named = states.get(parts_of(called[1])[-1], set())
    hit = gazetteer.named(next(iter(named))) if len(named) == 1 else None
    if hit is None or hit[0].kind != "state":
        return entity
    state = hit[0]
    return replace(
        entity, name=state.name, names=(state.name,), kind="state", actor=state.id, speaks_for=None
    )


def _states_of_heads(entities: Iterable[Entity]) -> Mapping[str, set[str]]:
    """The states whose heads bear each surname."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.kind == "person" and entity.speaks_for and _is_head(entity):
            found[parts_of(entity.name)[-1]].add(entity.speaks_for)
    return found


def _is_head(entity: Entity) -> bool:
    return any(_head_office().search(role.text) for role in entity.roles)


def state_of_office(name: str, gazetteer: Gazetteer) -> str | None:
    """The state whose office is all that somebody is called by: "the Danish Foreign Minister"."""
    words = re.sub(r"^the\s", "", name, flags=re.IGNORECASE).split()
    state = gazetteer.nation(words[0]) if words else None
    office = " ".join(words[1:]).lower()
    return state if office in word_set("roles", "offices") else None


def with_colleagues(actors: Sequence[Actor], articles: Iterable[Article]) -> list[Actor]:
    """Actors, ministers of no stated nation with the state of the head beside whom they stand,
    where that is the same each time."""
    people = {letters(n): a for a in actors if a.kind == "person" for n in (a.name, *a.aliases)}
    states: dict[str, Counter[str]] = defaultdict(Counter)
    for head, minister in _pairs(articles):
        one, other = people.get(letters(head)), people.get(letters(minister))
        if one and other and one.speaks_for:
            states[other.id][one.speaks_for] += 1
    return [
        replace(a, speaks_for=next(iter(states[a.id])))
        if len(states[a.id]) == 1 and _is_open_minister(a)
        else a
        for a in actors
    ]


def _is_open_minister(actor: Actor) -> bool:
    """Whether somebody holds an office of some state and nobody says of which."""
    free = not (actor.speaks_for or actor.curated)
    return free and bool(actor.roles) and not any(names_state(r.text) for r in actor.roles)


def _pairs(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """Names of a head of state or government and of a minister beside each other."""
    for article in articles:
        for found in _side_by_side().finditer(article.text):
            yield found["head"], found["minister"]


@cache
def _government() -> re.Pattern[str]:
    bodies = "|".join(sorted(word_set(_DATA, "governments")))
    return re.compile(rf"(.+?)\s?(?:['’]s?)?\s(?:{bodies})", re.IGNORECASE)


@cache
def _heads() -> str:
    return "|".join(sorted(word_set(_DATA, "heads"), key=lambda o: (-len(o), o)))


@cache
def _head_office() -> re.Pattern[str]:
    """A head's office, not the deputy's."""
    others = "|".join(sorted(word_set(_DATA, "other_office")))
    return re.compile(rf"^(?!.*\b(?:{others})\b).*\b(?:{_heads()})\b", re.IGNORECASE)


@cache
def _side_by_side() -> re.Pattern[str]:
    head = rf"\b(?i:{_heads()})\s(?P<head>{_NAME})"
    return re.compile(
        rf"{head}\sand\s(?:(?:his|her|the)\s)?(?:[A-Za-z]+\s)?[Mm]inister\s(?P<minister>{_NAME})"
    )
