"""The quotations of an article: drafted, attributed to speakers, dated, and recorded."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...language.datelines import after_dateline
from ...language.quotation_marks import find_paragraphs
from ...records import ELLIPSIS, Article, DateMention, FoundQuote, Part, Quote
from .interview_parties import find_parties
from .interview_turns import Turn, find_turns
from .marked_quotes import draft_marked_quotes
from .open_quotes import close_before_attribution
from .probability import probability_of
from .quote_drafts import ParsedArticle, QuoteDraft
from .read_attributions import ReadAttribution, read_attributions
from .read_drafts import draft_read_quotes
from .reported.indirect_quotes import draft_indirect_quotes
from .said_dates import Span, dates_outside
from .saying_days import days_said
from .speaker_attribution import attribute_speakers
from .speaker_labels import TurnRole
from .speakers import Speaker, SpeakerResolver
from .taken_findings import take_findings

if TYPE_CHECKING:
    from ..coreference import CoreferenceChains

_LEAST_PROBABILITY = 0.2
"""What stands in no marks and is less likely than this is left out: nobody may have said it."""


def find_quotes(
    doc: Doc, article: Article, chains: CoreferenceChains, dates: Sequence[DateMention]
) -> tuple[FoundQuote, ...]:
    """Every quotation of an article: direct, mixed and indirect, by position.

    Args:
        doc: the parse of ``article.text``.
        chains: who is meant by the mentions of the article.
        dates: the dates of the article, of which some say when something was said.
    """
    found = read_attributions(doc)
    parsed, drafts = draft_quotes(doc, article, chains, found)
    likely = {id(draft): probability_of(draft, found) for draft in drafts}
    spoken = [d for d in drafts if d.mark is not None or likely[id(d)] >= _LEAST_PROBABILITY]
    reported = [span for draft in spoken for span in _reported_spans(draft)]
    free = dates_outside(dates, reported)
    sentences = [_sentence_span(parsed, draft) for draft in spoken]
    days = days_said(parsed, chains, spoken, sentences, free, article.published)
    return tuple(
        _quote(article, chains, draft, sentence, day, likely[id(draft)])
        for draft, sentence, day in zip(spoken, sentences, days, strict=True)
    )


def draft_quotes(
    doc: Doc, article: Article, chains: CoreferenceChains, found: Sequence[ReadAttribution]
) -> tuple[ParsedArticle, list[QuoteDraft]]:
    """The drafts of all that is said in an article, with their speakers.

    Args:
        found: what the trained reader finds.
    """
    paragraphs = find_paragraphs(article.text, ((h.start, h.end) for h in article.headings))
    parsed = ParsedArticle(doc, article.text, close_before_attribution(doc, paragraphs))
    drafts = _draft_quotes(parsed, article, chains, found)
    attribute_speakers(parsed, drafts, SpeakerResolver(doc, chains, parsed.quoted))
    return parsed, [draft for draft in drafts if _is_speech(parsed, draft)]


def _draft_quotes(
    parsed: ParsedArticle,
    article: Article,
    chains: CoreferenceChains,
    found: Sequence[ReadAttribution],
) -> list[QuoteDraft]:
    """Drafts of all quotations by position; in a turn of an interview, the turn is the only one."""
    turns = find_turns(article, parsed.paragraphs)
    parties = find_parties(parsed.doc, chains, turns, article.authors)
    if not parties:
        turns = tuple(turn for turn in turns if turn.labelled)
    in_turns = {turn.paragraph for turn in turns}
    covered: set[int] = set()
    drafts = draft_marked_quotes(parsed, covered)
    drafts.extend(draft_indirect_quotes(parsed, covered, drafts))
    take_findings(parsed, found, drafts)
    drafts.extend(draft_read_quotes(parsed, found, drafts))
    drafts = [draft for draft in drafts if draft.paragraph not in in_turns]
    drafts.extend(_draft_turn(turn, parties) for turn in turns)
    drafts.sort(key=lambda draft: (draft.start, draft.kind == "indirect", -draft.end))
    return [draft for n, draft in enumerate(drafts) if not _is_repeated(draft, drafts[:n])]


def _is_repeated(draft: QuoteDraft, before: Sequence[QuoteDraft]) -> bool:
    """Whether a quotation begins where one of its kind or in marks does, or an indirect one lies
    in another."""
    indirect = draft.kind == "indirect"
    return any(
        (draft.start == other.start and (indirect or other.kind != "indirect"))
        or (indirect and other.kind == "indirect" and draft.end <= other.end)
        for other in before
    )


_NOTE = re.compile(r"\s*(?:\(|\[|-L[RSC]B-)\s*(?:\w+\s*){1,4}(?:\)|\]|-R[RSC]B-)[\s.]*")
"""A transcriber's note between the words of a speaker ("(laughter)")."""
_SOMEBODY = frozenset({"he", "she", "they", "it"})
"""Speakers that somebody is, even where it cannot be told who."""


