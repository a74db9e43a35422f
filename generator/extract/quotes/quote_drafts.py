"""Quotation drafts, attributions and frames: the values that the steps of finding quotations
exchange. Offsets are characters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from ...language.quotation_marks import MarkedSpan, QuotedParagraph
from ...records import CueRule, QuoteKind, SpanRule, SpeakerRule
from .reported.frame import Frame
from .reported.frames import find_frames
from .reported.grammar import Span, trimmed
from .reported.turning import turned_start
from .reporting_words import reporting_words
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
    rule: CueRule


@dataclass(slots=True)
class QuoteDraft:
    """A quotation whose span, clause and speaker are still being found."""

    start: int
    end: int
    kind: QuoteKind
    paragraph: int
    span_rule: SpanRule
    clause: Span | None = None
    attribution: Attribution | None = None
    outer_source: Token | None = None
    """X of "X said … what he called …", where the attribution's own source is "he"."""
    speaker: Speaker | None = None
    speaker_rule: SpeakerRule = "none"
    mark: MarkedSpan | None = None
    label: Span | None = None
    """Where a label names the speaker ("SMITH: …")."""
    interview: bool = False
    unasserted: bool = False
    """Whether the text says that nobody said it, or leaves open whether anybody did."""
    rest: list[Span] = field(default_factory=list)
    """Parts of the quotation behind an attribution that interrupts it."""
    carries_on: QuoteDraft | None = None
    """The quotation in another paragraph that this one goes on from, whose speaker it has."""

    @property
    def parts(self) -> list[Span]:
        """Where the speaker's words stand."""
        return [(self.start, self.end), *self.rest]

    @property
    def last(self) -> int:
        """End of the last paragraph."""
        return self.rest[-1][1] if self.rest else self.end


@dataclass(frozen=True, slots=True)
class PlacedFrame:
    """A frame with the characters of its content, and its paragraph."""

    frame: Frame
    start: int
    end: int
    paragraph: int

    def attribution(self) -> Attribution:
        """Cue and source of the frame."""
        return Attribution(self.frame.cue, self.frame.source, self.frame.rule)


@dataclass(slots=True)
class ParsedArticle:
    """An article's parse with paragraphs, quotation marks and attribution frames."""

    doc: Doc
    text: str
    paragraphs: Sequence[QuotedParagraph]
    starts: list[int] = field(init=False)
    """First character of every token."""
    quoted: list[bool] = field(init=False)
    """Whether each token stands between quotation marks."""
    frames: list[PlacedFrame] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [token.idx for token in self.doc]
        self.quoted = [False] * len(self.doc)
        for paragraph in self.paragraphs:
            for mark in paragraph.marked:
                first, last = self.token_span(mark.start, mark.end)
                self.quoted[first:last] = [True] * (last - first)
        self.frames = []
        begins = [paragraph.start for paragraph in self.paragraphs]
        for frame in find_frames(self.doc, self.quoted):
            number = bisect_right(begins, frame.cue.idx) - 1
            placed = self.place_frame(frame, number) if number >= 0 else None
            if placed is not None and not self.paragraphs[number].heading:
                self.frames.append(placed)
        self._split_at_cues()

    def token_span(self, start: int, end: int) -> Span:
        """The tokens that begin between two characters."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def place_frame(self, frame: Frame, number: int) -> PlacedFrame | None:
        """The frame with its content in characters: within the paragraph, and with either all or
        nothing of a quotation in marks."""
        first, last = trimmed(self.doc, (turned_start(frame), frame.content[1]))
        if first >= last:
            return None
        paragraph = self.paragraphs[number]
        final = self.doc[_without_source(self.doc, first, last) - 1]
        start = max(self.doc[first].idx, paragraph.start)
        if start == paragraph.start and (
            dateline := _DATELINE.match(self.text, start, paragraph.end)
        ):
            start = dateline.end()
        end = min(final.idx + len(final), paragraph.end)
        for mark in paragraph.marked:
            if mark.outer_start < start < mark.outer_end:
                start = mark.outer_start
        end = self._end_outside_marks(end, number)
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return PlacedFrame(frame, start, end, number) if start < end else None

    def _end_outside_marks(self, end: int, number: int) -> int:
        """The end of a content, moved out of the quotation that it ends in."""
        for mark in self.paragraphs[number].marked:
            if mark.start < end < mark.outer_end:
                return mark.outer_end
            if mark.outer_start < end <= mark.start:
                return mark.outer_start
        return end

    def _split_at_cues(self) -> None:
        """End a content where a coordinate or trailing clause has a cue of its own.

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
                end = self._end_outside_marks(end, outer.paragraph)
                outer = self.frames[n] = replace(outer, end=end)
                if shared:
                    source = outer.frame.source
                    self.frames[m] = replace(inner, frame=replace(inner.frame, source=source))
                break


def _without_source(doc: Doc, first: int, last: int) -> int:
    """The end of a content without the ", according to …" that follows it."""
    for token in doc[first + 1 : last]:
        closes = token.lower_ == "according" and token.right_edge.i + 1 >= last
        if closes and token.nbor(-1).text == ",":
            return token.i - 1
    return last


def _detached(cue: Token, outer: Token) -> tuple[int | None, bool]:
    """Where a clause with its own cue begins that was parsed into a reported clause.

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
            return (
                (k - 1, False)
                if pause and cue.lemma_ in reporting_words().coordinating
                else (None, False)
            )
        if cue.tag_ == outer.tag_ and cue.tag_ in ("VBD", "VBZ", "VBP", "VBG"):
            return k, True
    return None, False


#: American commas stand before the closing mark.
_COMMAS = frozenset({",", "”", '"', "''"})
_CONCESSIVE = frozenset({"although", "though", "while", "whereas"})
