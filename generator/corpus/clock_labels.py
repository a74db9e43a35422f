"""The clock time that opens each paragraph of a live blog: a label, no part of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: Paragraphs that must open with a time before a file is taken for a live blog: fewer may be
#: a timetable's or a sentence's own.
_FEWEST = 5
_HALF = r"\s?(?:[ap]\.?m\b\.?)"
_ZONE = r"(?:\s(?:GMT|UTC|BST|CEST|CET|E[SD]T|P[SD]T))?"
_CLOCK = re.compile(
    rf"(?P<clock>(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?:{_HALF})?|\d{{4}}){_ZONE})"
    r"\s?[:|–—-]?\s+(?=[A-Z“\"‘'`])"
)
_OF_FOUR = re.compile(r"(?P<hour>[01]\d|2[0-3])[0-5]\d")
#: What four digits alone may be a year.
_YEARS = range(1500, 2100)


def cut_clock(text: str) -> tuple[str, str]:
    """The time that a paragraph opens with, or nothing, and the rest.

    >>> cut_clock("2045 Ferries sail again."), cut_clock("2045 ferries sailed.")
    (('2045', 'Ferries sail again.'), ('', '2045 ferries sailed.'))
    """
    match = _CLOCK.match(text)
    return (match["clock"], text[match.end() :]) if match else ("", text)


def is_live_blog(texts: Sequence[str]) -> bool:
    """Whether the times that paragraphs open with label them.

    Four digits may be years: all must be times of the day and one of them no year.

    >>> is_live_blog([f"{time} Ferries sail." for time in (2319, 2246, 2001, 1945, 1110)])
    True
    >>> is_live_blog([f"{year} Ferries sail." for year in (1912, 1920, 1934, 1940, 2001)])
    False
    """
    labels = [label for text in texts if (label := cut_clock(text)[0])]
    bare = [label for label in labels if label[:4].isdigit()]
    if len(labels) < _FEWEST or not all(_OF_FOUR.match(label) for label in bare):
        return False
    return len(bare) < len(labels) or any(int(label[:4]) not in _YEARS for label in bare)
