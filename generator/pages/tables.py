"""Tables of records that know who looked what up in them.

What a page looked up while it was made is all that it depends on; as long as that is the
same, so is the page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, KeysView, Mapping, ValuesView
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")

#: Table and key that were looked up; without a key the table as a whole was gone through.
Seen = tuple[str, str | None]

_ABSENT = b"-"


class Watch:
    """What is looked up in some tables while somebody watches, and what was found there."""

    def __init__(self) -> None:
        self.seen: set[Seen] | None = None
        self._tables: dict[str, dict[str, Any]] = {}
        self._digests: dict[Seen, bytes] = {}
        self._of_objects: dict[int, tuple[object, bytes]] = {}

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

    def state(self, seen: Iterable[Seen]) -> str:
        """Digest of what those look-ups find now, in their order."""
        h = hashlib.blake2b(digest_size=16)
        for one in seen:
            h.update(self._digests.get(one) or self._find(one))
        return h.hexdigest()

    def digest(self, value: object) -> bytes:
        """Digest of a record, or of several by those of each, which are made once."""
        if isinstance(value, tuple):
            return _hash(b"".join(map(self.digest, value)))
        known = self._of_objects.get(id(value))  # kept, so that no other takes its identity
        if known is None:
            known = value, _hash(repr(value).encode("utf-8", "replace"))
            self._of_objects[id(value)] = known
        return known[1]

    def _find(self, seen: Seen) -> bytes:
        name, key = seen
        rows = self._tables.get(name, {})
        if key is None:
            found = _hash(b"".join(self._find((name, k)) for k in rows))
        else:
            found = self.digest(rows[key]) if key in rows else _ABSENT
        self._digests[seen] = found
        return found


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


def _hash(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def in_order(seen: Collection[Seen]) -> list[Seen]:
    """Look-ups in an order that does not depend on chance."""
    return sorted(seen, key=lambda s: (s[0], s[1] or "", s[1] is None))
