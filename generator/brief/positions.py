"""Positions on a topic: the parties to it, with what their people say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from ..language.interviewers import is_presenter
from ..language.wording import count_words
from ..records import Actor, ActorKind, Party, Quote, QuoteKind
from .attribution_confidence import has_reliable_speaker
from .key_quotes import choose_quotes, is_statement

#: Kinds of actors that are parties by themselves; others speak for one, or for themselves alone.
_SIDES: frozenset[ActorKind] = frozenset(
    {"state", "government body", "armed group", "organisation"}
)
#: Kinds of actors that act in a matter, and come before organisations that comment on it.
_POWERS: frozenset[ActorKind] = frozenset({"state", "government body", "armed group"})
#: Parties on a topic page, and quotations of each.
MOST_PARTIES, MOST_QUOTES = 12, 8
#: Words from which a side's only statement is a position: in its own words, or reported.
OWN_WORDS, REPORTED_WORDS = 5, 8
#: What a quotation counts for in how much a party says, by kind.
STATEMENT_WEIGHTS: Mapping[QuoteKind, float] = {"direct": 1.0, "mixed": 0.8, "indirect": 0.6}


def side_of(actor: str, actors: Mapping[str, Actor]) -> str:
    """The state or body at the end of the chain of those an actor speaks for."""
    seen = {actor}
    while True:
        above = actors[actor].speaks_for if actor in actors else None
        if above is None or above not in actors or above in seen:
            return actor
        actor = above
        seen.add(actor)


def find_parties(
    quotes: Iterable[Quote],
    actors: Mapping[str, Actor],
    score: Callable[[Quote], float],
) -> tuple[Party, ...]:
    """The parties that some quotations are of, each with its best quotations.

    States and armed groups come before organisations, and these before persons and media that
    speak for nobody; among equals those who say most come first.
    """
    said: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        known = quote.speaker in actors and has_reliable_speaker(quote)
        if quote.speaker and known and is_statement(quote, actors):
            said[side_of(quote.speaker, actors)].append(quote)
    said = {
        side: own
        for side, own in said.items()
        if not is_presenter(actors[side]) and _takes_position(own, actors[side])
    }
    ranked = sorted(said, key=lambda side: _rank(side, said[side], actors))
    return tuple(
        Party(side, tuple(q.id for q in choose_quotes(said[side], score, MOST_QUOTES)))
        for side in ranked[:MOST_PARTIES]
    )


def _takes_position(said: Iterable[Quote], side: Actor) -> bool:
    """Whether a party says enough: more than one thing, or one that is no scrap and, unless the
    party is a state or body, not merely reported."""
    distinct = {q.same_as or q.id: q for q in said}
    if len(distinct) != 1:
        return True
    (only,) = distinct.values()
    length = count_words(only.clause or only.text)
    if only.kind == "indirect":
        return side.kind in _SIDES and length >= REPORTED_WORDS
    return length >= OWN_WORDS


def _rank(side: str, said: Iterable[Quote], actors: Mapping[str, Actor]) -> tuple[int, float, str]:
    weights = {q.same_as or q.id: STATEMENT_WEIGHTS[q.kind] for q in said}
    kind = actors[side].kind
    tier = 0 if kind in _POWERS else 1 if kind in _SIDES else 2
    return tier, -sum(weights.values()), side
