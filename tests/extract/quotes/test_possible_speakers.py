"""What can speak, and what cannot."""

from __future__ import annotations

import pytest

from tests.extract.quotes.conftest import START, Find, said


def test_plural_nouns_are_speakers_but_no_actors(find: Find) -> None:
    quote = said(find("Experts said that the road was closed. Experts left."), "the road")
    assert (quote.speaker, quote.speaker_name) == (None, "Experts")


def test_unnamed_sources_keep_their_description(find: Find) -> None:
    quote = said(find("The protesters said that the road would stay closed."), "the road")
    assert quote.speaker_name == "protesters"


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("The euro crisis highlighted how best to spur growth.", "how best"),
        ("He died of brain cancer, which confirmed what she had always known.", "what she"),
    ],
)
def test_what_has_no_voice_is_no_speaker(find: Find, sentence: str, text: str) -> None:
    found = [q for q in find(START + sentence) if q.text.startswith(text)]
    assert all(q.speaker is None and q.speaker_name is None for q in found)


def test_quotation_marks_beside_a_noun_without_voice_stay_with_who_spoke(find: Find) -> None:
    text = START + "\n\nKeller said the process could be “messy,” adding: “Rivers are messy.”"
    assert said(find(text), "Rivers").speaker_name == "Maria Keller"


@pytest.mark.parametrize("noun", ["report", "campaign", "coalition", "community", "evidence"])
def test_what_people_write_or_form_does_speak(find: Find, noun: str) -> None:
    quote = said(find(f"{START}The {noun} said that the dam had failed again."), "the dam had")
    assert quote.speaker_name == noun


def test_a_dateline_is_no_part_of_a_speaker(find: Find) -> None:
    quote = said(find("BRUSSELS - European leaders said that the dam had failed."), "the dam")
    assert quote.speaker_name == "European leaders"


def test_who_is_blamed_for_refusing_is_the_one_who_refused(find: Find) -> None:
    found = find(START + "Maria Keller criticised Olga Brandt for refusing to open the dam again.")
    assert "Maria Keller" not in {q.speaker_name for q in found if q.cue == "refusing"}


def test_two_who_speak_together_are_both_speakers(find: Find) -> None:
    text = START + "\n\n“We agreed,” Keller and Brandt said in a joint statement."
    quote = said(find(text), "We agreed")
    assert quote.speaker_name == "Maria Keller and Paul Brandt"
    assert len(set(quote.speakers)) == 2
    assert quote.speakers[0] == quote.speaker


def test_one_who_is_named_beside_another_speaks_alone(find: Find) -> None:
    quote = said(find(START + "\n\nKeller, who met Brandt, said that it rained."), "it rained")
    assert quote.speakers == (quote.speaker,)


def test_a_report_that_says_whose_it_is_has_no_other_author(find: Find) -> None:
    text = (
        START + "\n\nKeller praised a resolution. The UN resolution calls the siege “outrageous”."
    )
    quote = said(find(text), "outrageous")
    assert quote.speaker_name != "Maria Keller"


def test_the_head_of_a_body_is_not_who_was_named_last(find: Find) -> None:
    text = "Paul Brandt closed the road. The council's head said that it would open on Friday."
    assert said(find(text), "it would open").speaker_name != "Paul Brandt"


def test_words_go_on_with_who_opened_marks_that_are_not_closed(find: Find) -> None:
    text = (
        START + "\n\nBrandt told the envoy Olaf Berg: “The road is closed.\n\nThe bridge is gone."
        "\n\n“So nobody can come here now.”"
    )
    assert said(find(text), "So nobody").speaker_name == "Paul Brandt"


def test_a_line_of_its_own_may_attribute_the_one_before(find: Find) -> None:
    text = START + "\n\n“What if the bridge is gone?”\n\nasked Olaf Berg, a diver from Oslo."
    assert said(find(text), "What if").speaker_name == "Olaf Berg"
