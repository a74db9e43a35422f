"""Dates and numbers in the reader's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.formatting import (
    first_and_last_day,
    format_amount,
    format_count,
    format_date,
    format_number,
    format_range,
    join_list,
    month_heading,
)


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2023-09-19", "19 September 2023"),
        ("2023-09", "September 2023"),
        ("2023", "2023"),
        ("199X", "the 1990s"),
        ("18XX", "the 1800s"),
        ("2023-09-28~", "about 28 September 2023"),
        ("2023-09?", "September 2023 (uncertain)"),
        ("2023-09-21/2023-09-30", "late September 2023"),
        ("2023-09-01/2023-09-10", "early September 2023"),
        ("2023-09-11/2023-09-20", "mid-September 2023"),
        ("2023-09-25/2023-09-27", "25–27 September 2023"),
        ("2023-09-25/2023-10-01", "25 September – 1 October 2023"),
        ("2022-12-12/2023-09-19", "12 December 2022 – 19 September 2023"),
        ("1988/1994", "1988–1994"),
        ("2023-08/2023-09", "August – September 2023"),
        ("../2023-09-28", "by 28 September 2023"),
        ("/2023-09-28", "by 28 September 2023"),
        ("2023-09-28/..", "since 28 September 2023"),
        ("2023-23", "autumn 2023"),
        ("2023-09-XX", "September 2023"),
        ("2023-XX", "some time in 2023"),
        ("2023-13-40", "2023"),
        ("soon", "soon"),
        (None, "date unknown"),
    ],
)
def test_dates_in_words(edtf: str | None, said: str) -> None:
    assert format_date(edtf) == said


def test_under_a_heading_the_year_is_left_out() -> None:
    assert format_date("2023-09-19", year=False) == "19 September"
    assert format_date("2023-09-21/2023-09-30", year=False) == "late September"
    assert format_date("2023", year=False) == "2023"


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2023-09-19", "2023-09-19", "2023-09-19"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("../2023-09-28", "", "2023-09-28"),
        ("1988/1994", "1988-01-01", "1994-12-31"),
        (None, "", ""),
        ("soon", "", ""),
    ],
)
def test_bounds(edtf: str | None, first: str, last: str) -> None:
    assert first_and_last_day(edtf) == (first, last)


@given(st.text(alphabet="0123456789X-/.~?%", max_size=24))
def test_no_date_is_too_odd(edtf: str) -> None:
    assert isinstance(format_date(edtf), str)
    assert isinstance(month_heading(edtf), tuple)
    first, last = first_and_last_day(edtf)
    assert all(len(day) in (0, 10) for day in (first, last))


def test_numbers_and_units() -> None:
    assert format_number(120000.0) == "120,000"
    assert format_number(12.5) == "12.5"
    assert format_number(None) == ""
    assert format_amount(90, "percent") == "90 per cent"
    assert format_amount(2.5, "EUR") == "€2.5"
    assert format_range(7000, 120000, "people") == "7,000 to 120,000 people"
    assert format_range(27, 27, "people") == "27 people"
    assert format_range(27, 27, "people", ("at_least", "exact")) == "at least 27 people"
    assert format_range(1, 2, "EUR", ("exact", "nearly")) == "€1 to nearly €2"
    assert format_range(None, 200, "people") == "200 people"
    assert format_range(None, None, "people") == ""
    assert format_range(1, 2, "EUR") == "€1 to €2"


def test_counts_and_lists() -> None:
    assert format_count(1, "article") == "1 article"
    assert format_count(1300, "copy", "copies") == "1,300 copies"
    assert join_list(["a", "b", "c"]) == "a, b and c"
    assert join_list(["a"]) == "a"


def test_months_sort_and_read() -> None:
    assert month_heading("2023-09-25/2023-10-01") == ("2023-09", "September 2023")
    assert month_heading("199X") == ("1990", "the 1990s")
    assert month_heading("../2023-09-28") == ("2023-09", "September 2023")
    assert month_heading("") == ("", "No date")
