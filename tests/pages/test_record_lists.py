"""The lists of everything: figures by gravity, in tables that a page can hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.pages import limits
from generator.pages.record_index import RecordIndex
from generator.pages.record_lists import make_record_lists, rival_measures, single_figures
from generator.pages.views import Views
from generator.records import FIGURE_CATEGORIES, Briefing
from tests import factory
from tests.pages.factory import briefing


def with_figures(made: Briefing) -> Briefing:
    """One figure of every category, each of a measure of its own, in no good order."""
    old = made.records.figures[0]
    figures = tuple(
        replace(old, id=f"{old.article}-f{n}", category=category, measure=category)
        for n, category in enumerate(reversed(FIGURE_CATEGORIES), 100)
    )
    measures = tuple(factory.measure(f.category, (f.id,), category=f.category) for f in figures)
    records = replace(made.records, figures=figures, measures=measures, disputes=())
    return replace(made, records=records)


def test_single_figures_the_gravest_first() -> None:
    index = RecordIndex(with_figures(briefing()))
    found = single_figures(Views(index).measures(index.briefing.records.measures))
    assert [f.category for f in found] == list(FIGURE_CATEGORIES)
    tables = [t for part in make_record_lists(index).figures.parts for t in part.items]
    assert [t.category for t in tables] == list(FIGURE_CATEGORIES)
    assert [t.name for t in tables][:4] == ["killed", "injured", "missing", "driven from home"]


def test_a_long_table_is_numbered_from_the_second_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RECORDS_PER_PAGE", 2)
    index = RecordIndex(briefing())
    tables = [t for part in make_record_lists(index).figures.parts for t in part.items]
    assert [t.name for t in tables] == ["driven from home", "driven from home, 2"]
    assert [t.anchors for t in tables] == [("m-displaced",), ("m-displaced-part-2",)]
    assert [len(t.figures) for t in tables] == [2, 1]


def test_rivals_most_figures_first() -> None:
    several = [factory.measure(f"m{n}", tuple(f"f{i}" for i in range(n))) for n in (1, 2, 3)]
    assert rival_measures(several) == [several[2], several[1]]
