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
    lines: list[Line] = []
    pieces: list[str] = []
    heading = False
    skipped = 0

    def close() -> None:
        text = " ".join("".join(pieces).split())
        pieces.clear()
        if text:
            at = number or len(lines) // 2 + 1
            lines.extend((Line(at, text, heading), Line(at, "")))

    for event, element in lxml.etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            skipped += tag in _SKIPPED
            if tag in _BLOCKS:
                close()
                heading = tag in _HEADINGS
                pieces.append("• " if tag == "li" else "")
            if not skipped:
                pieces.append(element.text or "")
            continue
        if event == "end":
            if tag in _BLOCKS:
                close()
                heading = False
            skipped -= tag in _SKIPPED
        if not skipped:
            pieces.append(element.tail or "")
    close()
    return tuple(lines)


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
