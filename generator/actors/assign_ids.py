"""The records of the corpus: those of its articles, with actor ids in place of entity keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..language.interviewers import is_asked
from ..records import (
    Actor,
    ActorId,
    EntityKey,
    Event,
    Figure,
    FoundEvent,
    FoundFigure,
    FoundMention,
    FoundQuote,
    Mention,
    Quote,
)
from ..records.replace_field import replace_field
from .names import parts_of

ActorOf = Mapping[EntityKey, ActorId]
"""The actor of each entity; entities that are no actors are left out."""


def rewrite_quotes(
    quotes: Sequence[FoundQuote], actor_of: ActorOf, in_full: Mapping[EntityKey, str]
) -> tuple[Quote, ...]:
    """Quotes whose ``speaker`` is an actor, or None where the entity is no actor; they bear the
    name that their article gives ``in_full``."""
    names = [_fuller(q.speaker_name, in_full.get(q.speaker) if q.speaker else None) for q in quotes]
    quotes = replace_field(quotes, "speaker_name", names)
    together = [_speakers(q, actor_of) for q in quotes]
    quotes = _resolved(quotes, "speakers", together)
    return _resolved(quotes, "speaker", [next(iter(actors), None) for actors in together])


def rewrite_figures(figures: Sequence[FoundFigure], actor_of: ActorOf) -> tuple[Figure, ...]:
    """Figures whose ``according_to`` is an actor, or None."""
    return _resolved(figures, "according_to", [_actor(f.according_to, actor_of) for f in figures])


def rewrite_events(
    events: Sequence[FoundEvent], actor_of: ActorOf, acts_for: ActorOf
) -> tuple[Event, ...]:
    """Events whose ``actors`` are actors, each once, in order of mention, and so the others
    ``beside`` them; for those who take part and are no actors stands who ``acts_for`` them."""
    pairs = [_parties(e, actor_of, acts_for) for e in events]
    with_actors = replace_field(events, "actors", [actors for actors, _ in pairs])
    agents = [_known(e.agents, actor_of, acts_for) for e in events]
    acting = replace_field(with_actors, "agents", agents)
    placed = replace_field(acting, "place", [_actor(e.place, actor_of) for e in events])
    return _resolved(placed, "beside", [beside for _, beside in pairs])


def rewrite_mentions(mentions: Iterable[FoundMention], actor_of: ActorOf) -> tuple[Mention, ...]:
    """Mentions of actors; those of entities that are no actors are left out."""
    of_actors = [m for m in mentions if m.entity in actor_of]
    return _resolved(of_actors, "entity", [actor_of[m.entity] for m in of_actors])


def count_quotes(actors: Sequence[Actor], quotes: Iterable[Quote]) -> tuple[Actor, ...]:
    """Actors with the number of quotations they are a speaker of after all corrections, without
    the turns of those who ask."""
    known = {actor.id: actor for actor in actors}
    counts = Counter(actor for q in quotes if not is_asked(q, known) for actor in q.said_by)
    return replace_field(actors, "quotes", [counts[a.id] for a in actors])


def _fuller(name: str | None, full: str | None) -> str | None:
    parts = parts_of(name or "")
    return full if full and len(parts) == 1 and parts[0] in parts_of(full) else name


def _actor(key: EntityKey | None, actor_of: ActorOf) -> ActorId | None:
    return None if key is None else actor_of.get(key)


def _speakers(quote: FoundQuote, actor_of: ActorOf) -> tuple[ActorId, ...]:
    return tuple(dict.fromkeys(actor_of[key] for key in quote.said_by if key in actor_of))


def _parties(
    event: FoundEvent, actor_of: ActorOf, acts_for: ActorOf
) -> tuple[tuple[ActorId, ...], tuple[ActorId, ...]]:
    actors = _known(event.actors, actor_of, acts_for)
    beside = dict.fromkeys(actor_of[a] for a in event.beside if a in actor_of)
    return actors, tuple(a for a in beside if a not in actors)


def _known(keys: Iterable[EntityKey], actor_of: ActorOf, acts_for: ActorOf) -> tuple[ActorId, ...]:
    found = (actor_of.get(key) or acts_for.get(key) for key in keys)
    return tuple(dict.fromkeys(actor for actor in found if actor))


def _resolved(records: Sequence[Any], field: str, values: Iterable[object]) -> tuple[Any, ...]:
    """`replace_field`, which changes here how the records name actors, and so their type."""
    return replace_field(records, field, values)
