"""Which events, told in several articles or sentences, are one.

Each telling, the most precisely dated first, joins the cluster that it resembles most among
those whose dates agree with its own and that name something it names, and then the clusters
themselves are joined so (event detection as in Allan, Papka and Lavrenko, "On-line New Event
Detection and Tracking", SIGIR 1998; here within the bounds that dates set). Two clusters are
alike as their tellings are on average, compared one by one (`likeness`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from ..records import Article, Event, edtf
from .event_tellings import GIVE_OR_TAKE, Telling, common_words, read_tellings
from .likeness import Common, likeness, one_kind

#: Log odds from which two tellings are one event: of one date, of dates of which one holds
#: the other, of a day and the long period that holds it, of a report and the day before, of a
#: day and "two weeks ago"; and of one date that a telling has from its publication only.
_SAME, _WITHIN, _LOOSE, _NEXT_DAY, _ROUGH = 0.1, 0.6, 2.2, 0.4, 0.2
_SAME_ISSUE = 0.7

#: Log odds below which tellings of one event hardly lie, however like the others are, and the
#: share of pairs that may.
_STRANGE, _STRANGERS = -2.5, 0.15

#: Tellings of a cluster with which others are compared, the first, which say most.
_COMPARED = 5

#: Clusters of a period that one word leads to at the most, and clusters that one is compared
#: with: with these an event costs the same in any corpus.
_COMMON, _LIKELY = 40, 12

#: Days of a week, by which "last Tuesday" may be off.
_WEEK = 7

_RANK = {"day": 0, "interval": 1, "month": 2, "year": 3, "decade": 4}


@dataclass(slots=True)
class Cluster:
    """Tellings of one event."""

    value: str
    """Date of the first, most precise telling."""
    first: int
    last: int
    """The days it may mean, as proleptic ordinals."""
    periods: tuple[str, ...]
    """What it is looked up by, as `_periods` makes them."""
    members: list[Telling]
    sentences: set[tuple[str, int]]
    """One sentence tells of an event once."""
    rough: bool
    """Dated "two weeks ago" or the like."""
    weekly: bool
    """Dated "last Tuesday" or the like."""
    generic: bool
    """It names no kind of event; one telling like it is enough."""
    undated: bool
    """Placed by the date of publication only."""


def cluster_events(events: Sequence[Event], articles: Sequence[Article]) -> list[list[int]]:
    """Places of the events that are one, each event in one list."""
    tellings = read_tellings(events, articles)
    common = common_words(tellings)
    order = sorted(tellings, key=lambda t: _vagueness(events[t.place], t))
    once = _pass([_single(t) for t in order], common)
    return [sorted(t.place for t in c.members) for c in _pass(once, common)]


def _vagueness(event: Event, telling: Telling) -> tuple[bool, int, bool, int, int]:
    """Tellings that say most come first: clusters are known by their first ones."""
    vague = telling.rough or telling.weekly or not telling.dated
    return (
        telling.generic,
        _RANK[edtf.precision_of(event.date)],
        vague,
        -len(telling.names),
        telling.place,
    )


def _pass(items: Sequence[Cluster], common: Common) -> list[Cluster]:
    """Join each item to the cluster it resembles most, or make it one."""
    clusters: list[Cluster] = []
    index = _ClusterIndex()
    for item in items:
        best, margin = None, 0.0
        for number in index.near(item):
            found = _margin(item, clusters[number], common)
            if found is not None and found > margin:
                best, margin = number, found
        if best is None:
            index.add(len(clusters), item)
            clusters.append(item)
        else:
            _join(clusters[best], item)
            index.add(best, item)
    return clusters


def _margin(item: Cluster, cluster: Cluster, common: Common) -> float | None:
    """How far their likeness lies above what their dates ask; None when they cannot be one."""
    floor = _floor(item, cluster)
    if floor is None or not item.sentences.isdisjoint(cluster.sentences):
        return None
    odds = [likeness(a, b, common) for a, b in product(_known_by(item), _known_by(cluster))]
    if item.generic or cluster.generic:
        return max(odds) - floor
    strange = sum(o < _STRANGE for o in odds)
    return None if strange > _STRANGERS * len(odds) else sum(odds) / len(odds) - floor


def _known_by(cluster: Cluster) -> list[Telling]:
    """The tellings by which a cluster is known: those that name what happened, if any do."""
    first = cluster.members[:_COMPARED]
    return [t for t in first if not t.generic] or first


def _floor(item: Cluster, cluster: Cluster) -> float | None:
    if item.value == cluster.value:
        return _SAME_ISSUE if item.undated or cluster.undated else _SAME
    if item.first <= cluster.last and cluster.first <= item.last:
        lengths = sorted((item.last - item.first, cluster.last - cluster.first))
        if lengths[1] <= 31:
            return _WITHIN
        return _LOOSE if lengths[1] <= 366 and lengths[0] <= 31 else None
    apart = max(cluster.first - item.last, item.first - cluster.last)
    if item.rough and apart <= GIVE_OR_TAKE:
        return _ROUGH
    if item.weekly and item.first - cluster.last == _WEEK:
        return _ROUGH
    if item.undated and item.first - cluster.last == 1 and _may_report(item, cluster):
        return _NEXT_DAY
    return None


def _may_report(item: Cluster, cluster: Cluster) -> bool:
    """Whether what a report tells without a date may be the act of the day before: none that was
    only announced for that day, nor one of another kind."""
    first, other = item.members[0], cluster.members[0]
    return not all(t.announced for t in cluster.members) and bool(
        one_kind(first, other) or not (first.kinds and other.kinds)
    )


def may_be_one(a: Telling, b: Telling) -> bool:
    """Whether the dates of two tellings allow that they tell of one event."""
    one, other = _single(a), _single(b)
    return _floor(one, other) is not None or _floor(other, one) is not None


def _join(cluster: Cluster, item: Cluster) -> None:
    cluster.members.extend(item.members)
    cluster.sentences |= item.sentences
    cluster.undated &= item.undated
    cluster.generic &= item.generic
    cluster.weekly &= item.weekly


def _single(telling: Telling) -> Cluster:
    return Cluster(
        value=telling.value,
        first=telling.first,
        last=telling.last,
        periods=_periods(telling.value),
        members=[telling],
        sentences={telling.sentence},
        rough=telling.rough,
        weekly=telling.weekly,
        generic=telling.generic,
        undated=not telling.dated,
    )


class _ClusterIndex:
    """Clusters by period and by word, so that an item meets only likely ones."""

    def __init__(self) -> None:
        self._found: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(_lists)
        self._days: dict[int, tuple[int, int]] = {}
        """First and last day of each cluster."""

    def add(self, number: int, item: Cluster) -> None:
        """Let a cluster be found by what an item tells that is one with it now."""
        self._days.setdefault(number, (item.first, item.last))
        for key in dict.fromkeys((*item.periods, *_years(item.value))):
            words = self._found[key]
            for telling in item.members[:_COMPARED]:
                for term in telling.leads:
                    numbers = words[term]
                    if len(numbers) < _COMMON and number not in numbers:
                        numbers.append(number)

    def near(self, item: Cluster) -> list[int]:
        """Numbers of the clusters that are likeliest to be one with an item, by what both name
        and few others do, in rising order."""
        keys = item.periods
        if not (item.rough or item.weekly or item.undated or item.first != item.last):
            keys = keys[:1]
        signs = {s for t in item.members[:_COMPARED] for s in t.leads}
        low, high = item.first - _WEEK, item.last + GIVE_OR_TAKE
        found: defaultdict[int, float] = defaultdict(float)
        for key in keys:
            if not (words := self._found.get(key)):
                continue
            for sign in sorted(signs & words.keys()):
                numbers = words[sign]
                for number in numbers:
                    found[number] += 1 / len(numbers)
        days = self._days
        likely = [n for n in found if days[n][0] <= high and low <= days[n][1]]
        return sorted(sorted(likely, key=lambda n: (-found[n], n))[:_LIKELY])


def _lists() -> defaultdict[str, list[int]]:
    return defaultdict(list)


@lru_cache(maxsize=1 << 14)
def _periods(value: str) -> tuple[str, ...]:
    """The periods a date is looked up by: itself, and the months, or else the years, it lies in
    if they are two at the most."""
    first, last = edtf.bounds(value)
    if (last - first).days > 62:
        return tuple(dict.fromkeys([value, *_years(value)]))
    months = sorted({first.isoformat()[:7], last.isoformat()[:7]})
    return tuple(dict.fromkeys([value, *months]))


@lru_cache(maxsize=1 << 14)
def _years(value: str) -> tuple[str, ...]:
    first, last = edtf.bounds(value)
    years = last.year - first.year
    return tuple(edtf.year(y) for y in (first.year, last.year)[: years + 1]) if years < 2 else ()
