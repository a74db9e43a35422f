"""Items of a page under headings: by month, and by topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, takewhile
from typing import Generic, Protocol, TypeVar

from . import limits
from .formatting import first_and_last_day, month_heading
from .record_index import RecordIndex
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
    folded: bool = False
    """Whether a page shows them only when asked."""


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


def entries_by_month(
    entries: Sequence[EntryView], opens: str = ""
) -> tuple[HeadedGroup[EntryView], ...]:
    """Entries of one month under its name. Those that lie before the ISO day
    ``opens`` are put under one heading, to be folded, unless they are all there is; so are two or
    more sparse months at the beginning, of background that goes back years."""
    early = [e for e in entries if lies_before(e.iso, opens)]
    if early and len(early) < len(entries):
        late = [e for e in entries if e not in early]
        return (_before(early, month_heading(opens)[1], folded=True), *by_month(late))
    groups = by_month(entries)
    sparse = tuple(takewhile(lambda g: len(g.items) <= limits.SPARSE_MONTH_ENTRIES, groups))
    if len(sparse) < 2 or len(sparse) == len(groups):
        return groups
    before = [entry for group in sparse for entry in group.items]
    return (_before(before, groups[len(sparse)].name), *groups[len(sparse) :])


def background_last(entries: Sequence[EntryView], opens: str) -> tuple[HeadedGroup[EntryView], ...]:
    """Entries of one month under its name, and under one heading at the end those that lie
    before the ISO day ``opens``."""
    early = [e for e in entries if lies_before(e.iso, opens)]
    late = [e for e in entries if e not in early]
    return (*by_month(late), *([_before(early, month_heading(opens)[1])] if early else []))


def lies_before(when: str, opens: str) -> bool:
    """Whether a date (EDTF) ends before the month of an ISO day, or is a period that begins years
    before it.

    >>> lies_before("1988", "2023-09-02"), lies_before("2023-09-01", "2023-09-02")
    (True, False)
    >>> lies_before("1993/2023", "2023-09-02"), lies_before("2022/2023", "2023-09-02")
    (True, False)
    """
    if not opens:
        return False
    first, last = first_and_last_day(when)
    begins_early = bool(first) and first[:4] < f"{int(opens[:4]) - 1:04}"
    return begins_early or (last[:7] or opens[:7]) < opens[:7]


def opening_day(articles: Iterable[str], index: RecordIndex, period: str | None = None) -> str:
    """The ISO day on which the chronology of some articles opens: so long before the first of
    them as reports look back, or when their matter began; empty when all are undated."""
    days = [day for a in articles if (day := index.articles[a].published)]
    if not days:
        return ""
    first = date.fromisoformat(min(days)) - timedelta(limits.LOOK_BACK_DAYS)
    began = first_and_last_day(period)[0] if period else ""
    return min(filter(None, (first.isoformat(), began)))


def _before(
    entries: Iterable[EntryView], name: str, folded: bool = False
) -> HeadedGroup[EntryView]:
    """Entries under the name of the month before which they lie, with their whole dates."""
    return HeadedGroup(
        f"Before {name}", tuple(replace(e, day=e.when) for e in entries), folded=folded
    )
