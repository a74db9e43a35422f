"""What the front page shows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..records import HomeBrief, Measure, SummaryLine, TopicBrief
from .corpus_index import CorpusIndex
from .developments import choose_ahead, choose_latest
from .lead import choose_lead, topic_signature
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
    return HomeBrief(
        summary=_lead(corpus, topics),
        latest=choose_latest(corpus.entries, corpus.newest),
        ahead=choose_ahead(corpus.entries, corpus.newest),
        measures=tuple(m.id for m in measures if _is_worth_showing(m))[:HOME_MEASURES],
        topics=tuple(b.topic.id for b in sorted(topics, key=by_size)),
        actors=tuple(a.id for a in actors[:HOME_ACTORS]),
    )


def _is_worth_showing(measure: Measure) -> bool:
    """Whether several claimants count it, or one does so several times and it is no mere number
    of things."""
    return measure.claimants > 1 or (len(measure.figures) > 1 and measure.category != "count")


def _lead(corpus: CorpusIndex, topics: Sequence[TopicBrief]) -> tuple[SummaryLine, ...]:
    """The best lines of the topics' summaries, or of all sentences where no topic has any."""
    chosen = {(line.article, line.start) for b in topics for line in b.summary}
    candidates = [c for c in corpus.pool.all if (c.line.article, c.line.start) in chosen]
    signature = topic_signature(corpus.pool.all, corpus.pool)
    return tuple(c.line for c in choose_lead(candidates or corpus.pool.all, signature))
