"""What a word weighs when tellings are compared."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from generator.join.same_event import idf


@given(st.integers(1, 10_000), st.integers(0, 10_000), st.integers(0, 50))
def test_rarer_words_never_weigh_less(articles: int, others: int, more: int) -> None:
    total = articles + others + more
    assert idf(articles, total) >= idf(articles + more, total) > 0


@given(st.integers(1, 10_000), st.integers(0, 10_000))
def test_rounding_moves_a_weight_little(articles: int, others: int) -> None:
    exact = math.log(1 + (articles + others) / articles)
    assert abs(idf(articles, articles + others) - exact) <= 0.1 * exact


def test_words_keep_their_weight_while_articles_come() -> None:
    """Of a hundred articles added one by one, few move the weight of any word."""
    weights = [idf(40, total) for total in range(1000, 1101)]
    assert len(set(weights)) <= 3
    often = [idf(articles, 1000) for articles in range(400, 421)]
    assert len(set(often)) <= 2
