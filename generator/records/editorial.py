"""What editors wrote: actors.yml, topics.yml and corrections.yml."""

from __future__ import annotations

from dataclasses import dataclass

from .base import ActorKind, CorrectionKind, FigureCategory, LinkKind, Packed


@dataclass(frozen=True, slots=True)
class CuratedActor(Packed):
    """One entry of actors.yml."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    """Other names, spellings and descriptions ("the Elysée tenant") that always mean it."""
    roles: tuple[str, ...] = ()
    """"French foreign minister": also resolves "the French foreign minister" in texts."""
    speaks_for: str | None = None
    """Id of the state or body it speaks for."""
    note: str | None = None
    reject: bool = False
    """Nobody: a page for what bears this name is not wanted."""


@dataclass(frozen=True, slots=True)
class CuratedMeasure(Packed):
    """A thing that a topic counts, as an editor defines it."""

    id: str
    label: str
    units: tuple[str, ...]
    terms: tuple[str, ...]
    """Words near the figure that say it counts this thing; any one is enough."""
    category: FigureCategory = "other"


@dataclass(frozen=True, slots=True)
class CuratedTopic(Packed):
    """One entry of topics.yml."""

    id: str
    title: str
    description: str | None = None
    terms: tuple[str, ...] = ()
    """Words or phrases; a passage that holds one belongs to the topic."""
    actors: tuple[str, ...] = ()
    """Actor ids that weigh in favour of the topic."""
    period: tuple[str | None, str | None] = (None, None)
    """First and last ISO date, either may be open."""
    measures: tuple[CuratedMeasure, ...] = ()
    reject: bool = False
    """No topic: what it describes is not to be proposed again."""


@dataclass(frozen=True, slots=True)
class Correction(Packed):
    """One entry of corrections.yml: the editor's last word on a record."""

    kind: CorrectionKind | LinkKind
    where: tuple[tuple[str, str], ...]
    """Selector, all of which must match: (("id", ...),) or (("source", ...), ("text", ...))."""
    set: tuple[tuple[str, object], ...] = ()
    drop: bool = False
    members: tuple[str, ...] = ()
    """Of "not_same" the names that are several actors', of "one_event" the ids of the entries or
    events that are one."""
    line: int | None = None
    """Line in corrections.yml, for messages."""


@dataclass(frozen=True, slots=True)
class Editorial(Packed):
    """Everything curated. Empty when nothing is."""

    actors: tuple[CuratedActor, ...] = ()
    topics: tuple[CuratedTopic, ...] = ()
    corrections: tuple[Correction, ...] = ()
