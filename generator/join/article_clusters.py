"""Which articles are about one matter, by the words they share and the days they came out.

Average-link clustering of TF-IDF vectors. The average over all pairs of two clusters is the
product of their centroids, so no table of all pairs is kept: an inverted index gives each article
its nearest, clusters are only ever compared with those that hold a near one of theirs, and a heap
gives the next two to join. With what an article is compared with bounded, the time grows as
n log n.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import NamedTuple

import numpy as np

from ..language.wording import WORD, content_key

#: How often a headline counts, and the characters of the text that tell what an article is about.
_TITLE_TIMES, _CHARACTERS = 3, 2500
#: Mean similarity from which two clusters are one matter ...
_ALIKE = 0.055
#: ... and the share of their own mean similarity that it must be, so that two matters of one kind
#: stay two although each is nearer to the other than to anything else.
_AS_INSIDE = 0.45
#: Days between articles up to which time says nothing, and by which it has said all it can: what
#: is left of their similarity then.
_SOON, _LATE, _LEFT = 60, 760, 0.3
#: Articles that make a matter, and the share of the corpus beyond which it is no matter of its own.
_LEAST, _MOST = 3, 0.5
#: Articles in which a word is looked for, those first that use it most; and the nearest articles
#: that an article is compared with.
_POSTINGS, _NEAREST = 400, 30


class Vector(NamedTuple):
    """Weights of words, which are numbered."""

    words: np.ndarray
    weights: np.ndarray


class DatedText(NamedTuple):
    """An article as the search for matters sees it."""

    title: str
    text: str
    day: int | None
    """Ordinal of the day on which it came out."""
    outlet: str | None = None


def cluster(documents: Sequence[DatedText]) -> list[tuple[int, ...]]:
    """Groups of documents, by number, that are about one matter, largest first; documents that
    fit nowhere are in none."""
    vectors = tf_idf([_counts(d) for d in documents])
    most = max(_LEAST, int(_MOST * len(documents)))
    found = _Agglomeration(vectors, [d.day for d in documents], most).run()
    groups = [tuple(sorted(g)) for g in found if len(g) >= _LEAST]
    return sorted(groups, key=lambda g: (-len(g), g))


def tf_idf(counts: Sequence[Counter[str]]) -> list[Vector]:
    """Unit vectors over the words that more than one document holds; a word that all hold
    weighs nothing."""
    spread = Counter(word for count in counts for word in count)
    number = {word: n for n, word in enumerate(sorted(w for w in spread if spread[w] > 1))}
    idf = {word: math.log((1 + len(counts)) / (1 + spread[word])) for word in number}
    vectors = []
    for count in counts:
        held = sorted(word for word in count if word in number and idf[word] > 0)
        weights = [(1 + math.log(count[word])) * idf[word] for word in held]
        length = math.sqrt(math.fsum(w * w for w in weights)) or 1.0
        words = np.array([number[word] for word in held], dtype=np.intp)
        vectors.append(Vector(words, np.array(weights) / length))
    return vectors


def nearest(vectors: Sequence[Vector]) -> list[set[int]]:
    """For each vector the numbers of those most like it."""
    found: list[set[int]] = [set() for _ in vectors]
    postings = _inverted(vectors)
    for n, vector in enumerate(vectors):
        if not vector.words.size:
            continue
        holders, weights = zip(*(postings[word] for word in vector.words.tolist()), strict=True)
        own = np.repeat(vector.weights, [len(h) for h in holders])
        likeness = np.bincount(
            np.concatenate(holders), own * np.concatenate(weights), minlength=len(vectors)
        )
        likeness[n] = 0.0
        best = np.argsort(-likeness, kind="stable")[:_NEAREST]
        for other in (int(o) for o in best if likeness[o] > 0):
            found[n].add(other)
            found[other].add(n)
    return found


def _inverted(vectors: Sequence[Vector]) -> dict[int, tuple[np.ndarray, np.ndarray]]:
    """Each word's documents and its weights in them, the heaviest only."""
    lists: dict[int, list[tuple[float, int]]] = {}
    for n, vector in enumerate(vectors):
        for word, weight in zip(*(part.tolist() for part in vector), strict=True):
            lists.setdefault(word, []).append((-weight, n))
    cut = {word: sorted(pairs)[:_POSTINGS] for word, pairs in lists.items()}
    return {
        word: (np.array([n for _, n in pairs]), np.array([-w for w, _ in pairs]))
        for word, pairs in cut.items()
    }


