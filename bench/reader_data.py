"""Annotated attributions as labels of word pieces, for training and for fitting the reader.

A gold file gives for each attribution the words of its content, source and cue, without saying
where they stand: they are found again here, in pieces where the annotator left words out ("...",
said X, "...").
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Span = tuple[int, int]

HELD_BACK = 20
"""Every so-manieth document is held back from training, for choices and calibration."""
_WORD = re.compile(r"\w+|[^\w\s]")
_NEAR_WORDS = 400
"""How far from the attribution before an attribution may begin."""
_COVERED = 0.85
"""Share of an annotation's words that must be found, else it is left out."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where an attribution stands: characters of the text, several spans where words are left
    out; a source or a cue may be empty."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its attributions."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]


def read_gold(path: Path) -> Iterator[Document]:
    """The documents of a gold file; annotations that cannot be found again are left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield Document(record["id"], record["text"], tuple(_locate_all(record)))


def _locate_all(record: dict[str, object]) -> Iterator[Attribution]:
    text = str(record["text"])
    words = [m.span() for m in _WORD.finditer(text)]
    strings = [text[a:b] for a, b in words]
    cursor = 0
    attributions = record["attributions"]
    assert isinstance(attributions, list)
    for one in attributions:
        content = _locate(strings, _words(one["content"]), cursor)
        if not content:
            continue
        cursor = content[0][0]
        cue = _nearest(strings, _words(one["cue"]), content)
        source = _nearest(strings, _words(one["source"]), [*content, *cue])
        yield Attribution(*(_chars(words, s) for s in (content, source, cue)), bool(one["marked"]))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _chars(words: Sequence[Span], spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted((words[a][0], words[b - 1][1]) for a, b in spans))


def _locate(strings: list[str], wanted: list[str], cursor: int) -> list[Span]:
    """Spans of words that together hold ``wanted``, from near ``cursor``."""
    whole = _occurrences(strings, wanted)
    if whole:
        return [min(whole, key=lambda s: (s[0] < cursor - _NEAR_WORDS, abs(s[0] - cursor)))]
    first = max(0, cursor - _NEAR_WORDS)
    found: list[Span] = []
    at, covered, left = first, 0, wanted
    while left:
        a, n = _longest(strings, left, at, at + 2 * _NEAR_WORDS)
        if n == 0:
            left = left[1:]
            continue
        found.append((a, a + n))
        covered, at, left = covered + n, a + n, left[n:]
    return found if covered >= _COVERED * len(wanted) else []


def _occurrences(strings: list[str], wanted: list[str]) -> list[Span]:
    if not wanted:
        return []
    n = len(wanted)
    starts = (k for k, s in enumerate(strings) if s == wanted[0])
    return [(k, k + n) for k in starts if strings[k : k + n] == wanted]


def _longest(strings: list[str], wanted: list[str], first: int, last: int) -> tuple[int, int]:
    """Where the longest beginning of ``wanted`` stands between two words, the first of equals."""
    best, at = 0, first
    for k in range(first, min(last, len(strings))):
        n = 0
        while n < len(wanted) and k + n < len(strings) and strings[k + n] == wanted[n]:
            n += 1
        if n > best:
            best, at = n, k
    return at, best


def _nearest(strings: list[str], wanted: list[str], to: Sequence[Span]) -> list[Span]:
    """The occurrence of ``wanted`` beside the spans ``to``, outside them where there is one."""
    spans = _occurrences(strings, wanted)
    if not spans:
        return []

    def badness(span: Span) -> tuple[bool, int]:
        inside = any(a < span[1] and span[0] < b for a, b in to)
        return inside, min(max(a - span[1], span[0] - b, 0) for a, b in to)

    best = min(spans, key=badness)
    return [best] if badness(best)[1] < _NEAR_WORDS else []
