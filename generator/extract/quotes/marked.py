"""Quotations in marks: which are speech, of what kind, and what attributes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .attribution import Surroundings, attribute_after, attribute_before, introduction, quoted_cue
from .drafts import Attribution, Draft, Page, Placed
from .lexicon import lexicon
from .marks import Marked, Paragraph

_LABEL = re.compile(r"([A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}):\s+(?=\S)")
_SIGNATURE = re.compile(
    r"\s*(?:[―—–]|--?)\s*((?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|de|van|von|bin|al|of)){0,4})"
    r"(?:, [^.\n]{1,60})?\.?\s*(?=$|\n)",
    re.MULTILINE,
)
_SMALL = frozenset(
    "a an and as at but by de for from in is it my nor of on or our the to up us we with your".split()
)
_NAMED = re.compile(
    r"\b(?:so-called|terms?|known as|named|nicknamed|titled|entitled|dubbed|(?:song|book|film|movie"
    r"|album|novel|show|series|play|poem|ad|essay|article|documentary|episode|single|programme"
    r"|program|report|paper|magazine|hit|podcast|game|column|painting|headlined)s?,?)\s*$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[\"“‘'][^\"“”‘]*[\"”’'],?(?:\s+(?:and|or))?\s*$")
_TELLING = 4
"""Words from which a fragment counts as speech where its sentence names no source."""
_SPOKEN = 3
"""Words from which a quotation may be a sentence."""
_LONG = 12
"""Words from which a quotation that begins in the middle of a sentence counts as speech."""


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
            draft = _draft(page, number, part, mark, around, frames, covered)
            if draft is not None:
                here.append(draft)
        _join_halves(here)
        found.extend(here)
    return found


def _draft(
    page: Page,
    number: int,
    part: Paragraph,
    mark: Marked,
    around: Surroundings,
    frames: Sequence[Placed],
    covered: set[int],
) -> Draft | None:
    text = page.text
    words = text[mark.start : mark.end]
    draft = Draft(mark.start, mark.end, "direct", number, "marks", mark=mark)
    holding = [f for f in frames if _holds(f, mark)]
    covered.update(id(f) for f in holding)
    label = _LABEL.match(text, mark.start, mark.end)
    if label is not None:
        draft.start, draft.label, draft.span_rule = label.end(), label.span(1), "label"
        return draft
    signature = _SIGNATURE.match(text, mark.outer_end, part.end)
    if signature is not None:
        draft.label, draft.span_rule = signature.span(1), "signature"
        return draft
    holding = [f for f in holding if f.frame.source is not None or f.frame.strong]
    inner = _nearest(holding)
    if is_sentence(words) or (len(words.split()) >= _SPOKEN and _opens(page, part, mark)):
        alone = _fills(part, mark, text)
        found = None if alone else attribute_after(around, mark, words)
        if found is None and not alone:
            found = attribute_before(around, mark)
        if found is None and inner is not None:
            found = inner.attribution()
        if found is None:
            found = _from_paragraph_before(page, number, part, mark)
        if inner is not None and inner.end - inner.start > 1.25 * (
            mark.outer_end - mark.outer_start
        ):
            draft.kind, draft.clause = "mixed", (inner.start, inner.end)
        draft.attribution = found
        return draft
    if _is_title(words) or _is_named(text, part.start, mark.outer_start):
        return None
    draft.kind, draft.span_rule = "mixed", "fragment"
    if inner is None:
        adjoining = _adjoining(frames, mark, text)
        if adjoining is not None:
            covered.add(id(adjoining))
            draft.clause = (adjoining.start, mark.outer_end)
            draft.attribution = adjoining.attribution()
            return draft
        draft.attribution = (
            quoted_cue(page.doc, page.tokens(mark.start, mark.end), page.quoted)
            or attribute_after(around, mark, words)
            or attribute_before(around, mark)
        )
        if draft.attribution is None and len(words.split()) < _TELLING:
            return None
        return draft
    draft.clause = _clause(inner, holding)
    draft.attribution = inner.attribution()
    return draft


def _is_named(text: str, start: int, end: int) -> bool:
    """Whether what stands before a quotation says it is a term or a title."""
    before = text[start:end]
    while match := _LISTED.search(before):
        before = before[: match.start()]
    return _NAMED.search(before) is not None


def _adjoining(frames: Sequence[Placed], mark: Marked, text: str) -> Placed | None:
    """A frame whose content ends right before a fragment ("denounced A, “B”")."""
    for placed in frames:
        gap = text[placed.end : mark.outer_start]
        if placed.end <= mark.outer_start and not gap.strip(" ,") and placed.frame.source:
            return placed
    return None


def _from_paragraph_before(
    page: Page, number: int, part: Paragraph, mark: Marked
) -> Attribution | None:
    """The attribution of a paragraph that ends with a colon and so introduces this one."""
    if number == 0 or mark.outer_start != part.start:
        return None
    before = page.parts[number - 1]
    if page.text[before.end - 1] != ":" or before.heading:
        return None
    span = page.tokens(before.start, before.end)
    around = Surroundings(page.doc, span, before.marked, page.quoted)
    return introduction(around.last_sentence())


def _opens(page: Page, part: Paragraph, mark: Marked) -> bool:
    """Whether a quotation begins a sentence or follows a comma or colon, as speech does."""
    before = page.text[part.start : mark.outer_start].rstrip()
    title = _is_title(page.text[mark.start : mark.end])
    return before[-1:] in ("", ".", "!", "?", ":", "”", '"') if title else before[-1:] == ":"


def is_sentence(words: str) -> bool:
    """Whether quoted words look like a sentence of somebody's speech and no name or phrase."""
    tokens = words.split()
    first = words.lstrip("[(“‘'\"…. ")[:1]
    if _is_title(words):
        return False
    return (len(tokens) >= 3 and first.isupper()) or len(tokens) > _LONG


