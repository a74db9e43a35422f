"""The one cache: what functions returned, in an SQLite file that may be deleted at any time.

`Cache.cached` makes a function that remembers. An answer is known by the code that made it (the
function's module and every module of ours that this imports), by every library and model
installed, and by the arguments; so it never goes stale. Nothing in the file is ever needed: what
is missing, damaged or locked by somebody else is made again, and costs time only.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import io
import pickle
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

A = TypeVar("A")
T = TypeVar("T")

#: Builds after which an answer that none of them asked for is thrown away. Builds are counted and
#: not days: the cache of a project that rests loses nothing.
_KEPT_BUILDS = 20
#: An answer's last use is noted anew after so many builds only, as noting it writes it.
_NOTED_BUILDS = 5
#: Keys looked up, and answers written, in one statement.
_KEYS_A_STATEMENT = 500
#: Calls made before their answers are written: bounds what a killed build loses.
_CALLS_A_WRITE = 32
#: Seconds to wait for another process that is writing.
_PATIENCE_S = 5.0
#: The quickest that zlib has.
_COMPRESSION = 1
#: Bytes before an answer that say whether it is whole.
_CHECK_BYTES = 8

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    key BLOB PRIMARY KEY, build INTEGER NOT NULL, answer BLOB NOT NULL)
"""
_PACKAGE = Path(__file__).parent
#: What reading or writing a damaged file raises; even its messages may be damaged.
_BROKEN = (sqlite3.Error, UnicodeDecodeError, OverflowError, MemoryError)


