"""How much an entry matters: how many independent articles tell of the event, how prominently,
and for how long.

What a day is remembered for adds to that. It belongs to the event that most articles tell of
that day, and hardly to others, which are no more important for their date.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..language.datelines import parts_stamps
from ..records import Article, Event, edtf

#: Days to each side with which a day is compared.
_AROUND = 20

#: What an article counts for a day that it tells of: that something happened then, that it opens
#: with it, and each time that the days since then have doubled, how long it is remembered.
_HAPPENED, _OPENS, _REMEMBERS = 1.5, 0.5, 2.0

#: Days after an event from which on an article that tells of it remembers it.
_REMEMBERED = 3

#: Characters from the start of an article within which its first sentence begins.
_FIRST = 150

#: Weight of a month or a year beside 1 of an ordinary day.
_PERIOD = 0.5

#: Characters from the start of an article within which it says what it is about.
_TOP = 400

#: How much less than in proportion an event's own tellings weigh beside its day: the day is the
#: steadier of the two, it needs no merging.
_OWN = 0.5

#: How soon an event that fewer articles report loses its share in the day: one that weighs 0.9
#: of the day's main event has 0.9 to this power of that one's. Events that
#: one article alone tells divide the day among them.
_SHARE = 32

#: Days between an event and the nearest article up to which that may report it, and the weight
#: beside 1 of what lies farther off: background, or far ahead.
_REPORTED, _BACKGROUND = 31, 0.3

#: Weight from which on an event is told by several articles.
_SEVERAL = math.log1p(2)


@dataclass(frozen=True, slots=True)
class DayWeights:
    """Importance of the days of a corpus: 1 is an ordinary day of its time."""

    by_day: Mapping[str, float]

    def of(self, value: str) -> float:
        """Weight of a day; a longer period tells less."""
        return self.by_day.get(value, 1.0 if edtf.precision_of(value) == "day" else _PERIOD)


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


def lists_of_parts(articles: Sequence[Article]) -> frozenset[str]:
    """The articles that are lists of parts put up on days of their own: they point to articles
    and are none, and tell long after what they told at the time."""
    return frozenset(a.id for a in articles if parts_stamps(a.text))


def day_weights(events: Sequence[Event], articles: Sequence[Article]) -> DayWeights:
    """Weigh days by the independent articles that tell of them, on them and later.

    Mentions of a day, above all by later articles, are the best single features for choosing
    the dates of news timelines (Tran, Alrifai and Quoc Nguyen, WWW 2013; Ghalandari and
    Ifrim, ACL 2020). As news comes in waves, a day is compared with those around it.
    """
    published = {a.id: a.published for a in articles}
    lists = lists_of_parts(articles)
    roots = originals(articles)
    told: defaultdict[str, defaultdict[str, list[Event]]] = defaultdict(_lists)
    for event in events:
        if edtf.precision_of(event.date) == "day" and event.article not in lists:
            told[event.date][roots.get(event.article, event.article)].append(event)
    counts = {day: _count(some, published) for day, some in told.items()}
    return DayWeights({day: count / (1 + _usual(day, counts)) for day, count in counts.items()})


def _lists() -> defaultdict[str, list[Event]]:
    return defaultdict(list)


def _count(told: Mapping[str, Sequence[Event]], published: Mapping[str, str | None]) -> float:
    """How much is told of a day by articles, each with its copies; one alone does not make it
    stand out, however much later it is written."""
    if len(told) == 1:
        return 1.0
    return sum(
        _HAPPENED * any(e.status == "happened" for e in some)
        + _OPENS * any(e.start < _TOP for e in some)
        + _REMEMBERS * math.log2(1 + max(_days_later(e, published) for e in some))
        for some in told.values()
    )


def _days_later(event: Event, published: Mapping[str, str | None]) -> int:
    when = published.get(event.article)
    return max(0, _days(event.date, when)) if when else 0


def _usual(day: str, counts: Mapping[str, float]) -> float:
    """Mean count of the days around and including this one."""
    middle = date.fromisoformat(day).toordinal()
    low = max(1, middle - _AROUND)
    days = range(low, min(date.max.toordinal(), middle + _AROUND) + 1)
    return sum(counts.get(date.fromordinal(n).isoformat(), 0) for n in days) / (2 * _AROUND + 1)


def own_weight(
    events: Sequence[Event], roots: Mapping[str, str], published: Mapping[str, str | None]
) -> float:
    """Weight of one event by its own tellings."""
    articles = {roots.get(e.article, e.article) for e in events}
    later = {
        roots.get(e.article, e.article)
        for e in events
        if (when := published.get(e.article)) and _days_since(e.date, when) > _REMEMBERED
    }
    lead = any(e.start < _FIRST or e.expression is None for e in events)
    return math.log1p(len(articles)) + 0.5 * math.log1p(len(later)) + 0.2 * lead


def entry_weights(
    dates: Sequence[str], own: Sequence[float], days: DayWeights, articles: Sequence[Article]
) -> list[float]:
    """Weight of each entry, by its date and its own weight."""
    most: defaultdict[str, float] = defaultdict(float)
    for when, weight in zip(dates, own, strict=True):
        most[when] = max(most[when], weight)
    claims: defaultdict[str, float] = defaultdict(float)
    for when, weight in zip(dates, own, strict=True):
        claims[when] += (weight / most[when]) ** _SHARE
    published = sorted(date.fromisoformat(a.published).toordinal() for a in articles if a.published)
    weights = []
    for when, weight in zip(dates, own, strict=True):
        if not _is_reported(when, published):
            weights.append(weight**_OWN * _BACKGROUND)
            continue
        day = days.of(when)
        if day > 1:
            rivals = 1.0 if weight >= _SEVERAL else claims[when]
            day = 1 + (day - 1) * (weight / most[when]) ** _SHARE / rivals
        weights.append(weight**_OWN * day)
    return weights


def _is_reported(when: str, published: Sequence[int]) -> bool:
    """Whether an article came out so near to a time that it may report what was then;
    ``published`` are ordinals in order."""
    if not published:
        return True
    first, last = (day.toordinal() for day in edtf.bounds(when))
    near = bisect_left(published, first - _REPORTED)
    return near < len(published) and published[near] <= last + _REPORTED


def _days_since(value: str, when: str) -> int:
    return (date.fromisoformat(when) - edtf.bounds(value)[1]).days


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
