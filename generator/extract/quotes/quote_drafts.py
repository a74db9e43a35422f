"""What the steps of finding quotations hand to one another. Offsets are characters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from spacy.tokens import Doc, Token

from ...records import QuoteKind
from .quotation_marks import Marked, Paragraph
from .reported.frame import Frame
from .reported.frames import find_frames
from .reported.grammar import Span, trimmed
from .speakers import Speaker

_DATELINE = re.compile(
    r"[A-Z][A-Z.’'-]+(?:[ ,]+[A-Z][\w.’'-]*){0,4}(?:,? \w+\.? \d{1,2})?(?: \([A-Z][\w ]+\))?"
    r" (?:–|—|--?) "
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and the head of the phrase that names its source."""

    cue: Token | None
    source: Token | None
    rule: str


@dataclass(slots=True)
class Draft:
    """A quotation in the making."""

    start: int
    end: int
    kind: QuoteKind
    paragraph: int
    span_rule: str
    clause: Span | None = None
    attribution: Attribution | None = None
    outer: Token | None = None
    """Source of the clause round that of the attribution ("X said … what he called …")."""
    speaker: Speaker | None = None
    speaker_rule: str = "none"
    mark: Marked | None = None
    label: Span | None = None
    """Where a turn's label names its speaker."""
    part: Literal["question", "answer"] | None = None
    interview: bool = False
    rest: list[Span] = field(default_factory=list)
    """Further parts of the quotation, behind the attribution that interrupts it."""

    @property
    def parts(self) -> list[Span]:
        """Where the speaker's words stand."""
        return [(self.start, self.end), *self.rest]

    @property
    def last(self) -> int:
        """End of the last part."""
        return self.rest[-1][1] if self.rest else self.end


@dataclass(frozen=True, slots=True)
class Placed:
    """A frame with its content in characters and its paragraph."""

    frame: Frame
    start: int
    end: int
    paragraph: int

    def attribution(self) -> Attribution:
        """Cue and source of the frame."""
        return Attribution(self.frame.cue, self.frame.source, self.frame.rule)


@dataclass(slots=True)
class Page:
    """An article's parse with its paragraphs, quotations and frames."""

    doc: Doc
    text: str
    parts: Sequence[Paragraph]
    starts: list[int] = field(init=False)
    """First character of every token."""
    quoted: list[bool] = field(init=False)
    """For every token whether it stands between quotation marks."""
    frames: list[Placed] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [token.idx for token in self.doc]
        self.quoted = [False] * len(self.doc)
        for part in self.parts:
            for mark in part.marked:
                first, last = self.tokens(mark.start, mark.end)
                self.quoted[first:last] = [True] * (last - first)
        self.frames = []
        begins = [part.start for part in self.parts]
        for frame in find_frames(self.doc, self.quoted):
            number = bisect_right(begins, frame.cue.idx) - 1
            placed = self.place(frame, number) if number >= 0 else None
            if placed is not None and not self.parts[number].heading:
                self.frames.append(placed)
        self._part()

    def tokens(self, start: int, end: int) -> Span:
        """The tokens that begin between two characters."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def place(self, frame: Frame, number: int) -> Placed | None:
        """Content in characters, within its paragraph, never cutting a quotation in two."""
        first, last = trimmed(self.doc, frame.content)
        if first >= last:
            return None
        part = self.parts[number]
        final = self.doc[_without_source(self.doc, first, last) - 1]
        start = max(self.doc[first].idx, part.start)
        if start == part.start and (dateline := _DATELINE.match(self.text, start, part.end)):
            start = dateline.end()
        end = min(final.idx + len(final), part.end)
        for mark in part.marked:
            if mark.outer_start < start < mark.outer_end:
                start = mark.outer_start
        end = self._past_marks(end, number)
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Placed(frame, start, end, number) if start < end else None

    def _past_marks(self, end: int, number: int) -> int:
        """The end of a content that takes in, or leaves out, the whole quotation it ends in."""
        for mark in self.parts[number].marked:
            if mark.start < end < mark.outer_end:
                return mark.outer_end
            if mark.outer_start < end <= mark.start:
                return mark.outer_start
        return end

    def _part(self) -> None:
        """Cut a content where a coordinate or trailing clause brings a cue of its own.

        "X said A and warned that B", "X said A, adding that B", "X said A, though Y denied B".
        """
        for n, outer in enumerate(self.frames):
            if outer.frame.cue.pos_ != "VERB" or not outer.frame.strong:
                continue
            for m in range(n + 1, len(self.frames)):
                inner = self.frames[m]
                cue = inner.frame.cue
                if cue.idx >= outer.end or cue.i >= outer.frame.cue.sent.end:
                    break
                if cue.idx <= outer.start or not inner.frame.strong:
                    continue
                cut, shared = _detached(cue, outer.frame.cue)
                if cut is None or self.starts[cut] <= outer.start:
                    continue
                end = self.starts[cut]
                while end > outer.start and self.text[end - 1] in " ,;–—-\n":
                    end -= 1
                end = self._past_marks(end, outer.paragraph)
                outer = self.frames[n] = replace(outer, end=end)
                if shared:
                    source = outer.frame.source
                    self.frames[m] = replace(inner, frame=replace(inner.frame, source=source))
                break


def _without_source(doc: Doc, first: int, last: int) -> int:
    """The end of a content, less the ", according to …" that closes it."""
    for token in doc[first + 1 : last]:
        closes = token.lower_ == "according" and token.right_edge.i + 1 >= last
        if closes and token.nbor(-1).text == ",":
            return token.i - 1
    return last


def _detached(cue: Token, outer: Token) -> tuple[int | None, bool]:
    """Where a clause with its own cue leaves the reported clause it was parsed into.

    Returns:
        The first token that is no longer part of it, and whether both cues share a source.
    """
    doc = cue.doc
    own = [c for c in cue.children if c.dep_ in ("nsubj", "nsubjpass")]
    first = cue.i if not own else own[0].left_edge.i
    k = first - 1
    while k > outer.i and (doc[k].pos_ in ("ADV", "AUX", "PART") or doc[k].is_space):
        k -= 1
    before = doc[k]
    if cue.tag_ == "VBG" and cue.lower_ != "according" and before.text in _COMMAS and not own:
        return k, True
    if own and before.lower_ in _CONCESSIVE and doc[k - 1].text in (",", "–", "—"):
        return k - 1, False
    if before.lower_ in ("and", "but"):
        if own:
            pause = doc[k - 1].text in (",", "–", "—", "--")
            return (k - 1, False) if pause and cue.lemma_ in _SAYING else (None, False)
        if cue.tag_ == outer.tag_ and cue.tag_ in ("VBD", "VBZ", "VBP", "VBG"):
            return k, True
    return None, False


#: American commas stand before the closing mark.
_COMMAS = frozenset({",", "”", '"', "''"})
_CONCESSIVE = frozenset({"although", "though", "while", "whereas"})
_SAYING = frozenset({"say", "note", "add", "tell", "warn", "insist", "argue", "acknowledge"})
