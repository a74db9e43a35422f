"""Quotations that their attribution interrupts, as one: "“A,” she said. “B.”"."""

from __future__ import annotations

from collections.abc import Sequence

from .quote_drafts import QuoteDraft


def join_interrupted(drafts: Sequence[QuoteDraft]) -> list[QuoteDraft]:
    """The drafts of a paragraph, with the parts of an interrupted quotation as one."""
    found: list[QuoteDraft] = []
    for draft in drafts:
        if found and _is_continued_by(found[-1], draft):
            found[-1].rest.extend(draft.parts)
        else:
            found.append(draft)
    return found


def _is_continued_by(first: QuoteDraft, second: QuoteDraft) -> bool:
    """Whether one attribution stands between two drafts and is of both: "A," she said. "B."."""
    one, two = first.attribution, second.attribution
    if one is None or one.cue is None or second.mark is None or second.label is not None:
        return False
    if not first.last <= one.cue.idx < second.mark.outer_start:
        return False
    return two is None or (two.cue is not None and two.cue.i == one.cue.i)
