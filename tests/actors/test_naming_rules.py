"""Of what kind a name is, in full and for short, and who is nobody in particular."""

from __future__ import annotations

import pytest

from generator.actors.names import initials, sound
from generator.editorial.entries import actor_entries
from generator.records import CuratedActor, Editorial, EntityKey, Role
from tests import factory
from tests.actors.test_resolve import entity, extract, resolve


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        (("person", "organisation"), "person"),  # a person where it is even
        (("place", "person"), "person"),
        (("organisation", "organisation", "person"), "organisation"),
    ],
)
def test_a_name_is_of_one_kind(kinds: tuple[str, ...], kind: str) -> None:
    found = resolve(
        *(extract(entity(f"a{n}", 1, "Kara Thole", k)) for n, k in enumerate(kinds))  # type: ignore[arg-type]
    )
    assert [a.kind for a in found.actors] == [kind]


@pytest.mark.parametrize(
    ("others", "is_katla"),
    [
        (("Katla Thors",), True),
        (("Katla Thors", "Katla Berg"), False),  # two bear it
        ((), False),
    ],
)
def test_a_first_name_in_its_article(others: tuple[str, ...], is_katla: bool) -> None:
    named = [entity("a", n, name) for n, name in enumerate(others, 2)]
    short = entity("a", 1, "Katla", "organisation")
    found = resolve(extract(short, *named))
    assert (found.actor_of.get(short.key) == "katla-thors") == is_katla


def test_a_surname_alone_is_nobodys_full_name() -> None:
    found = resolve(
        extract(entity("a", 1, "Wang Jianhao"), entity("a", 2, "Wang")),
        extract(entity("b", 1, "Wang")),
    )
    assert found.in_full.get(EntityKey("a#2")) == "Wang Jianhao"
    assert EntityKey("b#1") not in found.in_full


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("experts", "organisation", False),
        ("protesters", "organisation", False),
        ("another source", "person", False),
        ("a French source", "person", False),
        ("French sources", "organisation", False),
        ("the French president", "person", True),  # whoever it is, there is one
        ("the president", "person", False),
        ("Prime Minister", "person", False),
        ("Orbis", "organisation", True),
    ],
)
def test_nobody_in_particular(name: str, kind: str, kept: bool) -> None:
    found = resolve(extract(entity("a", 1, name, kind)))  # type: ignore[arg-type]
    assert bool(found.actor_of) == kept


@pytest.mark.parametrize(
    ("name", "person", "role"),
    [
        ("District Collector Anna Berg", "Anna Berg", "District Collector"),
        ("Collector Anna Berg", "Anna Berg", "Collector"),
        ("Anna Berg", None, None),  # two words tell no office
        ("Harbour Board Anna Berg", None, None),
        ("District Collector Harbour Berg", None, None),
    ],
)
def test_an_office_before_a_full_name_is_no_part_of_it(
    name: str, person: str | None, role: str | None
) -> None:
    (found,) = resolve(extract(entity("a", 1, name, "organisation"))).actors
    assert found.kind == ("person" if person else "organisation")
    assert found.name == (person or name)
    assert [r.text for r in found.roles] == ([role] if role else [])


def test_somebody_known_is_met_by_full_name_and_surname() -> None:
    known = Editorial(actors=(CuratedActor("ann", "Anna Berg", "person"),))
    found = resolve(
        extract(entity("a", 1, "Anna Berg")), extract(entity("b", 1, "Berg")), editorial=known
    )
    assert set(found.actor_of.values()) == {"ann"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alexei", "Aleksey"), ("Philip", "Filip"), ("Khaled", "Kaled"), ("Jack", "Jak"),
        ("Qaddafi", "Gaddafi"), ("Fritz", "Frits"), ("Sergej", "Sergey"), ("Anna", "Ana"),
    ],
)  # fmt: skip
def test_spellings_of_one_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_initials_of_a_body() -> None:
    assert initials("Ministry of the Interior") == {"MOTI", "MI"}
    assert initials("Interior") == frozenset()
    assert initials("UN Refugee Agency") == {"UNRA"}


def test_an_office_names_its_only_holder() -> None:
    def holder(id: str, *roles: str) -> object:
        return factory.actor(id, roles=tuple(Role(r, None, "a") for r in roles), mentions=3)

    one = holder("ann-berg", "French president")
    two, three = holder("bob-lund", "French minister"), holder("cem-oz", "French minister")
    entries = {a.id: e for a, e in actor_entries([one, two, three])}  # type: ignore[list-item]
    assert entries["ann-berg"].get("roles") == ["French president"]
    assert "roles" not in entries["bob-lund"]
    assert "roles" not in entries["cem-oz"]
