"""The chart of who speaks about whom."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from .formatting import format_count
from .record_index import RecordIndex
from .svg import LETTER_PX, LETTERS, Canvas, Chart, make_chart, shorten

#: Names on either side of the matrix, and speakers and filled cells below which it is not drawn.
MATRIX_NAMES, FEWEST_SPEAKERS, FEWEST_CELLS = 12, 3, 5
#: Pixels of the names above the matrix, of the counts beside it, and of one of its rows.
_MATRIX_TOP_PX, _MATRIX_RIGHT_PX, _MATRIX_ROW_PX = 108, 44, 27


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

    ordered = sorted(cells.items(), key=lambda c: (-c[1], c[0]))
    rows = tuple((a, b, str(n)) for (a, b), n in ordered)
    height = _MATRIX_TOP_PX + _MATRIX_ROW_PX * len(speakers) + 4
    draw = partial(_draw_matrix, speakers, spoken, cells)
    return make_chart(alt, ("Speaker", "About", "Quotations"), rows, height, draw)


def _draw_matrix(
    speakers: Sequence[str],
    spoken: Sequence[str],
    cells: Mapping[tuple[str, str], int],
    canvas: Canvas,
) -> None:
    """A row a speaker, a column for each who is spoken about, a square as large as the number."""
    letters = 26 if canvas.is_wide else 14
    left = min(max(map(len, speakers)), letters) * LETTER_PX + 8
    room = (canvas.width - left - _MATRIX_RIGHT_PX) / len(spoken)

    def place(column: float, row: float) -> tuple[float, float]:
        return left + (column + 0.5) * room, _MATRIX_TOP_PX + (row + 0.5) * _MATRIX_ROW_PX

    for i, name in enumerate(spoken):
        x, y = place(i, -0.5)
        canvas.line(x, y, x, y + len(speakers) * _MATRIX_ROW_PX, "rule", 0.6)
        canvas.text(x, y - 4, shorten(name, 16), tilted=55)
    for i, name in enumerate(speakers):
        x, y = place(-0.5, i)
        canvas.line(x, y, canvas.width - _MATRIX_RIGHT_PX, y, "rule", 0.6)
        canvas.text(x - 6, y + LETTERS / 3, shorten(name, letters), anchor="end")
    most = max(cells.values())
    for (a, b), n in cells.items():
        side = (6 + 12 * math.sqrt(n / most)) * (1.3 if canvas.is_wide else 0.8)
        x, y = place(spoken.index(b), speakers.index(a))
        canvas.bar(x - side / 2, y - side / 2, side, side, "fill")
        if canvas.is_wide:
            canvas.text(x, y + LETTERS / 3, str(n), anchor="middle")


def speaker_matrix(index: RecordIndex) -> Chart | None:
    """Who speaks about whom, in all quotations whose speakers are known."""
    named = index.named
    return matrix_chart(
        [
            (named[speaker].link.text, named[about].link.text)
            for quote in index.quotes.values()
            for speaker in quote.said_by
            if speaker in named
            for about in quote.about
            if about in named and about not in quote.said_by
        ]
    )


def _top(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:MATRIX_NAMES]
