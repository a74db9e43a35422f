"""The speaker of every quotation: whom its attribution names, or else whom the context does.

A quotation without attribution has the speaker of the quotation before it: in its paragraph, in
the paragraphs that one quotation runs over, or in the paragraph before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...records import SpeakerRule
from .factuality import is_still_to_be_said, is_unasserted
from .quote_drafts import Attribution, ParsedArticle, QuoteDraft
from .reported.sources import cannot_speak, has_voice
from .reporting_words import reporting_words
from .speakers import Speaker, SpeakerResolver

_WORD = re.compile(r"\w")
_FIRST_PERSON = re.compile(r"\b(?:I|I’m|I'm|my|My|me)\b")


def attribute_speakers(
    parsed: ParsedArticle, drafts: Sequence[QuoteDraft], speakers: SpeakerResolver
) -> None:
    """Set the speaker of every draft where it can be known; drafts are sorted by position."""
    for n, draft in enumerate(drafts):
        named = _named_speaker(draft, speakers)
        if named is not None and named.name is None:
            named = None
        if named is None and draft.attribution is not None and draft.attribution.source is not None:
            draft.speaker_rule = draft.attribution.rule
            draft.speaker = Speaker(None, None, draft.attribution.source.text)
            continue
        if named is None and draft.mark is None:
            named = _elided_subject_speaker(parsed, draft, drafts[:n])
        if named is None:
            continue
        if named.plural and _is_of_one_person(parsed, draft):
            draft.speaker_rule = "several as one"
        if draft.mark is not None and named.key is not None and not named.person:
            named = _first_person_speaker(parsed, draft, drafts[:n]) or named
        draft.speaker = named
        speakers.note_speaker(named, draft.last)
    _attribute_by_context(parsed, drafts, speakers)


def _named_speaker(draft: QuoteDraft, speakers: SpeakerResolver) -> Speaker | None:
    if draft.label is not None:
        draft.speaker_rule = "label"
        return speakers.resolve_label(*draft.label)
    found = draft.attribution
    if found is None or found.source is None:
        return None
    if cannot_speak(found.source) or _is_deed(draft, found):
        # The parser took a wrong noun; quotation marks may yet be somebody's by the context.
        draft.attribution = None if draft.mark is not None else found
        return None
    draft.speaker_rule = found.rule
    if draft.mark is None and found.cue is not None and is_still_to_be_said(found.cue):
        draft.unasserted = True
    if found.cue is not None and is_unasserted(found.cue, found.source):
        if draft.mark is not None and draft.outer_source is not None:
            return speakers.of(draft.outer_source)  # "X said he could not call it “…”"
        draft.unasserted = True
        return Speaker(None, None, found.source.text)
    if speakers.is_ambiguous(found.source):
        draft.speaker_rule = "pronoun of two"
    return speakers.of(found.source, draft.outer_source, found.cue)


def _is_deed(draft: QuoteDraft, found: Attribution) -> bool:
    """Whether what looks like a report is the deed or effect of something that has no voice."""
    if draft.mark is not None or found.source is None or found.cue is None:
        return False
    say = reporting_words().say
    told = found.rule == "according to" or (found.rule in _CLAUSES and found.cue.lemma_ in say)
    return not told and not has_voice(found.source)


_CLAUSES = ("clause", "clause before", "clause around", "rest of sentence", "reader")


def _elided_subject_speaker(
    parsed: ParsedArticle, draft: QuoteDraft, before: Sequence[QuoteDraft]
) -> Speaker | None:
    """The speaker before a sentence that opens with a participle ("Assured that …, she")."""
    cue = draft.attribution.cue if draft.attribution is not None else None
    if cue is None or cue.tag_ not in ("VBN", "VBG") or cue.i - cue.sent.start > 2 or not before:
        return None
    last = before[-1]
    if last.paragraph != draft.paragraph or last.speaker is None:
        return None
    draft.speaker_rule = "elided"
    return last.speaker


def _first_person_speaker(
    parsed: ParsedArticle, draft: QuoteDraft, before: Sequence[QuoteDraft]
) -> Speaker | None:
    """The person who says "I" where the attribution names a state or body."""
    found = draft.attribution
    if found is None or not _has_first_person(parsed, draft):
        return None
    if found.cue is not None and found.cue.idx >= draft.start:
        return None
    for other in reversed(before):
        if draft.paragraph - other.paragraph > 2:
            return None
        if other.speaker is not None and other.speaker.person:
            draft.speaker_rule = "first person"
            return other.speaker
    return None


def _is_of_one_person(parsed: ParsedArticle, draft: QuoteDraft) -> bool:
    """Whether a quoted sentence has a first person singular, so that one of several said it."""
    near = draft.speaker_rule in ("before", "after") and draft.span_rule == "marks"
    return near and _has_first_person(parsed, draft)


def _has_first_person(parsed: ParsedArticle, draft: QuoteDraft) -> bool:
    return _FIRST_PERSON.search(parsed.text, draft.start, draft.end) is not None


def _attribute_by_context(
    parsed: ParsedArticle, drafts: Sequence[QuoteDraft], speakers: SpeakerResolver
) -> None:
    for n, draft in enumerate(drafts):
        if draft.speaker is not None or draft.mark is None or draft.interview:
            continue
        found = (
            _carried_quotation(parsed, n, drafts)
            or _same_paragraph(n, drafts, speakers)
            or _continued_quotation(parsed, n, drafts)
            or _paragraph_before(parsed, n, drafts)
            or _introduced_before(parsed, n, drafts, speakers)
        )
        if found is not None:
            draft.speaker, draft.speaker_rule = found


_Found = tuple[Speaker, SpeakerRule]


def _same_paragraph(
    n: int, drafts: Sequence[QuoteDraft], speakers: SpeakerResolver
) -> _Found | None:
    draft = drafts[n]
    before = [d for d in drafts[:n] if d.paragraph == draft.paragraph and _has_name(d)]
    if before and before[-1].speaker is not None:
        if _is_aside(before[-1]):
            main = _main_speaker(before[-1], speakers) or _relative_clause_speaker(before[-1])
            return None if main is None else (main, "sentence before")
        return before[-1].speaker, "same paragraph"
    for after in drafts[n + 1 :]:
        if after.paragraph != draft.paragraph:
            break
        if after.speaker is not None and after.mark is not None:
            return after.speaker, "same paragraph"
    return None


def _has_name(draft: QuoteDraft) -> bool:
    return draft.speaker is not None and (draft.speaker.name is not None or _is_aside(draft))


def _is_aside(draft: QuoteDraft) -> bool:
    """Whether a draft is reported in a subordinate clause only."""
    cue = draft.attribution.cue if draft.attribution is not None else None
    return draft.mark is None and cue is not None and cue.dep_ in ("relcl", "advcl", "acl")


def _main_speaker(draft: QuoteDraft, speakers: SpeakerResolver) -> Speaker | None:
    """The person who is the subject of the main clause round a subordinate one."""
    cue = draft.attribution.cue if draft.attribution is not None else None
    if cue is None:
        return None
    subject = next((t for t in cue.sent.root.lefts if t.dep_ == "nsubj"), None)
    speaker = None if subject is None else speakers.of(subject)
    return speaker if speaker is not None and speaker.person else None


def _relative_clause_speaker(draft: QuoteDraft) -> Speaker | None:
    """The person whom "who" in "who said" refers to."""
    cue = draft.attribution.cue if draft.attribution is not None else None
    relative = cue is not None and any(t.lower_ == "who" for t in cue.lefts)
    return draft.speaker if relative and draft.speaker and draft.speaker.person else None


def _carried_quotation(
    parsed: ParsedArticle, n: int, drafts: Sequence[QuoteDraft]
) -> _Found | None:
    """The speaker of a quotation whose marks opened in the paragraph before."""
    draft, number = drafts[n], drafts[n].paragraph
    opens = draft.mark is not None and draft.mark.outer_start == parsed.paragraphs[number].start
    if not opens or not number or not parsed.paragraphs[number - 1].runs_on():
        return None
    before = next((d for d in reversed(drafts[:n]) if d.mark is not None), None)
    if before is None or before.paragraph != number - 1 or not _same_marks(parsed, draft, before):
        return None
    if before.speaker is None or before.speaker.name is None:
        return None
    draft.carries_on = before
    return before.speaker, "quotation goes on"


def _continued_quotation(
    parsed: ParsedArticle, n: int, drafts: Sequence[QuoteDraft]
) -> _Found | None:
    """The speaker of a quotation over several paragraphs, from the attribution of any of them."""
    draft = drafts[n]
    number = draft.paragraph
    while parsed.paragraphs[number].runs_on() and number + 1 < len(parsed.paragraphs):
        number += 1
        if not parsed.paragraphs[number].opens_quoted():
            break
        for other in drafts[n + 1 :]:
            told = other.paragraph == number and other.speaker is not None
            if told and other.speaker and _same_marks(parsed, draft, other):
                draft.carries_on = other
                return other.speaker, "quotation goes on"
    return None


def _same_marks(parsed: ParsedArticle, one: QuoteDraft, other: QuoteDraft) -> bool:
    """Whether two quotations open with the same mark.

    A report that quotes another outlet at length puts the outlet's words in one kind of marks
    and the speech within them in another.
    """
    if one.mark is None or other.mark is None:
        return False
    return parsed.text[_opening(parsed, one)] == parsed.text[_opening(parsed, other)]


def _opening(parsed: ParsedArticle, draft: QuoteDraft) -> int:
    """Where the mark of a quotation opens: in a paragraph before, if it runs on into its own."""
    assert draft.mark is not None
    mark, number = draft.mark, draft.paragraph
    while mark.start == mark.outer_start and number and parsed.paragraphs[number - 1].runs_on():
        number -= 1
        mark = parsed.paragraphs[number].marked[-1]
    return mark.outer_start


def _paragraph_before(parsed: ParsedArticle, n: int, drafts: Sequence[QuoteDraft]) -> _Found | None:
    """The speaker of the paragraph before, where this one opens with the quotation."""
    draft = drafts[n]
    paragraph = parsed.paragraphs[draft.paragraph]
    if draft.mark is None or draft.mark.outer_start != paragraph.start:
        return None
    alone = _has_first_person(parsed, draft)
    for before in reversed(drafts[:n]):
        gap = draft.paragraph - before.paragraph
        goes_on = alone or (before.mark is not None and not before.mark.closed)
        if gap > 2 or (gap > 1 and not goes_on):
            return None
        speaker = before.speaker
        if speaker is None or speaker.name is None:
            continue
        if before.mark is not None and not _same_marks(parsed, draft, before):
            return None
        if before.mark is None and _is_text(before):
            return None  # of a poll, and not in quotation marks
        if alone and speaker.key is not None and not speaker.person:
            continue
        if gap == 1 and before is drafts[n - 1] and (before.mark is not None or speaker.person):
            draft.carries_on = before
        return speaker, "paragraph before"
    return None


def _is_text(draft: QuoteDraft) -> bool:
    """Whether the source of a draft is a text or finding, whose report ends with its sentence."""
    source = None if draft.attribution is None else draft.attribution.source
    words = reporting_words()
    return source is not None and source.lemma_ in words.statement_nouns | words.finding_nouns


def _introduced_before(
    parsed: ParsedArticle, n: int, drafts: Sequence[QuoteDraft], speakers: SpeakerResolver
) -> _Found | None:
    """The one person whom the words before a quoted sentence are about, if nobody else speaks.

    They stand in its paragraph; or in the one before, where this one is the quotation alone.
    """
    draft = drafts[n]
    paragraph, number = parsed.paragraphs[draft.paragraph], draft.paragraph
    if draft.mark is None or draft.span_rule != "marks":
        return None
    lead = (paragraph.start, draft.mark.outer_start)
    if not _WORD.search(parsed.text, *lead):
        number -= 1
        before = parsed.paragraphs[number]
        if (
            number < 0
            or before.heading
            or _WORD.search(parsed.text, draft.mark.outer_end, paragraph.end)
        ):
            return None
        lead = (before.start, before.end)
    if any(d.paragraph == number for d in drafts[:n]):
        return None
    person = speakers.only_acting_person(*parsed.token_span(*lead))
    return None if person is None else (person, "paragraph before")
