"""Which other articles say what a sentence of a summary says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..records import LOWER_BOUNDS, Briefing, Event, Figure, Quote, SummaryLine
from .addresses import citation_key, line_anchor

#: Share of a number by which another may differ and still be the same, where one of the two is
#: said to be about so many.
NEAR_SHARE = 0.05
#: Names and words of its clause that another telling which says the same has too, at least, and
#: their share.
FEWEST_COMMON, COMMON_SHARE = 2, 0.3
#: Qualifiers that leave room below the number, and above it.
_ROUGH_BELOW = frozenset({"about", "nearly", "up_to"})
_ROUGH_ABOVE = LOWER_BOUNDS | {"about"}
#: Qualifiers of which one leaves no room where the other does.
_OPPOSED = {"nearly", "more_than"}

R = TypeVar("R", Event, Figure, Quote)


@dataclass(frozen=True, slots=True)
class Corroboration:
    """What speaks for a sentence beside its own article."""

    tellings: tuple[Event | Figure, ...]
    """One of each further outlet whose own sentence says the same, by article."""
    outlets: int
    """How many outlets say it, its own among them."""
    after: str | None
    """Id of the actor whom all of them cite for it."""


def find_corroboration(
    briefing: Briefing, lines: Collection[SummaryLine]
) -> Mapping[str, Corroboration]:
    """What corroborates each sentence, by its citation; sentences that one outlet alone tells are
    left out.

    An article corroborates a sentence when its own sentences tell of all events and give all
    figures that the sentence does, within their qualifiers; copies do not count.
    """
    records = _Records(briefing)
    found = {citation_key(x.article, line_anchor(x)): records.corroborate(x) for x in lines}
    return {key: one for key, one in found.items() if one is not None}


def say_the_same(one: Figure, other: Figure) -> bool:
    """Whether two figures of one measure can be one number: what each of them allows, overlaps."""
    if one.forecast != other.forecast or {one.qualifier, other.qualifier} == _OPPOSED:
        return False
    if one.value is None or other.value is None:
        return (one.low, one.value, one.high) == (other.low, other.value, other.high)
    (least, most), (low, high) = _allowed(one, one.value), _allowed(other, other.value)
    return least <= high and low <= most


def _tell_the_same(one: Event, other: Event) -> bool:
    """Whether another telling of an event says what one does: that it is so or not, and a share of
    its names and words; a sentence that tells of it in passing says something else."""
    said, heard = {*one.terms, *one.names}, {*other.terms, *other.names}
    enough = len(said & heard) >= max(FEWEST_COMMON, COMMON_SHARE * len(said)) or said == heard
    return one.status == other.status and not other.aside and enough


def _allowed(figure: Figure, value: float) -> tuple[float, float]:
    """From where to where the number may lie that a figure gives roughly."""
    room = NEAR_SHARE * abs(value)
    below = value - room * (figure.qualifier in _ROUGH_BELOW)
    return below, value + room * (figure.qualifier in _ROUGH_ABOVE)


class _Records:
    """The records that tell something, by article and by what they tell."""

    def __init__(self, briefing: Briefing) -> None:
        records = briefing.records
        self._outlet = {a.id: a.outlet for a in records.articles if a.outlet and not a.copy_of}
        self._own = {a.id: a.outlet for a in records.articles}
        self._quotes = _by_article(records.quotes)
        self._events = _by_article(records.events)
        self._figures = _by_article(records.figures)
        self._of_entry = _grouped(
            (e.entry, e) for e in records.events if not e.reference and e.article in self._outlet
        )
        self._of_measure = _grouped(
            (f.measure, f) for f in records.figures if f.article in self._outlet
        )

    def corroborate(self, line: SummaryLine) -> Corroboration | None:
        """What corroborates one sentence."""
        events = [*_within(line, self._events)]
        whole = [e for e in events if e.entry and not e.reference and not e.aside]
        if events and not whole:
            return None  # it tells of events only in passing, and says something else
        told = [self._tellings(e) for e in whole]
        told += [self._counts(f) for f in _within(line, self._figures)]
        if not told:
            return None
        own = self._own.get(line.article)
        common = set.intersection(*map(set, told)) - {line.article}
        first: dict[str, Event | Figure] = {}
        for article in sorted(common):
            outlet = self._outlet[article]
            if outlet != own and outlet not in first:
                first[outlet] = told[0][article]
        if not first:
            return None
        tellings = tuple(first.values())
        return Corroboration(tellings, 1 + len(first), self._cited_by_all((line, *tellings)))

    def _tellings(self, event: Event) -> Mapping[str, Event | Figure]:
        """A telling of the event of each article, of those that say the same of it."""
        same = (e for e in self._of_entry.get(event.entry or "", ()) if _tell_the_same(event, e))
        return {e.article: e for e in reversed([*same])}

    def _counts(self, figure: Figure) -> Mapping[str, Event | Figure]:
        """A figure of each article that gives the same number of the same thing."""
        others = self._of_measure.get(figure.measure or "", ())
        return {f.article: f for f in reversed(others) if say_the_same(figure, f)}

    def _cited_by_all(self, tellings: Sequence[Event | Figure | SummaryLine]) -> str | None:
        cited = [self._sources(telling) for telling in tellings]
        return min(set.intersection(*cited), default=None)

    def _sources(self, telling: Event | Figure | SummaryLine) -> set[str]:
        """Whom a sentence cites: those quoted in it, and whose figures it gives."""
        spoken = {q.speaker for q in _within(telling, self._quotes) if q.speaker}
        counted = {f.according_to for f in _within(telling, self._figures) if f.according_to}
        if isinstance(telling, Figure) and telling.according_to:
            counted.add(telling.according_to)
        return spoken | counted


def _within(
    stretch: Event | Figure | SummaryLine, of_article: Mapping[str, Sequence[R]]
) -> Iterator[R]:
    """The records that share some of a stretch of text."""
    for record in of_article.get(stretch.article, ()):
        if record.start < stretch.end and stretch.start < record.end:
            yield record


def _by_article(records: Iterable[R]) -> Mapping[str, Sequence[R]]:
    return _grouped((record.article, record) for record in records)


def _grouped(pairs: Iterable[tuple[str | None, R]]) -> Mapping[str, Sequence[R]]:
    found: defaultdict[str, list[R]] = defaultdict(list)
    for key, record in pairs:
        if key:
            found[key].append(record)
    return found
