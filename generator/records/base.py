"""What all records have in common: how they travel, and the words some fields choose from."""

from __future__ import annotations

from typing import Any, Literal, NewType

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
QuoteKind = Literal["direct", "mixed", "indirect"]
FrameRule = Literal[
    "clause", "clause before", "clause around", "rest of sentence", "question", "infinitive",
    "object and infinitive", "object", "prepositional object", "noun", "adjective",
    "according to", "in the opinion of", "weights",
]  # fmt: skip
"""How grammar, or learned weights, showed a cue with its source and content."""
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
Qualifier = Literal["exact", "about", "more_than", "at_least", "nearly", "up_to", "range"]
ActorKind = Literal[
    "person", "state", "government body", "organisation", "armed group", "media", "place"
]


class Packed:
    """A record that travels between processes and builds as its values alone; dataclasses with
    slots otherwise look their fields up again for every record that is unpickled."""

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), tuple(getattr(self, name) for name in self.__slots__)
