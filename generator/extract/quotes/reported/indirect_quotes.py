"""Reported speech without marks: what grammar shows, then what the weights tell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence

from ..quote_drafts import Draft, Page, Placed
from .candidates import Candidate, find_candidates
from .enclosing_frames import only_names
from .endings import endings
from .frame import Frame
from .grammar import Span
from .weights import weights

_FEW = 3
"""Words a reported clause must have to say anything."""


def draft_indirect(page: Page, covered: set[int], marked: Sequence[Draft]) -> list[Draft]:
    """A draft for every strong frame that no quotation in marks fills or shares, and for
    what the weights take for reported elsewhere."""
    shown, taken = framed(page, covered, marked)
    return [_draft(placed) for placed in (*shown, *_weighed(page, taken))]


def framed(
    page: Page, covered: set[int], marked: Sequence[Draft]
) -> tuple[list[Placed], list[Span]]:
    """What grammar shows to be reported without marks, and the characters it or marks take."""
    strong = [f for f in page.frames if f.frame.strong]
    strong.sort(key=lambda f: (f.start - f.end, f.start))
    spans = [(draft, span) for draft in marked for span in draft.parts]
    taken: list[Placed] = []
    found: list[Placed] = []
    for placed in strong:
        if any(_inside(placed, other) for other in taken):
            continue
        taken.append(placed)
        words = page.text[placed.start : placed.end].split()
        if id(placed) in covered or len(words) < _FEW:
            continue
        meets = (d for d, (a, b) in spans if a < placed.end and b > placed.start)
        if all(only_names(draft, placed) for draft in meets):
            found.append(placed)
    clauses = [d.clause for d in marked if d.clause is not None]
    return found, [*(span for _, span in spans), *clauses, *map(_reach, taken)]


def _reach(placed: Placed) -> Span:
    """The characters a frame speaks for: "…, X said, …" for those of its whole sentence."""
    if placed.frame.rule not in ("clause before", "clause around"):
        return placed.start, placed.end
    sentence = placed.frame.cue.sent
    return sentence.start_char, sentence.end_char


def _inside(placed: Placed, other: Placed) -> bool:
    """Whether a frame's cue or content lies in what another one reports."""
    if placed.paragraph != other.paragraph:
        return False
    return other.start <= placed.start and placed.end <= other.end


def _draft(placed: Placed) -> Draft:
    return Draft(
        placed.start,
        placed.end,
        "indirect",
        placed.paragraph,
        placed.frame.rule,
        attribution=placed.attribution(),
    )


def _weighed(page: Page, taken: Sequence[Span]) -> Iterator[Placed]:
    """What the weights take for reported, the surest first, none over another."""
    learned = weights()
    ranked = [
        (-learned.attributes(candidate), candidate.start, candidate)
        for candidate in open_candidates(page, taken, learned.cues)
        if candidate.source is not None
    ]
    spans = list(taken)
    for score, _, candidate in sorted(ranked, key=lambda found: found[:2]):
        if score >= 0:
            break
        placed = _placed(page, candidate, learned.best(endings(candidate)).at)
        if placed is None or _meets(spans, placed.start, placed.end):
            continue
        if _meets(spans, candidate.cue.idx, candidate.cue.idx + 1):
            continue
        spans.append((placed.start, placed.end))
        yield placed


def open_candidates(page: Page, taken: Sequence[Span], cues: Container[str]) -> Iterator[Candidate]:
    """Candidates outside what is ``taken`` whose content holds and leads up to no marks."""
    starts, quoted = page.starts, page.quoted
    for candidate in find_candidates(page.doc, quoted, cues):
        cue = candidate.cue
        last = min(candidate.end + 2, cue.sent.end)
        if any(quoted[candidate.start : last]):
            continue
        if _meets(taken, cue.idx, cue.idx + 1):
            continue
        if not _meets(taken, starts[candidate.start], starts[candidate.end - 1] + 1):
            yield candidate


def _meets(spans: Sequence[Span], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spans)


def _placed(page: Page, candidate: Candidate, end: int) -> Placed | None:
    number = bisect_right([part.start for part in page.parts], candidate.cue.idx) - 1
    if number < 0 or page.parts[number].heading or any(page.quoted[candidate.start : end]):
        return None
    content = (candidate.start, end)
    rule = f"weights: {candidate.frame}"
    placed = page.place(Frame(candidate.cue, candidate.source, content, rule, True), number)
    if placed is None or len(page.text[placed.start : placed.end].split()) < _FEW - 1:
        return None
    return placed
