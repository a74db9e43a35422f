"""The latest and the announced events of a chronology that a page names first."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Entry
from .sort_keys import by_date, by_newest, first_day
from .standalone_sentences import stands_alone

#: Events named as latest, and as announced.
LATEST, AHEAD = 8, 10
#: The latest are chosen among so many more of the newest, or among one in so many of all where
#: that is more: on a long chronology weight counts for more than a day or two.
LATEST_SPARE, LATEST_SHARE = 4, 10
#: Share of its weight left to an event whose sentence cannot be read alone.
DEPENDENT_SHARE = 0.3


def choose_latest(entries: Sequence[Entry], newest: str | None) -> tuple[str, ...]:
    """The weightiest of the newest events that have happened, newest first; an event whose
    sentence cannot be read alone only while no other is there."""
    past = [
        e
        for e in entries
        if e.status != "announced"
        and e.precision == "day"
        and (newest is None or first_day(e.date) <= newest)
    ]
    last = sorted(past, key=by_newest)[: max(LATEST + LATEST_SPARE, len(past) // LATEST_SHARE)]
    heaviest: dict[str, float] = {}
    for entry in last:
        heaviest[entry.date] = max(heaviest.get(entry.date, 0.0), entry.weight)

    def worth_of(entry: Entry) -> float:
        """Its weight as a share of the heaviest of its day, less where it cannot be read alone."""
        own = entry.weight / (heaviest[entry.date] or 1.0)
        return own if stands_alone(entry.text) else DEPENDENT_SHARE * own

    worth = {e.id: worth_of(e) for e in last}
    chosen = sorted(last, key=lambda e: (-worth[e.id], by_newest(e)))[:LATEST]
    readable = [e for e in chosen if worth[e.id] > DEPENDENT_SHARE]
    return tuple(e.id for e in sorted(readable or chosen, key=by_newest))


def choose_ahead(entries: Sequence[Entry], newest: str | None) -> tuple[str, ...]:
    """The weightiest of what is announced for later than the newest article, soonest first."""
    if newest is None:
        return ()
    later = [e for e in entries if e.status == "announced" and first_day(e.date) > newest]
    weightiest = sorted(later, key=lambda e: (-e.weight, e.date, e.id))[:AHEAD]
    return tuple(e.id for e in sorted(weightiest, key=by_date))
