"""One field of many records set at once."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records import Part, SummaryLine
from generator.records.replace_field import replace_field

LINES = st.lists(st.builds(SummaryLine, st.text(), st.integers(), st.integers(), st.text()))


@given(LINES, st.data())
def test_it_says_what_replace_says(lines: list[SummaryLine], data: st.DataObject) -> None:
    values = [data.draw(st.text(max_size=2)) for _ in lines]
    pairs = zip(lines, values, strict=True)
    assert replace_field(lines, "article", values) == tuple(replace(x, article=v) for x, v in pairs)


def test_a_record_that_holds_the_value_stays_itself() -> None:
    parts = (Part(1, 2, "a"), Part(2, 3, "b"))
    same, other = replace_field(parts, "text", ["a", "a"])
    assert same is parts[0]
    assert other == Part(2, 3, "a")


def test_each_record_needs_a_value() -> None:
    with pytest.raises(ValueError, match="zip"):
        replace_field((Part(1, 2, "a"),), "text", [])


@given(LINES)
def test_records_travel_whole(lines: list[SummaryLine]) -> None:
    assert pickle.loads(pickle.dumps(lines, protocol=5)) == lines
