"""Drafts of quotations that the trained reader alone has found.

The reader was trained on attributions of every kind, acts and attitudes ("thanked", "voted to")
included. A draft is made only where its cue is a word of saying.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from .factuality import is_unasserted, reports_nothing
from .quote_drafts import Attribution, ParsedArticle, QuoteDraft
from .read_attributions import LIKELY, ReadAttribution, placed_parts, saying_word, words_of_saying
from .reported.grammar import FINITE
from .reported.sources import cannot_speak
from .reporting_words import reporting_words

_LIKELY_EDGE = 0.03
"""How sure it must be of the ends of what no rule has found."""
_NEGATIONS = frozenset({"no", "nothing"})
_WRITER = frozenset({"i", "we", "you", "one", "us", "me"})
"""Sources outside quotation marks that are the writer, or anybody."""
_MIN_WORDS = 2
"""Fewer, not counting articles, report nothing that could be shown."""


def draft_read_quotes(
    parsed: ParsedArticle, found: Sequence[ReadAttribution], drafts: Sequence[QuoteDraft]
) -> Iterator[QuoteDraft]:
    """Drafts of what the reader is sure of and no draft meets."""
    taken = [span for draft in drafts for span in draft.parts]
    taken += [draft.clause for draft in drafts if draft.clause is not None]
    cues = {_cue_number(draft) for draft in drafts}
    for one in found:
        if one.probability < LIKELY or one.edge_probability < _LIKELY_EDGE:
            continue
        draft = _draft(parsed, one)
        if draft is None or any(_meets(draft, span) for span in taken):
            continue
        if _cue_number(draft) in cues:
            continue  # the rest of what another draft has
        taken += draft.parts
        yield draft


def _cue_number(draft: QuoteDraft) -> int | None:
    cue = draft.attribution.cue if draft.attribution is not None else None
    return None if cue is None else cue.i


def _meets(draft: QuoteDraft, span: tuple[int, int]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in draft.parts)


def _draft(parsed: ParsedArticle, found: ReadAttribution) -> QuoteDraft | None:
    cue = _cue_of(found)
    source = None if found.source is None else found.source.root
    if cue is None or source is None or cannot_speak(source) or is_unasserted(cue, source):
        return None
    if source.lower_ in _WRITER:
        return None
    if source.sent.start != cue.sent.start or (cue.pos_ == "VERB" and reports_nothing(cue)):
        return None
    if any(_is_about_noun(part, cue) or _holds_verb_of(part, source, cue) for part in found.parts):
        return None
    starts = [paragraph.start for paragraph in parsed.paragraphs]
    number = bisect_right(starts, found.parts[0].start_char) - 1
    if number < 0 or parsed.paragraphs[number].heading:
        return None
    spans = [(p.start, p.end) for p in placed_parts(parsed, found, number)]
    words = [t for part in found.parts for t in part if t.is_alpha and t.pos_ != "DET"]
    if not spans or len(words) < _MIN_WORDS:
        return None
    (start, end), *rest = spans
    attribution = Attribution(cue, source, "reader")
    return QuoteDraft(start, end, "indirect", number, "reader", attribution=attribution, rest=rest)


def _holds_verb_of(content: Span, source: Token, cue: Token) -> bool:
    """Whether what its source does stands in a content: "Forces, convinced that [he had lied,
    hammered] the town"."""
    verb = source.head
    does = source.dep_ in ("nsubj", "nsubjpass") and verb.i != cue.i
    return does and source not in content and verb in content and verb.is_ancestor(cue)


def _is_about_noun(content: Span, cue: Token) -> bool:
    """Whether a cue only tells of a noun in or before a content: "the man they agreed to make
    commander", "measures he announced can be taken"."""
    head, token = content.root, cue
    while token.head.i != token.i and token.i != head.i:
        if token.dep_ == "relcl" and (token.head in content or head.is_ancestor(token)):
            return True
        token = token.head
    return False


def _cue_of(found: ReadAttribution) -> Token | None:
    """The cue of a finding that reports what somebody said: a word of saying or belief before a
    sentence of its own, one of saying before an infinitive, and before a mere phrase one that
    says something of it ("denounced the deal")."""
    if found.cue is None or any(token.lower_ in _NEGATIONS for token in found.cue):
        return None
    cue, words = saying_word(found.cue), reporting_words()
    if cue is None or cue.dep_ == "amod" or _is_needed(cue):
        return None
    lemma, particle = cue.lemma_.lower(), found.cue[-1].lower_
    if any(map(_is_claim, found.parts)):
        return cue if lemma not in words.deeds and _is_whole(cue, found.cue) else None
    if any(part.root.pos_ == "VERB" for part in found.parts):
        fitting = words.topic | words.urge | words.vow | words.nouns | words.adjectives
    else:
        fitting = words_of_saying() - words.with_things - (words.addressing - words.topic)
        fitting -= words.passing
    return cue if lemma in fitting or f"{lemma} {particle}" in words.topic else None


def _is_whole(word: Token, cue: Span) -> bool:
    """Whether a verb that reports only with a particle has it ("pointed out", not "pointed")."""
    words, lemma = reporting_words(), word.lemma_.lower()
    phrases = [v for v in words.say if v.startswith(f"{lemma} ")]
    return (
        not phrases
        or lemma in words.say
        or any(p.split()[1] in {t.lower_ for t in cue} for p in phrases)
    )


def _is_needed(cue: Token) -> bool:
    """Whether an adjective is of what somebody has yet to make sure of ("needs to make certain
    that")."""
    made = cue.head
    return cue.pos_ == "ADJ" and made.lemma_ == "make" and made.tag_ == "VB"


def _is_claim(content: Span) -> bool:
    """Whether a content is a sentence of its own, or the end of one, with a finite verb."""
    head = content.root
    that = content[0].lower_ == "that" and content[0].tag_ == "IN"
    if that and any(t.tag_ in FINITE for t in content):
        return True  # however it was parsed
    opens = content[0].tag_ in ("WP", "WRB", "WDT")
    verbs = (head, *(c for c in head.lefts if c.dep_ in ("aux", "auxpass")))
    return not opens and head.dep_ != "relcl" and any(v.tag_ in FINITE for v in verbs)
