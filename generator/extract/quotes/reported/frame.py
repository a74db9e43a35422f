"""One attribution that grammar shows."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from ....records import FrameRule
from .grammar import Span


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution; spans are token numbers."""

    cue: Token
    source: Token | None
    """Head of the phrase that names the source; None when the sentence does not."""
    content: Span
    rule: FrameRule
    strong: bool
    """Whether it reports its content by itself, and not only words in quotation marks."""
