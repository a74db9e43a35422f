"""How few words, how many days and how little likeness make two quotations one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.join.same_quote import COMMON_RUN
from tests.factory import article, quote
from tests.join.test_same_quote import LONG, said, same

SIX = "rebuild bridges everywhere before winter comes"


@pytest.mark.parametrize(
    ("words", "speaker", "linked"),
    [
        ("rebuild every bridge", "mayor", True),
        ("rebuild bridges", "mayor", False),  # two words
        ("the and bridge", "mayor", False),  # one word that tells something
        ("the and flooded bridge", "mayor", True),
        (SIX, None, True),
        (SIX.removesuffix(" comes"), None, False),  # five, by whom nobody knows
    ],
)
def test_how_few_words_are_one(words: str, speaker: str | None, linked: bool) -> None:
    found = same(said("a", words, speaker), said("b", words, speaker))
    assert found == (["a-q0", "a-q0"] if linked else [None, None])


@pytest.mark.parametrize(
    ("first", "second", "linked"),
    [
        ("2023-10-01", "2023-10-22", True),
        ("2023-10-01", "2023-10-23", False),
        ("2023-10", "2023-10-22", True),  # of a month its first day
        ("2023-10", "2023-10-23", False),
        ("soon", "2023-10-23", True),
    ],
)
def test_how_far_apart_they_are_told(first: str, second: str, linked: bool) -> None:
    (one, a), (two, b) = said("a", LONG, "mayor"), said("b", LONG, "mayor")
    found = same((one, replace(a, said=first)), (two, replace(b, said=second)))
    assert (found[0] is not None) == linked


@pytest.mark.parametrize(
    ("one", "other", "linked"),
    [
        # Up to four words are the same to the letter, longer ones nearly.
        ("rebuild each burnt bridge", "rebuild each burnt bridges", True),  # held by the longer
        ("rebuild each burnt ridge now", "rebuild each old burnt bridge now", False),
        ("rebuild each burnt old bridge now", "rebuild each burnt old bridge nor", True),
        (LONG, LONG.replace("every bridge", "each bridge"), True),
        (LONG, "Every bridge that the flood has taken is a loss for all who lived here", False),
    ],
)
def test_how_alike_the_words_are(one: str, other: str, linked: bool) -> None:
    assert (same(said("a", one, "mayor"), said("b", other, "mayor"))[0] is not None) == linked


@pytest.mark.parametrize(("more", "linked"), [(0, True), (1, False)])
def test_a_run_that_many_share_is_a_phrase(more: int, linked: bool) -> None:
    words = "rebuild every bridge"
    pairs = [said(f"a{n:02}", words, f"s{n // 2}") for n in range(COMMON_RUN + more)]
    assert (same(*pairs)[0] is not None) == linked


def test_a_fragment_in_its_own_clause_is_not_told_twice() -> None:
    source = article("a", LONG)
    whole = quote(source, LONG, speaker="mayor")
    part = quote(source, LONG.removeprefix("We "), speaker="mayor")
    assert same((source, whole), (source, part)) == [None, None]


def test_a_short_fragment_is_of_the_likest_only() -> None:
    fragment = "rebuild every bridge here"
    found = same(
        said("a", f"We will {fragment} before winter", "mayor"),
        said("b", fragment, "mayor"),
        said("c", f"Nobody can {fragment} in a year", "mayor"),
    )
    assert found == ["a-q0", "a-q0", None]


def test_one_of_unknown_speaker_does_not_join_two_who_are_known() -> None:
    found = same(said("a", LONG, None), said("b", LONG, "mayor"), said("c", LONG, "minister"))
    assert found == ["a-q0", "a-q0", None]
