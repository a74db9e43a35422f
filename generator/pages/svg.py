"""SVG that takes its colours from the page it stands on: bars, lines, dots and words.

Colours are CSS variables with a fallback, so one drawing serves light and dark, page and file.
Every picture is drawn twice, for a wide and for a narrow screen, with letters of the same size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup, escape

Colour = Literal["ink", "soft", "rule", "happened", "announced", "disputed", "fill"]
#: Colour: value in light, value in dark.
_COLOURS: dict[Colour, tuple[str, str]] = {
    "ink": ("#1c1f23", "#e6e3dc"),
    "soft": ("#5c636b", "#a6a9ad"),
    "rule": ("#d9d6cf", "#3b3f45"),
    "happened": ("#30506e", "#8db4d8"),
    "announced": ("#8a6d1b", "#d9b95c"),
    "disputed": ("#a33b2e", "#ec8f80"),
    "fill": ("#6d8fae", "#5d83a8"),
}
#: Widths of the two drawings, and the size of letters, in pixels.
WIDE, NARROW = 720, 340
LETTERS = 12


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, in words, as a table and as SVG."""

    alt: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: Markup
    narrow: Markup
    standalone: str
    path: str = ""
    """Where the file to download lies."""


@dataclass(slots=True)
class Canvas:
    """Shapes on a plane whose units are pixels, from the upper left corner."""

    width: int
    height: int
    _shapes: list[str] = field(default_factory=list)

    @property
    def is_wide(self) -> bool:
        """Whether it is drawn for a wide screen."""
        return self.width > NARROW

    def bar(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle by its upper left corner."""
        self._shapes.append(
            f'<rect x="{_short(x)}" y="{_short(y)}" width="{_short(width)}" '
            f'height="{_short(height)}" fill="{_css(colour)}"/>'
        )

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: Colour, width: float = 1,
        dashed: bool = False,
    ) -> None:  # fmt: skip
        """A straight line."""
        dash = ' stroke-dasharray="6 4"' if dashed else ""
        self._shapes.append(
            f'<path d="M{_short(x1)} {_short(y1)}L{_short(x2)} {_short(y2)}" '
            f'stroke="{_css(colour)}" stroke-width="{_short(width)}"{dash}/>'
        )

    def dot(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A filled circle by its centre."""
        self._shapes.append(
            f'<circle cx="{_short(x)}" cy="{_short(y)}" r="{_short(radius)}" '
            f'fill="{_css(colour)}"/>'
        )

    def text(
        self, x: float, y: float, words: str, colour: Colour = "ink",
        anchor: Literal["start", "middle", "end"] = "start", tilted: int = 0,
    ) -> None:  # fmt: skip
        """Words on a base line; ``tilted`` by so many degrees, counter-clockwise."""
        turn = f' transform="rotate({-tilted} {_short(x)} {_short(y)})"' if tilted else ""
        self._shapes.append(
            f'<text x="{_short(x)}" y="{_short(y)}" fill="{_css(colour)}" '
            f'text-anchor="{anchor}"{turn}>{escape(words)}</text>'
        )

    def as_svg(self) -> str:
        """The whole drawing."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" '
            f'width="{self.width}" height="{self.height}" font-size="{LETTERS}">'
        )
        return head + "".join(self._shapes) + "</svg>"


def make_chart(
    alt: str,
    head: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    height: int,
    draw: Callable[[Canvas], None],
) -> Chart:
    """A picture drawn for a wide and for a narrow screen.

    Args:
        alt: what it shows, in a sentence or two.
        head, rows: the same as a table.
        height: of both drawings, in pixels.
    """
    wide, narrow = Canvas(WIDE, height), Canvas(NARROW, height)
    draw(wide)
    draw(narrow)
    return Chart(
        alt, head, rows, _inline(wide, "wide"), _inline(narrow, "narrow"), _alone(wide, alt)
    )


def colours() -> Iterable[tuple[str, str, str]]:
    """(variable, light, dark) of every colour a picture uses, for the style sheet's test."""
    return ((f"--chart-{name}", light, dark) for name, (light, dark) in _COLOURS.items())


def _css(colour: Colour) -> str:
    light, _ = _COLOURS[colour]
    return f"var(--chart-{colour}, {light})"


def _short(value: float) -> str:
    """A number with at most one decimal.

    >>> _short(12.0), _short(3.14159)
    ('12', '3.1')
    """
    return f"{value:.1f}".removesuffix(".0")


def _inline(canvas: Canvas, size: str) -> Markup:
    """For the page, which says what the picture shows in words beside it."""
    svg = canvas.as_svg()
    return Markup(svg.replace("<svg ", f'<svg class="{size}" aria-hidden="true" ', 1))


def _alone(canvas: Canvas, alt: str) -> str:
    """For a file of its own: with letters, colours and a title."""
    light = "".join(f"--chart-{n}:{a};" for n, (a, _) in _COLOURS.items())
    dark = "".join(f"--chart-{n}:{b};" for n, (_, b) in _COLOURS.items())
    style = (
        f"<title>{escape(alt)}</title><style>svg{{font-family:sans-serif;{light}}}"
        f"@media (prefers-color-scheme:dark){{svg{{{dark}}}}}</style>"
    )
    svg = canvas.as_svg()
    end = svg.index(">") + 1
    return svg[:end] + style + svg[end:] + "\n"
