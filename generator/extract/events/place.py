"""What stands round a time expression in the text: dateline, preposition, comparison."""

from __future__ import annotations

import re
from functools import cache

from ...language.datelines import STAMP
from ...records import DateMention
from .words import event_words

#: Characters from the start of a text within which a dateline ends.
_HEAD = 120

_DATELINE_END = re.compile(
    r"\s*(?:,?\s*\d{4})?\s*[,.]?\s*(?:\([^)\n]{2,40}\)\s*)?(?:[-–—]{1,2}|_)\s"
)
_AGENCY_END = re.compile(
    r"\s*(?:,?\s*\d{4})?\s*(?:,\s*[A-Z][A-Z. -]{1,24}\.|/[^/\n]{2,30}/\.?|\([A-Z][^)\n]{1,30}\))"
)
_PLACE_START = re.compile(r"(?:[A-Z][\w’'.-]*[\s,/]*(?:\([^)\n]{2,30}\)[\s,]*)?){0,8}")


def in_dateline(text: str, mention: DateMention) -> bool:
    """True for the date of "LONDON, Oct 4 (Reuters) -" and its like at the top of a text."""
    if mention.start > _HEAD:
        return False
    before, after = text[: mention.start], text[mention.end : mention.end + 60]
    if "\n" in before.strip() or not _PLACE_START.fullmatch(before):
        return False
    return bool(_DATELINE_END.match(after) or _AGENCY_END.match(after))


def is_stamp(text: str, mention: DateMention) -> bool:
    """True for the date of "updated: Wed Aug 10 2011 10:52:00": when a page was put up."""
    line = text.rfind("\n", 0, mention.start) + 1
    begin = max(line, mention.start - _HEAD)
    stamps = STAMP.finditer(text, begin, mention.end + _HEAD)
    return any(s.start() <= mention.start < s.end() for s in stamps)


def measures_only(text: str, mention: DateMention) -> bool:
    """True when the date is what something is compared with ("than last year")."""
    return bool(_comparing().search(text[max(0, mention.start - 24) : mention.start]))


def expression_start(text: str, mention: DateMention, floor: int) -> int:
    """Start of the expression with its preposition: "on" of "on Tuesday"."""
    begin = max(floor, mention.start - 24)
    found = _preposition().search(text[begin : mention.start])
    return begin + found.start() if found else mention.start


@cache
def _comparing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_joined(event_words().comparing)})\s+(?:in\s+|the\s+)?$", re.I)


@cache
def _preposition() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_joined(event_words().prepositions)})\s+(?:the\s+)?$", re.I)


def _joined(words: frozenset[str]) -> str:
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)
