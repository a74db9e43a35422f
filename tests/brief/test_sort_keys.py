"""The orders in which pages show records."""

from __future__ import annotations

from generator.brief.sort_keys import UNDATED, by_as_of, by_claimants, by_date, by_newest, first_day
from generator.records import FigureCategory, Measure
from tests import factory


def measure(id: str, claimants: int, figures: int, category: FigureCategory) -> Measure:
    ids = tuple(f"f{n}" for n in range(figures))
    return factory.measure(id, ids, claimants=claimants, category=category)


def test_measures_by_claimants_then_figures_then_people_affected() -> None:
    wanted = [
        measure("many-claimants", 3, 1, "count"),
        measure("many-figures", 2, 3, "money"),
        measure("harmed", 2, 2, "affected"),
        measure("a-sum", 2, 2, "money"),
        measure("b-sum", 2, 2, "population"),
    ]
    mixed = wanted[::-1]
    assert sorted(mixed, key=by_claimants) == wanted


def test_a_year_stands_before_its_first_month_and_that_before_its_first_day() -> None:
    wanted = [factory.entry(date, date) for date in ("2023", "2023-01", "2023-01-01", "2023-02")]
    mixed = wanted[::-1]
    assert sorted(mixed, key=by_date) == wanted


def test_newest_first_weightiest_of_a_day_first() -> None:
    wanted = [
        factory.entry("new", "2023-10-02"),
        factory.entry("heavy", "2023-10-01", weight=2.0),
        factory.entry("a-light", "2023-10-01", weight=1.0),
        factory.entry("b-light", "2023-10-01", weight=1.0),
    ]
    mixed = wanted[::-1]
    assert sorted(mixed, key=by_newest) == wanted


def test_the_undated_come_last() -> None:
    source = factory.article("a", "one two three")
    dated = factory.figure(source, "two", 2, as_of="2023-10-01")
    undated = factory.figure(source, "one", 1)
    assert sorted([undated, dated], key=by_as_of) == [dated, undated]
    assert first_day(None) == first_day("soon") == UNDATED