def _is_title(words: str) -> bool:
    """ "The Steve Harvey Show", "13th": names of works, programmes and the like."""
    tokens = re.findall(r"[\w’'.-]*\w", words)
    if not tokens or len(tokens) > 9 or words.rstrip()[-1:] in "!?":
        return False
    big = [t for t in tokens if t.lower() not in _SMALL]
    return len(tokens) > 1 and all(t[0].isupper() or t[0].isdigit() for t in big) and len(big) > 1


def _holds(placed: Placed, mark: Marked) -> bool:
    shared = min(placed.end, mark.end) - max(placed.start, mark.start)
    return shared >= 0.5 * (mark.end - mark.start)


def _fills(part: Paragraph, mark: Marked, text: str) -> bool:
    """Whether a paragraph is one quotation and nothing else."""
    return not text[part.start : mark.outer_start].strip() and not re.search(
        r"\w", text[mark.outer_end : part.end]
    )


_PHRASES = frozenset({"noun", "infinitive", "adjective"})


def _nearest(holding: Sequence[Placed]) -> Placed | None:
    """The smallest frame, those of verbs before those of nouns and mere infinitives."""
    verbs = [f for f in holding if f.frame.rule not in _PHRASES]
    return min(verbs or holding, key=lambda f: (f.end - f.start, f.start), default=None)


_PERSONAL = frozenset({"he", "she", "they", "it"})


def _clause(inner: Placed, holding: Sequence[Placed]) -> tuple[int, int]:
    """The widest reported clause of the same source that holds a fragment."""
    source = inner.frame.source
    same = [
        f
        for f in holding
        if source is not None
        and f.frame.source is not None
        and f.frame.source.i == source.i
        and f.frame.strong
    ]
    source_word = source.lower_ if source is not None else ""
    if source_word in _PERSONAL and inner.frame.cue.lemma_ in lexicon().think:
        same = same + [f for f in holding if f.frame.strong and f.frame.rule.startswith("clause")]
    widest = max(same, key=lambda f: f.end - f.start, default=inner)
    return widest.start, widest.end


def _join_halves(drafts: Sequence[Draft]) -> None:
    """Halves of one quotation round its attribution share the whole passage as clause."""
    for first, second in zip(drafts, drafts[1:], strict=False):
        a, b = first.mark, second.mark
        if a is None or b is None or first.kind != "direct" or second.kind != "direct":
            continue
        one, two = first.attribution, second.attribution
        if one is None or (first.clause is not None and first.clause[1] > b.start):
            continue
        if two is None or (one.cue is not None and two.cue is not None and one.cue.i == two.cue.i):
            first.clause = second.clause = (a.outer_start, b.outer_end)
