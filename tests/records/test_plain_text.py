"""Plain ASCII forms of text, for addresses and for comparing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.plain_text import fold, slug


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("São Tomé and Príncipe", "sao-tome-and-principe"),
        ("Côte d'Ivoire", "cote-divoire"),
        ("The Guardian, UK", "the-guardian-uk"),
        ("北京 …", ""),
    ],
)
def test_slug(name: str, made: str) -> None:
    assert slug(name) == made


@given(st.text(max_size=80), st.integers(1, 30))
def test_a_slug_is_cut_between_words(text: str, longest: int) -> None:
    whole, cut = slug(text), slug(text, longest)
    assert len(cut) <= longest
    assert whole.startswith(cut)
    assert cut == whole or whole[len(cut)] == "-" or "-" not in whole[: longest + 1]


@given(st.text(max_size=200))
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
