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

#: "From Ida Moss and Jon Kray, CNN ": who wrote it, and for whom.
_NAME = r"[A-Z][\w.'’-]+"
_BYLINE = re.compile(
    rf"(?:From|By) (?:the )?{_NAME}(?: {_NAME}){{0,3}}"
    rf"(?:(?: ?,| and) {_NAME}(?: {_NAME}){{1,2}}){{0,3}}"
    r" ?, (?:[A-Z]{2,5}|Reuters|Associated Press)\b[,:]?\s+(?=[A-Z“\"'`])"
)

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.? ?,? )?"
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: (?:GMT|UTC|[A-Z]{2,3}T)\b)?+"
_DATE = rf"{_DAY}(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}) ?,? \d{{4}}"
_STAMP = rf"(?:{_DATE}(?: ?[,-] ?| at | ){_CLOCK}|{_CLOCK} ?, ?{_DATE})"

#: "CAIRO | Thu Oct 20, 2011 9:41am EDT CAIRO (Reuters) - ": when a page was put up, with the
#: dateline behind it.
_STAMPED = re.compile(
    rf"[^\n]{{0,160}}?{_STAMP}\s*"
    r"(?:[A-Z][^\n(]{0,60}?\(\s?[A-Z][\w ]{1,30}?\s?\)\s*(?:--|[–—-])\s*)?"
    r"(?=[A-Z\d“‘\"'`])"
)

#: "Central Banks Cut Rates PARIS, Dec. 4 (Agency) -- ": a headline, with the dateline behind it.
_CITY_AND_DAY = re.compile(
    rf"[^\n]{{0,240}}?\b[A-Z][A-Z.'’-]{{2,}}(?: [A-Z][A-Z.'’-]+){{0,2}} ?,"
    rf"(?: ?[A-Z][\w.]{{1,12}} ?,)? ?{_MONTH} \d{{1,2}}(?: ?, ?\d{{4}})? ?"
    r"(?:\([A-Z][\w /]{1,30}\))? ?(?:--|[–—-])\s+"
)

#: "Tripoli, Libya (CNN) -- ", wherever it stands: a page may begin with a summary.
AGENCY_DATELINE = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?: ?, ?[A-Z][\w.'’-]+){0,2} "
    r"\((?:[A-Z]{2,6}|Reuters)\) (?:--|[–—-])\s+"
)

#: "updated: Wed Aug 10 2011 10:52:00", wherever it stands.
STAMP = re.compile(
    rf"(?:\b(?:last |first )?(?:updated|modified|published|posted) ?:? ?(?:on |at )?){_STAMP}",
    re.IGNORECASE,
)


#: Stamps from which on a text is a list of parts that were put up on days of their own.
_STAMPED_PARTS = 3


def parts_stamps(text: str) -> list[tuple[int, int]]:
    """Where the stamps of a list of parts stand ("updated: Sat May 14 2011 18:10"), each of which
    counts from its own; nothing for any other text."""
    found = [m.span() for m in STAMP.finditer(text)]
    return found if len(found) >= _STAMPED_PARTS else []


def after_dateline(text: str, start: int, end: int) -> int:
    """Where the sentence proper begins; ``start`` when no dateline stands before it, or nothing
    stands behind it."""
    top = start < _TOP_CHARACTERS
    patterns = (_STAMPED, _CITY_AND_DAY, _BYLINE, _DATELINE) if top else (AGENCY_DATELINE,)
    found = next((m for p in patterns if (m := p.match(text, start, end))), None)
    return found.end() if found and text[found.end() : end].strip() else start
