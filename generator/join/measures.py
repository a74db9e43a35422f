"""Measures: the same thing counted by several sources, brought together.

Editors say what a topic counts; what they did not foresee is grouped by what the figures' own
labels say. Two figures kept apart that belong together cost a reader a second look; two put
together that do not belong mislead, so every doubt separates.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..language.wording import words
from ..records import PEOPLE_AFFECTED, Article, CuratedTopic, Figure, FigureCategory, Measure
from ..records.plain_text import slug
from ..records.replace_field import replace_field
from .claims import Claim, read_claims
from .curated_measures import assign_curated
from .measure_labels import heading

#: Claims published more than this many days before the newest are no longer current.
CURRENT_DAYS = 14
#: Furthest apart, in days, that two figures of one thing may be.
_APART = {"population": 400}
_APART_TOLL, _APART_OTHER = 10, 60
#: How many times larger one count of a thing may be than another.
_RATIO = {"population": 2.0}
_RATIO_TOLL, _RATIO_OTHER = 8.0, 4.0

_OF_PEOPLE = PEOPLE_AFFECTED | {"population"}
#: Categories in which a figure alone is a thing counted.
_COUNTED = PEOPLE_AFFECTED | {"population", "money", "share", "area", "count"}
#: Length of the readable part of a measure's id.
_SLUG_CHARACTERS = 42


def group_figures(
    claims: Sequence[Claim], topics: Sequence[CuratedTopic]
) -> tuple[tuple[Figure, ...], tuple[Measure, ...]]:
    """Give every figure the measure it belongs to, and describe the measures.

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
    groups += _named(_cluster(rest), {group.id for group in groups})
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


# --- grouping what nobody curated --------------------------------------------------------------


def _cluster(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims of one thing, in the order of their dates; the first of each leads it."""
    clusters: list[list[Claim]] = []
    index: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for claim in sorted(claims, key=_by_date):
        if claim.figure.category not in _COUNTED:
            continue
        block = (claim.figure.unit, claim.figure.category)
        near = sorted({n for key in _keys(claim) for n in index[(*block, key)][-_LOOKED_AT:]})
        best, likeness = None, 0.0
        for n in near:
            found = _likeness(claim, clusters[n][0])
            if found > likeness and _fits(claim, clusters[n]):
                best, likeness = n, found
        if best is not None:
            clusters[best].append(claim)
            continue
        for key in _keys(claim):
            index[(*block, key)].append(len(clusters))
        clusters.append([claim])
    return clusters


#: Newest clusters looked at for each word that a claim shares with them.
_LOOKED_AT = 40


def _by_date(claim: Claim) -> tuple[int, str, int]:
    return claim.day or 0, claim.figure.article, claim.figure.start


def _keys(claim: Claim) -> list[str]:
    """What a claim is looked up by: its own words; for bare tolls, where it is."""
    return sorted(claim.words) or sorted(claim.places | claim.setting)


def _fits(claim: Claim, cluster: Sequence[Claim]) -> bool:
    """Whether a claim may be of one place with a cluster's leader, and of one time and size with
    its newest members."""
    return _same_place(claim, cluster[0]) and all(_may_agree(claim, m) for m in cluster[-3:])


def _likeness(a: Claim, b: Claim) -> float:
    """Overlap of the words that say what is counted (Jaccard), 0 below what is convincing."""
    shared = len(a.words & b.words)
    union = len(a.words) + len(b.words) - shared
    if a.figure.category in _OF_PEOPLE:
        if not union:
            return 0.5
        jaccard = shared / union
        return jaccard if jaccard >= 0.5 and a.subgroups == b.subgroups else 0.0
    if shared < (3 if a.figure.category == "share" else 2):
        return 0.0
    jaccard = shared / union
    return jaccard if jaccard >= 0.6 else 0.0


def _same_place(a: Claim, b: Claim) -> bool:
    """Whether two claims may be of one place. A bare toll is of the place its sentence names."""
    if a.figure.category in PEOPLE_AFFECTED and not a.words and bool(a.spots) != bool(b.spots):
        return False
    if a.figure.category in PEOPLE_AFFECTED and a.spots and b.spots and not a.spots & b.spots:
        return False
    if a.places and b.places:
        return bool(a.places & b.places)
    return len(a.setting & b.setting) >= 3 or bool((a.places or b.places) & (a.setting | b.setting))


def _may_agree(a: Claim, b: Claim) -> bool:
    """Whether time and size allow two claims to be of one thing."""
    category = a.figure.category
    toll = category in PEOPLE_AFFECTED
    if (a.vague and b.amount < a.amount) or (b.vague and a.amount < b.amount):
        return False
    if a.day is not None and b.day is not None:
        limit = _APART.get(category, _APART_TOLL if toll else _APART_OTHER)
        if abs(a.day - b.day) > limit:
            return False
    if (a.own or b.own) and a.claimant != b.claimant:
        return False
    equal = a.amount == b.amount
    if a.figure.article == b.figure.article and not equal:
        rival = a.claimant != b.claimant and toll and a.figure.according_to_text
        return bool(rival)
    if toll and not equal and min(a.amount, b.amount) < 10:
        return False
    ratio = max(a.amount, b.amount) / max(min(a.amount, b.amount), 1e-9)
    return ratio <= _RATIO.get(category, _RATIO_TOLL if toll else _RATIO_OTHER)


# --- measures ----------------------------------------------------------------------------------


def _named(clusters: Iterable[Sequence[Claim]], taken: set[str]) -> list[_Group]:
    """Clusters with a label and an id of their own."""
    groups = []
    used = set(taken)
    reached: dict[str, int] = {}
    for cluster in clusters:
        label = _label(cluster)
        stem = (
            _short_slug(label)
            or f"{cluster[0].figure.category}-{_short_slug(cluster[0].figure.unit)}"
        )
        n = reached.get(stem, 1)
        name = stem if n == 1 else f"{stem}-{n}"
        while name in used:
            n += 1
            name = f"{stem}-{n}"
        reached[stem] = n
        used.add(name)
        category = cluster[0].figure.category
        named = heading(label, " ".join(c.figure.text for c in cluster), category)
        groups.append(_Group(name, named, category, tuple(cluster)))
    return groups


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


def _short_slug(text: str) -> str:
    """The words of a text that fit into a short part of an address."""
    made = ""
    for word in map(slug, text.split()):
        if word and len(made) + len(word) < _SLUG_CHARACTERS:
            made = f"{made}-{word}" if made else word
    return made


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
    lows = [c.low for c in current if c.low is not None]
    highs = [c.high for c in current if c.high is not None]
    return replace(
        measure,
        figures=tuple(c.figure.id for c in claims),
        low=min(lows, default=None),
        high=max(highs, default=None),
        claimants=len(_claimants(claims)),
    )


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
