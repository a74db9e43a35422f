"""Whom the words of a quotation speak about."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..language.wording import Span
from ..records import Actor, Article, Mention, Quote
from ..records.replace_field import replace_field

#: How far around a quotation its reported clause is looked for, in characters.
_REACH = 1500


def fill_about(
    quotes: Sequence[Quote],
    mentions: Iterable[Mention],
    articles: Iterable[Article],
    actors: Iterable[Actor],
) -> tuple[Quote, ...]:
    """Quotes with ``about``: the actors that their words, or the clause that holds them,
    mention, in order of mention, without the speaker.

    ``mentions`` and the quotes' speakers carry actor ids.
    """
    texts = {article.id: article.text for article in articles}
    known = {actor.id for actor in actors}
    index = _MentionIndex(m for m in mentions if m.entity in known)
    return replace_field(
        quotes, "about", [_about(q, texts.get(q.article, ""), index) for q in quotes]
    )


def clause_span(quote: Quote, text: str) -> Span:
    """Where the quotation and the clause that holds it stand in the article's text."""
    span = (quote.start, quote.parts[-1].end)
    if not quote.clause or quote.rest:
        return span
    base = max(0, quote.start - max(_REACH, len(quote.clause)))
    at = text.rfind(quote.clause, base, quote.start + len(quote.clause))
    if at < 0:
        return span
    return min(at, quote.start), max(at + len(quote.clause), quote.end)


def _about(quote: Quote, text: str, index: _MentionIndex) -> tuple[str, ...]:
    start, end = clause_span(quote, text)
    found = dict.fromkeys(m.entity for m in index.within(quote.article, start, end))
    for speaker in quote.said_by:
        found.pop(speaker, None)
    return tuple(found)


class _MentionIndex:
    """Mentions by article and place."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        grouped: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            grouped[mention.article].append(mention)
        self._mentions: Mapping[str, Sequence[Mention]] = {
            article: sorted(group, key=lambda m: (m.start, -m.end, m.entity))
            for article, group in grouped.items()
        }
        self._starts = {a: [m.start for m in group] for a, group in self._mentions.items()}

    def within(self, article: str, start: int, end: int) -> Sequence[Mention]:
        """Mentions that lie wholly between two offsets."""
        starts = self._starts.get(article, [])
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        return [m for m in self._mentions.get(article, ())[first:last] if m.end <= end]
