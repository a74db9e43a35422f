"""The pictures: when things happened, rival figures, statements over time, who on whom."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from . import words
from .drawing import (
    ANNOUNCED,
    DISPUTED,
    FILL,
    HAPPENED,
    INK,
    NARROW,
    RULE,
    Chart,
    Margins,
    Plan,
    add_bars,
    make_chart,
)
from .items import FigureView, MeasureView

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST_SPEAKERS = 12
_FEWEST_BARS = 14
_QUIET = timedelta(days=42)
_STATUS = {
    "happened": HAPPENED,
    "announced": ANNOUNCED,
    "disputed": DISPUTED,
    "cancelled": DISPUTED,
}


@dataclass(frozen=True, slots=True)
class _Bin:
    """A stretch of time on the strip."""

    start: date
    label: str
    counts: tuple[int, ...]


def strip(dated: Sequence[tuple[str, str]], name: str = "strip") -> Chart | None:
    """When things happened: (EDTF, status) of each, as bars over the time most of them fill.

    None when fewer than five have a day, or all fall on three days: a sentence says that.
    """
    days = sorted((date.fromisoformat(d), s) for d, s in dated if _is_day(d))
    inside = _core(days)
    if len(inside) < 5 or len({d for d, _ in inside}) < 4:
        return None
    first, last = inside[0][0], inside[-1][0]
    unit, bins = _binned(inside)
    statuses = [s for s in ("happened", "announced", "disputed", "cancelled")
                if any(b.counts[_ORDER[s]] for b in bins)]  # fmt: skip
    peak = max(bins, key=lambda b: (sum(b.counts), b.start))
    outside = len(dated) - len(inside)
    alt = (
        f"{words.count(len(inside), 'event')} from {words.date_words(first.isoformat())} to "
        f"{words.date_words(last.isoformat())} by {unit}; most ({sum(peak.counts)}) on "
        f"{peak.label}."
    )
    if outside:
        alt += f" {outside} more, earlier, later or without a day, are in the chronology."

    def draw(axes: Axes, width: int) -> None:
        base = [0] * len(bins)
        for status in statuses:
            heights = [b.counts[_ORDER[status]] for b in bins]
            boxes = [
                (i - 0.39, y, 0.78, h)
                for i, (y, h) in enumerate(zip(base, heights, strict=True))
                if h
            ]
            add_bars(axes, boxes, _STATUS[status])
            base = [a + b for a, b in zip(base, heights, strict=True)]
        axes.set_xlim(-0.6, max(len(bins), _FEWEST_BARS) - 0.4)
        axes.set_ylim(0, max(base) * 1.18)
        _label_time(axes, bins, unit, width)
        axes.set_yticks([])
        at = bins.index(peak)
        axes.text(at, sum(peak.counts), str(sum(peak.counts)), ha="center", va="bottom")

    rows = tuple(
        (b.label, *(str(b.counts[_ORDER[s]]) for s in statuses)) for b in bins if sum(b.counts)
    )
    return make_chart(
        f"strip-{name}",
        alt,
        (unit.capitalize(), *statuses),
        rows,
        lambda width: Plan(width, 120, Margins(18, 18, 4, 22), lambda axes: draw(axes, width)),
    )


def ranges(measure: MeasureView, name: str) -> Chart | None:
    """Rival figures of one thing on one scale; None below three that differ."""
    claims = [f for f in measure.figures if f.low is not None or f.high is not None]
    if len(claims) < 3 or len({(f.low, f.high) for f in claims}) < 2 or len(claims) > 24:
        return None
    ends = [v for f in claims for v in (f.low, f.high) if v is not None]
    if min(ends) < 0 or max(ends) <= 0:
        return None
    far = min(ends) > 0 and max(ends) / min(ends) > 30
    alt = f"{measure.label}: {measure.span}, {measure.claims}."
    alt += " Drawn on a logarithmic scale." if far else ""

    def draw(axes: Axes, width: int) -> None:
        low = min(ends) / 1.6 if far else 0.0
        high = max(ends) * (1.9 if far else 1.12)
        if far:
            axes.set_xscale("log")
        axes.set_xlim(low, high)
        axes.set_ylim(len(claims) - 0.4, -0.75)
        for i, claim in enumerate(claims):
            _claim(axes, i, claim, low, high, width)
        axes.set_yticks([])
        axes.grid(axis="x", color=RULE, linewidth=0.6)
        _label_amounts(axes, width)

    rows = tuple((f.text, claimant(f), f.as_of or "not stated") for f in claims)
    height = 30 + 40 * len(claims)
    head = ("Figure", "According to", "As of")
    return make_chart(
        f"ranges-{name}",
        alt,
        head,
        rows,
        lambda width: Plan(width, height, Margins(4, 12, 2, 22), lambda axes: draw(axes, width)),
    )


def statements(said: Sequence[tuple[str, str]], name: str = "statements") -> Chart | None:
    """An actor's statements by day: (ISO day, kind of quotation) of each."""
    days = [(d, "happened") for d, _ in said if d]
    if len(days) < 6 or len({d for d, _ in days}) < 4:
        return None
    chart = strip(days, name)
    if chart is None:
        return None
    alt = chart.alt.replace("events", "statements").replace(
        "are in the chronology", "are in the list below"
    )
    return replace(chart, alt=alt, head=(chart.head[0], "statements"))


