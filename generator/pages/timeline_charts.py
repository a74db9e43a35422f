"""Charts of days: when things happened, and when somebody made statements."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..records import Entry
from .formatting import MONTHS, format_count, format_date
from .svg import BOTTOM_PX, LETTER_PX, Canvas, Chart, Colour, Stretch, make_chart

#: Statuses from the floor of a bar upwards, with the colour of each.
_STATUS_COLOURS: Mapping[str, Colour] = {
    "happened": "happened",
    "announced": "announced",
    "disputed": "disputed",
    "cancelled": "disputed",
}
#: Events, and different days, below which a sentence says as much as a timeline.
FEWEST_EVENTS, FEWEST_DAYS = 5, 4
#: Statements below which an actor gets no timeline.
FEWEST_STATEMENTS = 6
#: Bars for which a timeline has room at least, so that few of them are not drawn as wide blocks.
FEWEST_BARS = 14
#: Days without any event that part a timeline: what lies before or behind is another time.
QUIET_DAYS = 42
#: Share of the days that a timeline shows where no part holds most of them.
CORE_SHARE = 0.9
#: Free pixels at the sides of a picture and above its shapes.
_SIDE_PX, _TOP_PX = 18, 18
#: Pixels that a letter of a date is wide, about, and that lie between two dates.
_TICK_LETTER_PX, _TICK_GAP_PX = 6.6, 6
#: Pixels of a bar from which its number stands above it, and not only that of the highest.
_NUMBERED_PX = 16
#: Pixels that the names of the colours take above the bars.
_LEGEND_PX = 20


@dataclass(frozen=True, slots=True)
class _Bar:
    """A stretch of time on a timeline."""

    start: date
    label: str
    counts: tuple[int, ...]
    """Events by status, in the order of `_STATUS_COLOURS`."""


def timeline(dated: Sequence[tuple[str, str]]) -> Chart | None:
    """When things happened: (EDTF, status) of each, as bars over the time most of them lie in;
    None when too few have a day of their own."""
    days = sorted((date.fromisoformat(d), s) for d, s in dated if _is_day(d))
    inside = _core(days)
    if len(inside) < FEWEST_EVENTS or len({d for d, _ in inside}) < FEWEST_DAYS:
        return None
    first, last = inside[0][0], inside[-1][0]
    unit, bars = _bars_of(inside)
    statuses = [s for s in _ORDER if any(b.counts[_ORDER[s]] for b in bars)]
    peak = max(bars, key=lambda b: (sum(b.counts), b.start))
    outside = len(dated) - len(inside)
    alt = (
        f"{format_count(len(inside), 'event')} from {format_date(first.isoformat())} to "
        f"{format_date(last.isoformat())} by {unit}; most ({sum(peak.counts)}) on "
        f"{peak.label}."
    )
    if outside:
        alt += f" {outside} more, earlier, later or without a day, are in the chronology."

    def draw(canvas: Canvas) -> None:
        _draw_bars(canvas, bars, statuses, peak)
        room = _room(canvas, bars)
        for i, label in _time_labels(bars, unit, canvas.width):
            x = _SIDE_PX + (i + 0.5) * room
            canvas.text(x, canvas.height - 6, label, "soft", anchor="middle")
        if len(statuses) > 1:
            _draw_legend(canvas, statuses)

    rows = tuple(
        (b.label, *(str(b.counts[_ORDER[s]]) for s in statuses)) for b in bars if sum(b.counts)
    )
    chart = make_chart(alt, (unit.capitalize(), *statuses), rows, 120, draw)
    return replace(chart, stretches=_stretches(bars, unit), places=max(len(bars), FEWEST_BARS))


def _room(canvas: Canvas, bars: Sequence[_Bar]) -> float:
    """Pixels from one bar to the next."""
    return (canvas.width - 2 * _SIDE_PX) / max(len(bars), FEWEST_BARS)


def _draw_bars(canvas: Canvas, bars: Sequence[_Bar], statuses: Sequence[str], peak: _Bar) -> None:
    """The bars on their floor, each status in its colour; numbers above where there is room."""
    room, floor = _room(canvas, bars), canvas.height - BOTTOM_PX
    unit_px = (floor - _TOP_PX - _LEGEND_PX * (len(statuses) > 1)) / sum(peak.counts)
    for i, bar in enumerate(bars):
        top = float(floor)
        for status in statuses:
            height = bar.counts[_ORDER[status]] * unit_px
            top -= height
            if height:
                x = _SIDE_PX + (i + 0.11) * room
                canvas.bar(x, top, 0.78 * room, height, _STATUS_COLOURS[status])
        if bar is peak or (room >= _NUMBERED_PX and sum(bar.counts) > 0):
            middle = _SIDE_PX + (i + 0.5) * room
            canvas.text(middle, top - 4, str(sum(bar.counts)), anchor="middle")
    canvas.line(_SIDE_PX, floor, canvas.width - _SIDE_PX, floor, "rule")


def chronology_chart(entries: Iterable[Entry]) -> Chart | None:
    """When the entries of a chronology happened."""
    return timeline([(entry.date, entry.status) for entry in entries])


def statement_chart(said: Sequence[tuple[str, str]]) -> Chart | None:
    """An actor's statements by day: (ISO day, kind of quotation) of each."""
    days = [(d, "happened") for d, _ in said if d]
    if len(days) < FEWEST_STATEMENTS or len({d for d, _ in days}) < FEWEST_DAYS:
        return None
    chart = timeline(days)
    if chart is None:
        return None
    alt = chart.alt.replace("events", "statements").replace(
        "are in the chronology", "are in the list below"
    )
    return replace(chart, alt=alt, head=(chart.head[0], "statements"))


