"""Charts: when things happened, rival figures, statements over time, who speaks about whom."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..records import Entry
from .formatting import MONTHS, format_count, format_date, format_number
from .record_index import RecordIndex
from .svg import LETTERS, Canvas, Chart, Colour, Stretch, make_chart
from .view_models import FigureView, MeasureView

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
#: Rival figures in one picture, at least and at most.
FEWEST_RIVALS, MOST_RIVALS = 3, 24
#: Greatest over least amount above which the least would be no more than a dot on a linear scale.
LOGARITHMIC_FROM = 30
#: Room left on a scale, as a factor of its ends: of a logarithmic one, and of a linear one.
LOG_ROOM_BELOW, LOG_ROOM_ABOVE, LINEAR_ROOM_ABOVE = 1.6, 1.9, 1.12
#: Names on either side of the matrix, and speakers and filled cells below which it is not drawn.
MATRIX_NAMES, FEWEST_SPEAKERS, FEWEST_CELLS = 12, 3, 5
#: Free pixels at the sides of a picture, above and below its shapes.
_SIDE_PX, _TOP_PX, _BOTTOM_PX = 18, 18, 22
#: Pixels that a letter is wide, about; that one of a date is, and that lie between two dates.
_LETTER_PX, _TICK_LETTER_PX, _TICK_GAP_PX = 7, 6.6, 6
#: Pixels of a bar from which its number stands above it, and not only that of the highest.
_NUMBERED_PX = 16
#: Pixels that the names of the colours take above the bars.
_LEGEND_PX = 20
#: Pixels that one rival figure takes.
_RIVAL_PX = 40
#: Pixels of the names above the matrix, of the counts beside it, and of one of its rows.
_MATRIX_TOP_PX, _MATRIX_RIGHT_PX, _MATRIX_ROW_PX = 108, 44, 27


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

    named = len(statuses) > 1

    def draw(canvas: Canvas) -> None:
        room = (canvas.width - 2 * _SIDE_PX) / max(len(bars), FEWEST_BARS)
        floor = canvas.height - _BOTTOM_PX
        unit_px = (floor - _TOP_PX - _LEGEND_PX * named) / sum(peak.counts)
        for i, b in enumerate(bars):
            top = float(floor)
            for status in statuses:
                height = b.counts[_ORDER[status]] * unit_px
                top -= height
                if height:
                    x = _SIDE_PX + (i + 0.11) * room
                    canvas.bar(x, top, 0.78 * room, height, _STATUS_COLOURS[status])
            if b is peak or (room >= _NUMBERED_PX and sum(b.counts) > 0):
                middle = _SIDE_PX + (i + 0.5) * room
                canvas.text(middle, top - 4, str(sum(b.counts)), anchor="middle")
        canvas.line(_SIDE_PX, floor, canvas.width - _SIDE_PX, floor, "rule")
        for i, label in _time_labels(bars, unit, canvas.width):
            x = _SIDE_PX + (i + 0.5) * room
            canvas.text(x, canvas.height - 6, label, "soft", anchor="middle")
        if named:
            _draw_legend(canvas, statuses)

    rows = tuple(
        (b.label, *(str(b.counts[_ORDER[s]]) for s in statuses)) for b in bars if sum(b.counts)
    )
    chart = make_chart(alt, (unit.capitalize(), *statuses), rows, 120, draw)
    return replace(chart, stretches=_stretches(bars, unit), places=max(len(bars), FEWEST_BARS))


def chronology_chart(entries: Iterable[Entry]) -> Chart | None:
    """When the entries of a chronology happened."""
    return timeline([(entry.date, entry.status) for entry in entries])


def range_chart(measure: MeasureView) -> Chart | None:
    """Rival figures of one measure on one scale; None where there are too few or too many of
    them, or all are alike."""
    claims = [f for f in measure.figures if f.low is not None or f.high is not None]
    distinct = {(f.low, f.high) for f in claims}
    if not FEWEST_RIVALS <= len(claims) <= MOST_RIVALS or len(distinct) < 2:
        return None
    ends = [v for f in claims for v in (f.low, f.high) if v is not None]
    if min(ends) < 0 or max(ends) <= 0:
        return None
    far = min(ends) > 0 and max(ends) / min(ends) > LOGARITHMIC_FROM
    alt = f"{measure.label}: {measure.span}, {measure.claims}."
    alt += " Drawn on a logarithmic scale." if far else ""

    scale = _Scale(
        min(ends) / LOG_ROOM_BELOW if far else 0.0,
        max(ends) * (LOG_ROOM_ABOVE if far else LINEAR_ROOM_ABOVE),
        logarithmic=far,
    )

    def draw(canvas: Canvas) -> None:
        floor = canvas.height - _BOTTOM_PX
        for value in scale.ticks(6 if canvas.is_wide else 4):
            x = scale.at(value, canvas)
            canvas.line(x, 2, x, floor, "rule")
            canvas.text(x, canvas.height - 6, format_number(round(value, 2)), "soft", "middle")
        canvas.line(4, floor, canvas.width - 12, floor, "rule")
        for i, claim in enumerate(claims):
            _draw_claim(canvas, 4 + _RIVAL_PX * i, claim, scale)

    rows = tuple((f.text, claimant(f), f.as_of or "not stated") for f in claims)
    head = ("Figure", "According to", "As of")
    return make_chart(alt, head, rows, 30 + _RIVAL_PX * len(claims), draw)


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


def matrix_chart(pairs: Sequence[tuple[str, str]]) -> Chart | None:
    """Who speaks about whom: (speaker, spoken about) of each quotation; None where few do."""
    counted = Counter(pairs)
    speakers = [n for n, _ in _top(Counter(a for a, _ in pairs))]
    spoken = [n for n, _ in _top(Counter(b for _, b in pairs))]
    cells = {p: n for p, n in counted.items() if p[0] in speakers and p[1] in spoken}
    if len(speakers) < FEWEST_SPEAKERS or len(cells) < FEWEST_CELLS:
        return None
    (who, whom), most = min(cells.items(), key=lambda c: (-c[1], c[0]))
    alt = (
        f"The {len(speakers)} who speak most, and the {len(spoken)} most spoken about. "
        f"{who} speaks most about {whom} ({format_count(most, 'quotation')})."
    )

    def draw(canvas: Canvas) -> None:
        letters = 26 if canvas.is_wide else 14
        left = min(max(map(len, speakers)), letters) * _LETTER_PX + 8
        room = (canvas.width - left - _MATRIX_RIGHT_PX) / len(spoken)

        def place(column: float, row: float) -> tuple[float, float]:
            return left + (column + 0.5) * room, _MATRIX_TOP_PX + (row + 0.5) * _MATRIX_ROW_PX

        for i, name in enumerate(spoken):
            x, y = place(i, -0.5)
            canvas.line(x, y, x, y + len(speakers) * _MATRIX_ROW_PX, "rule", 0.6)
            canvas.text(x, y - 4, _short(name, 16), tilted=55)
        for i, name in enumerate(speakers):
            x, y = place(-0.5, i)
            canvas.line(x, y, canvas.width - _MATRIX_RIGHT_PX, y, "rule", 0.6)
            canvas.text(x - 6, y + LETTERS / 3, _short(name, letters), anchor="end")
        for (a, b), n in cells.items():
            side = (6 + 12 * math.sqrt(n / most)) * (1.3 if canvas.is_wide else 0.8)
            x, y = place(spoken.index(b), speakers.index(a))
            canvas.bar(x - side / 2, y - side / 2, side, side, "fill")
            if canvas.is_wide:
                canvas.text(x, y + LETTERS / 3, str(n), anchor="middle")

    ordered = sorted(cells.items(), key=lambda c: (-c[1], c[0]))
    rows = tuple((a, b, str(n)) for (a, b), n in ordered)
    height = _MATRIX_TOP_PX + _MATRIX_ROW_PX * len(speakers) + 4
    return make_chart(alt, ("Speaker", "About", "Quotations"), rows, height, draw)


def speaker_matrix(index: RecordIndex) -> Chart | None:
    """Who speaks about whom, in all quotations whose speakers are known."""
    named = index.named
    return matrix_chart(
        [
            (named[quote.speaker].link.text, named[about].link.text)
            for quote in index.quotes.values()
            if quote.speaker is not None and quote.speaker in named
            for about in quote.about
            if about in named and about != quote.speaker
        ]
    )


def claimant(figure: FigureView) -> str:
    """Who a figure is according to, else the outlet that prints it without saying."""
    if figure.claimant:
        return figure.claimant.link.text
    return figure.claimant_text or f"{figure.cite.outlet} (no source named)"


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
        x += 14 + (len(words) + 2) * _LETTER_PX


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


@dataclass(frozen=True, slots=True)
class _Scale:
    """Amounts from left to right."""

    low: float
    high: float
    logarithmic: bool

    def at(self, value: float, canvas: Canvas) -> float:
        """Pixels from the left."""
        low, high, here = self.low, self.high, value
        if self.logarithmic:
            low, high, here = math.log(low), math.log(high), math.log(value)
        return 4 + (here - low) / (high - low) * (canvas.width - 16)

    def ticks(self, most: int) -> list[float]:
        """Round amounts inside the scale, at most so many.

        >>> _Scale(0, 112, logarithmic=False).ticks(4)
        [0.0, 50.0, 100.0]
        >>> _Scale(31, 190_000, logarithmic=True).ticks(6)
        [100.0, 1000.0, 10000.0, 100000.0]
        """
        if self.logarithmic:
            first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
            steps = [10.0**n for n in range(first, last + 1)]
            return steps[:: math.ceil(len(steps) / most)] if steps else [self.low * LOG_ROOM_BELOW]
        rough = (self.high - self.low) / most
        power = 10.0 ** math.floor(math.log10(rough))
        step = next(m * power for m in (1, 2, 5, 10) if m * power >= rough)
        return [n * step for n in range(math.floor(self.high / step) + 1) if n * step >= self.low]


def _draw_claim(canvas: Canvas, top: float, claim: FigureView, scale: _Scale) -> None:
    """One claim: its words above; a dot, a bar, or a dashed line to the open side below."""
    y = top + 25
    low, high = claim.low, claim.high
    left = None if low is None else scale.at(low, canvas)
    right = None if high is None else scale.at(high, canvas)
    if left is not None and right is not None and left != right:
        canvas.line(left, y, right, y, "happened", 5)
    elif left is not None and right is not None:
        canvas.dot(left, y, 3.5, "happened")
    elif left is not None:
        canvas.line(left, y, canvas.width - 12, y, "fill", 2, dashed=True)
        canvas.line(left, y - 6, left, y + 6, "happened", 3)
    elif right is not None:
        canvas.line(4, y, right, y, "fill", 2, dashed=True)
        canvas.line(right, y - 6, right, y + 6, "happened", 3)
    letters = 100 if canvas.is_wide else 48
    canvas.text(4, top + 14, _short(f"{claim.text} – {claimant(claim)}", letters))


def _top(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:MATRIX_NAMES]


def _short(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
