"""Quotations that go on over paragraphs, marks that never close, labels within a paragraph."""

from __future__ import annotations

import pytest

from tests.extract.quotes.conftest import Find, said


def test_marks_that_run_over_paragraphs_have_one_speaker(find: Find) -> None:
    text = (
        "`` We all failed , '' said Maria Keller , a former reporter .\n\n"
        "`` What we did not see was that it grew .\n\nWe all bear a part of the blame . ''\n\n"
        "The bridge was closed ."
    )
    quotes = find(text)
    assert {q.speaker_name for q in quotes} == {"Maria Keller"}
    last = said(quotes, "We all bear")
    assert last.found == "marks/quotation goes on"
    assert last.probability == said(quotes, "What we did").probability > 0.9


def test_the_speaker_may_be_named_at_the_end_of_marks_that_run_on(find: Find) -> None:
    text = (
        "Many watchdogs say that the boards took risks.\n\n“This is about risk.\n\n"
        "It is about fees.\n\nThey failed to see it,” said Maria Keller, a lawyer."
    )
    quotes = [q for q in find(text) if q.kind == "direct"]
    assert [q.speaker_name for q in quotes] == ["Maria Keller"] * 3


def test_he_beside_tokenised_marks_is_who_acted_in_the_sentence_before(find: Find) -> None:
    text = (
        "The rebels want Paul Brandt to go .\n\n"
        "Their spokesman Peter Lang called the news `` positive . ''\n\n"
        "`` We are pleased with it , '' he said ."
    )
    assert said(find(text), "We are pleased").speaker_name == "Peter Lang"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Paul Keller, the mayor of Riva, and his sister Maria Keller, a deputy, opened it.\n\n"
            "“It took nine years,” Keller said.",
            "Keller",
        ),
        (
            "Paul Keller opened the bridge on Monday with his sister Maria Keller.\n\n"
            "“It took nine years,” Keller said.",
            "Paul Keller",
        ),
        ("Paul Keller met the club.\n\nThe younger Keller said it was late.", "younger Keller"),
    ],
)
def test_a_surname_of_two_is_nobodys(find: Find, text: str, speaker: str) -> None:
    assert find(text)[-1].speaker_name == speaker


def test_marks_that_never_close_end_before_an_attribution(find: Find) -> None:
    text = (
        'The debt rose. "The gap will shrink, said the minister, Paul Adler. Others disagree.\n\n'
        "“He is dreaming,” said Maria Keller, a lawyer."
    )
    first = said(find(text), "The gap")
    assert (first.text, first.speaker_name) == ("The gap will shrink,", "Paul Adler")


def test_a_short_answer_behind_a_colon_is_said(find: Find) -> None:
    text = "Maria Keller met reporters. Asked whether it could change, she said: “No. Never.”"
    assert said(find(text), "No. Never.").speaker_name == "Maria Keller"


def test_a_label_within_a_paragraph_parts_it(find: Find) -> None:
    text = (
        "KELLER: Was it a good year?\n\nBRANDT: It was. And then - KELLER: You left.\n\n"
        "BRANDT: I did.\n\nKELLER: Why?"
    )
    turns = [(q.text, q.speaker_text) for q in find(text)]
    assert ("It was. And then -", "BRANDT") in turns
    assert ("You left.", "KELLER") in turns


def test_a_heading_that_looks_like_a_label_makes_nobody_speak(find: Find) -> None:
    text = (
        "Money Crisis: Some are guilty.\n\nThe banks lent too much.\n\nWho will pay for it?\n\n"
        "We all are. The banks know it.\n\nWhere is your brother?"
    )
    assert find(text, "interview") == ()
