"""The four lists of everything: which record stands on which page, and how to narrow them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeVar

from ..records import Figure, Quote
from .filters import FilteredList, filtered_list
from .formatting import first_and_last_day, month_heading
from .pagination import RECORDS_PER_PAGE, paginate, paginate_by_day
from .record_index import RecordIndex
from .view_models import FigureView, FilterValues, ListItem, MeasureView
from .views import Views


class _OfFigures(Protocol):
    @property
    def figures(self) -> Sequence[object]: ...


M = TypeVar("M", bound=_OfFigures)

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
class FigureTable:
    """Figures that stand together in a table that a page can hold, as far as they must be known
    to part the list and to narrow it."""

    kind: str
    measure: str | None
    """What all of them count, by its id; None when each counts what no other figure counts."""
    number: int
    """Of the table, where there are several of one measure or kind."""
    figures: tuple[str, ...]
    marks: tuple[FilterValues, ...]

    @property
    def anchors(self) -> tuple[str, ...]:
        """Where the page leads to it."""
        if self.measure is None:
            return self.figures
        return (f"m-{self.measure}" + (f"-part-{self.number}" if self.number > 1 else ""),)

    @property
    def name(self) -> str:
        """The kind in the reader's words, with the number from the second table on."""
        name = KINDS.get(self.kind, self.kind)
        return name if self.number == 1 else f"{name}, {self.number}"


@dataclass(frozen=True, slots=True)
class RecordLists:
    """Chronology, Quotes, Figures and Sources, each in its parts."""

    chronology: FilteredList[ListItem]
    quotes: FilteredList[ListItem]
    figures: FilteredList[FigureTable]
    sources: FilteredList[ListItem]
    measure_pages: dict[str, str]
    """The page of Figures that a thing counted stands on, by its anchor there."""


def make_record_lists(index: RecordIndex, views: Views) -> RecordLists:
    """The lists of a briefing."""
    entries = views.entry_lines(index.entries.values())
    quotes = views.quote_lines(sorted(index.quotes.values(), key=when_said_in(index)))
    figures = _figures(index, views)
    return RecordLists(
        chronology=_dated("chronology", entries, index),
        quotes=_dated("quotes", quotes, index),
        figures=figures,
        sources=_sources(index),
        measure_pages={
            anchor: part.path
            for part in figures.parts
            for item in part.items
            for anchor in item.anchors
        },
    )


def rival_measures(measures: Iterable[M]) -> list[M]:
    """What several figures count, most figures first."""
    return sorted((m for m in measures if len(m.figures) > 1), key=lambda m: -len(m.figures))


def single_figures(measures: Iterable[MeasureView]) -> list[FigureView]:
    """Figures of what no other figure counts, the gravest kinds first."""
    once = (f for m in measures if len(m.figures) == 1 for f in m.figures)
    return sorted(once, key=lambda f: (_rank(f.marks.kind), f.measure or "", f.id))


def _dated(name: str, lines: Sequence[ListItem], index: RecordIndex) -> FilteredList[ListItem]:
    return filtered_list(name, paginate_by_day(name, lines), (line.marks for line in lines), index)


def _figures(index: RecordIndex, views: Views) -> FilteredList[FigureTable]:
    """Rival figures by kind, the gravest first; then in the same order what is given once."""
    records = index.briefing.records
    several = sorted(rival_measures(records.measures), key=lambda m: _rank(m.category))
    compared = {figure for measure in several for figure in measure.figures}
    once = [figure for figure in records.figures if figure.id not in compared]
    once.sort(key=lambda f: (_rank(f.category), f.measure_label or "", f.id))
    items: list[FigureTable] = []
    for measure in several:
        figures = [index.figures[f] for f in measure.figures]
        items += _tables(measure.category, measure.id, figures, views)
    for kind, found in groupby(once, key=lambda f: f.category):
        items += _tables(kind, None, [*found], views)
    parts = paginate("figures", items, _kinds, lambda item: len(item.figures))
    return filtered_list("figures", parts, (m for item in items for m in item.marks), index)


def _tables(
    kind: str, measure: str | None, figures: Sequence[Figure], views: Views
) -> Iterator[FigureTable]:
    """Figures in tables that a page can hold."""
    for number, start in enumerate(range(0, len(figures), RECORDS_PER_PAGE), 1):
        some = figures[start : start + RECORDS_PER_PAGE]
        ids, marks = tuple(f.id for f in some), tuple(map(views.figure_marks, some))
        yield FigureTable(kind, measure, number, ids, marks)


def _sources(index: RecordIndex) -> FilteredList[ListItem]:
    """Every article by date, the undated last; narrowed also by whom it names."""
    ordered = sorted(index.articles.values(), key=lambda a: (a.published or "9", a.id))
    topics = _by_article((b.topic.id, b.topic.articles) for b in index.briefing.topics)
    actors = _by_article((b.actor.id, b.articles) for b in index.briefing.actors)
    lines = [
        ListItem(
            ids=(a.id,),
            marks=FilterValues(
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
    ]
    parts = paginate_by_day("sources/index", lines)
    return filtered_list("sources", parts, (line.marks for line in lines), index)


def _by_article(found: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    """Ids by the articles that each of them comes with."""
    by: dict[str, list[str]] = {}
    for name, articles in found:
        for article in articles:
            by.setdefault(article, []).append(name)
    return by


def _kinds(items: Sequence[FigureTable]) -> str:
    """What a part of the figures counts."""
    names = (
        KINDS.get(item.kind, "") if item.measure else item.name + ", given once" for item in items
    )
    return "; ".join(dict.fromkeys(names))


def _rank(kind: str) -> int:
    return [*KINDS, kind].index(kind)


def day_said(quote: Quote, index: RecordIndex) -> str:
    """The first day on which a quotation may have been said, else published; empty when
    unknown."""
    first, _ = first_and_last_day(quote.said or index.articles[quote.article].published)
    return first


def when_said_in(index: RecordIndex) -> Callable[[Quote], tuple[str, str, int]]:
    """A sort key of quotations: when they were said, else published; the undated last."""
    return lambda quote: (day_said(quote, index) or "9", quote.article, quote.start)
