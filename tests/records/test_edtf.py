"""Dates as EDTF strings."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records import edtf

DAYS = st.dates(date(1500, 1, 1), date(2200, 12, 31))


def test_bounds_of_every_form() -> None:
    assert edtf.bounds("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert edtf.bounds("199X") == (date(1990, 1, 1), date(1999, 12, 31))
    assert edtf.bounds("2023-09/2023-10") == (date(2023, 9, 1), date(2023, 10, 31))
    assert edtf.bounds("2023-09-28~") == (date(2023, 9, 28), date(2023, 9, 28))


@pytest.mark.parametrize("value", ["", "soon", "2023-13", "2023-02-30", "20X"])
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        edtf.bounds(value)
    assert not edtf.is_valid(value)


def test_an_interval_does_not_end_before_it_begins() -> None:
    assert edtf.is_valid("2023-09-28/2023-10")
    assert not edtf.is_valid("2023-10/2023-09-28")


@given(DAYS, st.integers(-400, 400))
def test_days_shift_there_and_back(day: date, amount: int) -> None:
    there = edtf.shifted(day, amount, "day")
    assert edtf.bounds(there)[0] == day + timedelta(days=amount)


@given(DAYS, st.integers(-500, 500))
def test_months_shift_by_whole_months(day: date, amount: int) -> None:
    first = edtf.bounds(edtf.shifted(day, amount, "month"))[0]
    assert (first.year - day.year) * 12 + first.month - day.month == amount


@given(DAYS)
def test_a_week_runs_from_monday_to_sunday(day: date) -> None:
    first, last = edtf.bounds(edtf.week(day))
    assert (first.weekday(), (last - first).days) == (0, 6)
    assert first <= day <= last


@given(DAYS, DAYS)
def test_intervals_are_never_backwards(left: date, right: date) -> None:
    first, last = edtf.bounds(edtf.interval(edtf.day(left), edtf.day(right)))
    assert first == left
    assert last >= first
