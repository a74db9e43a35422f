"""How many outlets report what a summary's sentence says."""

from __future__ import annotations

import pytest

from generator.brief.compose import compose
from generator.pages.corroboration import count_reporting_outlets
from generator.records import Editorial, SummaryLine
from tests import factory

TEXT = "Rain fell. Nine people died. Talks began."
SOURCES = tuple(factory.article(f"a{n}", TEXT, outlet=f"Outlet {n % 3}") for n in range(4))


def line(start: int, end: int) -> SummaryLine:
    return SummaryLine("a0", start, end, TEXT[start:end])


@pytest.mark.parametrize(
    ("span", "outlets"),
    [
        ((0, 10), 2),  # the event of two outlets
        ((11, 28), 3),  # the figure of three
        ((10, 11), None),  # touches both, holds neither
        ((0, 28), 3),
        ((29, 41), None),  # an event of one outlet
    ],
)
def test_the_most_of_its_events_and_figures_count(
    span: tuple[int, int], outlets: int | None
) -> None:
    events = [factory.event(s, "Rain fell.", entry="rain") for s in SOURCES[:2]]
    talks = factory.event(SOURCES[0], "Talks began.", entry="talks")
    dead = [factory.figure(s, "Nine people died.", 9, measure="dead") for s in SOURCES]
    records = factory.records(
        articles=SOURCES,
        events=(*events, talks),
        figures=dead,
        chronology=(
            factory.entry(
                "rain", events=tuple(e.id for e in events), articles=("a0", "a1"), outlets=2
            ),
            factory.entry("talks", events=(talks.id,), articles=("a0",), outlets=1),
        ),
    )
    found = count_reporting_outlets(compose(records, Editorial()), (line(*span),))
    assert found.get(f"a0#s{span[0]}") == outlets
