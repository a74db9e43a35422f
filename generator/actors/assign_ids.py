"""Puts actor ids where the per-article stages left article-local entity keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..records import Actor, Event, Figure, Mention, Quote
from ..records.replace_field import replace_field


def rewrite_quotes(quotes: Sequence[Quote], actor_of: Mapping[str, str]) -> tuple[Quote, ...]:
    """Quotes whose ``speaker`` is an actor id, or None when the entity is no actor."""
    return replace_field(quotes, "speaker", [actor_of.get(q.speaker or "") for q in quotes])


def rewrite_figures(figures: Sequence[Figure], actor_of: Mapping[str, str]) -> tuple[Figure, ...]:
    """Figures whose ``according_to`` is an actor id, or None."""
    return replace_field(
        figures, "according_to", [actor_of.get(f.according_to or "") for f in figures]
    )


def rewrite_events(events: Sequence[Event], actor_of: Mapping[str, str]) -> tuple[Event, ...]:
    """Events whose ``actors`` are actor ids, each once, in order of mention, and so the others
    ``beside`` them."""
    pairs = [_parties(e, actor_of) for e in events]
    with_actors = replace_field(events, "actors", [actors for actors, _ in pairs])
    return replace_field(with_actors, "beside", [beside for _, beside in pairs])


def _parties(event: Event, actor_of: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    actors = tuple(dict.fromkeys(actor_of[a] for a in event.actors if a in actor_of))
    beside = dict.fromkeys(actor_of[a] for a in event.beside if a in actor_of)
    return actors, tuple(a for a in beside if a not in actors)


def rewrite_mentions(
    mentions: Iterable[Mention], actor_of: Mapping[str, str]
) -> tuple[Mention, ...]:
    """Mentions of actors; those of entities that are no actors are left out."""
    kept = [m for m in mentions if m.entity in actor_of]
    return replace_field(kept, "entity", [actor_of[m.entity] for m in kept])


def count_quotes(actors: Sequence[Actor], quotes: Iterable[Quote]) -> tuple[Actor, ...]:
    """Actors with the number of quotations they are the speaker of after all corrections."""
    counts = Counter(q.speaker for q in quotes)
    return replace_field(actors, "quotes", [counts[a.id] for a in actors])
