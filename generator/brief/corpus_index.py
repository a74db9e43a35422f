"""The records of a corpus by the ways in which briefs ask for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from ..join.topic_assignment import Sentences
from ..records import Editorial, Quote, Records
from .key_quotes import QuoteScores, score_quotes
from .lead_candidates import CandidatePool
from .sort_keys import by_date, first_day

T = TypeVar("T")


class CorpusIndex:
    """Records by id, by topic and by the articles that mention an actor."""

    def __init__(self, records: Records, editorial: Editorial, sentences: Sentences) -> None:
        self.records = records
        self.curated_measures = {
            t.id: frozenset(m.id for m in t.measures) for t in editorial.topics
        }
        """Ids of the measures that an editor defined for a topic."""
        self.articles = {article.id: article for article in records.articles}
        self.actors = {actor.id: actor for actor in records.actors}
        self.entries = sorted(records.chronology, key=by_date)
        self.quote_scores: QuoteScores = score_quotes(records)
        self.pool = CandidatePool(records, sentences)
        self.newest = max((a.published for a in records.articles if a.published), default=None)
        """Day on which the newest article was published."""
        self.figures = {figure.id: figure for figure in records.figures}
        self.measure_number = {f: n for n, m in enumerate(records.measures) for f in m.figures}
        """Position of a figure's measure among the measures, by figure id."""
        self.articles_of = _articles_of_actors(records)
        """Ids of the articles that name, quote or count by an actor."""
        self.quotes_by_topic = group_by(records.quotes, lambda q: q.topics)
        self.figures_by_topic = group_by(records.figures, lambda f: f.topics)
        self.entries_by_topic = group_by(self.entries, lambda e: e.topics)

    def when_said(self, quote: Quote) -> tuple[str, str, int, str]:
        """Sort key: when it was said, else published; the undated last."""
        article = self.articles.get(quote.article)
        published = article.published if article else None
        return first_day(quote.said or published), quote.article, quote.start, quote.id


def group_by(items: Iterable[T], keys: Callable[[T], Iterable[str]]) -> dict[str, list[T]]:
    """Items by each of their keys, in order.

    >>> dict(group_by(["ab", "b"], lambda word: word))
    {'a': ['ab'], 'b': ['ab', 'b']}
    """
    found: dict[str, list[T]] = defaultdict(list)
    for item in items:
        for key in dict.fromkeys(keys(item)):
            found[key].append(item)
    return found


def _articles_of_actors(records: Records) -> Mapping[str, frozenset[str]]:
    """Ids of articles by the id of the actor."""
    articles = {article.id for article in records.articles}
    found: dict[str, set[str]] = {actor.id: set() for actor in records.actors}
    places = [(m.entity, m.article) for m in records.mentions]
    places += [(speaker, q.article) for q in records.quotes for speaker in q.said_by]
    places += [(f.according_to, f.article) for f in records.figures if f.according_to]
    for actor, article in places:
        if actor in found and article in articles:
            found[actor].add(article)
    return {actor: frozenset(ids) for actor, ids in found.items()}
