"""Who is one actor by name, and who is none."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.actors.names import bare, initials, is_no_actor, is_role, letters, parts_of, sound
from generator.actors.resolve import resolve_actors
from generator.records import Actor
from tests import factory
from tests.actors.test_resolve import NOBODY, entity, extract, resolve


def actors(*named: tuple[str, str], **more: tuple[str, ...]) -> list[Actor]:
    """The actors of articles that each name one thing, given with its kind."""
    found = resolve(
        *(
            extract(entity(f"a{n}", 1, name, kind, **more))  # type: ignore[arg-type]
            for n, (name, kind) in enumerate(named)
        )
    )
    return list(found.actors)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Tomas Brandt", "TOMAS BRANDT", "person"),
        ("José Núñez", "Jose Nunez", "person"),
        ("Mustafa Abdel Jalil", "Mustafa Abdel-Jalil", "person"),
        ("Caroline van den Brul", "Caroline Van den Brul", "person"),
        ("Duncan Rait", "Duncan Raite", "person"),
        ("Orbis Cement", "Orbis Cement Inc.", "organisation"),
        ("Orbis Cement PLC", "Orbis Cement GmbH", "organisation"),
        ("SeaMicro", "Sea Micro", "organisation"),
        ("The Harbour Board", "Harbour Board", "organisation"),
        ("NORTHERN FERRIES", "Northern Ferries", "organisation"),
        ("Orbis", "Orbis Technologies", "organisation"),
        ("NHAC", "National Harbour Accident Commission", "organisation"),
        ("US Geological Survey", "U.S. Geological Survey", "organisation"),
    ],
)
def test_two_names_of_one(one: str, other: str, kind: str) -> None:
    for pair in permutations((one, other)):
        assert len(actors(*((name, kind) for name in pair))) == 1


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Peter Holloway", "Jane Holloway", "person"),
        ("Martin Osgood Jr.", "Martin Osgood Sr.", "person"),
        ("Mohamed Ibrahim", "Muhammad Ibrahim", "person"),
        ("Cast Capital", "Elson Capital", "organisation"),
        ("Orbis", "Orbis Hospital", "organisation"),
        ("HAC", "Harbour Accident Commission", "organisation"),
        ("GAF", "Gadhafi's artillery forces", "organisation"),
    ],
)
def test_two_names_of_two(one: str, other: str, kind: str) -> None:
    assert len(actors((one, kind), (other, kind))) == 2


def test_transliterations_join_where_roles_agree() -> None:
    first = entity("a", 1, "Mohamed Ibrahim", roles=("Libyan minister",))
    second = entity("b", 1, "Muhammad Ibrahim", roles=("the minister",))
    other = entity("b", 1, "Muhammad Ibrahim", roles=("surgeon",))
    assert len(resolve(extract(first), extract(second)).actors) == 1
    assert len(resolve(extract(first), extract(other)).actors) == 2


def test_short_initials_join_where_one_article_names_both() -> None:
    long = entity("a", 1, "Harbour Accident Commission", "organisation")
    beside = entity("a", 2, "HAC", "organisation")
    assert len(resolve(extract(long, beside)).actors) == 1


def test_initials_that_fit_two_join_neither() -> None:
    found = actors(
        ("NHAC", "organisation"),
        ("National Harbour Accident Commission", "organisation"),
        ("Northern Health Aid Council", "organisation"),
    )
    assert len(found) == 3


def test_father_and_son_of_one_article_stay_two() -> None:
    both = extract(entity("a", 1, "Martin Osgood"), entity("a", 2, "Martin Osgood Jr."))
    assert len(resolve(both).actors) == 2


def test_a_name_is_of_the_kind_that_most_articles_take_it_for() -> None:
    found = actors(("Kara Thole", "person"), ("Kara Thole", "person"), ("Kara Thole", "place"))
    assert [(a.name, a.kind, a.articles) for a in found] == [("Kara Thole", "person", 3)]


def test_a_first_name_is_of_the_one_person_who_bears_it_in_the_article() -> None:
    found = resolve(extract(entity("a", 1, "Katla Thors"), entity("a", 2, "Katla", "organisation")))
    assert [(a.name, "Katla" in a.aliases) for a in found.actors] == [("Katla Thors", True)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("UNIDENTIFIED FEMALE", "person"),
        ("Hurricane Mara", "person"),
        ("Alder Fire", "organisation"),
        ("Nagorno-Karabakh", "person"),
        ("West Bank", "organisation"),
        ("-RRB-", "person"),
    ],
)
def test_what_is_no_actor_has_no_page(name: str, kind: str) -> None:
    assert actors((name, kind)) == []


def test_a_product_is_no_person() -> None:
    assert [a.kind for a in actors(("Falcon 4", "person"))] == ["organisation"]


def test_the_role_stated_most_comes_first() -> None:
    found = resolve(
        extract(entity("a", 1, "Ana Ruiz", roles=("mayor",))),
        extract(entity("b", 1, "Ana Ruiz", roles=("the minister", "only candidate"))),
        extract(entity("c", 1, "Ana Ruiz", roles=("minister",))),
    )
    assert [r.text for r in found.actors[0].roles] == ["the minister", "mayor"]


def test_forms_of_a_name_in_its_articles_are_its_aliases() -> None:
    source = factory.article("a", text="Ana “Nina” Ruiz spoke. Then Nora Bell left; Nora waved.")
    found = extract(entity("a", 1, "Ana Ruiz"), entity("a", 2, "Nora Bell"))
    aliases = {a.name: a.aliases for a in resolve_actors([found], NOBODY, [source]).actors}
    assert aliases == {"Ana Ruiz": ("Ana “Nina” Ruiz",), "Nora Bell": ("Nora",)}


def test_an_alias_is_of_one_actor() -> None:
    found = resolve(
        extract(entity("a", 1, "Orbis Response Centre", "organisation", names=("Orbis",))),
        extract(entity("b", 1, "Orbis", "organisation"), mentions=9),
        extract(entity("c", 1, "Orbis", "organisation"), mentions=9),
    )
    assert {a.name: a.aliases for a in found.actors} == {"Orbis": (), "Orbis Response Centre": ()}


@given(st.text("aAbB .'’-JrÉ", max_size=30))
def test_any_text_is_a_name(name: str) -> None:
    assert isinstance(parts_of(name), tuple)
    assert letters(letters(name)) == letters(name) or not letters(name)
    assert isinstance(sound(name), str)
    assert bare(bare(name)) == bare(name)
    initials(name), is_no_actor(name), is_role(name)
