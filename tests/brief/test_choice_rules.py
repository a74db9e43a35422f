"""What a quotation is worth, which of many are chosen, and which lines a summary holds."""

from __future__ import annotations

from typing import Any

import pytest

from generator.brief.compose import compose
from generator.brief.home_brief import _is_worth_showing
from generator.brief.key_quotes import choose_quotes, is_quotable, is_statement, score_quotes
from generator.brief.lead import topic_signature
from generator.brief.lead_candidates import CandidatePool, SummaryCandidate
from generator.brief.sort_keys import by_claimants, by_date, by_newest, first_day
from generator.brief.standalone_sentences import stands_alone
from generator.records import Editorial, Quote, SummaryLine, Topic
from tests import factory

WORDS = [f"Ferry{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(200)]


def said(words: int | str, id: str = "a", **given: Any) -> Quote:
    """A quotation, of so many words or of these."""
    text = " ".join(WORDS[:words]) if isinstance(words, int) else words
    source = factory.article(id, text)
    return factory.quote(source, text, **({"speaker": "ann", "sentence": "x"} | given))


def worth(*quotes: Quote, **groups: Any) -> list[float]:
    """The scores of quotations."""
    groups.setdefault("articles", [factory.article(q.article, q.text) for q in quotes])
    salience = score_quotes(factory.records(quotes=quotes, **groups))
    return [salience.base[q.id] for q in quotes]


def difference(better: Quote, worse: Quote, **groups: Any) -> float:
    one, other = worth(better, worse, **groups)
    return round(one - other, 4)


@pytest.mark.parametrize(
    ("kind", "other", "gain"),
    [("direct", "mixed", 0.39), ("mixed", "indirect", 0.52)],
)
def test_words_actually_quoted_are_worth_more(kind: str, other: str, gain: float) -> None:
    assert difference(said(10, kind=kind), said(10, "b", kind=other)) == gain


@pytest.mark.parametrize(
    ("words", "loss"),
    [(4, 0.7), (7, 0.35), (10, 0), (40, 0), (65, 0.35), (90, 0.7), (3, 0.7), (100, 0.7)],
)
def test_a_scrap_and_a_speech_are_worth_less(words: int, loss: float) -> None:
    assert difference(said(20), said(words, "b")) == loss


def test_words_that_say_nothing_are_worth_less() -> None:
    plain = said("x " + "the of and " * 3 + "to", "b")
    assert worth(said(11), plain)[0] > worth(said(11), plain)[1]
    assert difference(said(10), said("Ferries sail of the and to in it is as".strip(), "b")) > 0.3


def test_a_speaker_who_is_known_is_worth_more() -> None:
    actors = [
        factory.actor("ann", quotes=3, mentions=5),
        factory.actor("bob", quotes=3, mentions=5, curated=True),
        factory.actor("cy", quotes=3, mentions=5, speaks_for="france"),
        factory.actor("body", "organisation", quotes=3, mentions=5),
        factory.actor("dee", quotes=0, mentions=2),
    ]
    speakers = ("ann", "bob", "cy", "body", "dee", "nobody")
    quotes = [said(10, chr(97 + n), speaker=s) for n, s in enumerate(speakers)]
    ann, bob, cy, body, dee, nobody = worth(*quotes, actors=actors)
    assert round(bob - ann, 4) == round(cy - ann, 4) == round(body - ann, 4) == 0.2
    assert round(ann - nobody, 4) == 0.6
    assert round(dee - nobody, 4) == 0.3


def test_what_other_outlets_carry_is_worth_more_and_opinions_half() -> None:
    one, two, three = (said(10, id, same_as="a-q0") for id in "abc")
    alone = said(10, "d")
    articles = [factory.article(id, one.text, outlet=id) for id in "abcd"]
    assert round(worth(one, two, alone, articles=articles)[0] - worth(alone)[0], 4) == 0.4
    assert round(worth(one, two, three, alone, articles=articles)[0] - worth(alone)[0], 4) == 0.8
    copied = [articles[0], factory.article("b", one.text, outlet="b", copy_of="a"), articles[3]]
    assert worth(one, two, alone, articles=copied)[0] == worth(alone)[0]
    opinion = [factory.article("d", alone.text, genre="opinion")]
    assert worth(alone, articles=opinion)[0] == worth(alone)[0] / 2


def test_an_event_in_the_same_sentence_and_a_name_in_its_opening_are_worth_more() -> None:
    told, other = said(10, "a", sentence="It sank."), said(10, "b", sentence="It rained.")
    source = factory.article("a", "It sank.")
    event = factory.event(source, "It sank.", entry="e1")
    entry = factory.entry("e1", weight=2.0)
    heavier = factory.entry("e2", weight=4.0)
    records: dict[str, Any] = {"events": [event], "chronology": [entry, heavier]}
    assert difference(told, other, **records) == 0.25
    named = said("Ann Lee will sail the old ferry to Hamar again today")
    leaning = said("She will sail the old ferry to Hamar town again today", "b")
    reported = said("She will sail the old ferry to Hamar town again today", "c", kind="indirect")
    direct = said("Lee will sail the old ferry to Hamar town again today", "d", kind="indirect")
    assert difference(named, leaning) >= 0.5
    assert difference(direct, reported) < 0.5


def test_the_terms_of_its_topic_count_on_its_page() -> None:
    topic = Topic("t", "T", "", True, (None, None), (), ("ferry",))
    held, other = said("The ferry sails to Hamar again"), said("The train runs to Hamar again", "b")
    records = factory.records(quotes=(held, other), topics=(topic,))
    salience = score_quotes(records)
    score = salience.for_topic(topic)
    assert round(score(held) - salience.base[held.id], 4) == 0.6
    assert score(other) == salience.base[other.id]


@pytest.mark.parametrize(
    ("quote", "statement", "quotable"),
    [
        (said(4, found="marks/editor"), True, True),
        (said(3, found="marks/editor"), False, False),
        (said(3, found="marks/editor", clause="he said that it was a pity"), True, False),
        (said(4, found="marks/editor", speaker=None), False, False),
        (said(4, found="marks/editor", speaker=None, speaker_name="Ann"), True, True),
        (said(4, found="marks/after", probability=0.6), True, False),
        (said(4, found="marks/editor", speaker="press", interview=True), False, False),
        (said(4, found="marks/editor", speaker="press"), True, True),
        (said(4, found="marks/editor", speaker="ann", interview=True), True, True),
    ],
)
def test_what_can_be_quoted(quote: Quote, statement: bool, quotable: bool) -> None:
    actors = {"ann": factory.actor("ann"), "press": factory.actor("press", "media")}
    assert is_statement(quote, actors) is statement
    assert is_quotable(quote, actors) is quotable


def test_the_best_are_chosen_once_each() -> None:
    quotes = [
        said("Ferries sail to Hamar today", "a"),
        said("Ferries sail to Hamar today", "b", same_as="a-q0"),
        said("Trains run to Torvel tonight", "c"),
        said("Buses stop at Skar tomorrow", "d", speaker="bob"),
        said("Ferries sail to Hamar harbour", "e"),  # much the same words
        said("Ferries sail from Norland at noon", "f"),
    ]
    score = {q.id: 10.0 - n for n, q in enumerate(quotes)}

    def chosen(limit: int, each: int | None = None) -> str:
        return "".join(q.article for q in choose_quotes(quotes, lambda q: score[q.id], limit, each))

    assert chosen(9) == "acdf"
    assert chosen(2) == "ac"
    assert chosen(9, 1) == "ad"
    assert chosen(9, 2) == "acd"
    assert chosen(1) == "a"


def line(id: str, keys: str, **given: Any) -> SummaryCandidate:
    """A sentence of a summary; its keys are letters."""
    values: dict[str, Any] = {
        "line": SummaryLine(id, 0, 1, "x"),
        "keys": frozenset(keys),
        "told": (),
        "prominence": 0.5,
        "date": "2023-10-04",
        "position": 0,
        "factor": 1.0,
        "opinion": False,
    }
    return SummaryCandidate(**(values | given))


def test_words_that_mark_a_topic() -> None:
    pool = CandidatePool(factory.records(), {})
    pool.all = [line("a", "ab"), line("b", "ac"), line("c", "de"), line("d", "df")]
    marks = topic_signature(pool.all[:2], pool)
    assert set(marks) == {"a", "b", "c"}
    assert marks["a"] == 1.0
    assert marks["b"] < 1.0
    assert topic_signature(pool.all, pool) == {"a": 1.0, "d": 1.0}
    assert topic_signature([], pool) == {}


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Ferries of Norland sail to Hamar at noon.", True),  # eight words
        ("Ferries of Norland sail to Hamar today.", False),
        ("Norland " + "sails " * 53 + "on.", True),
        ("Norland " + "sails " * 54 + "on.", False),
        ("Ferries of Norland sail to Hamar at noon!", True),
        ("Ferries of Norland sail to Hamar at\nnoon.", False),
        ("Ferries (of Norland sail to Hamar at noon.", False),
        ("Ferries “of Norland” sail to Hamar at noon.", True),
        ("Ferries ‘of Norland sail to Hamar at noon.", False),
        ("Ferries «of Norland sail to Hamar at noon.", False),
        ("10 ferries of Norland sail to Hamar today.", True),
        ("Norland asked “why?” of Hamar on Monday at noon.", True),
        ("Norland reacted a few hours later to the news from Hamar.", False),
        ("Norland reacted on Monday, a few hours later than Hamar did.", True),
        ("Norland reacted a few hours later, on Monday, to the news.", True),
        ("Most of their ferries sail to Norland at noon.", False),
        ("Norland said that its ferries sail to Hamar at noon.", True),
        ("Norland says we shall sail to Hamar at noon.", False),
        ("Does Norland sail to Hamar, at noon. Yes.", True),
        ("Why ferries of Norland sail to Hamar? At noon.", False),
    ],
)
def test_sentences_that_can_be_read_alone(text: str, alone: bool) -> None:
    assert stands_alone(text) is alone


