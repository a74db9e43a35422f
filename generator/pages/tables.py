"""Tables of records that know who looked what up in them.

What a page looked up while it was made is all that it depends on; as long as that is the
same, so is the page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, KeysView, Mapping, ValuesView
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar, overload

import numpy as np

from .encoding import exact

T = TypeVar("T")
D = TypeVar("D")

#: Table and key that were looked up; without a key the table as a whole was gone through.
Seen = tuple[str, str | None]

#: Bytes of the mark of what a look-up found. Marks that agree by chance would leave a page
#: standing that should not; with eight bytes a corpus of millions of records has no such two.
_SIZE = 8


@dataclass(frozen=True, slots=True)
class Found:
    """What some look-ups found."""

    marks: bytes
    """A mark for each of them, which tells table, key and record."""
    absent: tuple[Seen, ...]
    """Those that found nothing."""


class Watch:
    """What is looked up in some tables while somebody watches, and what was found there."""

    def __init__(self) -> None:
        self.seen: set[Seen] | None = None
        self._tables: dict[str, dict[str, Any]] = {}
        self._marks: dict[Seen, bytes] = {}
        self._digests: dict[int, bytes] = {}
        """By the identity of records, which the tables keep alive."""

    def table(self, name: str, rows: dict[str, T]) -> Table[T]:
        """A table whose look-ups are noted under a name of its own."""
        self._tables[name] = rows
        return Table(name, rows, self)

    @contextmanager
    def watching(self) -> Iterator[set[Seen]]:
        """Everything looked up within the block."""
        before, found = self.seen, set[Seen]()
        self.seen = found
        try:
            yield found
        finally:
            self.seen = before

    def found(self, seen: Collection[Seen]) -> Found:
        """What those look-ups find."""
        marks = self._every()
        return Found(
            marks=b"".join(marks[one] for one in seen if one in marks),
            absent=tuple(one for one in seen if one not in marks),
        )

    def still(self, found: Collection[Found]) -> list[bool]:
        """Of each, whether its look-ups find the same now."""
        marks = self._every()
        now = np.frombuffer(b"".join(marks.values()), np.uint64)
        then = np.frombuffer(b"".join(f.marks for f in found), np.uint64)
        ends = np.cumsum([len(f.marks) // _SIZE for f in found])
        lost = np.flatnonzero(~np.isin(then, now))
        changed = set(np.searchsorted(ends, lost, side="right").tolist())
        return [
            n not in changed and not any(one in marks for one in f.absent)
            for n, f in enumerate(found)
        ]

    def digest(self, value: object) -> bytes:
        """Digest of a record, or of several by those of each; of a record in a table it is
        made once."""
        if isinstance(value, tuple):
            return _hash(b"".join(map(self.digest, value)))
        return self._digests.get(id(value)) or _hash(exact(value))

    def _every(self) -> dict[Seen, bytes]:
        """The marks of everything there is to look up."""
        if not self._marks:
            for name, rows in self._tables.items():
                table, marks = _ended(name), list[bytes]()
                for key, row in rows.items():
                    found = self._digests[id(row)] = self.digest(row)
                    mark = self._marks[name, key] = _hash(table + _ended(key) + found, _SIZE)
                    marks.append(mark)
                self._marks[name, None] = _hash(table + b"".join(marks), _SIZE)
        return self._marks


class Table(Mapping[str, T]):
    """Records by id, in order."""

    __slots__ = ("_name", "_rows", "_watch")

    def __init__(self, name: str, rows: dict[str, T], watch: Watch) -> None:
        self._name = name
        self._rows = rows
        self._watch = watch

    def __getitem__(self, key: str) -> T:
        if (seen := self._watch.seen) is not None:
            seen.add((self._name, key))
        return self._rows[key]

    @overload
    def get(self, key: str) -> T | None: ...
    @overload
    def get(self, key: str, default: D) -> T | D: ...
    def get(self, key: str, default: D | None = None) -> T | D | None:
        """As of a dictionary; that of `Mapping` would raise and catch an error."""
        if (seen := self._watch.seen) is not None:
            seen.add((self._name, key))
        return self._rows.get(key, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def keys(self) -> KeysView[str]:
        """All ids, in order."""
        return self._whole().keys()

    def values(self) -> ValuesView[T]:
        """All records, in order."""
        return self._whole().values()

    def _whole(self) -> dict[str, T]:
        if (seen := self._watch.seen) is not None:
            seen.add((self._name, None))
        return self._rows


def _hash(data: bytes, size: int = 16) -> bytes:
    return hashlib.blake2b(data, digest_size=size).digest()


def _ended(name: str) -> bytes:
    """A name, and an end to it."""
    return name.encode("utf-8", "backslashreplace") + b"\0"
