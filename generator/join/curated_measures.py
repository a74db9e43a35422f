"""Figures that belong to the measures an editor defined."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..records import PEOPLE_AFFECTED, CuratedMeasure, CuratedTopic, FigureCategory
from ..records.edtf import bounds
from .claims import Claim

#: How far from a figure, in characters of its sentence, a measure's word may stand.
_NEAR = 120
#: Days after a topic's period in which figures still look back on it.
_GRACE = 60
#: Categories that say too little to contradict the measure's.
_UNDECIDED = frozenset({"count", "other", "affected"})


@dataclass(frozen=True, slots=True)
class _Rule:
    """A curated measure made ready for matching."""

    measure: CuratedMeasure
    terms: re.Pattern[str]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Match:
    in_label: bool
    distance: int


def assign_curated(
    claims: Sequence[Claim], topics: Sequence[CuratedTopic]
) -> dict[str, list[Claim]]:
    """Claims by the id of the curated measure they belong to; each to one at most.

    A word of the measure in the figure's own label counts before one elsewhere in the
    sentence; of several measures named by the label, the rarer is the more telling.
    """
    rules = [_rule(measure, topic) for topic in topics for measure in topic.measures]
    if not rules:
        return {}
    rivals = _by_sentence(claims)
    matches: list[tuple[Claim, dict[str, _Match]]] = []
    named: Counter[str] = Counter()
    for claim in claims:
        found = {}
        for rule in rules:
            match = _match(claim, rule, rivals)
            if match is not None:
                found[rule.measure.id] = match
                named[rule.measure.id] += match.in_label
        matches.append((claim, found))
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim, found in matches:
        if found:
            best = min(found, key=lambda i: (not found[i].in_label, named[i], found[i].distance, i))
            groups[best].append(claim)
    return {id: _without_parts(members) for id, members in groups.items()}


def _rule(measure: CuratedMeasure, topic: CuratedTopic) -> _Rule:
    terms = "|".join(re.escape(t) for t in sorted(measure.terms, key=lambda t: (-len(t), t)))
    start, end = topic.period
    return _Rule(
        measure,
        re.compile(rf"(?<!\w)(?:{terms})(?!\w)" if terms else r"(?!)", re.IGNORECASE),
        bounds(start)[0].toordinal() if start else 0,
        bounds(end)[1].toordinal() + _GRACE if end else 10**9,
    )


def _by_sentence(claims: Sequence[Claim]) -> Mapping[tuple[str, str], list[Claim]]:
    grouped: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        grouped[claim.figure.article, claim.figure.sentence].append(claim)
    return grouped


def _match(
    claim: Claim, rule: _Rule, rivals: Mapping[tuple[str, str], Sequence[Claim]]
) -> _Match | None:
    figure, measure = claim.figure, rule.measure
    if figure.unit not in measure.units or not _compatible(figure.category, measure.category):
        return None
    if claim.day is not None and figure.as_of and not rule.first <= claim.day <= rule.last:
        return None
    if rule.terms.search(f"{figure.text} · {figure.measure_label or ''}"):
        return _Match(True, 0)
    others = [c for c in rivals[figure.article, figure.sentence] if c is not claim]
    reach = [
        gap
        for found in rule.terms.finditer(claim.near)
        if (gap := _gap(claim, found)) <= _NEAR
        and all(_gap(o, found) > gap for o in others if o.figure.unit == figure.unit)
    ]
    return _Match(False, min(reach)) if reach else None


def _compatible(found: FigureCategory, wanted: FigureCategory) -> bool:
    return found == wanted or wanted == "other" or found in _UNDECIDED


def _gap(claim: Claim, found: re.Match[str]) -> int:
    """Characters between a figure and a word of its sentence."""
    start, end = claim.offset, claim.offset + len(claim.figure.text)
    return max(found.start() - end, start - found.end(), 0)


def _without_parts(claims: Sequence[Claim]) -> list[Claim]:
    """Without the small numbers that are part of a toll ("including two civilians")."""
    largest = max(c.amount for c in claims)
    return [
        c
        for c in claims
        if c.figure.category not in PEOPLE_AFFECTED or not c.subgroups or c.amount * 2 >= largest
    ]
