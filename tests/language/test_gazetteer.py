"""Known names in texts, with and without an editor's actors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.gazetteer import Gazetteer
from generator.records import CuratedActor, Editorial

WORLD = Gazetteer(Editorial())
CURATED = Gazetteer(
    Editorial(
        actors=(
            CuratedActor(
                "emmanuel-macron",
                "Emmanuel Macron",
                "person",
                aliases=("the Elysée tenant",),
                roles=("French president",),
                speaks_for="france",
            ),
            CuratedActor("un", "United Nations", "organisation", aliases=("world body",)),
            CuratedActor("karabakh-authorities", "Nagorno-Karabakh authorities", "government body",
                         aliases=("the separatists",)),
        )
    )
)  # fmt: skip


def found(text: str, gazetteer: Gazetteer = WORLD) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.known.id, m.sense) for m in gazetteer.find(text)]


def test_states_capitals_and_abbreviations() -> None:
    assert found("Baku told the U.S. and the UK that Armenia lied.") == [
        ("Baku", "azerbaijan", "capital"),
        ("U.S.", "united-states", "name"),
        ("UK", "united-kingdom", "name"),
        ("Armenia", "armenia", "name"),
    ]


def test_longest_name_wins() -> None:
    assert found("The UN Security Council met.") == [
        ("UN Security Council", "un-security-council", "name")
    ]


def test_brussels_stands_for_the_union() -> None:
    assert found("Brussels objected.") == [("Brussels", "european-union", "capital")]


def test_apostrophes_and_accents_do_not_matter() -> None:
    ids = [actor for _, actor, _ in found("The Quai d’Orsay and the Élysée agreed.")]
    assert ids == ["french-foreign-ministry", "elysee"]


@pytest.mark.parametrize("text", ["Romeo", "Mali-like", "us", "who", "Iranians", "un"])
def test_no_match_inside_or_in_lower_case(text: str) -> None:
    assert [m for m in found(text) if m[0] == text] == []


def test_georgia_needs_its_neighbourhood() -> None:
    assert found("A poll in Georgia and Florida") == []
    assert ("Georgia", "georgia", "name") in found("Georgia and its capital Tbilisi")


def test_curated_descriptions_match_at_the_start_of_a_sentence_too() -> None:
    text = "The separatists agreed. So did the separatists and the Elysée tenant."
    assert [(a, b) for a, b, sense in found(text, CURATED) if sense == "description"] == [
        ("The separatists", "karabakh-authorities"),
        ("the separatists", "karabakh-authorities"),
        ("the Elysée tenant", "emmanuel-macron"),
    ]


def test_a_curated_actor_replaces_the_world_s_own() -> None:
    assert found("The U.N. met.", CURATED)[0][1] == "un"
    assert CURATED.get("united-nations") is None


def test_nations() -> None:
    assert WORLD.nation("French") == WORLD.nation("Paris") == WORLD.nation("France") == "france"
    assert WORLD.nation("Macron") is None


def test_without_an_editor_nothing_is_curated() -> None:
    assert not any(k.curated for k in WORLD.known())


@given(st.text(max_size=300))
def test_matches_lie_in_the_text_in_order(text: str) -> None:
    last = 0
    for match in WORLD.find(text):
        assert last <= match.start < match.end <= len(text)
        last = match.end
