"""One entry for each event, however many articles tell of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.join.chronology import build_chronology
from generator.join.entry_text import told_in_passing
from generator.records import Article, Entry, Event
from tests.factory import article


def event(where: str, date: str, words: str, start: int = 0, **given: Any) -> Event:
    """A telling; its terms are the words of its sentence, the first of which names it."""
    values: dict[str, Any] = {
        "id": f"{where}-e{start}",
        "expression": f"on {date}",
        "precision": {4: "year", 7: "month"}.get(len(date), "day"),
        "status": "happened",
        "head": words.split()[0],
        "terms": tuple(words.split()),
        "names": ("harrim",),
    }
    return Event(
        article=where,
        date=date,
        start=start,
        end=start + len(words),
        sentence=words,
        **(values | given),
    )


def articles(*names: str, **given: Any) -> tuple[Article, ...]:
    return tuple(article(name, outlet=f"Outlet {name}", **given) for name in names)


#: Told by one article each, so that words of the tellings under test are not rare.
REST = tuple(
    event("z", f"2020-01-{n:02d}", f"drill number{n} harbour{n} ship{n}", start=100 * n)
    for n in range(1, 9)
)


def chronology(events: tuple[Event, ...], *names: str) -> tuple[list[Event], list[Entry]]:
    told, entries = build_chronology((*events, *REST), articles(*names, "z"))
    rest = {e.id for e in REST}
    return (
        [e for e in told if e.id not in rest],
        [e for e in entries if not rest.intersection(e.events)],
    )


def test_two_tellings_of_one_day_are_one_entry() -> None:
    told, entries = chronology(
        (
            event("a", "2023-09-19", "offensive army launch enclave dawn"),
            event("b", "2023-09-19", "attack army enclave village"),
        ),
        "a",
        "b",
    )
    assert [e.entry for e in told] == [entries[0].id] * 2
    assert (len(entries), entries[0].outlets, entries[0].articles) == (1, 2, ("a", "b"))


def test_others_in_the_sentence_tell_which_event_it_is_and_take_no_part() -> None:
    _, entries = chronology(
        (
            event("a", "2023-09-19", "opened bridge", actors=("ann",), beside=("bob", "cy")),
            event("b", "2023-09-19", "opened crossing", actors=("ann", "bob"), beside=("cy",)),
        ),
        "a",
        "b",
    )
    assert [entry.actors for entry in entries] == [("ann", "bob")]


def test_another_day_or_another_matter_is_another_entry() -> None:
    _, entries = chronology(
        (
            event("a", "2023-09-19", "offensive army launch enclave"),
            event("b", "2023-09-21", "offensive army launch enclave"),
            event("c", "2023-09-19", "concert orchestra tour singer"),
        ),
        "a",
        "b",
        "c",
    )
    assert [e.date for e in entries] == ["2023-09-19", "2023-09-19", "2023-09-21"]


def test_a_month_yields_to_the_day_within_it() -> None:
    _, entries = chronology(
        (
            event("a", "2023-09", "seize army enclave control"),
            event("b", "2023-09-19", "offensive army enclave control"),
        ),
        "a",
        "b",
    )
    assert [(e.date, e.precision) for e in entries] == [("2023-09-19", "day")]


def test_one_sentence_never_tells_one_event_twice() -> None:
    _, entries = chronology(
        (
            event("a", "2023-09-19", "attack army enclave"),
            event("a", "2023-09-19", "attack army enclave", id="a-e0-2"),
        ),
        "a",
    )
    assert len(entries) == 2


def test_copies_count_as_one_outlet_and_add_no_weight() -> None:
    events = tuple(event(n, "2023-09-19", "attack army enclave dawn") for n in "ab")
    plain, copy = articles("a")[0], articles("b", copy_of="a")[0]
    _, echoed = build_chronology(events, (plain, copy))
    _, alone = build_chronology(events[:1], (plain,))
    assert echoed[0].outlets == 1
    assert echoed[0].articles == ("a", "b")
    assert echoed[0].weight == alone[0].weight


def test_what_many_articles_tell_weighs_more() -> None:
    many = tuple(event(n, "2023-09-19", "attack army enclave dawn") for n in "abc")
    _, entries = chronology((*many, event("a", "2023-09-20", "visit mayor school", 50)), *"abc")
    assert entries[0].weight > entries[1].weight


def test_status_of_an_entry() -> None:
    def status(*statuses: str) -> str:
        events = tuple(
            event(n, "2023-10-05", "summit leader spain talk", status=s)
            for n, s in zip("abc", statuses, strict=False)
        )
        return chronology(events, *"abc")[1][0].status

    assert status("announced", "announced") == "announced"
    assert status("announced", "happened") == "happened"
    assert status("announced", "cancelled") == "cancelled"
    assert status("disputed") == "disputed"


@pytest.mark.parametrize("opening", ["it was", "by that morning, it was"])
def test_text_is_a_telling_that_stands_alone(opening: str) -> None:
    _, entries = chronology(
        (
            event(
                "a",
                "2023-09-19",
                f"{opening.capitalize()} an attack army enclave",
                terms=("attack", "army", "enclave"),
            ),
            event("b", "2023-09-19", "Attack army enclave dawn"),
        ),
        "a",
        "b",
    )
    assert entries[0].text == "Attack army enclave dawn"
    assert entries[0].events[0] == "b-e0"


def test_text_is_no_sentence_about_another_day() -> None:
    words = "attack army enclave dawn after war valley village"
    _, entries = chronology(
        (
            event("a", "2023-09-19", words),
            event("a", "1993", words, head="war", terms=("war", "valley"), id="a-e0-2"),
            event("b", "1993", "they say the war valley left ruins", terms=("war", "valley")),
        ),
        "a",
        "b",
    )
    assert {e.date: e.text for e in entries}["1993"].startswith("they say")


def test_what_publication_dates_is_what_a_sentence_is_about() -> None:
    words = "leader cancels summit of friday"
    events = (
        event("a", "2023-10-05", words),
        event("a", "2023-10-04", words, expression=None, id="a-e0-2"),
    )
    assert told_in_passing(events) == {"a-e0"}


def test_nothing_comes_of_nothing() -> None:
    assert build_chronology((), ()) == ((), ())


DATES = st.sampled_from(["2023-09-19", "2023-09-20", "2023-09", "2023", "2023-09-18/2023-09-20"])
MATTERS = st.sampled_from(["attack army enclave", "summit leader spain", "flee people road"])


@given(st.lists(st.tuples(st.sampled_from("abc"), DATES, MATTERS), max_size=12))
def test_every_event_has_one_entry_and_ids_are_unique(told: list[tuple[str, str, str]]) -> None:
    events = tuple(
        event(where, date, words, start=50 * n, precision="interval" if "/" in date else "day")
        for n, (where, date, words) in enumerate(told)
    )
    placed, entries = build_chronology(events, articles(*"abc"))
    assert [e.id for e in placed] == [e.id for e in events]
    assert sorted(i for entry in entries for i in entry.events) == sorted(e.id for e in events)
    assert len({e.id for e in entries}) == len(entries)
    of = {i: entry.id for entry in entries for i in entry.events}
    assert all(e.entry == of[e.id] for e in placed)
    sentences = {e.id: e.sentence for e in events}
    assert all(entry.text == sentences[entry.events[0]] for entry in entries)


def test_a_day_weighs_more_at_the_top_of_an_article_and_when_it_is_remembered() -> None:
    def weight(start: int, published: str) -> float:
        reports = [event(where, "2023-05-02", "Bridge falls into river", start) for where in "ab"]
        _, entries = build_chronology(reports, articles("a", "b", published=published))
        return entries[0].weight

    deep = weight(4000, "2023-05-02")
    assert weight(120, "2023-05-02") > deep
    assert deep < weight(4000, "2023-05-04") < weight(4000, "2023-05-20")
