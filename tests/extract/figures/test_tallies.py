"""Numbers whose words are easily missed or misread: tallies, signs, groups, rates, forecasts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.extract.figures import find_figures
from generator.language.pipeline import Parser
from generator.records import FoundFigure
from tests.factory import article

Find = Callable[[str], tuple[FoundFigure, ...]]


@pytest.fixture
def find(parser: Parser) -> Find:
    def find_in(text: str) -> tuple[FoundFigure, ...]:
        return find_figures(next(parser.docs([text])), article(text=text), (), (), ())

    return find_in


@pytest.mark.parametrize(
    ("text", "shown", "unit", "category"),
    [
        ("The ministry put the dead in the valley at 57.", "57", "people", "killed"),
        ("The number of dead has risen to 71.", "71", "people", "killed"),
        ("The toll of the hostel fire now stands at seven.", "seven", "people", "killed"),
        ("The number of injured stands at 210.", "210", "people", "injured"),
        ("The ministry gave 94 as the number of those saved.", "94", "people", "count"),
        ("The number of infections rose to nine.", "nine", "infections", "count"),
        ("The number of dead rose to 230.", "230", "people", "killed"),
        ("The number of injured has reached 1,200.", "1,200", "people", "injured"),
        ("Organisers put the crowd at 120,000.", "120,000", "people", "count"),
        ("The organisers counted 30,000.", "30,000", "people", "count"),
        ("Forty are still missing.", "Forty", "people", "missing"),
        ("At least ten are dead.", "At least ten", "people", "killed"),
        ("Four have been caught.", "Four", "people", "count"),
        ("Fourteen people lost their lives.", "Fourteen people", "people", "killed"),
        ("The accident cost the lives of 40 men.", "40 men", "people", "killed"),
    ],
)
def test_what_a_tally_counts(find: Find, text: str, shown: str, unit: str, category: str) -> None:
    (figure,) = find(text)
    assert (figure.text, figure.unit, figure.category) == (shown, unit, category)


def test_what_is_believed_of_people_befell_them(find: Find) -> None:
    dead, homeless = find(
        "Some 200,000 people are thought to have died, with 1.5 million Haitians now believed to "
        "be homeless."
    )
    assert (dead.category, homeless.category) == ("killed", "displaced")


def test_each_claimant_of_one_verb_has_a_number(find: Find) -> None:
    first, second = find("The organisers counted 30,000, the police some 18,000.")
    assert (first.according_to_text, second.according_to_text) == ("The organisers", "the police")


def test_whoever_puts_a_tally_stands_behind_it(find: Find) -> None:
    (figure,) = find("The ministry raised the number of dead to 25.")
    assert figure.according_to_text == "The ministry"


def test_a_number_behind_another_speaker_is_no_part_of_the_toll(find: Find) -> None:
    toll, homeless = find(
        "The death toll could be as high as 100,000, while the agency said about 300,000 had been "
        "made homeless."
    )
    assert (toll.category, homeless.category) == ("killed", "displaced")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Growth was minus 5.2% in the spring.", -5.2),
        ("Growth was -0.4% in summer.", -0.4),
        ("Some 45.000 people work there.", 45000),
        ("The plant covers 4.255.142 square metres.", 4255142),
        ("Wages rose by 3,2 percent.", 3.2),
        ("It raised USD34.6 million.", 34.6e6),
        ("Some 3.5 crore people live there.", 35e6),
        ("The scheme cost Rs 12,34,567.", 1234567),
        ("It earned 3.30 mln dlrs.", 3.3e6),
    ],
)
def test_values_of_unusual_digits(find: Find, text: str, value: float) -> None:
    (figure,) = find(text)
    assert figure.value == pytest.approx(value)


def test_at_most_is_an_upper_bound(find: Find) -> None:
    (figure,) = find("Fewer than 50 had been found.")
    assert (figure.qualifier, figure.value, figure.high) == ("up_to", 50, 50)


def test_both_sides_of_a_vote_are_votes(find: Find) -> None:
    assert [(f.value, f.unit) for f in find("The bill passed by 148 votes to 97.")] == [
        (148, "votes"),
        (97, "votes"),
    ]


def test_a_rate_is_no_count_and_its_base_no_figure(find: Find) -> None:
    (rate,) = find("The region had 12 deaths per 100,000 people.")
    assert (rate.value, rate.unit, rate.category) == (12, "deaths per 100,000 people", "other")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The firm recalled 40,000 pounds of beef.", "lb"),
        ("The firm paid 2 million pounds of compensation.", "GBP"),
        ("The firm paid 2 million pounds.", "GBP"),
    ],
)
def test_pounds_weigh_or_pay(find: Find, text: str, unit: str) -> None:
    (figure,) = find(text)
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "forecast"),
    [
        ("The death toll could climb to 100.", True),
        ("The toll is expected to reach 200.", True),
        ("The withdrawal of 60,000 doses may delay the campaign.", False),
        ("Up to 200 people could have died.", False),
        ("The toll rose to 100.", False),
    ],
)
def test_what_may_yet_come_is_a_forecast(find: Find, text: str, forecast: bool) -> None:
    (figure,) = find(text)
    assert figure.forecast is forecast


def test_none_of_them_was_hurt(find: Find) -> None:
    (figure,) = find("None of the 48 passengers was hurt.")
    assert (figure.category, figure.measure_label) == ("count", "passengers")


def test_an_age_behind_a_name_is_no_figure(find: Find) -> None:
    assert find("Those found: Ena Storm , 69 - rescued on the third morning.") == ()


UNITS = (
    "10 square miles", "5 per cent", "5 US dollars", "300 basis points", "4 nautical miles",
    "Rs 50", "no fewer than 40 men", "50 or more people", "two dozen men", "2.5 million pounds",
)  # fmt: skip


@given(st.sampled_from(UNITS), st.sampled_from("\u00a0\u202f\u2009"))
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_blank_may_stand_in_a_unit(find: Find, shown: str, blank: str) -> None:
    text = f"The town has {shown.replace(' ', blank)} in all."
    for figure in find(text):
        assert text[figure.start : figure.end] == figure.text


@given(st.integers(1000, 10**9))
def test_groups_read_back_however_they_are_written(number: int) -> None:
    from generator.extract.figures.numerals import find_numerals

    def one(text: str) -> float | None:
        (numeral,) = find_numerals(text)
        return numeral.value

    english = f"{number:,}"
    assert one(f"some {english} people") == number
    assert one(f"some {english.replace(',', ' ')} people") == number
    assert one(f"minus {english} points") == -number
    if number >= 10**6:
        assert one(f"some {english.replace(',', '.')} people") == number
