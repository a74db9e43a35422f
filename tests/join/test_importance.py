"""How much an entry matters beside others of its day and of other times."""

from __future__ import annotations

from generator.join.importance import DayWeights, entry_weights
from tests.factory import article

ARTICLES = (article("a", published="2022-03-08"), article("b", published="2022-03-20"))


def test_a_day_that_stands_out_is_its_main_events() -> None:
    day = DayWeights({"2022-03-07": 5.0})
    main, other = entry_weights(["2022-03-07"] * 2, [2.0, 1.0], day, ARTICLES)
    assert main > 5 * other
    assert other >= 1.0


def test_background_of_long_ago_weighs_less_than_news() -> None:
    old, new = entry_weights(["1843-02-08", "2022-03-07"], [1.0, 1.0], DayWeights({}), ARTICLES)
    assert old < new
