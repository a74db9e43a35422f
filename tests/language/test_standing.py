"""Which words need others to be understood, and which may be left out."""

from __future__ import annotations

import pytest

from generator.language.standing import (
    goes_on,
    is_sentence,
    keeps_meaning,
    leans,
    names_something,
    takes_back,
)

LEANING = [
    "The operation went on.",
    "Since then, more than 100 people have fled.",
    "Tuesday she fears for her life.",
    "Last night they asked all residents to sleep outside.",
    "We opened our hospital in Orlu.",
    "Earlier, it said the port of Orlu was open.",
    "A few hours earlier, the ministry had condemned the attack.",
    ", the head of the bank, called for calm.",
    "300 dead, he said, was too low a number for Orlu.",
    "And this wasn’t the first time: the army of Tavia had failed.",
    "Would the army of Tavia attack?",
]
STANDING = [
    "The town of Orlu fell on Monday.",
    "The fall of dams and bridges was feared.",
    "But the army of Tavia marched on.",
    "US troops reached the port of Orlu.",
    "After he resigned in 2006, Robert Moss worked at a bank.",
    "In his farewell address, Belo warned of a war.",
    "A young woman was found in what had been her kitchen.",
    "It is feared that thousands of people died in Orlu.",
    "It is not clear when the bridge of Orlu will open.",
    "“We won,” Ann Belo said.",
    "al-Belo spoke on Monday.",
    "Thousands of people fled from Orlu, and they need help.",
]


@pytest.mark.parametrize("text", LEANING)
def test_what_only_another_sentence_explains_leans(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize("text", STANDING)
def test_what_tells_whom_and_what_it_means_does_not(text: str) -> None:
    assert not leans(text)


TURNING = [
    "This is not true",
    "The minister denied that",
    "Nobody believes that",
    "If the talks fail",
    "The army would",
    "wasn’t",
    "The firm refused to sign",
    "Only",
    "the army threatened",
    "rumours that",
]
ATTRIBUTING = [
    "Belo said that",
    ", according to the ministry",
    "what it described as",
    "allegedly",
    ", the report claims",
    "The ministry accused the army",
    "Analysts believe",
]
HARMLESS = ["After a night of rain", "Tavia opened the border, and", "on Monday", ""]


@pytest.mark.parametrize("words", TURNING)
def test_what_denies_doubts_or_conditions_is_never_left_out(words: str) -> None:
    assert not keeps_meaning(words)
    assert not keeps_meaning(words, attributed=True)


@pytest.mark.parametrize("words", ATTRIBUTING)
def test_who_says_so_is_left_out_only_where_it_is_told_otherwise(words: str) -> None:
    assert not keeps_meaning(words)
    assert keeps_meaning(words, attributed=True)
    assert takes_back(words)


@pytest.mark.parametrize("words", HARMLESS)
def test_the_rest_can_be_left_out(words: str) -> None:
    assert keeps_meaning(words)
    assert not takes_back(words)


def test_a_condition_behind_an_ellipsis_takes_nothing_back() -> None:
    assert not takes_back(", and would go on if need be")


def test_where_a_broken_line_goes_on() -> None:
    assert [goes_on(t) for t in ("and so on", ") he said", "’s army", "iPhone sales")] == [
        True,
        True,
        True,
        False,
    ]


def test_sentences_begin_and_end() -> None:
    assert is_sentence("“The dam broke.” ")
    assert not is_sentence("4,000) and the firm.")
    assert not is_sentence("Survivors plead for aid")


def test_days_and_months_name_nobody() -> None:
    assert not names_something("On Monday and in May it rained.")
    assert names_something("On Monday it rained in Orlu.")
