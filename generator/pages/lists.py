"""The four lists of everything: which record stands on which page, and how to narrow them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from ..records import Quote
from . import words
from .filters import Filters, filters
from .items import FigureView, Line, Marks, MeasureView
from .lookup import Lookup
from .parts import SIZE, parts_of, parts_of_days
from .views import Views

#: Kinds of figures, the gravest first, in the reader's words.
KINDS = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "displaced": "driven from home",
    "affected": "affected",
    "population": "population",
    "money": "money",
    "share": "shares",
    "count": "other counts",
    "other": "other figures",
    "distance": "lengths",
    "area": "areas",
    "duration": "lengths of time",
}
#: What a reader wants to know of people, even when one source alone has counted.
TOLLS = frozenset({"killed", "injured", "missing", "displaced"})


@dataclass(frozen=True, slots=True)
class Once:
    """Figures of one kind that count what no other figure counts."""

    name: str
    kind: str
    figures: tuple[FigureView, ...]


Counted: TypeAlias = MeasureView | Once


@dataclass(frozen=True, slots=True)
class Lists:
    """Chronology, Quotes, Figures and Sources, each in its parts."""

    chronology: Filters[Line]
    quotes: Filters[Line]
    figures: Filters[Counted]
    sources: Filters[Line]
    measure_pages: dict[str, str]
    """The page of Figures that a thing counted stands on, by its anchor there."""


def lists_of(look: Lookup, views: Views) -> Lists:
    """The lists of a briefing."""
    entries = views.entry_lines(look.entries.values())
    quotes = views.quote_lines(sorted(look.quotes.values(), key=when_said_in(look)))
    figures = _figures(look, views)
    return Lists(
        chronology=_dated("chronology", entries, look),
        quotes=_dated("quotes", quotes, look),
        figures=figures,
        sources=_sources(look),
        measure_pages={
            anchor: part.path
            for part in figures.parts
            for item in part.items
            for anchor in _anchors(item)
        },
    )


def rivals(measures: Iterable[MeasureView]) -> list[MeasureView]:
    """What several figures count, most figures first."""
    return sorted((m for m in measures if len(m.figures) > 1), key=lambda m: -len(m.figures))


def given_once(
    measures: Iterable[MeasureView], alone: Iterable[FigureView] = ()
) -> list[FigureView]:
    """Figures of what no other figure counts, the gravest kinds first."""
    once = (*(f for m in measures if len(m.figures) == 1 for f in m.figures), *alone)
    return sorted(once, key=lambda f: (_rank(f.marks.kind), f.measure or "", f.id))


def _dated(name: str, lines: Sequence[Line], look: Lookup) -> Filters[Line]:
    return filters(name, parts_of_days(name, lines), (line.marks for line in lines), look)


def _figures(look: Lookup, views: Views) -> Filters[Counted]:
    """Rival figures by kind, the gravest first; then in the same order what is given once."""
    records = look.briefing.records
    measures = views.measures(records.measures)
    grouped = {f for m in records.measures for f in m.figures}
    alone = views.figures(f.id for f in records.figures if f.id not in grouped)
    items: list[Counted] = []
    for measure in sorted(rivals(measures), key=lambda m: _rank(m.category)):
        items += _parted(measure)
    for kind, found in groupby(given_once(measures, alone), key=lambda f: f.marks.kind):
        items += _once(kind, tuple(found))
    parts = parts_of("figures", items, _kinds, lambda item: len(item.figures))
    return filters("figures", parts, (f.marks for i in items for f in i.figures), look)


def _parted(measure: MeasureView) -> Iterator[MeasureView]:
    """A measure in tables that a page can hold."""
    for number, start in enumerate(range(0, len(measure.figures), SIZE), 1):
        some = replace(measure, figures=measure.figures[start : start + SIZE])
        yield (
            some
            if number == 1
            else replace(
                some,
                id=f"{measure.id}-part-{number}",
                anchor=f"{measure.anchor}-part-{number}",
                label=f"{measure.label}, part {number}",
            )
        )


def _sources(look: Lookup) -> Filters[Line]:
    """Every article by date, the undated last; narrowed also by whom it names."""
    ordered = sorted(look.articles.values(), key=lambda a: (a.published or "9", a.id))
    topics = _by_article((b.topic.id, b.topic.articles) for b in look.briefing.topics)
    actors = _by_article((b.actor.id, b.articles) for b in look.briefing.actors)
    lines = [
        Line(
            ids=(a.id,),
            marks=Marks(
                topics=tuple(topics.get(a.id, ())),
                actors=tuple(actors.get(a.id, ())),
                outlets=(look.outlet_key(a),),
                first=a.published or "",
                last=a.published or "",
                kind=a.genre,
            ),
            month=words.month_of(a.published or ""),
        )
        for a in ordered
    ]
    parts = parts_of_days("sources/index", lines)
    return filters("sources", parts, (line.marks for line in lines), look)


def _by_article(found: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    """Ids by the articles that each of them comes with."""
    by: dict[str, list[str]] = {}
    for name, articles in found:
        for article in articles:
            by.setdefault(article, []).append(name)
    return by


def _once(kind: str, figures: tuple[FigureView, ...]) -> Iterator[Once]:
    """Figures of a kind in tables that a page can hold."""
    for start in range(0, len(figures), SIZE):
        name = KINDS.get(kind, kind)
        number = start // SIZE + 1
        yield Once(
            name if number == 1 else f"{name}, {number}", kind, figures[start : start + SIZE]
        )


def _kinds(items: Sequence[Counted]) -> str:
    """What a part of the figures counts."""
    names = (
        item.name + ", given once" if isinstance(item, Once) else KINDS.get(item.category, "")
        for item in items
    )
    return "; ".join(dict.fromkeys(names))


def _anchors(item: Counted) -> tuple[str, ...]:
    return (item.anchor,) if isinstance(item, MeasureView) else tuple(f.id for f in item.figures)


def _rank(kind: str) -> int:
    return [*KINDS, kind].index(kind)


def day_said(quote: Quote, look: Lookup) -> str:
    """The first day on which a quotation may have been said, else published; empty when
    unknown."""
    first, _ = words.bounds(quote.said or look.articles[quote.article].published)
    return first


def when_said_in(look: Lookup) -> Callable[[Quote], tuple[str, str, int]]:
    """A sort key of quotations: when they were said, else published; the undated last."""
    return lambda quote: (day_said(quote, look) or "9", quote.article, quote.start)