def _counts(document: DatedText) -> Counter[str]:
    """Words that say something, by how often.

    >>> sorted(_counts(DatedText("EU fines", "The EU fined a bank, B, of 7.", None)).items())
    [('bank', 1), ('eu', 4), ('fin', 4)]
    """
    title = f"{document.title}\n" * _TITLE_TIMES
    keys = map(content_key, WORD.findall(title + document.text[:_CHARACTERS]))
    return Counter(key for key in keys if len(key) > 1 and not key.isdigit())


@dataclass(slots=True)
class _Cluster:
    members: tuple[int, ...]
    total: Vector
    """Sum of the members' vectors."""
    days: int
    """Sum of the days of those members that have one ..."""
    dated: int
    """... and how many they are."""
    inner: float = 0.0
    """Sum of the similarities of its pairs, each counted in both directions."""
    near: set[int] = field(default_factory=set)

    @property
    def cohesion(self) -> float:
        """Mean similarity of its members; less for the few, of whom little is known."""
        return self.inner / len(self.members) ** 2


class _Agglomeration:
    """Clusters that are joined two by two."""

    def __init__(self, vectors: Sequence[Vector], days: Sequence[int | None], most: int) -> None:
        self._most = most
        self._weights = np.zeros(1 + max((int(v.words.max(initial=0)) for v in vectors), default=0))
        """Scratch: the weights of one vector, by word."""
        self._clusters = {
            n: _Cluster((n,), vector, day or 0, int(day is not None), near=near)
            for n, (vector, day, near) in enumerate(
                zip(vectors, days, nearest(vectors), strict=True)
            )
        }
        self._heap = [
            (-likeness, a, b)
            for a, one in self._clusters.items()
            for b, likeness in self._likenesses(a, sorted(b for b in one.near if a < b))
        ]
        heapify(self._heap)

    def run(self) -> Iterator[tuple[int, ...]]:
        """The clusters that are left when no two are alike enough."""
        made = len(self._clusters)
        while self._heap:
            unlikeness, a, b = heappop(self._heap)
            if unlikeness > -_ALIKE:
                break
            if a in self._clusters and b in self._clusters and self._is_one(a, b, -unlikeness):
                self._join(a, b, -unlikeness, made)
                made += 1
        yield from (c.members for c in self._clusters.values())

    def _is_one(self, a: int, b: int, likeness: float) -> bool:
        one, other = self._clusters[a], self._clusters[b]
        if len(one.members) + len(other.members) > self._most:
            return False
        return likeness >= _AS_INSIDE * min(one.cohesion, other.cohesion)

    def _join(self, a: int, b: int, likeness: float, made: int) -> None:
        one, other = self._clusters.pop(a), self._clusters.pop(b)
        both = 2 * likeness * len(one.members) * len(other.members)
        near = (one.near | other.near) - {a, b}
        self._clusters[made] = _Cluster(
            one.members + other.members,
            _sum(one.total, other.total),
            one.days + other.days,
            one.dated + other.dated,
            one.inner + other.inner + both,
            near,
        )
        for n, likeness in self._likenesses(made, sorted(near)):
            self._clusters[n].near -= {a, b}
            self._clusters[n].near.add(made)
            if likeness >= _ALIKE:
                heappush(self._heap, (-likeness, n, made))

    def _likenesses(self, a: int, others: Sequence[int]) -> Iterator[tuple[int, float]]:
        """Mean similarity of the members of a cluster and of each of others."""
        one = self._clusters[a]
        weights = self._weights
        weights[one.total.words] = one.total.weights
        for b in others:
            other = self._clusters[b]
            product = float(weights[other.total.words] @ other.total.weights)
            mean = product / (len(one.members) * len(other.members))
            if one.dated and other.dated:
                mean *= _timely(abs(one.days / one.dated - other.days / other.dated))
            yield b, round(mean, 9)
        weights[one.total.words] = 0.0


def _timely(days: float) -> float:
    """What is left of a similarity over some days."""
    share = min(1.0, max(0.0, (days - _SOON) / (_LATE - _SOON)))
    return 1 - (1 - _LEFT) * share


def _sum(one: Vector, other: Vector) -> Vector:
    words, place = np.unique(np.concatenate((one.words, other.words)), return_inverse=True)
    return Vector(words, np.bincount(place, np.concatenate((one.weights, other.weights))))
