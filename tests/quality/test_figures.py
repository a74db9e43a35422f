"""What scorers print, read again; and floors that can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import BriefingError
from tests.quality.figures import Figure, falls, raised, read_figures, read_floors
from tests.quality.gate import FLOORS

PRINTED = """events found             P 0.986  R 0.889  F 0.935   312/316 predicted, 351 gold
swallowed                0.102   32/312
one event, one entry     P 0.700  R 0.443  F 0.543   91/130 predicted, 205 gold
mean lead                      0.094
mean                           date F1 0.734
cases                  F 0.703   102/145
exports                2/18
missed | something 0.5 that is no figure
"""


def test_every_kind_of_line_is_read() -> None:
    read = {f.measure: f for f in read_figures("x", PRINTED)}
    assert read["events found"] == Figure("x", "events found", 0.935, 0.986, 0.889)
    assert read["one event, one entry"].recall == 0.443
    assert {name: read[name].f for name in ("swallowed", "mean lead", "mean", "cases")} == {
        "swallowed": 0.102, "mean lead": 0.094, "mean": 0.734, "cases": 0.703,
    }  # fmt: skip
    assert read["exports"].f == 0.111


def test_what_fell_and_what_vanished_is_named() -> None:
    figures = [Figure("saved", "figures", 0.9, 0.9, 0.9)]
    floors = {"saved": {"figures F": 0.95, "events F": 0.1}, "polnear": {"x F": 1.0}}
    assert falls(figures, floors, ["saved"]) == [
        "saved: figures F: 0.900, floor 0.950",
        "saved: events F: nothing, floor 0.100",
    ]


def test_a_fall_within_the_arithmetic_of_machines_is_none() -> None:
    figures = [Figure("saved", "mean lead", 0.949)]
    assert not falls(figures, {"saved": {"mean lead": 0.951}}, ["saved"])
    assert falls(figures, {"saved": {"mean lead": 0.953}}, ["saved"])


def test_of_some_measures_less_is_better() -> None:
    figures = [Figure("joining", "swallowed", 0.1)]
    assert falls(figures, {"joining": {"swallowed": 0.05}}, ["joining"])
    assert not falls(figures, {"joining": {"swallowed": 0.2}}, ["joining"])
    assert raised(figures, {"joining": {"swallowed": 0.2}}) == {"joining": {"swallowed": 0.1}}


def test_floors_only_go_up_and_none_is_zero() -> None:
    figures = [Figure("saved", "figures", 0.66, 0.5, 0.99), Figure("saved", "merging", 0.003)]
    assert raised(figures, {"saved": {"figures P": 0.6, "figures F": 0.6}}) == {
        "saved": {"figures P": 0.6, "figures R": 0.99, "figures F": 0.66}
    }


def test_every_floor_can_fail() -> None:
    """Nothing is worse than 0 (or, where less is better, than everything)."""
    for data, floors in read_floors(FLOORS).items():
        for name in floors:
            worst = [Figure(data, name, 0.0), Figure(data, name, 1000.0)]
            assert any(falls([f], {data: {name: floors[name]}}, [data]) for f in worst), name


def test_broken_floors_file_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "floors.yml"
    path.write_text("saved: [1, 2]\n", encoding="utf-8")
    with pytest.raises(BriefingError, match=r"floors\.yml: expected"):
        read_floors(path)
