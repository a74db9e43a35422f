"""The cache: one SQLite file of blobs by kind and key, which may be deleted at any time.

Nothing in it is ever needed for a right result; a missing, locked or damaged file costs
time only. Keys are content hashes made by `digest`, so entries never go stale.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

# Blobs are kept apart from the index of their keys: in a table without row ids, SQLite reads
# every blob whole whose key it compares on its way to another.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS blobs (
    kind TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL,
    PRIMARY KEY (kind, key));
CREATE TABLE IF NOT EXISTS uses (
    kind TEXT NOT NULL, key TEXT NOT NULL, build INTEGER NOT NULL,
    PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS builds (ended INTEGER NOT NULL);
INSERT INTO builds SELECT 0 WHERE NOT EXISTS (SELECT * FROM builds)
"""

#: Builds after which an entry that none of them used is thrown away. Builds are counted and
#: not days: the cache of a project that rests loses nothing.
_KEPT_FOR = 20

#: Keys asked for in one statement.
_AT_ONCE = 500

#: Primary result codes of SQLite that say the file itself is broken.
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def digest(*parts: str) -> str:
    """Content hash of some strings; the boundaries between them count."""
    h = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        h.update(len(data).to_bytes(8, "big"))
        h.update(data)
    return h.hexdigest()


class Store:
    """Blobs by (kind, key). Safe for several processes at once (SQLite's WAL)."""

    def __init__(self, path: Path | None) -> None:
        """Open or create the file; ``None`` or an unusable file means no cache at all."""
        self._db: sqlite3.Connection | None = None
        self._path = path
        self._used: set[tuple[str, str]] = set()
        self._file: tuple[int, int] | None = None
        """Which file is open; another process may have replaced a damaged one."""
        if path is None:
            return
        try:
            self._open(path)
        except sqlite3.DatabaseError as error:
            self._start_anew(error)
        except OSError:
            self._db = None

    def get(self, kind: str, key: str) -> bytes | None:
        """The blob, or None when it is not there (or the file cannot be read)."""
        return self.get_all(kind, [key]).get(key)

    def get_all(self, kind: str, keys: Sequence[str]) -> dict[str, bytes]:
        """The blobs that are there, by key."""
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), _AT_ONCE):
            found |= self._read(kind, keys[start : start + _AT_ONCE])
        return found

    def _read(self, kind: str, keys: Sequence[str]) -> dict[str, bytes]:
        if self._db is None:
            return {}
        self.use(kind, keys)
        marks = ", ".join("?" for _ in keys)
        ask = f"SELECT key, value FROM blobs WHERE kind = ? AND key IN ({marks})"
        try:
            return dict(self._db.execute(ask, (kind, *keys)))
        except sqlite3.DatabaseError as error:
            self._start_anew(error)
            return {}

    def put(self, kind: str, items: Iterable[tuple[str, bytes]]) -> None:
        """Write blobs in one transaction; a failure to write is no failure of the build."""
        if self._db is None:
            return
        rows = [(kind, key, value) for key, value in items]
        self.use(kind, (key for _, key, _ in rows))
        self._write("INSERT OR REPLACE INTO blobs (kind, key, value) VALUES (?, ?, ?)", rows)

    def use(self, kind: str, keys: Iterable[str]) -> None:
        """Note that a build needs these entries, although it does not ask for them."""
        self._used.update((kind, key) for key in keys)

    def end_build(self) -> None:
        """Throw away what no build has used for a while."""
        self._note_uses()
        self._write("UPDATE builds SET ended = ended + 1")
        # What a worker process wrote is first seen here.
        self._write(
            "INSERT OR IGNORE INTO uses SELECT kind, key, ended FROM blobs CROSS JOIN builds"
        )
        old = f"SELECT kind, key FROM uses, builds WHERE build < ended - {_KEPT_FOR}"
        self._write(f"DELETE FROM blobs WHERE (kind, key) IN ({old})")
        self._write(f"DELETE FROM uses WHERE (kind, key) IN ({old})")

    def close(self) -> None:
        """Close the file; further reads miss and writes are ignored."""
        self._note_uses()
        if self._db is not None:
            self._db.close()
            self._db = None

    def _note_uses(self) -> None:
        self._write(
            "INSERT OR REPLACE INTO uses SELECT ?, ?, ended FROM builds", sorted(self._used)
        )
        self._used.clear()

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]] = ((),)) -> None:
        """Run a statement for each row, all in one transaction."""
        if self._db is None or not rows:
            return
        try:
            with self._db:
                self._db.executemany(statement, rows)
        except sqlite3.DatabaseError as error:
            self._start_anew(error)

    def _start_anew(self, error: sqlite3.DatabaseError) -> None:
        """Replace a damaged file by an empty one; leave one that is only locked or full."""
        if self._path is None or getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DAMAGE:
            return
        self._used.clear()
        self.close()
        with contextlib.suppress(OSError, sqlite3.DatabaseError):
            if self._file is None or _identity(self._path) == self._file:
                for path in self._path.parent.glob(f"{self._path.name}*"):
                    path.unlink()
            self._open(self._path)

    def _open(self, path: Path) -> None:
        self._db = _open(path)
        self._file = _identity(path)


@contextlib.contextmanager
def opened(path: Path | None) -> Iterator[Store]:
    """A store that is closed at the end of the block."""
    store = Store(path)
    try:
        yield store
    finally:
        store.close()


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=30)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.executescript(_SCHEMA)
    return db


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino
