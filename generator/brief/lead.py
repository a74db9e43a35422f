"""Summaries made of source sentences: scored, chosen without repetition, put in order.

A sentence scores by the weight of the event it tells, by the topic's signature words it holds
(log-likelihood ratio against the rest of the corpus: Lin and Hovy, "The automated acquisition
of topic signatures", 2000), by its place (news tells the main thing first) and by its
article's genre. Sentences are then taken by maximal marginal relevance (Carbonell and
Goldstein, 1998). Nothing is rewritten: a line is a span of its article.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

from ..join.terms import Hits, find_terms
from ..join.topics import Sentences, timeliness
from ..language.wording import Span
from ..records import Article, Event, Mention, Quote, Records, SummaryLine, Topic
from .standalone_sentences import StandaloneSentence, find_standalone_sentences

R = TypeVar("R", Event, Mention, Quote)

FEWEST, MOST = 3, 6

_WEIGHTS = {"event": 0.3, "signature": 0.35, "place": 0.2, "actors": 0.15}
_GENRE = {"report": 1.0, "statement": 0.9, "analysis": 0.75, "interview": 0.5, "opinion": 0.4}
#: A sentence that tells what somebody said comes after one that tells what happened.
_REPORTED = 0.8
_DEICTIC = 0.85
#: How much relevance counts against novelty.
_LAMBDA = 0.7
#: After the fewest, a line must be worth this share of the best.
_WORTH = 0.5
_UNKNOWN = "9999"
_SIGNATURE_WORDS = 40


@dataclass(frozen=True, slots=True)
class SummaryCandidate:
    """A sentence that could stand in a summary."""

    line: SummaryLine
    keys: frozenset[str]
    """Its content words."""
    entries: frozenset[str]
    """Chronology entries it tells of."""
    weight: float
    """0 to 1: the share of all entries that the heaviest of them outweighs."""
    prominence: float
    """0 to 1: the share of the articles that name the best known of those involved."""
    date: str
    """When that happened, else when the article was published."""
    dates: tuple[str, ...]
    """When all it tells of happened."""
    place: int
    """Number of the sentence in its article."""
    factor: float
    """Genre, reported speech and words that point outside, 0 to 1."""
    opinion: bool


class CandidatePool:
    """The sentences of a corpus that can stand alone, by topic."""

    def __init__(self, records: Records, sentences: Sentences) -> None:
        self._entries = {entry.id: entry for entry in records.chronology}
        self._weights = sorted(entry.weight for entry in records.chronology)
        self._named_in = {a.id: a.articles / len(records.articles) for a in records.actors}
        self._topics = records.topics
        self._events = _by_article(records.events)
        self._quotes = _by_article(records.quotes)
        self._mentions = _by_article(records.mentions)
        pronouns = _by_article(m for m in records.mentions if m.form == "pronoun")
        self._pronouns = {article: [m.start for m in some] for article, some in pronouns.items()}
        self.by_topic: dict[str, list[SummaryCandidate]] = defaultdict(list)
        self.all: list[SummaryCandidate] = []
        originals = [a for a in records.articles if a.copy_of is None]
        terms = tuple(t.terms for t in records.topics)
        for article in originals:
            spans = self._spans(article, sentences)
            self._read(
                article,
                spans,
                find_standalone_sentences(article, spans),
                find_terms(article, terms),
            )

    @cached_property
    def counts(self) -> Counter[str]:
        """How many of all sentences hold each word."""
        return _counted(self.all)

    def _spans(self, article: Article, sentences: Sentences) -> Sequence[Span]:
        """Where its sentences stand; those that tell an event when no others are known."""
        found = sentences.get(article.id)
        return found or tuple(sorted({(e.start, e.end) for e in self._events[article.id]}))

    def _read(
        self,
        article: Article,
        spans: Sequence[Span],
        lone: Iterable[StandaloneSentence],
        hits: Hits,
    ) -> None:
        starts = [start for start, _ in spans]
        topics: dict[int, set[int]] = defaultdict(set)
        for number, start in hits.text:
            topics[bisect_right(starts, start) - 1].add(number)
        told: dict[int, list[str]] = defaultdict(list)
        for event in self._events[article.id]:
            if event.entry in self._entries:
                told[bisect_right(starts, event.start) - 1].append(event.entry)
        said = [(p.start, p.end) for q in self._quotes[article.id] for p in q.parts]
        for sentence in lone:
            candidate = self._candidate(article, sentence, said, told.get(sentence.place, ()))
            if candidate is not None:
                self.all.append(candidate)
                for topic in (self._topics[n] for n in topics.get(sentence.place, ())):
                    if _timely(candidate, topic):
                        self.by_topic[topic.id].append(candidate)

    def _candidate(
        self,
        article: Article,
        sentence: StandaloneSentence,
        said: Iterable[Span],
        told: Iterable[str],
    ) -> SummaryCandidate | None:
        line = SummaryLine(
            article.id, sentence.start, sentence.end, article.text[sentence.start : sentence.end]
        )
        reported = [(s, e) for s, e in said if s < line.end and e > line.start]
        if any(s <= line.start + 1 and e >= line.end - 2 for s, e in reported):
            return None
        if self._names_elsewhere(line):
            return None
        entries = [self._entries[e] for e in told]
        main = max(entries, key=lambda e: (e.weight, e.id), default=None)
        factor = _GENRE[article.genre] * (_REPORTED if reported else 1.0)
        if sentence.deictic:
            factor *= _DEICTIC
        return SummaryCandidate(
            line=line,
            keys=sentence.keys,
            entries=frozenset(e.id for e in entries),
            weight=bisect_left(self._weights, main.weight) / len(self._weights) if main else 0.0,
            prominence=max(
                (self._named_in.get(a, 0.0) for e in entries for a in e.actors), default=0.0
            ),
            date=main.date if main else article.published or _UNKNOWN,
            dates=tuple(e.date for e in entries),
            place=sentence.place,
            factor=factor,
            opinion=article.genre == "opinion",
        )

    def _names_elsewhere(self, line: SummaryLine) -> bool:
        """A pronoun stands for somebody whom the sentence does not name."""
        pronouns = self._pronouns.get(line.article, ())
        if bisect_left(pronouns, line.start) == bisect_left(pronouns, line.end):
            return False
        mentions = self._mentions[line.article]
        first = bisect_left(mentions, line.start, key=lambda m: m.start)
        last = bisect_left(mentions, line.end, key=lambda m: m.start)
        here = mentions[first:last]
        named = {m.entity for m in here if m.form != "pronoun"}
        return any(m.form == "pronoun" and m.entity not in named for m in here)


def _timely(candidate: SummaryCandidate, topic: Topic) -> bool:
    """Not all that it tells of happened outside the topic's period."""
    dates = candidate.dates
    return not dates or any(timeliness(topic.period, date) >= 0 for date in dates)


