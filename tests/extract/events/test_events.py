"""What a date of a sentence places in time: single sentences, read with the default model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from generator.extract.article import extract_article
from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.language.gazetteer import Gazetteer
from generator.language.pipeline import Parser
from generator.records import (
    Article,
    Editorial,
    EntityKey,
    FoundEvent,
    FoundMention,
    Genre,
    Mention,
)
from tests import factory

WEDNESDAY = "2023-10-04"


def article(text: str, genre: Genre = "analysis", published: str | None = WEDNESDAY) -> Article:
    return factory.article("a", text, published=published, genre=genre)


def events(
    parser: Parser, text: str, genre: Genre = "analysis", mentions: tuple[FoundMention, ...] = ()
) -> list[FoundEvent]:
    doc = next(iter(parser.docs([text])))
    item = article(text, genre)
    return list(find_events(doc, item, find_dates(doc, item), mentions))


def told(parser: Parser, text: str, genre: Genre = "analysis") -> list[tuple[str, str, str]]:
    return [(e.date, e.head, e.status) for e in events(parser, text, genre)]


ONE_EVENT = {
    "She left in the early hours of Friday.": ("2023-09-29", "leave", "happened"),
    "Tuesday especially with air strikes and rockets.": ("2023-10-03", "strike", "happened"),
    "The army launched an offensive on Tuesday.": ("2023-10-03", "offensive", "happened"),
    "The leaders will meet in Spain on Thursday.": ("2023-10-05", "meet", "announced"),
    "He spoke of the talks scheduled for Thursday.": ("2023-10-05", "talk", "announced"),
    "The region broke away in a war in the 1990s.": ("1990/1999", "war", "happened"),
    "The army last month seized the town.": ("2023-09", "seize", "happened"),
    "The president cancelled Thursday's talks.": ("2023-10-05", "talk", "cancelled"),
    "The ministry denied that its troops had fired on Monday.": ("2023-10-02", "fire", "disputed"),
    "He has led the country since 2018.": ("2018/2023", "lead", "happened"),
    "The minister did not come on Monday.": ("2023-10-02", "not come", "happened"),
    "There was news on Monday that the envoy will not go.": (
        "2023-10-02",
        "not go",
        "announced",
    ),
    "There was no news on Monday that the envoy had left.": ("2023-10-02", "be", "happened"),
}


SHOWN = {
    "YEREVAN, October 4 – The minister met the governor on Tuesday.": (
        "The minister met the governor on Tuesday."
    ),
    "He waited. “We stand with them. I stay in touch,” the minister said on Tuesday. He left.": (
        "“We stand with them. I stay in touch,” the minister said on Tuesday."
    ),
    'He waited. "We signed a treaty on Tuesday. More will follow," the minister said. He left.': (
        '"We signed a treaty on Tuesday. More will follow," the minister said.'
    ),
    "“We signed a treaty on Tuesday. More will follow,” she said in Bern.\n\nShe left again.": (
        "“We signed a treaty on Tuesday. More will follow,” she said in Bern."
    ),
    "He waited. “We signed a treaty on Tuesday. More will follow.": (
        "“We signed a treaty on Tuesday."
    ),
}


@pytest.mark.parametrize(("text", "shown"), SHOWN.items())
def test_a_span_has_no_dateline_and_no_half_of_a_quotation(
    parser: Parser, text: str, shown: str
) -> None:
    found = events(parser, text)
    assert [e.sentence for e in found] == [shown]
    assert text[found[0].start : found[0].end] == shown


NAMES = {
    "On Tuesday the president pulled out of the talks.": "pull out",
    "The army began what it called an operation on Tuesday.": "operation",
}


@pytest.mark.parametrize(("text", "name"), NAMES.items())
def test_the_words_that_name_an_event(parser: Parser, text: str, name: str) -> None:
    assert [e.head for e in events(parser, text)] == [name]


@pytest.mark.parametrize(("text", "event"), ONE_EVENT.items())
def test_the_date_places_what_governs_it(
    parser: Parser, text: str, event: tuple[str, str, str]
) -> None:
    assert told(parser, text) == [event]


def test_two_dates_in_two_clauses_are_two_events(parser: Parser) -> None:
    text = "On 28 September they announced that the republic will be dissolved on 1 January 2024."
    assert told(parser, text) == [
        ("2023-09-28", "announce", "happened"),
        ("2024-01-01", "dissolve", "announced"),
    ]


def test_years_after_an_event_place_that_event(parser: Parser) -> None:
    text = "The army attacked on Tuesday, three years after the previous war."
    assert [(e.date, e.head) for e in events(parser, text)] == [
        ("2023-10-03", "attack"),
        ("2020", "war"),
    ]


NO_EVENT = (
    "LONDON, Oct 4 (Reuters) - Shares are cheap.",
    "YEREVAN, OCTOBER 4, AGENCY. Shares are cheap.",
    "Fewer houses were built than last year.",
    "Children are at home in today's world.",
    "The sky is blue.",
    "October 2023.",
    "Emissions are below 2005 levels.",
    "The 9/11 families are here.",
)


@pytest.mark.parametrize("text", NO_EVENT)
def test_dates_that_place_nothing(parser: Parser, text: str) -> None:
    assert told(parser, text) == []


def test_the_lead_of_a_report_is_placed_by_its_publication(parser: Parser) -> None:
    text = "The president has pulled out of a summit with his neighbours. He gave no reason."
    found = events(parser, text, "report")
    assert [(e.date, e.expression, e.sentence) for e in found] == [
        (WEDNESDAY, None, "The president has pulled out of a summit with his neighbours.")
    ]
    assert events(parser, text, "opinion") == []


def test_an_expression_keeps_its_preposition(parser: Parser) -> None:
    assert [e.expression for e in events(parser, "They fled by 28 September.")] == [
        "by 28 September"
    ]


def named(text: str, *names: str) -> tuple[FoundMention, ...]:
    """One mention of each name, whose entity is the name."""
    return tuple(
        Mention("a", text.index(name), text.index(name) + len(name), name, "name", EntityKey(name))
        for name in names
    )


TAKING_PART = {
    "It rained. Ann met Bob on Monday.": ({"Ann", "Bob"}, set()),
    "Ann resigned on Monday and Bob left the country.": ({"Ann"}, {"Bob"}),
    "Ann left the port after the town was attacked by Bob on Monday.": ({"Bob"}, {"Ann"}),
    "Ann said that Bob visited the port on Monday.": ({"Bob"}, {"Ann"}),
    "Ann said on Monday that Bob had visited the port.": ({"Ann"}, {"Bob"}),
    "Ann praised Bob, who opened the port on Monday.": ({"Bob"}, {"Ann"}),
    "Ann arrived on Monday and met Bob on Tuesday.": ({"Ann"}, {"Bob"}),
    "Ann arrived on Monday and met Bob.": ({"Ann", "Bob"}, set()),
    "The port was closed on Monday, Ann said.": (set(), {"Ann"}),
    "The port was closed on Monday, according to Ann.": (set(), {"Ann"}),
    "Ann last month seized the port, Bob said.": ({"Ann"}, {"Bob"}),
    "Ann recalled the meeting held on Monday by Bob.": ({"Bob"}, {"Ann"}),
    "Ann condemned the comments on Monday by Bob.": ({"Ann", "Bob"}, set()),
    "Ann's attack on Bob on Monday was widely seen.": ({"Ann", "Bob"}, set()),
    "Ann fled during Monday's fighting, Bob said.": ({"Ann"}, {"Bob"}),
    "A child was dug out on Monday from a house by Ann.": ({"Ann"}, set()),
    "Ann's forces took the town on Monday, which Bob denied.": ({"Ann"}, {"Bob"}),
    "The clashes last year when Ann invaded left Bob alone.": ({"Ann"}, {"Bob"}),
    "Ann discussed new plans with Bob on Monday.": ({"Ann", "Bob"}, set()),
    "Ann went to Monday's talks, Bob said.": ({"Ann"}, {"Bob"}),
    "Ann saw the earthquake in Bob on Monday.": ({"Ann"}, {"Bob"}),
}


@pytest.mark.parametrize(("text", "parts"), TAKING_PART.items())
def test_actors_are_those_who_act_and_are_acted_upon(
    parser: Parser, text: str, parts: tuple[set[str], set[str]]
) -> None:
    """Of the first event; who else is named stands beside them."""
    names = [name for name in ("Ann", "Bob") if name in text]
    found = events(parser, text, mentions=named(text, *names))[0]
    assert (set(found.actors), set(found.beside)) == parts


ACTING = {
    "Ann attacked Bob on Monday.": {"Ann"},
    "Ann was attacked on Monday by Bob.": {"Bob"},
    "Ann's attack on Bob on Monday was widely seen.": {"Ann"},
    "The attack on Monday by Ann on Bob was widely seen.": {"Ann"},
    "Ann was hurt on Monday, Bob said.": set(),
}


@pytest.mark.parametrize(("text", "agents"), ACTING.items())
def test_agents_are_those_who_act(parser: Parser, text: str, agents: set[str]) -> None:
    names = [name for name in ("Ann", "Bob") if name in text]
    assert set(events(parser, text, mentions=named(text, *names))[0].agents) == agents


PLACES = {
    "Japan and Peru met in Spain on Tuesday.": {"Japan", "Peru"},
    "Japan's envoy flew to Spain on Tuesday.": {"Japan"},
    "The talks in Spain between Japan and Peru failed on Tuesday.": {"Japan", "Peru"},
    "Japanese forces attacked parts of Peru on Tuesday. Japan was silent.": {"Japan", "Peru"},
    "Tuesday's earthquake in Peru was felt in Japan.": set(),
}


@pytest.mark.parametrize(("text", "actors"), PLACES.items())
def test_where_something_takes_place_is_no_party(
    parser: Parser, text: str, actors: set[str]
) -> None:
    doc = next(iter(parser.docs([text])))
    found = extract_article(doc, article(text), Gazetteer(Editorial()))
    entities = {e.key: e.speaks_for or e.name for e in found.entities}
    assert {entities[key] for key in found.events[0].actors} == actors


STAND_FOR = {
    "Japan recalled its envoy and on Tuesday parliament passed the bill.": {"Japan"},
    "Japan recalled its envoy. On Tuesday, parliament passed the bill.": {"Japan"},
    "Japan's envoy spoke to Peru. On Tuesday, the government passed a bill.": {"Japan"},
    "Japan fell silent and on Tuesday a new parliament met in Peru.": set(),
    "It rained in Japan. On Tuesday, parliament passed the bill.": set(),
    "Japan and Peru spoke. On Tuesday, parliament passed the bill.": set(),
    "“On Tuesday we sent a note,” Ann Berg told Peru.": {"Ann Berg"},
    "“On Tuesday I think that the note was sent to Peru,” Ann Berg said.": set(),
    "On Tuesday we sent a note to Peru.": {"Peru"},
}


@pytest.mark.parametrize(("text", "actors"), STAND_FOR.items())
def test_bodies_stand_for_their_state_and_we_for_who_says_it(
    parser: Parser, text: str, actors: set[str]
) -> None:
    doc = next(iter(parser.docs([text])))
    found = extract_article(doc, article(text), Gazetteer(Editorial()))
    name_of = {e.key: e.name for e in found.entities}
    assert {name_of[key] for key in found.events[-1].actors} == actors


def test_ids_of_one_sentence_differ(parser: Parser) -> None:
    found = events(parser, "He arrived on Monday and left on Tuesday.")
    assert [e.id for e in found] == ["a-e0", "a-e0-2"]


VOCABULARY = "They met on Tuesday and in 2020 . will talks ” “ said since July"
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(WORDS, max_size=20))
def test_any_parse_gives_verbatim_sentences(words: list[str]) -> None:
    words = words or ["x"]
    doc = Doc(Vocab(), words=words, heads=[0] * len(words), deps=["dep"] * len(words))
    item = article(doc.text, "report")
    for event in find_events(doc, item, find_dates(doc, item)):
        assert doc.text[event.start : event.end] == event.sentence


ONLY_PLANNED = (
    "The envoy is due to arrive in Spain on Wednesday.",
    "The envoys were due to meet on Wednesday.",
    "The government will send aid to the town, an official said.",
)


@pytest.mark.parametrize("text", ONLY_PLANNED)
def test_what_is_only_planned_is_announced(parser: Parser, text: str) -> None:
    """Also for the day on which the article appears."""
    found = events(parser, text, "report")
    assert [(e.date, e.status) for e in found] == [(WEDNESDAY, "announced")]


STRIKING = {
    "The quake struck the town on Tuesday.": "quake",
    "It is believed that the earthquake on Tuesday killed hundreds.": "earthquake",
    "An effort was launched following Tuesday 's 7.0 magnitude earthquake .": "earthquake",
    "The army struck the town on Tuesday.": "strike",
    "The collision happened on Tuesday.": "collision",
    "Two men were pulled out alive on Tuesday.": "rescue",
    "The party pulled out of the race on Tuesday.": "pull out",
}


@pytest.mark.parametrize(("text", "head"), STRIKING.items())
def test_a_disaster_is_called_by_its_noun(parser: Parser, text: str, head: str) -> None:
    assert [e.head for e in events(parser, text)] == [head]


CALLED_OFF = {
    "The band cancelled the concert that it was to give on Thursday.": "2023-10-05",
    "The talks planned for Thursday will not take place.": "2023-10-05",
    "The match that they were to play on Thursday is off.": "2023-10-05",
    "The channel scrapped the debate due on Thursday.": "2023-10-05",
    "The hearing due on Thursday was put off until next week.": "2023-10-05",
    "The envoys were to have met on Thursday.": "2023-10-05",
}


@pytest.mark.parametrize("text", CALLED_OFF)
def test_what_is_called_off_is_cancelled(parser: Parser, text: str) -> None:
    assert (CALLED_OFF[text], "cancelled") in [
        (date, status) for date, _, status in told(parser, text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The alleged attack on the convoy took place on Monday.",
        "The army insists that it took the town on Monday.",
        "The army took the town on Monday. A rebel denied that the army took it.",
    ],
)
def test_what_somebody_denies_is_disputed(parser: Parser, text: str) -> None:
    assert [status for _, _, status in told(parser, text)][:1] == ["disputed"]


@pytest.mark.parametrize(
    "text",
    [
        "Two trains collided near the junction on Tuesday, injuring several passengers.",
        "The blast that destroyed the works on Tuesday was heard in three districts.",
        "Doctors went on strike on Tuesday for higher pay.",
        "The drivers will go on strike on Thursday, their union announced.",
    ],
)
def test_a_dated_lead_gives_no_second_event(parser: Parser, text: str) -> None:
    assert len(told(parser, text, "report")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The accident was the worst in the mine since 1979.",
        "Prices fell for the first time since 2009.",
    ],
)
def test_records_tell_nothing_of_the_date_they_reach_back_to(parser: Parser, text: str) -> None:
    assert told(parser, text) == []


def test_names_are_those_of_the_matter_and_not_of_who_tells_it(parser: Parser) -> None:
    (event,) = events(parser, "Gunmen killed a judge in Geneva on Monday, Mayor Ida Moss said.")
    assert "geneva" in event.names
    assert "moss" not in event.names


def test_a_noun_that_points_to_an_event_brings_its_own_names_only(parser: Parser) -> None:
    (event,) = events(parser, "Monday's earthquake left thousands homeless, Haiti told Paris.")
    assert (event.reference, event.names) == (True, ())
