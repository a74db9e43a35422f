"""What a measure that nobody named is called."""

from __future__ import annotations

import pytest

from generator.join.measure_labels import heading
from generator.records import FigureCategory


@pytest.mark.parametrize(
    ("label", "text", "category", "said"),
    [
        ("occupy regions around the city", "seven regions", "count", "regions around the city"),
        ("people who crossed the river", "400 people", "displaced", "people who crossed the river"),
        ("sheltering families in tents", "some 50 families", "affected", "families in tents"),
        ("killed people", "at least 12 people", "killed", "people killed"),
        ("Norwegian nurses sent south", "30 Norwegian nurses", "count",
         "Norwegian nurses sent south"),
        ("the ministry 's trucks", "nine trucks", "count", "the ministry's trucks"),
        ("raised for the relief effort", "$4m", "money", "money: raised for the relief effort"),
        ("rescued", "69", "count", "rescued"),
    ],
)  # fmt: skip
def test_a_label_begins_with_what_is_counted(
    label: str, text: str, category: FigureCategory, said: str
) -> None:
    assert heading(label, text, category) == said
