"""A toll that grows contradicts nobody; two that cannot both be right do."""

from __future__ import annotations

from typing import Any

import pytest

from tests.join.test_claim_rules import claims, rivals, told


@pytest.mark.parametrize(
    ("category", "published", "value", "contradicted"),
    [
        ("killed", "2023-10-05", 500, False),  # more were found a day later
        ("killed", "2023-10-04", 500, True),
        ("killed", "2023-10-05", 50, True),
        ("money", "2023-10-05", 500, True),  # no sum grows
        ("killed", "2023-10-08", 50, False),  # nor is one of four days later its rival
        ("killed", "2023-10-07", 50, True),
    ],
)
def test_a_later_larger_toll_is_news(
    category: str, published: str, value: float, contradicted: bool
) -> None:
    given: dict[str, Any] = {"category": category}
    if category == "money":
        given |= {"unit": "USD", "measure_label": "fine of the firm"}
    first = told("a", 100, "the mayor", **given)
    later = told("b", value, "the army", published=published, **given)
    assert (rivals(first, later) == 2) == contradicted


@pytest.mark.parametrize(
    ("value", "low", "high", "amount"),
    [(-5, 20, 30, 5), (None, 20, 30, 20), (None, None, 30, 30), (None, None, None, 0)],
)
def test_the_number_that_sizes_are_compared_by(
    value: float | None, low: float | None, high: float | None, amount: float
) -> None:
    (claim,) = claims(told("a", value, low=low, high=high))
    assert claim.amount == amount


def test_two_who_give_are_no_rivals() -> None:
    given: dict[str, Any] = {"category": "money", "unit": "USD"}
    first = told("a", 100, "the mayor", measure_label="aid for Skar", **given)
    other = told("b", 500, "the army", measure_label="a fine", **given)
    assert rivals(first, other) == 0
