"""Under what parses are kept; known without the language pipeline that makes them."""

from __future__ import annotations

from ..store import digest

#: Raise when the components of `pipeline` change what a parse holds.
_VERSION = "1"


def parse_key(model: str, text: str) -> str:
    """What the parse of a text is kept under, in the cache's ``parse`` entries."""
    return digest(_VERSION, model, text)
