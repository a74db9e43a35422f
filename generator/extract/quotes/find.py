"""Finding the quotations of an article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from ...records import Article, Quote, QuoteKind
from .attribution import Attribution, Surroundings, attribute_after, attribute_before
from .frames import Frame, find_frames
from .grammar import Span, trimmed
from .marks import Marked, Paragraph, paragraphs
from .speakers import Speaker, Speakers

if TYPE_CHECKING:
    from ..discourse import Discourse

_FEW = 3
"""Words a reported clause must have to say anything."""


@dataclass(slots=True)
class _Draft:
    """A quotation in the making; offsets are characters."""

    start: int
    end: int
    kind: QuoteKind
    paragraph: int
    clause: Span | None = None
    attribution: Attribution | None = None
    speaker: Speaker | None = None
    span_rule: str = ""
    speaker_rule: str = ""
    mark: Marked | None = None
    interview: bool = False


def find_quotes(doc: Doc, article: Article, discourse: Discourse) -> tuple[Quote, ...]:
    """Every quotation of an article: direct, mixed and indirect, by position.

    Args:
        doc: the parse of ``article.text``.
        discourse: who is who in the article.
    """
    text = article.text
    parts = paragraphs(text, ((h.start, h.end) for h in article.headings))
    starts = [t.idx for t in doc]
    quoted = _quoted(doc, starts, parts)
    frames = [_Placed(f, *_chars(doc, f, parts, starts)) for f in find_frames(doc, quoted)]
    frames = [f for f in frames if f.paragraph >= 0 and not parts[f.paragraph].heading]
    drafts: list[_Draft] = []
    covered: set[int] = set()
    for number, part in enumerate(parts):
        if part.heading or not part.marked:
            continue
        span = (bisect_left(starts, part.start), bisect_left(starts, part.end))
        around = Surroundings(doc, span, part.marked, quoted)
        here = [f for f in frames if f.paragraph == number]
        for mark in part.marked:
            draft = _marked(doc, text, number, part, mark, around, here, covered)
            if draft is not None:
                drafts.append(draft)
    drafts.extend(_indirect(frames, covered, drafts, text))
    drafts.sort(key=lambda d: (d.start, -d.end))
    _attribute(doc, text, parts, drafts, discourse)
    return tuple(_record(doc, article, draft, starts) for draft in drafts)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A frame with its content in characters and its paragraph."""

    frame: Frame
    start: int
    end: int
    paragraph: int


def _quoted(doc: Doc, starts: Sequence[int], parts: Iterable[Paragraph]) -> list[bool]:
    inside = [False] * len(doc)
    for part in parts:
        for mark in part.marked:
            for i in range(bisect_left(starts, mark.start), bisect_left(starts, mark.end)):
                inside[i] = True
    return inside


def _chars(
    doc: Doc, frame: Frame, parts: Sequence[Paragraph], starts: Sequence[int]
) -> tuple[int, int, int]:
    """Content of a frame in characters, never cutting a quotation in two; its paragraph."""
    first, last = trimmed(doc, frame.content)
    if first >= last:
        return 0, 0, -1
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    number = bisect_left([p.start for p in parts], doc[frame.cue.i].idx + 1) - 1
    if number < 0:
        return 0, 0, -1
    part = parts[number]
    start, end = max(start, part.start), min(end, part.end)
    for mark in part.marked:
        if mark.outer_start < start < mark.outer_end:
            start = mark.outer_start
        if mark.outer_start < end < mark.outer_end and end > mark.start:
            end = mark.outer_end
        elif end == mark.outer_start + 1 and start < mark.outer_start:
            end = mark.outer_start
    return start, end, number if start < end else -1


_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*$|,$|—$|-$")


def _is_sentence(text: str, mark: Marked) -> bool:
    """Whether quoted words look like a sentence of somebody's speech."""
    words = text[mark.start : mark.end].split()
    first = text[mark.start : mark.start + 2].lstrip("[(“‘'\"…. ")
    return len(words) >= _FEW and (first[:1].isupper() or len(words) > 12)


