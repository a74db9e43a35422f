"""Where the events of a topic took place, as their own sentences say."""

from __future__ import annotations

import pytest

from generator.brief.topic_places import find_places
from generator.records import Actor, Entry, Event, Status

KENYA = Actor("kenya", "Kenya", "state", ("Nairobi",), (), None, False)


def places(*sentences: str, head: str = "burn", status: Status = "happened") -> list[object]:
    events = {
        f"e{n}": Event(f"e{n}", f"a{n}", 0, len(told), told, None, "2024-05-06", "day", status,
                       entry=f"c{n}", head=head)
        for n, told in enumerate(sentences)
    }  # fmt: skip
    entries = [
        Entry(f"c{n}", "2024-05-06", "day", status, told, 1.0, (f"e{n}",), (f"a{n}",), 1, (), ())
        for n, told in enumerate(sentences)
    ]
    return list(find_places(entries, events, [KENYA]))


def test_a_place_is_one_that_several_events_are_told_of() -> None:
    told = ("A mill burnt in Kenya.", "Farms burnt across Kenya.", "A barn burnt in Adra.")
    assert places(*told) == [("Kenya", "kenya")]


def test_a_town_is_no_government_even_where_it_stands_for_one() -> None:
    assert places("A mill burnt in Nairobi.", "Farms burnt near Nairobi.") == [("Nairobi", None)]


def test_a_place_is_named_whole() -> None:
    told = ("A mill burnt in the port of Rio de Oro.", "Farms burnt in Rio de Oro’s hills.")
    assert places(*told) == [("Rio de Oro", None)]


@pytest.mark.parametrize(("head", "status"), [("meet", "happened"), ("burn", "announced")])
def test_a_venue_or_what_is_to_come_is_no_place(head: str, status: Status) -> None:
    told = ("They met in Kenya.", "The envoys met in Kenya.")
    assert places(*told, head=head, status=status) == []


def test_months_and_peoples_are_no_places() -> None:
    assert places("It burnt in May.", "It burnt in May.", "Said in Kenyan.", "In Kenyan.") == []
