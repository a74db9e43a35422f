"""The pages of long lists, a page a part: everything, where a topic or actor shows some."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from ..records import Dispute, Entry
from .cards import CorpusView, by_month
from .filters import Filters
from .items import FigureView, Line, MeasureView
from .lists import Counted, Lists
from .lookup import Lookup
from .making import PageMaker
from .parts import Part, parts_of
from .pictures import ranges, strip
from .shown import CONTESTED
from .views import Views, entries_by_month

T = TypeVar("T")
#: What a template is given.
Context = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Once:
    """Figures of one kind that count what no other figure counts."""

    name: str
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class ListPages:
    """Has the parts of each list made, and the script that narrows all of them at once."""

    look: Lookup
    about: CorpusView
    views: Views
    lists: Lists
    make: PageMaker

    def chronology(self) -> None:
        """Every event, by months; the first part has the picture of all, the others stand
        when some of them change."""
        every = tuple(self.look.entries.values())

        def pictured(part: Part[Line]) -> tuple[Entry, ...]:
            return every if part.number == 1 else ()

        def given(part: Part[Line]) -> tuple[object, ...]:
            return _ids(part), tuple((e.date, e.status) for e in pictured(part))

        def context(part: Part[Line]) -> Context:
            return {
                "months": entries_by_month(self.views.entries(_ids(part))),
                "strip": strip(self.make, "home", pictured(part)),
            }

        self._pages(self.lists.chronology, "chronology.md.j2", "Chronology", given, context)

    def quotes(self) -> None:
        """Every quotation, by months; the first part says how many there are."""

        def total(part: Part[Line]) -> int | None:
            return len(self.look.quotes) if part.number == 1 else None

        def given(part: Part[Line]) -> tuple[object, ...]:
            return _ids(part), total(part)

        def context(part: Part[Line]) -> Context:
            return {"months": by_month(self.views.quotes(_ids(part))), "total": total(part)}

        self._pages(self.lists.quotes, "quotes.md.j2", "Quotes", given, context)

    def figures(self) -> None:
        """Every figure: rivals side by side, then what is given once."""

        def given(part: Part[Counted]) -> tuple[object, ...]:
            return (part.items,)

        def context(part: Part[Counted]) -> Context:
            measures = [self._table(i, i.measure) for i in part.items if i.measure]
            once = [i for i in part.items if not i.measure]
            return {
                "measures": [(m, ranges(self.make, "all", m)) for m in measures],
                "once": [Once(i.name, self.views.figures(i.figures)) for i in once],
            }

        self._pages(self.lists.figures, "figures.md.j2", "Figures", given, context)

    def _table(self, counted: Counted, measure: str) -> MeasureView:
        """A measure with those of its figures that stand in one table."""
        (whole,) = self.views.measures([self.look.measures[measure]])
        some = replace(whole, figures=self.views.figures(counted.figures))
        if counted.number == 1:
            return some
        return replace(
            some,
            id=f"{whole.id}-part-{counted.number}",
            anchor=f"{whole.anchor}-part-{counted.number}",
            label=f"{whole.label}, part {counted.number}",
        )

    def sources(self) -> None:
        """Every article, by months; the first part says what the corpus is."""

        def about(part: Part[Line]) -> CorpusView | None:
            return self.about if part.number == 1 else None

        def given(part: Part[Line]) -> tuple[object, ...]:
            return _ids(part), about(part)

        def context(part: Part[Line]) -> Context:
            return {"months": by_month(self.views.articles(_ids(part))), "about": about(part)}

        self._pages(self.lists.sources, "sources.md.j2", "Sources", given, context)

    def contested(self) -> None:
        """Every conflict of claims; a list that cannot be narrowed."""
        disputes = tuple(self.look.disputes.values())
        for part in parts_of("contested", disputes, lambda some: f"{len(some)} conflicts"):

            def context(part: Part[Dispute] = part) -> Context:
                return {"disputes": self.views.disputes(part.items), "part": part}

            title = part.title(CONTESTED.text)
            self.make.page(part.path, "contested.md.j2", title, (part,), context, listing=True)

    def _pages(
        self,
        found: Filters[T],
        template: str,
        title: str,
        given: Callable[[Part[T]], tuple[object, ...]],
        context: Callable[[Part[T]], Context],
    ) -> None:
        """A page a part; ``given`` and ``context`` as `PageMaker.page` has them."""
        for part in found.parts:

            def whole(part: Part[T] = part) -> Context:
                return {"part": part, "filters": found, **context(part)}

            decided = (*given(part), *_told(found, part))
            self.make.page(part.path, template, part.title(title), decided, whole, listing=True)
        self.make.files.add(found.path, found.script())


def _ids(part: Part[Line]) -> list[str]:
    return [i for line in part.items for i in line.ids]


def _told(found: Filters[Any], part: Part[Any]) -> tuple[object, ...]:
    """What a page of a list says of the list as a whole: the first says most."""
    choices = found.choices
    whole = (choices, len(found.marks)) if part.number == 1 else (choices.first, choices.last)
    return part.number, part.of, list(part.others), whole
