"""Publication dates in figures (10/4/2023): which of them is the month.

The zone of its clock time, the outlet's country, the article's language, or other dates of the
outlet or of the corpus settle it; otherwise the date stays unknown and is listed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

from ..language.word_lists import load_data
from ..records import Article
from .masthead_dates import Found

#: True where the day stands first, False where the month does.
DayFirst = bool


def settle_numeric(articles: Sequence[Article], numeric: Mapping[str, Found]) -> list[Article]:
    """The articles, those with a date in figures alone dated where something settles its order.

    Args:
        articles: with outlets in one spelling.
        numeric: dates in figures by source and part, those that are sure too.
    """
    shown: dict[str | None, set[DayFirst]] = {}
    for article in articles:
        found = numeric.get(f"{article.source}#{article.part}")
        if found and not found.ambiguous and article.published:
            shown.setdefault(article.outlet, set()).add(found.written_day_first)
    everywhere = set().union(*shown.values()) if shown else set()
    return [
        _dated(
            a,
            numeric.get(f"{a.source}#{a.part}"),
            shown.get(a.outlet, set()) if a.outlet else set(),
            everywhere,
        )
        for a in articles
    ]


def _dated(
    article: Article, found: Found | None, of_outlet: set[DayFirst], everywhere: set[DayFirst]
) -> Article:
    if article.published is not None or found is None or not found.ambiguous:
        return article
    order = _order(of_outlet)
    if order is None:
        order = False if found.american else _usual_order(article)
    if order is not None:
        day = found.day_first if order else found.month_first
        return replace(article, published=day, published_basis="stated" if day else "unknown")
    order = _order(everywhere)
    if order is None:
        return article
    day = found.day_first if order else found.month_first
    return replace(article, published=day, published_basis="inferred" if day else "unknown")


def _order(shown: set[DayFirst]) -> DayFirst | None:
    return next(iter(shown)) if len(shown) == 1 else None


def _usual_order(article: Article) -> DayFirst | None:
    """The order that the language, the outlet or the country of its address writes."""
    if article.language != "en":
        return article.language not in _words("month_first_languages")
    if article.outlet in _words("month_first_outlets"):
        return False
    if article.outlet in _words("day_first_outlets"):
        return True
    host = (urlsplit(article.url or "").hostname or "") if article.url else ""
    country = host.rpartition(".")[2]
    if country in _words("month_first_countries"):
        return False
    return True if country in _words("day_first_countries") else None


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(map(str, load_data("corpus_date_orders")[group]))