def matrix(pairs: Sequence[tuple[str, str]]) -> Chart | None:
    """Who speaks about whom: (speaker, spoken about) of each quotation."""
    counted = Counter(pairs)
    speakers = [n for n, _ in _top(Counter(a for a, _ in pairs))]
    spoken = [n for n, _ in _top(Counter(b for _, b in pairs))]
    cells = {p: n for p, n in counted.items() if p[0] in speakers and p[1] in spoken}
    if len(speakers) < 3 or len(cells) < 5:
        return None
    (who, whom), most = min(cells.items(), key=lambda c: (-c[1], c[0]))
    alt = (
        f"The {len(speakers)} who speak most, and the {len(spoken)} most spoken about. "
        f"{who} speaks most about {whom} ({words.count(most, 'quotation')})."
    )

    def draw(axes: Axes, width: int) -> None:
        for (a, b), n in cells.items():
            size = (6 + 12 * math.sqrt(n / most)) * (1.0 if width > NARROW else 0.62)
            x, y = spoken.index(b), speakers.index(a)
            axes.plot([x], [y], marker="s", markersize=size, color=FILL, markeredgewidth=0)
            if width > NARROW:
                axes.text(x, y, str(n), ha="center", va="center_baseline", fontsize=10)
        axes.set_xlim(-0.6, len(spoken) - 0.4)
        axes.set_ylim(len(speakers) - 0.4, -0.6)
        axes.set_xticks(range(len(spoken)), [_short(s, 16) for s in spoken], rotation=55,
                        ha="left", rotation_mode="anchor")  # fmt: skip
        axes.xaxis.tick_top()
        axes.set_yticks(range(len(speakers)), [_short(s, _name_letters(width)) for s in speakers])
        axes.tick_params(colors=INK)
        axes.grid(color=RULE, linewidth=0.5)
        axes.spines[:].set_visible(False)

    ordered = sorted(cells.items(), key=lambda c: (-c[1], c[0]))
    rows = tuple((a, b, str(n)) for (a, b), n in ordered)
    head = ("Speaker", "About", "Quotations")

    def plan(width: int) -> Plan:
        left = min(max(map(len, speakers)), _name_letters(width)) * 7 + 8
        return Plan(
            width,
            112 + 27 * len(speakers),
            Margins(left, 44, 108, 2),
            lambda axes: draw(axes, width),
        )

    return make_chart("matrix", alt, head, rows, plan)


def _name_letters(width: int) -> int:
    return 26 if width > NARROW else 14


def claimant(figure: FigureView) -> str:
    """Who a figure is according to, else the outlet that prints it without saying."""
    if figure.claimant:
        return figure.claimant.link.text
    return figure.claimed or f"{figure.cite.outlet} (no source named)"


# --- parts ---------------------------------------------------------------------------------

_ORDER = {"happened": 0, "announced": 1, "disputed": 2, "cancelled": 3}


def _is_day(edtf: str) -> bool:
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", edtf) is not None and edtf > "0001"


