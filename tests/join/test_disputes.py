"""Denials stand beside what they deny; rival figures beside one another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.join.claims import read_claims
from generator.join.disputes import find_disputes
from generator.records import Dispute, Quote
from tests.factory import article, figure, measure, quote

TEXT = """Senator Gray spoke of a campaign of ethnic cleansing in the valley.

Ruritania denies ethnic cleansing, saying the villagers were free to stay.

The minister praised the harvest."""
SOURCE = article("a", TEXT)
CLAIM = quote(SOURCE, "a campaign of ethnic cleansing in the valley", speaker="gray")
ANSWER = quote(
    SOURCE,
    "the villagers were free to stay",
    kind="indirect",
    cue="saying",
    speaker="ruritania",
    speaker_text="Ruritania",
    sentence="Ruritania denies ethnic cleansing, saying the villagers were free to stay.",
)
HARVEST = quote(SOURCE, "the harvest", speaker="minister")


def disputes(*quotes: Quote, **given: Any) -> tuple[Dispute, ...]:
    return find_disputes(quotes, {}, (), given.get("articles", (SOURCE,)))


def test_a_denial_beside_its_claim() -> None:
    (dispute,) = disputes(CLAIM, ANSWER, HARVEST)
    assert (dispute.kind, dispute.title, dispute.id) == (
        "denial",
        "ethnic cleansing",
        "ethnic-cleansing",
    )
    assert (dispute.claims, dispute.answers) == ((CLAIM.id,), (ANSWER.id,))


def test_a_denial_that_answers_nothing_is_left_alone() -> None:
    assert disputes(ANSWER, HARVEST) == ()


def test_a_denial_that_names_its_claim_stands_by_itself() -> None:
    told = "the court had freed any smugglers in the valley"
    source = article("b", f"The minister denied that {told}. He said he would go his own way.")
    denial = quote(source, told, kind="indirect", cue="denied", speaker="minister")
    way = quote(source, "would go his own way", kind="indirect", speaker="gray")
    (dispute,) = disputes(denial, way, articles=(source,))
    assert (dispute.claims, dispute.answers) == ((), (denial.id,))


@pytest.mark.parametrize(
    ("published", "answered"),
    [("2023-10-06", True), ("2023-10-05", False), (None, True)],
)
def test_a_claim_is_answered_within_two_weeks(published: str | None, answered: bool) -> None:
    claimed = article("b", TEXT.split("\n\n")[0], published=published)
    denied = article("c", TEXT.split("\n\n")[1], published="2023-10-20")
    claim = replace(CLAIM, id="b-q0", article="b")
    denial = replace(ANSWER, id="c-q0", article="c", start=46, end=77)
    found = disputes(claim, denial, articles=(claimed, denied))
    assert [d.claims for d in found] == ([(claim.id,)] if answered else [])


def test_words_that_any_two_claims_may_share_make_no_claim() -> None:
    source = article("b", "She denied that people had gone their own way. It went its own way.")
    denial = quote(source, "people had gone their own way", kind="indirect", cue="denied",
                   speaker="minister")  # fmt: skip
    way = quote(source, "went its own way", kind="indirect", speaker="gray")
    assert all(way.id not in d.claims for d in disputes(denial, way, articles=(source,)))


def test_a_denial_that_says_whose_words_it_rejects_answers_those() -> None:
    source = article(
        "b",
        "The agency blamed “harmful gifts” to the valley. The ministry condemned unfounded "
        "comments by Senator Gray. Gray said the valley had never stopped arming itself.",
    )
    gifts = quote(source, "harmful gifts", speaker="agency")
    comments = quote(source, "unfounded comments by Senator Gray", kind="indirect",
                     cue="condemned", speaker="ministry", about=("gray",))  # fmt: skip
    arming = quote(source, "the valley had never stopped arming itself", kind="indirect",
                   speaker="gray")  # fmt: skip
    (dispute,) = disputes(gifts, comments, arming, articles=(source,))
    assert (dispute.claims, dispute.answers) == ((arming.id,), (comments.id,))
    assert all(gifts.id not in d.claims for d in disputes(gifts, comments, articles=(source,)))


def test_nobody_denies_himself() -> None:
    own = quote(SOURCE, CLAIM.text, speaker="ruritania")
    assert disputes(own, ANSWER) == ()


def test_withholding_is_no_denial() -> None:
    source = article("b", "They denied entry to the campaign of ethnic cleansing monitors.")
    held = quote(source, "entry to the campaign of ethnic cleansing monitors", kind="indirect",
                 cue="denied", speaker="ruritania")  # fmt: skip
    assert disputes(CLAIM, held, articles=(SOURCE, source)) == ()


def test_in_an_interview_the_question_is_what_is_rejected() -> None:
    source = article(
        "i", "There is talk of mercenaries from abroad.\n\nWe reject all these claims."
    )
    asked = quote(source, "There is talk of mercenaries from abroad.", speaker="paper",
                  interview=True)  # fmt: skip
    answer = quote(source, "We reject all these claims.", speaker="envoy", interview=True)
    (dispute,) = disputes(asked, answer, articles=(source,))
    assert (dispute.claims, dispute.answers) == ((asked.id,), (answer.id,))


def rivals(first: dict[str, Any], second: dict[str, Any]) -> tuple[Dispute, ...]:
    one, two = article("a", "100 people"), article("b", "300 people")
    given = {"measure": "m", "category": "killed", "as_of": "2023-10-04"}
    figures = (
        figure(one, "100 people", 100, **(given | {"according_to": "army"} | first)),
        figure(two, "300 people", 300, **(given | {"according_to": "rebels"} | second)),
    )
    counted = measure("m", tuple(f.id for f in figures), label="people killed")
    claims = {c.figure.id: c for c in read_claims(figures, (one, two))}
    return find_disputes((), claims, (counted,), (one, two))


def test_rival_figures() -> None:
    (dispute,) = rivals({}, {})
    assert (dispute.kind, dispute.title, len(dispute.claims)) == ("figures", "people killed", 2)


def test_figures_that_can_both_be_right_are_no_dispute() -> None:
    assert rivals({"qualifier": "at_least"}, {}) == ()
    assert rivals({}, {"as_of": "2023-11-04"}) == ()
    assert rivals({}, {"according_to": "army"}) == ()
    assert rivals({}, {"according_to": None}) == ()
