"""Which events a page names as latest and as announced."""

from __future__ import annotations

from typing import Any

from generator.brief.developments import choose_ahead, choose_latest
from generator.records import Entry
from tests import factory

ALONE = "France sent medicine and tents to the town on Tuesday."
LEANING = "But he sent medicine and tents to the town on Tuesday."


def entry(day: int, weight: float = 1.0, text: str = ALONE, **given: Any) -> Entry:
    return factory.entry(f"d{day:02}", f"2023-10-{day:02}", weight=weight, text=text, **given)


def test_eight_of_the_newest_newest_first() -> None:
    made = [entry(day) for day in range(1, 31)]
    assert choose_latest(made, "2023-10-20") == tuple(f"d{day}" for day in range(20, 12, -1))
    assert choose_latest(made, None)[0] == "d30"


def test_the_weightiest_of_a_day_come_before_others_of_it() -> None:
    day = [factory.entry(f"e{n:02}", weight=float(n), text=ALONE) for n in range(1, 14)]
    assert choose_latest(day, None) == tuple(f"e{n:02}" for n in range(13, 5, -1))


def test_twelve_of_the_newest_are_compared_and_of_many_a_tenth() -> None:
    weak = [factory.entry(f"w{n:02}", "2023-10-09", weight=0.4, text=ALONE) for n in range(10)]
    day = [factory.entry("top", "2023-10-09", weight=1.0, text=ALONE), *weak]
    assert "d08" in choose_latest([*day, entry(8), entry(7)], None)
    assert "d07" not in choose_latest([*day, entry(8), entry(7)], None)
    old = [factory.entry(f"o{n:03}", "2022", precision="year") for n in range(200)]
    assert "d07" not in choose_latest([*day, entry(8), entry(7), *old], None)
    long_past = [factory.entry(f"p{n:03}", "2022-01-01", text=ALONE) for n in range(120)]
    assert "d07" in choose_latest([*day, entry(8), entry(7), *long_past], None)


def test_a_sentence_that_leans_on_others_stands_back_while_there_are_others() -> None:
    made = [entry(1), entry(2, text=LEANING)]
    assert choose_latest(made, None) == ("d01",)
    assert choose_latest(made[1:], None) == ("d02",)


def test_what_is_announced_or_has_no_day_is_not_latest() -> None:
    made = [entry(3, status="announced"), entry(2, precision="month"), entry(1)]
    assert choose_latest(made, None) == ("d01",)


def test_ten_of_what_is_announced_for_later_the_weightiest_soonest_first() -> None:
    made = [entry(day, weight=float(day), status="announced") for day in range(1, 21)]
    assert choose_ahead(made, "2023-10-04") == tuple(f"d{day}" for day in range(11, 21))
    assert choose_ahead(made[:5], "2023-10-04") == ("d05",)
    assert choose_ahead(made, None) == ()
    assert choose_ahead([entry(20)], "2023-10-04") == ()
