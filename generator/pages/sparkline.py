"""A line of small bars: how often over time, in the space of a word or two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from .svg import Canvas

#: Days in which something was said, below which bars tell no more than words.
FEWEST_DAYS = 3
#: Bars, and their room in pixels.
_BARS, _WIDTH_PX, _HEIGHT_PX = 24, 144, 26


def sparkline(days: Sequence[str]) -> Markup | None:
    """Bars over the time from the first to the last of some ISO days, which are sorted; None
    where they are too few."""
    if len(set(days)) < FEWEST_DAYS:
        return None
    numbers = [date.fromisoformat(day).toordinal() for day in days]
    first, span = numbers[0], numbers[-1] - numbers[0] + 1
    bars = min(_BARS, span)
    counts = [0] * bars
    for number in numbers:
        counts[(number - first) * bars // span] += 1
    canvas, room = Canvas(_WIDTH_PX, _HEIGHT_PX), _WIDTH_PX / bars
    floor = _HEIGHT_PX - 1
    canvas.line(0, floor, _WIDTH_PX, floor, "rule")
    for n, count in enumerate(counts):
        height = (floor - 2) * count / max(counts)
        if count:
            canvas.bar(n * room + 0.5, floor - height, room - 1, height, "happened")
    return Markup(canvas.as_svg("spark").replace("<svg ", '<svg aria-hidden="true" ', 1))
