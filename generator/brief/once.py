"""A passage stands on a page once: where it comes again, a few of its words lead to it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..language.standing import takes_back
from ..language.wording import WORD, count_words
from .readable import opened

#: Words from which a passage is worth pointing to instead of printing it again.
LONG_WORDS = 8
#: Words of a pointer: the first of these numbers that gives another beginning than the pointers
#: before it to the same passage, and one that the rest of the passage does not take back.
POINTER_WORDS = (24, 17, 12, 9)
#: Words of a pointer where all others are on the page: too few to repeat one another.
FEWEST_WORDS = 5
#: Share of a passage's words that a pointer shows at most: less than the passage itself.
POINTER_SHARE = 0.85
#: Words on each side of what a pointer must show: the first number that gives another pointer.
AROUND = (9, 6, 4, 2)
#: Words at an end that are not worth leaving out where something is left out at the other.
FEW_WORDS = 3
#: Characters by which a passage may reach beyond one that holds it: marks, a full stop.
SLACK = 2
#: Words that no pointer ends with: "announced that the …" reads worse than "announced …".
_LOOSE = re.compile(
    r"(?:[\s,;:–—“‘(-]+|\s+(?:an?|the|and|or|of|to|in|on|at|by|for|from|with|as|that|which|who|its|"
    r"their|his|her|was|were|is|are|has|had|have|be|been|will|would|if|when|while|after|before|"
    r"because))$",
    re.I,
)
#: Words, and share of those that there is room for, from which a pointer rather ends where a clause
#: ends than within the next one.
CLAUSE_WORDS, CLAUSE_SHARE = 8, 0.65
#: Where a clause may end: at a mark, or before a word that opens another.
_CLAUSE_END = re.compile(
    r"[,;:–—](?=\s)"
    r"|(?=\s(?:if|when|after|before|because|while|although|even|until|unless|who|which)\s)"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article's text, as a page would print it."""

    article: str
    start: int
    end: int
    text: str
    before: int = 0
    """Characters at its start that only explain what follows; a pointer leaves them out."""


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

    def place(self, passage: Passage, anchor: str, core: str = "") -> Pointer | None:
        """Let a passage stand at an anchor; a pointer where it stands on the page already.

        Args:
            core: the words of it that matter there, such as what somebody says in a sentence that
                tells more; a pointer shows them, unless they stand as they are.
        """
        if count_words(passage.text) < LONG_WORDS:
            return None
        key = _key(passage.text)
        there = self._by_words.get(key) or self._holding(passage)
        if there is None:
            self._by_words[key] = anchor
            self._by_place[passage.article].append((passage.start, passage.end, anchor))
            return None
        told = passage.text[passage.before :]
        some = [
            first_words(told, most, clause) for most in POINTER_WORDS for clause in (True, False)
        ]
        some = [words for words in some if not takes_back(told[len(words) - len(" …") :])]
        if core:
            some.insert(0, core)
        return self._pointer([*some, first_words(told, FEWEST_WORDS)], there)

    def point(self, passage: Passage, inside: tuple[int, int], anchor: str) -> Pointer | None:
        """As `place`, with a pointer that shows what stands ``inside`` the passage's text."""
        pointer = self.place(passage, anchor)
        if pointer is None:
            return None
        some = [words_around(passage.text, inside, n) for n in AROUND]
        return self._pointer([*some, first_words(passage.text, FEWEST_WORDS)], pointer.anchor)

    def _pointer(self, some: Sequence[str], there: str) -> Pointer:
        """The first of some beginnings that no pointer on the page has, else the last."""
        words = next((w for w in some if _key(w) not in self._by_words), some[-1])
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


def in_short(text: str) -> str:
    """A label that may stand on a page more than once: whole, unless it is as long as a passage.

    >>> in_short("Soldiers killed"), in_short("Houses that the flood of the first night left empty")
    ('Soldiers killed', 'Houses that the flood …')
    """
    counted = len(re.findall(r"\w+", text))  # numbers too
    return text if counted < LONG_WORDS else first_words(text, LONG_WORDS - 2)


def words_around(text: str, inside: tuple[int, int], most: int) -> str:
    """What stands at ``inside`` in a passage, with so many words on each side.

    >>> words_around("The army said that 27 soldiers were killed in the town.", (19, 30), 2)
    '… said that 27 soldiers were killed in the town.'
    """
    start, end = inside
    before, behind = list(re.finditer(r"\S+", text[:start])), list(re.finditer(r"\S+", text[end:]))
    left = before[-most].start() if len(before) > most else 0
    right = end + behind[most - 1].end() if len(behind) > most else len(text)
    if left and len(behind) - most <= FEW_WORDS:
        right = len(text)
    elif right < len(text) and len(before) - most <= FEW_WORDS:
        left = 0
    return f"{'… ' if left else ''}{text[left:right]}{' …' if right < len(text) else ''}"


def first_words(text: str, most: int, clause: bool = False) -> str:
    """The beginning of a passage, not quite to its end, with an ellipsis; to the end of a
    ``clause`` where one ends late enough.

    >>> first_words("The army of Tavia entered the town of Orlu, a day after it fell.", 11, True)
    'The army of Tavia entered the town of Orlu …'

    >>> first_words("The army of Tavia entered the town of Orlu on Monday at dawn.", 5)
    'The army of Tavia entered …'
    >>> first_words("The army of Tavia entered the town of Orlu on Monday at dawn.", 6)
    'The army of Tavia entered …'
    """
    found = list(re.finditer(r"\S+", text))
    kept = found[: max(1, min(most, int(len(found) * POINTER_SHARE)))]
    beginning = text[: kept[-1].end()]
    ends = [end.start() for end in _CLAUSE_END.finditer(text, 0, kept[-1].end() + 2)]
    if (
        clause
        and ends
        and count_words(text[: ends[-1]]) >= max(CLAUSE_WORDS, len(kept) * CLAUSE_SHARE)
    ):
        beginning = text[: ends[-1]]
    while (shorter := _LOOSE.sub("", beginning)) != beginning:
        beginning = shorter
    return f"{beginning} …"
