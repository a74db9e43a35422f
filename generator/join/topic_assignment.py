"""Which topics an article and each of its records belong to, passage by passage.

A passage is a paragraph; the words nearest to a record weigh most: its own sentence, then
its paragraph, then the paragraphs beside it and the headline. The topic's actors and period
weigh too, but no record joins a topic without one of the topic's terms near it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from ..language.wording import Span, paragraphs
from ..records import Article, CuratedTopic, Editorial, Entry, Event, Figure, Quote, Topic
from ..records.edtf import bounds
from ..records.replace_field import replace_field
from .proposed_topics import Proposal, propose_topics
from .term_hits import Hits, find_terms

# What a term is worth by where it stands, seen from the record; the threshold is what a term
# in the record's own paragraph reaches by itself.
_SENTENCE, _PARAGRAPH, _BESIDE, _TITLE = 1.0, 0.6, 0.15, 0.4
_ACTOR, _IN_PERIOD, _OUT_OF_PERIOD = 0.15, 0.04, -0.3
# What an article from long before the period says can be of the topic by its words only where
# its headline is, too.
_TOO_EARLY, _LONG = -0.6, timedelta(days=180)
_THRESHOLD = 0.6

#: Characters beyond which a term in the same (very long) paragraph says nothing.
_NEAR = 700
#: Share of a proposed topic's articles that one of the editor's must have to stand for it.
_COVERED = 0.5
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


class Matter(NamedTuple):
    """What puts a passage under a topic."""

    terms: tuple[str, ...]
    actors: tuple[str, ...]
    period: tuple[str | None, str | None]


class RecordPassage(NamedTuple):
    """A record as topics see it."""

    start: int
    end: int
    actors: tuple[str, ...]
    date: str | None


#: A passage's values. Calls are known by the ``repr`` of their arguments, which is quickest of
#: what is no class.
Values = tuple[int, int, tuple[str, ...], str | None]


class Placed(NamedTuple):
    """Topics, by number, of one article and its passages."""

    belongs: frozenset[int]
    """Those that enough of the article is about."""
    touches: frozenset[int]
    """Those that some of it is about."""
    passages: tuple[tuple[int, ...], ...]
    """Those of each passage, most fitting first."""


def assign_topics(
    articles: Sequence[Article],
    quotes: Sequence[Quote],
    events: Sequence[Event],
    figures: Sequence[Figure],
    sentences: Sentences,
    editorial: Editorial,
) -> Assigned:
    """Give every record its topics: the editor's, and proposed ones for what those leave.

    A record of an article that a proposed topic was found in belongs to that topic.

    ``sentences`` holds the sentence spans of each article, by article id, in order.
    """
    curated = tuple(t for t in editorial.topics if not t.reject)
    written = (*curated, *(t for t in editorial.topics if t.reject))
    matters = tuple(Matter(t.terms, t.actors, t.period) for t in written)
    passages = _passages(quotes, events, figures)
    placed = {
        a.id: place(a, tuple(sentences.get(a.id, ())), matters, tuple(passages[a.id]))
        for a in articles
    }
    proposals = _uncovered(propose_topics(articles, {t.id for t in written}), written, placed)
    proposed = {article: p.topic.id for p in proposals for article in p.articles}
    found = {id: iter(its.passages) for id, its in placed.items()}

    def next_topics(article: str) -> tuple[str, ...]:
        numbers = next(found.get(article, iter(())), ())
        own = (proposed[article],) if article in proposed else ()
        return (*(curated[n].id for n in numbers if n < len(curated)), *own)

    return Assigned(
        # Each article's passages are asked for in the order in which they were given.
        quotes=replace_field(quotes, "topics", [next_topics(q.article) for q in quotes]),
        events=replace_field(events, "topics", [next_topics(e.article) for e in events]),
        figures=replace_field(figures, "topics", [next_topics(f.article) for f in figures]),
        topics=(
            *(_as_topic(t, True, _articles_on(n, articles, placed)) for n, t in enumerate(curated)),
            *(_as_topic(p.topic, False, p.articles) for p in proposals),
        ),
    )


def _as_topic(topic: CuratedTopic, curated: bool, articles: tuple[str, ...]) -> Topic:
    return Topic(
        id=topic.id,
        title=topic.title,
        description=topic.description,
        curated=curated,
        period=topic.period,
        articles=articles,
        terms=topic.terms,
    )


def _uncovered(
    proposals: Iterable[Proposal],
    written: Iterable[CuratedTopic],
    placed: Mapping[str, Placed],
) -> tuple[Proposal, ...]:
    """Proposals that no topic of the editor's covers, whether wanted or rejected, by name or by
    articles."""
    names = {name.casefold() for t in written for name in (t.title, *t.terms)}

    def is_covered(proposal: Proposal) -> bool:
        if proposal.topic.title.casefold() in names:
            return True
        held = Counter(n for a in proposal.articles for n in placed[a].belongs)
        return max(held.values(), default=0) >= _COVERED * len(proposal.articles)

    return tuple(p for p in proposals if not is_covered(p))


def with_sources(
    topics: Sequence[Topic],
    quotes: Iterable[Quote],
    figures: Iterable[Figure],
    events: Iterable[Event],
    entries: Iterable[Entry],
    articles: Iterable[Article],
) -> tuple[Topic, ...]:
    """Topics whose articles are those that their pages are built from: their own and any that
    the words of a line are taken from, by date. Who else tells of an event is told beside it."""
    found: dict[str, set[str]] = {t.id: set(t.articles) for t in topics}
    records: list[Quote | Figure] = [*quotes, *figures]
    for record in records:
        for topic in record.topics:
            found[topic].add(record.article)
    told_in = {event.id: event.article for event in events}
    for entry in entries:
        for topic in entry.topics:
            found[topic].add(told_in[entry.events[0]])
    order = {a.id: (a.published or "9999", a.id) for a in articles}
    return tuple(
        replace(t, articles=tuple(sorted(found[t.id] & order.keys(), key=order.__getitem__)))
        for t in topics
    )


def _passages(
    quotes: Iterable[Quote], events: Iterable[Event], figures: Iterable[Figure]
) -> Mapping[str, list[Values]]:
    """Passages by article: quotations, then events, then figures."""
    found: dict[str, list[Values]] = defaultdict(list)
    for q in quotes:
        found[q.article].append((q.start, q.end, (q.speaker or "", *q.about), q.said))
    for e in events:
        found[e.article].append((e.start, e.end, e.named, e.date))
    for f in figures:
        found[f.article].append((f.start, f.end, (f.according_to or "",), f.as_of))
    return found


def _articles_on(
    number: int, articles: Sequence[Article], placed: Mapping[str, Placed]
) -> tuple[str, ...]:
    """A topic's articles by date; where none is much about it, those that touch it."""
    chosen = [a for a in articles if number in placed[a.id].belongs]
    chosen = chosen or [a for a in articles if number in placed[a.id].touches]
    return tuple(a.id for a in sorted(chosen, key=lambda a: (a.published or "9999", a.id)))


