"""Pages of the last build that still stand: nothing they are made of has changed."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..store import Store, digest
from .memo import Memo
from .tables import Seen, Watch

_KIND = "page"


@dataclass(frozen=True, slots=True)
class Made:
    """A page as some build made it: what of, and what came of it."""

    given: str
    """Digest of what it was given."""
    seen: tuple[Seen, ...]
    """What it looked up."""
    state: str
    """Digest of what it found."""
    cited: Mapping[str, str]
    """Records that it cites, with the anchor there."""
    drawn: tuple[str, ...]
    """Keys of its pictures in the cache."""
    files: tuple[str, ...]
    """Paths of the page, its data and its pictures."""
    stamps: tuple[tuple[int, int], ...] = ()
    """Length and time of each of the files, as they were left."""


class KeptPages:
    """What earlier builds noted of the pages in one folder.

    Nothing of a page itself is kept but where it stands: a page whose files are not as they
    were left is made again.
    """

    def __init__(self, store: Store, folder: Path, watch: Watch) -> None:
        self._store = store
        self._folder = folder
        self._watch = watch
        self._made: dict[str, Made] = {}

    def find(self, path: str, given: str) -> Made | None:
        """The page as it stands, when it would come out the same."""
        made = _loaded(self._store.get(_KIND, self._key(path)))
        if made is None or made.given != given or made.stamps != self._stamps(made.files):
            return None
        if made.state != self._watch.state(made.seen):
            return None
        self._store.use(Memo.KIND, made.drawn)
        return made

    def note(self, path: str, made: Made) -> None:
        """A page that was made anew; kept by `remember`."""
        self._made[path] = made

    def remember(self, not_written: Iterable[str]) -> None:
        """Keep what was noted, now that the files are written.

        ``not_written`` are paths at which a page of somebody's own stands instead.
        """
        left = set(not_written)
        self._store.put(
            _KIND,
            [
                (self._key(path), pickle.dumps(replace(made, stamps=stamps), protocol=5))
                for path, made in self._made.items()
                if left.isdisjoint(made.files) and (stamps := self._stamps(made.files))
            ],
        )

    def _key(self, path: str) -> str:
        return digest(str(self._folder), path)

    def _stamps(self, files: Iterable[str]) -> tuple[tuple[int, int], ...] | None:
        """None when one of the files is not there."""
        try:
            found = [(self._folder / path).stat() for path in files]
        except OSError:
            return None
        return tuple((status.st_size, status.st_mtime_ns) for status in found)


def _loaded(blob: bytes | None) -> Made | None:
    try:
        made = pickle.loads(blob) if blob else None
    except Exception:  # a damaged entry only costs time
        return None
    return made if isinstance(made, Made) else None
