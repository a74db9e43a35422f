"""What all scorers share: texts as bags of words, one-to-one matching, precision and recall."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Bag = Counter[str]
A = TypeVar("A")
B = TypeVar("B")

_TOKEN = re.compile(r"\w+(?:['.,]\w+)*")
_APOSTROPHES = str.maketrans("’‘", "''")


def tokens(text: str | None) -> list[str]:
    """Lower-case word tokens; marks, white space and paragraph breaks do not matter."""
    plain = unicodedata.normalize("NFKC", text or "").translate(_APOSTROPHES)
    return _TOKEN.findall(plain.lower())


def bag(text: str | None) -> Bag:
    """The text's tokens with their counts."""
    return Counter(tokens(text))


def overlap(a: Bag, b: Bag) -> int:
    """Number of tokens the bags share."""
    if len(a) > len(b):
        a, b = b, a
    return sum(min(n, b[t]) for t, n in a.items())


def dice(a: Bag, b: Bag) -> float:
    """Shared tokens over the mean size, 0 to 1 (Dice 1945)."""
    size = a.total() + b.total()
    return 2 * overlap(a, b) / size if size else 0.0


def contained(a: Bag, b: Bag) -> float:
    """Share of the shorter bag that the longer one holds, 0 to 1."""
    shorter = min(a.total(), b.total())
    return overlap(a, b) / shorter if shorter else 0.0


def pair_up(
    left: Sequence[A], right: Sequence[B], likeness: Callable[[A, B], float], floor: float
) -> list[tuple[int, int]]:
    """Greedy one-to-one matching of indices, likest first, none below ``floor``."""
    ranked = [
        (-score, i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if (score := likeness(a, b)) >= floor
    ]
    pairs: list[tuple[int, int]] = []
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    for _, i, j in sorted(ranked):
        if i in free_left and j in free_right:
            free_left.remove(i)
            free_right.remove(j)
            pairs.append((i, j))
    return pairs


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one measure; they add up over documents."""

    hit: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.hit + other.hit, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Hits over predictions, 0 when there are none."""
        return self.hit / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Hits over gold, 0 when there is none."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0
