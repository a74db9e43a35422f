"""The lists of everything: which record stands on which page, and what can narrow them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeVar

from ..records import FIGURE_CATEGORIES, Entry, Figure, FigureCategory
from . import limits
from .filters import FilteredList, filtered_list
from .headings import lies_before, opening_day
from .list_items import (
    FilterValues,
    ListItem,
    entry_items,
    quote_items,
    source_items,
    values_of_figure,
)
from .pagination import paginate, paginate_by_day
from .quote_groups import when_said_in
from .record_index import RecordIndex
from .view_models import FigureView, MeasureView


class _OfFigures(Protocol):
    @property
    def figures(self) -> Sequence[object]: ...


M = TypeVar("M", bound=_OfFigures)

CATEGORY_NAMES: Mapping[FigureCategory, str] = {
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
"""Categories of figures in the reader's words."""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures of one measure, or of one category and given once, that share a table: no more of
    them than a page holds."""

    category: FigureCategory
    measure: str | None
    """What all of them count, by its id; None when each counts what no other figure counts."""
    number: int
    """Of the table, where there are several of one measure or category."""
    figures: tuple[str, ...]
    values: tuple[FilterValues, ...]
    """What filters know of each figure."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """Where the page leads to it."""
        if self.measure is None:
            return self.figures
        return (f"m-{self.measure}" + (f"-part-{self.number}" if self.number > 1 else ""),)

    @property
    def name(self) -> str:
        """The category in the reader's words, with the number from the second table on."""
        name = CATEGORY_NAMES[self.category]
        return name if self.number == 1 else f"{name}, {self.number}"


@dataclass(frozen=True, slots=True)
class RecordLists:
    """Chronology, Quotes, Figures and Sources, each in its parts."""

    chronology: FilteredList[ListItem]
    quotes: FilteredList[ListItem]
    figures: FilteredList[FigureTable]
    sources: FilteredList[ListItem]
    measure_pages: dict[str, str]
    """The page of Figures that a measure stands on, by its anchor there."""


def make_record_lists(index: RecordIndex) -> RecordLists:
    """The lists of a briefing."""
    entries = entry_items(_background_last(index), index)
    quotes = quote_items(sorted(index.quotes.values(), key=when_said_in(index)), index)
    figures = _figures(index)
    return RecordLists(
        chronology=_dated("chronology", entries, index),
        quotes=_dated("quotes", quotes, index),
        figures=figures,
        sources=_dated("sources", source_items(index), index, "sources/index"),
        measure_pages={
            anchor: part.path
            for part in figures.parts
            for item in part.items
            for anchor in item.anchors
        },
    )


def rival_measures(measures: Iterable[M]) -> list[M]:
    """Measures that more than one figure counts, most figures first."""
    return sorted((m for m in measures if len(m.figures) > 1), key=lambda m: -len(m.figures))


def single_figures(measures: Iterable[MeasureView]) -> list[FigureView]:
    """Figures of measures that no other figure counts, the gravest categories first."""
    once = (f for m in measures if len(m.figures) == 1 for f in m.figures)
    return sorted(once, key=lambda f: (_gravity(f.category), f.measure or "", f.id))


def _background_last(index: RecordIndex) -> list[Entry]:
    """Every event in the order of time, but what was before the time of the articles last."""
    opens = opening_day(index.articles, index)
    return sorted(index.entries.values(), key=lambda e: lies_before(e.date, opens))


def _dated(
    name: str, items: Sequence[ListItem], index: RecordIndex, path: str | None = None
) -> FilteredList[ListItem]:
    """A list in the order of time; ``path`` of its first page, where that is not its name."""
    parts = paginate_by_day(path or name, items)
    return filtered_list(name, parts, (item.values for item in items), index)


def _figures(index: RecordIndex) -> FilteredList[FigureTable]:
    """Rival figures by category, the gravest first; then in the same order what is given once."""
    records = index.briefing.records
    several = sorted(rival_measures(records.measures), key=lambda m: _gravity(m.category))
    compared = {figure for measure in several for figure in measure.figures}
    once = [figure for figure in records.figures if figure.id not in compared]
    once.sort(key=lambda f: (_gravity(f.category), f.measure_label or "", f.id))
    items: list[FigureTable] = []
    for measure in several:
        figures = [index.figures[f] for f in measure.figures]
        items += _tables(measure.category, measure.id, figures, index)
    for category, found in groupby(once, key=lambda f: f.category):
        items += _tables(category, None, [*found], index)
    parts = paginate("figures", items, _part_name, lambda item: len(item.figures))
    return filtered_list("figures", parts, (v for item in items for v in item.values), index)


def _tables(
    category: FigureCategory, measure: str | None, figures: Sequence[Figure], index: RecordIndex
) -> Iterator[FigureTable]:
    """Figures in tables that a page can hold."""
    for number, start in enumerate(range(0, len(figures), limits.RECORDS_PER_PAGE), 1):
        some = figures[start : start + limits.RECORDS_PER_PAGE]
        ids, values = tuple(f.id for f in some), tuple(values_of_figure(f, index) for f in some)
        yield FigureTable(category, measure, number, ids, values)


def _part_name(items: Sequence[FigureTable]) -> str:
    """The categories of the figures on one page of the list."""
    names = (
        CATEGORY_NAMES[item.category] if item.measure else item.name + ", given once"
        for item in items
    )
    return "; ".join(dict.fromkeys(names))


def _gravity(category: FigureCategory) -> int:
    """The lower the graver."""
    return FIGURE_CATEGORIES.index(category)
