"""Comparing people's names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.person_names import name_parts, same_person, similar_surname


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Mr. Thomas de Waal Jr.", ("Thomas", "de Waal")),
        ("Ursula von der Leyen", ("Ursula", "von der Leyen")),
        ("Recep Tayyip Erdoğan", ("Recep", "Tayyip", "Erdogan")),
        ("Mrs Clinton", ("Clinton",)),
        ("", ("",)),
    ],
)
def test_name_parts(text: str, parts: tuple[str, ...]) -> None:
    assert name_parts(text) == parts


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Nikol Pashinian", "Nikol Pashinyan", True),
        ("Tayyip Erdogan", "Recep Tayyip Erdogan", True),
        ("Tom de Waal", "Thomas de Waal", True),
        ("J. Smith", "John Smith", True),
        ("Hillary Clinton", "Bill Clinton", False),
        ("Ivanka Trump", "Ivana Trump", False),
        ("Donald Trump", "Donald J. Trump", True),
        ("Clinton", "Bill Clinton", False),
    ],
)
def test_same_person(a: str, b: str, same: bool) -> None:
    assert same_person(name_parts(a), name_parts(b)) is same
    assert same_person(name_parts(b), name_parts(a)) is same


def test_surnames() -> None:
    assert similar_surname("Pashinian", "Pashinyan")
    assert not similar_surname("Obama", "Osama")
    assert not similar_surname("Bush", "Bash")


@given(st.text(max_size=60))
def test_name_parts_never_fails(text: str) -> None:
    assert len(name_parts(text)) >= 1
