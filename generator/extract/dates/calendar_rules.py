"""Expressions that name a month, a day or a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ...records import DateBasis, edtf
from .date_context import (
    ABSOLUTE,
    PUBLICATION,
    Context,
    Resolved,
    Rule,
    day_number,
    month_number,
    side_of,
    stated_year,
    year_number,
)
from .tense import PRESENT
from .time_words import time_words

#: Days within which the nearer year is right whatever the tense says.
_NEAR, _FAR = 45, 200
#: Years within which every day of the calendar comes, 29 February too.
_LEAP = 8


def _iso(slots: dict[str, str], context: Context) -> Resolved:
    when = date(int(slots["year"]), int(slots["month"]), int(slots["day"]))
    return edtf.day(when), ABSOLUTE


def _numeric(slots: dict[str, str], context: Context) -> Resolved | None:
    """4/10/2023: whichever order the calendar allows, else the one nearer to publication."""
    a, b, y = int(slots["a"]), int(slots["b"]), int(slots["year"])
    if y < 100:
        y += 1900 if y > 50 else 2000
    options = []
    for month, day in ((a, b), (b, a)):
        try:
            options.append(date(y, month, day))
        except ValueError:
            continue
    if not options:
        return None
    if slots["sep"] == "." and len(options) == 2:
        return edtf.day(options[1]), ABSOLUTE
    anchor = context.published or options[0]
    return edtf.day(min(options, key=lambda d: abs((d - anchor).days))), ABSOLUTE


def _date(slots: dict[str, str], context: Context) -> Resolved | None:
    month, day = month_number(slots["month"]), day_number(slots["day"])
    year = stated_year(slots, context)
    if year is not None:
        return edtf.day(date(year, month, day)), ABSOLUTE
    return yearless(context, lambda y: date(y, month, day), slots)


def _days(slots: dict[str, str], context: Context) -> Resolved | None:
    first = _date(slots, context)
    if first is None:
        return None
    year, month = int(first[0][:4]), int(first[0][5:7])
    last = date(year, month, day_number(slots["last"]))
    return edtf.interval(first[0], edtf.day(last)), first[1]


def _month(slots: dict[str, str], context: Context) -> Resolved | None:
    number_ = month_number(slots["month"])
    year = stated_year(slots, context)
    if year is not None:
        return edtf.month(year, number_), ABSOLUTE
    if context.published is None:
        return None
    own, this = context.published.year, context.published.month
    pre, direction = side_of(slots.get("pre")), 0
    if pre is None:
        direction = context.direction()
    if pre == 0:
        return edtf.month(own, number_), PUBLICATION
    if pre == 1 or (pre is None and direction in (1, PRESENT)):
        year = own if number_ > this or (number_ == this and pre is None) else own + 1
    else:
        year = own if number_ < this or (number_ == this and pre is None) else own - 1
    return edtf.month(year, number_), PUBLICATION


def _year(slots: dict[str, str], context: Context) -> Resolved | None:
    return edtf.year(year_number(slots["year"])), ABSOLUTE


def _years(slots: dict[str, str], context: Context) -> Resolved | None:
    first, last = int(slots["year"]), slots["last"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < end <= first + 60:
        return None
    return edtf.interval(edtf.year(first), edtf.year(end)), ABSOLUTE


def _decade(slots: dict[str, str], context: Context) -> Resolved | None:
    if "year" in slots:
        return f"{slots['year'][:3]}X", ABSOLUTE
    tens = int(slots["tens"]) // 10 if "tens" in slots else time_words().decades[slots["named"]]
    century = 19 if tens > 2 or context.published is None or context.published.year < 2020 else 20
    return f"{century}{tens}X", ABSOLUTE


def _season(slots: dict[str, str], context: Context) -> Resolved | None:
    first, last = time_words().seasons[slots["season"]]
    year = stated_year(slots, context)
    basis: DateBasis = ABSOLUTE
    if year is None:
        if context.published is None:
            return None
        basis, pre = PUBLICATION, side_of(slots.get("pre"))
        way = context.direction() if pre is None else pre
        year = nearest_period(context.published, first, last, way, pre == -1)
    return edtf.interval(edtf.month(year, first), edtf.month(year, last)), basis


def _quarter(slots: dict[str, str], context: Context) -> Resolved | None:
    which, half = slots["which"], slots.get("unit") == "half" or slots["which"][0] == "h"
    size = 6 if half else 3
    count = 12 // size
    if which[-1].isdigit():
        index = int(which[-1])
    else:
        index = count if which in ("final", "last") else time_words().ordinals[which]
    if not 1 <= index <= count:
        return None
    first = (index - 1) * size + 1
    if which == "last" and context.published is not None and not _names_year(slots):
        return _last_part(context.published, size), PUBLICATION
    basis: DateBasis = ABSOLUTE
    year = year_number(slots["before"]) if "before" in slots else stated_year(slots, context)
    if year is None:
        if context.published is None:
            return None
        basis = PUBLICATION
        if "pre" in slots:
            year = context.published.year + (side_of(slots["pre"]) or 0)
        else:
            way = context.direction()
            year = nearest_period(context.published, first, first + size - 1, way, False)
    value = edtf.interval(edtf.month(year, first), edtf.month(year, first + size - 1))
    return value, basis


def _names_year(slots: dict[str, str]) -> bool:
    return not slots.keys().isdisjoint({"before", "year", "pre", "post"})


def _last_part(published: date, months: int) -> str:
    """The quarter or half before the running one."""
    first = (published.month - 1) // months * months + 1 - months
    year = published.year
    if first < 1:
        year, first = year - 1, first + 12
    return edtf.interval(edtf.month(year, first), edtf.month(year, first + months - 1))


def _holiday(slots: dict[str, str], context: Context) -> Resolved | None:
    month, day = time_words().holidays[slots["holiday"].replace("’", "'")]
    if "year" in slots:
        return edtf.day(date(year_number(slots["year"]), month, day)), ABSOLUTE
    return yearless(context, lambda y: date(y, month, day), slots)


def _fixed(slots: dict[str, str], context: Context) -> Resolved:
    return time_words().fixed_days[slots["word"]], ABSOLUTE


def yearless(context: Context, on: Callable[[int], date], slots: dict[str, str]) -> Resolved | None:
    """A day of a month in the year that the tense asks for, unless another is far nearer."""
    if context.published is None:
        return None
    published = context.published
    pre = side_of(slots.get("pre"))
    options = []
    for year in range(published.year - _LEAP, published.year + _LEAP + 1):
        try:
            options.append(on(year))
        except ValueError:
            continue  # 29 February
    if not options:
        return None
    nearest = min(options, key=lambda d: abs((d - published).days))
    way = context.direction() if pre is None else pre
    behind = [d for d in options if d <= published]
    ahead = [d for d in options if d >= published]
    wanted = behind[-1] if way == -1 and behind else ahead[0] if way == 1 and ahead else nearest
    if abs((nearest - published).days) <= _NEAR and abs((wanted - published).days) >= _FAR:
        wanted = nearest
    return edtf.day(wanted), PUBLICATION


def nearest_period(published: date, first: int, last: int, way: int, ended: bool) -> int:
    """Year in which months first..last come last before publication, or next after it.

    ``ended``: the running one does not count ("last summer").
    """
    now = published.year * 12 + published.month
    years = (published.year - 2, published.year - 1, published.year, published.year + 1)
    if way == 1:
        return next(y for y in years if y * 12 + last >= now)
    fits = [y for y in years if y * 12 + (last if ended else first) <= now - ended]
    return fits[-1]


CALENDAR: dict[str, Rule] = {
    "iso": _iso,
    "numeric": _numeric,
    "date": _date,
    "days": _days,
    "month": _month,
    "year": _year,
    "years": _years,
    "decade": _decade,
    "season": _season,
    "quarter": _quarter,
    "holiday": _holiday,
    "fixed": _fixed,
}
