"""The day on which each quotation of an article was said, where its sentence or a neighbour tells.

A day in a sentence counts for its reporting clause; the next quotation of the same speaker was
said on the same occasion, unless its sentence has a time of its own; and a sentence before it may
tell when the speaker spoke ("Keller met reporters on Monday. “We agreed,” she said.").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from ...records import DateMention
from .quote_drafts import ParsedArticle, QuoteDraft
from .reported.grammar import child
from .reporting_words import reporting_words
from .said_dates import Span, said_date
from .speakers import Speaker

if TYPE_CHECKING:
    from ..coreference import CoreferenceChains

_OTHER_TIME = frozenset({"earlier", "previously", "later", "once", "before", "recently", "often"})
"""Words of a sentence that tell that its quotation is of another time."""
_AROUND = frozenset({"after", "before", "since", "until", "ahead", "following"})
"""Prepositions whose date is of what the saying came after or before."""
_SPEAKING = frozenset({"speak", "talk", "address", "appear", "testify", "visit", "arrive"})
"""Verbs of occasions on which somebody speaks, besides those of saying."""
_HEARERS = frozenset({"reporter", "journalist", "press", "correspondent"})
"""Whom one meets to speak."""
_DAY_LENGTH = len("2024-05-14")


def days_said(
    parsed: ParsedArticle,
    chains: CoreferenceChains,
    drafts: Sequence[QuoteDraft],
    sentences: Sequence[Span],
    dates: Sequence[DateMention],
    published: str | None,
) -> list[str | None]:
    """The day of each draft, None where the text tells none.

    Args:
        sentences: the sentence or sentences of each draft.
        dates: the dates outside all that is reported.
        published: no day after this one is of a saying.
    """
    past = [d for d in dates if published is None or d.value[:_DAY_LENGTH] <= published]
    found: list[str | None] = []
    for n, (draft, sentence) in enumerate(zip(drafts, sentences, strict=True)):
        day = None
        if draft.speaker is not None and (draft.speaker.name or draft.speaker.text):
            day = _own_day(parsed, draft, sentence, past)
            if day is None and not _has_own_time(parsed, sentence, dates):
                occasions = _own_occasions(parsed, sentence)
                if not any(map(_is_new, occasions)):
                    day = _day_of_lead(drafts, n, found)
                if day is None and not occasions:
                    day = _day_before(drafts, n, found) or _day_of_occasion(
                        parsed, chains, draft, sentence, past
                    )
        found.append(day)
    return found


def _own_day(
    parsed: ParsedArticle, draft: QuoteDraft, sentence: Span, dates: Sequence[DateMention]
) -> str | None:
    cue = _cue(draft)
    if cue is not None:
        dates = [d for d in dates if _may_date(_token(parsed, d.start), cue, draft)]
    return said_date(parsed.text, sentence, None if cue is None else cue.text, dates)


def _may_date(date: Token, cue: Token, draft: QuoteDraft) -> bool:
    """Whether a date is of a cue, and not of what came before it or of what is reported."""
    if draft.mark is None and cue.idx < draft.start < date.idx:
        return False  # behind "said it will close": a part of it that was cut off
    path = [date]
    while path[-1].head.i != path[-1].i and path[-1].i != cue.i:
        path.append(path[-1].head)
    if any(t.dep_ in ("acl", "relcl") and not t.is_ancestor(cue) for t in path if t.i != cue.i):
        return False  # of "the decision, announced on Tuesday, was right"
    if any(_is_when(t) and not t.is_ancestor(cue) for t in path if t.i != cue.i):
        return False  # of "When she arrives on Friday, she said"
    return all(t.lower_ not in _AROUND for t in path if t.i != cue.i)


def _is_when(verb: Token) -> bool:
    """Whether a verb tells what happened at the time of another ("when he left")."""
    return verb.dep_ == "advcl" and any(c.tag_ == "WRB" or c.lower_ == "as" for c in verb.lefts)


def _has_own_time(parsed: ParsedArticle, sentence: Span, dates: Sequence[DateMention]) -> bool:
    """Whether a sentence tells a time of its own, outside quotation marks."""
    if any(sentence[0] <= d.start < sentence[1] for d in dates):
        return True
    return any(t.lower_ in _OTHER_TIME for t in _outside(parsed, sentence))


def _own_occasions(parsed: ParsedArticle, sentence: Span) -> list[Token]:
    """The hearers and occasions that a sentence tells itself ("told a rally")."""
    words = reporting_words()
    occasions = words.statement_nouns | words.speaking_occasions
    return [
        t
        for t in _outside(parsed, sentence)
        if t.lemma_ in occasions
        or (t.dep_ == "dobj" and t.head.lemma_ == "tell" and t.pos_ != "PRON")
    ]


def _is_new(noun: Token) -> bool:
    """Whether something is mentioned as new, and so as another occasion ("a rally")."""
    return any(c.lower_ in ("a", "an", "another") for c in noun.lefts)


def _outside(parsed: ParsedArticle, sentence: Span) -> list[Token]:
    """The tokens of a sentence that stand in no quotation marks."""
    first, last = parsed.token_span(*sentence)
    return [parsed.doc[i] for i in range(first, last) if not parsed.quoted[i]]


def _day_of_lead(drafts: Sequence[QuoteDraft], n: int, days: Sequence[str | None]) -> str | None:
    """The day of the quotation in an article's first sentence, where the next one tells more of
    it ("X said on Monday that … “We agreed,” X told the committee.")."""
    if n != 1 or drafts[0].paragraph > 1:
        return None
    return _day_before(drafts, n, days)


def _day_before(drafts: Sequence[QuoteDraft], n: int, days: Sequence[str | None]) -> str | None:
    """The day of the quotation right before, if the same one speaks on."""
    if not n or drafts[n].paragraph - drafts[n - 1].paragraph > 1:
        return None
    one, two = drafts[n - 1].speaker, drafts[n].speaker
    same = one is not None and two is not None and _identity(one) == _identity(two)
    return days[n - 1] if same else None


def _identity(speaker: Speaker) -> str | None:
    return speaker.key or speaker.name or speaker.text


def _day_of_occasion(
    parsed: ParsedArticle,
    chains: CoreferenceChains,
    draft: QuoteDraft,
    sentence: Span,
    dates: Sequence[DateMention],
) -> str | None:
    """The day on which the sentence before says that the speaker spoke."""
    first = parsed.token_span(*sentence)[0]
    speaker, cue = draft.speaker, _cue(draft)
    if first == 0 or speaker is None or speaker.key is None:
        return None
    if cue is not None and cue.lemma_ not in reporting_words().say:
        return None  # what somebody thinks
    before = parsed.doc[first - 1].sent
    for date in dates:
        if not before.start_char <= date.start < before.end_char:
            continue
        verb = _token(parsed, date.start)
        while verb.pos_ != "VERB" and verb.head.i != verb.i:
            verb = verb.head
        subject, spoke = child(verb, "nsubj"), _is_occasion(verb)
        own = subject is not None and chains.entity_by_token.get(subject.i) == speaker.key
        if spoke and own and len(date.value) == _DAY_LENGTH:
            return date.value
    return None


def _cue(draft: QuoteDraft) -> Token | None:
    return None if draft.attribution is None else draft.attribution.cue


def _is_occasion(verb: Token) -> bool:
    """Whether a verb tells that somebody spoke ("met reporters", "gave an interview")."""
    words, object_ = reporting_words(), child(verb, "dobj")
    if verb.lemma_ in _SPEAKING | words.say:
        return True
    nouns = words.statement_nouns | words.speaking_occasions | _HEARERS
    return object_ is not None and object_.lemma_ in nouns


def _token(parsed: ParsedArticle, start: int) -> Token:
    """The token at a character."""
    return parsed.doc[min(parsed.token_span(start, start)[0], len(parsed.doc) - 1)]
