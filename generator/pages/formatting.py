"""Dates, numbers and lists in the reader's words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..records import Qualifier

MONTHS = tuple(calendar.month_name)
_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([~?%]?)")
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_THIRDS = {(1, 10): "early", (11, 20): "mid-", (21, 0): "late"}
_CURRENCIES = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}
_QUALIFIERS: Mapping[Qualifier, str] = {
    "about": "about ",
    "more_than": "more than ",
    "at_least": "at least ",
    "nearly": "nearly ",
    "up_to": "up to ",
}
_UNITS = {"percent": "per cent", "km2": "km²", "m2": "m²"}


@lru_cache(maxsize=1 << 14)  # many records share a day
def format_date(edtf: str | None, year: bool = True) -> str:
    """An EDTF date as a newspaper writes it: "late September 2023", "by 28 September 2023".

    Args:
        edtf: what the records carry; None means the date is not known.
        year: say the year; without it only where the heading above says it.
    """
    if edtf is None:
        return "date unknown"
    first, slash, last = edtf.partition("/")
    if not slash:
        return _single_date(edtf, year)
    if first in ("", ".."):
        return f"by {_single_date(last, year)}"
    if last in ("", ".."):
        return f"since {_single_date(first, year)}"
    return _interval(first, last, year)


@lru_cache(maxsize=1 << 14)
def first_and_last_day(edtf: str | None) -> tuple[str, str]:
    """First and last ISO day a date may mean; empty strings for an open or unknown end.

    >>> first_and_last_day("2024-02"), first_and_last_day("../2023-09-28")
    (('2024-02-01', '2024-02-29'), ('', '2023-09-28'))
    """
    if edtf is None:
        return "", ""
    first, slash, last = edtf.partition("/")
    if not slash:
        last = first
    return _end_of(first, 0), _end_of(last, 1)


def format_number(value: float | None) -> str:
    """A number with thousands separators, and no more decimals than it has."""
    if value is None:
        return ""
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0")


def format_unit(unit: str) -> str:
    """A unit as printed after a number."""
    return _UNITS.get(unit, unit)


def format_amount(value: float | None, unit: str) -> str:
    """A number with its unit.

    >>> format_amount(7000, "people"), format_amount(2.5, "EUR")
    ('7,000 people', '€2.5')
    """
    if unit in _CURRENCIES:
        return f"{_CURRENCIES[unit]}{format_number(value)}"
    return f"{format_number(value)} {format_unit(unit)}".strip()


def format_range(
    low: float | None,
    high: float | None,
    unit: str,
    qualifiers: tuple[Qualifier, Qualifier] = ("exact", "exact"),
) -> str:
    """A range; one number where both ends are the same. ``qualifiers`` are those of its ends.

    >>> format_range(7000, 120000, "people"), format_range(90, 90, "percent")
    ('7,000 to 120,000 people', '90 per cent')
    >>> format_range(500000, 700000, "people", ("about", "more_than"))
    'about 500,000 to more than 700,000 people'
    """
    before = [_QUALIFIERS.get(qualifier, "") for qualifier in qualifiers]
    both = zip((low, high), before, strict=True)
    ends = [(value, words) for value, words in both if value is not None]
    if not ends:
        return ""
    (first, below), (last, above) = ends[0], ends[-1]
    if first == last:
        return next((words for _, words in ends if words), "") + format_amount(last, unit)
    bottom = format_amount(first, unit) if unit in _CURRENCIES else format_number(first)
    return f"{below}{bottom} to {above}{format_amount(last, unit)}"


def format_count(n: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun.

    >>> format_count(1, "article"), format_count(1300, "copy", "copies")
    ('1 article', '1,300 copies')
    """
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def capitalise(text: str) -> str:
    """With a capital at the beginning, and nothing else changed."""
    return text[:1].upper() + text[1:]


