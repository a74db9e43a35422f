"""Speakers of all quotations, in the order of the text, and of those that name none.

A quotation without attribution goes on with the speaker before it: in its paragraph, in the
quotation that runs on over paragraphs, or in the paragraph before, whose colon may introduce it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .factuality import is_open
from .quote_drafts import Draft, Page
from .reported.sources import is_mute
from .speakers import Speaker, Speakers

_FIRST_PERSON = re.compile(r"\b(?:I|I’m|I'm|my|My|me)\b")


def attribute_all(page: Page, drafts: Sequence[Draft], speakers: Speakers) -> None:
    """Give every draft its speaker where that can be known; drafts are sorted by position."""
    for n, draft in enumerate(drafts):
        named = _named(draft, speakers)
        if named is not None and named.name is None:
            named = None
        if named is None and draft.attribution is not None and draft.attribution.source is not None:
            draft.speaker_rule = draft.attribution.rule
            draft.speaker = Speaker(None, None, draft.attribution.source.text)
            continue
        if named is None and draft.mark is None:
            named = _elided(page, draft, drafts[:n])
        if named is None:
            continue
        if named.plural and _is_ones(page, draft):
            draft.speaker_rule = "several as one"
        if draft.mark is not None and named.key is not None and not named.person:
            named = _somebody(page, draft, drafts[:n]) or named
        draft.speaker = named
        speakers.spoke(named, draft.last)
    _continue(page, drafts, speakers)


def _named(draft: Draft, speakers: Speakers) -> Speaker | None:
    if draft.label is not None:
        draft.speaker_rule = "label"
        return speakers.labelled(*draft.label)
    found = draft.attribution
    if found is None or found.source is None:
        return None
    if is_mute(found.source):
        # The parser took a wrong noun; quotation marks may yet be somebody's by the context.
        draft.attribution = None if draft.mark is not None else found
        return None
    draft.speaker_rule = found.rule
    if found.cue is not None and is_open(found.cue, found.source):
        if draft.mark is not None and draft.outer is not None:
            return speakers.of(draft.outer)  # "X said he could not call it “…”"
        return Speaker(None, None, found.source.text)
    if speakers.are_two(found.source):
        draft.speaker_rule = "pronoun of two"
    return speakers.of(found.source, draft.outer, found.cue)


def _elided(page: Page, draft: Draft, before: Sequence[Draft]) -> Speaker | None:
    """ "Assured that …" at the start of a sentence goes on with who spoke before."""
    cue = draft.attribution.cue if draft.attribution is not None else None
    if cue is None or cue.tag_ not in ("VBN", "VBG") or cue.i - cue.sent.start > 2 or not before:
        return None
    last = before[-1]
    if last.paragraph != draft.paragraph or last.speaker is None:
        return None
    draft.speaker_rule = "elided"
    return last.speaker


def _somebody(page: Page, draft: Draft, before: Sequence[Draft]) -> Speaker | None:
    """Who says "I" where the words that lead up to it name a state or a body."""
    found = draft.attribution
    if found is None or not _says_i(page, draft):
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


def _is_ones(page: Page, draft: Draft) -> bool:
    """Whether a sentence in marks speaks of "me", as several who are told to say it do not."""
    near = draft.speaker_rule in ("before", "after") and draft.span_rule == "marks"
    return near and _says_i(page, draft)


def _says_i(page: Page, draft: Draft) -> bool:
    return _FIRST_PERSON.search(page.text, draft.start, draft.end) is not None


def _continue(page: Page, drafts: Sequence[Draft], speakers: Speakers) -> None:
    for n, draft in enumerate(drafts):
        if draft.speaker is not None or draft.mark is None or draft.interview:
            continue
        found = (
            _same_paragraph(n, drafts, speakers)
            or _chain(page, n, drafts)
            or _previous(page, n, drafts)
        )
        if found is not None:
            draft.speaker, draft.speaker_rule = found


_Found = tuple[Speaker, str]


def _same_paragraph(n: int, drafts: Sequence[Draft], speakers: Speakers) -> _Found | None:
    draft = drafts[n]
    before = [d for d in drafts[:n] if d.paragraph == draft.paragraph and _has_name(d)]
    if before and before[-1].speaker is not None:
        if _is_aside(before[-1]):
            main = _main_speaker(before[-1], speakers) or _who(before[-1])
            return None if main is None else (main, "sentence before")
        return before[-1].speaker, "same paragraph"
    for after in drafts[n + 1 :]:
        if after.paragraph != draft.paragraph:
            break
        if after.speaker is not None and after.mark is not None:
            return after.speaker, "same paragraph"
    return None


def _has_name(draft: Draft) -> bool:
    return draft.speaker is not None and (draft.speaker.name is not None or _is_aside(draft))


def _is_aside(draft: Draft) -> bool:
    """Whether somebody's words are told in a subordinate clause only."""
    cue = draft.attribution.cue if draft.attribution is not None else None
    return draft.mark is None and cue is not None and cue.dep_ in ("relcl", "advcl", "acl")


def _main_speaker(draft: Draft, speakers: Speakers) -> Speaker | None:
    """The person whom the main clause round an aside is about."""
    cue = draft.attribution.cue if draft.attribution is not None else None
    if cue is None:
        return None
    subject = next((t for t in cue.sent.root.lefts if t.dep_ == "nsubj"), None)
    speaker = None if subject is None else speakers.of(subject)
    return speaker if speaker is not None and speaker.person else None


def _who(draft: Draft) -> Speaker | None:
    """The person whom "who said" tells of."""
    cue = draft.attribution.cue if draft.attribution is not None else None
    relative = cue is not None and any(t.lower_ == "who" for t in cue.lefts)
    return draft.speaker if relative and draft.speaker and draft.speaker.person else None


def _chain(page: Page, n: int, drafts: Sequence[Draft]) -> _Found | None:
    """One quotation over several paragraphs: the attribution of any of them."""
    draft = drafts[n]
    number = draft.paragraph
    while page.parts[number].runs_on() and number + 1 < len(page.parts):
        number += 1
        if not page.parts[number].opens_quoted():
            break
        for other in drafts[n + 1 :]:
            told = other.paragraph == number and other.speaker is not None
            if told and other.speaker and _same_marks(page, draft, other):
                return other.speaker, "quotation goes on"
    return None


def _same_marks(page: Page, one: Draft, other: Draft) -> bool:
    """Whether two quotations open with the same sign; where a text is taken over from another
    outlet, straight marks hold its narration and its own marks what people said in it."""
    if one.mark is None or other.mark is None:
        return False
    return page.text[one.mark.outer_start] == page.text[other.mark.outer_start]


def _previous(page: Page, n: int, drafts: Sequence[Draft]) -> _Found | None:
    """The speaker of the paragraph before, when this one opens with the quotation."""
    draft = drafts[n]
    part = page.parts[draft.paragraph]
    if draft.mark is None or draft.mark.outer_start != part.start:
        return None
    alone = _says_i(page, draft)
    for before in reversed(drafts[:n]):
        gap = draft.paragraph - before.paragraph
        if gap > 2 or (gap > 1 and not alone):
            return None
        speaker = before.speaker
        if speaker is None or speaker.name is None:
            continue
        if before.mark is not None and not _same_marks(page, draft, before):
            return None
        if alone and speaker.key is not None and not speaker.person:
            continue
        return speaker, "paragraph before"
    return None
