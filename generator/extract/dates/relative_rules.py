"""Expressions that count from the article's date, or from a date named before."""

from __future__ import annotations

from datetime import date, timedelta

from ...records import DateBasis, edtf
from .date_context import (
    ANOTHER,
    PUBLICATION,
    Context,
    Resolved,
    Rule,
    counted_from,
    side_of,
)
from .tense import PRESENT
from .time_words import number, time_words

#: Characters within which two expressions are likely to stand in one clause.
_CLAUSE = 60


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
    after_it = pre.lower() == "following"  # "following Tuesday's quake": after it
    way = None if after_it else side_of(pre)
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
    way = side_of(pre)
    if way is None and unit == "weekend":
        way = 1 if context.direction() == 1 else 0
        if way == 0 and context.published.weekday() < 5:
            way = -1
        elif way == 1 and context.published.weekday() < 5:
            way = 0
    basis: DateBasis = PUBLICATION
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
    ahead = side_of(slots["pre"]) == 1
    far = edtf.shifted(context.published, amount if ahead else -amount, unit)
    near = edtf.day(context.published)[: len(far)]
    return edtf.interval(*((near, far) if ahead else (far, near))), PUBLICATION


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
    anchor, basis = counted_from(context, unit)
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
        anchor, basis = counted_from(context, unit) if near else (context.published, PUBLICATION)
        return None if anchor is None else (edtf.shifted(anchor, amount, unit), basis)
    if context.reference is None or context.gap <= len(", "):
        return None
    anchor, basis = counted_from(context, unit)
    return None if anchor is None else (edtf.shifted(anchor, -amount, unit), basis)


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
    unit = unit if unit in ("week", "month", "year", "decade") else "day"
    anchor, basis = counted_from(context, unit)
    if anchor is None:
        return None
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


RELATIVE: dict[str, Rule] = {
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
