"""The spans of words between quotation marks.

Marks are curly, straight, doubled apostrophes, single, guillemets or low-high; nested, turned the
wrong way, or without their other half. Only characters are looked at, no grammar; every offset
is a character of the article's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .wording import stripped

Family = Literal["double", "single", "guillemet"]
_Role = Literal["open", "close", "either"]

_MARK = re.compile(r"''|``|[\"“”„‟«»‹›‘’'‚]")
_FAMILY: dict[str, Family] = {
    **dict.fromkeys('"“”„‟', "double"),
    **dict.fromkeys("‘’'‚", "single"),
    **dict.fromkeys("«»‹›", "guillemet"),
    "''": "double",
    "``": "double",
}
_SENTENCE_END = ".!?…"
#: What may stand before an opening mark, apart from white space and the text's start.
_BEFORE_OPEN = "([{—–-/“‘\"'«"
#: What may stand after a closing mark, apart from white space and the text's end.
_AFTER_CLOSE = ")]}—–-/.,;:!?…”’\"'»"
#: What no quoted words begin with: a mark right before it ends them, even after a space.
_PAUSE = re.compile(r"[,;:!?)\]}]|\.(?!\.)")
#: A straight mark after a digit is feet or inches; a mark before one of these is an elision.
_ELISION = re.compile(r"(?:\d0s|em|til|tis|twas|cause|n)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """Words between quotation marks; ``text[start:end]`` leaves the marks out."""

    outer_start: int
    start: int
    end: int
    outer_end: int
    closed: bool
    """False when the closing mark is missing; the quotation then ends with its paragraph."""
    depth: int
    """0 for an outermost quotation, 1 for one inside it ..."""


@dataclass(frozen=True, slots=True)
class QuotedParagraph:
    """A paragraph of an article and the outermost quotations in it, by position."""

    start: int
    end: int
    marked: tuple[MarkedSpan, ...]
    heading: bool = False

    def opens_quoted(self) -> bool:
        """Whether its first character is an opening mark."""
        return bool(self.marked) and self.marked[0].outer_start == self.start

    def runs_on(self) -> bool:
        """Whether its last quotation is still open at its end."""
        return bool(self.marked) and not self.marked[-1].closed


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    family: Family
    role: _Role


def find_paragraphs(
    text: str, headings: Iterable[tuple[int, int]] = ()
) -> tuple[QuotedParagraph, ...]:
    """The paragraphs of a text, which blank lines separate, with their quotations."""
    crossheads = set(headings)
    spans = (stripped(text, *m.span()) for m in _PARAGRAPH.finditer(text))
    found: list[QuotedParagraph] = []
    for start, end in spans:
        if start < end:
            marked = tuple(
                m
                for m in find_marked_spans(text, start, end)
                if m.depth == 0 and not (_is_nickname(text, m) or _is_attribute(text, m))
            )
            found.append(QuotedParagraph(start, end, marked, (start, end) in crossheads))
    return tuple(_run_on(text, found))


_PARAGRAPH = re.compile(r"(?:(?!\n[^\S\n]*\n).)+", re.DOTALL)
_MAX_RUN = 6
"""Paragraphs behind an open mark among which its closing mark is looked for."""


def _run_on(text: str, paragraphs: Sequence[QuotedParagraph]) -> list[QuotedParagraph]:
    """The paragraphs; where one ends within a quotation that no later paragraph opens anew before
    a mark closes it, all up to that mark is quoted."""
    found = list(paragraphs)
    for n, paragraph in enumerate(found):
        if not paragraph.runs_on():
            continue
        family = _FAMILY.get(text[paragraph.marked[-1].outer_start], "double")
        for m in range(n + 1, min(n + 1 + _MAX_RUN, len(found))):
            own = [x for x in _marks(text, found[m].start, found[m].end) if x.family == family]
            if not own:
                continue
            if own[0].role != "close" or own[0].start == found[m].start:
                break
            for k in range(n + 1, m):
                found[k] = _quoted_from_start(text, found[k], found[k].end, found[k].end)
            found[m] = _quoted_from_start(text, found[m], own[0].start, own[0].end)
            break
    return found


def _quoted_from_start(
    text: str, paragraph: QuotedParagraph, end: int, outer_end: int
) -> QuotedParagraph:
    """A paragraph that is quoted from its start to a closing mark, or as a whole."""
    start, end = stripped(text, paragraph.start, end)
    mark = MarkedSpan(start, start, end, outer_end, end < outer_end, 0)
    rest = tuple(m for m in paragraph.marked if m.outer_start >= outer_end)
    return replace(paragraph, marked=(mark, *rest))


_NICKNAME = re.compile(r"[A-Z][\w.’'-]* $")
_SURNAME = re.compile(r" [A-Z][\w’'-]+")


def _is_nickname(text: str, mark: MarkedSpan) -> bool:
    """Whether one word in marks stands between a first name and a surname."""
    if not mark.closed or not re.fullmatch(r"[A-Z]\w*", text[mark.start : mark.end]):
        return False
    before = text[max(0, mark.outer_start - 20) : mark.outer_start]
    return bool(_NICKNAME.search(before) and _SURNAME.match(text, mark.outer_end))


def _is_attribute(text: str, mark: MarkedSpan) -> bool:
    """Whether a mark belongs to a tag that was left in the text (``<a title="…">``)."""
    return re.search(r"\w=$", text[: mark.outer_start][-2:]) is not None


def find_marked_spans(text: str, start: int, end: int) -> tuple[MarkedSpan, ...]:
    """Every quotation of one paragraph, outer and nested, by position."""
    marks = list(_marks(text, start, end))
    found: list[MarkedSpan] = []
    stack: list[_Mark] = []

    def close(mark: _Mark, inner_end: int, outer_end: int, closed: bool) -> None:
        inner = stripped(text, mark.end, inner_end)
        if inner[0] < inner[1]:
            found.append(MarkedSpan(mark.start, *inner, outer_end, closed, len(stack)))

    for n, mark in enumerate(marks):
        role = _settled(mark, stack)
        if role == "open":
            if _is_open(stack, mark.family) and not _balanced(marks[n:], stack, mark.family):
                while stack:
                    lost = stack.pop()
                    close(lost, _last_sentence_end(text, lost.end, mark.start), mark.start, False)
            stack.append(mark)
        elif _is_open(stack, mark.family):
            while stack[-1].family != mark.family:
                stack.pop()
            close(stack.pop(), mark.start, mark.end, True)
    while stack:
        mark = stack.pop()
        if mark.family != "single":
            close(mark, end, end, False)
    found.sort(key=lambda m: (m.outer_start, -m.outer_end))
    return tuple(found)


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    singles = _singles(text, start, end)
    for match in _MARK.finditer(text, start, end):
        char, i, j = match.group(), match.start(), match.end()
        family = _FAMILY[char]
        single = family == "single"
        role = singles.get(i) if single else _role(char, text, start, end, i, j)
        if role is not None:
            yield _Mark(i, j, family, role)


def _role(char: str, text: str, start: int, end: int, i: int, j: int) -> _Role | None:
    before = text[i - 1] if i > start else " "
    after = text[j] if j < end else " "
    may_open = (before.isspace() or before in _BEFORE_OPEN) and not after.isspace()
    may_open = may_open and not _PAUSE.match(text, j, end)
    may_close = (after.isspace() or after in _AFTER_CLOSE) and not before.isspace()
    if char in ("„", "``") or (char in "“‟«‹" and not (may_close and not may_open)):
        return "open"
    if char == "''" and "``" in text:
        return "close"
    if char in "”»›" and not (may_open and not may_close):
        return "close"
    if char == '"' and before.isdigit() and may_close:
        return "close"
    if may_open == may_close:
        return "either"
    return "open" if may_open else "close"


def _singles(text: str, start: int, end: int) -> dict[int, _Role]:
    """Roles of the single marks that are no apostrophes: pairs of an opening and a closing."""
    roles: dict[int, _Role] = {}
    opening: int | None = None
    closing: list[int] = []
    for match in re.finditer(r"(?<!['`])[‘’'‚](?!['`])", text[start:end]):
        i = start + match.start()
        before = text[i - 1] if i > start else " "
        after = text[i + 1] if i + 1 < end else " "
        opens = (before.isspace() or before in _BEFORE_OPEN) and not after.isspace()
        opens = opens and text[i] != "’" and not _ELISION.match(text, i + 1)
        closes = not before.isspace() and not after.isalnum() and text[i] not in "‘‚"
        if opens:
            _pair(text, opening, closing, roles)
            opening, closing = i, []
        elif closes and opening is not None:
            closing.append(i)
    _pair(text, opening, closing, roles)
    return roles


def _pair(text: str, opening: int | None, closing: Sequence[int], roles: dict[int, _Role]) -> None:
    """Choose the closing mark: the first one that is no plural's possessive (``states'``)."""
    if opening is None or not closing:
        return
    for i in closing:
        if text[i - 1] != "s" or not re.match(r".\s+\w", text[i : i + 4]):
            break
    else:
        i = closing[-1]
    roles[opening], roles[i] = "open", "close"


def _settled(mark: _Mark, stack: Sequence[_Mark]) -> Literal["open", "close"]:
    if mark.role != "either":
        return mark.role
    return "close" if _is_open(stack, mark.family) else "open"


def _is_open(stack: Sequence[_Mark], family: Family) -> bool:
    return any(m.family == family for m in stack)


def _balanced(marks: Sequence[_Mark], stack: Sequence[_Mark], family: Family) -> bool:
    """Whether the marks still to come close everything of a family that is open now."""
    depth = sum(m.family == family for m in stack)
    for mark in marks:
        if mark.family == family:
            depth += 1 if mark.role == "open" else -1
            if depth == 0:
                return True
    return False


def _last_sentence_end(text: str, start: int, end: int) -> int:
    """Where an unclosed quotation ends when another opens: after its last full sentence."""
    last = max(text.rfind(mark, start, end) for mark in _SENTENCE_END)
    return last + 1 if last > start else end
