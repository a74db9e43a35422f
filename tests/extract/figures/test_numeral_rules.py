"""Which words and digits make one number, a bound, a share, a range or a ratio."""

from __future__ import annotations

import pytest

from generator.extract.figures.numerals import Numeral, find_numerals
from generator.extract.figures.ranges import join_ranges


def read(text: str) -> list[Numeral]:
    return join_ranges(find_numerals(text), text)


def written(text: str) -> list[str]:
    return [text[n.start : n.end] for n in read(text)]


@pytest.mark.parametrize(
    ("text", "shown", "value"),
    [
        ("100 k", "100", 100),
        ("5m race", "5", 5),
        ("5m people", "5m", 5e6),
        ("5 m long", "5", 5),
        ("£5 m", "5 m", 5e6),
        ("$5t", "5t", 5e12),
        ("half a dozen", "half a dozen", 6),
        ("half a million people", "half a million", 5e5),
        ("a thousand", "a thousand", 1000),
        ("two hundred thousand", "two hundred thousand", 200_000),
        ("one million two hundred thousand", "one million two hundred thousand", 1.2e6),
        ("twenty five", "twenty five", 25),
        ("one hundred and five", "one hundred and five", 105),
        ("two and a half", "two and a half", 2.5),
        ("two and a half thousand", "two and a half thousand", 2500),
        ("two million and a half", "two million and a half", 2.5e6),
        ("1.5 million", "1.5 million", 1.5e6),
        ("20\u00a0000", "20\u00a0000", 20_000),
        ("⅔ full", "⅔", 2 / 3),
        (".5 more", ".5", 0.5),
    ],
)
def test_one_number(text: str, shown: str, value: float) -> None:
    (numeral,) = read(text)
    assert text[numeral.start : numeral.end] == shown
    assert numeral.value == pytest.approx(value)
    assert (numeral.low, numeral.high, numeral.ranged) == (None, None, False)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("five twenty", ["five", "20"]),
        ("12 and 5", ["12", "5"]),
        ("3 500", ["3", "500"]),
        ("twenty ten", ["twenty", "ten"]),
        ("thirty twelve", ["thirty", "twelve"]),
        ("twenty and five", ["twenty", "five"]),
        ("5t", []),
        ("half asleep", []),
        ("half a day", []),
        ("the third of them", []),
        ("a third man", []),
        ("tens", []),
        ("several", []),
        ("thousand", []),
    ],
)
def test_numbers_apart_and_none(text: str, shown: list[str]) -> None:
    assert written(text) == [word.replace("20", "twenty") for word in shown]


@pytest.mark.parametrize(
    ("text", "scaled", "spelt"),
    [
        ("1,000", True, False),
        ("1000", False, False),
        ("999.5", False, False),
        ("1000.5", False, False),
        ("35k", True, False),
        ("five", False, True),
        ("five hundred", True, True),
        ("5 hundred", True, False),
        ("hundreds", True, True),
        ("half a dozen", True, True),
        ("20 to 3,000", True, False),
        ("five to ten", False, True),
        ("5 to ten", False, False),
        ("two thousand to three", True, True),
    ],
)
def test_what_can_be_no_year_and_what_is_spelt(text: str, scaled: bool, spelt: bool) -> None:
    assert next((n.scaled, n.spelt) for n in read(text)) == (scaled, spelt)


@pytest.mark.parametrize(
    ("text", "shown", "low"),
    [
        ("hundreds of thousands", ["hundreds of thousands"], 100_000),
        ("hundreds or thousands", ["hundreds or thousands"], 100),
        ("hundreds, or thousands", ["hundreds, or thousands"], 100),
        ("hundreds or even thousands", ["hundreds or even thousands"], 100),
        ("hundreds, even thousands", ["hundreds, even thousands"], 100),
        ("hundreds, perhaps thousands", ["hundreds, perhaps thousands"], 100),
        ("hundreds, if not thousands", ["hundreds, if not thousands"], 100),
        ("hundreds if not thousands", ["hundreds if not thousands"], 100),
        ("hundreds, thousands", ["hundreds, thousands"], 100),
        ("hundreds and thousands", ["hundreds", "thousands"], 100),
        ("tens of thousands", ["tens of thousands"], 10_000),
        ("several thousand", ["several thousand"], 2000),
        ("a few hundred thousand", ["a few hundred thousand"], 200_000),
    ],
)
def test_vague_numbers_have_a_low_bound(text: str, shown: list[str], low: float) -> None:
    assert written(text) == shown
    first = read(text)[0]
    assert (first.value, first.low, first.high) == (None, low, None)


@pytest.mark.parametrize(
    ("text", "shown", "share"),
    [
        ("half of them", "half", 50),
        ("half their crew", "half", 50),
        ("a third of them", "a third", 33.333333),
        ("a quarter of it", "a quarter", 25),
        ("three quarters of it", "three quarters", 75),
        ("one third of it", "one third", 33.3333),
        ("one in five", "one in five", 20),
        ("one-in-five", "one-in-five", 20),
        ("nine out of 10", "nine out of 10", 90),
        ("nine out of every 10", "nine out of every 10", 90),
        ("5 of 10", "5 of 10", 50),
    ],
)
def test_shares(text: str, shown: str, share: float) -> None:
    (numeral,) = read(text)
    assert (text[numeral.start : numeral.end], numeral.value) == (shown, share)
    assert numeral.part
    assert not numeral.ranged


@pytest.mark.parametrize(
    "text", ["nine of 13", "six in five", "five in 5", "1.5 in 5", "2 of the 12", "$2 in $5",
             "one quarter", "ten thirds of", "hundreds of 1000"],
)  # fmt: skip
def test_no_shares(text: str) -> None:
    assert not any(n.part for n in read(text))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("20-30", 20, 30),
        ("20 – 30", 20, 30),
        ("20 to 30", 20, 30),
        ("20 or 30", 20, 30),
        ("20 or 80", 20, 80),
        ("between 20 and 30", 20, 30),
        ("between $20 and $30", 20, 30),
        ("from 20 to 30", 20, 30),
        ("20% to 30%", 20, 30),
        ("20 percent to 30 percent", 20, 30),
        ("$20 to $30", 20, 30),
        ("2 to 3 million", 2e6, 3e6),
        ("999 to 3 thousand", None, None),
        ("2,000 to 3 million", 2000, 3e6),
        ("3 to 4bn", 3e9, 4e9),
        ("20 million-30 million", 20e6, 30e6),
        ("two to three thousand", 2000, 3000),
        ("50-1,000", 50, 1000),
        ("900-950", 900, 950),
        ("2101-2200", 2101, 2200),
        ("2,015-3,000", 2015, 3000),
        ("1000 to 2100", 1000, 2100),
    ],
)
def test_ranges(text: str, low: float | None, high: float | None) -> None:
    ranged = [(n.low, n.high) for n in read(text) if n.ranged]
    assert ranged == ([(low, high)] if low else [])


@pytest.mark.parametrize(
    "text",
    ["20 or 90", "20 and 30", "rose from 20 to 30", "from 20 percent to 30 percent", "30 to 20",
     "20 to 20", "2015-16", "1988-1994", "1000-1200", "2100-2200", "dozens to hundreds",
     "20 people to 30", "half of 30"],
)  # fmt: skip
def test_two_numbers_that_are_no_range(text: str) -> None:
    assert not any(n.ranged for n in read(text))
