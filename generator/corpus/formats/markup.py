"""Pieces of HTML that hold an article and nothing else, as lines."""

from __future__ import annotations

import re
from typing import Any

import lxml.etree  # type: ignore[import-untyped, unused-ignore]
import lxml.html  # type: ignore[import-untyped, unused-ignore]

from ...language.word_lists import load_data
from ..lines import Line, count_words

_BLOCKS = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figcaption", "div", "tr", "dt",
    "dd", "pre", "section", "article", "header", "footer", "table", "ul", "ol", "figure", "br",
))  # fmt: skip
#: Longest cell of a table of data, in words; in longer ones text is laid out.
_CELL = 12
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SKIPPED = frozenset({"script", "style", "template", "noscript"})
_MARKUP = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|article|em|strong|a|img)\b[^>]{0,500}>", re.I
)


def is_markup(text: str) -> bool:
    """Whether a text is HTML."""
    return _MARKUP.search(text) is not None


def markup_lines(html: str, number: int | None = None) -> tuple[Line, ...]:
    """Every block as a line with a blank one below.

    Args:
        html: of an article.
        number: of all lines; without it they are numbered by their place.
    """
    try:
        tree = lxml.html.document_fromstring(f"<div>{html}</div>")
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return ()
    _flatten_tables(tree)
    blocks = _Blocks(number)
    skipped = 0
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            skipped += tag in _SKIPPED
            if tag in _BLOCKS:
                blocks.close(before_heading=tag in _HEADINGS)
                blocks.add("• " if tag == "li" else "")
            if not skipped:
                blocks.add(element.text or "")
            continue
        if event == "end":
            if tag in _BLOCKS:
                blocks.close()
            skipped -= tag in _SKIPPED
        if not skipped:
            blocks.add(element.tail or "")
    blocks.close()
    return tuple(blocks.lines)


class _Blocks:
    """The lines of the blocks that are closed, and the pieces of the one that is open."""

    def __init__(self, number: int | None) -> None:
        """``number`` of all lines; without it they are numbered by their place."""
        self.lines: list[Line] = []
        self._number = number
        self._pieces: list[str] = []
        self._heading = False

    def add(self, piece: str) -> None:
        """More text of the open block."""
        self._pieces.append(piece)

    def close(self, before_heading: bool = False) -> None:
        """End a block; the next one is a heading or none."""
        text = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        if text:
            at = self._number or len(self.lines) // 2 + 1
            self.lines += (Line(at, text, self._heading), Line(at, ""))
        self._heading = before_heading


def _flatten_tables(tree: Any) -> None:
    """Rows of tables as lines: "Date: 3 March" where they state fields, else with a sign between
    cells. Tables that lay out text or links stay as they are."""
    for table in list(tree.iter("table")):
        rows = [row for row in table.iter("tr") if row.xpath("td|th")]
        cells = [[_words(cell) for cell in row.xpath("td|th")] for row in rows]
        laid_out = table.xpath(".//table|ancestor::table") or min(map(len, cells), default=0) < 2
        if laid_out:
            continue
        if all(len(row) == 2 and _names_field(row[0]) for row in cells):
            lines = [f"{row[0].rstrip(':')}: {row[1]}" for row in cells]
        elif table.xpath(".//a") or any(count_words(x) > _CELL for row in cells for x in row):
            continue
        else:
            lines = [" | ".join(row) for row in cells]
        tail = table.tail
        table.clear()
        table.tail = tail
        for text in lines:
            lxml.etree.SubElement(table, "p").text = text


def _names_field(text: str) -> bool:
    """Whether a cell names a field of a masthead: "Date", "Link:"."""
    name = text.rstrip(": ").casefold().replace(" ", "_")
    return any(name in names for names in load_data("corpus_containers").values())


def _words(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())