def join_list(words: Sequence[str]) -> str:
    """Words as prose lists them.

    >>> join_list(["a"]), join_list(["a", "b"]), join_list(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


@lru_cache(maxsize=1 << 14)
def month_heading(edtf: str) -> tuple[str, str]:
    """The month that a dated item stands under: a sortable key and its words.

    >>> month_heading("2023-09-19"), month_heading("199X"), month_heading("")
    (('2023-09', 'September 2023'), ('1990', 'the 1990s'), ('', 'No date'))
    """
    first, _, last = edtf.partition("/")
    first = last if first in ("", "..") else first
    found = _DATE.match(first)
    if not found:
        return ("", "No date")
    year, month, *_ = found.groups()
    if "X" in year:
        return (year.replace("X", "0"), _year_words(year, True))
    if month is None or month == "XX" or int(month) > 12:
        return (year, year)
    return (f"{year}-{month}", f"{MONTHS[int(month)]} {year}")


def _single_date(edtf: str, with_year: bool) -> str:
    found = _DATE.fullmatch(edtf)
    if not found:
        return edtf
    year, month, day, mark = found.groups()
    words = _calendar_words(year, month, day, with_year)
    return {
        "~": f"about {words}",
        "?": f"{words} (uncertain)",
        "%": f"about {words} (uncertain)",
    }.get(mark, words)


def _calendar_words(year: str, month: str | None, day: str | None, with_year: bool) -> str:
    if month is None or month == "XX":
        return _year_words(year, month is None)
    tail = f" {year}" if with_year else ""
    if int(month) in _SEASONS:
        return f"{_SEASONS[int(month)]}{tail}"
    if not 1 <= int(month) <= 12:
        return year
    if day is None or day == "XX":
        return f"{MONTHS[int(month)]}{tail}"
    return f"{int(day)} {MONTHS[int(month)]}{tail}"


def _year_words(year: str, whole: bool) -> str:
    if year.endswith("XX"):
        return f"the {year[:2]}00s"
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    return year if whole else f"some time in {year}"


def _interval(first: str, last: str, with_year: bool) -> str:
    a, b = _DATE.fullmatch(first), _DATE.fullmatch(last)
    if not a or not b:
        return f"{_single_date(first, True)} to {_single_date(last, True)}"
    (y1, m1, d1, _), (y2, m2, d2, mark) = a.groups(), b.groups()
    if y1 != y2 or m1 is None or m2 is None:
        dash = "–" if m1 is None and m2 is None and "X" not in y1 + y2 else " – "
        return f"{_single_date(first, True)}{dash}{_single_date(last, True)}"
    if m1 != m2 or d1 is None or d2 is None or "X" in m1 + d1 + d2:
        return f"{_single_date(first, False)} – {_single_date(last, with_year)}"
    month_words = _calendar_words(y2, m2, None, with_year)
    third = _third(int(y1), int(m1), int(d1), int(d2))
    if third:
        joint = "" if third.endswith("-") else " "
        return f"{third}{joint}{month_words}"
    if d1 == d2:
        return _single_date(last, with_year)
    return ("about " if mark else "") + f"{int(d1)}–{int(d2)} {month_words}"


def _third(year: int, month: int, first: int, last: int) -> str | None:
    """ "early", "mid-" or "late" where the days are that third of the month."""
    if not 1 <= month <= 12 or year < 1:
        return None
    end = calendar.monthrange(year, month)[1]
    return _THIRDS.get((first, 0 if last == end else last))


def _end_of(edtf: str, end: int) -> str:
    found = _DATE.fullmatch(edtf)
    if not found:
        return ""
    year, month, day, _ = found.groups()
    year = year.replace("X", "9" if end else "0")
    if month is None or month == "XX" or not 1 <= int(month) <= 12:
        return f"{year}-{'12-31' if end else '01-01'}"
    if day is None or day == "XX":
        last = calendar.monthrange(max(int(year), 1), int(month))[1]
        return f"{year}-{month}-{last if end else 1:02d}"
    return f"{year}-{month}-{day}"
