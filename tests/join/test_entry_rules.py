"""Entries of a chronology, the tellings that make them, and topics of a passage."""

from __future__ import annotations

from typing import Any

import pytest

from generator.join.chronology import build_chronology
from generator.join.entry_text import event_slug, telling_order, told_in_passing
from generator.join.importance import originals
from generator.join.measure_labels import heading
from generator.join.same_quote import link_tellings
from generator.join.topic_assignment import timeliness
from generator.records import Entry, Event, FigureCategory
from tests.factory import article, quote


def event(where: str, sentence: str, date: str = "2023-10-04", **given: Any) -> Event:
    """A telling of an article of the same name; its terms are the words of its sentence."""
    precision = {4: "year", 7: "month"}.get(len(date), "day")
    values: dict[str, Any] = {
        "id": f"{where}-e", "start": 1000, "end": 1000 + len(sentence), "expression": f"on {date}",
        "precision": precision, "status": "happened", "head": sentence.split()[0].lower(),
        "terms": tuple(sentence.lower().strip(".?").split()),
    }  # fmt: skip
    values["article"] = where
    return Event(date=date, sentence=sentence, **(values | given))


def entries(*events: Event, outlets: dict[str, str] | None = None) -> list[Entry]:
    names = dict.fromkeys(e.article for e in events)
    articles = [article(n, outlet=(outlets or {}).get(n, n)) for n in names]
    _, found = build_chronology(events, articles, [list(range(len(events)))])
    return list(found)


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        ("happened happened", "happened"),
        ("announced happened", "happened"),
        ("announced announced", "announced"),
        ("cancelled happened happened", "cancelled"),
        ("disputed happened", "disputed"),
        ("disputed disputed happened", "disputed"),
        ("disputed announced", "disputed"),
        ("disputed", "disputed"),
    ],
)
def test_status(statuses: str, status: str) -> None:
    (entry,) = entries(
        *(event(f"a{n}", "Ship sinks", status=s) for n, s in enumerate(statuses.split()))
    )
    assert entry.status == status


def test_what_was_called_off_is_told_by_who_says_so() -> None:
    (entry,) = entries(
        event("a", "Talks were to be held in Stav on Monday", status="cancelled"),
        event("b", "The mission called off the talks", status="cancelled", actors=("mission",)),
        event("c", "Talks will be held in Stav, four envoys say", status="announced"),
    )
    assert entry.text == "The mission called off the talks"


@pytest.mark.parametrize(
    ("dates", "date"),
    [
        (["2023-10-03", "2023-10-04", "2023-10-04"], "2023-10-04"),
        (["2023-10-04", "2023-10-03"], "2023-10-03"),
        (["2023-10", "2023-10", "2023-10-04"], "2023-10-04"),
        (["2023-10", "2023"], "2023"),
        (["!2023-10-04", "!2023-10-04", "2023-10-03"], "2023-10-03"),
    ],
)
def test_the_date_is_stated_whole_and_told_most(dates: list[str], date: str) -> None:
    """A mark stands before those that only publication gives."""
    told = [
        event(f"a{n}", "Ship sinks", d.strip("!"), expression=None if d[0] == "!" else "then")
        for n, d in enumerate(dates)
    ]
    (entry,) = entries(*told)
    assert entry.date == date


def test_topics_of_the_telling_shown_and_of_a_third_of_all() -> None:
    def topics(*sets: tuple[str, ...]) -> tuple[str, ...]:
        told = [event(f"a{n}", "Ship sinks", topics=t) for n, t in enumerate(sets)]
        return entries(*told)[0].topics

    assert topics(("x",), ("y",)) == ("x", "y")
    assert topics(("x",), ("y",), ("x",)) == ("x", "y")
    assert topics(("x",), ("x",), ("x",), ("y",)) == ("x",)
    assert topics(("x",), ("y",), ("y",)) == ("y", "x")


