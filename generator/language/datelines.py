"""Datelines: the place, day and agency that stand before a report's first sentence."""

from __future__ import annotations

import re

#: Characters from the start of a text within which a dateline begins.
_TOP_CHARACTERS = 300

#: "YEREVAN, OCTOBER 4, ARMENPRESS. ", "MOSCOW, Oct 4 (Reuters) – ": a place and an agency
#: before the sentence proper.
_DATELINE = re.compile(
    r"[A-Z][A-Z .'’-]{2,}(?:[,/][^\n–—.]{0,60})?(?:\([^)\n]{2,40}\))?\s*(?:--|[–—]|-(?=\s))\s*"
    r"|[A-Z][\w .,'’/-]{0,50}\([A-Z][\w /]{1,30}\)\s*(?:--|[–—-])\s*"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\s*(?:\([^)\n]{2,40}\))?\s*(?:--|[–—]|-(?=\s))\s*"
    r"|(?:[A-Z][A-Z.'’-]+[ ,]+)+(?:[A-Z]+ ?\d{1,2}, )?(?:\d{4}, )?[A-Z]{3,}[.:]\s+"
)


def after_dateline(text: str, start: int, end: int) -> int:
    """Where the sentence proper begins; ``start`` when no dateline stands before it, or nothing
    stands behind it."""
    found = _DATELINE.match(text, start, end) if start < _TOP_CHARACTERS else None
    return found.end() if found and text[found.end() : end].strip() else start
