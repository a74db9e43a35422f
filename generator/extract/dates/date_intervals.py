"""Two dates that stand as the ends of one period: "between 1988 and 1994"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...records import DateMention, edtf

_BETWEEN = re.compile(r"\b(between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_TO = re.compile(r"\s*(?:,\s*)?(?:to|until|till|through|[-–—])\s*(?:the\s+)?")
_DASH = re.compile(r"\s?[-–—]\s?")


def join_intervals(text: str, dates: Iterable[DateMention]) -> Iterator[DateMention]:
    """The dates, with the two ends of a period made one interval."""
    held: DateMention | None = None
    for mention in dates:
        if held is not None:
            whole = _whole(text, held, mention)
            if whole is not None:
                held = whole
                continue
            yield held
        held = mention
    if held is not None:
        yield held


def _whole(text: str, first: DateMention, last: DateMention) -> DateMention | None:
    gap = text[first.end : last.start]
    if len(gap) > 16 or "/" in first.value + last.value:
        return None
    opening = _BETWEEN.search(text[max(0, first.start - 16) : first.start])
    word = opening[1].lower() if opening else ""
    fits = (
        (word == "between" and _AND.fullmatch(gap))
        or (word == "from" and _TO.fullmatch(gap))
        or _DASH.fullmatch(gap)
    )
    if not fits or edtf.bounds(first.value)[0] >= edtf.bounds(last.value)[1]:
        return None
    value = edtf.interval(first.value, last.value)
    return replace(
        first,
        end=last.end,
        text=text[first.start : last.end],
        value=value,
        precision=edtf.precision_of(value),
        basis=first.basis if first.basis == last.basis else last.basis,
    )
