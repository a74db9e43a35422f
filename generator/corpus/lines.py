"""Lines of a file and the shapes they have: what is a sentence, a headline, a bullet."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum, auto

_BULLET = re.compile(r"^(?:[•●▪■◦‣⁃∙·►▶➤]\s*|[*+–-]\s+)(?=\S)")
_TERMINAL = re.compile(r"[.!?…。！？؟۔।](?:[\s\"'”’“»›«‹」』）)\]*]|\[[^\]]{1,60}\])*$")
_INITIALISM = re.compile(r"(?:\b[A-Z]\.){2,}[’”\"']?$")
_OPEN_END = re.compile(r"[:;,–—-]\s*[\"'“‘]?\s*$")
_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
#: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_NON_WORD = re.compile(r"[\W_]+")


class Kind(StrEnum):
    """What a line is, as far as the line alone can tell."""

    PROSE = auto()
    """Ends like a sentence."""
    FRAGMENT = auto()
    """Does not: a headline, a crosshead, a caption, a link, a piece of a sentence."""
    DATELINE = auto()
    """A paragraph that opens with place, date or agency: ``MOSCOW, Oct 4 (Reuters) –``."""
    BULLET = auto()
    DATE = auto()
    BYLINE = auto()
    OUTLET = auto()
    SOURCE = auto()
    FIELD = auto()
    """``Subject: …``: a line of a mail header or a database record."""
    CREDIT = auto()
    SIGNOFF = auto()
    URL = auto()
    SEPARATOR = auto()
    LABEL = auto()
    FURNITURE = auto()


#: Kinds that a body is made of.
TEXT = frozenset({Kind.PROSE, Kind.DATELINE})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file as it stands there."""

    number: int
    """1-based."""
    text: str
    heading: bool = False
    """Marked as a heading in the source (Markdown, HTML)."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is not blank, or several that are one broken sentence, with its kind."""

    pieces: tuple[Line, ...]
    """Stripped; joined by single spaces they are the row's text."""
    kind: Kind
    reason: str = ""
    role: str = ""
    gap: bool = True
    """A blank line (or the file's beginning) stands above."""

    @property
    def text(self) -> str:
        """The line without the white space around it."""
        if len(self.pieces) == 1:
            return self.pieces[0].text
        return " ".join(p.text for p in self.pieces)

    @property
    def number(self) -> int:
        """1-based line of the file it begins at."""
        return self.pieces[0].number

    @property
    def heading(self) -> bool:
        """Marked as a heading in the source."""
        return self.pieces[0].heading

    @property
    def last(self) -> int:
        """1-based line of the file it ends at."""
        return self.pieces[-1].number

    def join(self, other: Row) -> Row:
        """The two as one row of running text."""
        pieces = self.pieces + other.pieces
        kind = self.kind
        if kind is not Kind.DATELINE:
            kind = Kind.PROSE if is_terminal(pieces[-1].text) else Kind.FRAGMENT
        return replace(self, pieces=pieces, kind=kind)


def is_terminal(text: str) -> bool:
    """Whether the line ends like a sentence."""
    return _TERMINAL.search(text) is not None or text.endswith(("[…]", "[...]"))


def ends_in_initials(text: str) -> bool:
    """Whether the full stop at the end may be an abbreviation's.

    >>> ends_in_initials("Talks with the U.S."), ends_in_initials("Talks are over.")
    (True, False)
    """
    return _INITIALISM.search(text) is not None


def is_open(text: str) -> bool:
    """Whether the line ends so that something must follow (colon, comma, dash)."""
    return _OPEN_END.search(text) is not None


def strip_bullet(text: str) -> tuple[str, bool]:
    """The text without its bullet, and whether there was one."""
    match = _BULLET.match(text)
    return (text[match.end() :], True) if match else (text, False)


def count_words(text: str) -> int:
    """Words of a text; numbers count. Of scripts without spaces, two letters count as one."""
    if text.isascii():
        return len(_WORD.findall(text))
    unspaced = len(_UNSPACED.findall(text))
    return len(_WORD.findall(_UNSPACED.sub(" ", text) if unspaced else text)) + (unspaced + 1) // 2


def words(text: str) -> list[str]:
    """Lower-case words of a text."""
    return [w.lower() for w in _WORD.findall(text)]


def fold(text: str) -> str:
    """Lower-case letters and digits only, one space between words, accents gone.

    >>> fold("Zürich's ‘old’  ferry")
    'zurich s old ferry'
    """
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _NON_WORD.sub(" ", plain).strip().casefold()


def _is_caseless(letter: str) -> bool:
    """Whether a letter is of a script without capitals: Chinese, Arabic, Georgian."""
    return letter.isalpha() and letter.upper() == letter.lower()


def looks_like_headline(text: str, least: int = 3, most: int = 30) -> bool:
    """A line of headline length that does not end in a full stop or opens something.

    >>> looks_like_headline("Trains run late"), looks_like_headline("Trains run late.")
    (True, False)
    >>> looks_like_headline("Do trains run late?"), looks_like_headline("trains run late")
    (True, False)
    """
    if is_open(text) or not most >= count_words(text) >= least:
        return False
    if not (
        text[:1].isupper()
        or text[:1].isdigit()
        or text[:1] in "\"'“‘«„「[¿¡"
        or _is_caseless(text[:1])
    ):
        # iPhone, al-Assad, eBay
        return bool(re.match(r"[a-z]{1,3}-?[A-Z]", text))
    asks = text.rstrip("\"'”’» )").endswith(("?", "!"))
    return asks or not is_terminal(text) or ends_in_initials(text)
