"""How much an entry matters: what several independent articles tell, and still tell later."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .. import edtf
from ..records import Article, Event


@dataclass(frozen=True, slots=True)
class DayWeights:
    """Importance of the days of a corpus, by what all articles say of them."""

    by_day: Mapping[str, float]

    def of(self, value: str) -> float:
        """Weight of a day; of a longer period none."""
        return self.by_day.get(value, 0.0)


def originals(articles: Sequence[Article]) -> dict[str, str]:
    """For each article id that of the article it copies, directly or through others."""
    copy_of = {a.id: a.copy_of for a in articles}
    roots: dict[str, str] = {}
    for article in articles:
        root, seen = article.id, {article.id}
        while (parent := copy_of.get(root)) is not None and parent not in seen:
            seen.add(parent)
            root = parent
        roots[article.id] = root
    return roots


def day_weights(events: Sequence[Event], articles: Sequence[Article]) -> DayWeights:
    """Weigh days by how many independent articles tell of them, on them and later.

    The features are those found best for choosing the dates of news timelines: articles
    that mention a day, mentions from later articles, and articles published on it
    (Tran et al., WWW 2015 companion; Ghalandari and Ifrim, ACL 2020).
    """
    published = {a.id: a.published for a in articles}
    roots = originals(articles)
    told: defaultdict[str, set[str]] = defaultdict(set)
    later: defaultdict[str, set[str]] = defaultdict(set)
    issued: defaultdict[str, int] = defaultdict(int)
    for article in articles:
        if article.published and roots[article.id] == article.id:
            issued[article.published] += 1
    for event in events:
        if edtf.precision_of(event.date) != "day":
            continue
        root = roots.get(event.article, event.article)
        told[event.date].add(root)
        when = published.get(event.article)
        if when and _days(event.date, when) >= 1:
            later[event.date].add(root)
    return DayWeights(
        {
            day: math.log1p(len(who))
            + 0.5 * math.log1p(len(later[day]))
            + 0.3 * math.log1p(issued[day])
            for day, who in told.items()
        }
    )


def entry_weight(
    events: Sequence[Event], roots: Mapping[str, str], published: Mapping[str, str | None]
) -> float:
    """Weight of one event by its own tellings."""
    articles = {roots.get(e.article, e.article) for e in events}
    later = {
        roots.get(e.article, e.article)
        for e in events
        if (when := published.get(e.article))
        and _days(edtf.bounds(e.date)[1].isoformat(), when) > 1
    }
    lead = any(e.start == 0 or e.expression is None for e in events)
    return math.log1p(len(articles)) + 0.5 * math.log1p(len(later)) + 0.2 * lead


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
