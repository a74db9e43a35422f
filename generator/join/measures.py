"""Measures: the same thing counted by several sources, brought together.

Editors say what a topic counts; what they did not foresee is grouped by what the figures' own
labels say. Two figures kept apart that belong together cost a reader a second look; two put
together that do not belong mislead, so every doubt separates.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..language.wording import words
from ..records import Article, CuratedTopic, Figure, FigureCategory, Measure
from ..records.plain_text import slug
from ..records.replace_field import replace_field
from .claims import Claim, read_claims
from .curated_measures import assign_curated
from .measure_labels import label_of_measure
from .same_count import same_counts
from .scenes import Scene

#: Claims published more than this many days before the newest are no longer current.
CURRENT_DAYS = 14
#: Length of the readable part of a measure's id.
_SLUG_CHARACTERS = 42


def group_figures(
    claims: Sequence[Claim], topics: Sequence[CuratedTopic], scenes: Mapping[str, Scene]
) -> tuple[tuple[Figure, ...], tuple[Measure, ...]]:
    """Give every figure the measure it belongs to, and describe the measures.

    ``scenes`` are those of the figures, by their ids.

    Returns:
        The figures of the claims in their order, with ``measure`` set (None for lengths of
        time and the like that nothing else counts), and the measures by id.
    """
    curated = assign_curated(claims, topics)
    wanted = {m.id: m for t in topics for m in t.measures}
    groups = [
        _Group(id, wanted[id].label, wanted[id].category, tuple(found))
        for id, found in sorted(curated.items())
    ]
    taken = {claim.figure.id for group in groups for claim in group.claims}
    rest = [claim for claim in claims if claim.figure.id not in taken]
    groups += _named(same_counts(rest, scenes), {group.id for group in groups})
    measure_of = {c.figure.id: group.id for group in groups for c in group.claims}
    figures = [claim.figure for claim in claims]
    measured = replace_field(figures, "measure", [measure_of.get(f.id) for f in figures])
    measures = sorted((_measure(group) for group in groups), key=lambda m: m.id)
    return measured, tuple(measures)


@dataclass(frozen=True, slots=True)
class _Group:
    id: str
    label: str
    category: FigureCategory
    claims: tuple[Claim, ...]


# --- measures ----------------------------------------------------------------------------------


def _named(clusters: Iterable[Sequence[Claim]], taken: set[str]) -> list[_Group]:
    """Clusters with a label and an id of their own."""
    groups = []
    used = set(taken)
    reached: dict[str, int] = {}
    for cluster in clusters:
        label = _label(cluster)
        first = cluster[0].figure
        stem = slug(label, _SLUG_CHARACTERS) or f"{first.category}-{slug(first.unit)}"
        n = reached.get(stem, 1)
        name = stem if n == 1 else f"{stem}-{n}"
        while name in used:
            n += 1
            name = f"{stem}-{n}"
        reached[stem] = n
        used.add(name)
        newest = max(cluster, key=_newest)
        named = label_of_measure([c.figure for c in cluster], newest.figure)
        kinds = Counter(c.figure.category for c in cluster)
        category = min(kinds, key=lambda k: (-kinds[k], k))
        groups.append(_Group(name, named, category, tuple(cluster)))
    return groups


def _by_date(claim: Claim) -> tuple[int, str, int]:
    return claim.day or 0, claim.figure.article, claim.figure.start


def _label(cluster: Sequence[Claim]) -> str:
    """The label most like the others; the shorter, then the first, of equals."""
    labels = [c.figure.measure_label or c.figure.text for c in cluster]
    bags = {label: frozenset(w.key for w in words(label)) for label in labels}
    counts = Counter(bags[label] for label in labels)

    @cache
    def alike(bag: frozenset[str]) -> float:
        return math.fsum(
            n * len(bag & other) / max(1, len(bag | other)) for other, n in counts.items()
        )

    return min(bags, key=lambda label: (-alike(bags[label]), abs(len(label) - 30)))


def narrowed(measure: Measure, figures: Sequence[Figure], articles: Sequence[Article]) -> Measure:
    """The measure as some of its figures alone give it: their low, high and claimants."""
    if len(figures) == len(measure.figures):
        return measure
    return _described(measure, read_claims(figures, articles))


def _measure(group: _Group) -> Measure:
    claims = sorted(group.claims, key=_by_date)
    unit = claims[0].figure.unit
    empty = Measure(group.id, group.label, unit, group.category, (), None, None, 0, ())
    return _described(empty, claims)


def _described(measure: Measure, claims: Sequence[Claim]) -> Measure:
    """The measure with the figures of ``claims``, in their order, and what these come to."""
    current = _current(claims)
    current = [c for c in current if not c.vague] or current  # "thousands" are no end of a range
    lowest = min((c for c in current if c.low is not None), key=_from_below, default=None)
    highest = max((c for c in current if c.high is not None), key=_from_above, default=None)
    return replace(
        measure,
        figures=tuple(c.figure.id for c in claims),
        low=lowest.low if lowest else None,
        high=highest.high if highest else None,
        lowest=lowest.figure.id if lowest else None,
        highest=highest.figure.id if highest else None,
        claimants=len(_claimants(claims)),
        latest=_latest(claims),
    )


def _from_below(claim: Claim) -> tuple[float, bool, str]:
    """Lowest first; of equal numbers one with a qualifier, which says more."""
    return claim.low or 0.0, claim.figure.qualifier == "exact", claim.figure.id


def _from_above(claim: Claim) -> tuple[float, bool, str]:
    return claim.high or 0.0, claim.figure.qualifier != "exact", claim.figure.id


def _newest(claim: Claim) -> tuple[int, int, bool, bool]:
    day = min(claim.day or 0, claim.made or 10**9)
    return day, claim.made or 0, not claim.vague, bool(claim.figure.according_to_text)


def _latest(claims: Sequence[Claim]) -> str | None:
    """The newest count, by the day it is for, then by its publication; of one day that of a named
    source."""
    if not claims:
        return None
    return max(claims, key=_newest).figure.id


def _claimants(claims: Sequence[Claim]) -> set[str]:
    """Who counts. A number repeated without its source in one article is the source's."""
    sourced = {(c.figure.article, c.amount) for c in claims if c.figure.according_to_text}
    return {
        c.claimant
        for c in claims
        if c.figure.according_to_text or (c.figure.article, c.amount) not in sourced
    }


def _current(claims: Sequence[Claim]) -> list[Claim]:
    """The newest claim of every claimant, unless much has been published since.

    Counts of the long past do not go out of date.
    """
    latest: dict[str, int] = {}
    for claim in claims:
        latest[claim.claimant] = max(claim.made or 0, latest.get(claim.claimant, 0))
    newest = max(latest.values(), default=0)
    history = any(claim.looks_back for claim in claims)
    return [
        claim
        for claim in claims
        if (claim.made or 0) == latest[claim.claimant]
        and (history or newest - (claim.made or 0) <= CURRENT_DAYS)
    ]
