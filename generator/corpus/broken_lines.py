"""Sentences that line ends or link fragments broke, made whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .lines import Kind, Line, Row, count_words, is_open, is_terminal, strip_bullet

#: A text wrapped by hand or by a mail program is no wider.
_WIDEST = 110
_NARROWEST = 40
_SLACK = 4
#: No sentence is broken over more lines.
_MOST_PIECES = 80
#: A line that ends so goes on: "The fighting continues in".
_GOES_ON = re.compile(
    r"(?:\b(?:the|a|an|of|in|from|with|by|to|for|at|and|or|that|on|as|into|between|against|than"
    r"|its|their|his|her|whose|which|is|are|was|were|has|had|have|been|be|will|would|who|when|while"
    r"|because|including|said|but|after|before|during|under|over|about|through|via|per|near)"
    r"|(?<!\S)[\"“‘«(\[])$",
    re.I,
)
#: A line that begins so continues the one above.
_CONTINUES = re.compile(
    r"^(?:[a-zà-ÿ](?![\w-]*\.(?:com|org|net))|[,;.:)\]”’»?!%]|[\"']\s*[.,;:)]|[\"']\s+[a-z]|[\"“‘][a-z]|[-–—]\s[a-z])"
)
#: A word broken by a hyphen at the end of a line, and its rest with the mark behind it.
_BROKEN = re.compile(r"([^\W\d_]{2,40})-$")
_REST_OF_WORD = re.compile(r"\s*([a-zà-ÿ][\w’']*)\S*")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: "pre- and post-war": no word goes on here.
_SUSPENDED = frozenset({"and", "or", "to", "und", "et", "y", "e"})
_PREFIXES = frozenset(
    {"long", "short", "well", "self", "high", "low", "non", "ex", "anti", "pre", "post", "vice"}
    | {"co", "pro", "half", "all", "cross", "full", "part", "so", "much", "two", "three", "four"}
    | {"five", "six", "seven", "eight", "nine", "ten", "twenty", "thirty", "forty", "fifty"}
    | {"sixty", "seventy", "eighty", "ninety", "first", "second", "third", "mid", "old", "then"}
)
_LABEL = re.compile(r"^[^.!?]{1,60}:$")


def join_hyphenated(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines; of a word that a hyphen breaks over two, the rest moved up to its beginning.

    A compound keeps its hyphen where the text has it elsewhere, or begins with a word that
    compounds begin with.

    >>> [x.text for x in join_hyphenated([Line(1, "men who had been ar-"), Line(2, "rested then"),
    ...                                   Line(3, "in a well-"), Line(4, "known town")])]
    ['men who had been arrested', 'then', 'in a well-known', 'town']
    """
    if not any(_broken_word(x.text) for x in lines):
        return tuple(lines)
    whole = {w.lower() for x in lines for w in _COMPOUND.findall(x.text)}
    mended = [lines[0]]
    for line in lines[1:]:
        broken = _broken_word(mended[-1].text)
        rest = _REST_OF_WORD.match(line.text) if broken else None
        if not broken or not rest or rest[1].lower() in _SUSPENDED:
            mended.append(line)
            continue
        head, tail = broken.lower(), rest[1].lower()
        keeps = f"{head}-{tail}" in whole or (head in _PREFIXES and head + tail not in whole)
        upper = mended[-1].text.rstrip()
        whole_word = (upper if keeps else upper[:-1]) + rest[0].strip()
        mended[-1] = replace(mended[-1], text=whole_word)
        if below := line.text[rest.end() :].strip():
            mended.append(replace(line, text=below))
    return tuple(mended)


def _broken_word(text: str) -> str | None:
    """The beginning of the word that a line breaks off in."""
    if not text.endswith(("-", " ", "\t")):
        return None
    match = _BROKEN.search(text.rstrip()[-42:])
    return match[1] if match else None


def unwrap(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """Group the lines of hard-wrapped paragraphs; elsewhere each line is its own group."""
    width = _wrap_width(lines)
    groups: list[tuple[Line, ...]] = []
    open_group: list[Line] = []
    for i, line in enumerate(lines):
        open_group.append(line)
        following = lines[i + 1].text if i + 1 < len(lines) else ""
        if width and _is_wrapped(line.text, following, width):
            continue
        groups.append(tuple(open_group))
        open_group = []
    return groups


def _wrap_width(lines: Sequence[Line]) -> int:
    """Width of a hard-wrapped text, 0 when it is none."""
    pairs = [
        (x.text.rstrip(), y.text) for x, y in pairwise(lines) if x.text.strip() and y.text.strip()
    ]
    lengths = sorted(len(x) for x, _ in pairs if " " in x.strip())
    if len(lengths) < 3:
        return 0
    width = lengths[int(0.9 * (len(lengths) - 1))]
    longest = max(len(x.text) for x in lines if " " in x.text.strip())
    if not _NARROWEST <= width <= _WIDEST or longest > 2 * _WIDEST:
        return 0
    wrapped = [(x, y) for x, y in pairs if _is_wrapped(x, y, width)]
    broken = [y.strip() for x, y in wrapped if not is_terminal(x.strip())]
    # What continues a sentence mostly begins with a small letter.
    small = sum(not y[:1].isupper() for y in broken)
    if len(broken) < max(3, 0.5 * len(wrapped)) or 2 * small < len(broken):
        return 0
    return width if len(wrapped) >= 0.5 * len(pairs) else 0


def _is_wrapped(text: str, following: str, width: int) -> bool:
    """Whether the first word of the following line had no room in this one."""
    text, following = text.rstrip(), following.strip()
    if not text.strip() or not following or strip_bullet(following)[1]:
        return False
    return len(text) + 1 + len(following.split()[0]) > width - _SLACK


def mend(rows: Sequence[Row]) -> list[Row]:
    """Join the rows that are pieces of one sentence."""
    mended: list[Row] = []
    for i, row in enumerate(rows):
        following = rows[i + 1] if i + 1 < len(rows) else None
        open_row = mended[-1] if mended and len(mended[-1].pieces) < _MOST_PIECES else None
        if open_row and _belongs(open_row, row, following, first=len(mended) == 1):
            mended[-1] = mended[-1].join(row)
        else:
            mended.append(row)
    return mended


def _belongs(above: Row, row: Row, following: Row | None, *, first: bool) -> bool:
    """Whether a row continues the sentence above it."""
    if not (_is_text(above) and _is_piece(row)) or above.heading or row.heading:
        return False
    upper, text = above.text, row.text
    if _CONTINUES.match(text):
        return not is_terminal(upper) or not text[:1].isalpha()
    if is_terminal(upper) or _LABEL.match(upper) or (is_open(upper) and upper.endswith(":")):
        return False
    if _GOES_ON.search(upper):
        return not first or _continued(following)
    # President / Recep Tayyip Erdogan / said …
    return (
        not first
        and upper[-1:].isalpha()
        and upper.split()[-1][:1].islower()
        and count_words(upper) >= 3
        and count_words(text) <= 6
        and not is_terminal(text)
        and _continued(following)
    )


def _continued(following: Row | None) -> bool:
    return following is not None and _is_piece(following) and bool(_CONTINUES.match(following.text))


def _is_text(row: Row) -> bool:
    return row.kind in (Kind.PROSE, Kind.FRAGMENT, Kind.DATELINE)


def _is_piece(row: Row) -> bool:
    """Rows that a sentence may be broken into; a linked name may be an outlet's."""
    return row.kind in (Kind.PROSE, Kind.FRAGMENT, Kind.OUTLET)
