"""What the trained reader finds in a parse, and the drafts of quotations that it alone has found.

The reader was trained on attributions of every kind, acts and attitudes ("thanked", "voted to")
included. A draft is made only where its cue is a word of saying.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Span, Token

from ...language.reader import CONTENTS, CUES, SOURCES
from .factuality import is_unasserted, reports_nothing
from .quote_drafts import Attribution, ParsedArticle, PlacedFrame, QuoteDraft
from .reported.frame import Frame
from .reported.grammar import FINITE
from .reported.sources import cannot_speak
from .reporting_words import Words, person_nouns, reporting_words

_LIKELY = 0.5
"""How sure the reader must be that words are reported; below, half of them are not."""
_SURE = 0.7
"""How sure it must be whose they are to contradict a rule; below, the rule is more often right."""
_LIKELY_EDGE = 0.1
"""How sure it must be of the ends of what no rule has found."""
_CERTAIN_EDGE = 0.8
"""How sure the reader must be of where a content ends to shorten what a rule has found."""
_NEGATIONS = frozenset({"no", "nothing"})
_WRITER = frozenset({"i", "we", "you", "one", "us", "me"})
"""Sources outside quotation marks that are the writer, or anybody."""
_WHO = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_GOVERNING = frozenset({"IN", "TO"})
_DEPENDENT = frozenset({"det", "amod", "compound", "nummod", "poss", "aux", "auxpass"})
"""Relations of a word that cannot end a phrase to the one that ends it."""
_OPENERS = frozenset({"WDT", "WP", "WRB", "CC", ","})
_MIN_WORDS = 2
"""Fewer, not counting articles, report nothing that could be shown."""
SAME = 0.3
"""Share of characters (Dice) from which a finding is of the same words as a draft."""
_ABOUT_THE_SAME = 0.5
"""Share of characters from which a finding is of the same clause as a draft."""
_MAX_BREAK_TOKENS = 3
"""Tokens between two findings of one cue that only a doubt of the reader has parted."""


@dataclass(frozen=True, slots=True)
class ReadAttribution:
    """A content that the reader found, with its source and cue where it names them."""

    parts: tuple[Span, ...]
    """What is reported; several where the cue stands in its middle ("A," she said, "B")."""
    probability: float
    """How sure it is that these words are reported."""
    edge_probability: float
    """How sure it is that they begin and end just there."""
    source: Span | None
    source_probability: float
    cue: Span | None


def read_attributions(doc: Doc) -> tuple[ReadAttribution, ...]:
    """The reader's findings in a document; none where it has not read it."""
    if CONTENTS not in doc.spans:
        return ()
    contents, sources, cues = (doc.spans[name] for name in (CONTENTS, SOURCES, CUES))
    of = contents.attrs
    found: list[ReadAttribution] = []
    for k, content in enumerate(contents):
        one = ReadAttribution(
            (content,),
            of["scores"][k],
            of["edge_scores"][k],
            _named(sources, of[SOURCES][k]),
            of["source_scores"][k],
            None if of[CUES][k] < 0 else cues[of[CUES][k]],
        )
        joined = _joined(found[-1], one) if found else None
        found[-1:] = [joined] if joined is not None else [*found[-1:], one]
    return tuple(found)


def _named(sources: Sequence[Span], number: int) -> Span | None:
    """A source, where it is a noun phrase, to the end of its name ("commander Sanan [Beg]")."""
    if number < 0 or sources[number].root.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    source = sources[number]
    head = source.root.head if source.root.dep_ == "compound" else source.root
    return source if head.i < source.end else source.doc[source.start : head.i + 1]


def _joined(first: ReadAttribution, second: ReadAttribution) -> ReadAttribution | None:
    """Two findings as one, where they have one cue, between them or beside both."""
    cue = first.cue
    if cue is None or second.cue is None or cue.start != second.cue.start:
        return None
    last, content = first.parts[-1], second.parts[0]
    if any("\n" in token.text for token in last.doc[last.end - 1 : content.start]):
        return None
    surest = max(first, second, key=lambda one: one.probability)
    if last.end <= cue.start < content.start:
        parts = *first.parts, content
    elif content.start - last.end <= _MAX_BREAK_TOKENS:
        parts = *first.parts[:-1], last.doc[last.start : content.end]
    else:
        return None
    return replace(surest, parts=parts)


def draft_read_quotes(
    parsed: ParsedArticle, found: Sequence[ReadAttribution], drafts: Sequence[QuoteDraft]
) -> Iterator[QuoteDraft]:
    """Drafts of what the reader is sure of and no draft meets."""
    taken = [span for draft in drafts for span in draft.parts]
    taken += [draft.clause for draft in drafts if draft.clause is not None]
    cues = {_cue_number(draft) for draft in drafts}
    for one in found:
        if one.probability < _LIKELY or one.edge_probability < _LIKELY_EDGE:
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
        if one is None or one.probability < _LIKELY or _is_another(one, draft):
            continue
        if same >= SAME and not _agree(one, draft):
            _take_source(parsed, one, draft)
        if same >= _ABOUT_THE_SAME and id(one) not in taken:
            taken.add(id(one))
            _take_span(parsed, one, draft)