def _marked(
    doc: Doc,
    text: str,
    number: int,
    part: Paragraph,
    mark: Marked,
    around: Surroundings,
    frames: Sequence[_Placed],
    covered: set[int],
) -> _Draft | None:
    words = text[mark.start : mark.end]
    draft = _Draft(mark.start, mark.end, "direct", number, mark=mark, span_rule="marks")
    holding = [
        f
        for f in frames
        if f.start < mark.end
        and f.end > mark.start
        and min(f.end, mark.end) - max(f.start, mark.start) >= 0.5 * (mark.end - mark.start)
    ]
    sentence = _is_sentence(text, mark)
    inner = min(holding, key=lambda f: (f.end - f.start, f.start), default=None)
    if inner is not None and not sentence:
        whole = max(
            (f for f in holding if f.frame.strong), key=lambda f: f.end - f.start, default=inner
        )
        covered.update(id(f) for f in holding)
        draft.kind = "mixed"
        draft.clause = (inner.start, inner.end)
        if whole is not inner and whole.frame.source is inner.frame.source:
            draft.clause = (whole.start, whole.end)
        draft.attribution = Attribution(inner.frame.cue, inner.frame.source, inner.frame.rule)
        draft.span_rule = "fragment"
        return draft
    found = attribute_after(around, mark, words) or attribute_before(around, mark)
    if found is None and inner is not None:
        found = Attribution(inner.frame.cue, inner.frame.source, inner.frame.rule)
    if inner is not None:
        covered.update(id(f) for f in holding)
        if (inner.end - inner.start) > 1.25 * (mark.outer_end - mark.outer_start):
            draft.kind, draft.clause = "mixed", (inner.start, inner.end)
    draft.attribution = found
    if found is None and not sentence:
        return None
    return draft


def _indirect(
    frames: Sequence[_Placed], covered: set[int], drafts: Sequence[_Draft], text: str
) -> list[_Draft]:
    taken: list[tuple[int, int]] = []
    found = []
    strong = [f for f in frames if f.frame.strong and id(f) not in covered]
    strong.sort(key=lambda f: (f.start - f.end, f.start))
    for f in strong:
        if any(a <= f.start and f.end <= b for a, b in taken):
            continue
        if len(text[f.start : f.end].split()) < _FEW:
            continue
        if any(d.mark and d.start < f.end and d.end > f.start for d in drafts):
            continue
        taken.append((f.start, f.end))
        found.append(
            _Draft(
                f.start,
                f.end,
                "indirect",
                f.paragraph,
                attribution=Attribution(f.frame.cue, f.frame.source, f.frame.rule),
                span_rule=f.frame.rule,
            )
        )
    return found


def _attribute(
    doc: Doc, text: str, parts: Sequence[Paragraph], drafts: Sequence[_Draft], discourse: Discourse
) -> None:
    """Give every draft its speaker, in the order of the text."""
    speakers = Speakers(doc, discourse)
    for draft in drafts:
        found = draft.attribution
        if found is not None and found.source is not None:
            draft.speaker = speakers.of(found.source)
            draft.speaker_rule = found.rule
            speakers.spoke(draft.speaker)
    for n, draft in enumerate(drafts):
        if draft.speaker is not None or draft.mark is None:
            continue
        before = drafts[n - 1] if n else None
        after = drafts[n + 1] if n + 1 < len(drafts) else None
        if before is not None and before.paragraph == draft.paragraph and before.speaker:
            draft.speaker, draft.speaker_rule = before.speaker, "same paragraph"
        elif (
            after is not None
            and after.paragraph == draft.paragraph
            and after.speaker
            and after.mark
        ):
            draft.speaker, draft.speaker_rule = after.speaker, "same paragraph"
        elif before is not None and before.speaker and draft.paragraph - before.paragraph == 1:
            draft.speaker, draft.speaker_rule = before.speaker, "paragraph before"


def _record(doc: Doc, article: Article, draft: _Draft, starts: Sequence[int]) -> Quote:
    text = article.text
    speaker = draft.speaker or Speaker(None, None, None)
    cue = draft.attribution.cue if draft.attribution is not None else None
    first = doc[min(bisect_left(starts, draft.start + 1) - 1, len(doc) - 1)].sent
    last = doc[min(bisect_left(starts, draft.end) - 1, len(doc) - 1)].sent
    sentence = text[min(first.start_char, draft.start) : max(last.end_char, draft.end)].strip()
    return Quote(
        id=f"{article.id}-q{draft.start}",
        article=article.id,
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
        kind=draft.kind,
        clause=None if draft.clause is None else text[draft.clause[0] : draft.clause[1]],
        interview=draft.interview,
        speaker=speaker.key,
        speaker_name=speaker.name,
        speaker_text=speaker.text,
        cue=None if cue is None else cue.text,
        sentence=sentence,
        said=None,
        found=f"{draft.span_rule}/{draft.speaker_rule or 'none'}",
    )