def place(
    article: Article,
    sentences: Sequence[Span],
    matters: tuple[Matter, ...],
    passages: Iterable[Values],
) -> Placed:
    """The topics of an article and of some passages of it, from the article alone."""
    evidence = _Evidence(article, find_terms(article, tuple(m.terms for m in matters)), sentences)
    numbers = range(len(matters))
    return Placed(
        belongs=frozenset(n for n in numbers if evidence.belongs(n, matters[n].period[0])),
        touches=frozenset(filter(evidence.touches, numbers)),
        passages=tuple(evidence.topics_of(RecordPassage(*p), matters) for p in passages),
    )


class _Evidence:
    """Where one article speaks of each topic."""

    def __init__(self, article: Article, hits: Hits, sentences: Sequence[Span]) -> None:
        self.article = article
        self.paragraphs = paragraphs(article.text)
        self.sentences = sentences
        self._paragraph_starts = [start for start, _ in self.paragraphs]
        self._sentence_starts = [start for start, _ in sentences]
        self.in_title = hits.title
        self._hits: dict[int, list[int]] = defaultdict(list)
        for number, start in hits.text:
            self._hits[number].append(start)
        self._touched = sorted(self.in_title.union(self._hits))

    def belongs(self, number: int, first: str | None) -> bool:
        """Enough of the article is about the topic, which began on its ``first`` day: its headline,
        or some of its paragraphs."""
        held = {self._paragraph_at(hit) for hit in self._hits.get(number, ())}
        few = min(_ENOUGH, (len(self.paragraphs) + 1) // 2)
        if _is_long_before(self.article.published, first) and number not in self.in_title:
            return False
        return number in self.in_title or (bool(held) and len(held) >= few)

    def touches(self, number: int) -> bool:
        """Some of the article is about the topic."""
        return number in self._hits

    def topics_of(self, passage: RecordPassage, matters: Sequence[Matter]) -> tuple[int, ...]:
        """The topics of a passage, most fitting first."""
        scored = []
        for number in self._touched:
            matter = matters[number]
            score = self._near(number, passage)
            if any(actor in matter.actors for actor in passage.actors):
                score += _ACTOR
            if _is_long_before(self.article.published, matter.period[0]):
                score += _TOO_EARLY
            else:
                score += timeliness(matter.period, passage.date or self.article.published)
            if score >= _THRESHOLD - 1e-9:
                scored.append((-score, number))
        return tuple(number for _, number in sorted(scored))

    def _near(self, number: int, passage: RecordPassage) -> float:
        """What the topic's terms around a passage are worth."""
        hits = self._hits.get(number, [])
        first, last = self._sentences_of(passage)
        score = _TITLE if number in self.in_title else 0.0
        if _any_between(hits, first, last):
            return score + _SENTENCE
        here = self._paragraph_at(passage.start)
        if not 0 <= here < len(self.paragraphs):
            return score
        start, end = self.paragraphs[here]
        if _any_between(hits, max(start, passage.start - _NEAR), min(end, passage.end + _NEAR)):
            return score + _PARAGRAPH
        before = self.paragraphs[max(0, here - 1)][0]
        after = self.paragraphs[min(here + 1, len(self.paragraphs) - 1)][1]
        near = _any_between(hits, max(before, start - _NEAR), min(after, end + _NEAR))
        return score + (_BESIDE if near else 0.0)

    def _paragraph_at(self, offset: int) -> int:
        return bisect_right(self._paragraph_starts, offset) - 1

    def _sentences_of(self, passage: RecordPassage) -> Span:
        """First and last character of the sentences a passage lies in."""
        at = bisect_right(self._sentence_starts, passage.start) - 1
        to = bisect_left(self._sentence_starts, passage.end) - 1
        if at < 0:
            return passage.start, passage.end
        start, _ = self.sentences[at]
        _, end = self.sentences[max(at, to)]
        return min(start, passage.start), max(end, passage.end)


def _any_between(hits: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(hits, start)
    return at < len(hits) and hits[at] < end


@lru_cache(maxsize=1 << 14)
def _is_long_before(published: str | None, first: str | None) -> bool:
    """Whether an article came out long before the first day of a period."""
    if published is None or first is None:
        return False
    return bounds(published)[1] + _LONG < date.fromisoformat(first)


@lru_cache(maxsize=1 << 14)
def timeliness(period: tuple[str | None, str | None], day: str | None) -> float:
    """What a date inside or outside a topic's period is worth.

    >>> [timeliness(("2023-10-04", None), day) for day in ("2023-10-03", "2023-10", None)]
    [-0.3, 0.04, 0.0]
    """
    first, last = period
    if day is None or (first is None and last is None):
        return 0.0
    try:
        earliest, latest = (end.isoformat() for end in bounds(day))
    except ValueError:
        return 0.0
    outside = (first is not None and latest < first) or (last is not None and earliest > last)
    return _OUT_OF_PERIOD if outside else _IN_PERIOD
