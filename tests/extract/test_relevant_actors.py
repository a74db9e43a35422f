"""Which curated actors may matter to a text: what an edit of actors.yml asks to be read anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.extract.relevant_actors import relevant_actors
from generator.records import CuratedActor

BERG = CuratedActor("anna-berg", "Anna Berg", "person", ("the premier",), ("prime minister",))
COUNCIL = CuratedActor("relief-council", "Relief Council", "organisation", ("the council",))
LAND = CuratedActor("keld", "Keld", "state", ("the Republic of Keld",))
ALL = (BERG, COUNCIL, LAND)


def aliased(actor: CuratedActor, *names: str) -> tuple[CuratedActor, ...]:
    """All actors, one of them with other aliases."""
    return tuple(replace(a, aliases=names) if a == actor else a for a in ALL)


@pytest.mark.parametrize(
    ("now", "text", "matters"),
    [
        (ALL, "Anna Berg of Keld spoke for the council.", False),
        (aliased(BERG, "the premier", "Anna Bergström"), "Bergstrom left on Monday.", True),
        (aliased(BERG, "the premier", "Anna Bergstroem"), "Mr Bergstroeem left.", True),
        (aliased(BERG, "the premier", "Lena Holm"), "Berg left on Monday.", False),
        (aliased(BERG), "The premier left on Monday.", True),
        (aliased(COUNCIL, "the council", "Aid Office of Dorn"), "The AOOD met.", True),
        (aliased(COUNCIL, "the council", "Aid Office of Dorn"), "The council met.", False),
        (aliased(LAND, "the Keldish Republic"), "The republic of France and Keld met.", True),
        (aliased(LAND, "the Republic of Keld", "Old Keldia"), "Keld and Keldi met.", False),
        ((*ALL, CuratedActor("jo-mar", "Jo Mar", "person")), "Keld was silent.", False),
        ((*ALL, CuratedActor("jo-mar", "Jo Mar", "person")), "Mar was not.", True),
        ((*ALL, CuratedActor("orlu", "Orlu", "state")), "Keld was silent.", True),
        (tuple(replace(a, note="Head of government.") for a in ALL), "Anna Berg spoke.", False),
    ],
)  # fmt: skip
def test_an_edit_matters_to_articles_that_hold_what_changed(
    now: tuple[CuratedActor, ...], text: str, matters: bool
) -> None:
    assert (relevant_actors(ALL)(text) != relevant_actors(now)(text)) == matters


def test_persons_that_a_text_does_not_name_are_left_out() -> None:
    assert [a.id for a in relevant_actors(ALL)("Nobody was named.")] == ["relief-council", "keld"]
    assert relevant_actors(ALL)("Mrs Berg left.")[0].id == "anna-berg"
