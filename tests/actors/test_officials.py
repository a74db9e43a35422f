"""Officials speak for the body whose office their role is."""

from __future__ import annotations

import pytest

from generator.actors.officials import with_bodies
from generator.records import Actor, Role


def spoken_for(*roles: str) -> str | None:
    bodies = [
        Actor("relief-union", "Relief Union", "organisation", ("RU",), (), None, False),
        Actor("ru-office", "RU Office for Ports", "organisation", (), (), None, False),
        Actor("treasury", "Treasury", "government body", ("Finance",), (), None, False),
    ]
    stated = tuple(Role(text, None, "a") for text in roles)
    official = Actor("ann-lee", "Ann Lee", "person", (), stated, None, False)
    return with_bodies([*bodies, official])[-1].speaks_for


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("RU Secretary-General", "relief-union"),
        ("the Relief Union’s head of logistics", "relief-union"),
        ("a spokeswoman for the RU Office for Ports in Aden", "ru-office"),
        ("former RU chief", None),
        ("an expert at the Relief Union", None),
        ("Finance Minister", None),
    ],
)
def test_an_office_beside_a_body(role: str, body: str | None) -> None:
    assert spoken_for(role) == body


def test_only_the_main_role_counts() -> None:
    assert spoken_for("mayor", "president of the Relief Union") is None
