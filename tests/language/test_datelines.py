"""What stands before a report's first sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.datelines import after_dateline


@pytest.mark.parametrize(
    "line",
    [
        "Fri May 4, 2018 9:41am EDT OSLO (Agency) - ",
        "OSLO, May 4 (Example Agency) – ",
        "DORN, MAY 4, EXAMPRESS. ",
        "May 4 (Wire) - ",
        "Page last updated at 15:47 GMT, Friday, 4 May 2018 ",
        "From Ida Moss and Jon Kray , CNN ",
        "By Ida Moss, Reuters ",
        "Central Banks Cut Rates OSLO , Dec. 4 -- ",
        "Tavia calls it meddling * Talks begin (adds quote) OSLO , March 10 (Wire) - ",
        "",
    ],
)
def test_the_sentence_begins_behind_it(line: str) -> None:
    text = f"{line}The bridge was closed on Monday."
    assert text[after_dateline(text, 0, len(text)) :] == "The bridge was closed on Monday."


def test_an_agencys_dateline_may_stand_behind_a_summary() -> None:
    text = f"{'Rebels hold the town. ' * 20}Orlu , Tavia (EXA) -- The bridge was closed."
    assert text[after_dateline(text, text.index("Orlu"), len(text)) :] == "The bridge was closed."


def test_a_dateline_alone_is_no_empty_sentence() -> None:
    text = "OSLO, May 4 (Example Agency) – "
    assert after_dateline(text, 0, len(text)) == 0


@given(st.text(alphabet="AB cd.,-–()4\n", max_size=80))
def test_something_is_always_left(text: str) -> None:
    start = after_dateline(text, 0, len(text))
    assert 0 <= start <= len(text)
    assert bool(text[start:].strip()) == bool(text.strip())
