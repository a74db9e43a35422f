"""SVG that takes its colours from the page it stands on.

matplotlib draws in sentinel colours, which are then replaced by CSS variables with a
fallback, so one drawing serves light and dark, page and file. Every picture is drawn twice,
for a wide and for a narrow screen, with letters of the same size. Nothing in the bytes
depends on when, where or how often they were made.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: Sentinel colour, CSS variable, value in light, value in dark.
_COLOURS = (
    ("#010101", "ink", "#1c1f23", "#e6e3dc"),
    ("#020202", "soft", "#5c636b", "#a6a9ad"),
    ("#030303", "rule", "#d9d6cf", "#3b3f45"),
    ("#040404", "happened", "#30506e", "#8db4d8"),
    ("#050505", "announced", "#8a6d1b", "#d9b95c"),
    ("#060606", "disputed", "#a33b2e", "#ec8f80"),
    ("#070707", "fill", "#6d8fae", "#5d83a8"),
)
INK, SOFT, RULE, HAPPENED, ANNOUNCED, DISPUTED, FILL = (c[0] for c in _COLOURS)
_STYLE: dict[str, Any] = {
    "svg.fonttype": "none",
    "text.parse_math": False,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 12,
    "axes.edgecolor": RULE,
    "axes.labelcolor": SOFT,
    "text.color": INK,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.axisbelow": True,
}
_DPI = 72
WIDE, NARROW = 720, 340


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


@dataclass(frozen=True, slots=True)
class Margins:
    """Room around the axes, in pixels."""

    left: int
    right: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Plan:
    """How a picture is drawn at one width."""

    width: int
    height: int
    margins: Margins
    draw: Callable[[Axes], None]


def make_chart(
    name: str,
    alt: str,
    head: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    plan: Callable[[int], Plan],
) -> Chart:
    """Draw a picture for a wide and a narrow screen."""
    wide, narrow = (_svg(f"{name}-{width}", plan(width)) for width in (WIDE, NARROW))
    return Chart(
        alt, head, rows, _inline(wide, "wide"), _inline(narrow, "narrow"), _alone(wide, alt)
    )


def add_bars(axes: Axes, boxes: Sequence[tuple[float, float, float, float]], colour: str) -> None:
    """Bars of one colour, each (left, bottom, width, height), as one shape: an artist a bar would
    take most of the time of a picture."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    corners = [
        (x + dx * w, y + dy * h)
        for x, y, w, h in boxes
        for dx, dy in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    ]
    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * len(boxes)
    axes.add_patch(PathPatch(Path(corners, codes), facecolor=colour, linewidth=0))


def _svg(name: str, plan: Plan) -> str:
    """Draw without pyplot, which would keep state between pictures, and without a layout
    engine, which would draw twice."""
    import matplotlib as mpl  # heavy: only a picture that is not kept needs it
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    style: Any = {**_STYLE, "svg.hashsalt": name}
    width, height, room = plan.width, plan.height, plan.margins
    with mpl.rc_context(style), warnings.catch_warnings():
        # Letters that matplotlib's own font lacks; the reader's browser draws them.
        warnings.filterwarnings("ignore", message="Glyph")
        figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI)
        FigureCanvasSVG(figure)
        figure.patch.set_alpha(0)
        inside = (width - room.left - room.right, height - room.top - room.bottom)
        axes = figure.add_axes(
            (
                room.left / width,
                room.bottom / height,
                inside[0] / width,
                inside[1] / height,
            )
        )
        axes.patch.set_alpha(0)
        plan.draw(axes)
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return _coloured(_lean(out.getvalue()))


def _lean(svg: str) -> str:
    """Without prologue, metadata, comments and white space that nobody sees."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<style[^>]*>.*?</style>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\s(?:xmlns:xlink|version)="[^"]*"', "", svg).replace("xlink:href", "href")
    svg = re.sub(r"font: ([\d.]+)px [^;\"]*", r"font-size: \1px", svg)
    svg = re.sub(r"(\d+\.\d\d)\d+", r"\1", svg)
    svg = re.sub(r'<g id="[^"]*"', "<g", svg)
    svg = re.sub(r">\s+<", "><", svg)
    return re.sub(r"\s+", " ", svg).strip()


def _coloured(svg: str) -> str:
    for sentinel, name, light, _ in _COLOURS:
        svg = svg.replace(sentinel, f"var(--chart-{name}, {light})")
    return svg


def _inline(svg: str, size: str) -> Markup:
    """For the page, which says what it shows in words beside it and knows the colours and
    letters; without what is drawn but cannot be seen."""
    svg = re.sub(r"var\((--[\w-]+), #\w+\)", r"var(\1)", svg)
    svg = re.sub(r"font-family: [^;\"]*;? ?", "", svg).replace(' style=""', "")
    svg = re.sub(r' transform="rotate\(-0 [^"]*\)"', "", svg)
    svg = re.sub(r'<path d="[^"]*" style="fill: none; opacity: 0"/>', "", svg)
    svg = re.sub(r'<path d="M \S+ \S+ ?"[^>]*/>', "", svg)  # a line of one point
    while "<g></g>" in svg or "<g/>" in svg:
        svg = svg.replace("<g></g>", "").replace("<g/>", "")
    return Markup(svg.replace("<svg ", f'<svg class="{size}" aria-hidden="true" ', 1))


def _alone(svg: str, alt: str) -> str:
    """For a file of its own: with letters, colours and a title."""
    light = "".join(f"--chart-{n}:{a};" for _, n, a, _ in _COLOURS)
    dark = "".join(f"--chart-{n}:{b};" for _, n, _, b in _COLOURS)
    style = (
        f"<title>{escape(alt)}</title><style>svg{{font-family:sans-serif;{light}}}"
        f"@media (prefers-color-scheme:dark){{svg{{{dark}}}}}</style>"
    )
    end = svg.index(">") + 1
    return svg[:end] + style + svg[end:] + "\n"


def colours() -> Iterable[tuple[str, str, str]]:
    """(variable, light, dark) of every colour a picture uses, for the style sheet's test."""
    return ((f"--chart-{n}", light, dark) for _, n, light, dark in _COLOURS)
