"""What corpus-wide stages learn from one article alone, kept from build to build.

Joining and composing look at every article whenever one of them changes. Whatever they need
of an article that no other article decides (where topics' terms stand, which sentences can
stand alone, the words of its quotations) is made by a pure function of that article and kept.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from .code import code_version
from .records import Article
from .store import Store, digest

T = TypeVar("T")

_KIND = "recall"


class Recall:
    """Answers of pure functions; without a store they are made every time."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store or Store(None)
        self._articles: dict[int, tuple[Article, str]] = {}

    def __call__(self, function: Callable[..., T], calls: Iterable[tuple[Any, ...]]) -> list[T]:
        """What ``function`` returns for each tuple of arguments, in their order.

        The function must be pure and of this package. Calls are known by the ``repr`` of
        their arguments, and what they return is pickled.
        """
        asked = list(calls)
        code = code_version("brief", "join", "language", "records")
        name = f"{function.__module__}.{function.__qualname__}"
        shared: dict[int, str] = {}
        keys = [
            digest(code, name, *(self._digest(value, shared) for value in call)) for call in asked
        ]
        known = self._store.get_all(_KIND, keys)
        answers, made = [], []
        for key, call in zip(keys, asked, strict=True):
            found = _loaded(known.get(key))
            if found is None:
                found = (function(*call),)
                made.append((key, pickle.dumps(found, protocol=5)))
            answers.append(found[0])
        self._store.put(_KIND, made)
        return answers

    def _digest(self, value: object, shared: dict[int, str]) -> str:
        """Of an argument, made once: an article's for good, another's while the calls last
        (``shared``), which keep it alive, so that no other takes its identity."""
        if isinstance(value, Article):
            held = self._articles.get(id(value))
            if held is None:
                held = self._articles[id(value)] = value, digest(repr(value))
            return held[1]
        if id(value) not in shared:
            shared[id(value)] = digest(repr(value))
        return shared[id(value)]


def _loaded(blob: bytes | None) -> tuple[Any] | None:
    try:
        found = pickle.loads(blob) if blob else None
    except Exception:  # a damaged entry only costs time
        return None
    return found if isinstance(found, tuple) and len(found) == 1 else None
