"""What all records have in common: how they travel, and the words some fields choose from."""

from __future__ import annotations

from typing import Any, Literal

Basis = Literal["stated", "inferred", "corrected", "unknown"]
Genre = Literal["report", "interview", "opinion", "analysis", "statement"]
QuoteKind = Literal["direct", "mixed", "indirect"]
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
