"""What is reported round the words in marks: all of it, and nothing else."""

from __future__ import annotations

import pytest

from tests.extract.quotes.conftest import START, Find, said


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


def test_what_others_call_a_thing_is_part_of_what_is_said_of_it(find: Find) -> None:
    sentence = (
        "Keller said the council had reopened two schools after the flood, in a programme that "
        "officials called the “new dawn”."
    )
    quotes = find(START + "\n\n" + sentence)
    assert said(quotes, "the council").speaker_name == "Maria Keller"
    assert said(quotes, "new dawn").speaker_name != "Maria Keller"


def test_a_closing_cue_taken_for_a_participle(find: Find) -> None:
    sentence = (
        "Estimates of farmers still in the valley ranged from 50 to 200, after many left in "
        "recent days, the first aid mission to the area in years reported on Monday."
    )
    quote = said(find(sentence), "Estimates of farmers")
    assert quote.text.endswith("left in recent days")
    assert quote.speaker_text == "the first aid mission to the area in years"


def test_a_participle_that_tells_which_one_is_no_cue(find: Find) -> None:
    assert not find("Police closed the road after two crashes, the worst toll reported on Monday.")
