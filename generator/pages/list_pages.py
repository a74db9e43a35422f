"""The pages of the lists of everything, which other pages show excerpts of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from .claim_charts import range_chart
from .excerpts import CONTESTED
from .filters import FilteredList
from .headings import background_last, by_month, opening_day
from .list_items import ListItem
from .page_inputs import Context, PageInputs
from .page_maker import PageMaker
from .pagination import ListPart, paginate
from .record_lists import FigureTable
from .svg import Chart
from .timeline_charts import chronology_chart
from .view_models import FigureView, MeasureView

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SingleFigures:
    """Figures of one category that count what no other figure counts."""

    name: str
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class ListPages:
    """Has the parts of each list made, and the script that narrows all of them at once."""

    inputs: PageInputs
    make: PageMaker

    def chronology(self) -> None:
        """Every event, by months, those of the articles' time first; the first part has the picture
        of all."""
        opens = opening_day(self.inputs.index.articles, self.inputs.index)

        def context(part: ListPart[ListItem]) -> Context:
            every = self.inputs.index.entries.values() if part.number == 1 else ()
            return {
                "months": background_last(self.inputs.views.for_page().entries(_ids(part)), opens),
                "chronology_chart": self.make.picture("home", chronology_chart(every)),
            }

        self._pages(self.inputs.lists.chronology, "chronology.md.j2", "Chronology", context)

    def quotes(self) -> None:
        """Every quotation, by months; the first part says how many there are."""

        def context(part: ListPart[ListItem]) -> Context:
            total = len(self.inputs.index.quotes) if part.number == 1 else None
            return {"months": by_month(self.inputs.views.quotes(_ids(part))), "total": total}

        self._pages(self.inputs.lists.quotes, "quotes.md.j2", "Quotes", context)

    def figures(self) -> None:
        """Every figure: rivals side by side, then what is given once."""

        def context(part: ListPart[FigureTable]) -> Context:
            measures = [self._table(i, i.measure) for i in part.items if i.measure]
            once = [i for i in part.items if not i.measure]
            return {
                "measures": [(m, self._ranges(m)) for m in measures],
                "once": [SingleFigures(i.name, self.inputs.views.figures(i.figures)) for i in once],
            }

        self._pages(self.inputs.lists.figures, "figures.md.j2", "Figures", context)

    def _ranges(self, measure: MeasureView) -> Chart | None:
        return self.make.picture(f"all-{measure.id}", range_chart(measure))

    def _table(self, counted: FigureTable, measure: str) -> MeasureView:
        """A measure with those of its figures that stand in one table."""
        (whole,) = self.inputs.views.measures([self.inputs.index.measures[measure]])
        some = replace(whole, figures=self.inputs.views.figures(counted.figures))
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

        def context(part: ListPart[ListItem]) -> Context:
            about = self.inputs.summary if part.number == 1 else None
            return {"months": by_month(self.inputs.views.articles(_ids(part))), "about": about}

        self._pages(self.inputs.lists.sources, "sources.md.j2", "Sources", context)

    def contested(self) -> None:
        """Every conflict of claims; a list that cannot be narrowed."""
        disputes = tuple(self.inputs.index.disputes.values())
        for part in paginate("contested", disputes, lambda some: f"{len(some)} conflicts"):
            context = {"disputes": self.inputs.views.disputes(part.items), "part": part}
            title = part.title(CONTESTED.text)
            self.make.page(part.path, "contested.md.j2", title, context, is_list=True)

    def _pages(
        self,
        found: FilteredList[T],
        template: str,
        title: str,
        context: Callable[[ListPart[T]], Context],
    ) -> None:
        """A page a part, and the script that narrows all of them."""
        for part in found.parts:
            whole = {"part": part, "filters": found.form(part), **context(part)}
            self.make.page(part.path, template, part.title(title), whole, is_list=True)
        self.make.files.add(found.path, found.script())


def _ids(part: ListPart[ListItem]) -> list[str]:
    return [i for line in part.items for i in line.ids]
