"""The gazetteer: names of curated actors and of the states and bodies of the world.

The matcher is one regular expression made of a trie of all names (folded to ASCII letters of
the same length), so that a text is scanned once however many names there are. The longest match
wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from ..records import ActorKind, CuratedActor, Editorial
from ..records.plain_text import fold
from .world import Body, State, World, world

Sense = Literal["name", "capital", "description"]
"""``capital``: a town that may stand for a government; ``description``: a curated alias in
lower case ("the Elysée tenant")."""


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor known before any text is read."""

    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...]
    speaks_for: str | None = None
    roles: tuple[str, ...] = ()
    curated: bool = False
    note: str | None = None
    context: tuple[str, ...] = ()
    """When not empty, its name matches only in a text with one of these words."""


@dataclass(frozen=True, slots=True)
class Match:
    """``text[start:end]`` is a name of ``known``."""

    start: int
    end: int
    known: KnownActor
    sense: Sense


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    end: bool = False


class Gazetteer:
    """Finds known actors in texts. With an empty editorial: world knowledge only."""

    def __init__(self, editorial: Editorial) -> None:
        earth = world()
        self._known: dict[str, KnownActor] = {}
        self._names: dict[str, tuple[str, Sense]] = {}
        self._nations = earth.demonyms()
        self._add_world(earth)
        for actor in editorial.actors:
            self._add_curated(actor, earth)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Made when first needed; looking a single name up needs none."""
        return _compile(self._names)

    def find(self, text: str) -> tuple[Match, ...]:
        """Known names in a text, longest first where they overlap, by position."""
        folded = fold(text)
        found = []
        for hit in self._pattern.finditer(folded):
            name = " ".join(hit.group().split())
            entry = self._names.get(name) or self._names[_lower_first(name)]
            known = self._known[entry[0]]
            if not known.context or any(word in text for word in known.context):
                found.append(Match(hit.start(), hit.end(), known, entry[1]))
        return tuple(found)

    def named(self, name: str) -> tuple[KnownActor, Sense] | None:
        """The actor that bears exactly this name, whatever its context."""
        key = fold(name)
        entry = self._names.get(key) or self._names.get(_lower_first(key))
        return (self._known[entry[0]], entry[1]) if entry else None

    def get(self, actor: str) -> KnownActor | None:
        """The known actor with this id."""
        return self._known.get(actor)

    def nation(self, word: str) -> str | None:
        """Id of the state of a demonym, state name or capital ("French", "Paris")."""
        if word in self._nations:
            return self._nations[word]
        entry = self._names.get(fold(word))
        return entry[0] if entry and self._known[entry[0]].kind == "state" else None

    def known(self) -> tuple[KnownActor, ...]:
        """All known actors by id."""
        return tuple(self._known[key] for key in sorted(self._known))

    # --- building ---------------------------------------------------------------------

    def _add_world(self, earth: World) -> None:
        for state in earth.states:
            self._put(_known_state(state))
            self._name(state.id, state.names, "name")
            for town in state.capitals:
                self._name(state.id, (town,), "capital")
        for body in earth.bodies:
            self._put(_known_body(body))
            self._name(body.id, body.names, "name")
            for town in body.towns:
                self._name(body.id, (town,), "capital")

    def _add_curated(self, actor: CuratedActor, earth: World) -> None:
        same = self._world_twin(actor)
        names = [actor.name, *actor.aliases, *(same.names if same else ())]
        self._put(
            KnownActor(
                actor.id,
                actor.name,
                actor.kind,
                tuple(dict.fromkeys(names)),
                actor.speaks_for or (same.speaks_for if same else None),
                actor.roles,
                curated=True,
                note=actor.note,
            )
        )
        if same and same.id != actor.id:
            self._rename(same.id, actor.id)
        towns = {t for s in earth.states for t in s.capitals}
        for name in names:
            if name[:1].islower():
                self._name(actor.id, (name,), "description")
            else:
                self._name(actor.id, (name,), "capital" if name in towns else "name")

    def _world_twin(self, actor: CuratedActor) -> KnownActor | None:
        """The world's record of the same actor: same id, or same name and kind."""
        if actor.id in self._known:
            return self._known[actor.id]
        entry = self._names.get(fold(actor.name))
        twin = self._known[entry[0]] if entry and entry[1] == "name" else None
        return twin if twin and twin.kind == actor.kind and not twin.curated else None

    def _rename(self, old: str, new: str) -> None:
        self._known.pop(old, None)
        for name, (owner, sense) in self._names.items():
            if owner == old:
                self._names[name] = (new, sense)
        for word, owner in self._nations.items():
            if owner == old:
                self._nations[word] = new

    def _put(self, known: KnownActor) -> None:
        self._known[known.id] = known

    def _name(self, owner: str, names: Iterable[str], sense: Sense) -> None:
        keys = [fold(name.strip()) for name in names]
        for key in keys:
            if not key or (key[:4].lower() == "the " and key[4:] in keys):
                continue  # "the UN" must not keep "the UN Security Council" from matching
            self._names[key] = (owner, sense)
            if len(key) > 4 and sense != "description":
                self._names.setdefault(key.upper(), (owner, sense))


def _lower_first(name: str) -> str:
    return name[:1].lower() + name[1:]


def _known_state(state: State) -> KnownActor:
    return KnownActor(state.id, state.name, "state", state.names, context=state.context)


def _known_body(body: Body) -> KnownActor:
    return KnownActor(body.id, body.name, body.kind, body.names, body.speaks_for)


def _compile(names: Iterable[str]) -> re.Pattern[str]:
    root = _Node()
    for name in names:
        node = root
        for char in name:
            node = node.children.setdefault(char, _Node())
        node.end = True
        if name[:1].islower():  # a description may open a sentence
            node = root
            for char in name[:1].upper() + name[1:]:
                node = node.children.setdefault(char, _Node())
            node.end = True
    return re.compile(rf"(?<![\w.])(?:{_source(root)})(?!\w)")


def _source(node: _Node) -> str:
    """Regular expression of a trie; longer names come first."""
    parts = [
        (r"\s+" if char == " " else re.escape(char)) + _source(child)
        for char, child in sorted(node.children.items())
    ]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not node.end else f"(?:{'|'.join(parts)})"
    return f"(?:{body})?" if node.end else body