def _agree(found: ReadAttribution, draft: QuoteDraft) -> bool:
    """Whether a finding has the source that a draft has."""
    named = None if draft.attribution is None else draft.attribution.source
    source = found.source
    return named is not None and source is not None and source.start <= named.i < source.end


def _take_span(parsed: ParsedArticle, found: ReadAttribution, draft: QuoteDraft) -> None:
    spans = [(p.start, p.end) for p in _placed(parsed, found, draft.paragraph)]
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
    cue = None if found.cue is None else _saying(found.cue)
    paragraph = parsed.paragraphs[draft.paragraph]
    if cue is None or not paragraph.start <= min(cue.idx, source.start_char) < paragraph.end:
        return
    named = draft.attribution is not None and draft.attribution.source is not None
    vague = source.root.pos_ == "PRON"
    if named and (vague or source.root.lemma_ in reporting_words().statement_nouns):
        return  # "According to reports, X said"
    draft.attribution = Attribution(cue, source.root, "reader")
    draft.outer_source = None


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


def nearest_finding(
    draft: QuoteDraft, found: Sequence[ReadAttribution]
) -> tuple[ReadAttribution | None, float]:
    """The finding that shares most with a draft, and the share of characters (Dice)."""
    mine = [draft.clause] if draft.clause is not None and not draft.rest else draft.parts

    def shared(one: ReadAttribution) -> float:
        its = [(part.start_char, part.end_char) for part in one.parts]
        common = sum(max(0, min(b, d) - max(a, c)) for a, b in mine for c, d in its)
        return 2 * common / sum(b - a for a, b in (*mine, *its))

    best = max(found, key=shared, default=None)
    return (None, 0.0) if best is None else (best, shared(best))


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
    spans = [(p.start, p.end) for p in _placed(parsed, found, number)]
    words = [t for part in found.parts for t in part if t.is_alpha and t.pos_ != "DET"]
    if not spans or len(words) < _MIN_WORDS:
        return None
    (start, end), *rest = spans
    attribution = Attribution(cue, source, "reader")
    return QuoteDraft(start, end, "indirect", number, "reader", attribution=attribution, rest=rest)


def _placed(parsed: ParsedArticle, found: ReadAttribution, paragraph: int) -> Iterator[PlacedFrame]:
    """The parts of a finding, each with all or nothing of a quotation in marks."""
    for part in found.parts:
        cue = part[0] if found.cue is None else found.cue.root
        frame = Frame(cue, None, _trimmed(part), "reader", strong=True)
        placed = parsed.place_frame(frame, paragraph)
        if placed is not None:
            yield placed


def _trimmed(content: Span) -> tuple[int, int]:
    """A content without the "that" before it and words behind it that open something else."""
    start, end = content.start, _whole_end(content)
    while end > start + 1 and content.doc[end - 1].tag_ in _OPENERS:
        end -= 1
    that = end > start + 1 and content[0].lower_ == "that" and content[1].pos_ != "NOUN"
    return start + that, end


def _whole_end(content: Span) -> int:
    """The end of a content, moved to the end of a phrase that it breaks off ("estimated at 4
    percent of [annual output]")."""
    end, sentence_end = content.end, content[-1].sent.end
    while end < sentence_end:
        last = content.doc[end - 1]
        if content.doc[end].is_punct:
            break
        if last.tag_ in _GOVERNING and last.right_edge.i >= end:
            end = last.right_edge.i + 1
        elif last.dep_ in _DEPENDENT and last.head.i >= end:
            end = last.head.i + 1
        else:
            break
    return end


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
    """The cue of a finding that reports words: any, of a sentence that somebody holds; a word of
    saying, of an infinitive; and of a mere phrase one that says something of it ("denounced")."""
    if found.cue is None or any(token.lower_ in _NEGATIONS for token in found.cue):
        return None
    cue, words = _saying(found.cue), reporting_words()
    if any(map(_is_claim, found.parts)):
        head = cue or found.cue.root
        told = head.pos_ != "PROPN" and any(t.pos_ in ("VERB", "NOUN", "ADJ") for t in found.cue)
        return head if told and head.lemma_.lower() not in words.deeds else None
    if cue is None:
        return None
    if any(part.root.pos_ == "VERB" for part in found.parts):
        fitting = words.topic | words.urge | words.vow | words.nouns | words.adjectives
    else:
        fitting = _words_of_saying() - words.with_things - (words.addressing - words.topic)
    lemma, particle = cue.lemma_.lower(), found.cue[-1].lower_
    return cue if lemma in fitting or f"{lemma} {particle}" in words.topic else None


def _is_claim(content: Span) -> bool:
    """Whether a content is a sentence of its own, or the end of one, with a finite verb."""
    head = content.root
    opens = content[0].tag_ in ("WP", "WRB", "WDT")
    verbs = (head, *(c for c in head.lefts if c.dep_ in ("aux", "auxpass")))
    return not opens and head.dep_ != "relcl" and any(v.tag_ in FINITE for v in verbs)


def _saying(cue: Span) -> Token | None:
    """The word of saying in a cue: its last, since a surname before it may look like one ("Beg
    denied that")."""
    return next((t for t in reversed(cue) if t.lemma_.lower() in _words_of_saying()), None)


@cache
def _words_of_saying() -> Words:
    words = reporting_words()
    return (words.verbs | words.nouns | words.adjectives | {"accord"}) - words.sides - words.deeds
