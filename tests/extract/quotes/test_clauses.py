"""What is reported round the words in marks: all of it, and nothing else."""

from __future__ import annotations

import pytest

from .conftest import Find
from .test_find import START, said


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        (
            "Keller told a crowded council meeting that the bridge was shut, but that repairs "
            "were useless when “the river takes it all away.”",
            "the bridge was shut, but that repairs "
            "were useless when “the river takes it all away.”",
        ),
        (
            "Keller told reporters the bridge was shut and “could hardly be repaired before the "
            "end of a summer that had brought so much rain to the valley.”",
            "the bridge was shut and “could hardly be repaired before the "
            "end of a summer that had brought so much rain to the valley.”",
        ),
        (
            "Keller said the council should stop its payments and punish the firm for what she "
            "called its “planned campaign of neglect” in the valley.",
            "the council should stop its payments and punish the firm for what she "
            "called its “planned campaign of neglect” in the valley",
        ),
        (
            "Keller said the bridge was “a wreck” and shut, according to reports.",
            "the bridge was “a wreck” and shut",
        ),
    ],
)
def test_a_clause_is_what_is_reported_and_no_more(find: Find, sentence: str, clause: str) -> None:
    quote = next(q for q in find(START + "\n\n" + sentence) if q.kind == "mixed")
    assert (quote.clause, quote.speaker_name) == (clause, "Maria Keller")


def test_a_closing_source_is_no_part_of_what_another_said(find: Find) -> None:
    sentence = "Keller said the bridge was shut and would stay so, according to the Tribune."
    assert said(find(START + sentence), "the bridge").text == (
        "the bridge was shut and would stay so"
    )