def topic_signature(
    candidates: Sequence[SummaryCandidate], pool: CandidatePool
) -> Mapping[str, float]:
    """Words that mark a topic, with weights of 0 to 1. When there is no rest of the corpus to
    set it off against, its most frequent words."""
    everywhere = pool.counts
    here = everywhere if candidates is pool.all else _counted(candidates)
    inside, total = len(candidates), len(pool.all)
    if inside >= 0.9 * total:
        scored = {key: float(n) for key, n in here.items() if n > 1}
    else:
        scored = {
            key: _log_likelihood(n, inside, everywhere[key], total)
            for key, n in here.items()
            if n * total > everywhere[key] * inside
        }
    top = sorted(scored, key=lambda key: (-scored[key], key))[:_SIGNATURE_WORDS]
    most = max((scored[key] for key in top), default=0.0)
    return {key: math.sqrt(scored[key] / most) for key in top} if most > 0 else {}


def _counted(candidates: Iterable[SummaryCandidate]) -> Counter[str]:
    """How many of some sentences hold each word."""
    return Counter(chain.from_iterable(c.keys for c in candidates))


def summarise(
    candidates: Sequence[SummaryCandidate], marks: Mapping[str, float]
) -> list[SummaryCandidate]:
    """Three to six sentences (fewer where fewer will do), in reading order: what happened by
    date, opinions last."""
    score = _scorer(marks)
    chosen = _without_repetition(candidates, score)
    return sorted(chosen, key=lambda c: (c.opinion, c.date, c.line.article, c.line.start))


def _scorer(marks: Mapping[str, float]) -> Callable[[SummaryCandidate], float]:
    def score(candidate: SummaryCandidate) -> float:
        held = math.fsum(marks[key] for key in candidate.keys & marks.keys())
        worth = (
            _WEIGHTS["event"] * candidate.weight
            + _WEIGHTS["signature"] * min(1.0, held / (1.5 + 0.08 * len(candidate.keys)))
            + _WEIGHTS["actors"] * min(1.0, candidate.prominence)
            + _WEIGHTS["place"] * (1 / (1 + candidate.place))
        )
        return candidate.factor * worth

    return score


def _without_repetition(
    candidates: Sequence[SummaryCandidate], score: Callable[[SummaryCandidate], float]
) -> list[SummaryCandidate]:
    """Greedy choice by maximal marginal relevance; one sentence an event."""
    scores = {id(c): score(c) for c in candidates}
    rest = sorted(candidates, key=lambda c: (-scores[id(c)], c.line.article, c.line.start))[:200]
    nearest = {id(c): 0.0 for c in rest}
    chosen: list[SummaryCandidate] = []
    while rest and len(chosen) < MOST:
        best = max(rest, key=lambda c: _LAMBDA * scores[id(c)] - (1 - _LAMBDA) * nearest[id(c)])
        enough = len(chosen) >= FEWEST and chosen
        if enough and scores[id(best)] < _WORTH * scores[id(chosen[0])]:
            break
        chosen.append(best)
        rest = [c for c in rest if c is not best and not c.entries & best.entries]
        for c in rest:
            nearest[id(c)] = max(nearest[id(c)], _overlap(c.keys, best.keys))
        rest = [c for c in rest if nearest[id(c)] < 0.6]
    return chosen


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the shorter's words that the other holds."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _log_likelihood(a: int, inside: int, everywhere: int, total: int) -> float:
    """Dunning's log-likelihood ratio of a word inside a part of a corpus."""
    b, outside = everywhere - a, total - inside
    expected_a = inside * everywhere / total
    expected_b = outside * everywhere / total
    first = a * math.log(a / expected_a) if a else 0.0
    second = b * math.log(b / expected_b) if b and expected_b else 0.0
    return 2 * (first + second)


def _by_article(records: Iterable[R]) -> dict[str, list[R]]:
    grouped: dict[str, list[R]] = defaultdict(list)
    for record in records:
        grouped[record.article].append(record)
    for group in grouped.values():
        group.sort(key=lambda r: (r.start, r.end))
    return grouped
