"""What a measure that nobody named is called: its figures' own words, from what is counted on."""

from __future__ import annotations

import re

from ..language.wording import WORD, content_key, content_keys
from ..records import TOLLS, FigureCategory

#: Blanks that stand before a mark in text that was taken apart into words.
_GAP = re.compile(r"\s+(?=[,.;:)]|['’]s\b)")
#: Figures whose unit says what they are, and whose label says of what.
_OF = {"money": "money", "share": "share", "distance": "length", "duration": "time"}


def heading(label: str, text: str, category: FigureCategory) -> str:
    """A label as it can stand alone: "regions around the city", not "occupy regions around the
    city".

    Args:
        label: words of a sentence around a figure, in their order.
        text: the figure as the source writes it, with what is counted: "seven regions".
        category: what kind of thing the figure is.

    >>> heading("occupy regions around the city", "seven regions", "count")
    'regions around the city'
    """
    tidy = _GAP.sub("", label)
    counted = content_keys(text)
    for word in WORD.finditer(tidy):
        if content_key(word[0]) in counted:
            before, found = tidy[: word.start()], tidy[word.start() :]
            whole = tidy if before.rstrip().endswith(("'s", "’s")) else found
            toll = category in TOLLS and whole.lower() == "people"
            return f"{whole} {category}" if toll else whole
    return f"{_OF[category]}: {tidy}" if category in _OF else tidy
