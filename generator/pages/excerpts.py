"""How much of a long list a page shows, and where all of it stands: no page grows with the
corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar
from urllib.parse import quote

from . import limits
from .addresses import Link

CHRONOLOGY = Link("Chronology", "chronology.md")
QUOTES = Link("Quotes", "quotes.md")
FIGURES = Link("Figures", "figures.md")
SOURCES = Link("Sources", "sources/index.md")
CONTESTED = Link("Claims and figures in conflict", "contested.md")
ISSUES = Link("the data of all issues", "data/issues.csv")

T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Excerpt(Generic[T]):
    """A list, or as much of it as a page has room for."""

    items: tuple[T, ...]
    total: int
    which: str
    """What sets those shown apart: "latest", "most reported"; empty when nothing does."""
    whole: Link
    """Where all of them are."""

    @property
    def cut(self) -> bool:
        """Whether there are more than those shown."""
        return len(self.items) < self.total


def filtered_link(whole: Link, field: str, value: str) -> Link:
    """A list of everything, narrowed by one of its filters."""
    return replace(whole, href=f"{whole.href}?{field}={quote(value)}")


def with_views(shown: Excerpt[T], views: Callable[[Sequence[T]], Iterable[V]]) -> Excerpt[V]:
    """What is shown of a list, made into views; the rest need not be."""
    return Excerpt(tuple(views(shown.items)), shown.total, shown.which, shown.whole)


def take_latest(items: Sequence[T], whole: Link, limit: int | None = None) -> Excerpt[T]:
    """The last of a list in the order of time."""
    room = limits.room(len(items), limit or limits.SECTION_ITEMS)
    return Excerpt(tuple(items[len(items) - room :]), len(items), "latest", whole)


def take_first(items: Sequence[T], which: str, whole: Link, limit: int | None = None) -> Excerpt[T]:
    """The beginning of a list whose order says what comes first."""
    return Excerpt(
        tuple(items[: limits.room(len(items), limit or limits.SECTION_ITEMS)]),
        len(items),
        which,
        whole,
    )


def take_heaviest(
    items: Sequence[T], weight: Callable[[T], float], which: str, whole: Link
) -> Excerpt[T]:
    """The weightiest of a list, in its order; of equals the later."""
    ranked = sorted(range(len(items)), key=lambda n: (-weight(items[n]), -n))
    kept = sorted(ranked[: limits.room(len(items), limits.SECTION_ITEMS)])
    return Excerpt(tuple(items[n] for n in kept), len(items), which, whole)


def take_spread(items: Sequence[T], whole: Link, limit: int) -> Excerpt[T]:
    """The first and the last of a ranked list, and as many between them as there is room for,
    evenly."""
    room = limits.room(len(items), limit)
    places = (n * (len(items) - 1) // max(room - 1, 1) for n in range(room))
    return Excerpt(tuple(items[n] for n in places), len(items), "", whole)
