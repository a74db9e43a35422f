"""Quotations that pages show as one item, and the order of quotations in time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from ..records import Quote
from .formatting import first_and_last_day
from .record_index import RecordIndex


def group_quotes(quotes: Iterable[Quote]) -> tuple[tuple[Quote, ...], ...]:
    """Each quotation once, however many articles carry it; neighbours that are fragments of one
    speaker's words in one sentence together."""
    groups = groupby(
        _first_tellings(quotes), key=lambda q: q.id if q.kind == "direct" else _sentence_of(q)
    )
    return tuple(tuple(group) for _, group in groups)


def _first_tellings(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """Without those that repeat one before them."""
    seen: set[str] = set()
    for quote in quotes:
        key = quote.same_as or quote.id
        if key not in seen:
            seen.add(key)
            yield quote


def _sentence_of(quote: Quote) -> tuple[str, str, str | None]:
    return quote.article, quote.sentence, quote.speaker or quote.speaker_name


def day_said(quote: Quote, index: RecordIndex) -> str:
    """The first day on which a quotation may have been said, else published; empty when
    unknown."""
    first, _ = first_and_last_day(quote.said or index.articles[quote.article].published)
    return first


def when_said_in(index: RecordIndex) -> Callable[[Quote], tuple[str, str, int]]:
    """A sort key of quotations: when they were said, else published; the undated last."""
    return lambda quote: (day_said(quote, index) or "9", quote.article, quote.start)