def _is_speech(parsed: ParsedArticle, draft: QuoteDraft) -> bool:
    """Whether a draft is speech; without quotation marks only where somebody says it."""
    said = parsed.text[draft.start : draft.end]
    if not any(map(str.isalnum, said)) or _NOTE.fullmatch(said):
        return False
    if draft.kind != "indirect":
        return True
    speaker = draft.speaker
    if speaker is None or draft.unasserted:
        return False
    if speaker.name is not None:
        return True
    return (speaker.text or "").lower() in _SOMEBODY and not _is_inscription(draft)


def _is_inscription(draft: QuoteDraft) -> bool:
    """Whether "it" says something somewhere ("It says on the label that …")."""
    found = draft.attribution
    if found is None or found.cue is None or found.source is None or found.source.lower_ != "it":
        return False
    return found.cue.i + 1 < len(found.cue.doc) and found.cue.nbor(1).pos_ == "ADP"


def _draft_turn(turn: Turn, parties: Mapping[TurnRole, Span]) -> QuoteDraft:
    label = None if turn.label is None else (turn.label.start, turn.label.end)
    if label is None and turn.role is not None:
        label = parties.get(turn.role)
    return QuoteDraft(
        turn.start,
        turn.end,
        "direct",
        turn.paragraph,
        "turn",
        label=label,
        interview=True,
    )


def _quote(
    article: Article,
    chains: CoreferenceChains,
    draft: QuoteDraft,
    sentence: Span,
    said: str | None,
    probability: float,
) -> FoundQuote:
    """The record of a draft."""
    text = article.text
    speaker = draft.speaker or Speaker(None, None, None)
    cue = draft.attribution.cue if draft.attribution is not None else None
    cue_text = None if cue is None else cue.text
    parts = tuple(Part(start, end, text[start:end]) for start, end in draft.parts)
    start, end = sentence
    return Quote(
        id=f"{article.id}-q{draft.start}",
        article=article.id,
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
        kind=draft.kind,
        clause=_reported_clause(text, draft),
        interview=draft.interview,
        speaker=None if chains.is_local(speaker.key) else speaker.key,
        speaker_name=speaker.name,
        speaker_text=speaker.text,
        cue=cue_text,
        sentence=text[start:end].strip(),
        said=said,
        found=f"{draft.span_rule}/{draft.speaker_rule}",
        rest=parts[1:],
        probability=probability,
        speakers=tuple(
            key
            for key in (speaker.key, *speaker.together)
            if key is not None and not chains.is_local(key)
        ),
    )


def _has_more_than_marks(draft: QuoteDraft) -> bool:
    """Whether a reported clause holds more than the words in marks."""
    mark = draft.mark
    bare = mark is not None and draft.clause == (mark.outer_start, mark.outer_end)
    return draft.clause is not None and not bare


def _reported_spans(draft: QuoteDraft) -> list[Span]:
    """The spans of reported words: the clause, or else the parts of the quotation."""
    if draft.clause is not None and not draft.rest and _has_more_than_marks(draft):
        return [draft.clause]
    return draft.parts


def _reported_clause(text: str, draft: QuoteDraft) -> str | None:
    """All that is reported, where that is more than the first words in marks."""
    if not draft.rest and not _has_more_than_marks(draft):
        return None
    first = draft.clause or (draft.start, draft.end)
    inside = [(a, b) for a, b in draft.rest if b > first[1]]
    return ELLIPSIS.join(text[a:b] for a, b in (first, *inside))


def _sentence_span(parsed: ParsedArticle, draft: QuoteDraft) -> tuple[int, int]:
    """The sentence or sentences a quotation stands in, without dateline."""
    first = parsed.doc[max(0, bisect_right(parsed.starts, draft.start) - 1)].sent
    last = parsed.doc[
        max(0, bisect_right(parsed.starts, max(draft.start, draft.last - 1)) - 1)
    ].sent
    paragraph = parsed.paragraphs[draft.paragraph]
    start = max(paragraph.start, min(first.start_char, draft.start))
    # The parser may have put the closing mark into the next sentence.
    closed = (m.outer_end for m in paragraph.marked if m.start < draft.last <= m.end)
    end = min(paragraph.end, max(last.end_char, draft.last, *closed))
    return min(after_dateline(parsed.text, start, end), draft.start), end