def test_orders() -> None:
    year = factory.entry("y", "2023")
    month = factory.entry("m", "2023-01")
    day = factory.entry("d", "2023-01-01", weight=2.0)
    light = factory.entry("a", "2023-01-01", weight=1.0)
    assert sorted([light, day, month, year], key=by_date) == [year, month, light, day]
    late = factory.entry("l", "2023-02-01")
    assert sorted([light, day, late], key=by_newest) == [late, day, light]
    assert first_day(None) == first_day("soon") == "9999-12-31"
    kinds = [("killed", 1, 1), ("money", 1, 1), ("money", 2, 1), ("money", 1, 2)]
    measures = [
        factory.measure(f"m{n}", tuple("abc"[:figures]), category=kind, claimants=claimants)
        for n, (kind, claimants, figures) in enumerate(kinds)
    ]
    assert [m.id for m in sorted(measures, key=by_claimants)] == ["m2", "m3", "m0", "m1"]


@pytest.mark.parametrize(
    ("claimants", "figures", "category", "shown"),
    [
        (2, 1, "count", True),
        (1, 2, "killed", True),
        (1, 2, "count", False),
        (1, 1, "killed", False),
    ],
)
def test_measures_that_home_shows(claimants: int, figures: int, category: str, shown: bool) -> None:
    names = tuple(f"f{n}" for n in range(figures))
    measure = factory.measure("m", names, claimants=claimants, category=category)
    assert _is_worth_showing(measure) is shown


def test_company_is_named_by_how_often_it_is_kept() -> None:
    source = factory.article("a", "Ada met Bo and Cy.")
    second = factory.article("b", "Ada met Cy.")
    mentions = [
        factory.mention(article, name, name.lower())
        for article in (source, second)
        for name in ("Ada", "Bo", "Cy")
        if name in article.text
    ]
    records = factory.records(
        articles=(source, second), mentions=mentions, actors=map(factory.actor, ("ada", "bo", "cy"))
    )
    briefing = compose(records, Editorial(), {})
    (ada,) = [b for b in briefing.actors if b.actor.id == "ada"]
    assert ada.with_actors == (("cy", 2), ("bo", 1))
