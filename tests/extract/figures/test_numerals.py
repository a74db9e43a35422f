"""Number expressions as characters spell them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.figures.numerals import find_numerals
from generator.extract.figures.ranges import join_ranges


def numbers(text: str) -> list[float | None]:
    return [n.value for n in join_ranges(find_numerals(text), text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a hundred thousand", 100000),
        ("two dozen", 24),
        ("three hundred and five", 305),
        ("twenty-five", 25),
        ("two and a half", 2.5),
        ("two and a half million", 2500000),
        ("half a million", 500000),
        ("120 thousand", 120000),
        ("2.8 million", 2800000),
        ("1,234.5", 1234.5),
        ("100 000", 100000),
        ("3½", 3.5),
        ("12,5 million", 12500000),
        ("$57m", 57000000),
        ("$ 4.37 m", 4370000),
        ("3m people", 3000000),
        ("35k", 35000),
    ],
)
def test_values(text: str, value: float) -> None:
    assert numbers(text) == [value]


@pytest.mark.parametrize("text", ["20th", "1990s", "MH17", "9/11", "the third man", "half-hour"])
def test_not_a_number(text: str) -> None:
    assert numbers(text) == []


def test_a_metre_is_no_million() -> None:
    assert numbers("a 100m race") == [100]


def test_a_span_of_years_is_no_range() -> None:
    assert numbers("2015-16") == [2015, 16]


@given(st.integers(0, 10**12))
def test_grouped_digits_read_back(number: int) -> None:
    assert numbers(f"some {number:,} people") == [number]


@given(st.text(max_size=60))
def test_spans_lie_in_order_inside_any_text(text: str) -> None:
    found = join_ranges(find_numerals(text), text)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
