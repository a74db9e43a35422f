"""Releases of companies, parties, offices and the United Nations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..content import Content
from ..lines import Line, count_words, is_open, is_terminal
from ..masthead_dates import Found, find_dates, is_date_line, published_in
from ..stated import Stated
from .record import cuts, words_of

#: Rows at the top of a text in which its mark stands, and rows of a head.
_MARK_ROWS = 6
_HEAD_ROWS = 25
#: Characters of a row that names or dates the release and is no text, fewer than.
_SHORT_ROW = 100
#: Symbols of United Nations documents: SG/SM/21970, SC/15432, A/78/PV.12, S/RES/2699 (2023).
_SYMBOL = re.compile(r"^[A-Z]{1,5}(?:/[A-Z0-9.]{1,8}){1,4}(?:-[A-Z]+/\d+)*(?:\s?\(\d{4}\)|\*)?$")
_FOR_MEDIA = re.compile(r"^\W*for information media\b.*(?:record)?\W*$", re.I)
_ABOUT = re.compile(r"^\W*about (?P<name>[A-Z][^.:]{1,60}?):?\W*$", re.I)
_REACHED = re.compile(
    r"@[\w-]+\.|(?<!\d)(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]\d{3,4}(?:[ .-]\d{2,4})?(?!\d)"
    r"|\b(?:tel|phone|email|fax|mobile)\b",
    re.I,
)
_LETTERED = re.compile(r"[^\W\d_]{2,}")
_TITLE_WORDS = 3
#: Above it stand the body and the number of its meeting.
_UN_TITLE_WORDS = 5


def read_release(lines: Sequence[Line]) -> list[Content] | None:
    """The release that a text is; None when it is none."""
    places = [i for i, x in enumerate(lines) if x.text.strip()]
    rows = [lines[i] for i in places]
    marks = [x.text.strip() for x in rows[:_MARK_ROWS]]
    united = _is_united(marks)
    if not united and not any(_opens(t, "release") for t in marks):
        return None
    title = _title(rows, united)
    if title is None or title + 1 >= len(rows):
        return None
    end = _end(rows, title)
    subtitle = title + 1 if _is_subtitle(rows, title + 1) else None
    start = _past_head(rows, (subtitle or title) + 1)
    if start >= end:
        return None
    body = lines[places[start] : places[end - 1] + 1]
    head = [x for i, x in enumerate(rows[:start]) if i not in (title, subtitle)]
    published = _published(rows[:start])
    stated = Stated(
        title=rows[title].text.strip(),
        subtitle=rows[subtitle].text.strip() if subtitle else None,
        outlet=_outlet(rows, end, united),
        published=published.iso if published else None,
        numeric=published if published and published.numeric else None,
        genre="statement",
        whole=True,
        bare=True,
    )
    cut = (*cuts(head, "release header"), *cuts(rows[end:], "end of the release"))
    return [Content(tuple(body), stated=stated, cut=cut)]


def _is_united(marks: Sequence[str]) -> bool:
    """Whether the first rows have a symbol and a date as those of the United Nations have."""
    return any(map(_SYMBOL.match, marks)) and any(map(is_date_line, marks))


def _published(head: Sequence[Line]) -> Found | None:
    """The first date with a year that stands in a short row."""
    dates = (published_in(x.text) for x in head if len(x.text) < _SHORT_ROW)
    return next((date for date in dates if date and date.year), None)


def _outlet(rows: Sequence[Line], end: int, united: bool) -> str | None:
    """Who releases it: the United Nations, or who says behind the text what it is about."""
    if united and any(_FOR_MEDIA.match(x.text) for x in rows):
        return "United Nations"
    about = (_ABOUT.match(x.text.strip()) for x in rows[end:])
    return next((found["name"].strip() for found in about if found), None)


def _opens(text: str, group: str) -> bool:
    """Whether a short line begins with one of a list's words."""
    plain = text.strip(" *#-–—:_[]").casefold()
    return (
        len(text) < _SHORT_ROW
        and not is_terminal(text)
        and any(
            plain == word or (plain.startswith(word) and not plain[len(word)].isalnum())
            for word in words_of(group)
        )
    )


def _title(rows: Sequence[Line], united: bool) -> int | None:
    """Index of the headline: the first row of the head that is none of its other lines."""
    contact = False
    for i, row in enumerate(rows[:_HEAD_ROWS]):
        text = row.text.strip()
        if _opens(text, "contact"):
            contact = True
        elif _is_head_line(text) or (contact and count_words(text) <= _TITLE_WORDS):
            continue
        elif len(_LETTERED.findall(text)) >= (_UN_TITLE_WORDS if united else _TITLE_WORDS):
            return i
    return None


def _is_head_line(text: str) -> bool:
    """Mark, date, symbol or somebody's number."""
    return bool(
        _opens(text, "release")
        or _SYMBOL.match(text)
        or is_date_line(text)
        or _REACHED.search(text)
        or (len(text) < 60 and find_dates(text) and not is_terminal(text))
    )


def _is_subtitle(rows: Sequence[Line], i: int) -> bool:
    text = rows[i].text.strip() if i < len(rows) else ""
    size = count_words(text)
    ends = is_terminal(text) or is_open(text)
    return _TITLE_WORDS < size <= 30 and not ends and not _is_head_line(text)


def _past_head(rows: Sequence[Line], i: int) -> int:
    """The first row from here on that is no line of the head."""
    while i < len(rows) and (
        _is_head_line(rows[i].text.strip()) or _opens(rows[i].text, "contact")
    ):
        i += 1
    return i


def _end(rows: Sequence[Line], title: int) -> int:
    """Index of the first row behind the text: its end mark, "About us" or whom to call."""
    for i in range(title + 1, len(rows)):
        text = rows[i].text.strip()
        ends = text.casefold() in words_of("release_end") or _FOR_MEDIA.match(text)
        if i > title + 1 and (ends or _ABOUT.match(text) or _opens(text, "contact")):
            return i
    return len(rows)
