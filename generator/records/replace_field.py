"""Sets one field of many records at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def replace_field(records: Sequence[T], field: str, values: Iterable[object]) -> tuple[T, ...]:
    """The records, of one kind, each with its value for the field; those that hold it already
    stay the very same. (`dataclasses.replace` would look the fields up for every record.)

    Raises:
        ValueError: for another number of values, or a field the records do not have.
    """
    if not records:
        return ()
    kind: Any = type(records[0])
    names = [f.name for f in fields(kind)]
    at = names.index(field)
    row = attrgetter(*names)

    def filled(record: T, value: object) -> T:
        held = row(record)
        if held[at] == value:
            return record
        made: T = kind(*held[:at], value, *held[at + 1 :])
        return made

    return tuple(filled(record, value) for record, value in zip(records, values, strict=True))
