"""Quotations whose closing mark is missing, ended before the words that attribute them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from ...language.quotation_marks import QuotedParagraph
from .reported.sources import source_of
from .reporting_words import reporting_words

_FIRST_PERSONS = frozenset({"i", "we", "you"})


def close_before_attribution(
    doc: Doc, paragraphs: Iterable[QuotedParagraph]
) -> tuple[QuotedParagraph, ...]:
    """The paragraphs, with "“The deficit will shrink, said the minister." ended at its comma."""
    return tuple(_closed(doc, p) if p.runs_on() else p for p in paragraphs)


def _closed(doc: Doc, paragraph: QuotedParagraph) -> QuotedParagraph:
    mark = paragraph.marked[-1]
    span = doc.char_span(mark.start, paragraph.end, alignment_mode="contract")
    commas = () if span is None else (_attributing_comma(span.doc, s) for s in _sentences(span))
    comma = next((c for c in commas if c is not None and c.idx > mark.start), None)
    if comma is None:
        return paragraph
    end = comma.idx + len(comma)
    ended = replace(mark, end=end, outer_end=end, closed=True)
    return replace(paragraph, marked=(*paragraph.marked[:-1], ended))


def _sentences(span: Span) -> Iterator[Span]:
    """The sentences of a span, the last one to the span's end."""
    for sentence in span.doc.sents:
        if sentence.end > span.start and sentence.start < span.end:
            yield span.doc[max(sentence.start, span.start) : min(sentence.end, span.end)]


def _attributing_comma(doc: Doc, sentence: Span) -> Token | None:
    """The comma before an attribution that ends a sentence: ", said the minister."."""
    start, end = sentence.start, sentence.end
    for verb in sentence:
        if verb.lemma_ not in reporting_words().say or verb.tag_ not in ("VBD", "VBZ"):
            continue
        source = source_of(verb)
        if source is None or source.lower_ in _FIRST_PERSONS:
            continue
        first = min(verb.i, source.left_edge.i)
        behind = doc[max(verb.i, source.right_edge.i) + 1 : end]
        if (
            first > start
            and doc[first - 1].text == ","
            and not any(t.pos_ == "VERB" for t in behind)
        ):
            return doc[first - 1]
    return None
