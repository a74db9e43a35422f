"""Whose words a quotation gives: an actor, or a body that is named but not known ("the town's
council")."""

from __future__ import annotations

import re

from ..language.word_lists import word_set
from ..records import Quote

_LEADING = re.compile(r"^(?:the|a|an|its|their|his|her)\s+", re.IGNORECASE)


def voice(quote: Quote) -> str | None:
    """Who speaks, by actor id or else by the words that name them; None for "he" and nobody."""
    if quote.speaker is not None:
        return quote.speaker
    named = (quote.speaker_text or "").lower().strip()
    if not named or named in word_set("measures", "pronouns"):
        return None
    return _LEADING.sub("", named)


def other_voice(one: Quote, other: Quote) -> bool:
    """Whether two quotations are of two voices, both known."""
    a, b = voice(one), voice(other)
    if a is None or b is None or a == b:
        return False
    ours, theirs = (frozenset(re.findall(r"\w+", v)) for v in (a, b))
    return not (ours <= theirs or theirs <= ours)
