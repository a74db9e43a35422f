"""States, seats and bodies: completeness and consistency of the data."""

from __future__ import annotations

import pytest

from generator.language.world import Body, State, world
from generator.records.plain_text import slug


def test_states_have_unique_readable_ids() -> None:
    states = world().states
    ids = [s.id for s in states]
    assert len(ids) == len(set(ids))
    assert all(s.id == slug(s.name) for s in states)
    assert len(states) >= 195


def test_every_state_has_a_demonym() -> None:
    without = {s.id for s in world().states if not s.demonyms}
    assert without == {"vatican-city"}


@pytest.mark.parametrize(
    ("state", "capital", "demonym"),
    [
        ("azerbaijan", "Baku", "Azeri"),
        ("france", "Paris", "French"),
        ("russia", "Moscow", "Russian"),
        ("kosovo", "Pristina", "Kosovar"),
        ("burundi", "Gitega", "Burundian"),
        ("netherlands", "The Hague", "Dutch"),
        ("united-states", "Washington", "American"),
        ("united-kingdom", "London", "British"),
        ("south-korea", "Seoul", "South Korean"),
    ],
)
def test_capitals_and_demonyms(state: str, capital: str, demonym: str) -> None:
    found = next(s for s in world().states if s.id == state)
    assert capital in found.capitals
    assert demonym in found.demonyms


def test_no_capital_stands_for_two_states() -> None:
    capitals = [c for s in world().states for c in s.capitals]
    assert len(capitals) == len(set(capitals))


def test_no_name_belongs_to_two_states_or_bodies() -> None:
    owner: dict[str, str] = {}
    things: list[State | Body] = [*world().states, *world().bodies]
    for thing in things:
        for name in thing.names:
            assert owner.setdefault(name, thing.id) == thing.id, name


def test_seats_speak_for_states_that_exist() -> None:
    states = {s.id for s in world().states}
    spoken_for = {b.speaks_for for b in world().bodies if b.speaks_for}
    assert spoken_for <= states
    kremlin = next(b for b in world().bodies if "Kremlin" in b.names)
    assert kremlin.speaks_for == "russia"


def test_demonyms_lead_to_states_in_singular_and_plural() -> None:
    nations = world().demonyms()
    assert nations["Armenian"] == nations["Armenians"] == "armenia"
    assert nations["Azerbaijanis"] == "azerbaijan"
    assert "Frenchs" not in nations
    assert "Chineses" not in nations
