"""What a measure that nobody named is called."""

from __future__ import annotations

import pytest

from generator.join.measure_labels import clause_of, heading, label_of_measure
from generator.records import FigureCategory
from tests.factory import article, figure


@pytest.mark.parametrize(
    ("label", "text", "category", "said"),
    [
        ("occupy regions around the city", "seven regions", "count", "regions around the city"),
        ("people who fled by boat", "400 people", "displaced", "people who fled by boat"),
        ("Norwegian nurses sent south", "30 Norwegian nurses", "count",
         "Norwegian nurses sent south"),
        ("the ministry 's trucks", "nine trucks", "count", "the ministry's trucks"),
    ],
)  # fmt: skip
def test_a_label_begins_with_what_is_counted(
    label: str, text: str, category: FigureCategory, said: str
) -> None:
    assert heading(label, text, category) == said


@pytest.mark.parametrize(
    ("label", "text", "category"),
    [
        ("killed people", "at least 12 people", "killed"),
        ("raised for the relief effort", "$4m", "money"),
        ("rescued", "69", "count"),
        ("people on board", "61 people", "killed"),
    ],
)
def test_words_that_cannot_stand_alone_are_no_label(
    label: str, text: str, category: FigureCategory
) -> None:
    assert heading(label, text, category) is None


def test_the_sentence_stands_where_no_label_can() -> None:
    source = article(text="The Gray Fund gave $4m to the valley, and the winter was mild again.")
    money = figure(source, "$4m", 4e6, category="money", unit="USD",
                   measure_label="Gray Fund gave", sentence=source.text)  # fmt: skip
    told = "The Gray Fund gave $4m to the valley, and the winter was mild again"
    assert label_of_measure([money], money) == told


def test_a_long_sentence_is_cut_to_the_clause_of_the_figure() -> None:
    text = (
        "After a seventh worker had died of burns in the night, the toll of the harbour fire now "
        "stands at seven, and nobody knows yet who had locked the doors of the old hostel."
    )
    source = article(text=text)
    seven = figure(source, "seven", 7, category="killed", sentence=text)
    assert clause_of(seven) == "the toll of the harbour fire now stands at seven"
