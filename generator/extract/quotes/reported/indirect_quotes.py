"""Drafts of indirect quotations: what grammar shows to be reported, outside quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from ..quote_drafts import ParsedArticle, PlacedFrame, QuoteDraft
from .enclosing_frames import only_names_thing

_MIN_WORDS = 3
"""Shorter clauses report nothing that could be shown."""


def draft_indirect_quotes(
    parsed: ParsedArticle, covered: set[int], marked: Sequence[QuoteDraft]
) -> list[QuoteDraft]:
    """A draft for every strong frame without a quotation in marks."""
    strong = [f for f in parsed.frames if f.frame.strong]
    strong.sort(key=lambda f: (f.start - f.end, f.start))
    spans = [(draft, span) for draft in marked for span in draft.parts]
    taken: list[PlacedFrame] = []
    found: list[QuoteDraft] = []
    for placed in strong:
        if any(_inside(placed, other) for other in taken):
            continue
        taken.append(placed)
        words = parsed.text[placed.start : placed.end].split()
        if id(placed) in covered or len(words) < _MIN_WORDS:
            continue
        meets = (d for d, (a, b) in spans if a < placed.end and b > placed.start)
        if all(only_names_thing(draft, placed) for draft in meets):
            found.append(_draft(placed))
    return found


def _inside(placed: PlacedFrame, other: PlacedFrame) -> bool:
    """Whether a frame's content lies in the content of another."""
    if placed.paragraph != other.paragraph:
        return False
    return other.start <= placed.start and placed.end <= other.end


def _draft(placed: PlacedFrame) -> QuoteDraft:
    return QuoteDraft(
        placed.start,
        placed.end,
        "indirect",
        placed.paragraph,
        placed.frame.rule,
        attribution=placed.attribution(),
    )
