"""Which events, told in several articles or sentences, are one.

Clustering of the tellings, most precisely dated first, each joining the cluster it resembles
most among those whose dates agree with its own, and then of the clusters themselves (event
detection as in Allan, Papka and Lavrenko, "On-line New Event Detection and Tracking", SIGIR
1998; here within the bounds that dates set). Likeness is the cosine of idf-weighted words and
actors, raised where both tell of the same kind of event.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..records import Event, edtf
from .event_kinds import Kinds, kinds_of

#: Likeness from which two tellings are one event: of one date, of dates of which one holds
#: the other, of a day and the long period that holds it, of a report and the day before.
_SAME, _WITHIN, _LOOSE, _NEXT_DAY = 0.36, 0.36, 0.6, 0.5

#: What being of one kind adds to the likeness of two tellings; one day sees many statements.
_DONE, _SAID = 0.3, 0.1

#: Words that name any event: whatever was the matter then, if it is told this often.
_GENERIC = frozenset({"happen", "occur", "event", "unfold"})
_WELL_TOLD = 2
#: What a topic in common adds for these, whose words tell so little.
_KNOWN = 0.1

#: Clusters that may share a word before the word no longer leads to likely ones.
_COMMON = 300

#: Days within which "two weeks ago" is right.
_GIVE_OR_TAKE = 2

_RANK = {"day": 0, "interval": 1, "month": 2, "year": 3, "decade": 4}

Vector = dict[str, float]


@dataclass(slots=True)
class Cluster:
    """Tellings of one event."""

    value: str
    """Date of the first, most precise telling."""
    first: int
    last: int
    """The days it may mean, as proleptic ordinals."""
    periods: tuple[str, ...]
    """What it is looked up by, as `_placed` makes them."""
    members: list[int]
    """Places of the events in the sequence given."""
    sentences: set[tuple[str, int]]
    """(article, start): one sentence tells of an event once."""
    vector: Vector
    kinds: Kinds
    """Sum of the members' kinds."""
    rough: bool
    """Dated "two weeks ago" or the like."""
    undated: bool
    """Placed by the date of publication only."""
    generic: bool
    topics: frozenset[str]
    norm: float = 1.0


def cluster_events(events: Sequence[Event]) -> list[list[int]]:
    """Places of the events that are one, each event in one list."""
    vectors = _vectors(events)
    singles = [_single(i, e, vectors[i]) for i, e in enumerate(events)]
    order = sorted(range(len(events)), key=lambda i: (*_vagueness(events[i]), i))
    once = _pass([singles[i] for i in order])
    return [sorted(c.members) for c in _pass(once)]


def _pass(items: Sequence[Cluster]) -> list[Cluster]:
    """Join each item to the cluster it resembles most, or make it one."""
    clusters: list[Cluster] = []
    index = _Index()
    for item in items:
        best, margin = None, 0.0
        for number in index.near(item):
            found = _margin(item, clusters[number])
            if found is not None and found > margin:
                best, margin = number, found
        if best is None:
            index.add(item)
            clusters.append(item)
        else:
            _join(clusters[best], item)
    return clusters


def _margin(item: Cluster, cluster: Cluster) -> float | None:
    """How far their likeness lies above what their dates ask; None when they cannot be one."""
    floor = _floor(item, cluster)
    if floor is None or not item.sentences.isdisjoint(cluster.sentences):
        return None
    return _cosine(item, cluster) + _kinship(item, cluster) - floor


def _floor(item: Cluster, cluster: Cluster) -> float | None:
    if item.value == cluster.value:
        return _SAME
    if item.first <= cluster.last and cluster.first <= item.last:
        lengths = sorted((item.last - item.first, cluster.last - cluster.first))
        if lengths[1] <= 31:
            return _WITHIN
        return _LOOSE if lengths[1] <= 366 and lengths[0] <= 31 else None
    apart = max(cluster.first - item.last, item.first - cluster.last)
    if item.rough and apart <= _GIVE_OR_TAKE:
        return _WITHIN
    if item.undated and item.first - cluster.last == 1:
        return _NEXT_DAY
    return None


def _kinship(item: Cluster, cluster: Cluster) -> float:
    """How far both tell of one kind of event."""
    if item.generic:
        known = _KNOWN if item.topics & cluster.topics else 0.0
        return _DONE * min(1.0, len(cluster.members) / _WELL_TOLD) + known
    most = 0.0
    for kind, weight in item.kinds.items():
        if held := cluster.kinds.get(kind):
            most = max(most, (_SAID if kind == "statement" else _DONE) * weight * held)
    return most / (len(cluster.members) * len(item.members))


def _cosine(item: Cluster, cluster: Cluster) -> float:
    return _dot(item, cluster) / (item.norm * cluster.norm)


