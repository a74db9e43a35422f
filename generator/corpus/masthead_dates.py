"""Dates of mastheads: date lines, datelines, addresses. Nothing here guesses a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError

from ..language.word_lists import load_data

_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?\s?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?", re.I
)
_ZONE = re.compile(r"(?:\b(?:gmt|utc))?\s?[+-]\d{1,2}(?::?\d{2})?\b", re.I)
_AMERICAN = re.compile(rf",?\s*(?:at\s)?(?:{_TIME.pattern})\s*\(?[ECMP][SD]?T\b", re.I)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
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
    """``04/10/2023``: day and month might change places; they are read as day, month."""
    numeric: bool = False
    """In figures with slashes or hyphens and the year last: it shows or lacks an order."""
    written_day_first: bool = True
    """Of a date in figures, whether the day stands before the month."""
    american: bool = False
    """With a clock time of a zone where the month stands first ("10/4/2023 2:15 PM EDT")."""

    @property
    def iso(self) -> str | None:
        """ISO date, when it is whole and sure."""
        if self.year is None or self.ambiguous:
            return None
        return iso(self.year, self.month, self.day)

    @property
    def day_first(self) -> str | None:
        """ISO date, when the day of a date in figures stands first."""
        return iso(self.year or 0, self.month, self.day)

    @property
    def month_first(self) -> str | None:
        """ISO date, when the month of a date in figures stands first."""
        return iso(self.year or 0, self.day, self.month)


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
def vocabulary(language: str = "en") -> Vocabulary:
    """The words of a language's date lines, loaded once; English ones beside them."""
    data = load_data("corpus_dates")
    months = {name: int(n) for n, names in data["months"].items() for name in names}
    weekdays = [*data["weekdays"], *data["weekday_short"]]
    beside = list(data["beside"])
    ordinal, of = "st|nd|rd|th", r"\ of"
    if language != "en":
        months |= _names("months", language)
        weekdays += _names("days", language)
        beside += data["other_languages"]
        ordinal, of = r"st|nd|rd|th|er|ère|º|ª|\.|-?го|일", r"\ (?:of|de|di|del|da|den)"
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    month, day = rf"(?:{names})\b\.?", r"\d{1,2}(?:st|nd|rd|th)?\b"
    pattern = rf"""
        (?<![\d/])(?P<iy>\d{{4}})(?:[-./]|\s?[年년]\s?)(?P<im>\d{{1,2}})(?:[-./]|\s?[月월]\s?)
          (?P<id>\d{{1,2}})(?!\d)\s?[日일]?(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?
      | (?<![\d/])(?P<a>\d{{1,2}})(?P<mark>[./-])(?P<b>\d{{1,2}})(?P=mark)(?P<ny>\d{{4}})(?!\d)
      | (?<!\d)(?P<dd>\d{{1,2}})(?:{ordinal})?(?:{of})?[\s-]?(?P<dm>{names})\b\.?
          (?:[,\s-]{{1,2}}(?:(?:de|del|da)\s)?(?P<dy>(?:19|20)\d\d)(?!\d))?
      | \b(?P<mm>{names})\b\.?\s?(?P<md>\d{{1,2}})(?:st|nd|rd|th)?\b
          (?:[,.\s]{{1,2}}(?P<my>(?:19|20)\d\d)(?!\d))?
    """
    return Vocabulary(
        months=months,
        weekdays=tuple(data["weekdays"]),
        beside=frozenset(w.casefold() for w in (*beside, *weekdays)),
        later=re.compile(rf"\b(?:{'|'.join(data['later'])})\b", re.I),
        pattern=re.compile(pattern, re.I | re.X),
        month_day=rf"(?:{month}\s?{day}|{day}\s?{month})",
    )


