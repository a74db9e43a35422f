"""The words that tell of an event: its sentence, without dateline, with its whole quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...language.datelines import after_dateline
from ...language.wording import stripped

#: Characters up to which a sentence is told with the rest of a quotation that it breaks into.
_LONGEST = 480

_OPENING = re.compile(r"\(")
_CLOSING = re.compile(r"\)")
_MARK = re.compile(r"[“”\"]")


class Bounds(NamedTuple):
    """Start and end of a stretch of text, in characters."""

    start: int
    end: int


def told(text: str, sentence: Bounds, sentences: Sequence[Bounds]) -> Bounds:
    """The span to show for a sentence; ``sentences`` are all of the text, in order."""
    start, end = after_dateline(text, *sentence), sentence.end
    whole = _with_quotation(text, Bounds(start, end), sentences)
    return Bounds(*stripped(text, *_with_brackets(text, whole, sentences)))


def _with_brackets(text: str, span: Bounds, sentences: Sequence[Bounds]) -> Bounds:
    """The span with the sentence before it where that ends inside its brackets."""
    closing = _CLOSING.search(text, *span)
    if closing is None or _OPENING.search(text, span.start, closing.start()):
        return span
    before = next((s for s in sentences if s.end <= span.start <= s.end + 1), None)
    if before is None or not _OPENING.search(text, *before):
        return span
    return Bounds(before.start, span.end) if span.end <= before.start + _LONGEST else span


def _with_quotation(text: str, span: Bounds, sentences: Sequence[Bounds]) -> Bounds:
    """The span with the sentences before and after it that its quotation runs over, where
    these are not too many; one that merely starts or ends inside a quotation reads badly."""
    first = text.rfind("\n\n", 0, span.start) + 2 if "\n\n" in text[: span.start] else 0
    last = text.find("\n\n", span.end)
    last = len(text) if last < 0 else last
    opened = _open_mark(text, first, span.start)
    start = span.start if opened is None else opened
    end = span.end
    if _open_mark(text, start, end) is not None:
        # A sentence that ends a paragraph holds the break after it.
        ends = (min(s.end, last) for s in sentences if s.start < last and span.end < s.end)
        end = next((e for e in ends if _open_mark(text, start, e) is None), 0)
    return Bounds(start, end) if start < end <= start + _LONGEST else span


def _open_mark(text: str, start: int, end: int) -> int | None:
    """Place of the quotation mark between two offsets that is not closed there."""
    opened = None
    for mark in _MARK.finditer(text, start, end):
        opens = mark[0] == "“" or (mark[0] == '"' and opened is None)
        opened = mark.start() if opens else None
    return opened
