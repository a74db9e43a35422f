"""Records as the lists of everything know them: what filters ask of each, and its month.

A list is divided into pages and narrowed by these alone; what only its page shows is made when
the page is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..records import Entry, Figure, Quote
from .formatting import first_and_last_day, month_heading
from .quote_groups import group_quotes
from .record_index import RecordIndex


@dataclass(frozen=True, slots=True)
class FilterValues:
    """What an item has in each field that a list can be narrowed by; ids are sorted."""

    topics: tuple[str, ...]
    actors: tuple[str, ...]
    outlets: tuple[str, ...]
    first: str
    """First ISO day it may be of; empty when unknown."""
    last: str
    kind: str


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list: its records, what filters know of it, and the month it stands under."""

    ids: tuple[str, ...]
    values: FilterValues
    month: tuple[str, str]
    """As `month_heading`."""

    @property
    def day(self) -> str:
        """First ISO day it may be of; empty when unknown."""
        return self.values.first


def quote_items(quotes: Iterable[Quote], index: RecordIndex) -> tuple[ListItem, ...]:
    """Quotations in the order given, those that are one item together."""
    return tuple(
        ListItem(
            ids=tuple(q.id for q in group),
            values=_values_of_quotes(group, index),
            month=month_heading(group[0].said or index.articles[group[0].article].published or ""),
        )
        for group in group_quotes(quotes)
    )


def _values_of_quotes(quotes: Sequence[Quote], index: RecordIndex) -> FilterValues:
    first = quotes[0]
    day, last = first_and_last_day(first.said or index.articles[first.article].published)
    carried = (first, *index.tellings_of(quotes))
    outlets = {index.outlet_key(index.articles[q.article]) for q in carried}
    actors = {actor for q in quotes for actor in (*q.said_by, *q.about)}
    return FilterValues(
        topics=tuple(sorted({t for q in quotes for t in q.topics})),
        actors=tuple(sorted(actors)),
        outlets=tuple(sorted(outlets)),
        first=day,
        last=last,
        kind="interview" if first.interview else first.kind,
    )


def entry_items(entries: Iterable[Entry], index: RecordIndex) -> tuple[ListItem, ...]:
    """Entries of the chronology in the order given."""
    return tuple(
        ListItem((e.id,), _values_of_entry(e, index), month_heading(e.date)) for e in entries
    )


def _values_of_entry(entry: Entry, index: RecordIndex) -> FilterValues:
    first, last = first_and_last_day(entry.date)
    outlets = {index.outlet_key(index.articles[a]) for a in entry.articles}
    return FilterValues(
        topics=tuple(sorted(entry.topics)),
        actors=tuple(sorted(entry.actors)),
        outlets=tuple(sorted(outlets)),
        first=first,
        last=last,
        kind=entry.status,
    )


def values_of_figure(figure: Figure, index: RecordIndex) -> FilterValues:
    """What filters know of a figure."""
    article = index.articles[figure.article]
    first, last = first_and_last_day(figure.as_of or article.published)
    return FilterValues(
        topics=tuple(sorted(figure.topics)),
        actors=(figure.according_to,) if figure.according_to else (),
        outlets=(index.outlet_key(article),),
        first=first,
        last=last,
        kind=figure.category,
    )


def source_items(index: RecordIndex) -> tuple[ListItem, ...]:
    """Every article by date, the undated last; narrowed also by whom it names."""
    ordered = sorted(index.articles.values(), key=lambda a: (a.published or "9", a.id))
    topics = _by_article((b.topic.id, b.topic.articles) for b in index.briefing.topics)
    actors = _by_article((b.actor.id, b.articles) for b in index.briefing.actors)
    return tuple(
        ListItem(
            ids=(a.id,),
            values=FilterValues(
                topics=tuple(topics.get(a.id, ())),
                actors=tuple(actors.get(a.id, ())),
                outlets=(index.outlet_key(a),),
                first=a.published or "",
                last=a.published or "",
                kind=a.genre,
            ),
            month=month_heading(a.published or ""),
        )
        for a in ordered
    )


def _by_article(found: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, list[str]]:
    """Ids by the articles that each of them comes with."""
    by: dict[str, list[str]] = {}
    for name, articles in found:
        for article in articles:
            by.setdefault(article, []).append(name)
    return by
