"""How the lines of a lead are chosen among candidates."""

from __future__ import annotations

from typing import Any

import pytest

from generator.brief.lead import (
    MOST_CANDIDATES,
    MOST_LINES,
    Scope,
    _choose_without_repetition,
    _scorer,
    choose_lead,
    choose_tellings,
    topic_signature,
)
from generator.brief.lead_candidates import CandidatePool, SummaryCandidate
from generator.records import SummaryLine
from tests import factory

DAY = "2023-10-04"


def candidate(start: int, keys: str = "", news: float = 0.0, **given: Any) -> SummaryCandidate:
    """A sentence that tells an event of the topic, if its news has any weight."""
    values: dict[str, Any] = {
        "keys": frozenset((keys or f"word{start}").split()),
        "told": (factory.entry(f"e{start}", DAY, weight=news),) if news else (),
        "prominence": 0.0,
        "date": DAY,
        "position": 0,
        "factor": 1.0,
        "opinion": False,
    }
    return SummaryCandidate(line=SummaryLine("a", start, start + 9, ""), **(values | given))


def scope(*candidates: SummaryCandidate) -> Scope:
    """The first week of October, and every event that the candidates tell."""
    weights = {e.id: e.weight for c in candidates for e in c.told}
    return Scope("2023-10-01", "2023-10-07", weights)


def starts(candidates: list[SummaryCandidate], **signature: float) -> list[int]:
    return [c.line.start for c in choose_lead(candidates, signature, scope(*candidates))]


def ranked(candidates: list[SummaryCandidate], most: int = MOST_LINES) -> list[int]:
    score = _scorer({}, scope(*candidates))
    return [c.line.start for c in _choose_without_repetition(candidates, score, most)]


@pytest.mark.parametrize(
    ("given", "score"),
    [
        ({"position": 0}, 0.2),
        ({"position": 3}, 0.05),
        ({"news": 0.5}, 0.35),
        ({"prominence": 0.4}, 0.26),
        ({"news": 1.0, "factor": 0.5}, 0.25),
        ({"keys": "dam"}, 0.2 + 0.35 * 1.0 / 1.58),
        ({"keys": "dam gate rain"}, 0.2 + 0.35),
    ],
)
def test_what_a_sentence_scores_for(given: dict[str, Any], score: float) -> None:
    signature = {"dam": 1.0, "gate": 0.9}
    one = candidate(1, **given)
    assert _scorer(signature, scope(one))(one) == pytest.approx(score)


def test_what_happened_leads_by_date() -> None:
    many = [candidate(n, news=1 - n / 100, date=f"2023-10-{9 - n:02}") for n in range(6)]
    assert starts(many) == [2, 1, 0]
    many[2] = candidate(2, news=0.98, date="2023-10-05", opinion=True)
    assert starts(many) == [1, 0, 2]


def test_then_how_many_who_says_what_against_it_and_what_comes_next() -> None:
    later = factory.entry("later", "2023-11-01", status="announced")
    found = [
        candidate(1, told=(later,)),
        candidate(2, answers=True),
        candidate(3, counts=1),
        candidate(4, counts=4),
        candidate(5, news=1.0),
        candidate(6),
    ]
    assert starts(found) == [5, 4, 2, 1]


def test_who_tells_what_happened_and_how_many_needs_no_second_sentence() -> None:
    found = [candidate(1, news=1.0, counts=2), candidate(2, counts=2), candidate(3, news=0.9)]
    assert starts(found) == [1, 3]


@pytest.mark.parametrize(("day", "precision"), [("2020", "year"), ("2023-09-01", "day")])
def test_background_does_not_lead(day: str, precision: str) -> None:
    entry = factory.entry("old", day, precision=precision)
    found = [candidate(1, told=(entry,)), candidate(2, news=1.0), candidate(3, reports=True)]
    assert starts(found) == [2, 3]


def test_trifles_only_make_up_for_news() -> None:
    found = [candidate(n, news=0.1 if n == 1 else 1 - n / 100) for n in range(1, 4)]
    assert starts(found) == [2, 3, 1]
    assert starts([*found, candidate(5, news=1.0)]) == [2, 3, 5]


