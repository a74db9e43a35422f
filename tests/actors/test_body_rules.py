"""Which names of bodies are one body's, and which people one person: tables of the edges."""

from __future__ import annotations

import pytest

from generator.actors.bodies import body_key, same_bodies
from generator.actors.names import Apart
from generator.language.gazetteer import Gazetteer
from generator.records import Editorial
from tests.actors.test_resolve import entity, extract, resolve

Named = tuple[str, str]
"""(article, name)."""


def owners(*groups: tuple[Named, ...], apart: Apart | None = None) -> list[int]:
    """For each group of a body's names the number of the group it is one with."""
    found = [
        [entity(key, n, name, "organisation") for n, (key, name) in enumerate(group)]
        for group in groups
    ]
    return same_bodies(found, apart or Apart())


@pytest.mark.parametrize(
    ("short", "long", "one"),
    [
        (("a", "NHAC"), ("b", "National Harbour Accident Commission"), True),  # four letters tell
        (("a", "HAC"), ("b", "Harbour Accident Commission"), False),  # three only within an article
        (("a", "HAC"), ("a", "Harbour Accident Commission"), True),
        (("a", "N.H.A.C."), ("b", "National Harbour Accident Commission"), True),
        (("a", "H.A.C."), ("b", "Harbour Accident Commission"), False),
        (("a", "Nhac"), ("a", "National Harbour Accident Commission"), False),  # no initials
        (("a", "NHAC"), ("a", "National harbour accident commission"), False),  # no title
        (("a", "NHFC"), ("a", "National Harbour for Commerce"), True),  # small words may be small
        (("a", "Orbis"), ("b", "Orbis Technologies"), True),
        (("a", "Orbis"), ("b", "Orbis Group Technologies"), True),
        (("a", "Orbis"), ("b", "Orbis Cement Technologies"), False),
        (("a", "Orbis"), ("b", "orbis Technologies"), False),
        (("a", "Group"), ("b", "Group Technologies"), True),  # of generic words the first stays
        (("a", "Sea Micro"), ("b", "SeaMicro"), True),
        (("a", "Sea"), ("b", "SeaMicro"), False),
    ],
)
def test_a_short_form_is_of_the_body_that_it_fits(short: Named, long: Named, one: bool) -> None:
    assert (len(set(owners((short,), (long,)))) == 1) == one
    assert (len(set(owners((long,), (short,)))) == 1) == one


def test_of_several_that_fit_the_one_whose_name_begins_the_others() -> None:
    base, other = ("b", "Orbis Group"), ("c", "Orbis Technologies")
    assert owners((("a", "Orbis"),), (base,), (other,)) == [0, 1, 2]
    ends = ("b", "National Harbour Accident Commission"), (
        "c", "National Harbour Accident Commission Authority")  # fmt: skip
    rival = ("d", "Northern Health Aid Council")
    assert owners((("a", "NHAC"),), (ends[0],), (rival,)) == [0, 1, 2]
    assert owners((("a", "NHAC"),), (ends[0],), (ends[1],))[0] == 1


def test_an_editor_keeps_bodies_apart() -> None:
    groups = ((("a", "Orbis"),), (("b", "Orbis Technologies"),))
    assert owners(*groups, apart=Apart([["Orbis", "Orbis Technologies"]])) == [0, 1]
    assert owners(*groups, apart=Apart([["Orbis", "Orbis Cement"]])) == [1, 1]


def test_a_name_in_several_words_is_no_short_form() -> None:
    group = (("a", "NHAC"), ("a", "The Harbour Board"))
    assert owners(group, (("a", "National Harbour Accident Commission"),)) == [0, 1]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Ministry of Defense", "Defence Ministry", True),
        ("Ministry for Affairs of Trade", "Trade Ministry", True),
        ("the French Trade Ministry", "Trade Ministry of France", True),
        ("the French Trade Ministry", "Trade Ministry", False),
        ("the French Trade Ministry", "Trade Ministry of Spain", False),
        ("France's Trade Ministry", "the French Trade Office", True),
        ("Ministry in Trade", "Trade Ministry", False),
    ],
)
def test_words_and_nation_make_a_body(one: str, other: str, same: bool) -> None:
    nations = Gazetteer(Editorial())
    assert (body_key(one, nations) == body_key(other, nations)) == same


@pytest.mark.parametrize(
    ("anna", "joseph", "bearer"),
    [
        (4, 1, "anna-berg"),  # four articles, and four fifths of five
        (8, 2, "anna-berg"),
        (3, 0, "anna-berg"),  # the only bearer
        (3, 1, "berg"),  # too few
        (4, 2, "berg"),  # too small a share
    ],
)
def test_a_surname_is_of_the_one_whom_nearly_all_name(anna: int, joseph: int, bearer: str) -> None:
    found = resolve(
        *(extract(entity(f"b{n}", 1, "Anna Berg")) for n in range(anna)),
        *(extract(entity(f"o{n}", 1, "Joseph Berg")) for n in range(joseph)),
        extract(surname := entity("z", 1, "Berg")),
    )
    assert found.actor_of[surname.key] == bearer


@pytest.mark.parametrize(
    ("one", "other", "actors"),
    [
        ("Anna Berg", "Anna Bert", 1),  # one letter of a surname of four, first names the same
        ("Ann Berg", "Ann Bert", 2),  # short first names are many's
        ("Anna Berg", "Anna Ber", 2),  # of a surname of three it is too much
        ("Anna Berg", "Hanna Bert", 2),
        ("Anna Berg", "Anna Borg", 2),  # begins otherwise
        ("the Norwegian prime minister", "the Norwegian prime minister", 2),
        ("Norwegian Prime Minister", "Norwegian Prime Minister", 1),  # an office of a nation
        ("Prime Minister", "Prime Minister", 0),  # anybody's
    ],
)
def test_people_of_two_articles(one: str, other: str, actors: int) -> None:
    found = resolve(extract(entity("a", 1, one)), extract(entity("b", 1, other)))
    assert len(set(found.actor_of.values())) == actors
