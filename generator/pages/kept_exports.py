"""Exports of the last build, of which only what differs is made again.

Nearly all records stay as they were when articles come and go, wherever they then stand. Their
lines and rows are copied from the files of the last build; what comes out is what
`export.exported` makes of all records.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..records import Records
from ..store import Store, digest
from .export import DATABASE, columns_of, create, head, insert, sheet_of
from .files import stamps
from .memo import page_version

_KIND = "exports"


@dataclass(frozen=True, slots=True)
class _Noted:
    """Records of one kind as some build exported them."""

    keys: tuple[bytes, ...]
    """A digest of each."""
    json: NDArray[np.int64]
    """Where the line of each begins in its file, and where the last of them ends."""
    csv: NDArray[np.int64]


class KeptExports:
    """The exports below one folder of pages, and what the last build noted of them."""

    def __init__(self, store: Store, folder: Path, of: Callable[[object], bytes]) -> None:
        """``of`` makes the digest of a record."""
        self.standing: set[str] = set()
        """Paths of files that need not be made again."""
        self._store = store
        self._folder = folder
        self._digest = of
        self._key = digest(str(folder), page_version(), sqlite3.sqlite_version)
        noted, left = _loaded(store.get(_KIND, self._key))
        self._before = noted if noted and left == self._stamps() else {}
        self._now: dict[str, _Noted] = {}

    def exported(self, records: Records) -> Iterator[tuple[str, bytes]]:
        """Path and content of each file that does not stand."""
        its = {kind.name: getattr(records, kind.name) for kind in fields(records)}
        keys = {kind: tuple(map(self._digest, some)) for kind, some in its.items()}
        same = {kind for kind, noted in self._before.items() if noted.keys == keys[kind]}
        self._now = {kind: self._before[kind] for kind in same}
        for kind in same:
            self.standing.update(_files(kind))
        if same == its.keys():
            self.standing.add(_path(DATABASE))
            return
        with closing(sqlite3.connect(":memory:", uri=True)) as db:
            if self._before:
                earlier = (self._folder / _path(DATABASE)).resolve().as_uri()
                db.execute("ATTACH ? AS earlier", (f"{earlier}?mode=ro",))
            for kind, some in its.items():
                create(db, kind)
                if kind in same:
                    _copy(db, kind, 0, len(some))
                else:
                    yield from self._put_together(kind, some, keys[kind], db)
            db.commit()
            yield _path(DATABASE), db.serialize()

    def remember(self) -> None:
        """Keep what was noted, now that the files are written."""
        noted = self._now, self._stamps()
        self._store.put(_KIND, [(self._key, pickle.dumps(noted, protocol=5))])

    def _put_together(
        self, kind: str, records: Sequence[Any], keys: tuple[bytes, ...], db: sqlite3.Connection
    ) -> Iterator[tuple[str, bytes]]:
        """Both files of a kind of record, whose table is filled."""
        before = self._before.get(kind, _Noted((), np.zeros(1, np.int64), np.zeros(1, np.int64)))
        paths = _files(kind)
        old = [(self._folder / path).read_bytes() if before.keys else b"" for path in paths]
        json = _Lines(b"", old[0], before.json)
        csv = _Lines(head(columns_of(kind)), old[1], before.csv)
        for place, first, end in _stretches(keys, before.keys):
            if place is None:
                sheet = sheet_of(kind, records[first:end])
                insert(db, kind, sheet.rows)
                json.add(sheet.json)
                csv.add(sheet.csv)
            else:
                until = place + end - first
                _copy(db, kind, place, until)
                json.take(place, until)
                csv.take(place, until)
        self._now[kind] = _Noted(keys, json.starts(), csv.starts())
        yield from zip(paths, (json.content(), csv.content()), strict=True)

    def _stamps(self) -> tuple[tuple[int, int], ...] | None:
        files = (path for kind in fields(Records) for path in _files(kind.name))
        return stamps(self._folder, (*files, _path(DATABASE)))


class _Lines:
    """A file of lines that is put together, partly of those of an earlier one."""

    def __init__(self, head: bytes, earlier: bytes, starts: NDArray[np.int64]) -> None:
        """``starts`` of the earlier file's lines, as `_Noted` has them."""
        self._earlier = earlier
        self._starts = starts
        self._parts = [head]
        self._lengths = [np.array([len(head)])]

    def add(self, lines: Sequence[bytes]) -> None:
        """Lines that are new."""
        self._parts += lines
        self._lengths.append(np.array([*map(len, lines)]))

    def take(self, first: int, end: int) -> None:
        """Lines of the earlier file, by their numbers."""
        starts = self._starts[first : end + 1]
        self._parts.append(self._earlier[starts[0] : starts[-1]])
        self._lengths.append(np.diff(starts))

    def content(self) -> bytes:
        """The file."""
        return b"".join(self._parts)

    def starts(self) -> NDArray[np.int64]:
        """Where each line begins, and where the last of them ends."""
        return np.cumsum(np.concatenate(self._lengths))


def _stretches(
    keys: Sequence[bytes], before: Sequence[bytes]
) -> Iterator[tuple[int | None, int, int]]:
    """(place, first, end) of consecutive records that also were some before, from a place on,
    or that were not (None)."""
    known = {key: place for place, key in enumerate(before)}
    places = [known.get(key) for key in keys]
    first = 0
    for end in range(1, len(places) + 1):
        last = places[end - 1]
        follows = None if last is None else last + 1
        if end == len(places) or places[end] != follows:
            yield places[first], first, end
            first = end


def _copy(db: sqlite3.Connection, kind: str, first: int, end: int) -> None:
    """Rows of the last build's table, by their numbers from 0."""
    db.execute(
        f'INSERT INTO main."{kind}" SELECT * FROM earlier."{kind}" '
        "WHERE rowid BETWEEN ? AND ? ORDER BY rowid",
        (first + 1, end),
    )


def _files(kind: str) -> tuple[str, str]:
    return _path(f"{kind}.jsonl"), _path(f"{kind}.csv")


def _path(name: str) -> str:
    return f"data/{name}"


def _loaded(blob: bytes | None) -> tuple[dict[str, _Noted], object]:
    try:
        noted, left = pickle.loads(blob) if blob else ({}, None)
    except Exception:  # a damaged entry only costs time
        return {}, None
    return noted, left