def _dot(item: Cluster, cluster: Cluster) -> float:
    small, large = item.vector, cluster.vector
    if len(small) > len(large):
        small, large = large, small
    total = 0.0
    for term, weight in small.items():
        if held := large.get(term):
            total += weight * held
    return total


def _join(cluster: Cluster, item: Cluster) -> None:
    cluster.members.extend(item.members)
    cluster.sentences |= item.sentences
    cluster.undated &= item.undated
    cluster.topics |= item.topics
    cluster.norm = math.sqrt(cluster.norm**2 + 2 * _dot(item, cluster) + item.norm**2)
    for term, weight in item.vector.items():
        cluster.vector[term] = cluster.vector.get(term, 0.0) + weight
    for kind, weight in item.kinds.items():
        cluster.kinds[kind] = cluster.kinds.get(kind, 0.0) + weight


def _single(number: int, event: Event, vector: Vector) -> Cluster:
    first, last, periods = _placed(event.date)
    return Cluster(
        value=event.date,
        first=first,
        last=last,
        periods=periods,
        members=[number],
        sentences={(event.article, event.start)},
        vector=vector,
        kinds=kinds_of(event),
        rough=_is_rough(event),
        undated=event.expression is None,
        generic=event.head in _GENERIC,
        topics=frozenset(event.topics),
    )


def _vagueness(event: Event) -> tuple[bool, int, bool]:
    vague = _is_rough(event) or event.expression is None
    return event.head in _GENERIC, _RANK[edtf.precision_of(event.date)], vague


def _is_rough(event: Event) -> bool:
    """ "two weeks ago" is a day, give or take."""
    return len(event.date) == 10 and "week" in (event.expression or "")


class _Index:
    """Clusters by period and by word, so that an item meets only likely ones."""

    def __init__(self) -> None:
        self._found: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(_lists)
        self._within: defaultdict[str, list[int]] = defaultdict(list)
        self._days: list[tuple[int, int]] = []
        """First and last of each cluster."""

    def add(self, item: Cluster) -> None:
        """Take in the next cluster."""
        number = len(self._days)
        self._days.append((item.first, item.last))
        for key in item.periods:
            self._within[key].append(number)
            words = self._found[key]
            for term in item.vector:
                words[term].append(number)

    def near(self, item: Cluster) -> list[int]:
        """Numbers of the clusters that may be one with an item, in rising order."""
        keys = item.periods
        if not (item.rough or item.undated or item.first != item.last):
            keys = keys[:1]
        found: set[int] = set()
        for key in keys:
            if item.generic:
                found.update(self._within.get(key, ()))
            elif words := self._found.get(key):
                for term in item.vector.keys() & words.keys():
                    numbers = words[term]
                    if len(numbers) <= _COMMON:
                        found.update(numbers)
        low, high = item.first - _GIVE_OR_TAKE, item.last + _GIVE_OR_TAKE
        days = self._days
        return sorted(n for n in found if days[n][0] <= high and low <= days[n][1])


def _lists() -> defaultdict[str, list[int]]:
    return defaultdict(list)


@lru_cache(maxsize=1 << 14)
def _placed(value: str) -> tuple[int, int, tuple[str, ...]]:
    """The days a date may mean, as ordinals, and the periods it is looked up by: itself, and the
    months it lies in if they are two at the most."""
    first, last = edtf.bounds(value)
    days = first.toordinal(), last.toordinal()
    if days[1] - days[0] > 62:
        return *days, (value,)
    months = sorted({first.isoformat()[:7], last.isoformat()[:7]})
    return *days, tuple(dict.fromkeys([value, *months]))


def _vectors(events: Sequence[Event]) -> list[Vector]:
    """Words and actors of each event, idf-weighted, of unit length."""
    bags = [{*e.terms, *(f"actor {a}" for a in e.named)} or {e.head} for e in events]
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for event, bag in zip(events, bags, strict=True):
        for term in bag:
            articles[term].add(event.article)
    total = len({e.article for e in events})
    weights = {term: idf(len(where), total) for term, where in articles.items()}
    return [_unit({term: weights[term] for term in sorted(bag)}) for bag in bags]


def idf(articles: int, total: int) -> float:
    """Weight of a word that stands in some of all articles (inverse document frequency).

    Both counts are rounded: words keep their weight while articles come and go, but for a few
    that not many events share. Else every likeness would move with every article, and somewhere
    in a large corpus one over its threshold.
    """
    return math.log(1 + _rounded(total) / _rounded(articles))


def _rounded(count: int) -> float:
    """The nearest of the numbers of which eight steps make a doubling."""
    return float(2 ** (round(8 * math.log2(count)) / 8))


def _unit(vector: Vector) -> Vector:
    norm = math.sqrt(sum(w * w for w in vector.values())) or 1.0
    return {term: weight / norm for term, weight in vector.items()}
