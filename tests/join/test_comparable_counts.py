"""Which counts can contradict one another."""

from __future__ import annotations

import pytest

from generator.join.claims import Claim, read_claims
from generator.join.comparable_counts import group_of, is_whole_count
from tests.factory import article, figure


def claim(sentence: str, counted: str, source: str | None = None) -> Claim:
    told = article("a", sentence)
    found = figure(told, counted, 20, category="killed", sentence=sentence, according_to=source)
    return read_claims([found], [told])[0]


@pytest.mark.parametrize(
    ("sentence", "counted", "whole"),
    [
        ("Doctors say that 20 people died in the quake.", "20 people", True),
        ("Doctors say that 20 people may have died in the quake.", "20 people", True),
        ("Doctors say that as many as 20 people may die each day.", "20 people", False),
        ("The government wants to relocate some 20 people to tents.", "some 20 people", False),
        ("They buried 20 bodies, and believe another 90 died.", "20 bodies", False),
        ("They buried 20 bodies, and believe another 90 died.", "another 90", False),
        ("He hopes to see home again, as 20 people died.", "20 people", True),
    ],
)
def test_only_a_count_of_all_there_were_contradicts(
    sentence: str, counted: str, whole: bool
) -> None:
    assert is_whole_count(claim(sentence, counted)) is whole


def test_people_are_of_a_nation_an_employer_or_nobody_in_particular() -> None:
    canadians = claim("Some 20 Canadians are missing.", "20 Canadians")
    staff = claim("Six members of the UN staff died, while 20 are missing.", "20")
    people = claim("In all 20 people are missing.", "20 people")
    assert group_of(canadians) == {"canada"}
    assert group_of(staff) == {"staff"}
    assert group_of(people) == frozenset()


def test_its_people_are_those_of_whoever_counts() -> None:
    one = claim("The army says 20 of its soldiers died.", "20 of its soldiers", "army")
    other = claim("The rebels say 20 of their soldiers died.", "20 of their soldiers", "rebels")
    assert group_of(one) != group_of(other)
