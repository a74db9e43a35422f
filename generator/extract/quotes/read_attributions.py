"""What the trained reader finds in a parse: contents with their sources and cues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Span, Token

from ...language.reader import CONTENTS, CUES, SOURCES
from .quote_drafts import ParsedArticle, PlacedFrame, QuoteDraft
from .reported.frame import Frame
from .reporting_words import Words, reporting_words

LIKELY = 0.5
"""How sure the reader must be that words are reported; below, half of them are not."""
SAME = 0.3
"""Share of characters (Dice) from which a finding is of the same words as a draft."""
_MAX_BREAK_TOKENS = 3
"""Tokens between two findings of one cue that only a doubt of the reader has parted."""
_GOVERNING = frozenset({"IN", "TO"})
_DEPENDENT = frozenset({"det", "amod", "compound", "nummod", "poss", "aux", "auxpass"})
"""Relations of a word that cannot end a phrase to the one that ends it."""
_OPENERS = frozenset({"WDT", "WP", "WRB", "CC", ","})


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


def placed_parts(
    parsed: ParsedArticle, found: ReadAttribution, paragraph: int
) -> Iterator[PlacedFrame]:
    """The parts of a finding, each with all or nothing of a quotation in marks."""
    for part in found.parts:
        cue = part[0] if found.cue is None else found.cue.root
        frame = Frame(cue, None, _trimmed(part), "reader", strong=True)
        placed = parsed.place_frame(frame, paragraph)
        if placed is not None:
            yield placed


def _trimmed(content: Span) -> tuple[int, int]:
    """A content without the "that" before it and words behind it that open something else."""
    doc, start, end = content.doc, content.start, _whole_end(content)
    while end > start + 1 and doc[end - 1].tag_ in _OPENERS:
        end -= 1
    that = end > start + 1 and content[0].lower_ == "that" and doc[start + 1].pos_ != "NOUN"
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


def saying_word(cue: Span) -> Token | None:
    """The word of saying in a cue: its last, since a surname before it may look like one ("Beg
    denied that")."""
    words = words_of_saying()
    return next((t for t in reversed(cue) if t.lemma_.lower() in words or t.lower_ in words), None)


@cache
def words_of_saying() -> Words:
    words = reporting_words()
    return (words.verbs | words.nouns | words.adjectives | {"accord"}) - words.sides - words.deeds
