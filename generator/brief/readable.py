"""Passages that can be read alone: where a record's sentence cannot, what a page shows for it.

A line never opens with what only the sentence before explains. A word that merely ties it to that
sentence is left off ("But the army ..."); a clause is shown where it says all that matters ("She
said that ..."); else the two sentences are shown together. All of it stays a span of the source.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping

from ..join.topic_assignment import Sentences
from ..language.datelines import after_dateline
from ..language.standing import (
    begun,
    goes_on,
    is_sentence,
    keeps_meaning,
    leans,
    opens_dangling,
    tie,
)
from ..language.wording import Span, count_words
from ..records import Article, Event, Figure, Part, Quote, Records

__all__ = [
    "find_readable",
    "opened",
    "opens_dangling",
    "sentence_span",
    "without_dateline",
    "without_tie",
]

#: Characters of two or three sentences that are shown together, at most: more of them say what is
#: not asked.
LONGEST = 520
#: Sentences before one that are shown with it, at most.
BACK = 2
#: Words of a clause that says enough.
CLAUSE_WORDS = 5


def find_readable(records: Records, sentences: Sentences) -> Mapping[str, Part]:
    """What pages show of the records whose own sentence cannot be read alone, by record id."""
    reader = _Reader(records, sentences)
    shown: dict[str, Part] = {}
    for quote in records.quotes:
        if quote.kind != "direct" and (part := reader.of_quote(quote)):
            shown[quote.id] = part
    for figure in records.figures:
        if part := reader.of_figure(figure):
            shown[figure.id] = part
    for event in records.events:
        if part := reader.of_event(event):
            shown[event.id] = part
    return shown


def without_dateline(text: str) -> str:
    """An article's text from its first sentence proper.

    >>> without_dateline("OSLO, May 4 (Example Agency) – The bridge was closed.")
    'The bridge was closed.'
    """
    return text[after_dateline(text, 0, len(text)) :]


def opened(text: str) -> str:
    """A passage, with an ellipsis where something is missing before it: it begins within a
    sentence, or opens with what only the sentence before explains.

    >>> opened("the army took the town"), opened("The army took the town")
    ('… the army took the town', 'The army took the town')
    """
    return f"… {text}" if text[:1].islower() or opens_dangling(text) else text


def without_tie(text: str) -> str:
    """A label without a word that ties it to what it was taken from.

    >>> without_tie("and a former member of the band")
    'a former member of the band'
    """
    return text[tie(text) :]


class _Reader:
    """Finds what can be read alone."""

    def __init__(self, records: Records, sentences: Sentences) -> None:
        self._articles = {a.id: a for a in records.articles}
        self._sentences = sentences
        self._headings = {a.id: {(h.start, h.end) for h in a.headings} for a in records.articles}
        self._reported: dict[str, list[Quote]] = {}
        for quote in records.quotes:
            if quote.kind != "direct":
                self._reported.setdefault(quote.article, []).append(quote)

    def of_quote(self, quote: Quote) -> Part | None:
        article = self._articles[quote.article]
        return self._alone(article, sentence_span(quote, article), [quote])

    def of_figure(self, figure: Figure) -> Part | None:
        article = self._articles[figure.article]
        around = (
            q
            for q in self._reported.get(figure.article, ())
            if q.speaker and q.start < figure.end and figure.start < q.end
        )
        return self._alone(article, sentence_span(figure, article), around)

    def of_event(self, event: Event) -> Part | None:
        span = (event.start, event.end)
        return event.clause or self._alone(self._articles[event.article], span, (), leans)

    def _alone(
        self,
        article: Article,
        span: Span,
        quotes: Iterable[Quote],
        needs_more: Callable[[str], bool] = opens_dangling,
    ) -> Part | None:
        """What can be read alone of a sentence, or with those before; None where it can itself,
        or nothing helps."""
        start, end = span
        text = article.text[start:end]
        if not (needs_more(text) or opens_dangling(text)):
            return None
        behind = start + tie(text)
        untied = article.text[behind:end]
        if not needs_more(begun(untied)):
            return Part(behind, end, untied)
        for clause in _clauses(quotes, article, span):
            if not needs_more(clause.text) and count_words(clause.text) >= CLAUSE_WORDS:
                return clause
        return self._with_those_before(article, span, needs_more)

    def _with_those_before(
        self, article: Article, span: Span, needs_more: Callable[[str], bool]
    ) -> Part | None:
        """The sentence with those before it that explain it; with as many as take its pointing
        opening away where none explains all."""
        start, end = span
        begins = [*self._begins(article, span)]
        for needs in dict.fromkeys((needs_more, opens_dangling)):
            if not needs(article.text[start:end]):
                continue
            for begin in begins:
                if not needs(article.text[begin:end]):
                    return Part(begin, end, article.text[begin:end])
        return None

    def _begins(self, article: Article, span: Span) -> Iterator[int]:
        """Where a passage may begin that ends with a sentence, nearest first: with whole sentences
        before it."""
        start, end = span
        broken = goes_on(article.text[start:end])
        for before, _ in self._before(article, start):
            begin = after_dateline(article.text, before, end)
            whole = article.text[begin : end if broken else start]
            if end - before > LONGEST or not is_sentence(whole):
                return
            yield begin + tie(article.text[begin:end])

    def _before(self, article: Article, start: int) -> Iterator[Span]:
        """The sentences before an offset, nearest first; no headings, and in an interview none of
        the paragraphs before, which somebody else speaks."""
        spans = self._sentences.get(article.id, ())
        at = bisect_left(spans, start, key=lambda s: s[0])
        floor = article.text.rfind("\n\n", 0, start) if article.genre == "interview" else -1
        for before in reversed(spans[max(0, at - BACK) : at]):
            if before in self._headings[article.id] or before[0] <= floor:
                return
            yield before


def _clauses(quotes: Iterable[Quote], article: Article, span: Span) -> Iterator[Part]:
    """What is reported within a sentence, each clause where it stands, if it says by itself what
    its speaker says."""
    start, end = span
    for quote in quotes:
        words = quote.clause or quote.text
        at = article.text.find(words, start, end)
        if at < 0 or words.lower().startswith("to "):
            continue
        left_out = f"{article.text[start:at]} {article.text[at + len(words) : end]}"
        if keeps_meaning(left_out, attributed=True):
            yield Part(at, at + len(words), words)


def sentence_span(record: Quote | Figure, article: Article) -> Span:
    """Where the sentence of a record stands, found near it: an article may hold it twice."""
    length = len(record.sentence)
    start = article.text.find(record.sentence, max(0, record.end - length))
    start = record.start if start < 0 else start
    return start, start + length
