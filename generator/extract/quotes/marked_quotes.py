"""Drafts of quotations in marks: which are speech, of which kind, with which attribution."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ...language.quotation_marks import MarkedSpan, QuotedParagraph
from .cue_attribution import (
    TextOutsideMarks,
    attribute_after,
    attribute_before,
    attribute_introduction,
    attribute_opening,
    attribute_to_earlier_cue,
)
from .interrupted_quotes import join_interrupted
from .quote_drafts import Attribution, ParsedArticle, PlacedFrame, QuoteDraft
from .quoted_names import introduces_name, looks_like_title
from .reported.enclosing_frames import (
    clause,
    encloses,
    nearest_frame,
    only_names_thing,
    outer_source,
)
from .reported.grammar import Span, child
from .reporting_words import reporting_words
from .speakers import Speaker

_LABEL = re.compile(r"([A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}):\s+(?=\S)")
_SIGNATURE = re.compile(
    r"\s*(?:[―—–]|--?)\s*((?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|de|van|von|bin|al|of)){0,4})"
    r"(?:, [^.\n]{1,60})?\.?\s*(?=$|\n)",
    re.MULTILINE,
)
_KEY = re.compile(r"[\"”'’]\s*:\s*$")
"""What stands before the value in a page's code ('"title": "…"')."""
_MIN_SENTENCE_WORDS = 3
"""Shorter quotations are terms and fragments."""
_MIN_FRAGMENT_WORDS = 4
"""Shorter fragments are no speech where their sentence names no source."""
_LONG_FRAGMENT_WORDS = 12
"""A longer fragment that begins in the middle of a sentence counts as a sentence."""


@dataclass(slots=True)
class _MarkedPlace:
    """A quotation in marks with its paragraph and the frames round it."""

    parsed: ParsedArticle
    number: int
    paragraph: QuotedParagraph
    mark: MarkedSpan
    around: TextOutsideMarks
    frames: Sequence[PlacedFrame]
    """Frames of the paragraph."""
    holding: Sequence[PlacedFrame]
    """Those whose content holds the quotation."""

    @property
    def words(self) -> str:
        """The quoted words."""
        return self.parsed.text[self.mark.start : self.mark.end]

    @property
    def alone(self) -> bool:
        """Whether the paragraph is this quotation and nothing else."""
        text, paragraph, mark = self.parsed.text, self.paragraph, self.mark
        rest = text[paragraph.start : mark.outer_start] + text[mark.outer_end : paragraph.end]
        return not re.search(r"\w", rest)


def draft_marked_quotes(parsed: ParsedArticle, covered: set[int]) -> list[QuoteDraft]:
    """A draft for every quotation in marks that is, or may be, speech.

    The ids of frames that these quotations account for are added to ``covered``.
    """
    found: list[QuoteDraft] = []
    for number, paragraph in enumerate(parsed.paragraphs):
        if paragraph.heading or not paragraph.marked:
            continue
        frames = [f for f in parsed.frames if f.paragraph == number]
        span = parsed.token_span(paragraph.start, paragraph.end)
        around = TextOutsideMarks(parsed.doc, span, paragraph.marked, parsed.quoted)
        here = []
        for mark in paragraph.marked:
            holding = [f for f in frames if encloses(f, mark)]
            place = _MarkedPlace(parsed, number, paragraph, mark, around, frames, holding)
            draft = _draft_span(place, covered)
            if draft is not None:  # a title or a term is part of what is reported round it
                covered.update(id(f) for f in holding if not only_names_thing(draft, f))
                here.append(draft)
        found.extend(join_interrupted(here))
    return found


def _draft_span(place: _MarkedPlace, covered: set[int]) -> QuoteDraft | None:
    mark, text = place.mark, place.parsed.text
    draft = QuoteDraft(mark.start, mark.end, "direct", place.number, "marks", mark=mark)
    label = _LABEL.match(text, mark.start, mark.end)
    if label is not None:
        draft.start, draft.label, draft.span_rule = label.end(), label.span(1), "label"
        return draft
    signature = _SIGNATURE.match(text, mark.outer_end, place.paragraph.end)
    if signature is not None:
        draft.label, draft.span_rule = signature.span(1), "signature"
        return draft
    if looks_like_title(place.words) and (place.alone or _is_subject(place)):
        return None
    if _KEY.search(text, place.paragraph.start, mark.outer_start):
        return None
    if _is_sentence(place):
        return _draft_sentence(place, draft)
    if looks_like_title(place.words) or introduces_name(
        text, place.paragraph.start, mark.outer_start
    ):
        return None
    return _draft_fragment(place, draft, covered)


