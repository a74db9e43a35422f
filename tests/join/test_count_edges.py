"""How far two numbers of one scene may differ, and in what, and still be counts of one thing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.join.test_same_count import together, told


def one(first: Any, second: Any) -> bool:
    """Whether two figures are of one thing, whichever is published first."""
    return len(together(first, second)) == 1


def dead(id: str, value: float, words: str = "people", **given: Any) -> Any:
    text = f"The quake in Tarvel killed {value:.0f} {words}."
    return told(id, text, f"{value:.0f} {words}", value, **given)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (10, 80, True),  # a toll may be eight times another
        (10, 81, False),
        (80, 10, True),
        (81, 10, False),
    ],
)
def test_how_many_times_larger_a_toll_may_be(first: float, second: float, same: bool) -> None:
    assert one(dead("a", first), dead("b", second)) == same


@pytest.mark.parametrize(
    ("published", "same"), [("2017-03-27", True), ("2017-03-28", False), ("2017-03-03", True),
                            ("2017-03-02", False)],
)  # fmt: skip
def test_how_many_days_lie_between_tolls(published: str, same: bool) -> None:
    assert one(dead("a", 45), dead("b", 45, published=published)) == same


@pytest.mark.parametrize(
    ("people", "group", "same"),
    [
        (40, "20 soldiers", True),  # half of all
        (40, "19 soldiers", False),
        (40, "40 soldiers", True),
    ],
)
def test_a_group_may_be_all_who_died_when_it_is_most_of_them(
    people: float, group: str, same: bool
) -> None:
    count, words = group.split()
    assert one(dead("a", people), dead("b", float(count), words)) == same


def things(id: str, value: float, words: str, **given: Any) -> Any:
    text = given.pop("text", f"The fire in Tarvel burned {value:.0f} {words}.")
    values = {"category": "count", "unit": words, "measure_label": f"{words} burned"} | given
    return told(id, text, f"{value:.0f} {words}", value, **values)


@pytest.mark.parametrize(
    ("first", "second", "by", "same"),
    [
        (10, 10, None, True),
        (10, 12, "the mayor", True),  # other counts of things that somebody gives
        (10, 40, "the mayor", True),  # four times as many, no more
        (10, 41, "the mayor", False),
    ],
)
def test_counts_of_things(first: float, second: float, by: str | None, same: bool) -> None:
    other = things("b", second, "barns", according_to_text=by)
    assert one(things("a", first, "barns"), other) == same


def sum_of(id: str, value: float, by: str | None = None, label: str = "fine", **given: Any) -> Any:
    text = f"A court in Tarvel told the firm to pay {value:.0f} dollars."
    return told(id, text, f"{value:.0f} dollars", value, unit="USD", category="money",
                measure_label=label, according_to_text=by, **given)  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (sum_of("a", 500), sum_of("b", 500), True),
        (sum_of("a", 500), sum_of("b", 600), True),  # a fine is a fine
        (sum_of("a", 500), sum_of("b", 2001), False),
    ],
)
def test_sums(first: Any, second: Any, same: bool) -> None:
    assert one(first, second) == same


def inhabitants(id: str, value: float, label: str = "people live", **given: Any) -> Any:
    text = f"In Tarvel {value:.0f} people live."
    return told(id, text, f"{value:.0f} people", value, category="population",
                measure_label=label, **given)  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (inhabitants("a", 4000), inhabitants("b", 4000), True),
        (inhabitants("a", 4000), inhabitants("b", 4001), False),
        (inhabitants("a", 4000), inhabitants("b", 4000, published="2016-02-09"), True),  # 400 days
        (inhabitants("a", 4000), inhabitants("b", 4000, published="2016-02-08"), False),
        (inhabitants("a", 4000), dead("b", 4000), False),
        (inhabitants("a", 4000), told("b", "In Tarvel 4000 people live.", "4000 people", 4000,
                                      category="count", measure_label="people live"), False),
    ],
)  # fmt: skip
def test_inhabitants(first: Any, second: Any, same: bool) -> None:
    assert one(first, second) == same


@pytest.mark.parametrize(
    ("text", "given", "same"),
    [
        ("The quake in Tarvel killed 1000 people this week.", {}, True),
        ("The quake in Tarvel killed 999 people this week.", {}, False),
        ("A fire in Tarvel killed 1000 people this week.", {}, False),
        ("The quake in Orvale killed 1000 people this week.", {}, False),
        ("The quake in Tarvel injured 1000 people this week.", {"category": "injured"}, False),
        ("The quake in Tarvel killed 1000 soldiers this week.", {}, True),  # of all who died
        ("The quake in Tarvel killed 1000 people this week.", {"published": "2017-03-27"}, True),
        ("The quake in Tarvel killed 1000 people this week.", {"published": "2017-03-28"}, False),
    ],
)
def test_a_large_toll_is_one_though_it_is_of_another_span(
    text: str, given: dict[str, Any], same: bool
) -> None:
    words = " ".join(text.split()[5:7])
    value = float(words.split()[0])
    assert one(dead("a", value), told("b", text, words, value, **given)) == same


def test_a_large_toll_of_others_is_another() -> None:
    children = told("b", "The quake in Tarvel killed 1000 children this week.", "1000 children",
                    1000)  # fmt: skip
    assert not one(dead("a", 1000, "soldiers"), children)
