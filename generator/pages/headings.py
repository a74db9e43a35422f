"""Items of a page under headings: by month, and by topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import Generic, Protocol, TypeVar

from . import limits
from .view_models import EntryView, QuoteView


class _OfMonth(Protocol):
    @property
    def month(self) -> tuple[str, str]: ...


T = TypeVar("T")
M = TypeVar("M", bound=_OfMonth)


@dataclass(frozen=True, slots=True)
class HeadedGroup(Generic[T]):
    """Items under one heading."""

    name: str
    items: tuple[T, ...]


def by_topic(quotes: Iterable[QuoteView]) -> tuple[HeadedGroup[QuoteView], ...]:
    """Quotations under the first of their topics; those without one come last."""
    groups: dict[str, list[QuoteView]] = {}
    for quote in quotes:
        name = quote.topics[0].text if quote.topics else ""
        groups.setdefault(name, []).append(quote)
    ordered = sorted(groups.items(), key=lambda pair: (pair[0] == "", -len(pair[1]), pair[0]))
    other = "On other matters" if len(groups) > 1 else ""
    return tuple(HeadedGroup(name or other, tuple(items)) for name, items in ordered)


def by_month(items: Iterable[M]) -> tuple[HeadedGroup[M], ...]:
    """Consecutive items of one month under its name."""
    groups = groupby(items, key=lambda item: item.month)
    return tuple(HeadedGroup(name, tuple(items)) for (_, name), items in groups)


def entries_by_month(entries: Sequence[EntryView]) -> tuple[HeadedGroup[EntryView], ...]:
    """Entries of one month under its name; two or more sparse months at the beginning, of
    background that goes back years, are put under one heading."""
    groups = by_month(entries)
    early = tuple(takewhile(lambda g: len(g.items) <= limits.SPARSE_MONTH_ENTRIES, groups))
    if len(early) < 2 or len(early) == len(groups):
        return groups
    before = tuple(replace(entry, day=entry.when) for group in early for entry in group.items)
    return (HeadedGroup(f"Before {groups[len(early)].name}", before), *groups[len(early) :])
