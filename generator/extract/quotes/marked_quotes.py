"""Quotations in marks: which are speech, of what kind, and what attributes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from .cue_attribution import (
    Surroundings,
    attribute_after,
    attribute_before,
    cue_before,
    introduction,
    put_so,
    quoted_cue,
)
from .quotation_marks import Marked, Paragraph
from .quote_drafts import Attribution, Draft, Page, Placed
from .quoted_names import is_named, is_title
from .reported.enclosing_frames import clause, holds, nearest, only_names, outer
from .reported.grammar import Span, child
from .reporting_words import lexicon
from .speakers import Speaker

_LABEL = re.compile(r"([A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}):\s+(?=\S)")
_SIGNATURE = re.compile(
    r"\s*(?:[―—–]|--?)\s*((?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|de|van|von|bin|al|of)){0,4})"
    r"(?:, [^.\n]{1,60})?\.?\s*(?=$|\n)",
    re.MULTILINE,
)
_SPOKEN = 3
"""Words from which a quotation may be a sentence."""
_TELLING = 4
"""Words from which a fragment counts as speech where its sentence names no source."""
_LONG = 12
"""Words from which a quotation that begins in the middle of a sentence counts as one."""


@dataclass(slots=True)
class _Place:
    """A quotation in marks and what surrounds it."""

    page: Page
    number: int
    part: Paragraph
    mark: Marked
    around: Surroundings
    frames: Sequence[Placed]
    """Frames of the paragraph."""
    holding: Sequence[Placed]
    """Those whose content holds the quotation."""

    @property
    def words(self) -> str:
        """The quoted words."""
        return self.page.text[self.mark.start : self.mark.end]

    @property
    def alone(self) -> bool:
        """Whether the paragraph is this quotation and nothing else."""
        text, part, mark = self.page.text, self.part, self.mark
        rest = text[part.start : mark.outer_start] + text[mark.outer_end : part.end]
        return not re.search(r"\w", rest)


def draft_marked(page: Page, covered: set[int]) -> list[Draft]:
    """A draft for every quotation in marks that is, or may be, speech.

    Frames whose content the quotations fill or share are added to ``covered`` by identity.
    """
    found: list[Draft] = []
    for number, part in enumerate(page.parts):
        if part.heading or not part.marked:
            continue
        frames = [f for f in page.frames if f.paragraph == number]
        span = page.tokens(part.start, part.end)
        around = Surroundings(page.doc, span, part.marked, page.quoted)
        here = []
        for mark in part.marked:
            holding = [f for f in frames if holds(f, mark)]
            place = _Place(page, number, part, mark, around, frames, holding)
            draft = _draft(place, covered)
            if draft is not None:  # a title or a term is part of what is reported round it
                covered.update(id(f) for f in holding if not only_names(draft, f))
                here.append(draft)
        found.extend(_joined(here))
    return found


def _draft(place: _Place, covered: set[int]) -> Draft | None:
    mark, text = place.mark, place.page.text
    draft = Draft(mark.start, mark.end, "direct", place.number, "marks", mark=mark)
    label = _LABEL.match(text, mark.start, mark.end)
    if label is not None:
        draft.start, draft.label, draft.span_rule = label.end(), label.span(1), "label"
        return draft
    signature = _SIGNATURE.match(text, mark.outer_end, place.part.end)
    if signature is not None:
        draft.label, draft.span_rule = signature.span(1), "signature"
        return draft
    if is_title(place.words) and (place.alone or _is_subject(place)):
        return None
    if _is_sentence(place):
        return _sentence(place, draft)
    if is_title(place.words) or is_named(text, place.part.start, mark.outer_start):
        return None
    if _is_work(place):
        return None
    return _fragment(place, draft, covered)


def _is_subject(place: _Place) -> bool:
    """Whether a sentence tells something of a title that opens it ("“…” was written by X")."""
    after = place.around.after(place.mark)
    return bool(after) and after[0].pos_ == "AUX" and place.words[-1:] not in ",."


def _is_work(place: _Place) -> bool:
    """Whether one capitalised word or number stands behind "in", as the name of a work."""
    before = place.around.before(place.mark)
    if len(place.words.split()) != 1 or not before or before[-1].lower_ not in ("in", "on"):
        return False
    return place.words[:1].isupper() or place.words[:1].isdigit()


def _is_sentence(place: _Place) -> bool:
    """Whether quoted words look like a sentence of somebody's speech and no name or phrase."""
    words = place.words
    count = len(words.split())
    before = place.page.text[place.part.start : place.mark.outer_start].rstrip()[-1:]
    if is_title(words):
        return count >= _SPOKEN and before in ("", ".", "!", "?", ":", "”", '"')
    if count > _LONG or before == ":":
        return count >= _SPOKEN
    return count >= _SPOKEN and words.lstrip("[(“‘'\"…. ")[:1].isupper()


