"""Which figures contradict one another, which belong together, and what a denial denies."""

from __future__ import annotations

from typing import Any

import pytest

from generator.join.claims import Claim, ordinal, read_claims
from generator.join.denials import content, find_denials, negated, read_wordings, title_of
from generator.join.rival_figures import rival_figures
from generator.records import Article, Figure
from tests.factory import article, figure, measure, quote


def told(
    id: str, value: float | None, by: str | None = None, **given: Any
) -> tuple[Article, Figure]:
    """An article in which somebody counts people who fled."""
    published = given.pop("published", "2023-10-04")
    setting = given.pop("setting", "Skar, Hamar and Torvel wait.")
    text = given.pop("text", f"In Skar 100 people fled. {setting}")
    source = article(id, text, outlet=id, published=published)
    values: dict[str, Any] = {
        "sentence": "In Skar 100 people fled.",
        "as_of": published,
        "according_to_text": by,
        "category": "displaced",
        "measure_label": "people fled",
    }
    return source, figure(source, "100 people", value, **(values | given))


def claims(*pairs: tuple[Article, Figure]) -> list[Claim]:
    return read_claims([f for _, f in pairs], [a for a, _ in pairs])


def rivals(*pairs: tuple[Article, Figure]) -> int:
    """How many figures contradict another."""
    found = claims(*pairs)
    one = measure("fled", tuple(c.figure.id for c in found))
    disputes = rival_figures([one], {c.figure.id: c for c in found})
    return len(disputes[0].claims) if disputes else 0


@pytest.mark.parametrize(
    ("value", "given", "contradicted"),
    [
        (121, {}, True),
        (120, {}, False),
        (83, {}, True),
        (84, {}, False),
        (130, {"qualifier": "about"}, False),
        (134, {"qualifier": "about"}, True),
        (133, {"qualifier": "nearly"}, False),
        (134, {"qualifier": "nearly"}, True),
        (70, {"qualifier": "more_than"}, False),
        (121, {"qualifier": "at_least"}, True),
        (121, {"qualifier": "up_to"}, False),
        (80, {"qualifier": "up_to"}, True),
        (None, {"qualifier": "range", "low": 110, "high": 400}, False),
        (None, {"qualifier": "range", "low": 121, "high": 400}, True),
        (None, {"qualifier": "at_least", "low": 500}, False),  # vague
        (500, {"published": "2023-10-08"}, False),
        (500, {"according_to_text": "The Mayor"}, False),  # the same source
        (500, {"according_to_text": "he"}, False),
        (500, {"according_to_text": None}, False),
        (500, {"according_to_text": None, "according_to": "ada-lind"}, True),
        (500, {"according_to_text": None, "according_to": "b#1"}, False),
        (500, {"as_of": None, "published": None}, False),
    ],
)
def test_numbers_that_cannot_both_be_right(
    value: float | None, given: dict[str, Any], contradicted: bool
) -> None:
    found = rivals(told("a", 100, "the mayor"), told("b", value, "the army", **given))
    assert (found == 2) is contradicted


def test_what_a_claim_says() -> None:
    (claim,) = claims(told("a", 100, "the mayor"))
    assert (claim.claimant, claim.low, claim.high, claim.vague) == ("the mayor", 100, 100, False)
    assert claim.day == claim.made == ordinal("2023-10-04")
    assert not claim.looks_back
    (claim,) = claims(told("a", None, low=20, as_of="2022-10-03"))
    assert (claim.claimant, claim.amount, claim.vague, claim.looks_back) == ("a", 20, True, True)
    (claim,) = claims(told("a", None, low=20, high=30, as_of="2022-10-04"))
    assert (claim.vague, claim.looks_back) == (False, False)
    (claim,) = claims(told("a", -5, measure_label="their losses at Torvel"))
    assert (claim.amount, claim.own) == (5, True)
    assert ordinal(None) is None
    assert ordinal("soon") is None


def test_copies_count_as_their_original() -> None:
    one, two = told("a", 100), told("b", 100)
    copied = article("b", two[0].text, outlet="b", copy_of="a")
    assert [c.claimant for c in claims(one, (copied, two[1]))] == ["a", "a"]


@pytest.mark.parametrize(
    ("text", "given", "denied"),
    [
        ("the army had shelled Skar", {"kind": "indirect", "cue": "denied"},
         "the army had shelled Skar"),
        ("the army had shelled Skar", {"kind": "direct", "cue": "denied"}, None),
        ("the army had shelled Skar", {"kind": "indirect", "cue": "said"}, None),
        ("We deny having shelled Skar, he knows.", {}, "having shelled Skar"),
        ("They deny having shelled Skar.", {}, None),
        ("We deny them entry to Skar.", {}, None),
        ("We deny all of them entry to Skar.", {}, None),
        ("We deny that access to Skar was closed.", {}, "that access to Skar was closed"),
        ("We reject the claim that we shelled Skar.", {}, "the claim that we shelled Skar"),
        ("We reject the new plan for Skar.", {}, None),
        ("The claim of a massacre is not true.", {}, "The claim of a massacre"),
        ("They say that we shelled Skar. This is not true.", {}, "we shelled Skar"),
        ("It rained. This is not true.", {}, ""),
        ("The ferry is late.", {}, None),
        ("Is the claim of a massacre not true?", {}, None),
        ("The claim of a massacre is not true?", {}, None),
    ],
)  # fmt: skip
def test_what_a_quotation_denies(text: str, given: dict[str, Any], denied: str | None) -> None:
    source = article("a", text)
    said = quote(source, text, speaker="ada", sentence=text, **given)
    found = find_denials([said], read_wordings([said]))
    assert [d.denied for d in found] == ([] if denied is None else [denied])
    unknown = quote(source, text, sentence=text, **given)
    assert find_denials([unknown], read_wordings([unknown])) == []


def test_words_of_claims() -> None:
    assert content("the allegations of a massacre at Skar") == {"massacr", "skar"}
    assert content("The EU poisoned a well at Skar.") == {"poison", "well", "skar"}
    assert negated("It didn't rain")
    assert negated("Nobody came")
    assert not negated("It rained in Nottingham")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("that the army had shelled Skar.", "army had shelled Skar"),
        ("any reports that the army shelled Skar", "army shelled Skar"),
        ("“ethnic cleansing”", "ethnic cleansing"),
        ("the army had shelled Skar and all of the villages near it on Monday night",
         "army had shelled Skar and all of the villages near it on…"),
    ],
)  # fmt: skip
def test_titles_of_claims(text: str, title: str) -> None:
    assert title_of(text) == title
