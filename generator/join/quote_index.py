"""Quotations by the words they hold and by when they were published."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from ..records import Article, Quote
from .claims import ordinal
from .denials import Wording, content

#: Days between claim and denial, at most.
_APART = 14
#: Characters of an article's text that its lead takes up, at most.
_LEAD = 600


@dataclass(frozen=True, slots=True)
class QuoteIndex:
    """Quotations by the words they hold and by when they were published."""

    quotes: Sequence[Quote]
    wordings: Sequence[Wording]
    denying: frozenset[str]
    """Ids of the quotations that deny something."""
    holders: Mapping[str, Mapping[int | None, Sequence[int]]]
    """By word, then by period of `_APART` days (None: undated)."""
    told: Mapping[str, int]
    """How many hold a word."""
    weight: Mapping[str, float]
    day: Mapping[str, int | None]
    by_article: Mapping[str, Sequence[int]]
    articles: Mapping[str, Article]

    def opening(self, article: str) -> frozenset[str]:
        """The telling words of an article's headline and lead."""
        told = self.articles.get(article)
        return content(f"{told.title or ''} {told.text[:_LEAD]}") if told else frozenset()

    def near(self, key: str, day: int | None) -> Iterator[int]:
        """Those with a word that may lie within `_APART` days of a day."""
        held = self.holders.get(key, {})
        wanted = held.keys() if day is None else (None, *_periods_around(day))
        return chain.from_iterable(held.get(period, ()) for period in wanted)


def _periods_around(day: int) -> tuple[int, int, int]:
    period = day // _APART
    return period - 1, period, period + 1


def index_quotes(
    quotes: Sequence[Quote], wordings: Sequence[Wording], articles: Sequence[Article]
) -> QuoteIndex:
    holders: dict[str, dict[int | None, list[int]]] = defaultdict(dict)
    told: Counter[str] = Counter()
    by_article: dict[str, list[int]] = defaultdict(list)
    day = {article.id: ordinal(article.published) for article in articles}
    for n, quote in enumerate(quotes):
        by_article[quote.article].append(n)
        published = day.get(quote.article)
        period = None if published is None else published // _APART
        told.update(wordings[n].stems)
        for key in wordings[n].stems:
            holders[key].setdefault(period, []).append(n)
    for members in by_article.values():
        members.sort(key=lambda n: quotes[n].start)
    weight = {key: math.log(1 + len(quotes) / found) for key, found in told.items()}
    denying = frozenset(q.id for q, w in zip(quotes, wordings, strict=True) if w.denied is not None)
    known = {article.id: article for article in articles}
    return QuoteIndex(quotes, wordings, denying, holders, told, weight, day, by_article, known)


def near_days(claim: Quote, answer: Quote, index: QuoteIndex) -> bool:
    said, answered = index.day.get(claim.article), index.day.get(answer.article)
    return said is None or answered is None or abs(said - answered) <= _APART
