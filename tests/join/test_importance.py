"""How much an entry matters beside others of its day and of other times."""

from __future__ import annotations

from generator.join.importance import DayWeights, day_weights, entry_weights
from tests.factory import article
from tests.join.test_chronology import event

ARTICLES = (article("a", published="2022-03-08"), article("b", published="2022-03-20"))


def test_a_day_that_stands_out_is_its_main_events() -> None:
    day = DayWeights({"2022-03-07": 5.0})
    main, other = entry_weights(["2022-03-07"] * 2, [2.0, 1.0], day, ARTICLES)
    assert main > 5 * other
    assert other >= 1.0


def test_what_one_article_tells_divides_its_day() -> None:
    day = DayWeights({"2022-03-07": 5.0})
    alone = entry_weights(["2022-03-07"], [1.0], day, ARTICLES)
    beside = entry_weights(["2022-03-07"] * 4, [1.0] * 4, day, ARTICLES)
    told_by_several = entry_weights(["2022-03-07"] * 4, [4.0] * 4, day, ARTICLES)
    assert alone == [5.0]
    assert beside == [2.0] * 4
    assert told_by_several == [10.0] * 4


def test_a_day_between_two_matters_is_background_of_both() -> None:
    articles = (article("a", published="1990-01-10"), article("b", published="2022-03-20"))
    old, new = entry_weights(["2001-09-11", "2022-03-07"], [1.0] * 2, DayWeights({}), articles)
    assert old < new


def test_background_of_long_ago_weighs_less_than_news() -> None:
    old, new = entry_weights(["1843-02-08", "2022-03-07"], [1.0, 1.0], DayWeights({}), ARTICLES)
    assert old < new


def test_one_article_alone_does_not_make_a_day_stand_out() -> None:
    """However long it remembers the day, and however empty the days around are."""
    one = [event("a", "2022-02-01", "Bridge falls into river")]
    both = [*one, event("b", "2022-02-01", "Bridge falls into river")]
    assert day_weights(one, ARTICLES).of("2022-02-01") <= 1
    assert day_weights(both, ARTICLES).of("2022-02-01") > 5


def test_a_list_of_parts_is_no_article_that_remembers_a_day() -> None:
    stamps = "updated: Sat May 14 2022 18:10:00 Shells fell. " * 3
    report = article("a", "Shells fell.", published="2022-03-08")
    late = article("b", "Shells fell.", published="2022-08-13")
    parts = article("b", stamps, published="2022-08-13")
    told = [event("a", "2022-03-07", "Shells fell"), event("b", "2022-03-07", "Shells fell")]
    remembered = day_weights(told, (report, late)).of("2022-03-07")
    assert remembered > day_weights(told, (report, parts)).of("2022-03-07")
