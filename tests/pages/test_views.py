"""A quotation that an attribution interrupts: one item, marked at each of its parts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.brief.compose import compose
from generator.pages.marked_text import mark_paragraphs
from generator.pages.record_index import RecordIndex
from generator.pages.source_passages import marks_of, passages_of
from generator.pages.views import Views
from generator.records import Article, Editorial, Part, Quote
from generator.verify import verify_records
from tests import factory

SOURCE = factory.article("a", "“The dam is gone,” Ana Belo said. “Nobody warned us.”")


def _part(words: str) -> Part:
    start = SOURCE.text.index(words)
    return Part(start, start + len(words), words)


QUOTE = replace(
    factory.quote(SOURCE, "The dam is gone,", sentence=SOURCE.text),
    rest=(_part("Nobody warned us."),),
)


def _lookup(quote: Quote, source: Article = SOURCE) -> RecordIndex:
    return RecordIndex(compose(factory.records(articles=(source,), quotes=(quote,)), Editorial()))


def test_both_parts_are_shown_without_the_attribution() -> None:
    (view,) = Views(_lookup(QUOTE)).quotes([QUOTE.id])
    assert [p.text for p in view.parts if p.quoted] == ["The dam is gone", "Nobody warned us."]


def test_a_mixed_one_is_shown_in_its_sentence() -> None:
    (view,) = Views(_lookup(replace(QUOTE, kind="mixed"))).quotes([QUOTE.id])
    assert "".join(p.text for p in view.parts) == SOURCE.text
    assert [p.text for p in view.parts if p.quoted] == ["The dam is gone,", "Nobody warned us."]


def test_both_parts_are_marked_under_one_anchor_and_listed_once() -> None:
    index = _lookup(QUOTE)
    body = str(mark_paragraphs(SOURCE, marks_of(SOURCE, index))[0].body)
    assert body.count('class="m quote"') == 2
    assert body.count(f'id="{QUOTE.id.removeprefix("a-")}"') == 1
    assert [len(group) for _, group in passages_of(SOURCE, index, {})] == [1]


def test_every_part_is_held_to_its_source() -> None:
    records = factory.records(articles=(SOURCE,), quotes=(QUOTE,))
    assert verify_records(records) == []
    moved = replace(QUOTE, rest=(replace(QUOTE.rest[0], start=QUOTE.rest[0].start + 1),))
    (message,) = verify_records(factory.records(articles=(SOURCE,), quotes=(moved,)))
    assert "Nobody warned us." in message


INTERVIEW = factory.article("i", "What happened?\n\nThe dam broke in 2019. We had no warning.")
ANSWER = replace(
    factory.quote(INTERVIEW, "The dam broke in 2019. We had no warning."),
    kind="direct",
    interview=True,
    speaker_name="Ana Belo",
)


@pytest.mark.parametrize("spoken", [True, False])
def test_what_an_answer_tells_is_the_speakers_claim_in_a_chronology(spoken: bool) -> None:
    event = factory.event(INTERVIEW, "The dam broke in 2019.", "2019")
    records = factory.records(
        articles=(INTERVIEW,),
        quotes=(ANSWER,) if spoken else (),
        events=(event,),
        chronology=(factory.entry("2019-dam", "2019", events=(event.id,), articles=("i",)),),
    )
    (view,) = Views(RecordIndex(compose(records, Editorial()))).entries(["2019-dam"])
    assert view.quoted is spoken
    assert (view.speaker.link.text if view.speaker else None) == ("Ana Belo" if spoken else None)


def test_a_sentence_out_of_a_quotation_is_told_without_the_mark_that_begins_it() -> None:
    source = factory.article("w", "“The dam broke in 2019. We had no warning,” she said.")
    said = replace(
        factory.quote(source, "The dam broke in 2019. We had no warning"),
        kind="direct",
        speaker_name="Ana Belo",
    )
    event = factory.event(source, "“The dam broke in 2019.", "2019")
    entry = factory.entry("2019-dam", "2019", events=(event.id,), articles=("w",))
    records = factory.records(
        articles=(source,),
        quotes=(said,),
        events=(event,),
        chronology=(replace(entry, text=event.sentence),),
    )
    index = RecordIndex(compose(records, Editorial()))
    (view,) = Views(index).entries(["2019-dam"])
    assert (view.quoted, view.text) == (True, "The dam broke in 2019.")
    assert index.entry_text(index.entries["2019-dam"]) == "Ana Belo: “The dam broke in 2019.”"
