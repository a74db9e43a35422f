"""Reported speech without marks."""

from __future__ import annotations

from collections.abc import Sequence

from .drafts import Draft, Page, Placed

_FEW = 3
"""Words a reported clause must have to say anything."""


def draft_indirect(page: Page, covered: set[int], marked: Sequence[Draft]) -> list[Draft]:
    """A draft for every strong frame that no quotation in marks fills or shares."""
    strong = [f for f in page.frames if f.frame.strong]
    strong.sort(key=lambda f: (f.start - f.end, f.start))
    taken: list[Placed] = []
    found: list[Draft] = []
    for placed in strong:
        if any(_inside(placed, other) for other in taken):
            continue
        taken.append(placed)
        words = page.text[placed.start : placed.end].split()
        if id(placed) in covered or len(words) < _FEW:
            continue
        if any(a < placed.end and b > placed.start for d in marked for a, b in d.parts):
            continue
        found.append(
            Draft(
                placed.start,
                placed.end,
                "indirect",
                placed.paragraph,
                placed.frame.rule,
                attribution=placed.attribution(),
            )
        )
    return found


def _inside(placed: Placed, other: Placed) -> bool:
    """Whether a frame's cue or content lies in what another one reports."""
    if placed.paragraph != other.paragraph:
        return False
    return other.start <= placed.start and placed.end <= other.end
