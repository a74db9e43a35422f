"""Pages of the last build that still stand: nothing they are made of has changed."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import Path

from ..store import Store, digest
from .files import stamps
from .memo import Memo
from .tables import Found, Seen, Watch

_KIND = "pages"


@dataclass(frozen=True, slots=True)
class Made:
    """A page as some build made it: what of, and what came of it."""

    given: str
    """Digest of what it was given."""
    found: Found
    """What it looked up."""
    cited: Mapping[str, str]
    """Records that it cites, with the anchor there, as JSON by their article, whose id "§"
    stands for."""
    drawn: tuple[str, ...]
    """Keys of its pictures in the cache."""
    files: tuple[str, ...]
    """Paths of the page, its data and its pictures."""
    stamps: tuple[tuple[int, int], ...] = ()
    """Length and time of each of the files, as they were left."""


class KeptPages:
    """What the last build noted of the pages in one folder.

    Nothing of a page itself is kept but where it stands: a page whose files are not as they
    were left is made again.
    """

    def __init__(self, store: Store, folder: Path, watch: Watch) -> None:
        self._store = store
        self._folder = folder
        self._watch = watch
        self._key = digest(str(folder))
        noted = _loaded(store.get(_KIND, self._key))
        still = watch.still([made.found for made in noted.values()]) if noted else []
        self._standing = dict(compress(noted.items(), still))
        self._made: dict[str, Made] = {}
        self._left: dict[str, Made] = {}

    def find(self, path: str, given: str) -> Made | None:
        """The page as it stands, when it would come out the same."""
        made = self._standing.get(path)
        if made is None or made.given != given or made.stamps != stamps(self._folder, made.files):
            return None
        self._store.use(Memo.KIND, made.drawn)
        self._left[path] = made
        return made

    def note(
        self,
        path: str,
        given: str,
        seen: Collection[Seen],
        cited: Mapping[str, str],
        drawn: Iterable[str],
        files: Iterable[str],
    ) -> None:
        """A page that was made anew; kept by `remember`."""
        found = self._watch.found(seen)
        self._made[path] = Made(given, found, cited, tuple(drawn), tuple(files))

    def remember(self, not_written: Iterable[str]) -> None:
        """Keep what was noted, now that the files are written.

        ``not_written`` are paths at which a page of somebody's own stands instead.
        """
        others = set(not_written)
        made = {
            path: replace(made, stamps=left)
            for path, made in self._made.items()
            if others.isdisjoint(made.files) and (left := stamps(self._folder, made.files))
        }
        self._store.put(_KIND, [(self._key, pickle.dumps(self._left | made, protocol=5))])


def _loaded(blob: bytes | None) -> dict[str, Made]:
    try:
        noted = pickle.loads(blob) if blob else {}
    except Exception:  # a damaged entry only costs time
        return {}
    return noted if isinstance(noted, dict) else {}
