"""What all records have in common: how they travel, and the words some fields choose from."""

from __future__ import annotations

from typing import Any, Literal, get_args

Basis = Literal["stated", "inferred", "corrected", "unknown"]
Genre = Literal["report", "interview", "opinion", "analysis", "statement"]
CorrectionKind = Literal["article", "quote", "figure", "event", "date"]
DisputeKind = Literal["denial", "figures"]
QuoteKind = Literal["direct", "mixed", "indirect"]
Precision = Literal["day", "month", "year", "interval", "decade"]
Status = Literal["happened", "announced", "cancelled", "disputed"]
"""Whether an event took place; "happened" is the usual one."""
Qualifier = Literal["exact", "about", "more_than", "at_least", "nearly", "up_to", "range"]
ActorKind = Literal[
    "person", "state", "government body", "organisation", "armed group", "media", "place"
]

FigureCategory = Literal[
    "killed",
    "injured",
    "missing",
    "displaced",
    "affected",
    "population",
    "money",
    "share",
    "count",
    "other",
    "distance",
    "area",
    "duration",
]
"""What a figure counts or measures, the gravest first; pages list figures in this order."""

GENRES: tuple[Genre, ...] = get_args(Genre)
STATUSES: tuple[Status, ...] = get_args(Status)
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)
CORRECTION_KINDS: tuple[CorrectionKind, ...] = get_args(CorrectionKind)
FIGURE_CATEGORIES: tuple[FigureCategory, ...] = get_args(FigureCategory)

LOWER_BOUNDS: frozenset[Qualifier] = frozenset({"more_than", "at_least"})
"""Qualifiers of a value that is the least there can be."""
TOLLS: frozenset[FigureCategory] = frozenset({"killed", "injured", "missing", "displaced"})
"""Categories of people harmed."""
PEOPLE_AFFECTED: frozenset[FigureCategory] = TOLLS | {"affected"}
QUANTITIES: frozenset[FigureCategory] = frozenset({"money", "share", "area", "distance"})
"""Categories of amounts with a unit of measurement, lengths of time apart."""


class Packed:
    """A record that travels between processes and builds as its values alone; dataclasses with
    slots otherwise look their fields up again for every record that is unpickled."""

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), tuple(getattr(self, name) for name in self.__slots__)
