"""A passage stands on a page once: where it comes again, a few of its words lead to it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from ..language.wording import WORD, count_words
from .readable import opened

#: Words from which a passage is worth pointing to instead of printing it again.
LONG_WORDS = 8
#: Words of the first pointer to a passage, and of each further one.
FIRST_POINTER_WORDS, POINTER_WORDS = 14, 5
#: Share of a passage's words that a pointer shows at most: less than the passage itself.
POINTER_SHARE = 0.6
#: Characters by which a passage may reach beyond one that holds it: marks, a full stop.
SLACK = 2
#: Words that no pointer ends with: "announced that the …" reads worse than "announced …".
_LOOSE = re.compile(
    r"(?:[\s,;:–—“‘(-]+|\s+(?:an?|the|and|or|of|to|in|on|at|by|for|from|with|as|that|which|who|its|"
    r"their|his|her|was|were|is|are|has|had|have|be|been))$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article's text, as a page would print it."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """The first words of a passage, and where on the page all of it stands."""

    text: str
    anchor: str


class Standing:
    """What stands on a page, in the order in which its sections are made."""

    def __init__(self) -> None:
        self._by_words: dict[str, str] = {}
        self._by_place: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self._introduced: set[str] = set()

    def place(self, passage: Passage, anchor: str) -> Pointer | None:
        """Let a passage stand at an anchor; a pointer where it stands on the page already."""
        if count_words(passage.text) < LONG_WORDS:
            return None
        key = _key(passage.text)
        there = self._by_words.get(key) or self._holding(passage)
        if there is None:
            self._by_words[key] = anchor
            self._by_place[passage.article].append((passage.start, passage.end, anchor))
            return None
        words = first_words(passage.text, FIRST_POINTER_WORDS)
        if _key(words) in self._by_words:
            words = first_words(passage.text, POINTER_WORDS)
        self._by_words.setdefault(_key(words), there)
        return Pointer(opened(words), there)

    def note(self, words: str, anchor: str) -> None:
        """Words that are printed beside a passage; no pointer repeats them."""
        self._by_words.setdefault(_key(words), anchor)

    def introduces(self, name: str) -> bool:
        """Whether somebody is named for the first time, and thus with the role."""
        new = name not in self._introduced
        self._introduced.add(name)
        return new

    def _holding(self, passage: Passage) -> str | None:
        return next(
            (
                anchor
                for start, end, anchor in self._by_place[passage.article]
                if start - SLACK <= passage.start and passage.end <= end + SLACK
            ),
            None,
        )


def _key(text: str) -> str:
    """A passage as it is compared with others: its words alone."""
    return " ".join(WORD.findall(text.lower()))


def first_words(text: str, most: int) -> str:
    """The beginning of a passage, not quite to its end, with an ellipsis.

    >>> first_words("The army of Tavia entered the town of Orlu on Monday at dawn.", 5)
    'The army of Tavia entered …'
    >>> first_words("The army of Tavia entered the town of Orlu on Monday at dawn.", 6)
    'The army of Tavia entered …'
    """
    found = list(re.finditer(r"\S+", text))
    kept = found[: max(1, min(most, int(len(found) * POINTER_SHARE)))]
    beginning = text[: kept[-1].end()]
    while (shorter := _LOOSE.sub("", beginning)) != beginning:
        beginning = shorter
    return f"{beginning} …"
