"""Figures beside their rivals: measures whose claimants give numbers that exclude one another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from ..language.word_lists import word_set
from ..records import PEOPLE_AFFECTED, Dispute, Figure, Measure
from .claims import Claim
from .comparable_counts import group_of, is_whole_count
from .counted_things import nouns_of

#: Days between two rival figures, at most; tolls grow.
_RIVAL_DAYS = 3
#: ... while counts of the long past stay rivals for good.
_ANY_DAY = 10**6
#: How much larger a figure must be to contradict another.
_RIVAL_RATIO = 1.2


def rival_figures(measures: Sequence[Measure], claims_of: Mapping[str, Claim]) -> list[Dispute]:
    """Measures whose named claimants give numbers that cannot both be right."""
    disputes = []
    for measure in measures:
        every = (claims_of[figure] for figure in measure.figures)
        claims = [c for c in every if _named(c.figure) and is_whole_count(c)]
        within = _ANY_DAY if any(c.looks_back for c in claims) else _RIVAL_DAYS
        ids = {c.figure.id for pair in _contradictions(claims, within) for c in pair}
        if ids:
            disputes.append(
                Dispute(
                    id="",
                    kind="figures",
                    title=measure.label,
                    claims=tuple(i for i in measure.figures if i in ids),
                    answers=(),
                    topics=tuple(sorted({t for c in claims for t in c.figure.topics})),
                )
            )
    return disputes


def _contradictions(claims: Sequence[Claim], within: int) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims of days at most ``within`` apart that exclude one another."""
    dated = sorted(
        (c for c in claims if c.day is not None), key=lambda c: (c.day or 0, c.made or 0)
    )
    for n, a in enumerate(dated):
        for b in islice(dated, n + 1, None):
            if (b.day or 0) - (a.day or 0) > within:
                break
            if _contradict(a, b) and _of_one_thing(a, b) and not _grown(a, b):
                yield a, b


def _of_one_thing(a: Claim, b: Claim) -> bool:
    """Whether people are of one group, and sums said to be of one thing; two who give are no
    rivals."""
    if a.figure.category != "money":
        return group_of(a) == group_of(b)
    return bool(nouns_of(a.figure) & nouns_of(b.figure))


def _grown(a: Claim, b: Claim) -> bool:
    """Whether the later of two tolls is the larger: more were found, and nobody is contradicted."""
    toll = a.figure.category in PEOPLE_AFFECTED
    return toll and (a.made or 0) < (b.made or 0) and a.amount < b.amount


def _named(figure: Figure) -> bool:
    """Whether a source is named; "he" names nobody until it is resolved."""
    text = (figure.according_to_text or "").lower()
    known = figure.according_to is not None and "#" not in figure.according_to
    return known or bool(text and text not in word_set("measures", "pronouns"))


def _contradict(a: Claim, b: Claim) -> bool:
    """Whether claims give numbers that exclude one another."""
    if a.claimant == b.claimant or a.vague or b.vague:
        return False
    (a_low, a_high), (b_low, b_high) = _bounds(a), _bounds(b)
    return a_low > b_high * _RIVAL_RATIO or b_low > a_high * _RIVAL_RATIO


def _bounds(claim: Claim) -> tuple[float, float]:
    """The numbers a claim allows."""
    value = claim.amount
    match claim.figure.qualifier:
        case "range":
            return claim.low or value, claim.high or value
        case "more_than" | "at_least":
            return value, math.inf
        case "up_to":
            return 0.0, value
        case "nearly":
            return 0.9 * value, value
        case "about":
            return 0.9 * value, 1.1 * value
        case _:
            return value, value
