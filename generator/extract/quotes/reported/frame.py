"""One attribution that grammar shows."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from .grammar import Span


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution; spans are token numbers."""

    cue: Token
    source: Token | None
    """Head of the phrase that names the source; None when the sentence does not."""
    content: Span
    rule: str
    strong: bool
