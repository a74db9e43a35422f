"""Which events, told in several articles or sentences, are one.

Single-pass clustering of the tellings, most precisely dated first, each joining the cluster it
resembles most among those whose dates agree with its own (first story detection as in Allan,
Papka and Lavrenko, "On-line New Event Detection and Tracking", SIGIR 1998; here within the
bounds that dates set). Likeness is the cosine of idf-weighted words and actors, raised where
both tell of the same kind of event.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from .. import edtf
from ..records import Event

_DATA = Path(__file__).parents[1] / "language" / "data"

#: Rarest words of a telling by which clusters are looked up.
_PROBES = 12

_RANK = {"day": 0, "interval": 1, "month": 2, "year": 3, "decade": 4}

#: What being of one kind adds to the likeness of two tellings; one day sees many statements.
_DONE, _SAID = 0.3, 0.1

#: Tellings from which "what happened" is likely to mean the event.
_WELL_TOLD = 2

#: Weight of a kind that only other words than the event's own name tell.
_HINTED = 0.6

#: Words that name any event: whatever was the matter that day.
_GENERIC = frozenset({"happen", "occur", "event", "unfold"})

Vector = dict[str, float]

#: Kinds of public events with how plainly they are told, 0 to 1.
Kinds = dict[str, float]


@dataclass(slots=True)
class Cluster:
    """Tellings of one event."""

    value: str
    first: date
    last: date
    members: list[int] = field(default_factory=list)
    """Places of the events in the sequence given."""
    sentences: set[tuple[str, int]] = field(default_factory=set)
    """(article, start): one sentence tells of an event once."""
    vector: Vector = field(default_factory=dict)
    norm: float = 0.0
    kinds: Kinds = field(default_factory=dict)
    """Sum of the members' kinds."""


def cluster_events(events: Sequence[Event]) -> list[Cluster]:
    """Clusters of events that are one, in the order of their first members."""
    vectors, kinds = _vectors(events), [_kinds(e) for e in events]
    index = _Index()
    order = sorted(range(len(events)), key=lambda i: (_vagueness(events[i]), i))
    clusters: list[Cluster] = []
    for i in order:
        event, vector = events[i], vectors[i]
        best = _best(event, vector, kinds[i], clusters, index.near(event, vector))
        if best is None:
            best = len(clusters)
            first, last = edtf.bounds(event.date)
            clusters.append(Cluster(event.date, first, last))
            index.add(best, event, vector)
        _join(clusters[best], i, event, vector, kinds[i])
    return clusters


def _best(
    event: Event,
    vector: Vector,
    kinds: Kinds,
    clusters: Sequence[Cluster],
    near: Iterable[int],
) -> int | None:
    place, found = (event.article, event.start), None
    best = 0.0
    for number in near:
        cluster = clusters[number]
        floor = _floor(event, cluster)
        if floor is None or place in cluster.sentences:
            continue
        likeness = _cosine(vector, cluster) + _kinship(event, kinds, cluster)
        if likeness - floor > best:
            best, found = likeness - floor, number
    return found


def _floor(event: Event, cluster: Cluster) -> float | None:
    """Likeness from which the event joins; None when their dates rule it out."""
    if event.date == cluster.value:
        return 0.33
    first, last = edtf.bounds(event.date)
    if first <= cluster.last and cluster.first <= last:
        length = (last - first).days
        if length <= 31:
            return 0.33
        return 0.6 if length <= 366 and (cluster.last - cluster.first).days < 32 else None
    apart = max((cluster.first - last).days, (first - cluster.last).days)
    if _is_rough(event) and apart <= 2:
        return 0.33
    if event.expression is None and (first - cluster.last).days == 1:
        return 0.5
    return None


def _is_rough(event: Event) -> bool:
    """ "two weeks ago" is a day, give or take."""
    return event.precision == "day" and event.expression is not None and "week" in event.expression


def _vagueness(event: Event) -> tuple[bool, int, bool]:
    generic = event.head in _GENERIC
    return generic, _RANK[event.precision], _is_rough(event) or event.expression is None


