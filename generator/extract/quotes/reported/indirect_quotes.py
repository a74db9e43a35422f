"""Drafts of indirect quotations: first what grammar shows, then what learned weights accept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence

from ..quote_drafts import ParsedArticle, PlacedFrame, QuoteDraft
from .candidates import Candidate, find_candidates
from .enclosing_frames import only_names_thing
from .endings import find_endings
from .frame import Frame
from .grammar import Span
from .weights import load_weights

_MIN_WORDS = 3
"""Shorter clauses report nothing that could be shown."""


def draft_indirect_quotes(
    parsed: ParsedArticle, covered: set[int], marked: Sequence[QuoteDraft]
) -> list[QuoteDraft]:
    """A draft for every strong frame without a quotation in marks, and for every candidate
    elsewhere that the weights accept."""
    framed, used = draft_framed_quotes(parsed, covered, marked)
    return [_draft(placed) for placed in (*framed, *_accepted_candidates(parsed, used))]


def draft_framed_quotes(
    parsed: ParsedArticle, covered: set[int], marked: Sequence[QuoteDraft]
) -> tuple[list[PlacedFrame], list[Span]]:
    """Strong frames without a quotation in marks, and the spans of all that is reported."""
    strong = [f for f in parsed.frames if f.frame.strong]
    strong.sort(key=lambda f: (f.start - f.end, f.start))
    spans = [(draft, span) for draft in marked for span in draft.parts]
    taken: list[PlacedFrame] = []
    found: list[PlacedFrame] = []
    for placed in strong:
        if any(_inside(placed, other) for other in taken):
            continue
        taken.append(placed)
        words = parsed.text[placed.start : placed.end].split()
        if id(placed) in covered or len(words) < _MIN_WORDS:
            continue
        meets = (d for d, (a, b) in spans if a < placed.end and b > placed.start)
        if all(only_names_thing(draft, placed) for draft in meets):
            found.append(placed)
    clauses = [d.clause for d in marked if d.clause is not None]
    return found, [*(span for _, span in spans), *clauses, *map(_reach, taken)]


def _reach(placed: PlacedFrame) -> Span:
    """The span that a frame accounts for: of "…, X said, …" the whole sentence."""
    if placed.frame.rule not in ("clause before", "clause around"):
        return placed.start, placed.end
    sentence = placed.frame.cue.sent
    return sentence.start_char, sentence.end_char


def _inside(placed: PlacedFrame, other: PlacedFrame) -> bool:
    """Whether a frame's content lies in the content of another."""
    if placed.paragraph != other.paragraph:
        return False
    return other.start <= placed.start and placed.end <= other.end


def _draft(placed: PlacedFrame) -> QuoteDraft:
    return QuoteDraft(
        placed.start,
        placed.end,
        "indirect",
        placed.paragraph,
        placed.frame.rule,
        attribution=placed.attribution(),
    )


def _accepted_candidates(parsed: ParsedArticle, used: Sequence[Span]) -> Iterator[PlacedFrame]:
    """The candidates that the weights accept, the most probable first, none overlapping."""
    learned = load_weights()
    ranked = [
        (-learned.attributes(candidate), candidate.start, candidate)
        for candidate in find_open_candidates(parsed, used, learned.cues)
        if candidate.source is not None
    ]
    spans = list(used)
    for score, _, candidate in sorted(ranked, key=lambda found: found[:2]):
        if score >= 0:
            break
        placed = _placed(parsed, candidate, learned.best(find_endings(candidate)).at)
        if placed is None or _meets(spans, placed.start, placed.end):
            continue
        if _meets(spans, candidate.cue.idx, candidate.cue.idx + 1):
            continue
        spans.append((placed.start, placed.end))
        yield placed


def find_open_candidates(
    parsed: ParsedArticle, used: Sequence[Span], cues: Container[str]
) -> Iterator[Candidate]:
    """Candidates outside ``used`` spans whose content neither holds nor leads up to marks."""
    starts, quoted = parsed.starts, parsed.quoted
    for candidate in find_candidates(parsed.doc, quoted, cues):
        cue = candidate.cue
        last = min(candidate.end + 2, cue.sent.end)
        if any(quoted[candidate.start : last]):
            continue
        if _meets(used, cue.idx, cue.idx + 1):
            continue
        if not _meets(used, starts[candidate.start], starts[candidate.end - 1] + 1):
            yield candidate


def _meets(spans: Sequence[Span], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spans)


def _placed(parsed: ParsedArticle, candidate: Candidate, end: int) -> PlacedFrame | None:
    number = (
        bisect_right([paragraph.start for paragraph in parsed.paragraphs], candidate.cue.idx) - 1
    )
    if number < 0 or parsed.paragraphs[number].heading or any(parsed.quoted[candidate.start : end]):
        return None
    content = (candidate.start, end)
    frame = Frame(candidate.cue, candidate.source, content, "weights", strong=True)
    placed = parsed.place_frame(frame, number)
    if placed is None or len(parsed.text[placed.start : placed.end].split()) < _MIN_WORDS - 1:
        return None
    return placed
