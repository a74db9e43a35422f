"""A passage stands on a page once; where it comes again, a pointer leads to it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from generator.brief.compose import compose
from generator.brief.once import LONG_WORDS, Passage, Standing, first_words
from generator.pages.record_index import RecordIndex
from generator.pages.views import Views
from generator.pages.write_pages import site_files
from generator.records import Editorial, Role, SummaryLine
from generator.settings import Settings
from tests import factory
from tests.pages.factory import briefing

SENTENCE = "The army of Tavia entered the town of Orlu on Monday, said Ana Belo."
SOURCE = factory.article("a", f"{SENTENCE} Ten people died.")


def passage(start: int, end: int, article: str = "a") -> Passage:
    return Passage(article, start, end, SOURCE.text[start:end])


def test_a_passage_stands_where_it_comes_first() -> None:
    page = Standing()
    assert page.place(passage(0, len(SENTENCE)), "first") is None
    again = page.place(passage(0, len(SENTENCE)), "second")
    assert again is not None
    assert again.anchor == "first"
    assert again.text == "The army of Tavia entered …"


def test_a_pointer_ends_early_rather_than_before_what_takes_it_back() -> None:
    said = "We hear again that the people of Orlu have left their homes freely."
    page, claim = Standing(), Passage("a", 0, 88, f"{said} This is not true")
    plain = Passage("b", 0, 88, f"{said} It was in June of that year")
    for one in (claim, plain):
        page.place(one, "first")
    short, long = page.place(claim, "x"), page.place(plain, "y")
    assert short is not None
    assert long is not None
    assert short.text == "We hear again …"
    assert long.text.startswith(said)


def test_a_pointer_leaves_out_what_only_explains_the_passage() -> None:
    page, whole = Standing(), "Talks had failed. They entered the town of Orlu on Monday at dawn."
    one = Passage("a", 0, len(whole), whole, before=whole.index("They"))
    page.place(one, "first")
    again = page.place(one, "second")
    assert again is not None
    assert "They entered the town" in again.text
    assert "Talks" not in again.text


def test_a_part_and_a_copy_of_it_point_there_too() -> None:
    page = Standing()
    page.place(passage(0, len(SENTENCE)), "first")
    part = page.place(passage(0, SENTENCE.index(", said")), "part")
    copy = page.place(passage(0, len(SENTENCE), "b"), "copy")
    assert [p and p.anchor for p in (part, copy)] == ["first", "first"]


def test_a_few_words_may_stand_again() -> None:
    page = Standing()
    short = passage(len(SENTENCE) + 1, len(SOURCE.text))
    assert len(short.text.split()) < LONG_WORDS
    assert page.place(short, "first") is None
    assert page.place(short, "second") is None


def test_further_pointers_do_not_repeat_one_another() -> None:
    page, long = Standing(), Passage("a", 0, 99, " ".join(["word"] * 30))
    texts = [page.place(long, str(n)) for n in range(8)]
    assert [p.text.count("word") for p in texts if p] == [24, 17, 12, 9, 5, 5, 5]


def test_a_pointer_to_what_is_counted_shows_the_count() -> None:
    page, start = Standing(), SENTENCE.index("Orlu")
    page.place(passage(0, len(SENTENCE)), "first")
    found = [page.point(passage(0, len(SENTENCE)), (start, start + 4), str(n)) for n in range(3)]
    assert [p.text for p in found if p] == [
        "… of Tavia entered the town of Orlu on Monday, said Ana Belo.",
        "… entered the town of Orlu on Monday, said Ana Belo.",
        "… town of Orlu on Monday, said Ana Belo.",
    ]


def test_a_pointer_is_never_the_whole() -> None:
    words = "One two three four five six seven eight nine ten."
    assert first_words(words, 14) == "One two three four five six seven eight …"


def test_a_role_is_told_with_the_first_mention_on_a_page() -> None:
    belo = factory.actor("ana-belo", roles=(Role("minister", None, "a"),))
    records = factory.records(articles=(SOURCE,), actors=(belo,))
    views = Views(RecordIndex(compose(records, Editorial())))
    page = views.for_page()
    shown = [page.who("ana-belo", None, "a") for _ in range(2)]
    assert [who.role if who else "" for who in shown] == ["minister", None]
    assert [views.who("ana-belo", None, "a") == shown[0] for _ in range(2)] == [True, True]


def test_line_quotation_event_and_figure_of_one_sentence_stand_once() -> None:
    event = factory.event(SOURCE, SENTENCE)
    quote = factory.quote(SOURCE, "The army of Tavia entered the town of Orlu on Monday")
    figure = factory.figure(SOURCE, "Orlu", 1, sentence=SENTENCE)
    records = factory.records(
        articles=(SOURCE,),
        events=(event,),
        quotes=(quote,),
        figures=(figure,),
        chronology=(factory.entry("e", events=(event.id,), articles=("a",), text=SENTENCE),),
    )
    page = Views(RecordIndex(compose(records, Editorial()))).for_page()
    (line,) = page.lines((SummaryLine("a", 0, len(SENTENCE), SENTENCE),))
    (entry,), (said,), (counted,) = (
        page.entries(["e"]), page.quotes([quote.id]), page.figures([figure.id])
    )  # fmt: skip
    pointers = (entry.pointer, said.pointer, counted.pointer)
    assert [pointer and pointer.anchor for pointer in pointers] == [line.id] * 3


def test_key_quotes_are_marked_where_they_stand(tmp_path: Path) -> None:
    files = site_files(
        briefing(), Settings(tmp_path, None, tmp_path, tmp_path, None, site_name="Dam")
    )
    page = files["topics/dam.md"].decode()
    assert "## Key quotes" not in page
    (links,) = re.findall(r"Key quotes, marked where they stand: (.*)\.\n", page)
    anchors = re.findall(r"\(#([\w-]+)\)", links)
    assert len(anchors) == page.count("*Key quote*") == 3
    assert all(f"#{anchor} " in page for anchor in anchors)


def test_a_pointer_to_what_somebody_says_shows_it() -> None:
    """A stump of the sentence's first words would not say it."""
    text = "On Monday, said Ana Belo, the dam of Orlu broke for a second time and killed 12."
    source = factory.article("b", text)
    quote = factory.quote(source, "the dam of Orlu broke for a second time", kind="indirect")
    quote = replace(quote, sentence=text)
    records = factory.records(articles=(source,), quotes=(quote,))
    page = Views(RecordIndex(compose(records, Editorial()))).for_page()
    page.lines((SummaryLine("b", 0, len(text), text),))
    (said,) = page.quotes([quote.id])
    assert said.pointer
    assert said.pointer.text == "… the dam of Orlu broke for a second time"


