"""Which topics an article and each of its records belong to, passage by passage.

A passage is a paragraph; the words nearest to a record weigh most: its own sentence, then
its paragraph, then the paragraphs beside it and the headline. The topic's actors and period
weigh too, but no record joins a topic without one of the topic's terms near it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol, TypeVar

from ..edtf import bounds
from ..records import Article, CuratedTopic, Editorial, Event, Figure, Quote, Topic
from .proposed_topics import propose_topics
from .wording import WORD, Span, Word, paragraphs, stem, words

# What a term is worth by where it stands, seen from the record; the threshold is what a term
# in the record's own paragraph reaches by itself.
_SENTENCE, _PARAGRAPH, _BESIDE, _TITLE = 1.0, 0.6, 0.15, 0.4
_ACTOR, _IN_PERIOD, _OUT_OF_PERIOD = 0.15, 0.04, -0.3
_THRESHOLD = 0.6

#: Characters beyond which a term in the same (very long) paragraph says nothing.
_NEAR = 700
#: Paragraphs that make an article one on the topic (of a very short one, half of them).
_ENOUGH = 2

Sentences = Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Assigned:
    """The topics, and the records with their ``topics`` filled, most fitting first."""

    topics: tuple[Topic, ...]
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]


class _Placed(Protocol):
    """A record that lies somewhere in an article."""

    @property
    def article(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


R = TypeVar("R", bound=_Placed)


def assign_topics(
    articles: Sequence[Article],
    quotes: Sequence[Quote],
    events: Sequence[Event],
    figures: Sequence[Figure],
    sentences: Sentences,
    editorial: Editorial,
) -> Assigned:
    """Give every record its topics: the editor's, or proposed ones where there are none.

    ``sentences`` holds the sentence spans of each article, by article id, in order.
    """
    curated = bool(editorial.topics)
    topics = editorial.topics or propose_topics(articles, quotes)
    matcher = TermMatcher(topics)
    evidence = {
        article.id: _Evidence(article, matcher, sentences.get(article.id, ()))
        for article in articles
    }

    def give(record: R, actors: Iterable[str], date: str | None) -> tuple[str, ...]:
        found = evidence.get(record.article)
        if found is None:
            return ()
        return found.topics_of(record, topics, frozenset(actors), date)

    return Assigned(
        topics=tuple(_topic(t, i, curated, articles, evidence) for i, t in enumerate(topics)),
        quotes=_filled(quotes, lambda q: give(q, (q.speaker or "", *q.about), q.said)),
        events=_filled(events, lambda e: give(e, e.actors, e.date)),
        figures=_filled(figures, lambda f: give(f, (f.according_to or "",), f.as_of)),
    )


class HasTerms(Protocol):
    """A topic, an editor's or a record's."""

    @property
    def terms(self) -> tuple[str, ...]: ...


class TermMatcher:
    """Finds the terms of many topics in a text in one pass over its words.

    Case and inflection do not count, except that a term in capitals ("ICC", "US") matches
    words in capitals only.
    """

    def __init__(self, topics: Sequence[HasTerms]) -> None:
        self._by_first: dict[str, list[tuple[int, tuple[Word, ...]]]] = defaultdict(list)
        for number, topic in enumerate(topics):
            for term in dict.fromkeys(topic.terms):
                parts = tuple(words(term))
                if parts:
                    self._by_first[parts[0].key].append((number, parts))
        #: Terms by the written form of a first word, filled as words are met.
        self._by_form: dict[str, Sequence[tuple[int, tuple[Word, ...]]]] = {}

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """(topic number, start, end) of every term in the text, by start."""
        forms = set(WORD.findall(text))
        begin = {form: terms for form in forms if (terms := self._beginning(form))}
        if not begin:
            return []
        found = []
        for match in WORD.finditer(text):
            for number, term in begin.get(match[0], ()):
                there = words(text, match.start(), len(term))
                if len(there) == len(term) and all(map(_same_word, term, there)):
                    found.append((number, match.start(), there[-1].end))
        return found

    def _beginning(self, form: str) -> Sequence[tuple[int, tuple[Word, ...]]]:
        """The terms that a written form may begin."""
        terms = self._by_form.get(form)
        if terms is None:
            terms = self._by_form[form] = self._by_first.get(stem(form), ())
        return terms


def _same_word(term: Word, word: Word) -> bool:
    return term.key == word.key and (word.caps or not term.caps)


class _Evidence:
    """Where one article speaks of each topic."""

    def __init__(self, article: Article, matcher: TermMatcher, sentences: Sequence[Span]) -> None:
        self.article = article
        self.paragraphs = paragraphs(article.text)
        self.sentences = sentences
        self._paragraph_starts = [start for start, _ in self.paragraphs]
        self._sentence_starts = [start for start, _ in sentences]
        headline = "\n\n".join(filter(None, (article.title, article.subtitle)))
        self.in_title = {number for number, _, _ in matcher.find(headline)}
        self._hits: dict[int, list[int]] = defaultdict(list)
        for number, start, _ in matcher.find(article.text):
            self._hits[number].append(start)

    def belongs(self, number: int) -> bool:
        """Enough of the article is about the topic: its headline, or some of its paragraphs."""
        held = {self._paragraph_at(hit) for hit in self._hits.get(number, ())}
        few = min(_ENOUGH, (len(self.paragraphs) + 1) // 2)
        return number in self.in_title or (bool(held) and len(held) >= few)

    def touches(self, number: int) -> bool:
        """Some of the article is about the topic."""
        return number in self._hits

    def topics_of(
        self,
        record: _Placed,
        topics: Sequence[CuratedTopic],
        actors: frozenset[str],
        date: str | None,
    ) -> tuple[str, ...]:
        """Ids of the topics of a record, most fitting first."""
        scored = []
        for number in sorted(self.in_title.union(self._hits)):
            topic = topics[number]
            score = self._near(number, record)
            if not actors.isdisjoint(topic.actors):
                score += _ACTOR
            score += timeliness(topic.period, date or self.article.published)
            if score >= _THRESHOLD - 1e-9:
                scored.append((-score, number))
        return tuple(topics[number].id for _, number in sorted(scored))

    def _near(self, number: int, record: _Placed) -> float:
        """What the topic's terms around a record are worth."""
        hits = self._hits.get(number, [])
        first, last = self._sentences_of(record)
        score = _TITLE if number in self.in_title else 0.0
        if _any_between(hits, first, last):
            return score + _SENTENCE
        here = self._paragraph_at(record.start)
        if not 0 <= here < len(self.paragraphs):
            return score
        start, end = self.paragraphs[here]
        if _any_between(hits, max(start, record.start - _NEAR), min(end, record.end + _NEAR)):
            return score + _PARAGRAPH
        before = self.paragraphs[max(0, here - 1)][0]
        after = self.paragraphs[min(here + 1, len(self.paragraphs) - 1)][1]
        near = _any_between(hits, max(before, start - _NEAR), min(after, end + _NEAR))
        return score + (_BESIDE if near else 0.0)

    def _paragraph_at(self, offset: int) -> int:
        return bisect_right(self._paragraph_starts, offset) - 1

    def _sentences_of(self, record: _Placed) -> Span:
        """First and last character of the sentences a record lies in."""
        at = bisect_right(self._sentence_starts, record.start) - 1
        to = bisect_left(self._sentence_starts, record.end) - 1
        if at < 0:
            return record.start, record.end
        start, _ = self.sentences[at]
        _, end = self.sentences[max(at, to)]
        return min(start, record.start), max(end, record.end)


