"""What the trained reader adds to the rules, and how likely that makes a quotation."""

from __future__ import annotations

import pytest

from generator.extract.quotes.article_quotes import _is_repeated
from generator.extract.quotes.quote_drafts import QuoteDraft
from generator.extract.quotes.read_attributions import _trimmed
from generator.language.pipeline import Parser
from tests.extract.quotes.conftest import START, Find, said


@pytest.mark.parametrize(
    "sentence",
    [
        "The council rejected that argument on Monday.",
        "Keller thanked the council for its help.",
        "The council voted to close the road.",
        "Keller recalled the meeting held in the valley a year ago.",
        "The statement made no mention of the price of the bridge.",
        "We know that the bridge is old.",
    ],
)
def test_deeds_and_things_are_not_said(find: Find, sentence: str) -> None:
    assert not find(START + "\n\n" + sentence)


def test_what_interrupts_a_sentence_parts_the_quotation(find: Find) -> None:
    sentence = "In most of the valleys, Keller said, the old bridges have to be closed."
    (quote,) = find(START + "\n\n" + sentence)
    assert [part.text for part in quote.parts] == [
        "In most of the valleys",
        "the old bridges have to be closed",
    ]
    assert quote.speaker_name == "Maria Keller"


def test_words_in_marks_are_of_the_nearest_who_uses_them(find: Find) -> None:
    sentence = "Keller said that officials had called the plan a “mad dream”."
    quotes = find(START + "\n\n" + sentence)
    assert said(quotes, "mad dream").speaker_name == "officials"


def test_an_attribution_beside_the_words_is_likelier_than_one_inferred(find: Find) -> None:
    beside = said(find(START + "\n\n“The road is closed,” Keller said."), "The road")
    assert beside.speaker_name == "Maria Keller"
    assert beside.probability > 0.9
    text = "\n\nKeller met the council. “The road is closed.” Brandt left.\n\n“So be it.”"
    assert all(q.probability < beside.probability for q in find(START + text))


def test_a_label_is_relied_on(find: Find) -> None:
    quote = said(find(START + "\n\n“KELLER: The road is closed for the day.”"), "The road")
    assert quote.probability > 0.95


@pytest.mark.parametrize(
    ("start", "end", "repeated"), [(5, 20, True), (9, 15, True), (9, 25, False), (21, 25, False)]
)
def test_a_clause_within_a_clause_is_no_second_quotation(
    start: int, end: int, repeated: bool
) -> None:
    whole = QuoteDraft(5, 20, "indirect", 0, "clause")
    assert _is_repeated(QuoteDraft(start, end, "indirect", 0, "clause"), [whole]) is repeated
    assert not _is_repeated(QuoteDraft(start, end, "direct", 0, "marks"), [whole])


def test_a_single_that_may_open_the_phrase_it_belongs_to(parser: Parser) -> None:
    doc = next(iter(parser.docs(["The council rejected that argument on Monday."])))
    start, end = _trimmed(doc[3:4])
    assert doc[start:end].text == "that argument"
