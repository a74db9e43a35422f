"""What an adapter takes out of a file: the lines or the HTML of each document in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..records import Cut
from .lines import Line
from .stated import Stated

#: A file holds no more documents than this; what follows is left unread, with an issue.
MOST_DOCUMENTS = 5_000
#: Why a note is cut that says that there was more of the text.
CUT_SHORT = "cut short by its source"
#: Characters of text in a file, whatever it was packed or compressed to.
MOST_CHARACTERS = 20_000_000


@dataclass(frozen=True, slots=True)
class Content:
    """One document of a file, in text or as a web page."""

    lines: tuple[Line, ...] = ()
    """Numbered by what a reader finds a place by: line, paragraph, page or record."""
    html: str | None = None
    """A whole web page, in place of the lines."""
    stated: Stated = field(default_factory=Stated)
    cut: tuple[Cut, ...] = ()
    """Lines known to be no text."""
    attached: tuple[str, bytes] | None = None
    """Name and bytes of a file inside this one, in place of lines and HTML."""


class Unreadable(Exception):  # noqa: N818 (nothing failed: it is what the file is)
    """A file that gives no text, with the kind of the issue and how to mend it."""

    def __init__(self, kind: str, message: str) -> None:
        """Say why, for the Coverage page."""
        super().__init__(message)
        self.kind = kind


def numbered(text: str, first: int = 1) -> tuple[Line, ...]:
    """A text's lines with their numbers."""
    return tuple(Line(n, x) for n, x in enumerate(text.split("\n"), first))
