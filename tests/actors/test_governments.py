"""A state's government and ministers are its own, though the words name no state."""

from __future__ import annotations

import pytest

from generator.actors.governments import (
    governments_as_states,
    state_of_office,
    with_colleagues,
)
from generator.language.gazetteer import Gazetteer
from generator.records import Actor, Editorial, Entity, EntityKey, Role
from tests import factory


def person(n: int, name: str, role: str, state: str | None) -> Entity:
    said = (Role(role, None, "a"),)
    return Entity(EntityKey(f"a#{n}"), "a", name, "person", (name,), said, state, None)


def body(name: str) -> Entity:
    return Entity(EntityKey("a#9"), "a", name, "government body", (name,), (), None, None)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("President Anna Berg’s government", "norway"),
        ("Berg administration", "norway"),
        ("Olsen's government", None),
        ("Dahl's government", None),
        ("Berg's foundation", None),
    ],
)
def test_a_government_called_after_its_head(name: str, state: str | None) -> None:
    people = [
        person(1, "Anna Berg", "Norwegian President", "Norway"),
        person(2, "Lars Olsen", "ambassador of Denmark", "Denmark"),
        person(3, "Ada Dahl", "Danish Prime Minister", "Denmark"),
        person(4, "Per Dahl", "Swedish Prime Minister", "Sweden"),
    ]
    found = governments_as_states([*people, body(name)], Gazetteer(Editorial()))[-1]
    assert found.actor == state
    assert found.kind == ("state" if state else "government body")


@pytest.mark.parametrize(
    ("text", "role", "state"),
    [
        ("Prime Minister Anna Berg and Foreign Minister Lars Olsen", "Foreign Minister", "norway"),
        ("Prime Minister Anna Berg and President Lars Olsen", "President", None),
        ("President Anna Berg and Foreign Minister Lars Olsen", "Danish Foreign Minister", None),
        ("Prime Minister Anna Berg. Foreign Minister Lars Olsen", "Foreign Minister", None),
    ],
)
def test_a_minister_beside_the_head(text: str, role: str, state: str | None) -> None:
    actors = [
        Actor("norway", "Norway", "state", (), (), None, False),
        Actor("anna-berg", "Anna Berg", "person", (), (), "norway", False),
        Actor("lars-olsen", "Lars Olsen", "person", (), (Role(role, None, "a"),), None, False),
    ]
    assert with_colleagues(actors, [factory.article("a", text=text)])[-1].speaks_for == state


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Danish Foreign Minister", "denmark"),
        ("the Danish President", "denmark"),
        ("Danish Harbour Master", None),
        ("Foreign Minister", None),
        ("Danish Larsen", None),
    ],
)
def test_somebody_known_by_an_office_only(name: str, state: str | None) -> None:
    assert state_of_office(name, Gazetteer(Editorial())) == state