def test_background_is_told_where_there_is_nothing_else() -> None:
    assert starts([candidate(1), candidate(2)]) == [1, 2]


def test_after_three_lines_one_must_be_worth_half_the_best() -> None:
    strong = [candidate(n, news=0.5) for n in range(2)]
    weak = [candidate(n, factor=0.5, news=0.4) for n in range(2, 6)]
    assert ranked([*strong, *weak]) == [0, 1, 2]
    half = [candidate(n, factor=0.5, news=0.5) for n in range(2, 6)]
    assert ranked([*strong, *half]) == [0, 1, 2, 3, 4, 5]


def test_of_one_event_one_sentence() -> None:
    flood = factory.entry("flood", DAY, weight=1.0)
    twice = [candidate(n, told=(flood,), position=3 - n) for n in range(3)]
    assert starts([*twice, candidate(7, news=0.9)]) == [2, 7]


def test_an_event_leads_by_its_line_in_the_chronology() -> None:
    flood = factory.entry("flood", DAY, weight=1.0)
    opening = candidate(1, told=(flood,), position=0)
    own = candidate(2, told=(flood,), position=8, own=frozenset({"flood"}))
    assert starts([opening, own, candidate(7, news=0.9)]) == [2, 7]
    assert starts([opening, candidate(7, news=0.9)]) == [1, 7]


def test_a_sentence_for_each_event_in_the_order_given() -> None:
    flood, fire, storm, rain = (
        factory.entry(name, DAY, weight=weight)
        for name, weight in (("flood", 0.4), ("fire", 0.9), ("storm", 1.0), ("rain", 0.2))
    )
    found = [
        candidate(1, told=(flood,)),
        candidate(2, "a b c", told=(flood,), own=frozenset({"flood"})),
        candidate(3, told=(fire,)),
        candidate(4, told=(storm, fire)),
        candidate(5, "a b c", told=(rain,)),
    ]
    chosen = choose_tellings([flood, fire, rain], found, {}, scope(*found))
    assert [c.line.start for c in chosen] == [2, 3]


def test_the_news_of_a_lead_may_be_given_in_its_order() -> None:
    late, early = candidate(1, news=0.5, date="2023-10-05"), candidate(2, news=0.5)
    others = [candidate(3, news=1.0), candidate(4, counts=1), candidate(5, answers=True)]
    found = [late, early, *others]
    lead = choose_lead(found, {}, scope(*found), [late, early])
    assert [c.line.start for c in lead] == [1, 2, 4, 5]


def test_a_sentence_with_most_of_anothers_words_is_left_out() -> None:
    first = candidate(0, "a b c d e", news=0.9)
    assert ranked([first, candidate(1, "a b c x y")]) == [0]
    assert ranked([first, candidate(1, "a b w x y")]) == [0, 1]


def test_news_is_weighed_against_likeness() -> None:
    first = candidate(0, "a b c d e", news=1.0)
    like = candidate(1, "a b w x y", news=0.5)
    new = [candidate(n, news=0.3) for n in (2, 3, 4, 5, 6)]
    assert ranked([first, like, *new]) == [0, 2, 3, 4, 5, 6]


def test_only_the_best_two_hundred_are_compared() -> None:
    alike = [candidate(n, "a b", news=0.9) for n in range(MOST_CANDIDATES - 1)]
    assert ranked([*alike, candidate(900), candidate(901)]) == [0, 900]


def test_a_signature_is_what_a_part_holds_more_often_than_the_rest() -> None:
    pool = CandidatePool(factory.records(), {})
    dam = [candidate(n, "dam water") for n in range(4)]
    pool.all = [*dam, *(candidate(10 + n, "vote water") for n in range(6))]
    assert topic_signature(dam, pool) == {"dam": 1.0}
    everything = topic_signature(pool.all, pool)
    assert everything["water"] == 1.0
    assert everything["vote"] == pytest.approx(0.6**0.5)
