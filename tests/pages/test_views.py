"""A quotation that an attribution interrupts: one item, marked at each of its parts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.brief.compose import compose
from generator.pages.addresses import Link, citation_key
from generator.pages.record_index import RecordIndex
from generator.pages.source_passages import annotate_paragraphs
from generator.pages.views import Views, stated_bounds
from generator.records import Article, Editorial, Part, Quote, Role
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
    (paragraph, *_) = annotate_paragraphs(SOURCE, index, {})
    body = str(paragraph.paragraph.body)
    assert body.count('class="m quote"') == 2
    assert body.count(f'id="{QUOTE.id.removeprefix("a-")}"') == 1
    assert [[link.text for link in note.about] for note in paragraph.notes] == [
        ["speaker not named"]
    ]


def test_a_note_names_four_pages_and_says_how_many_more_use_the_passage() -> None:
    used = tuple(Link(f"Topic {n}", f"topics/{n}.md#x") for n in range(7))
    key = citation_key(SOURCE.id, QUOTE.id.removeprefix("a-"))
    (paragraph, *_) = annotate_paragraphs(SOURCE, _lookup(QUOTE), {key: used})
    (note,) = paragraph.notes
    assert (note.pages, note.more) == (used[:4], 3)


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


def test_a_role_cites_four_articles_and_says_how_many_more_state_it() -> None:
    sources = tuple(factory.article(f"a{n}", "Text.") for n in range(6))
    roles = tuple(
        Role(text, f"2024-05-0{n + 1}", f"a{n}")
        for n, text in enumerate(["Minister", "the minister"] * 3)
    )
    records = factory.records(articles=sources, actors=(factory.actor("belo", roles=roles),))
    (view,) = Views(RecordIndex(compose(records, Editorial()))).roles(records.actors[0])
    assert (view.text, len(view.cites), view.more) == ("Minister", 4, 2)
    assert view.as_of == "1 May 2024 to 6 May 2024"


@pytest.mark.parametrize(
    ("given", "bounds"),
    [
        ({"qualifier": "exact"}, (9, 9)),
        ({"qualifier": "about"}, (9, 9)),
        ({"qualifier": "more_than"}, (9, None)),
        ({"qualifier": "at_least"}, (9, None)),
        ({"qualifier": "nearly"}, (None, 9)),
        ({"qualifier": "up_to"}, (None, 9)),
        ({"qualifier": "range", "low": 8.0, "high": 10.0}, (8, 10)),
        ({"qualifier": "more_than", "low": 8.0}, (8, None)),
    ],
)
def test_a_qualifier_leaves_an_end_open(
    given: dict[str, Any], bounds: tuple[float | None, float | None]
) -> None:
    assert stated_bounds(factory.figure(SOURCE, "dam", 9, **given)) == bounds


def test_an_entry_names_four_actors_and_a_quotation_cites_as_many_articles() -> None:
    actors = tuple(factory.actor(f"actor-{n}") for n in range(9))
    sources = tuple(factory.article(f"a{n:02}", "“The dam is gone,” she said.") for n in range(15))
    quotes = tuple(factory.quote(s, "The dam is gone,", same_as="a00-q1") for s in sources)
    event = factory.event(sources[0], sources[0].text)
    entry = factory.entry("e", events=(event.id,), actors=tuple(a.id for a in actors))
    records = factory.records(
        articles=sources, actors=actors, quotes=quotes, events=(event,), chronology=(entry,)
    )
    views = Views(RecordIndex(compose(records, Editorial())))
    (shown,) = views.entries(["e"])
    assert (len(shown.actors), shown.unnamed) == (4, 5)
    (quote,) = views.quotes(q.id for q in quotes)
    assert (len(quote.others), quote.more) == (4, 10)
    assert len(quote.others[-1].also) == 10
