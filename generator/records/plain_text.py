"""Text in plain ASCII: as a part of ids and addresses, and for comparing names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=1 << 14)
def slug(text: str, longest: int | None = None) -> str:
    """A text as a readable part of an id or address; empty where it has no ASCII letters or digits.

    Args:
        longest: characters after which it is cut, between words if possible.

    >>> slug("Côte d’Ivoire")
    'cote-divoire'
    >>> slug("The Guardian, UK", longest=12)
    'the-guardian'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")
    if longest is None or len(made) <= longest:
        return made
    return made[: longest + 1].rpartition("-")[0].strip("-") or made[:longest]


def fold(text: str) -> str:
    """A text without accents and typographic apostrophes, of the same length and in the same case.

    >>> fold("Élysée’s")
    "Elysee's"
    """
    return text if text.isascii() else text.translate(_FOLDS)


class _Folds(dict[int, str]):
    """Maps a character to its base letter; one character always becomes one character."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFKD", char)[:1] if char.isalpha() else char
        self[code] = base if base.isascii() and base.isalpha() else char
        return self[code]


_FOLDS = _Folds({ord(c): "'" for c in "’‘ʼ`´"} | {ord("‑"): "-", ord("\xa0"): " ", ord("ı"): "i"})
