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
            found.append(_draft(parsed, placed))
    return found


def _inside(placed: PlacedFrame, other: PlacedFrame) -> bool:
    """Whether a frame's content lies in the content of another."""
    if placed.paragraph != other.paragraph:
        return False
    return other.start <= placed.start and placed.end <= other.end


def _draft(parsed: ParsedArticle, placed: PlacedFrame) -> QuoteDraft:
    (start, end), *rest = _parts(parsed, placed)
    return QuoteDraft(
        start,
        end,
        "indirect",
        placed.paragraph,
        placed.frame.rule,
        attribution=placed.attribution(),
        rest=rest,
    )


def _parts(parsed: ParsedArticle, placed: PlacedFrame) -> list[tuple[int, int]]:
    """Where the reported words stand: before and behind an attribution between commas."""
    doc, cue, source = parsed.doc, placed.frame.cue, placed.frame.source
    if source is None or not placed.start < cue.idx < placed.end:
        return [(placed.start, placed.end)]
    first, last = min(cue.i, source.left_edge.i), max(cue.i, source.right_edge.i)
    while doc[first - 1].pos_ == "ADV":
        first -= 1
    pauses = doc[first - 1].text == "," and last + 2 < len(doc) and doc[last + 1].text == ","
    if not pauses or doc[first - 1].idx <= placed.start or doc[last + 2].idx >= placed.end:
        return [(placed.start, placed.end)]
    before = parsed.text[: doc[first - 1].idx].rstrip()
    return [(placed.start, len(before)), (doc[last + 2].idx, placed.end)]
