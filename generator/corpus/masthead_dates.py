"""Dates of mastheads: date lines, datelines, addresses. Nothing here guesses a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from ..language.word_lists import load_data

_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?\s?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?", re.I
)
_ZONE = re.compile(r"(?:\b(?:gmt|utc))?\s?[+-]\d{1,2}(?::?\d{2})?\b", re.I)
_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?!\d)", re.I)
_URL_COMPACT = re.compile(r"(?<!\d)(20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line. ``year`` is None when the line does not state one."""

    year: int | None
    month: int
    day: int
    start: int
    end: int
    ambiguous: bool = False
    """``04/10/2023``: day and month might change places."""

    @property
    def iso(self) -> str | None:
        """ISO date, when it is whole and sure."""
        if self.year is None or self.ambiguous:
            return None
        return iso(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of date lines (corpus_dates.yml) and the patterns made of them."""

    months: dict[str, int]
    weekdays: tuple[str, ...]
    beside: frozenset[str]
    later: re.Pattern[str]
    pattern: re.Pattern[str]
    month_day: str
    """Regular expression, without groups, of a month and a day in either order."""


@cache
def vocabulary() -> Vocabulary:
    """The word lists, loaded once."""
    data = load_data("corpus_dates")
    months = {name: int(n) for n, names in data["months"].items() for name in names}
    names = "|".join(sorted(months, key=len, reverse=True))
    month, day = rf"(?:{names})\b\.?", r"\d{1,2}(?:st|nd|rd|th)?\b"
    pattern = rf"""
        (?<![\d/])(?P<iy>\d{{4}})[-./](?P<im>\d{{1,2}})[-./](?P<id>\d{{1,2}})(?!\d)
          (?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?
      | (?<![\d/])(?P<a>\d{{1,2}})[./-](?P<b>\d{{1,2}})[./-](?P<ny>\d{{4}})(?!\d)
      | (?<!\d)(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?(?:\ of)?[\s-]?(?P<dm>{names})\b\.?
          (?:[,\s-]{{1,2}}(?P<dy>(?:19|20)\d\d)(?!\d))?
      | \b(?P<mm>{names})\b\.?\s?(?P<md>\d{{1,2}})(?:st|nd|rd|th)?\b
          (?:[,.\s]{{1,2}}(?P<my>(?:19|20)\d\d)(?!\d))?
    """
    return Vocabulary(
        months=months,
        weekdays=tuple(data["weekdays"]),
        beside=frozenset([*data["beside"], *data["weekdays"], *data["weekday_short"]]),
        later=re.compile(rf"\b(?:{'|'.join(data['later'])})\b", re.I),
        pattern=re.compile(pattern, re.I | re.X),
        month_day=rf"(?:{month}\s?{day}|{day}\s?{month})",
    )


def iso(year: int, month: int, day: int) -> str | None:
    """The ISO date, or None when there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def find_dates(text: str) -> list[Found]:
    """Every date in a text that has at least a day and a month."""
    found = []
    for match in vocabulary().pattern.finditer(text):
        parts = _parts(match)
        if parts is None:
            continue
        year, month, day, ambiguous = parts
        if iso(year or 2000, month, day) is not None:
            found.append(Found(year, month, day, match.start(), match.end(), ambiguous))
    return found


def published_in(text: str) -> Found | None:
    """The date of a date line; the first that is not said to be an update's.

    >>> published_in("Updated 5 Oct 2023, published 4 Oct 2023").iso
    '2023-10-04'
    """
    found = find_dates(text)
    previous = 0
    for date_found in found:
        if not vocabulary().later.search(text, previous, date_found.start):
            return date_found
        previous = date_found.end
    return found[0] if found else None


def beside_dates(text: str) -> str:
    """What is left of a line without dates, times, zones, weekdays and words like "updated"."""
    rest = vocabulary().pattern.sub(" | ", text)
    rest = _ZONE.sub(" ", _TIME.sub(" ", re.sub(r"[·•|]", " | ", rest)))
    kept = [
        part
        for part in re.split(r"\s+", rest)
        if part.strip("|.,:;()[]-–—/•·").casefold() not in vocabulary().beside
        and not re.fullmatch(r"[\W_]*\d{0,2}[\W_]*", part)
    ]
    return " ".join(kept).strip(" |.,:;-–—/•·")


def is_date_line(text: str) -> bool:
    """Whether a line holds nothing but a date, with a year and a time or without."""
    if len(text) > 160 or not any(c.isdigit() for c in text):
        return False
    found = find_dates(text)
    return bool(found) and not beside_dates(text)


def is_full_date(text: str) -> bool:
    """Whether a date line has a year or a time, as those of mastheads do."""
    found = find_dates(text)
    return bool(found) and (found[0].year is not None or _TIME.search(text) is not None)


def date_in_url(url: str) -> str | None:
    """The date an address holds.

    >>> [date_in_url(u) for u in ("/2023/10/04/a", "/a-2023-10-04", "/a-20231004", "/2023/a")]
    ['2023-10-04', '2023-10-04', '2023-10-04', None]
    """
    for match in _URL_DATE.finditer(url):
        month = vocabulary().months.get(match[2].lower())
        if month or match[2].isdigit():
            stated = iso(int(match[1]), month or int(match[2]), int(match[3]))
            if stated:
                return stated
    match_compact = _URL_COMPACT.search(url)
    return iso(*map(int, match_compact.groups())) if match_compact else None


def stated_date(value: object) -> str | None:
    """ISO date of a front matter value: a date, or words that state one in full."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return None
    found = published_in(value)
    return found.iso if found else None


def _parts(match: re.Match[str]) -> tuple[int | None, int, int, bool] | None:
    group = match.groupdict()
    months = vocabulary().months
    if group["iy"]:
        return int(group["iy"]), int(group["im"]), int(group["id"]), False
    if group["dm"]:
        year = int(group["dy"]) if group["dy"] else None
        return year, months[group["dm"].lower()], int(group["dd"]), False
    if group["mm"]:
        year = int(group["my"]) if group["my"] else None
        return year, months[group["mm"].lower()], int(group["md"]), False
    a, b, year = int(group["a"]), int(group["b"]), int(group["ny"])
    if a > 12 >= b:
        return year, b, a, False
    if b > 12 >= a:
        return year, a, b, False
    return (year, b, a, a != b) if a <= 12 else None