def _core(days: list[tuple[date, str]]) -> list[tuple[date, str]]:
    """The stretch most of the days fall into, so that one of long ago does not flatten it.

    Days are parted where nothing happens for six weeks; the largest part is drawn when it
    holds more than half of them, else all that are within the shortest stretch that holds
    nine in ten.
    """
    if not days:
        return []
    parts = [[days[0]]]
    for day in days[1:]:
        if day[0] - parts[-1][-1][0] > _QUIET:
            parts.append([])
        parts[-1].append(day)
    largest = max(parts, key=lambda part: (len(part), part[0][0]))
    if len(largest) * 2 > len(days):
        return largest
    size = math.ceil(len(days) * 0.9)
    ends = [(days[i + size - 1][0] - days[i][0], -i) for i in range(len(days) - size + 1)]
    start = -min(ends)[1]
    return days[start : start + size]


def _binned(days: list[tuple[date, str]]) -> tuple[str, list[_Bin]]:
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
    return unit, [_Bin(d, _bin_label(d, unit), tuple(c)) for d, c in counts.items()]


_UNITS: tuple[tuple[str, int, Callable[[date], date], Callable[[date], date]], ...] = (
    ("day", 70, lambda d: d, lambda d: d + timedelta(days=1)),
    ("week", 490, lambda d: d - timedelta(days=d.weekday()), lambda d: d + timedelta(days=7)),
    ("month", 2100, lambda d: d.replace(day=1),
     lambda d: (d.replace(day=28) + timedelta(days=4)).replace(day=1)),
    ("year", 10**9, lambda d: date(d.year, 1, 1), lambda d: date(d.year + 1, 1, 1)),
)  # fmt: skip


def _bin_label(day: date, unit: str) -> str:
    if unit == "week":
        return f"the week of {words.date_words(day.isoformat())}"
    length = {"day": 10, "month": 7, "year": 4}[unit]
    return words.date_words(day.isoformat()[:length])


def _label_time(axes: Axes, bins: Sequence[_Bin], unit: str, width: int) -> None:
    """As many dates under the bars as fit, the month where it is new."""
    step = max(1, math.ceil(max(len(bins), _FEWEST_BARS) / (width / 64)))
    at = list(range(0, len(bins), step))
    labels = []
    before = ""
    for i in at:
        day = bins[i].start
        month = f"{words.MONTHS[day.month][:3]}"
        if unit == "year":
            labels.append(str(day.year))
        elif unit == "month":
            labels.append(f"{month} {day.year}" if before != str(day.year) else month)
            before = str(day.year)
        else:
            labels.append(f"{day.day} {month}")
    axes.set_xticks(at, labels)
    axes.tick_params(axis="x", pad=5)


def _claim(axes: Axes, row: int, claim: FigureView, low: float, high: float, width: int) -> None:
    """One claim: its words above, a point, a bar, or an arrow to the open side below."""
    y = row + 0.18
    a, b = claim.low, claim.high
    if a is not None and b is not None and a != b:
        axes.plot([a, b], [y, y], color=HAPPENED, linewidth=5, solid_capstyle="butt")
    elif a is not None and b is not None:
        axes.plot([a], [y], marker="o", markersize=7, color=HAPPENED)
    elif a is not None:
        axes.plot([a, high], [y, y], color=FILL, linewidth=2, dashes=(3, 2))
        axes.plot([a], [y], marker="|", markersize=12, markeredgewidth=3, color=HAPPENED)
    elif b is not None:
        axes.plot([low, b], [y, y], color=FILL, linewidth=2, dashes=(3, 2))
        axes.plot([b], [y], marker="|", markersize=12, markeredgewidth=3, color=HAPPENED)
    letters = 100 if width > NARROW else 48
    text = _short(f"{claim.text} – {claimant(claim)}", letters)
    axes.text(0.0, y - 0.32, text, va="bottom", ha="left",
              transform=axes.get_yaxis_transform())  # fmt: skip


def _label_amounts(axes: Axes, width: int) -> None:
    low, high = axes.get_xlim()
    ticks = [t for t in axes.get_xticks() if low <= t <= high]
    most = 6 if width > NARROW else 4
    ticks = ticks[:: max(1, math.ceil(len(ticks) / most))]
    axes.set_xticks(ticks, [words.number(round(t, 2)) for t in ticks])
    axes.minorticks_off()


def _top(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:_MOST_SPEAKERS]


def _short(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
