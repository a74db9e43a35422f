"""Charts of rival figures: each claim on one scale."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .formatting import format_number
from .svg import BOTTOM_PX, Canvas, Chart, make_chart, shorten
from .view_models import FigureView, MeasureView

#: Rival figures in one picture, at least and at most.
FEWEST_RIVALS, MOST_RIVALS = 3, 24
#: Greatest over least amount above which the least would be no more than a dot on a linear scale.
LOGARITHMIC_FROM = 30
#: Room left on a scale, as a factor of its ends: of a logarithmic one, and of a linear one.
LOG_ROOM_BELOW, LOG_ROOM_ABOVE, LINEAR_ROOM_ABOVE = 1.6, 1.9, 1.12
#: Pixels that one rival figure takes.
_RIVAL_PX = 40


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
        floor = canvas.height - BOTTOM_PX
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


def claimant(figure: FigureView) -> str:
    """Who a figure is according to, else the outlet that prints it without saying."""
    if figure.claimant:
        return figure.claimant.link.text
    return figure.claimant_text or f"{figure.cite.outlet} (no source named)"


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
    canvas.text(4, top + 14, shorten(f"{claim.text} – {claimant(claim)}", letters))
