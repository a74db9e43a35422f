"""Which date an expression names, from the article's date and the dates named before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from ... import edtf
from .grammar import Found
from .lexicon import number, spelled_year, time_words
from .tense import PRESENT, Direction

Basis = Literal["absolute", "relative to publication", "relative to another date"]

ABSOLUTE: Basis = "absolute"
PUBLICATION: Basis = "relative to publication"
ANOTHER: Basis = "relative to another date"

#: Days within which the nearer year is right whatever the tense says.
_NEAR, _FAR = 45, 200

#: Characters within which two expressions are likely to stand in one clause.
_CLAUSE = 60


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression may be counted from."""

    published: date | None
    reference: str | None
    """The date last named nearby, if any."""
    gap: int
    """Characters between the end of that date and the expression."""
    direction: Callable[[], Direction]
    """Whether the clause lies ahead (1), behind (-1) or does not tell (0); asked when needed."""


Resolved = tuple[str, Basis]


def resolve(found: Found, context: Context) -> Resolved | None:
    """EDTF value and basis, or None when the words name no calendar date.

    Without a date of publication only absolute expressions, and those that count from such
    a one, have a value.
    """
    try:
        return _RULES[found.kind](found.slots, context)
    except (ValueError, OverflowError):
        return None


# --- month, day and year named -----------------------------------------------------------------


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
    month, day = _month_number(slots["month"]), _day_number(slots["day"])
    year = _stated_year(slots, context)
    if year is not None:
        return edtf.day(date(year, month, day)), ABSOLUTE
    return _yearless(context, lambda y: date(y, month, day), slots)


def _days(slots: dict[str, str], context: Context) -> Resolved | None:
    first = _date(slots, context)
    if first is None:
        return None
    year, month = int(first[0][:4]), int(first[0][5:7])
    last = date(year, month, _day_number(slots["last"]))
    return edtf.interval(first[0], edtf.day(last)), first[1]


def _month(slots: dict[str, str], context: Context) -> Resolved | None:
    number_ = _month_number(slots["month"])
    year = _stated_year(slots, context)
    if year is not None:
        return edtf.month(year, number_), ABSOLUTE
    if context.published is None:
        return None
    own, this = context.published.year, context.published.month
    pre, direction = _way(slots.get("pre")), 0
    if pre is None:
        direction = context.direction()
    if pre == 0:
        return edtf.month(own, number_), PUBLICATION
    if pre == 1 or (pre is None and direction == 1):
        year = own if number_ > this or (number_ == this and pre is None) else own + 1
    else:
        year = own if number_ < this or (number_ == this and pre is None) else own - 1
    return edtf.month(year, number_), PUBLICATION


def _year(slots: dict[str, str], context: Context) -> Resolved | None:
    return edtf.year(_year_number(slots["year"])), ABSOLUTE


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
    year = _stated_year(slots, context)
    basis: Basis = ABSOLUTE
    if year is None:
        if context.published is None:
            return None
        basis, pre = PUBLICATION, _way(slots.get("pre"))
        way = context.direction() if pre is None else pre
        year = _nearest_period(context.published, first, last, way, pre == -1)
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
    basis: Basis = ABSOLUTE
    year = _year_number(slots["before"]) if "before" in slots else _stated_year(slots, context)
    if year is None:
        if context.published is None:
            return None
        basis = PUBLICATION
        if "pre" in slots:
            year = context.published.year + (_way(slots["pre"]) or 0)
        else:
            way = context.direction()
            year = _nearest_period(context.published, first, first + size - 1, way, False)
    value = edtf.interval(edtf.month(year, first), edtf.month(year, first + size - 1))
    return value, basis


def _holiday(slots: dict[str, str], context: Context) -> Resolved | None:
    month, day = time_words().holidays[slots["holiday"].replace("’", "'")]
    if "year" in slots:
        return edtf.day(date(_year_number(slots["year"]), month, day)), ABSOLUTE
    return _yearless(context, lambda y: date(y, month, day), slots)


def _fixed(slots: dict[str, str], context: Context) -> Resolved:
    return time_words().fixed_days[slots["word"]], ABSOLUTE


# --- counted from the article's date -----------------------------------------------------------


def _deictic(slots: dict[str, str], context: Context) -> Resolved | None:
    if context.published is None:
        return None
    days = time_words().deictic_days[slots["word"]] if "word" in slots else 0
    return edtf.day(context.published + timedelta(days=days)), PUBLICATION


