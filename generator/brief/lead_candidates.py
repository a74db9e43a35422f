"""Sentences of a corpus that can stand alone in a summary, with what speaks for each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

from ..join.term_hits import Hits, find_terms
from ..join.topic_assignment import Sentences, timeliness
from ..language.wording import Span
from ..records import (
    TOLLS,
    Article,
    Entry,
    Event,
    Figure,
    Genre,
    Mention,
    Quote,
    Records,
    SummaryLine,
    Topic,
)
from .sort_keys import UNDATED
from .standalone_sentences import StandaloneSentence, find_standalone_sentences

R = TypeVar("R", Event, Figure, Mention, Quote)

#: What a sentence is worth by the genre of its article: reports say what happened.
GENRE_FACTORS: Mapping[Genre, float] = {
    "report": 1.0,
    "statement": 0.9,
    "analysis": 0.75,
    "interview": 0.5,
    "opinion": 0.4,
}
#: Factor of a sentence with reported speech: it comes after one that says what happened.
REPORTED_SPEECH_FACTOR = 0.8
#: Factor of a sentence with words like "here" and "today", which point out of it.
DEICTIC_FACTOR = 0.85
#: Characters at the ends of a sentence, marks and stop, that may lie outside a quotation which
#: is all there is to the sentence.
MARKS_BEFORE, MARKS_BEHIND = 1, 2


@dataclass(frozen=True, slots=True)
class SummaryCandidate:
    """A sentence that could stand in a summary."""

    line: SummaryLine
    keys: frozenset[str]
    """Its content words."""
    told: tuple[Entry, ...]
    """Chronology entries whose events it reports, the heaviest first."""
    prominence: float
    """0 to 1: the share of all articles that name the best known of its actors."""
    date: str
    """When the heaviest of its events happened, else when the article was published."""
    position: int
    """Number of the sentence in its article."""
    factor: float
    """What genre, reported speech and words that point outside leave of its score, 0 to 1."""
    opinion: bool
    counts: int = 0
    """How many claimants count what it gives the number of, if these are people harmed."""
    reports: bool = False
    """Whether it tells what somebody says."""
    answers: bool = False
    """Whether it says something against what somebody claims."""
    own: frozenset[str] = frozenset()
    """Ids of the entries whose line in the chronology it is."""

    @property
    def entries(self) -> frozenset[str]:
        """Ids of the entries whose events it reports."""
        return frozenset(entry.id for entry in self.told)


class CandidatePool:
    """The sentences of a corpus that can stand alone, by topic."""

    def __init__(self, records: Records, sentences: Sentences) -> None:
        self._entries = {entry.id: entry for entry in records.chronology}
        self._named_in = {a.id: a.articles / len(records.articles) for a in records.actors}
        self._topics = records.topics
        self._events = _by_article(records.events)
        self._quotes = _by_article(records.quotes)
        self._mentions = _by_article(records.mentions)
        self._figures = _by_article(f for f in records.figures if f.category in TOLLS)
        self._claimants = {f: m.claimants for m in records.measures for f in m.figures}
        self._answers = {quote for dispute in records.disputes for quote in dispute.answers}
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
        return count_words(self.all)

    def _spans(self, article: Article, sentences: Sentences) -> Sequence[Span]:
        """Where its sentences stand; only those with an event where no others are known."""
        found = sentences.get(article.id)
        return found or tuple(sorted({(e.start, e.end) for e in self._events[article.id]}))

    def _read(
        self,
        article: Article,
        spans: Sequence[Span],
        standalone: Iterable[StandaloneSentence],
        hits: Hits,
    ) -> None:
        starts = [start for start, _ in spans]
        topics: dict[int, set[int]] = defaultdict(set)
        for number, start in hits.text:
            topics[bisect_right(starts, start) - 1].add(number)
        events: dict[int, list[Event]] = defaultdict(list)
        for event in self._events[article.id]:
            if event.entry in self._entries and _is_reported(event):
                events[bisect_right(starts, event.start) - 1].append(event)
        said = [(p.start, p.end) for q in self._quotes[article.id] for p in q.parts]
        for sentence in standalone:
            candidate = self._candidate(article, sentence, said, events.get(sentence.position, ()))
            if candidate is not None:
                self.all.append(candidate)
                for topic in (self._topics[n] for n in topics.get(sentence.position, ())):
                    if _is_timely(candidate, topic):
                        self.by_topic[topic.id].append(candidate)

    def _candidate(
        self,
        article: Article,
        sentence: StandaloneSentence,
        said: Iterable[Span],
        events: Sequence[Event],
    ) -> SummaryCandidate | None:
        line = SummaryLine(
            article.id, sentence.start, sentence.end, article.text[sentence.start : sentence.end]
        )
        reported = [(s, e) for s, e in said if s < line.end and e > line.start]
        if any(
            s <= line.start + MARKS_BEFORE and e >= line.end - MARKS_BEHIND for s, e in reported
        ):
            return None
        if self._has_open_pronoun(line):
            return None
        entries = sorted(
            (self._entries[e.entry] for e in events if e.entry), key=lambda e: (-e.weight, e.id)
        )
        main = entries[0] if entries else None
        factor = GENRE_FACTORS[article.genre] * (REPORTED_SPEECH_FACTOR if reported else 1.0)
        if sentence.deictic:
            factor *= DEICTIC_FACTOR
        return SummaryCandidate(
            line=line,
            keys=sentence.keys,
            told=tuple(entries),
            prominence=max(
                (self._named_in.get(a, 0.0) for e in entries for a in e.actors), default=0.0
            ),
            date=main.date if main else article.published or UNDATED,
            position=sentence.position,
            factor=factor,
            opinion=article.genre == "opinion",
            counts=max((self._claimants.get(f.id, 1) for f in self._counted(line)), default=0),
            reports=bool(reported),
            answers=any(q.id in self._answers for q in _within(line, self._quotes[article.id])),
            own=frozenset(
                e.entry for e in events if e.entry and e.id in self._entries[e.entry].events[:1]
            ),
        )

    def _counted(self, line: SummaryLine) -> Iterator[Figure]:
        """The people harmed whom a sentence counts by somebody's count; none yet to come."""
        for figure in _within(line, self._figures[line.article]):
            if not figure.forecast and (figure.according_to or figure.according_to_text):
                yield figure

    def _has_open_pronoun(self, line: SummaryLine) -> bool:
        """Whether a pronoun stands for somebody whom the sentence does not name."""
        pronouns = self._pronouns.get(line.article, ())
        if bisect_left(pronouns, line.start) == bisect_left(pronouns, line.end):
            return False
        mentions = self._mentions[line.article]
        first = bisect_left(mentions, line.start, key=lambda m: m.start)
        last = bisect_left(mentions, line.end, key=lambda m: m.start)
        here = mentions[first:last]
        named = {m.entity for m in here if m.form != "pronoun"}
        return any(m.form == "pronoun" and m.entity not in named for m in here)


def _is_reported(event: Event) -> bool:
    """Whether its sentence reports it: as its matter, and as something that was done."""
    return not (event.reference or event.aside or event.head.startswith("not "))


def _is_timely(candidate: SummaryCandidate, topic: Topic) -> bool:
    """Whether any of its events lies in the period that an editor gave the topic; a sentence
    without events does. The period of a proposed topic is that of its articles, which tell of
    what was before it."""
    dates = [entry.date for entry in candidate.told]
    if not topic.curated or not dates:
        return True
    return any(timeliness(topic.period, date) >= 0 for date in dates)


def count_words(candidates: Iterable[SummaryCandidate]) -> Counter[str]:
    """How many of some sentences hold each word."""
    return Counter(chain.from_iterable(c.keys for c in candidates))


def _within(line: SummaryLine, records: Iterable[R]) -> Iterator[R]:
    """Those of an article's records that stand in a sentence."""
    return (r for r in records if r.start < line.end and line.start < r.end)


def _by_article(records: Iterable[R]) -> dict[str, list[R]]:
    grouped: dict[str, list[R]] = defaultdict(list)
    for record in records:
        grouped[record.article].append(record)
    for group in grouped.values():
        group.sort(key=lambda r: (r.start, r.end))
    return grouped
