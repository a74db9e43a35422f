"""What is new since the edition before, for those who have read that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from .addresses import Link
from .changes import CHANGES, Change, Kind
from .excerpts import Excerpt, take_first, with_views
from .page_inputs import Context, PageInputs
from .page_maker import PageMaker

T = TypeVar("T")

_WHOLE = Link("the data of all changes", f"data/{CHANGES}")


@dataclass(frozen=True, slots=True)
class ChangedRange:
    """A thing counted whose lowest or highest figure is another now."""

    text: str
    link: Link


def make_new_page(inputs: PageInputs, make: PageMaker) -> None:
    """New articles, events, quotations and figures, changed ranges, and what is gone."""
    index, views = inputs.index, inputs.views.for_page()
    newest_first = sorted(
        _ids("article", inputs, index.articles),
        key=lambda a: index.articles[a].published or "",
        reverse=True,
    )
    ranges = [c for c in inputs.changes if c.kind == "range" and c.id in index.measures]
    gone = [c.text for c in inputs.changes if c.kind == "gone article"]
    context: Context = {
        "is_first": not inputs.changes,
        "articles": with_views(_first(newest_first, "newest"), views.articles),
        "entries": with_views(_first(_ids("event", inputs, index.entries)), views.entries),
        "quotes": with_views(_first(_ids("quotation", inputs, index.quotes)), views.quotes),
        "figures": with_views(_first(_ids("figure", inputs, index.figures)), views.figures),
        "ranges": with_views(_first(ranges), lambda some: [_changed(c, inputs) for c in some]),
        "gone": _first(gone),
    }
    make.page("new.md", "new.md.j2", "New since the last edition", context)


def _ids(kind: Kind, inputs: PageInputs, known: Iterable[str]) -> list[str]:
    """The records of a kind that are new and still there: what was new is kept for as long as
    nothing else is."""
    there = frozenset(known)
    return [c.id for c in inputs.changes if c.kind == kind and c.id in there]


def _first(items: list[T], which: str = "first") -> Excerpt[T]:
    return take_first(items, which, _WHOLE)


def _changed(change: Change, inputs: PageInputs) -> ChangedRange:
    (measure,) = inputs.views.measures([inputs.index.measures[change.id]])
    page = inputs.lists.measure_pages[measure.anchor]
    return ChangedRange(change.text, Link(measure.label, f"{page}#{measure.anchor}"))