def _kinship(event: Event, kinds: Kinds, cluster: Cluster) -> float:
    """How far both tell of one kind of event."""
    if event.head in _GENERIC:
        return _DONE * min(1.0, len(cluster.members) / _WELL_TOLD)
    shares = (
        (_SAID if kind == "statement" else _DONE) * weight * cluster.kinds.get(kind, 0.0)
        for kind, weight in kinds.items()
    )
    return max(shares, default=0.0) / len(cluster.members)


def _cosine(vector: Vector, cluster: Cluster) -> float:
    theirs = cluster.vector
    dot = sum(weight * theirs[term] for term, weight in vector.items() if term in theirs)
    return dot / cluster.norm if dot else 0.0


def _join(cluster: Cluster, number: int, event: Event, vector: Vector, kinds: Kinds) -> None:
    cluster.members.append(number)
    cluster.sentences.add((event.article, event.start))
    for term, weight in vector.items():
        cluster.vector[term] = cluster.vector.get(term, 0.0) + weight
    cluster.norm = math.sqrt(sum(w * w for w in cluster.vector.values())) or 1.0
    for kind, weight in kinds.items():
        cluster.kinds[kind] = cluster.kinds.get(kind, 0.0) + weight


class _Index:
    """Clusters by day or period and by word, so that a telling meets only likely ones."""

    def __init__(self) -> None:
        self._found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)

    def add(self, number: int, event: Event, vector: Vector) -> None:
        for key in _periods(event.date):
            for term in vector:
                self._found[key, term].append(number)

    def near(self, event: Event, vector: Vector) -> list[int]:
        probes = sorted(vector, key=lambda t: (-vector[t], t))[:_PROBES]
        keys = _periods(event.date)[:1] if event.precision == "day" else _periods(event.date)
        if _is_rough(event) or event.expression is None:
            keys = _periods(event.date)
        numbers = {n for key in keys for term in probes for n in self._found.get((key, term), ())}
        return sorted(numbers)


def _periods(value: str) -> list[str]:
    """The value itself, and the months or the year it begins and ends in."""
    first, last = edtf.bounds(value)
    ends = sorted({first.isoformat()[:7], last.isoformat()[:7]})
    return [value, *ends] if len(ends) == 1 or (last - first).days < 62 else [value]


def _vectors(events: Sequence[Event]) -> list[Vector]:
    """Words and actors of each event, idf-weighted, of unit length."""
    bags = [{*e.terms, *(f"actor {a}" for a in e.actors)} or {e.head} for e in events]
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for event, bag in zip(events, bags, strict=True):
        for term in bag:
            articles[term].add(event.article)
    total = len({e.article for e in events})
    idf = {term: math.log(1 + total / len(where)) for term, where in articles.items()}
    return [_unit({term: idf[term] for term in sorted(bag)}) for bag in bags]


def _unit(vector: Vector) -> Vector:
    norm = math.sqrt(sum(w * w for w in vector.values())) or 1.0
    return {term: weight / norm for term, weight in vector.items()}


def _kinds(event: Event) -> Kinds:
    """Kinds of the word that names the event; where that tells nothing, of its other words."""
    known = _kinds_of_lemmas()
    head = event.head.removeprefix("not ")
    own = known.get(head, frozenset())
    if own:
        return dict.fromkeys(sorted(_refused(own) if head != event.head else own), 1.0)
    hinted = frozenset().union(*(known.get(term, frozenset()) for term in event.terms))
    return dict.fromkeys(sorted(hinted - {"statement"}), _HINTED)


def _refused(kinds: frozenset[str]) -> frozenset[str]:
    """ "will not attend" tells of staying away, not of a meeting."""
    return frozenset({"withdrawal"}) if "meeting" in kinds else frozenset()


@cache
def _kinds_of_lemmas() -> dict[str, frozenset[str]]:
    data = yaml.load((_DATA / "time_kinds.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for kind, lemmas in data.items():
        for lemma in lemmas:
            found[str(lemma)].add(str(kind))
    return {lemma: frozenset(kinds) for lemma, kinds in found.items()}
