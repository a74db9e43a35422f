"""The pictures of a page that is being made: drawn, or as they were drawn before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..records import Entry
from . import charts
from .drawing import Chart
from .items import MeasureView
from .lookup import Lookup
from .making import PageMaker


def strip(make: PageMaker, name: str, entries: Iterable[Entry]) -> Chart | None:
    """When the entries of a chronology happened."""
    dated = [(e.date, e.status) for e in entries]
    return make.picture(name, make.drawn(charts.strip, dated, name))


def ranges(make: PageMaker, page: str, measure: MeasureView) -> Chart | None:
    """The rival figures of one thing counted; a page has one for each."""
    name = f"{page}-{measure.id}"
    return make.picture(name, make.drawn(charts.ranges, measure, name))


def statements(make: PageMaker, name: str, said: Sequence[tuple[str, str]]) -> Chart | None:
    """When somebody spoke: (day, kind of quotation) of each."""
    return make.picture(name, make.drawn(charts.statements, said))


def matrix(make: PageMaker, name: str, look: Lookup) -> Chart | None:
    """Who speaks about whom."""
    return make.picture(name, make.drawn(charts.matrix, list(_spoken_about(look))))


def _spoken_about(look: Lookup) -> Iterator[tuple[str, str]]:
    """(speaker's name, name of whom they speak about), once a quotation."""
    named = look.named
    for quote in look.quotes.values():
        if quote.speaker is not None and quote.speaker in named:
            for about in quote.about:
                if about in named and about != quote.speaker:
                    yield named[quote.speaker].link.text, named[about].link.text