def _names(kind: str, language: str) -> dict[str, int]:
    """Names of months or weekdays of a language, long and short, with their numbers."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, int] = {}
    for forms in getattr(locale, kind).values():
        for width in ("wide", "abbreviated"):
            for number, name in forms.get(width, {}).items():
                plain = name.lower().strip(". ")
                if not plain.isdigit() and len(plain) > 1:
                    found.setdefault(plain, number)
    return found


def iso(year: int, month: int, day: int) -> str | None:
    """The ISO date, or None when there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def find_dates(text: str, language: str = "en") -> list[Found]:
    """Every date in a text that has at least a day and a month."""
    found = []
    known = vocabulary(language)
    for match in known.pattern.finditer(text):
        parts = _parts(match, known.months)
        if parts is None:
            continue
        year, month, day, ambiguous = parts
        if iso(year or 2000, month, day) is not None:
            numeric = match["a"] is not None and match["mark"] != "."
            before = match["a"] is None or int(match["a"]) == day
            start, end = match.span()
            american = bool(_AMERICAN.match(text, end))
            found.append(Found(year, month, day, start, end, ambiguous, numeric, before, american))
    return found


def published_in(text: str, language: str = "en") -> Found | None:
    """The date of a date line; the first that is not said to be an update's.

    >>> published_in("Updated 5 Oct 2023, published 4 Oct 2023").iso
    '2023-10-04'
    """
    found = find_dates(text, language)
    previous = 0
    for date_found in found:
        if not vocabulary().later.search(text, previous, date_found.start):
            return date_found
        previous = date_found.end
    return found[0] if found else None


def beside_dates(text: str, language: str = "en") -> str:
    """What is left of a line without dates, times, zones, weekdays and words like "updated"."""
    return " ".join(parts_beside_dates(text, language)).strip(" |.,:;-–—/•·")


def parts_beside_dates(text: str, language: str = "en") -> list[str]:
    """The same in parts, as dates and the signs between parts divide the line.

    >>> parts_beside_dates("Hamar Courier · Ada Lind · 3 March 2024")
    ['Hamar Courier', 'Ada Lind']
    """
    known = vocabulary(language)
    rest = known.pattern.sub(" | ", text)
    rest = _ZONE.sub(" ", _TIME.sub(" ", re.sub(r"[·•|]", " | ", rest)))
    parts = []
    for piece in rest.split("|"):
        kept = [
            word
            for word in piece.split()
            if word.strip(".,:;()[]-–—/").casefold() not in known.beside
            and not re.fullmatch(r"[\W_]*\d{0,2}[\W_]*", word)
        ]
        if part := " ".join(kept).strip(" .,:;-–—/"):
            parts.append(part)
    return parts


def is_date_line(text: str, language: str = "en") -> bool:
    """Whether a line holds nothing but a date, with a year and a time or without."""
    if len(text) > 160 or not any(c.isdigit() for c in text):
        return False
    return bool(find_dates(text, language)) and not beside_dates(text, language)


def is_other_calendar(text: str) -> bool:
    """Whether a line holds nothing but a day of the Persian, Islamic or Hebrew calendar; it names
    no date that is read here, and stands where dates stand.

    >>> is_other_calendar("Wed 12 Mehr 1402 - 14:52")
    True
    """
    if len(text) > 60 or not any(c.isdigit() for c in text):
        return False
    rest = beside_dates(re.sub(r"\d+", " ", text)).casefold().split()
    return bool(rest) and set(rest) <= _other_months()


@cache
def _other_months() -> frozenset[str]:
    return frozenset(load_data("corpus_dates")["other_calendars"])


def is_full_date(text: str) -> bool:
    """Whether a date line has a year or a time, as those of mastheads do."""
    return _YEAR.search(text) is not None or _TIME.search(text) is not None


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
    """ISO date of a value of a page's metadata: words that state one in full."""
    if not isinstance(value, str):
        return None
    found = published_in(value)
    return found.iso if found else None


def _parts(
    match: re.Match[str], months: dict[str, int]
) -> tuple[int | None, int, int, bool] | None:
    group = match.groupdict()
    if group["iy"]:
        return int(group["iy"]), int(group["im"]), int(group["id"]), False
    if group["dm"]:
        year = int(group["dy"]) if group["dy"] else None
        return year, months.get(group["dm"].lower(), 0), int(group["dd"]), False
    if group["mm"]:
        year = int(group["my"]) if group["my"] else None
        return year, months.get(group["mm"].lower(), 0), int(group["md"]), False
    a, b, year = int(group["a"]), int(group["b"]), int(group["ny"])
    if a > 12 >= b:
        return year, b, a, False
    if b > 12 >= a:
        return year, a, b, False
    # With full stops the day stands first, in every country that writes dates so.
    return (year, b, a, a != b and group["mark"] != ".") if a <= 12 else None
