"""Pieces of HTML that hold an article and nothing else, as lines."""

from __future__ import annotations

import re

import lxml.etree  # type: ignore[import-untyped, unused-ignore]
import lxml.html  # type: ignore[import-untyped, unused-ignore]

from ..lines import Line

_BLOCKS = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figcaption", "div", "tr", "dt",
    "dd", "pre", "section", "article", "header", "footer", "table", "ul", "ol", "figure", "br",
))  # fmt: skip
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
