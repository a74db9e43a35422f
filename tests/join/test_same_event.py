"""Which tellings are of one event: pairs that look alike and are not, and the reverse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.join.event_tellings import name_stem, word_stem
from generator.join.same_event import cluster_events
from generator.records import Article, Event
from tests.factory import article

DAY = "2022-03-07"

Told = tuple[str, str, str, dict[str, object]]
"""Headline, sentence, head, further fields of the event."""


def told(n: int, telling: Told) -> tuple[Article, Event]:
    title, sentence, head, given_ = telling
    values: dict[str, object] = {
        "date": DAY,
        "precision": "day",
        "status": "happened",
        "expression": "on Monday",
        "terms": tuple(sentence.lower().strip(".").split()),
        "start": 0,
    }
    values |= given_
    event = Event(id=f"e{n}", article=f"a{n}", end=9, sentence=sentence, head=head, **values)  # type: ignore[arg-type]
    return article(f"a{n}", sentence, title=title, published="2022-03-08"), event


def one(*tellings: Told) -> bool:
    pairs = [told(n, telling) for n, telling in enumerate(tellings)]
    return len(cluster_events([e for _, e in pairs], [a for a, _ in pairs])) == 1


JUDGE: Told = (
    "Judge shot dead in Harrim",
    "Gunmen killed a judge in Harrim on Monday.",
    "kill",
    {"names": ("harrim",)},
)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            (
                "Harrim mourns its judge",
                "A judge was shot in the town of Harrim on Monday.",
                "shoot",
                {"names": ("harrim",)},
            ),
            id="other wording",
        ),
        pytest.param(
            (
                "Harrim in shock after murder of judge",
                "Monday's killing of a judge closed the courts.",
                "killing",
                {"reference": True, "terms": ("killing", "judge")},
            ),
            id="a noun for the verb, the place from the headline",
        ),
    ],
)
def test_other_words_of_one_event_are_one(other: Told) -> None:
    assert one(JUDGE, other)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            (
                "Miners shot dead near Kamar",
                "Gunmen killed three miners near Kamar on Monday.",
                "kill",
                {"names": ("kamar",)},
            ),
            id="another place",
        ),
        pytest.param(
            (
                "Bar accuses ministry",
                "Lawyers in Harrim accused the ministry of neglect on Monday.",
                "accuse",
                {"names": ("harrim",)},
            ),
            id="said, not done",
        ),
        pytest.param(
            ("Judge shot dead in Harrim", JUDGE[1], "kill", {**JUDGE[3], "date": "2022-03-09"}),
            id="another day",
        ),
    ],
)
def test_what_looks_alike_stays_apart(other: Told) -> None:
    assert not one(JUDGE, other)


def test_what_happened_weeks_ago_is_whatever_happened_there() -> None:
    generic: Told = (
        "Minister visits Harrim",
        "Everybody remembers what happened in Harrim two weeks ago.",
        "happen",
        {"names": ("harrim",), "date": "2022-03-08", "expression": "two weeks ago"},
    )
    assert one(JUDGE, generic)


PLEDGE: Told = (
    "Stavia promises tents for those who fled Harrim",
    "On Monday Stavia will announce its aid for those who fled Harrim.",
    "announce",
    {"names": ("stavia", "harrim"), "status": "announced"},
)


def test_an_undated_report_of_the_next_day_is_of_no_announced_day() -> None:
    flight: Told = (
        "Thousands have fled Harrim for Stavia",
        "Thousands have fled Harrim for Stavia since the attack.",
        "flee",
        {"names": ("stavia", "harrim"), "date": "2022-03-08", "expression": None},
    )
    assert not one(PLEDGE, flight)


@pytest.mark.parametrize(
    ("said", "same"),
    [("The port of Harrim stays shut, an envoy of Stavia said on Monday.", True),
     ("Wheat of Stavia fetches less in Harrim, a trader said on Monday.", False)],
)  # fmt: skip
def test_two_statements_are_one_as_far_as_they_say_the_same(said: str, same: bool) -> None:
    names = {"names": ("stavia", "harrim"), "start": 2000}
    first = "The port of Harrim will stay shut for now, Stavia said on Monday."
    assert one(("", first, "say", names), ("", said, "say", names)) is same


def test_two_sentences_of_one_article_need_words_of_their_own() -> None:
    item, event = told(0, JUDGE)
    _, other = told(
        0,
        ("", "The market closed early on Monday.", "close", {"names": ("harrim",), "start": 60}),
    )
    assert len(cluster_events([event, other], [item])) == 2


@given(st.text(min_size=1))
def test_stems_are_beginnings_or_states(word: str) -> None:
    assert word.startswith(word_stem(word))
    assert len(name_stem(word)) <= max(len(word), 4) or name_stem(word).isascii()


@given(st.lists(st.sampled_from([0, 1, 2, 3]), max_size=8))
def test_every_event_is_in_one_cluster(choice: list[int]) -> None:
    kinds: list[Told] = [
        JUDGE,
        ("Quake", "The quake shook Harrim on Monday.", "shake", {"names": ("harrim",)}),
        ("", "It ended.", "end", {}),
        ("", "War in March.", "war", {"date": "2022-03", "precision": "month"}),
    ]
    pairs = [told(n, kinds[k]) for n, k in enumerate(choice)]
    found = cluster_events([e for _, e in pairs], [a for a, _ in pairs])
    assert sorted(i for places in found for i in places) == list(range(len(choice)))
