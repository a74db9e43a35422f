"""Bags of words, one-to-one matching, and floors."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import BriefingError
from generator.evaluate.matching import Score, bag, contained, dice, overlap, pair_up, tokens
from generator.evaluate.table import Row, falls, raised, read_floors


def test_tokens_ignore_marks_and_case() -> None:
    assert tokens("“He’d LEFT,” 2.8 million") == ["he'd", "left", "2.8", "million"]


@given(st.text(), st.text())
def test_likeness_is_symmetric_and_bounded(a: str, b: str) -> None:
    x, y = bag(a), bag(b)
    assert overlap(x, y) == overlap(y, x)
    assert dice(x, y) == dice(y, x)
    assert 0 <= dice(x, y) <= 1
    assert 0 <= contained(x, y) <= 1
    if x:
        assert dice(x, x) == contained(x, x) == 1


def test_likest_pair_is_matched_first_and_each_only_once() -> None:
    likeness = {(0, 0): 0.6, (0, 1): 0.9, (1, 1): 0.8, (1, 0): 0.1}
    assert pair_up([0, 1], [0, 1], lambda a, b: likeness[a, b], 0.5) == [(0, 1)]


def test_scores_add_up_over_documents() -> None:
    total = Score(1, 2, 4) + Score(2, 2, 2)
    assert (total.precision, total.recall) == (0.75, 0.5)
    assert total.f == pytest.approx(0.6)
    assert Score().f == 0


def test_gate_names_what_fell_and_what_vanished() -> None:
    rows = [Row("saved", "figures", 0.9, 0.9, 0.9)]
    floors = {("saved", "figures F"): 0.95, ("saved", "events F"): 0.1, ("polnear", "x F"): 1.0}
    assert [str(f) for f in falls(rows, floors, {"saved"})] == [
        "saved: figures F: 0.900, floor 0.950",
        "saved: events F: nothing, floor 0.100",
    ]


def test_a_fall_within_the_arithmetic_of_machines_is_none() -> None:
    rows = [Row("saved", "figures", None, None, 0.949)]
    assert not falls(rows, {("saved", "figures F"): 0.95}, {"saved"})
    assert falls(rows, {("saved", "figures F"): 0.952}, {"saved"})


def test_floors_only_go_up() -> None:
    rows = [Row("saved", "figures", 0.5, 0.99, 0.66)]
    floors = {("saved", "figures P"): 0.6, ("saved", "figures F"): 0.6}
    assert raised(rows, floors) == {
        "saved": {"figures P": 0.6, "figures R": 0.99, "figures F": 0.66}
    }


def test_broken_floors_file_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "floors.yml"
    path.write_text("saved: [1, 2]\n", encoding="utf-8")
    with pytest.raises(BriefingError, match=r"floors\.yml: expected"):
        read_floors(path)
