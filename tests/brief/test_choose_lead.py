"""How the lines of a lead are chosen among candidates."""

from __future__ import annotations

from typing import Any

import pytest

from generator.brief.lead import MOST_CANDIDATES, _scorer, choose_lead, topic_signature
from generator.brief.lead_candidates import CandidatePool, SummaryCandidate
from generator.records import SummaryLine
from tests import factory


def candidate(start: int, keys: str = "", **given: Any) -> SummaryCandidate:
    values: dict[str, Any] = {
        "keys": frozenset((keys or f"word{start}").split()),
        "entries": frozenset(),
        "weight": 0.0,
        "prominence": 0.0,
        "date": "2023-10-04",
        "dates": (),
        "position": 0,
        "factor": 1.0,
        "opinion": False,
    }
    return SummaryCandidate(line=SummaryLine("a", start, start + 9, ""), **(values | given))


def starts(candidates: list[SummaryCandidate], **signature: float) -> list[int]:
    return [c.line.start for c in choose_lead(candidates, signature)]


@pytest.mark.parametrize(
    ("given", "score"),
    [
        ({"position": 0}, 0.2),
        ({"position": 3}, 0.05),
        ({"weight": 0.5}, 0.35),
        ({"prominence": 0.4}, 0.26),
        ({"weight": 1.0, "factor": 0.5}, 0.25),
        ({"keys": "dam"}, 0.2 + 0.35 * 1.0 / 1.58),
        ({"keys": "dam gate rain"}, 0.2 + 0.35),
    ],
)
def test_what_a_sentence_scores_for(given: dict[str, Any], score: float) -> None:
    signature = {"dam": 1.0, "gate": 0.9}
    assert _scorer(signature)(candidate(1, **given)) == pytest.approx(score)


def test_six_lines_at_most_in_the_order_of_dates_opinions_last() -> None:
    many = [candidate(n, date=f"2023-10-{20 - n}") for n in range(10)]
    assert starts(many) == [5, 4, 3, 2, 1, 0]
    many[5] = candidate(5, date="2023-10-15", opinion=True)
    assert starts(many) == [4, 3, 2, 1, 0, 5]


def test_after_three_lines_one_must_be_worth_half_the_best() -> None:
    strong = [candidate(n, weight=0.5) for n in range(2)]
    weak = [candidate(n, factor=0.5, weight=0.4) for n in range(2, 6)]
    assert starts([*strong, *weak]) == [0, 1, 2]
    half = [candidate(n, factor=0.5, weight=0.5) for n in range(2, 6)]
    assert starts([*strong, *half]) == [0, 1, 2, 3, 4, 5]


def test_of_one_event_one_sentence() -> None:
    twice = [candidate(n, entries=frozenset({"flood"}), weight=n / 9) for n in range(3)]
    assert starts([*twice, candidate(7)]) == [2, 7]


def test_a_sentence_with_most_of_anothers_words_is_left_out() -> None:
    first = candidate(0, "a b c d e", weight=0.9)
    assert starts([first, candidate(1, "a b c x y")]) == [0]
    assert starts([first, candidate(1, "a b w x y")]) == [0, 1]


def test_news_is_weighed_against_likeness() -> None:
    first = candidate(0, "a b c d e", weight=1.0)
    like = candidate(1, "a b w x y", weight=0.5)
    new = [candidate(n, weight=0.3) for n in (2, 3, 4, 5, 6)]
    assert starts([first, like, *new]) == [0, 2, 3, 4, 5, 6]


def test_only_the_best_two_hundred_are_compared() -> None:
    alike = [candidate(n, "a b", weight=0.9) for n in range(MOST_CANDIDATES - 1)]
    assert starts([*alike, candidate(900), candidate(901)]) == [0, 900]


def test_a_signature_is_what_a_part_holds_more_often_than_the_rest() -> None:
    pool = CandidatePool(factory.records(), {})
    dam = [candidate(n, "dam water") for n in range(4)]
    pool.all = [*dam, *(candidate(10 + n, "vote water") for n in range(6))]
    assert topic_signature(dam, pool) == {"dam": 1.0}
    everything = topic_signature(pool.all, pool)
    assert everything["water"] == 1.0
    assert everything["vote"] == pytest.approx(0.6**0.5)
