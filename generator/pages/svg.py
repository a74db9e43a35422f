"""SVG files: bars, lines, dots and words, for light and dark, for wide and narrow screens.

A picture is one file that pages show as an image. It holds two drawings, with letters of the same
size, and shows the one that fits its width; its colours follow the scheme of the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import escape

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
#: Pixels that a letter is wide, about, and free pixels below the shapes of a chart with a scale.
LETTER_PX, BOTTOM_PX = 7, 22
#: Pixels of room up to which the narrow drawing is shown.
NARROW_UP_TO = 520
#: As `--sans` of the style sheet, which does not reach into an image.
_FONT = (
    "system-ui,-apple-system,&quot;Segoe UI&quot;,&quot;Noto Sans&quot;,"
    "&quot;Liberation Sans&quot;,Arial,sans-serif"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, week, month or year on a timeline on which something happened."""

    place: int
    """Of its bar, from the left."""
    label: str
    first: str
    """ISO day; so is ``last``."""
    last: str
    count: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, in words, as a table and as an SVG file."""

    alt: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    height: int
    """In pixels, whatever the width."""
    svg: str
    path: str = ""
    """Where its file lies, without the ending; its numbers lie beside it."""
    stretches: tuple[Stretch, ...] = ()
    """Of a timeline, those that lead to what happened on them."""
    places: int = 0
    """Of a timeline, the bars that it has room for."""


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

    def as_svg(self, name: str) -> str:
        """The whole drawing, as an element of a class; it shrinks where there is less room."""
        head = (
            f'<svg class="{name}" viewBox="0 0 {self.width} {self.height}" '
            f'width="100%" height="{self.height}" preserveAspectRatio="xMinYMin">'
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
    return Chart(alt, head, rows, height, _file(wide, narrow, alt))


def _css(colour: Colour) -> str:
    return f"var(--{colour})"


def _short(value: float) -> str:
    """A number with at most one decimal.

    >>> _short(12.0), _short(3.14159)
    ('12', '3.1')
    """
    return f"{value:.1f}".removesuffix(".0")


def _file(wide: Canvas, narrow: Canvas, alt: str) -> str:
    """Both drawings, of which the width of the image chooses one, with a title and colours."""
    light = "".join(f"--{n}:{a};" for n, (a, _) in _COLOURS.items())
    dark = "".join(f"--{n}:{b};" for n, (_, b) in _COLOURS.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{wide.height}">'
        f"<title>{escape(alt)}</title><style>:root{{font:{LETTERS}px {_FONT};{light}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}.narrow{{display:none}}"
        f"@media (max-width:{NARROW_UP_TO}px){{.wide{{display:none}}.narrow{{display:inline}}}}"
        f"</style>{wide.as_svg('wide')}{narrow.as_svg('narrow')}</svg>\n"
    )


def shorten(text: str, letters: int) -> str:
    """A text of at most so many letters.

    >>> shorten("Nagorno-Karabakh", 8)
    'Nagorno…'
    """
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
