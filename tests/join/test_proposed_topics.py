"""Topics proposed from the text."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.join.article_clusters import DatedText, cluster
from generator.join.proposed_topics import propose_topics
from generator.join.topic_assignment import assign_topics
from generator.records import Article, CuratedTopic, Editorial
from tests import factory

CHOLERA = (
    "The cholera outbreak reached the harbour of {0}. Doctors in {0} fear that the cholera "
    "outbreak will spread, for clean water is scarce and wells are foul."
)
VOTE = (
    "The election commission of {0} delayed the vote. Voters of {0} blamed the election "
    "commission for the delay, and observers want an inquiry into ballots."
)
FERRY = (
    "The car ferry sank off {0}. Divers searched the car ferry near {0}, and the captain of the "
    "car ferry was rescued."
)
TOWNS = ("Alder", "Birk", "Corvo", "Dunmore")


def corpus(*matters: str, day: str | None = "2023-10-01") -> list[Article]:
    """Each matter told of four towns."""
    return [
        factory.article(f"m{m}-{n}", text=text.format(town), published=day)
        for m, text in enumerate(matters)
        for n, town in enumerate(TOWNS)
    ]


def held(articles: Sequence[Article]) -> dict[str, set[str]]:
    return {p.topic.title: set(p.articles) for p in propose_topics(articles)}


def test_articles_of_one_matter_become_a_topic_that_its_phrase_names() -> None:
    articles = corpus(CHOLERA, VOTE, FERRY)
    found = held(articles)
    assert found.keys() == {"Cholera outbreak", "Election commission", "Car ferry"}
    assert found["Cholera outbreak"] == {a.id for a in articles[:4]}


def test_titles_and_terms_are_verbatim_phrases() -> None:
    articles = corpus(CHOLERA, VOTE, FERRY)
    told = " ".join(a.text for a in articles)
    for proposal in propose_topics(articles):
        assert all(term in told for term in proposal.topic.terms)


def test_an_article_that_fits_nowhere_is_in_no_topic() -> None:
    stray = factory.article("stray", text="Bees returned to a roof garden and made honey.")
    assert all("stray" not in ids for ids in held([*corpus(CHOLERA, VOTE), stray]).values())


def test_one_kind_of_thing_a_year_later_is_another_matter() -> None:
    again = (
        "The cholera outbreak in {0} came with the flood. Tents in {0} stand in mud as rain falls."
    )
    later = [
        factory.article(f"later{n}", text=again.format(town), published="2025-12-01")
        for n, town in enumerate(("Evern", "Fallow", "Garth", "Holm"))
    ]
    groups = list(held([*corpus(CHOLERA, VOTE, FERRY), *later]).values())
    assert {a.id for a in later} in groups


def test_names_of_people_and_places_may_title_a_topic_in_the_case_of_the_text() -> None:
    texts = [f"Crowds in {t} cheered Mira Olsen. A court had freed Mira Olsen." for t in TOWNS]
    articles = [factory.article(f"m{n}", text=text) for n, text in enumerate(texts)]
    assert "Mira Olsen" in held([*articles, *corpus(CHOLERA, VOTE)])
    texts = [f"Shops in {t} sold the iPhone 4. Queues for the iPhone 4 were long." for t in TOWNS]
    articles = [factory.article(f"p{n}", text=text) for n, text in enumerate(texts)]
    assert any("iPhone 4" in title for title in held([*articles, *corpus(CHOLERA, VOTE)]))


def test_a_rank_is_no_part_of_a_title_and_a_compound_stays_whole() -> None:
    texts = [
        f"President Jan Holt of {t} spoke. The no-fly zone held; the no-fly zone is Holt's."
        for t in TOWNS
    ]
    articles = [factory.article(f"z{n}", text=text) for n, text in enumerate(texts)]
    titles = held([*articles, *corpus(CHOLERA, VOTE)])
    assert not any("President" in title or title == "Fly zone" for title in titles)


def test_copies_count_once_and_stand_with_their_original() -> None:
    articles = corpus(CHOLERA, VOTE, FERRY)
    copy = factory.article("copy", text=CHOLERA.format("Alder"), copy_of=articles[0].id)
    assert "copy" in held([*articles, copy])["Cholera outbreak"]
    pair = [*articles[:2], copy, factory.article("more", text="", copy_of=articles[1].id)]
    assert "Cholera outbreak" not in held([*pair, *articles[4:]])


def test_a_notice_that_many_articles_repeat_names_nothing() -> None:
    menu = "The premium subscription offers await: the premium subscription offers end soon."
    articles = [
        factory.article(a.id, text=f"{menu}\n\n{a.text}") for a in corpus(CHOLERA, VOTE, FERRY)
    ]
    assert held(articles).keys() == {"Cholera outbreak", "Election commission", "Car ferry"}


def test_one_more_article_leaves_the_ids_of_topics_as_they_are() -> None:
    articles = corpus(CHOLERA, VOTE, FERRY)
    more = factory.article("more", text=VOTE.format("Evern"))
    before = {p.topic.id for p in propose_topics(articles)}
    assert {p.topic.id for p in propose_topics([*articles, more])} == before


def test_proposals_stand_beside_curated_topics_that_do_not_cover_them() -> None:
    articles = corpus(CHOLERA, VOTE, FERRY)
    mine = CuratedTopic(id="health", title="Health", terms=("cholera",))
    topics = assign_topics(articles, (), (), (), {}, Editorial(topics=(mine,))).topics
    assert [(t.title, t.curated) for t in topics] == [
        ("Health", True),
        ("Election commission", False),
        ("Car ferry", False),
    ]


def test_a_rejected_topic_is_neither_made_nor_proposed_again() -> None:
    rejected = CuratedTopic(id="ferry", title="Car ferry", terms=("car ferry",), reject=True)
    articles = corpus(CHOLERA, FERRY)
    topics = assign_topics(articles, (), (), (), {}, Editorial(topics=(rejected,))).topics
    assert [t.title for t in topics] == ["Cholera outbreak"]


def test_records_of_an_article_belong_to_its_proposed_topic() -> None:
    articles = corpus(CHOLERA, VOTE)
    quote = factory.quote(articles[0], "clean water is scarce")
    assigned = assign_topics(articles, (quote,), (), (), {}, Editorial())
    assert assigned.quotes[0].topics == ("cholera-outbreak",)


def test_nothing_to_propose_from() -> None:
    assert propose_topics([]) == ()
    assert propose_topics([factory.article(text="")] * 5) == ()


@given(st.lists(st.text("abAB .,-\n'’", max_size=80), max_size=12))
@settings(max_examples=60)
def test_any_text_can_be_clustered(texts: list[str]) -> None:
    groups = cluster([DatedText("", text, None) for text in texts])
    members = [n for group in groups for n in group]
    assert len(members) == len(set(members))
    articles = [factory.article(f"a{n}", text=text) for n, text in enumerate(texts)]
    assert propose_topics(articles) == propose_topics(articles)
