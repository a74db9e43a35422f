"""Interviews and transcripts: whose turn it is."""

from __future__ import annotations

import pytest

from tests.extract.quotes.conftest import Find, said


def test_an_interview_labelled_once(find: Find) -> None:
    text = (
        "THE PAPER:\n\nThe fighting goes on.\n\nWhat do you want?\n\nMaria Keller:\n\n"
        "We want peace.\n\nThat is all.\n\nThe roads are closed.\n\nHow do people get food?\n\n"
        "They do not, and we cannot help."
    )
    turns = find(text, "interview")
    assert all(q.interview and q.kind == "direct" for q in turns)
    asked = [q.text for q in turns if q.speaker_name != "Maria Keller"]
    assert asked == [
        "The fighting goes on.",
        "What do you want?",
        "The roads are closed.",
        "How do people get food?",
    ]


@pytest.mark.parametrize(
    ("statement", "reply", "asker"),
    [
        ("That is, the road is a lost project.", "It is no lost project at all.", True),
        ("That is, the road is a lost project.", "Because nothing is ready.", False),
        (
            "That is, the road is a lost project.",
            "The project will be sold. It is not lost.",
            False,
        ),
        ("That is, our road is a lost project.", "It is not a lost project.", False),
        ("That is no lost project.", "It is not a lost project.", False),
    ],
)
def test_nobody_denies_his_own_last_words(
    find: Find, statement: str, reply: str, asker: bool
) -> None:
    text = (
        "THE PAPER:\n\nWhat do you want?\n\nMaria Keller:\n\nWe want peace.\n\n"
        f"{statement}\n\nBut who will pay?\n\n{reply}\n\nWhen does it end?\n\nSoon."
    )
    turn = said(find(text, "interview"), statement)
    assert (turn.speaker_name != "Maria Keller") is asker


def test_a_transcript_with_a_label_on_every_turn(find: Find) -> None:
    text = "KELLER: We are ready.\n\nBRANDT: Are you?\n\nKELLER: Yes.\n\nBRANDT: Good to hear it."
    assert [(q.speaker_text, q.text) for q in find(text)] == [
        ("KELLER", "We are ready."),
        ("BRANDT", "Are you?"),
        ("KELLER", "Yes."),
        ("BRANDT", "Good to hear it."),
    ]
