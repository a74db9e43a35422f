"""Topics proposed from the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.join.proposed_topics import how_many, propose_topics
from generator.join.topics import assign_topics
from generator.records import Article, Editorial
from tests import factory

CHOLERA = (
    "The cholera outbreak reached the capital. Doctors fear the cholera outbreak will spread, "
    "and that clean water is scarce. Without clean water, they said, many will fall ill."
)
VOTE = (
    "The election commission delayed the vote. Voters blamed the election commission for the "
    "delay, and observers of the election commission promised an inquiry."
)


def corpus(*texts: str) -> list[Article]:
    return [factory.article(f"a{n}", text=text) for n, text in enumerate(texts)]


def test_phrases_that_articles_share_become_topics() -> None:
    articles = corpus(CHOLERA, VOTE, CHOLERA + " The army helps.", VOTE + " The army watches.")
    topics = propose_topics(articles, ())
    assert {t.title for t in topics} >= {"Cholera outbreak", "Election commission"}
    assigned = assign_topics(articles, (), (), (), {}, Editorial()).topics
    held = {t.title: t.articles for t in assigned}
    assert held["Cholera outbreak"] == ("a0", "a2")
    assert held["Election commission"] == ("a1", "a3")
    assert not any(t.curated for t in assigned)


def test_terms_are_verbatim_phrases() -> None:
    for topic in propose_topics(corpus(CHOLERA, VOTE, CHOLERA), ()):
        for term in topic.terms:
            assert term in CHOLERA + VOTE


def test_copies_and_repeated_furniture_do_not_count() -> None:
    menu = "All premium subscription offers await you: the premium subscription offers end soon."
    texts = [f"{menu}{between}{t}" for t in (CHOLERA, VOTE) for between in ("\n\n", " ") * 2]
    topics = propose_topics(corpus(*texts), ())
    assert topics
    assert not any("subscription" in term for t in topics for term in t.terms)
    copied = [factory.article("b", text="", copy_of="a0")]
    assert propose_topics(copied, ()) == ()


def test_an_adjective_before_what_everything_is_about_is_no_topic() -> None:
    told = "The terrible flood hit town {0}. A flood of the river broke dam {0}."
    paid = "The flood spared village {0}, and in week {0} the relief fund paid {0}."
    texts = [told.format(n) for n in range(8)] + [paid.format(n) for n in range(3)]
    titles = {t.title for t in propose_topics(corpus(*texts), ())}
    assert "Relief fund" in titles
    assert not any("errible" in title for title in titles)


def test_those_who_speak_make_poorer_topics_than_what_they_speak_of() -> None:
    text = "Jane Miller visited. Jane Miller spoke of the water shortage; the water shortage ends."
    source = factory.article(text=text)
    quote = factory.quote(source, "the water shortage ends", speaker_name="Jane Miller")
    articles = [source, factory.article("b", text=text)]
    assert propose_topics(articles, (quote,))[0].title == "Water shortage"


def test_the_number_of_topics_grows_slowly() -> None:
    counts = [how_many(n) for n in (1, 3, 20, 100, 700, 10_000)]
    assert counts == sorted(counts)
    assert counts[0] == 1
    assert 1 <= counts[1] <= 3
    assert 8 <= counts[4] <= 15
    assert counts[-1] <= 15


def test_nothing_to_propose_from() -> None:
    assert propose_topics((), ()) == ()
    assert propose_topics(corpus("", "  "), ()) == ()


@settings(max_examples=50)
@given(st.lists(st.text(max_size=80), max_size=5))
def test_any_corpus_gives_distinct_topics_always_the_same(texts: list[str]) -> None:
    topics = propose_topics(corpus(*texts), ())
    assert topics == propose_topics(corpus(*texts), ())
    assert len({t.id for t in topics}) == len(topics)
    assert all(t.id and t.title and t.terms for t in topics)
