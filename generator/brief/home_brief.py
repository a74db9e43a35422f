"""What the front page shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ..records import Entry, HomeBrief, Measure, SummaryLine, TopicBrief
from .corpus_index import CorpusIndex
from .developments import choose_ahead, choose_latest, most_reported
from .lead import MOST_LINES, Scope, choose_lead, choose_tellings, scope_of, topic_signature
from .sort_keys import by_claimants, by_size
from .topic_briefs import takes_part

#: Actors and measures on the front page.
HOME_ACTORS, HOME_MEASURES = 12, 8
#: The weightiest events that open the lead, and their share of the weight of the first.
MOST_WEIGHTIEST, LEAST_WEIGHT = 3, 0.5
#: Lines of the lead that tell what happened; the others say how many, and what is said against it.
NEWS_LINES = 4


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
        measures=tuple(m.id for m in _each_once(filter(_is_worth_showing, measures))),
        topics=tuple(b.topic.id for b in sorted(topics, key=by_size)),
        actors=tuple(a.id for a in actors[:HOME_ACTORS]),
    )


def _each_once(measures: Iterable[Measure]) -> list[Measure]:
    """The first of some measures; of those of one kind that reach from the same number to the same
    other one, which is one thing under two names, one."""
    apart: dict[tuple[object, ...], Measure] = {}
    for measure in measures:
        ends = measure.low, measure.high
        apart.setdefault(
            (measure.id,) if ends[0] == ends[1] else (measure.category, measure.unit, *ends),
            measure,
        )
    return [*apart.values()][:HOME_MEASURES]


def _is_worth_showing(measure: Measure) -> bool:
    """Whether several claimants count it, or one does so several times and it is no mere number
    of things."""
    return measure.claimants > 1 or (len(measure.figures) > 1 and measure.category != "count")


def _lead(
    corpus: CorpusIndex, topics: Sequence[TopicBrief], reported: Sequence[Entry]
) -> tuple[SummaryLine, ...]:
    """A line for the weightiest events of all and each of the most reported of the last days, then
    what the topics' summaries, or all sentences where no topic has one, count and answer."""
    signature = topic_signature(corpus.pool.all, corpus.pool)
    scope = scope_of(corpus.entries, corpus.articles.values())
    leading = dict.fromkeys((*_weightiest(corpus.entries, scope), *reported))
    news = choose_tellings(leading, corpus.pool.all, signature, scope)[:NEWS_LINES]
    used = {(line.article, line.start) for b in topics for line in b.summary}
    candidates = [c for c in corpus.pool.all if (c.line.article, c.line.start) in used]
    lead = choose_lead(candidates or corpus.pool.all, signature, scope, news)
    return tuple(c.line for c in lead)[:MOST_LINES]


def _weightiest(entries: Sequence[Entry], scope: Scope) -> list[Entry]:
    """The events that nothing in the corpus comes near, the weightiest first."""
    main = [e for e in entries if scope.weight(e) >= LEAST_WEIGHT]
    return sorted(main, key=lambda e: (-e.weight, -e.outlets, e.id))[:MOST_WEIGHTIEST]