def _press(slots: dict[str, str], context: Context) -> Resolved | None:
    if context.published is None:
        return None
    return edtf.day(context.published), PUBLICATION


def _weekday(slots: dict[str, str], context: Context) -> Resolved | None:
    """Named alone, a weekday is the nearest one in its direction, or the day itself."""
    if context.published is None:
        return None
    wanted = time_words().weekdays[slots["weekday"]]
    back = (context.published.weekday() - wanted) % 7
    ahead = (wanted - context.published.weekday()) % 7
    pre = slots.get("pre", "")
    way = _way(pre)
    if way == -1:
        days = -(back or 7)
    elif way == 1:
        days = ahead or 7
    else:
        direction = context.direction()
        forward = direction in (1, PRESENT) or (way == 0 and direction == 0)
        days = ahead if forward else -back
    return edtf.day(context.published + timedelta(days=days)), PUBLICATION


def _period(slots: dict[str, str], context: Context) -> Resolved | None:
    if context.published is None:
        return None
    unit, pre = slots["unit"], slots["pre"]
    way = _way(pre)
    if way is None and unit == "weekend":
        way = 1 if context.direction() == 1 else 0
        if way == 0 and context.published.weekday() < 5:
            way = -1
        elif way == 1 and context.published.weekday() < 5:
            way = 0
    basis: Basis = PUBLICATION
    anchor = context.published
    if pre in ("the following", "the previous", "the preceding", "the prior") and (
        context.reference is not None
    ):
        anchor, basis = edtf.bounds(context.reference)[0], ANOTHER
    value = _moved_period(anchor, unit, way or 0)
    if way == 0 and unit == "week":
        value = _cut_at_publication(value, context)
    return value, basis


def _cut_at_publication(week: str, context: Context) -> str:
    """ "this week" is its days until publication, or from then on, as the tense says."""
    assert context.published is not None
    first, last = edtf.bounds(week)
    way = context.direction()
    if way in (1, PRESENT):
        first = context.published
    elif way == -1:
        last = context.published
    return edtf.interval(edtf.day(first), edtf.day(last))


def _moved_period(anchor: date, unit: str, way: int) -> str:
    if unit == "week":
        return edtf.week(anchor, way)
    if unit == "weekend":
        saturday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=5, weeks=way)
        return edtf.interval(edtf.day(saturday), edtf.day(saturday + timedelta(days=1)))
    if unit == "quarter":
        first = (anchor.month - 1) // 3 * 3 + 1 + 3 * way
        return edtf.interval(edtf.month(anchor.year, first), edtf.month(anchor.year, first + 2))
    if unit == "decade":
        return f"{anchor.year // 10 + way:03d}X"
    return edtf.shifted(anchor, way, unit)


def _year_end(slots: dict[str, str], context: Context) -> Resolved | None:
    if context.published is None:
        return None
    return edtf.day(date(context.published.year, 12, 31)), PUBLICATION


def _ago(slots: dict[str, str], context: Context) -> Resolved | None:
    if context.published is None:
        return None
    amount = number(slots.get("number", "1"))
    unit = time_words().units[slots["unit"]]
    if unit == "weekend" or (amount is None and unit != "hour"):
        return None
    return edtf.shifted(context.published, -(amount or 0), unit), PUBLICATION


def _span(slots: dict[str, str], context: Context) -> Resolved | None:
    """ "the past 30 years": from that long before publication until it."""
    if context.published is None:
        return None
    amount, unit = number(slots["number"]), time_words().units[slots["unit"]]
    if amount is None or unit in ("hour", "weekend"):
        return None
    ahead = _way(slots["pre"]) == 1
    far = edtf.shifted(context.published, amount if ahead else -amount, unit)
    near = edtf.day(context.published)[: len(far)]
    return edtf.interval(*((near, far) if ahead else (far, near))), PUBLICATION


# --- counted from another date -----------------------------------------------------------------


def _offset(slots: dict[str, str], context: Context) -> Resolved | None:
    """ "a year later", "two days after the vote": from the date named before."""
    amount = number(slots.get("number", "1"))
    unit, way = slots["unit"], slots["way"].split()[0]
    unit = time_words().units.get(unit, "day") if unit not in ("night", "morning") else "day"
    if unit == "weekend" or (amount is None and unit != "hour"):
        return None
    if way in ("from", "hence"):
        if context.published is None:
            return None
        return edtf.shifted(context.published, amount or 0, unit), PUBLICATION
    sign = 1 if way.startswith(("later", "after")) else -1
    if "of" in slots and way in ("before", "after", "prior"):
        return _beside_event(context, -sign * (amount or 0), unit)
    anchor, basis = _anchor(context)
    if anchor is None:
        return None
    return edtf.shifted(anchor, sign * (amount or 0), unit), basis


