"""Dates as EDTF strings: the few forms the records use, their bounds and arithmetic.

``2023-09-19``, ``2023-09``, ``2023``, ``199X``, ``A/B`` and any of them with a trailing
``~`` (approximate). https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from . import Precision

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_YEAR = re.compile(r"(\d{4})$")
_DECADE = re.compile(r"(\d{3})X$")


def day(when: date) -> str:
    """The day as EDTF."""
    return when.isoformat()


def month(year: int, number: int) -> str:
    """A month as EDTF; ``number`` may lie outside 1..12 and then counts into other years."""
    years, zero_based = divmod(number - 1, 12)
    return f"{year + years:04d}-{zero_based + 1:02d}"


def year(number: int) -> str:
    """A year as EDTF."""
    return f"{number:04d}"


def interval(first: str, last: str) -> str:
    """Both ends as one value; a single one when they are equal or in the wrong order."""
    if first == last or bounds(first)[0] > bounds(last)[1]:
        return first
    return f"{first}/{last}"


def precision_of(value: str) -> Precision:
    """How finely a value is known."""
    value = value.rstrip("~?%")
    if "/" in value:
        return "interval"
    if value.endswith("X"):
        return "decade"
    return {4: "year", 7: "month"}.get(len(value), "day")  # type: ignore[return-value]


@lru_cache(maxsize=65536)
def bounds(value: str) -> tuple[date, date]:
    """First and last day a value may mean.

    Raises:
        ValueError: when the string is none of the forms above.
    """
    value = value.rstrip("~?%")
    if "/" in value:
        first, last = value.split("/")
        return bounds(first)[0], bounds(last)[1]
    if found := _DAY.match(value):
        when = date(*map(int, found.groups()))
        return when, when
    if found := _MONTH.match(value):
        y, m = map(int, found.groups())
        return date(y, m, 1), date(y, m, calendar.monthrange(y, m)[1])
    if found := _YEAR.match(value):
        y = int(found[1])
        return date(y, 1, 1), date(y, 12, 31)
    if found := _DECADE.match(value):
        y = int(found[1]) * 10
        return date(y, 1, 1), date(y + 9, 12, 31)
    raise ValueError(f"not an EDTF date: {value!r}")


@lru_cache(maxsize=65536)
def is_valid(value: str) -> bool:
    """Whether it is one of the forms above, and no interval that ends before it begins."""
    try:
        first, last = bounds(value)
    except ValueError:
        return False
    return first <= last


def overlap(left: str, right: str) -> bool:
    """True when some day may be meant by both."""
    (a, b), (c, d) = bounds(left), bounds(right)
    return a <= d and c <= b


def shifted(when: date, amount: int, unit: str) -> str:
    """``when`` moved by some units, at the precision of the unit.

    ``unit`` is hour (whose amount is ignored), day, week, fortnight, month, quarter, year or
    decade. Weeks and shorter give a day.

    Raises:
        ValueError, OverflowError: when the calendar does not reach that far.
    """
    if unit == "hour":
        return day(when)
    if unit in ("day", "week", "fortnight"):
        return day(when + timedelta(days=amount * {"day": 1, "week": 7, "fortnight": 14}[unit]))
    if unit in ("month", "quarter"):
        moved = month(when.year, when.month + amount * (3 if unit == "quarter" else 1))
    else:
        moved = year(when.year + amount * (10 if unit == "decade" else 1))
    bounds(moved)
    return moved


def week(when: date, offset: int = 0) -> str:
    """Monday to Sunday of the week of ``when``, some weeks on."""
    monday = when - timedelta(days=when.weekday()) + timedelta(weeks=offset)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
