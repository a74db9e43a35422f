"""The text of an article with its records marked in place.

Records nest (a date within a quotation) and cross (a quotation that ends within the next
sentence's event), but HTML elements only nest: a span that crosses another is cut in two at
the end of that one, and only its first part carries the anchor.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from markupsafe import Markup, escape

from ..records import Article
from .escaping import attribute, markdown

MarkKind = Literal["quote", "figure", "event", "date", "line"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of an article's text, to be marked and linked to."""

    start: int
    end: int
    anchor: str
    kind: MarkKind
    """A class name of the style sheet."""
    title: str
    """What it stands for: who says it, what is counted, when it was."""


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """One paragraph as Markdown."""

    line: int | None
    """Line of the source file it begins at."""
    heading: bool
    body: Markup
    start: int
    end: int


def mark_paragraphs(article: Article, marks: Iterable[Mark]) -> tuple[MarkedParagraph, ...]:
    """The article's paragraphs in order; a mark that spans several is set in each of them."""
    ordered = sorted(marks, key=lambda m: (m.start, -m.end, m.anchor))
    headings = {h.start for h in article.headings}
    started: set[str] = set()
    found = []
    for start, end in _bounds(article.text):
        inside = [m for m in ordered if m.start < end and m.end > start]
        body = _marked(article.text, start, end, inside, started)
        line = line_at(article, start)
        found.append(MarkedParagraph(line, start in headings, body, start, end))
    return tuple(found)


def line_at(article: Article, offset: int) -> int | None:
    """The line of the source file that a place in the text comes from."""
    at = bisect_right(article.line_starts, offset, key=attrgetter("offset")) - 1
    return article.line_starts[at].line if at >= 0 else None


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph that is not blank."""
    at = 0
    for part in text.split("\n\n"):
        if part.strip():
            yield at, at + len(part)
        at += len(part) + 2


def _marked(text: str, start: int, end: int, marks: Sequence[Mark], started: set[str]) -> Markup:
    """One paragraph as Markdown; ``started`` holds the anchors that have been set before, and
    anchors set here are added."""
    waiting = [(max(m.start, start), -min(m.end, end), i, m) for i, m in enumerate(marks)]
    heapq.heapify(waiting)
    out: list[str] = []
    open_ends: list[int] = []
    at = start

    def advance(to: int) -> None:
        nonlocal at
        while open_ends and open_ends[-1] <= to:
            out.append(markdown(text[at : open_ends[-1]]) + Markup("</span>"))
            at = open_ends.pop()
        out.append(markdown(text[at:to]))
        at = to

    while waiting:
        first, negative_end, i, mark = heapq.heappop(waiting)
        last = -negative_end
        if first >= last:
            continue
        advance(first)
        if open_ends and last > open_ends[-1]:
            heapq.heappush(waiting, (open_ends[-1], -last, i, mark))
            last = open_ends[-1]
        out.append(_tag(mark, mark.anchor not in started))
        started.add(mark.anchor)
        open_ends.append(last)
    advance(end)
    return Markup("".join(out))


def _tag(mark: Mark, first: bool) -> Markup:
    name = "id" if first else "data-of"
    title = f' title="{attribute(mark.title)}"' if mark.title and mark.kind == "date" else ""
    return Markup(f'<span {name}="{escape(mark.anchor)}" class="m {escape(mark.kind)}"{title}>')
