"""The briefing: what each page shows and in what order."""

from __future__ import annotations

import pytest

from generator.brief.compose import compose
from generator.records import Dispute, Editorial, Records
from generator.verify import verify_briefing, verify_records
from tests import factory

OLD = factory.article(
    "old",
    "Ann Lee said: “The court will sit in May.” Five people died in the storm.",
    published="2023-10-01",
)
NEW = factory.article(
    "new",
    "Bob Ray said: “Ann Lee is wrong about the court.” Nine people died in the storm.",
    outlet="The Weekly",
)
OPINION = factory.article("view", "A court of fools.", genre="opinion", published=None)


def world() -> Records:
    first = factory.quote(
        OLD, "The court will sit in May.", speaker="ann", speaker_name="Ann Lee", topics=("court",)
    )
    second = factory.quote(
        NEW,
        "Ann Lee is wrong about the court.",
        speaker="bob",
        speaker_name="Bob Ray",
        about=("ann",),
        topics=("court",),
    )
    five = factory.figure(OLD, "Five people", 5, measure="dead", topics=("storm", "court"))
    nine = factory.figure(
        NEW, "Nine people", 9, measure="dead", topics=("storm",), according_to="bob"
    )
    return factory.records(
        articles=(OLD, NEW, OPINION),
        quotes=(second, first),
        figures=(five, nine),
        actors=(
            factory.actor("ann", speaks_for="france", quotes=1, mentions=2),
            factory.actor("bob", quotes=1, mentions=1),
            factory.actor("france", "state"),
        ),
        mentions=(
            factory.mention(OLD, "Ann Lee", "ann"),
            factory.mention(NEW, "Ann Lee", "ann"),
            factory.mention(NEW, "Bob Ray", "bob"),
        ),
        chronology=(
            factory.entry("storm", "2023-10-02", topics=("storm",), actors=("france",)),
            factory.entry("rain", "2023-10-03", topics=("storm",), weight=2.0),
            factory.entry("wind", "2023-10-03", topics=("storm",), weight=3.0),
            factory.entry("month", "2023-10", precision="month", topics=("storm",)),
            factory.entry("sitting", "2024-05", status="announced", topics=("court",)),
            factory.entry("past-plan", "2023-10-01", status="announced", topics=("court",)),
        ),
        measures=(
            factory.measure(
                "dead", (five.id, nine.id), low=5, high=9, claimants=2, topics=("storm", "court")
            ),
        ),
        topics=(
            factory.topic("court", articles=("old", "new", "view"), terms=("court",)),
            factory.topic("storm", articles=("old", "new"), terms=("storm",)),
            factory.topic("empty"),
        ),
        disputes=(Dispute("d", "denial", "d", (first.id,), (second.id,), ("court",)),),
    )


BRIEFING = compose(world(), Editorial())
COURT, STORM, EMPTY = BRIEFING.topics
ANN, BOB, FRANCE = BRIEFING.actors


def test_every_page_refers_to_what_exists() -> None:
    assert verify_records(BRIEFING.records) == []
    assert verify_briefing(BRIEFING) == []


def test_latest_newest_day_first_weightiest_of_the_day_first() -> None:
    assert STORM.latest == ("wind", "rain", "storm")
    assert STORM.chronology[0] == "month"


def test_ahead_is_what_is_announced_for_after_the_newest_article() -> None:
    assert COURT.ahead == ("sitting",)
    assert BRIEFING.home.ahead == ("sitting",)


def test_measures_with_the_topics_own_figures_only() -> None:
    (whole,) = STORM.measures
    (part,) = COURT.measures
    assert (whole.low, whole.high, whole.claimants) == (5, 9, 2)
    assert (part.low, part.high, part.claimants) == (5, 5, 1)
    assert part.figures == (world().figures[0].id,)


def test_sources_by_date_opinions_apart() -> None:
    assert COURT.reports == ("old", "new")
    assert COURT.opinions == ("view",)
    assert COURT.outlets == ("The Daily", "The Weekly")


def test_positions_key_quotes_and_disputes() -> None:
    assert [p.actor for p in COURT.positions] == ["france", "bob"]
    assert set(COURT.key_quotes) == {q.id for q in world().quotes}
    assert [d.id for d in COURT.disputes] == ["d"]
    assert STORM.disputes == ()


def test_related_topics_share_articles() -> None:
    assert COURT.related == ("storm",)
    assert EMPTY.related == ()


def test_an_actors_page() -> None:
    assert [ANN.said, BOB.said] == [(world().quotes[1].id,), (world().quotes[0].id,)]
    assert ANN.said_of == BOB.said
    assert ANN.with_actors == (("bob", 1),)
    assert ANN.articles == ("old", "new")
    assert ANN.topics == ("court",)
    assert FRANCE.speakers_for == ("ann",)
    assert FRANCE.chronology == ("storm",)
    assert BOB.figures == (world().figures[1].id,)


def test_home_starts_with_what_matters_most() -> None:
    assert BRIEFING.home.topics[0] == "court"
    assert BRIEFING.home.actors[0] == "ann"
    assert BRIEFING.home.measures == ("dead",)
    assert BRIEFING.home.latest[:2] == ("wind", "rain")


def test_an_empty_corpus() -> None:
    briefing = compose(factory.records(), Editorial())
    assert (briefing.topics, briefing.actors) == ((), ())
    assert briefing.home.summary == ()


@pytest.mark.parametrize(("shared", "related"), [(1, ()), (2, ("other",))])
def test_a_fifth_of_their_articles_relates_topics(shared: int, related: tuple[str, ...]) -> None:
    articles = tuple(factory.article(f"a{n:02}") for n in range(20))
    ids = [a.id for a in articles]
    topics = (
        factory.topic("one", articles=tuple(ids[:10])),
        factory.topic("other", articles=tuple(ids[10 - shared : 20 - shared])),
    )
    one, _ = compose(factory.records(articles=articles, topics=topics), Editorial()).topics
    assert one.related == related


def test_the_most_involved_speak_act_or_are_spoken_of_and_are_no_outlet_or_place() -> None:
    source = factory.article("a", "“Yes.” “No.”")
    yes = factory.quote(source, "Yes.", speaker="speaker", about=("paper",), topics=("vote",))
    no = factory.quote(source, "No.", speaker="speaker", about=("spoken-of",), topics=("vote",))
    actors = [factory.actor(i) for i in ("actor", "speaker", "spoken-of")]
    actors += [factory.actor("paper", "media"), factory.actor("town", "place")]
    entry = factory.entry("vote", actors=("actor", "town", "nobody"), topics=("vote",))
    made = factory.records(
        articles=(source,),
        quotes=(yes, no),
        actors=actors,
        chronology=(entry,),
        topics=(factory.topic("vote", articles=("a",)),),
    )
    (topic,) = compose(made, Editorial()).topics
    assert topic.actors == ("speaker", "actor", "spoken-of")