def _is_subject(place: _MarkedPlace) -> bool:
    """Whether the quotation is the subject of its sentence, as a title ("“…” was written by X")."""
    after = place.around.after(place.mark)
    return bool(after) and after[0].pos_ == "AUX" and place.words[-1:] not in ",."


def _is_sentence(place: _MarkedPlace) -> bool:
    """Whether quoted words look like a sentence, and not like a name or phrase."""
    words = place.words
    count = len(words.split())
    before = place.parsed.text[place.paragraph.start : place.mark.outer_start].rstrip()[-1:]
    if words[:1].isupper() and words[-1:] in ".!?…" and before in (".", "!", "?", ":"):
        return True  # "“We will not pay,” she said. “Never.”"
    if looks_like_title(words):
        return count >= _MIN_SENTENCE_WORDS and before in ("", ".", "!", "?", ":", "”", '"')
    if count > _LONG_FRAGMENT_WORDS or before == ":":
        return count >= _MIN_SENTENCE_WORDS
    return count >= _MIN_SENTENCE_WORDS and words.lstrip("[(“‘'\"…. ")[:1].isupper()


def _draft_sentence(place: _MarkedPlace, draft: QuoteDraft) -> QuoteDraft:
    mark = place.mark
    inner = nearest_frame(place.holding)
    found = None
    if not place.alone:
        found = attribute_after(place.around, mark, place.words)
        if found is not None and inner is None:
            draft.clause = _clause_before_marks(place)
        if found is None:
            found = attribute_before(place.around, mark)
            if found is not None and inner is None and _has_reported_words_before(place, found):
                draft.clause = _span_since_cue(place, found)
    if found is None and inner is not None:
        found = inner.attribution()
    if found is None:
        found = _from_paragraph_before(place) or _from_paragraph_behind(place)
    if found is None and not place.alone:
        found = attribute_to_earlier_cue(place.around, mark)
        draft.clause = None if found is None else _span_since_cue(place, found)
    if inner is not None and _is_of(found, inner) and _extends_beyond_marks(inner, place):
        draft.clause = (inner.start, inner.end)
    if draft.clause is not None:
        draft.kind = "mixed"
    draft.attribution = found
    return draft


def _is_of(found: Attribution | None, reported: PlacedFrame) -> bool:
    """Whether an attribution is the one of a frame, and not of a quotation within its content."""
    if found is None or found.source is None or found.rule != "after":
        return True
    named = found.source.pos_ != "PRON"
    return not named or found.cue == reported.frame.cue or found.source == reported.frame.source


def _extends_beyond_marks(reported: PlacedFrame, place: _MarkedPlace) -> bool:
    """Whether a reported clause holds more than the words in marks that are part of it."""
    mark = place.mark
    if place.words[:1].islower() and reported.start < mark.outer_start:
        return True  # "said it was open and “would stay so until …”"
    return reported.end - reported.start > 1.25 * (mark.outer_end - mark.outer_start)


def _draft_fragment(place: _MarkedPlace, draft: QuoteDraft, covered: set[int]) -> QuoteDraft | None:
    parsed, mark = place.parsed, place.mark
    draft.kind, draft.span_rule = "mixed", "fragment"
    inner = nearest_frame(place.holding)
    if inner is not None:
        draft.clause = _with_complement(place, clause(inner, place.holding))
        draft.outer_source = outer_source(inner, place.holding)
        draft.attribution = inner.attribution()
        return draft
    adjoining = _adjoining_frame(place)
    if adjoining is not None:
        covered.add(id(adjoining))
        draft.clause = (adjoining.start, mark.outer_end)
        draft.attribution = adjoining.attribution()
        return draft
    if _CROWD_OR_LABEL.search(parsed.text, place.paragraph.start, mark.outer_start):
        draft.speaker = Speaker(None, None, None)
        return draft
    found = attribute_after(place.around, mark, place.words)
    if found is not None:
        draft.clause = _clause_before_marks(place)
    draft.attribution = found
    if found is None:
        draft.attribution = attribute_before(place.around, mark)
        if draft.attribution is not None and _has_reported_words_before(place, draft.attribution):
            draft.clause = _with_complement(place, _span_since_cue(place, draft.attribution))
    if draft.attribution is None:
        draft.attribution = attribute_to_earlier_cue(place.around, mark)
        draft.clause = _with_complement(place, _span_since_cue(place, draft.attribution))
    if draft.attribution is None and len(place.words.split()) < _MIN_FRAGMENT_WORDS:
        return None
    return draft


