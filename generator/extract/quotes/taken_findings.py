"""Where the trained reader knows better than a rule: the spans and sources that drafts take."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from .quote_drafts import Attribution, ParsedArticle, QuoteDraft
from .read_attributions import (
    LIKELY,
    SAME,
    ReadAttribution,
    nearest_finding,
    placed_parts,
    saying_word,
)
from .reported.sources import cannot_speak
from .reporting_words import person_nouns, reporting_words

_SURE = 0.7
"""How sure it must be whose they are to contradict a rule; below, the rule is more often right."""
_CERTAIN_EDGE = 0.8
"""How sure the reader must be of where a content ends to shorten what a rule has found."""
_ABOUT_THE_SAME = 0.5
"""Share of characters from which a finding is of the same clause as a draft."""
_WHO = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def take_findings(
    parsed: ParsedArticle, found: Sequence[ReadAttribution], drafts: Sequence[QuoteDraft]
) -> None:
    """Give the drafts of the rules the spans and sources that the reader is sure of: it knows
    better than a parse where a clause ends, and who is meant where the sentence is long."""
    taken: set[int] = set()
    for draft in drafts:
        if draft.label is not None:
            continue
        one, same = nearest_finding(draft, found)
        if one is None or one.probability < LIKELY or _is_another(one, draft):
            continue
        if same >= SAME and not _agree(one, draft):
            _take_source(parsed, one, draft)
        if (same >= _ABOUT_THE_SAME or _goes_on(one, draft)) and id(one) not in taken:
            taken.add(id(one))
            _take_span(parsed, one, draft)


def _goes_on(found: ReadAttribution, draft: QuoteDraft) -> bool:
    """Whether the reader, sure of the ends, goes on where a draft breaks off."""
    if draft.mark is not None or len(found.parts) != 1 or found.edge_probability < _CERTAIN_EDGE:
        return False
    cue = None if draft.attribution is None else draft.attribution.cue
    if cue is not None and cue.lemma_ in reporting_words().show:
        return False  # "a poll indicates a close race as …"
    part = found.parts[0]
    return part.start_char <= draft.start and draft.end < part.end_char


def _agree(found: ReadAttribution, draft: QuoteDraft) -> bool:
    """Whether a finding has the source that a draft has."""
    named = None if draft.attribution is None else draft.attribution.source
    source = found.source
    return named is not None and source is not None and source.start <= named.i < source.end


def _take_span(parsed: ParsedArticle, found: ReadAttribution, draft: QuoteDraft) -> None:
    spans = [(p.start, p.end) for p in placed_parts(parsed, found, draft.paragraph)]
    if draft.mark is None and len(spans) == len(draft.parts) > 1:
        (draft.start, draft.end), *draft.rest = spans
        return
    if len(spans) != 1 or draft.rest or (draft.mark is not None and draft.kind != "mixed"):
        return
    if draft.mark is None and found.parts[0][0].sent.end < found.parts[-1].end:
        return  # two sentences, of which the draft is one
    (start, end), mine = spans[0], draft.clause or (draft.start, draft.end)
    found_by = draft.attribution
    words = [] if found_by is None else [found_by.cue, found_by.source]
    if any(word is not None and start <= word.idx < end for word in words):
        return
    if _takes_in_cue(draft):
        return  # a denial: without its cue it would be turned round
    if end - start < mine[1] - mine[0] and found.edge_probability < _CERTAIN_EDGE:
        return
    if draft.mark is None:
        draft.start, draft.end = start, end
    elif start <= draft.mark.outer_start and draft.mark.outer_end <= end:
        draft.clause = start, end


def _takes_in_cue(draft: QuoteDraft) -> bool:
    cue = None if draft.attribution is None else draft.attribution.cue
    around = draft.span_rule == "clause around"
    return cue is not None and not around and draft.start <= cue.idx < draft.end


def _take_source(parsed: ParsedArticle, found: ReadAttribution, draft: QuoteDraft) -> None:
    source = found.source
    if source is None or found.source_probability < _SURE or cannot_speak(source.root):
        return
    cue = None if found.cue is None else saying_word(found.cue)
    paragraph = parsed.paragraphs[draft.paragraph]
    if cue is None or not paragraph.start <= min(cue.idx, source.start_char) < paragraph.end:
        return
    named = draft.attribution is not None and draft.attribution.source is not None
    if source.root.sent.start != cue.sent.start or _is_inner(source, draft):
        return
    vague = source.root.pos_ == "PRON"
    if named and (vague or source.root.lemma_ in reporting_words().statement_nouns):
        return  # "According to reports, X said"
    draft.attribution = Attribution(cue, source.root, "reader")
    draft.outer_source = None


def _is_inner(source: Span, draft: QuoteDraft) -> bool:
    """Whether a source only stands in the phrase of the cue's own subject ("Organisers of the
    show, led by [Brandt and Keller], said")."""
    found = draft.attribution
    if found is None or found.source is None or found.cue is None:
        return False
    own = found.source.dep_ == "nsubj" and found.source.head.i == found.cue.i
    return own and found.source.is_ancestor(source.root) and source.root.dep_ in ("pobj", "conj")


def _is_another(found: ReadAttribution, draft: QuoteDraft) -> bool:
    """Whether one of finding and draft reports the other: "X said Y felt …", where both are right
    and the draft stays as it is, except that what a pronoun or a document says is rather X's."""
    source = None if found.source is None else found.source.root
    spans = [*draft.parts, *([draft.clause] if draft.clause is not None else [])]
    if source is not None and any(a <= source.idx < b for a, b in spans):
        return True
    named = None if draft.attribution is None else draft.attribution.source
    holds = named is not None and any(part.start <= named.i < part.end for part in found.parts)
    if not holds or named is None:
        return False
    return named.ent_type_ in _WHO or named.lemma_.lower() in person_nouns()