def _any_between(hits: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(hits, start)
    return at < len(hits) and hits[at] < end


@lru_cache(maxsize=1 << 14)
def timeliness(period: tuple[str | None, str | None], date: str | None) -> float:
    """What a date inside or outside a topic's period is worth."""
    first, last = period
    if date is None or (first is None and last is None):
        return 0.0
    try:
        earliest, latest = (day.isoformat() for day in bounds(date))
    except ValueError:
        return 0.0
    outside = (first is not None and latest < first) or (last is not None and earliest > last)
    return _OUT_OF_PERIOD if outside else _IN_PERIOD


def _filled(records: Sequence[R], topics_of: Callable[[R], tuple[str, ...]]) -> tuple[R, ...]:
    return tuple(replace(r, topics=topics_of(r)) for r in records)  # type: ignore[type-var]


def _topic(
    topic: CuratedTopic,
    number: int,
    curated: bool,
    articles: Sequence[Article],
    evidence: Mapping[str, _Evidence],
) -> Topic:
    """The topic with its articles by date; where none is much about it, those that touch it."""
    chosen = [a for a in articles if evidence[a.id].belongs(number)]
    chosen = chosen or [a for a in articles if evidence[a.id].touches(number)]
    chosen.sort(key=lambda a: (a.published or "9999", a.id))
    return Topic(
        id=topic.id,
        title=topic.title,
        description=topic.description,
        curated=curated,
        period=topic.period,
        articles=tuple(a.id for a in chosen),
        terms=topic.terms,
    )