def digest(*parts: str | bytes) -> str:
    """Hash of some strings; the boundaries between them count.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    h = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        h.update(len(data).to_bytes(8, "big"))
        h.update(data)
    return h.hexdigest()


class Cache:
    """Answers in a file; ``None`` or a file that cannot be used means that none are kept."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._build = 0
        self._db = self._opened()

    def cached(
        self,
        function: Callable[[Sequence[A]], Iterable[T]],
        known_by: Callable[[A], object] = lambda argument: argument,
        keep_if: Callable[[T], bool] = lambda answer: True,
    ) -> Callable[[Sequence[A]], Iterator[T]]:
        """A function of many arguments that makes only the answers it does not know.

        Args:
            function: pure, of this package; is given the arguments that are new, and returns an
                answer to each, in their order.
            known_by: what of an argument decides the answer; known by its ``repr``.
            keep_if: whether an answer may stand for later calls.
        """
        name = f"{function.__module__}.{function.__qualname__}"
        code = code_version(function.__module__)

        def answers(arguments: Sequence[A]) -> Iterator[T]:
            keys = [_key(name, code, known_by(argument)) for argument in arguments]
            known = self._found(keys)
            new: dict[bytes, A] = {}
            for key, argument in zip(keys, arguments, strict=True):
                if key not in known:
                    new.setdefault(key, argument)
            fresh = self._kept(new, function([*new.values()]) if new else (), keep_if)
            made: dict[bytes, T] = {}
            for key in keys:
                if key in known:
                    yield known[key]
                    continue
                while key not in made:
                    done, answer = next(fresh)
                    made[done] = answer
                yield made[key]

        return answers

    def use(
        self,
        function: Callable[[Sequence[A]], Iterable[T]],
        arguments: Sequence[A],
        known_by: Callable[[A], object] = lambda argument: argument,
    ) -> None:
        """Note that answers of `cached` are needed, although nobody asks for them now."""
        name = f"{function.__module__}.{function.__qualname__}"
        code = code_version(function.__module__)
        keys = [_key(name, code, known_by(argument)) for argument in arguments]
        self._note_use(keys)

    def end_build(self) -> None:
        """Count a build, and throw away what no build has asked for in a long while."""
        oldest = self._build - _KEPT_BUILDS
        self._write("DELETE FROM answers WHERE build < ?", [(oldest,)])
        self._write(f"PRAGMA user_version = {self._build + 1}", [()])

    def close(self) -> None:
        """Everything misses afterwards."""
        if self._db is not None:
            with contextlib.suppress(*_BROKEN):
                self._db.close()
        self._db = None

    def _found(self, keys: Sequence[bytes]) -> dict[bytes, Any]:
        """Whole answers, by key."""
        found = {}
        for start in range(0, len(keys), _KEYS_A_STATEMENT):
            some = keys[start : start + _KEYS_A_STATEMENT]
            marks = ", ".join("?" for _ in some)
            ask = f"SELECT key, build, answer FROM answers WHERE key IN ({marks})"
            old = []
            for key, build, blob in self._read(ask, some):
                with contextlib.suppress(Exception):  # a damaged answer only costs time
                    found[key] = _unpacked(blob)
                    if build < self._build - _NOTED_BUILDS:
                        old.append(key)
            self._note_use(old)
        return found

    def _kept(
        self, arguments: dict[bytes, A], answers: Iterable[T], keep_if: Callable[[T], bool]
    ) -> Iterator[tuple[bytes, T]]:
        """Each new answer with its key; they are written a few at a time."""
        rows: list[tuple[bytes, int, bytes]] = []
        for done, (key, answer) in enumerate(zip(arguments, answers, strict=True), 1):
            if keep_if(answer):
                rows.append((key, self._build, _packed(answer)))
            # Before it is handed on: who asked may not come back for more.
            if len(rows) >= _CALLS_A_WRITE or done == len(arguments):
                self._put(rows)
                rows = []
            yield key, answer

    def _put(self, rows: Sequence[tuple[bytes, int, bytes]]) -> None:
        self._write("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", rows)

    def _note_use(self, keys: Sequence[bytes]) -> None:
        rows = [(self._build, key, self._build - _NOTED_BUILDS) for key in keys]
        self._write("UPDATE answers SET build = ? WHERE key = ? AND build < ?", rows)

    # --- the file ----------------------------------------------------------------------------

    def _read(self, statement: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        if self._db is None:
            return []
        try:
            return self._db.execute(statement, values).fetchall()
        except _BROKEN as error:
            self._give_up(error)
            return []

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Run a statement for each row, all in one transaction; failing is no failure of the
        build."""
        if self._db is None or not rows:
            return
        try:
            with self._db:
                self._db.executemany(statement, rows) if rows[0] else self._db.execute(statement)
        except _BROKEN as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Go on without a cache; a damaged file is removed, so that the next build has one."""
        self.close()
        if self._path is not None and not _is_busy(error):
            _remove(self._path)

    def _opened(self) -> sqlite3.Connection | None:
        if self._path is None:
            return None
        try:
            return self._connected(self._path)
        except _BROKEN as error:
            if _is_busy(error):
                return None
            _remove(self._path)
        except OSError:
            return None
        try:
            return self._connected(self._path)
        except (*_BROKEN, OSError):
            return None

    def _connected(self, path: Path) -> sqlite3.Connection:
        path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(path, timeout=_PATIENCE_S)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute(_SCHEMA)
            (self._build,) = db.execute("PRAGMA user_version").fetchone()
        except _BROKEN:
            db.close()
            raise
        return db


@contextlib.contextmanager
def opened(path: Path | None) -> Iterator[Cache]:
    """A cache that is closed at the end of the block."""
    found = Cache(path)
    try:
        yield found
    finally:
        found.close()


# --- what an answer is known by --------------------------------------------------------------


def _key(name: str, code: str, argument: object) -> bytes:
    return bytes.fromhex(digest(name, code, installed(), repr(argument)))


@cache
def installed() -> str:
    """Digest of this Python and of every distribution that it finds, libraries and models."""
    found = {p.name for entry in sys.path for p in Path(entry).glob("*.dist-info")}
    return digest(sys.version, *sorted(found))


@cache
def code_version(module: str) -> str:
    """Digest of a module of this package, of all that it imports of it, and their word lists.

    Raises:
        FileNotFoundError: for a module that is not there; its changes would go unnoticed.
    """
    files = sorted(_sources(module.removeprefix(f"{__package__}.")))
    return digest(*(part for file in files for part in (str(file), _read_source(file))))


def _sources(module: str) -> set[Path]:
    """Files of a module and of what it imports, directly or not, relative to the package."""
    found: set[Path] = set()
    waiting = [_file_of(module)]
    while waiting:
        file = waiting.pop()
        if file is None or file in found:
            continue
        found.add(file)
        waiting += [_file_of(name) for name in _imported(file)]
        waiting += [_file_of(".".join(file.parts[:n])) for n in range(1, len(file.parts))]
        if file.name == "word_lists.py":
            data = (_PACKAGE / file.parent).rglob("*.yml")
            found.update(path.relative_to(_PACKAGE) for path in data)
    if not found:
        raise FileNotFoundError(module)
    return found


@cache
def _imported(file: Path) -> frozenset[str]:
    """Dotted names below the package that a file may import."""
    names = set()
    for node in ast.walk(ast.parse(_read_source(file))):
        if isinstance(node, ast.ImportFrom) and node.level:
            above = file.parent.parts[: len(file.parent.parts) - node.level + 1]
            base = ".".join([*above, *filter(None, [node.module])])
            names.add(base)
            names.update(f"{base}.{alias.name}".lstrip(".") for alias in node.names)
    return frozenset(names)


def _file_of(name: str) -> Path | None:
    path = Path(*name.split("."))
    found = (path.with_suffix(".py"), path / "__init__.py") if name else ()
    return next((file for file in found if (_PACKAGE / file).is_file()), None)


@cache
def _read_source(file: Path) -> bytes:
    return (_PACKAGE / file).read_bytes()


# --- how an answer is kept ---------------------------------------------------------------------


def _packed(answer: object) -> bytes:
    data = zlib.compress(pickle.dumps(answer, protocol=5), _COMPRESSION)
    return _check(data) + data


def _unpacked(blob: bytes) -> Any:
    """Raises ValueError for an answer that is not whole."""
    data = blob[_CHECK_BYTES:]
    if blob[:_CHECK_BYTES] != _check(data):
        raise ValueError("damaged")
    return _OurUnpickler(io.BytesIO(zlib.decompress(data))).load()


def _check(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_CHECK_BYTES).digest()


class _OurUnpickler(pickle.Unpickler):
    """Makes records and nothing else: a cache received with somebody's project runs no code."""

    def find_class(self, module: str, name: str) -> Any:
        """A record or plain value; anything else is refused."""
        known = module.split(".")[0] == __package__ or (module, name) in _PLAIN
        if not known:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return super().find_class(module, name)


_PLAIN = {("builtins", "frozenset"), ("builtins", "set"), ("pathlib", "PosixPath")}


def _is_busy(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL}


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):  # SQLite's own
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink()
