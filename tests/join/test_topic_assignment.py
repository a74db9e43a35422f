"""Topics are given to passages by their terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.join.term_hits import TermMatcher
from generator.join.topic_assignment import Assigned, assign_topics, with_sources
from generator.language.wording import paragraphs, stem, words
from generator.records import Article, CuratedTopic, Editorial, Topic
from tests import factory

SUMMIT = CuratedTopic(
    id="summit", title="The summit", terms=("Granada", "summit"), actors=("envoy",)
)
COURT = CuratedTopic(id="court", title="The court", terms=("ICC", "Rome Statute"))
ARMS = CuratedTopic(
    id="arms", title="Arms", terms=("supply weapons",), period=("2023-10-01", "2023-10-31")
)


def matched(topic: CuratedTopic, text: str) -> list[str]:
    return [text[start:end] for _, start, end in TermMatcher((topic.terms,)).find(text)]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("refugee", "Refugees arrived; a refugee's tale.", ["Refugees", "refugee's"]),
        ("flee", "Thousands fled, others are fleeing.", ["fled", "fleeing"]),
        ("resign", "He resigned. No resignation followed.", ["resigned"]),
        ("Nagorno-Karabakh", "in Nagorno Karabakh", ["Nagorno Karabakh"]),
        ("supply weapons", "It supplies\nweapons", ["supplies\nweapons"]),
        ("ICC", "The ICC, not icc.", ["ICC"]),
        ("US", "Tell us what the U.S. wants", ["U.S."]),
        ("art", "a party starts", []),
    ],
)
def test_terms_match_whole_words_in_any_inflection(term: str, text: str, found: list[str]) -> None:
    assert matched(CuratedTopic(id="t", title="t", terms=(term,)), text) == found


def assign(source: Article, *topics: CuratedTopic, **records: tuple[object, ...]) -> Assigned:
    return assign_topics(
        (source,),
        records.get("quotes", ()),  # type: ignore[arg-type]
        records.get("events", ()),  # type: ignore[arg-type]
        records.get("figures", ()),  # type: ignore[arg-type]
        {source.id: factory.sentences_of(source)},
        Editorial(topics=topics),
    )


def test_the_words_of_a_records_own_sentence_decide_first() -> None:
    source = factory.article(
        text="The summit opens in Granada. The ICC hears a case. Nothing else was said."
    )
    quote = factory.quote(source, "hears a case")
    assert assign(source, SUMMIT, COURT, quotes=(quote,)).quotes[0].topics == ("court", "summit")


def test_a_term_two_paragraphs_away_does_not_make_a_record_belong() -> None:
    source = factory.article(text="The summit opens.\n\nRain fell.\n\nPrices rose by a third.")
    quote = factory.quote(source, "rose by a third", speaker="envoy")
    assert assign(source, SUMMIT, quotes=(quote,)).quotes[0].topics == ()


def test_actors_and_period_never_suffice() -> None:
    source = factory.article(text="Prices rose by a third.")
    quote = factory.quote(source, "rose by a third", speaker="envoy", said="2023-10-04")
    timely = CuratedTopic(
        id="t", title="t", terms=("x",), actors=("envoy",), period=("2023-10-01", None)
    )
    assert assign(source, timely, quotes=(quote,)).quotes[0].topics == ()


def test_headline_paragraph_beside_and_actor_suffice() -> None:
    source = factory.article(
        title="Envoy leaves summit", text="The summit opens.\n\n“I shall go,” she said."
    )
    quote = factory.quote(source, "I shall go,", speaker="envoy")
    assert assign(source, SUMMIT, quotes=(quote,)).quotes[0].topics == ("summit",)


@pytest.mark.parametrize(("date", "topics"), [("2023-10-03", ("arms",)), ("2020-10-03", ())])
def test_outside_the_period_more_than_a_term_in_the_paragraph_is_needed(
    date: str, topics: tuple[str, ...]
) -> None:
    source = factory.article(text="Paris will supply weapons. The war began that autumn.")
    event = factory.event(source, "The war began that autumn.", date)
    assert assign(source, ARMS, events=(event,)).events[0].topics == topics


@pytest.mark.parametrize(
    ("published", "title", "topics"),
    [
        ("2023-09-01", "A visit", ("arms",)),
        ("2020-10-03", "A visit", ()),
        ("2020-10-03", "Who may supply weapons", ("arms",)),
        (None, "A visit", ("arms",)),
    ],
)
def test_an_article_from_long_before_the_period_is_off_the_topic_unless_its_headline_is_on_it(
    published: str | None, title: str, topics: tuple[str, ...]
) -> None:
    source = factory.article(
        text="Others supply weapons too, he said.", published=published, title=title
    )
    quote = factory.quote(source, "Others supply weapons too")
    assert assign(source, ARMS, quotes=(quote,)).quotes[0].topics == topics


def test_an_article_belongs_by_headline_or_by_enough_paragraphs() -> None:
    body = "\n\n".join(["Rain fell.", "The ICC sat.", *["Rain fell."] * 8])
    full = "\n\n".join(["The ICC sat.", "Rain fell.", "The ICC rose."])
    articles = [
        factory.article("passing", body),
        factory.article("titled", body, title="ICC sits"),
        factory.article("full", full),
    ]
    assert topics_of(articles, COURT)[0].articles == ("full", "titled")


def test_a_topic_that_no_article_is_much_about_has_those_that_touch_it() -> None:
    passing = factory.article(text="\n\n".join(["Rain fell.", "The ICC sat.", *["Hail."] * 8]))
    assert topics_of([passing], COURT, SUMMIT)[0].articles == ("a",)
    assert topics_of([passing], COURT, SUMMIT)[1].articles == ()


def topics_of(articles: list[Article], *topics: CuratedTopic) -> tuple[Topic, ...]:
    return assign_topics(articles, (), (), (), {}, Editorial(topics=topics)).topics


def test_curated_topics_keep_their_order_and_terms() -> None:
    topics = assign(factory.article(text="Nothing."), SUMMIT, COURT).topics
    assert [t.id for t in topics] == ["summit", "court"]
    assert topics[1].terms == COURT.terms
    assert all(t.curated and not t.articles for t in topics)


@given(st.text(max_size=200))
def test_words_are_spans_of_the_text(text: str) -> None:
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.key == stem(text[word.start : word.end])


@given(st.text(alphabet="a b\n", max_size=60))
def test_paragraphs_cover_everything_but_space(text: str) -> None:
    spans = paragraphs(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all("\n\n" not in text[a:b] for a, b in spans)


@given(st.text(max_size=200), st.text(min_size=1, max_size=20))
def test_any_text_and_term_can_be_assigned(text: str, term: str) -> None:
    topic = CuratedTopic(id="t", title="t", terms=(term,))
    assigned = assign(factory.article(text=text, title=text), topic)
    assert [t.id for t in assigned.topics] == ["t"]


def test_a_topics_articles_are_those_its_page_is_built_from() -> None:
    own, counted, shown, beside, other = (factory.article(n, text="It sank.") for n in "abcde")
    events = [factory.event(a, "It sank.") for a in (shown, beside)]
    told = factory.entry("x", events=tuple(e.id for e in events), topics=("sea",))
    figure = factory.figure(counted, "It", 1.0, topics=("sea",))
    topic = factory.topic("sea", articles=(own.id,))
    everything = (own, counted, shown, beside, other)
    (made,) = with_sources([topic], (), [figure], events, [told], everything)
    assert made.articles == (own.id, counted.id, shown.id)


def test_an_article_from_long_before_is_no_source_of_a_topic() -> None:
    text = "They supply weapons.\n\nThey supply weapons again."
    early = factory.article("a", text=text, title="A visit", published="2020-10-03")
    timely = factory.article("b", text=text, title="A visit", published="2023-10-03")
    assert topics_of([early, timely], ARMS)[0].articles == ("b",)
