"""Pictures are slow to draw and seldom change: they are kept by what they are drawn from."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from typing import TypeVar

from ..code import code_version
from ..store import Store, digest

T = TypeVar("T")


class Memo:
    """Calls of pure functions of this package, answered from the cache when it knows them.

    A call is known by the function's name, the ``repr`` of what it is given, and the code.
    """

    KIND = "drawn"

    def __init__(self, store: Store) -> None:
        self._store = store
        self.used: list[str] = []
        """Keys of the calls made since somebody emptied it."""

    def __call__(self, function: Callable[..., T], *given: object) -> T:
        """What ``function(*given)`` returns."""
        key = digest(page_version(), function.__name__, repr(given))
        self.used.append(key)
        blob = self._store.get(self.KIND, key)
        if blob is not None:
            try:
                known: T = pickle.loads(blob)
            except Exception:  # a damaged entry only costs time
                pass
            else:
                return known
        made = function(*given)
        self._store.put(self.KIND, [(key, pickle.dumps(made, protocol=5))])
        return made


@cache
def page_version() -> str:
    """Digest of the code, word lists and libraries that make pages and pictures."""
    code = code_version("pages", "brief", "join", "language", "records")
    return digest(code, version("matplotlib"), version("jinja2"))
