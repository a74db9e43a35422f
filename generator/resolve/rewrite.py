"""Puts actor ids where the per-article stages left article-local entity keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..records import Actor, Event, Figure, Mention, Quote


def rewrite_quotes(quotes: Iterable[Quote], actor_of: Mapping[str, str]) -> tuple[Quote, ...]:
    """Quotes whose ``speaker`` is an actor id, or None when the entity is no actor."""
    return tuple(replace(q, speaker=actor_of.get(q.speaker or "")) for q in quotes)


def rewrite_figures(figures: Iterable[Figure], actor_of: Mapping[str, str]) -> tuple[Figure, ...]:
    """Figures whose ``according_to`` is an actor id, or None."""
    return tuple(replace(f, according_to=actor_of.get(f.according_to or "")) for f in figures)


def rewrite_events(events: Iterable[Event], actor_of: Mapping[str, str]) -> tuple[Event, ...]:
    """Events whose ``actors`` are actor ids, each once, in order of mention."""
    return tuple(
        replace(e, actors=tuple(dict.fromkeys(actor_of[a] for a in e.actors if a in actor_of)))
        for e in events
    )


def rewrite_mentions(
    mentions: Iterable[Mention], actor_of: Mapping[str, str]
) -> tuple[Mention, ...]:
    """Mentions of actors; those of entities that are no actors are left out."""
    return tuple(replace(m, entity=actor_of[m.entity]) for m in mentions if m.entity in actor_of)


def count_quotes(actors: Iterable[Actor], quotes: Iterable[Quote]) -> tuple[Actor, ...]:
    """Actors with the number of quotations they are the speaker of after all corrections."""
    counts = Counter(q.speaker for q in quotes)
    return tuple(replace(a, quotes=counts[a.id]) for a in actors)
