"""The latest and the announced events of a chronology that a page names first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ..records import Entry
from .sort_keys import by_date, by_newest, first_day
from .standalone_sentences import stands_alone

#: Events named as latest, and as announced.
LATEST, AHEAD = 8, 10
#: The most reported events that Home always names, of so many last days.
MOST_REPORTED, LAST_DAYS = 3, 7
#: The latest are chosen among so many more of the newest, or among one in so many of all where
#: that is more: on a long chronology weight counts for more than a day or two.
LATEST_SPARE, LATEST_SHARE = 4, 10
#: Share of its weight left to an event whose sentence cannot be read alone.
DEPENDENT_SHARE = 0.3


def most_reported(entries: Sequence[Entry], newest: str | None) -> tuple[Entry, ...]:
    """The events of the last days that most outlets tell."""
    if newest is None:
        return ()
    since = (date.fromisoformat(newest) - timedelta(LAST_DAYS - 1)).isoformat()
    late = (
        e
        for e in entries
        if e.precision == "day" and e.status != "announced" and since <= e.date <= newest
    )
    ranked = sorted(late, key=lambda e: (-e.outlets, -len(e.told_by), -e.weight, e.id))
    return tuple(ranked[:MOST_REPORTED])


def choose_latest(
    entries: Sequence[Entry], newest: str | None, reported: Sequence[Entry] = ()
) -> tuple[str, ...]:
    """The weightiest of the newest events that have happened, newest first; an event whose
    sentence cannot be read alone only while no other is there. ``reported`` are always there."""
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
    readable = [e for e in chosen if worth[e.id] > DEPENDENT_SHARE] or chosen
    others = [e for e in readable if e not in reported][: LATEST - len(reported)]
    return tuple(e.id for e in sorted((*reported, *others), key=by_newest))


def choose_ahead(entries: Sequence[Entry], newest: str | None) -> tuple[str, ...]:
    """The weightiest of what is announced for later than the newest article, soonest first."""
    if newest is None:
        return ()
    later = [e for e in entries if e.status == "announced" and first_day(e.date) > newest]
    weightiest = sorted(later, key=lambda e: (-e.weight, e.date, e.id))[:AHEAD]
    return tuple(e.id for e in sorted(weightiest, key=by_date))
