"""What all records have in common: how they travel, and the words some fields choose from."""

from __future__ import annotations

from typing import Any, Literal, NewType, get_args

from typing_extensions import TypeVar

EntityKey = NewType("EntityKey", str)
"""Who somebody is within one article: ``<article id>#<n>``."""
ActorId = str
"""Who somebody is in the whole corpus."""
ActorRef = TypeVar("ActorRef", bound=str, default=ActorId)
"""How a record names people and bodies: by `EntityKey` as an article gives it, by `ActorId` once
actors are resolved, which is what a bare ``Quote`` means."""

Basis = Literal["stated", "inferred", "corrected", "unknown"]
Genre = Literal["report", "interview", "opinion", "analysis", "statement"]
CorrectionKind = Literal["article", "folder", "quote", "figure", "event", "date", "measure"]
LinkKind = Literal["not_same", "one_event"]
"""Corrections that say of several things that they are one, or are not."""
DisputeKind = Literal["denial", "figures"]
QuoteKind = Literal["direct", "mixed", "indirect"]
FrameRule = Literal[
    "clause", "clause before", "clause around", "rest of sentence", "question", "infinitive",
    "object and infinitive", "object", "prepositional object", "noun", "adjective",
    "according to", "in the opinion of", "reader",
]  # fmt: skip
"""How grammar, or the trained reader, showed a cue with its source and content."""
SpanRule = Literal["marks", "fragment", "label", "signature", "turn"] | FrameRule
"""How the span of a quotation was found: in quotation marks, as a turn, or as a frame's content."""
CueRule = Literal["after", "before", "colon", "cue before", "quoted verb"] | FrameRule
"""How a cue with its source was found: beside quotation marks, or as a frame."""
SpeakerRule = (
    Literal[
        "label", "pronoun of two", "several as one", "first person", "elided", "same paragraph",
        "sentence before", "paragraph before", "quotation goes on", "none",
    ]
    | CueRule
)  # fmt: skip
"""How the speaker was found: by an attribution, or by the context."""
DateBasis = Literal["absolute", "relative to publication", "relative to another date"]
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