def test_what_somebody_asks_others_to_do_is_no_clause_to_show_alone() -> None:
    text = (
        "On Monday Ana Belo urged the mayor of Orlu to open all of the schools, in a long letter."
    )
    source = factory.article("b", text)
    quote = factory.quote(source, "the mayor of Orlu to open all of the schools", kind="indirect")
    quote = replace(quote, sentence=text, found="object and infinitive/object and infinitive")
    records = factory.records(articles=(source,), quotes=(quote,))
    page = Views(RecordIndex(compose(records, Editorial()))).for_page()
    page.lines((SummaryLine("b", 0, len(text), text),))
    (said,) = page.quotes([quote.id])
    assert said.pointer
    assert (
        said.pointer.text
        == "On Monday Ana Belo urged the mayor of Orlu to open all of the schools …"
    )


def test_what_the_edition_before_had_not_is_marked() -> None:
    event = factory.event(SOURCE, SENTENCE)
    entries = [
        factory.entry(name, events=(event.id,), articles=("a",), text=SENTENCE) for name in "ef"
    ]
    records = factory.records(articles=(SOURCE,), events=(event,), chronology=tuple(entries))
    views = Views(RecordIndex(compose(records, Editorial())), new=frozenset({"f"}))
    assert [entry.new for entry in views.for_page().entries("ef")] == [False, True]