def test_outlets_and_ids() -> None:
    told = [event("a", "Ship sinks"), event("b", "Ship sinks")]
    assert entries(*told)[0].outlets == 2
    assert entries(*told, outlets={"a": "x", "b": "x"})[0].outlets == 1
    _, found = build_chronology(told, [article("a"), article("b")], [[0], [1]])
    assert [e.id for e in found] == ["2023-10-04-ship-sinks", "2023-10-04-ship-sinks-2"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({}, {"precision": "month"}),
        ({}, {"status": "announced"}),
        ({}, {"sentence": "It said that the ship sank near Hamar in the storm of Monday night."}),
        ({}, {"sentence": "On Monday, it said that the ship sank near Hamar then."}),
        ({}, {"sentence": "“The ship sank near Hamar in the storm of Monday, all.”"}),
        ({}, {"sentence": "The ship sank near Hamar in the storm of Monday night, with all?"}),
        ({}, {"sentence": "The ship sank near Hamar in the storm of Monday night, with all:"}),
        ({}, {"sentence": "The ship sank near Hamar."}),
        ({}, {"sentence": "The ship sank near Hamar in the storm of Monday. " + "So " * 200}),
        ({"actors": ("ann",)}, {}),
        ({"actors": ("ann", "bob")}, {"actors": ("ann",)}),
        ({}, {"head": "night"}),
        ({}, {"terms": ("ship",)}),
    ],
)  # fmt: skip
def test_the_better_telling(better: dict[str, Any], worse: dict[str, Any]) -> None:
    sentence = "The ship sank near Hamar in the storm of Monday night, with all hands."
    terms = {"terms": ("ship", "sink", "storm", "night"), "head": "ship"}

    def made(id: str, given: dict[str, Any]) -> Event:
        return event(
            id,
            given.get("sentence", sentence),
            **(terms | {k: v for k, v in given.items() if k != "sentence"}),
        )

    one, other = made("z", better), made("a", worse)
    assert telling_order([other, one]) == [one, other]
    assert telling_order([one, other]) == [one, other]


def test_one_told_in_passing_comes_after() -> None:
    one, other = event("z", "Ship sinks"), event("a", "Ship sinks")
    assert telling_order([one, other]) == [other, one]
    assert telling_order([one, other], {"a-e"}) == [one, other]
    main = event("a", "Ship sinks", id="m", expression=None)
    assert told_in_passing([other, main]) == {"a-e"}
    assert told_in_passing([other, event("a", "Ship sinks", id="n")]) == {"n"}
    assert told_in_passing([other, one]) == set()


def test_slugs() -> None:
    assert event_slug(
        event("a", "x", head="sink", terms=("sink", "Zürich", "old ship", "!", "at", "b"))
    ) == ("sink-zurich-old-ship-at")
    assert event_slug(event("a", "x", head="!", terms=())) == "event"


def test_copies_of_copies_have_one_original() -> None:
    articles = [article("a"), article("b", copy_of="a"), article("c", copy_of="b")]
    assert originals(articles) == {"a": "a", "b": "a", "c": "a"}
    assert originals([article("a", copy_of="b"), article("b", copy_of="a")]).keys() == {"a", "b"}


LATER = "we shall meet again in harbour"


@pytest.mark.parametrize(
    ("words", "other", "speakers", "days", "same"),
    [
        ("iron fist now", "iron fist now", "xx", 0, True),
        ("iron fist", "iron fist", "xx", 0, False),
        ("iron fist now", "iron fist then", "xx", 0, False),
        ("we shall meet again in the old harbour", "we will meet again in the old harbour", "xx", 0,
         True),
        (LATER, LATER, "x-", 0, True),
        ("we shall meet in harbour", "we shall meet in harbour", "x-", 0, False),
        (LATER, LATER, "xy", 0, False),
        (LATER, LATER, "xx", 21, True),
        (LATER, LATER, "xx", 22, False),
        ("meet again in harbour", "so we shall meet again in harbour on Monday", "xx", 0, True),
        ("we’ll meet again", "We'll meet AGAIN!", "xx", 0, True),
    ],
)  # fmt: skip
def test_tellings_of_one_quotation(
    words: str, other: str, speakers: str, days: int, same: bool
) -> None:
    ids = [None if s == "-" else s for s in speakers]
    first = article("a", words, published="2023-10-01")
    second = article("b", other, published=f"2023-10-{1 + days:02d}")
    quotes = [quote(first, words, speaker=ids[0]), quote(second, other, speaker=ids[1])]
    linked = link_tellings(quotes, [first, second])
    assert [q.same_as for q in linked] == (["a-q0"] * 2 if same else [None, None])


@pytest.mark.parametrize(
    ("period", "day", "worth"),
    [
        ((None, None), "2023-10-04", 0.0),
        (("2023-10-04", None), None, 0.0),
        (("2023-10-04", None), "soon", 0.0),
        (("2023-10-04", None), "2023-10-04", 0.04),
        (("2023-10-04", None), "2023-10-03", -0.3),
        (("2023-10-04", None), "2023-10", 0.04),
        ((None, "2023-10-04"), "2023-10-04", 0.04),
        ((None, "2023-10-04"), "2023-10-05", -0.3),
        ((None, "2023-10-04"), "2023-10", 0.04),
    ],
)
def test_dates_in_and_outside_a_period(
    period: tuple[str | None, str | None], day: str | None, worth: float
) -> None:
    assert timeliness(period, day) == worth


@pytest.mark.parametrize(
    ("label", "text", "category", "shown"),
    [
        ("occupy regions around the city", "seven regions", "count", "regions around the city"),
        ("the city 's regions", "seven regions", "count", "the city's regions"),
    ],
)
def test_labels_of_measures(label: str, text: str, category: FigureCategory, shown: str) -> None:
    assert heading(label, text, category) == shown
