"""What the front page shows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..records import Entry, HomeBrief, Measure, SummaryLine, TopicBrief
from .corpus_index import CorpusIndex
from .developments import choose_ahead, choose_latest, most_reported
from .lead import MOST_LINES, choose_lead, scope_of, topic_signature
from .sort_keys import by_claimants, by_size
from .topic_briefs import takes_part

#: Actors and measures on the front page.
HOME_ACTORS, HOME_MEASURES = 12, 8


def make_home_brief(
    corpus: CorpusIndex, topics: Sequence[TopicBrief], owners: Collection[str]
) -> HomeBrief:
    """Everything that the front page shows; ``owners`` are the actors that have pages."""
    actors = [a for a in corpus.records.actors if takes_part(a)]
    actors.sort(key=lambda a: (a.id not in owners, -a.articles, -(2 * a.quotes + a.mentions), a.id))
    measures = sorted(corpus.records.measures, key=by_claimants)
    reported = most_reported(corpus.entries, corpus.newest)
    return HomeBrief(
        summary=_lead(corpus, topics, reported),
        latest=choose_latest(corpus.entries, corpus.newest, reported),
        ahead=choose_ahead(corpus.entries, corpus.newest),
        measures=tuple(m.id for m in measures if _is_worth_showing(m))[:HOME_MEASURES],
        topics=tuple(b.topic.id for b in sorted(topics, key=by_size)),
        actors=tuple(a.id for a in actors[:HOME_ACTORS]),
    )


def _is_worth_showing(measure: Measure) -> bool:
    """Whether several claimants count it, or one does so several times and it is no mere number
    of things."""
    return measure.claimants > 1 or (len(measure.figures) > 1 and measure.category != "count")


def _lead(
    corpus: CorpusIndex, topics: Sequence[TopicBrief], latest: Collection[Entry]
) -> tuple[SummaryLine, ...]:
    """A sentence for each of the most reported events of the last days, and the best lines of the
    topics' summaries, or of all sentences where no topic has any."""
    signature = topic_signature(corpus.pool.all, corpus.pool)
    scope = scope_of(latest, corpus.articles.values())
    telling = [c for c in corpus.pool.all if scope.news(c)]
    first = choose_lead(telling, signature, scope)[: len(latest)] if telling else []
    used = {(line.article, line.start) for b in topics for line in b.summary}
    candidates = [c for c in corpus.pool.all if (c.line.article, c.line.start) in used]
    more = choose_lead(
        candidates or corpus.pool.all, signature, scope_of(corpus.entries, corpus.articles.values())
    )
    told = {entry for c in first for entry in c.entries}
    others = (c for c in more if c not in first and told.isdisjoint(c.entries))
    return tuple(c.line for c in (*first, *others))[:MOST_LINES]