def _span_since_cue(place: _MarkedPlace, found: Attribution | None) -> Span:
    """The span from behind a cue (and "that") to the end of the marks."""
    mark = place.mark
    if found is None or found.cue is None:
        return mark.outer_start, mark.outer_end
    doc = place.parsed.doc
    start = _behind_addressee(found.cue)
    while doc[start].is_space or doc[start].lower_ in ("that", ",", ":"):
        start += 1
    return min(doc[start].idx, mark.outer_start), mark.outer_end


def _behind_addressee(cue: Token) -> int:
    """The token behind a cue and its addressee ("told the council that …")."""
    asked = child(cue, "dobj") if cue.lemma_ in reporting_words().addressing else None
    if asked is None or asked.i < cue.i:
        return cue.i + 1
    return asked.i + 1


def _has_reported_words_before(place: _MarkedPlace, found: Attribution) -> bool:
    """Whether words between a cue and the marks belong to what is reported."""
    if found.cue is None or found.source is None:
        return False
    first = max(found.cue.i, found.source.i) + 1
    last, _ = place.parsed.token_span(place.mark.outer_start, place.mark.outer_end)
    return any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in place.parsed.doc[first:last])


def _with_complement(place: _MarkedPlace, clause: Span) -> Span:
    """A clause that ends with the marks, extended by the complement that follows them."""
    text, mark, paragraph = place.parsed.text, place.mark, place.paragraph
    if clause[1] != mark.outer_end:
        return clause
    more = _CONTINUES.match(text, mark.outer_end, paragraph.end)
    return clause if more is None else (clause[0], more.end())


_CONTINUES = re.compile(
    r"\s+(?:when|where|because|if|unless|than|of|in|on|to|for|at|by|with|from|about|against|between|over|under|into|toward|towards)"
    r"\s[^,;:.!?—–()“”\"]*[^\s,;:.!?—–()“”\"]"
)


def _adjoining_frame(place: _MarkedPlace) -> PlacedFrame | None:
    """A frame whose content ends right before a fragment ("denounced A, “B”")."""
    for placed in place.frames:
        if placed.frame.source is None or placed.end > place.mark.outer_start:
            continue
        if _GAP.fullmatch(place.parsed.text, placed.end, place.mark.outer_start):
            return placed
    return None


_CROWD_OR_LABEL = re.compile(
    r"\b(?:(?:chants?|shouts?|cries|cheers|calls) of|(?:label(?:l?ed)|marked|stamped))\s+$"
)
"""What stands before words of a crowd or a label, which no single speaker said."""
_GAP = re.compile(r",?\s+(?:(?:as|on|for|with|being|a|an|the)\s+){0,3}")


def _clause_before_marks(place: _MarkedPlace) -> Span | None:
    """The clause of a quotation whose marks open in its middle: "it was “…,” X said"."""
    before = [t for t in place.around.before(place.mark) if not t.is_space]
    if not before or not any(t.is_alpha and t.pos_ != "CCONJ" for t in before):
        return None
    if any(t.lemma_ in reporting_words().say and t.pos_ == "VERB" for t in before):
        return None
    return before[0].idx, place.mark.outer_end


def _from_paragraph_before(place: _MarkedPlace) -> Attribution | None:
    """The attribution in the paragraph before, if that ends with a colon."""
    parsed, number = place.parsed, place.number
    if number == 0 or place.mark.outer_start != place.paragraph.start:
        return None
    before = parsed.paragraphs[number - 1]
    if parsed.text[before.end - 1] != ":" or before.heading:
        return None
    span = parsed.token_span(before.start, before.end)
    around = TextOutsideMarks(parsed.doc, span, before.marked, parsed.quoted)
    return attribute_introduction(around.last_sentence())


def _from_paragraph_behind(place: _MarkedPlace) -> Attribution | None:
    """The attribution that a line of its own goes on with ("asked the envoy."), where a paragraph
    is broken at every sentence."""
    parsed, number = place.parsed, place.number + 1
    if not place.alone or number >= len(parsed.paragraphs):
        return None
    behind = parsed.paragraphs[number]
    if behind.marked:
        return None
    first, last = parsed.token_span(behind.start, behind.end)
    return attribute_opening(list(parsed.doc[first:last]))