def _sentence(place: _Place, draft: Draft) -> Draft:
    mark = place.mark
    inner = nearest(place.holding)
    found = None
    if not place.alone:
        found = attribute_after(place.around, mark, place.words)
        if found is not None and inner is None:
            draft.clause = _led_up(place)
        if found is None:
            found = attribute_before(place.around, mark)
            if found is not None and inner is None and _says_more(place, found):
                draft.clause = _since_cue(place, found)
    if found is None and inner is not None:
        found = inner.attribution()
    if found is None:
        found = _from_paragraph_before(place)
    if found is None and not place.alone:
        found = cue_before(place.around, mark)
        draft.clause = None if found is None else _since_cue(place, found)
    if inner is not None and _is_more(inner, place):
        draft.clause = (inner.start, inner.end)
    if draft.clause is not None:
        draft.kind = "mixed"
    draft.attribution = found
    return draft


def _is_more(reported: Placed, place: _Place) -> bool:
    """Whether a reported clause holds more than the words in marks that are part of it."""
    mark = place.mark
    if place.words[:1].islower() and reported.start < mark.outer_start:
        return True  # "said it was open and “would stay so until …”"
    return reported.end - reported.start > 1.25 * (mark.outer_end - mark.outer_start)


def _fragment(place: _Place, draft: Draft, covered: set[int]) -> Draft | None:
    page, mark = place.page, place.mark
    draft.kind, draft.span_rule = "mixed", "fragment"
    inner = nearest(place.holding)
    if inner is not None:
        draft.clause = _goes_on(place, clause(inner, place.holding))
        draft.outer = outer(inner, place.holding)
        draft.attribution = inner.attribution()
        return draft
    adjoining = _adjoining(place)
    if adjoining is not None:
        covered.add(id(adjoining))
        draft.clause = (adjoining.start, mark.outer_end)
        draft.attribution = adjoining.attribution()
        return draft
    if _NOBODYS.search(page.text, place.part.start, mark.outer_start):
        draft.speaker = Speaker(None, None, None)
        return draft
    found = None
    if not put_so(place.around, mark):
        found = quoted_cue(page.doc, page.tokens(mark.start, mark.end), page.quoted)
    if found is None:
        found = attribute_after(place.around, mark, place.words)
        if found is not None:
            draft.clause = _led_up(place)
    draft.attribution = found
    if found is None:
        draft.attribution = attribute_before(place.around, mark)
        if draft.attribution is not None and _says_more(place, draft.attribution):
            draft.clause = _goes_on(place, _since_cue(place, draft.attribution))
    if draft.attribution is None:
        draft.attribution = cue_before(place.around, mark)
        draft.clause = _goes_on(place, _since_cue(place, draft.attribution))
    if draft.attribution is None and len(place.words.split()) < _TELLING:
        return None
    return draft


def _since_cue(place: _Place, found: Attribution | None) -> Span:
    """From a cue (and "that") to the end of the marks."""
    mark = place.mark
    if found is None or found.cue is None:
        return mark.outer_start, mark.outer_end
    doc = place.page.doc
    start = _behind_addressee(found.cue)
    while doc[start].is_space or doc[start].lower_ in ("that", ",", ":"):
        start += 1
    return min(doc[start].idx, mark.outer_start), mark.outer_end


