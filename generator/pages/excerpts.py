"""How much of a long list a page shows, and where all of it stands: no page grows with the
corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar
from urllib.parse import quote

from .record_index import Link

#: Items of one section; a list that is not much longer is shown whole.
LIMIT = 80

CHRONOLOGY = Link("Chronology", "chronology.md")
QUOTES = Link("Quotes", "quotes.md")
FIGURES = Link("Figures", "figures.md")
SOURCES = Link("Sources", "sources/index.md")
CONTESTED = Link("Claims and figures in conflict", "contested.md")
ISSUES = Link("the data of all issues", "data/issues.csv")

T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Shown(Generic[T]):
    """A list, or as much of it as a page has room for."""

    items: tuple[T, ...]
    total: int
    which: str
    """What those shown have before the others; empty when nothing."""
    whole: Link
    """Where all of them are."""

    @property
    def cut(self) -> bool:
        """Whether there are more than those shown."""
        return len(self.items) < self.total


def narrowed(whole: Link, field: str, value: str) -> Link:
    """A list of everything, narrowed by one of its filters."""
    return replace(whole, href=f"{whole.href}?{field}={quote(value)}")


def viewed(shown: Shown[T], views: Callable[[Sequence[T]], Iterable[V]]) -> Shown[V]:
    """What is shown of a list, made into views; the rest need not be."""
    return Shown(tuple(views(shown.items)), shown.total, shown.which, shown.whole)


def latest(items: Sequence[T], whole: Link) -> Shown[T]:
    """The last of a list in the order of time."""
    room = _room(items, LIMIT)
    return Shown(tuple(items[len(items) - room :]), len(items), "latest", whole)


def first(items: Sequence[T], which: str, whole: Link, limit: int | None = None) -> Shown[T]:
    """The beginning of a list whose order says what comes first."""
    return Shown(tuple(items[: _room(items, limit or LIMIT)]), len(items), which, whole)


def heaviest(items: Sequence[T], weight: Callable[[T], int], which: str, whole: Link) -> Shown[T]:
    """The weightiest of a list, in its order; of equals the later."""
    ranked = sorted(range(len(items)), key=lambda n: (-weight(items[n]), -n))
    kept = sorted(ranked[: _room(items, LIMIT)])
    return Shown(tuple(items[n] for n in kept), len(items), which, whole)


def spread(items: Sequence[T], whole: Link, limit: int) -> Shown[T]:
    """The first and the last of a ranked list, and as many between them as there is room for,
    evenly."""
    room = _room(items, limit)
    places = (n * (len(items) - 1) // max(room - 1, 1) for n in range(room))
    return Shown(tuple(items[n] for n in places), len(items), "", whole)


def _room(items: Sequence[T], limit: int) -> int:
    return len(items) if len(items) <= limit + limit // 4 else limit
