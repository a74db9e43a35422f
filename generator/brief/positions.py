"""Who stands where on a topic: its sides, with what their people said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from ..language.wording import count_words
from ..records import Actor, Party, Quote
from .attribution_confidence import has_reliable_speaker
from .key_quotes import choose_quotes, is_statement

#: Kinds that are sides by themselves; everybody else speaks for one of them or for himself.
_SIDES = frozenset({"state", "government body", "armed group", "organisation"})
#: Those that act in a matter, before the bodies that watch it.
_POWERS = frozenset({"state", "government body", "armed group"})
_MOST_PARTIES, _MOST_QUOTES = 12, 8
#: Words from which a single statement makes a side: of its own words, of reported ones.
_OWN_WORDS, _REPORTED_WORDS = 5, 8
#: What a quotation adds to how much a party says, by kind.
_VOICE = {"direct": 1.0, "mixed": 0.8, "indirect": 0.6}


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
    """The sides heard among some quotations, those who say most first, states and armed
    groups before organisations, and these before persons and media that speak for nobody;
    each with its most telling quotations."""
    said: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        told = (
            quote.speaker in actors and has_reliable_speaker(quote) and is_statement(quote, actors)
        )
        if told and quote.speaker:
            said[side_of(quote.speaker, actors)].append(quote)
    said = {side: own for side, own in said.items() if _takes_position(own, actors[side])}
    ranked = sorted(said, key=lambda side: _rank(side, said[side], actors))
    return tuple(
        Party(side, tuple(q.id for q in choose_quotes(said[side], score, _MOST_QUOTES)))
        for side in ranked[:_MOST_PARTIES]
    )


def _takes_position(said: Iterable[Quote], side: Actor) -> bool:
    """Whether a side is heard at all: not in a scrap, nor, unless it is a state or a body, in
    one sentence that only reports what it said."""
    told = {q.same_as or q.id: q for q in said}
    if len(told) != 1:
        return True
    (only,) = told.values()
    length = count_words(only.clause or only.text)
    if only.kind == "indirect":
        return side.kind in _SIDES and length >= _REPORTED_WORDS
    return length >= _OWN_WORDS


def _rank(side: str, said: Iterable[Quote], actors: Mapping[str, Actor]) -> tuple[int, float, str]:
    tellings = {q.same_as or q.id: _VOICE[q.kind] for q in said}
    kind = actors[side].kind
    tier = 0 if kind in _POWERS else 1 if kind in _SIDES else 2
    return tier, -sum(tellings.values()), side