def _behind_addressee(cue: Token) -> int:
    """The token behind a cue and whom it is said to ("told the council that …")."""
    asked = child(cue, "dobj") if cue.lemma_ in lexicon().addressing else None
    if asked is None or asked.i < cue.i:
        return cue.i + 1
    return asked.i + 1


def _says_more(place: _Place, found: Attribution) -> bool:
    """Whether words between a cue and the marks belong to what is reported."""
    if found.cue is None or found.source is None:
        return False
    first = max(found.cue.i, found.source.i) + 1
    last, _ = place.page.tokens(place.mark.outer_start, place.mark.outer_end)
    return any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in place.page.doc[first:last])


def _goes_on(place: _Place, clause: Span) -> Span:
    """Take in what still belongs to a clause that the parser ended with the closing mark."""
    text, mark, part = place.page.text, place.mark, place.part
    if clause[1] != mark.outer_end:
        return clause
    more = _CONTINUES.match(text, mark.outer_end, part.end)
    return clause if more is None else (clause[0], more.end())


_CONTINUES = re.compile(
    r"\s+(?:when|where|because|if|unless|than|of|in|on|to|for|at|by|with|from|about|against|between|over|under|into|toward|towards)"
    r"\s[^,;:.!?—–()“”\"]*[^\s,;:.!?—–()“”\"]"
)


def _adjoining(place: _Place) -> Placed | None:
    """A frame whose content ends right before a fragment ("denounced A, “B”")."""
    for placed in place.frames:
        if placed.frame.source is None or placed.end > place.mark.outer_start:
            continue
        if _GAP.fullmatch(place.page.text, placed.end, place.mark.outer_start):
            return placed
    return None


_NOBODYS = re.compile(
    r"\b(?:(?:chants?|shouts?|cries|cheers|calls) of|(?:label(?:l?ed)|marked|stamped))\s+$"
)
"""What leads up to the words of a crowd or a label, whoever tells of them."""
_GAP = re.compile(r",?\s+(?:(?:as|on|for|with|being|a|an|the)\s+){0,3}")


def _led_up(place: _Place) -> Span | None:
    """The clause of a quotation in whose middle its marks open: "it was “…,” X said"."""
    before = [t for t in place.around.before(place.mark) if not t.is_space]
    if not before or not any(t.is_alpha and t.pos_ != "CCONJ" for t in before):
        return None
    if any(t.lemma_ in lexicon().say and t.pos_ == "VERB" for t in before):
        return None
    return before[0].idx, place.mark.outer_end


def _from_paragraph_before(place: _Place) -> Attribution | None:
    """The attribution of a paragraph that ends with a colon and so introduces this one."""
    page, number = place.page, place.number
    if number == 0 or place.mark.outer_start != place.part.start:
        return None
    before = page.parts[number - 1]
    if page.text[before.end - 1] != ":" or before.heading:
        return None
    span = page.tokens(before.start, before.end)
    around = Surroundings(page.doc, span, before.marked, page.quoted)
    return introduction(around.last_sentence())


def _joined(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a paragraph, the parts of one quotation round its attribution as one."""
    found: list[Draft] = []
    for draft in drafts:
        if found and _goes_on_with(found[-1], draft):
            found[-1].rest.extend(draft.parts)
        else:
            found.append(draft)
    return found


def _goes_on_with(first: Draft, second: Draft) -> bool:
    """Whether the attribution of one draft stands between it and the next, which has no
    other: "A," she said. "B."."""
    one, two = first.attribution, second.attribution
    if one is None or one.cue is None or second.mark is None or second.label is not None:
        return False
    if not first.last <= one.cue.idx < second.mark.outer_start:
        return False
    return two is None or (two.cue is not None and two.cue.i == one.cue.i)
