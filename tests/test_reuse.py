"""Which articles an edit of actors.yml concerns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.records import CuratedActor, Extract
from generator.reuse import KeptExtracts, change
from generator.store import opened
from tests.conftest import OF_CODE_THAT_IS_GONE

BERG = CuratedActor("anna-berg", "Anna Berg", "person", ("the premier",), ("prime minister",))
COUNCIL = CuratedActor("relief-council", "Relief Council", "organisation", ("the council",))
LAND = CuratedActor("keld", "Keld", "state", ("the Republic of Keld",))
ALL = (BERG, COUNCIL, LAND)


def aliased(actor: CuratedActor, *names: str) -> tuple[CuratedActor, ...]:
    """All actors, one of them with other aliases."""
    return tuple(replace(a, aliases=names) if a == actor else a for a in ALL)


@pytest.mark.parametrize(
    ("now", "text", "touched"),
    [
        (ALL, "Anna Berg of Keld spoke for the council.", False),
        (aliased(BERG, "the premier", "Anna Bergström"), "Bergstrom left on Monday.", True),
        (aliased(BERG, "the premier", "Anna Bergstroem"), "Mr Bergstroeem left.", True),
        (aliased(BERG, "the premier", "Anna Bergström"), "Berg left on Monday.", False),
        (aliased(BERG), "The premier left on Monday.", True),
        (aliased(COUNCIL, "the council", "Aid Office of Dorn"), "The AOOD met.", True),
        (aliased(COUNCIL, "the council", "Aid Office of Dorn"), "The council met.", False),
        (aliased(LAND, "the Keldish Republic"), "The republic of France and Keld met.", True),
        (aliased(LAND, "the Republic of Keld", "Old Keldia"), "Keld and Keldi met.", False),
        ((*ALL, CuratedActor("jo-mar", "Jo Mar", "person")), "Keld was silent.", False),
        ((*ALL, CuratedActor("jo-mar", "Jo Mar", "person")), "Mar was not.", True),
        ((*ALL, CuratedActor("orlu", "Orlu", "state")), "Keld was silent.", True),
        (ALL[::-1], "Nobody was named.", True),
    ],
)  # fmt: skip
def test_an_edit_concerns_articles_that_hold_what_changed(
    now: tuple[CuratedActor, ...], text: str, touched: bool
) -> None:
    assert change(ALL, now).touches(text) == touched
    assert change(now, ALL).touches(text) == touched


def test_a_note_concerns_no_article() -> None:
    noted = (replace(BERG, note="Head of government."), COUNCIL, LAND)
    assert not change(ALL, noted).touches("Anna Berg, the premier and prime minister")


def test_extracts_come_back_while_they_hold(tmp_path: Path) -> None:
    extract = Extract("a", (), (), (), (), (), (), ())
    with opened(tmp_path / "cache.sqlite") as store:
        KeptExtracts(store, ALL).put([("key", extract)])
        assert KeptExtracts(store, ALL).get_all(["key"], ["Keld"]) == [extract]
        later = KeptExtracts(store, aliased(BERG, "Captain Dahl"))
        assert later.get_all(["key"], ["Keld"]) == [extract]
        assert later.get_all(["key"], ["Captain Dahl"]) == [None]
        assert later.get_all(["other"], ["Keld"]) == [None]
        for blob in (b"no pickle", OF_CODE_THAT_IS_GONE):
            store.put("extract", [("key", blob)])
            assert later.get_all(["key"], ["Keld"]) == [None]