def _beside_event(context: Context, amount: int, unit: str) -> Resolved | None:
    """ "on Tuesday, three years after the war" dates the war; so finely no other is dated.

    "two days after the quake" counts from a day named before, if there is one; standing right
    behind a day it only repeats it.
    """
    if unit in ("month", "quarter", "year", "decade"):
        near = context.reference is not None and context.gap <= _CLAUSE
        anchor, basis = _anchor(context) if near else (context.published, PUBLICATION)
        return None if anchor is None else (edtf.shifted(anchor, amount, unit), basis)
    if context.reference is None or context.gap <= len(", "):
        return None
    return edtf.shifted(edtf.bounds(context.reference)[0], -amount, unit), ANOTHER


def _anaphor(slots: dict[str, str], context: Context) -> Resolved | None:
    """ "that day", "the next day", "the following year": from the date named before."""
    pre, unit = slots["pre"], slots["unit"]
    way = (
        1
        if pre.endswith(("next", "following"))
        else 0
        if pre[:2] == "th" and (pre == "that" or pre.endswith("same"))
        else -1
    )
    anchor, basis = _anchor(context)
    if anchor is None:
        return None
    unit = unit if unit in ("week", "month", "year", "decade") else "day"
    return _moved_period(anchor, unit, way), basis


def _since_then(slots: dict[str, str], context: Context) -> Resolved | None:
    """From the date named before until publication, both as months at the finest."""
    if context.published is None or context.reference is None:
        return None
    start = edtf.bounds(context.reference)[0].isoformat()
    if start >= context.published.isoformat():
        return None
    length = 4 if len(context.reference) == 4 else 7
    first, last = start[:length], context.published.isoformat()[:length]
    return edtf.interval(first, last), ANOTHER


# --- parts -------------------------------------------------------------------------------------


def _anchor(context: Context) -> tuple[date | None, Basis]:
    if context.reference is not None:
        return edtf.bounds(context.reference)[0], ANOTHER
    return context.published, PUBLICATION


def _yearless(
    context: Context, on: Callable[[int], date], slots: dict[str, str]
) -> Resolved | None:
    """A day of a month in the year that the tense asks for, unless another is far nearer."""
    if context.published is None:
        return None
    published = context.published
    pre = _way(slots.get("pre"))
    options = []
    for year in (published.year - 1, published.year, published.year + 1):
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


def _nearest_period(published: date, first: int, last: int, way: int, ended: bool) -> int:
    """Year in which months first..last come last before publication, or next after it.

    ``ended``: the running one does not count ("last summer").
    """
    now = published.year * 12 + published.month
    years = (published.year - 2, published.year - 1, published.year, published.year + 1)
    if way == 1:
        return next(y for y in years if y * 12 + last >= now)
    fits = [y for y in years if y * 12 + (last if ended else first) <= now - ended]
    return fits[-1]


def _stated_year(slots: dict[str, str], context: Context) -> int | None:
    if "year" in slots:
        return _year_number(slots["year"])
    post = slots.get("post")
    if post is not None and context.published is not None:
        return context.published.year + (_way(post) or 0)
    return None


def _way(word: str | None) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next"; None for no such word."""
    words = time_words()
    if word in words.backward:
        return -1
    if word in words.forward:
        return 1
    return 0 if word in words.present else None


def _month_number(word: str) -> int:
    words, name = time_words(), word.rstrip(".")
    return words.months.get(name) or words.month_abbreviations[name]


def _day_number(word: str) -> int:
    digits = word.rstrip("stndrh")
    return int(digits) if digits.isdecimal() else time_words().ordinals[word]


def _year_number(word: str) -> int:
    if word.isdecimal():
        return int(word)
    year = spelled_year(word)
    if year is None:
        raise ValueError(f"no year: {word!r}")
    return year


_RULES: dict[str, Callable[[dict[str, str], Context], Resolved | None]] = {
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
    "press": _press,
    "deictic": _deictic,
    "weekday": _weekday,
    "period": _period,
    "year_end": _year_end,
    "ago": _ago,
    "span": _span,
    "offset": _offset,
    "anaphor": _anaphor,
    "since_then": _since_then,
}
