"""Finding the quotations of an article: every step in order."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...language.datelines import after_dateline
from ...records import ELLIPSIS, Article, Part, Quote
from .interview_turns import Turn, find_turns
from .marked_quotes import draft_marked
from .quotation_marks import paragraphs
from .quote_drafts import Draft, Page
from .reported.indirect_quotes import draft_indirect
from .speaker_attribution import attribute_all
from .speakers import Speaker, Speakers

if TYPE_CHECKING:
    from ..coreference import CoreferenceChains


def find_quotes(doc: Doc, article: Article, chains: CoreferenceChains) -> tuple[Quote, ...]:
    """Every quotation of an article: direct, mixed and indirect, by position.

    Args:
        doc: the parse of ``article.text``.
        discourse: who is who in the article.
    """
    parts = paragraphs(article.text, ((h.start, h.end) for h in article.headings))
    page = Page(doc, article.text, parts)
    turns = find_turns(article, parts)
    spoken = {turn.paragraph for turn in turns}
    covered: set[int] = set()
    drafts = draft_marked(page, covered)
    drafts.extend(draft_indirect(page, covered, drafts))
    drafts = [d for d in drafts if d.paragraph not in spoken]
    drafts.extend(_turn(turn) for turn in turns)
    drafts.sort(key=lambda d: (d.start, -d.end))
    speakers = Speakers(doc, chains, page.quoted)
    attribute_all(page, drafts, speakers)
    local_entities = frozenset(entity.key for entity in chains.local_entities)
    return tuple(
        _record(page, article, draft, local_entities) for draft in drafts if _is_said(page, draft)
    )


def _is_said(page: Page, draft: Draft) -> bool:
    """Reported speech without marks is speech only when somebody says it."""
    if not any(map(str.isalnum, page.text[draft.start : draft.end])):
        return False
    if draft.kind != "indirect":
        return True
    speaker = draft.speaker
    return speaker is not None and (speaker.name is not None or speaker.text not in ("it", "It"))


def _turn(turn: Turn) -> Draft:
    return Draft(
        turn.start,
        turn.end,
        "direct",
        turn.paragraph,
        "turn",
        label=None if turn.label is None else (turn.label.start, turn.label.end),
        part=turn.part,
        interview=True,
    )


def _record(page: Page, article: Article, draft: Draft, local_entities: frozenset[str]) -> Quote:
    text = article.text
    speaker = draft.speaker or Speaker(None, None, None)
    cue = draft.attribution.cue if draft.attribution is not None else None
    parts = tuple(Part(start, end, text[start:end]) for start, end in draft.parts)
    start, end = _sentences(page, draft)
    return Quote(
        id=f"{article.id}-q{draft.start}",
        article=article.id,
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
        kind=draft.kind,
        clause=_reported(text, draft),
        interview=draft.interview,
        speaker=None if speaker.key in local_entities else speaker.key,
        speaker_name=speaker.name,
        speaker_text=speaker.text,
        cue=None if cue is None else cue.text,
        sentence=text[start:end].strip(),
        said=None,
        found=f"{draft.span_rule}/{draft.speaker_rule}",
        rest=parts[1:],
    )


def _reported(text: str, draft: Draft) -> str | None:
    """All that is reported, where that is more than the first words in marks."""
    mark = draft.mark
    bare = mark is not None and draft.clause == (mark.outer_start, mark.outer_end)
    if not draft.rest and (draft.clause is None or bare):
        return None
    first = draft.clause or (draft.start, draft.end)
    inside = [(a, b) for a, b in draft.rest if b > first[1]]
    return ELLIPSIS.join(text[a:b] for a, b in (first, *inside))


def _sentences(page: Page, draft: Draft) -> tuple[int, int]:
    """The sentence or sentences a quotation stands in, without dateline."""
    first = page.doc[max(0, bisect_right(page.starts, draft.start) - 1)].sent
    last = page.doc[max(0, bisect_right(page.starts, max(draft.start, draft.last - 1)) - 1)].sent
    part = page.parts[draft.paragraph]
    start = max(part.start, min(first.start_char, draft.start))
    # A parser may give the mark that closes it to what follows.
    closed = (m.outer_end for m in part.marked if m.start < draft.last <= m.end)
    end = min(part.end, max(last.end_char, draft.last, *closed))
    return min(after_dateline(page.text, start, end), draft.start), end