# --- parts ---------------------------------------------------------------------------------

_ORDER: Mapping[str, int] = {status: n for n, status in enumerate(_STATUS_COLOURS)}
"""Position of a status in a bar."""


def _is_day(edtf: str) -> bool:
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", edtf) is not None and edtf > "0001"


def _core(days: list[tuple[date, str]]) -> list[tuple[date, str]]:
    """The stretch that most of the days lie in, so that one of long ago does not flatten it.

    Days are parted where nothing happens for six weeks. The largest part is drawn when it holds
    more than half of them, else the shortest stretch that holds nine in ten.
    """
    if not days:
        return []
    parts = [[days[0]]]
    for day in days[1:]:
        if day[0] - parts[-1][-1][0] > timedelta(days=QUIET_DAYS):
            parts.append([])
        parts[-1].append(day)
    largest = max(parts, key=lambda part: (len(part), part[0][0]))
    if len(largest) * 2 > len(days):
        return largest
    size = math.ceil(len(days) * CORE_SHARE)
    ends = [(days[i + size - 1][0] - days[i][0], -i) for i in range(len(days) - size + 1)]
    start = -min(ends)[1]
    return days[start : start + size]


def _bars_of(days: list[tuple[date, str]]) -> tuple[str, list[_Bar]]:
    """Days, weeks, months or years: the finest that leaves at most seventy bars."""
    first, last = days[0][0], days[-1][0]
    length = (last - first).days + 1
    unit, _, floor, following = next(u for u in _UNITS if length <= u[1])
    counts: dict[date, list[int]] = {}
    at = floor(first)
    while at <= last:
        counts[at] = [0, 0, 0, 0]
        at = following(at)
    for day, status in days:
        counts[floor(day)][_ORDER[status]] += 1
    return unit, [_Bar(d, _bar_label(d, unit), tuple(c)) for d, c in counts.items()]


_UNITS: tuple[tuple[str, int, Callable[[date], date], Callable[[date], date]], ...] = (
    ("day", 70, lambda d: d, lambda d: d + timedelta(days=1)),
    ("week", 490, lambda d: d - timedelta(days=d.weekday()), lambda d: d + timedelta(days=7)),
    ("month", 2100, lambda d: d.replace(day=1),
     lambda d: (d.replace(day=28) + timedelta(days=4)).replace(day=1)),
    ("year", 10**9, lambda d: date(d.year, 1, 1), lambda d: date(d.year + 1, 1, 1)),
)  # fmt: skip


def _draw_legend(canvas: Canvas, statuses: Iterable[str]) -> None:
    """What the colours of the bars mean; cancelled and disputed share one."""
    names: dict[Colour, list[str]] = {}
    for status in statuses:
        names.setdefault(_STATUS_COLOURS[status], []).append(status)
    x = float(_SIDE_PX)
    for colour, same in names.items():
        words = " or ".join(same)
        canvas.bar(x, 3, 9, 9, colour)
        canvas.text(x + 14, 12, words, "soft")
        x += 14 + (len(words) + 2) * LETTER_PX


def _stretches(bars: Sequence[_Bar], unit: str) -> tuple[Stretch, ...]:
    """The bars that are not empty, each with its first and last day."""
    following = next(u[3] for u in _UNITS if u[0] == unit)
    return tuple(
        Stretch(
            place=place,
            label=bar.label,
            first=bar.start.isoformat(),
            last=(following(bar.start) - timedelta(1)).isoformat(),
            count=sum(bar.counts),
        )
        for place, bar in enumerate(bars)
        if sum(bar.counts)
    )


def _bar_label(day: date, unit: str) -> str:
    if unit == "week":
        return f"the week of {format_date(day.isoformat())}"
    length = {"day": 10, "month": 7, "year": 4}[unit]
    return format_date(day.isoformat()[:length])


def _time_labels(bars: Sequence[_Bar], unit: str, width: int) -> Iterator[tuple[int, str]]:
    """As many dates under the bars as fit, each with the number of its bar."""
    room = (width - 2 * _SIDE_PX) / max(len(bars), FEWEST_BARS)
    free = 0.0
    before = date.min
    for i, bar in enumerate(bars):
        label = _time_label(bar.start, before, unit)
        half = len(label) * _TICK_LETTER_PX / 2
        middle = _SIDE_PX + (i + 0.5) * room
        if label and middle - half >= free:
            yield i, label
            free, before = middle + half + _TICK_GAP_PX, bar.start


def _time_label(day: date, before: date, unit: str) -> str:
    """What stands under a bar when the last label was of the day ``before``: a day with its month
    where that is a new one, a month with its year; nothing under a week of the same month.

    >>> _time_label(date(2024, 5, 2), date(2024, 5, 1), "day")
    '2'
    >>> _time_label(date(2024, 5, 6), date(2024, 4, 29), "week")
    'May'
    >>> _time_label(date(2024, 5, 13), date(2024, 5, 6), "week")
    ''
    """
    month = MONTHS[day.month][:3]
    new_year, new_month = day.year != before.year, day.month != before.month
    if unit == "year":
        return str(day.year)
    if unit == "day":
        return f"{day.day} {month}" if new_month or new_year else str(day.day)
    if unit == "week" and not (new_month or new_year):
        return ""
    return f"{month} {day.year}" if new_year else month
