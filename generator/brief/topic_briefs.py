"""What each topic page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..join.measures import narrowed
from ..language.interviewers import is_presenter
from ..records import Actor, Article, Entry, Measure, Quote, SummaryLine, Topic, TopicBrief
from .corpus_index import CorpusIndex
from .developments import choose_ahead, choose_latest
from .key_quotes import choose_quotes, is_quotable
from .lead import choose_lead, scope_of, topic_signature
from .positions import find_parties
from .sort_keys import by_claimants

#: Key quotes of a topic, and how many of them may be of one speaker.
KEY_QUOTES, KEY_QUOTES_PER_SPEAKER = 8, 2
#: Actors named as most involved, and topics named as related.
INVOLVED_ACTORS, RELATED_TOPICS = 8, 4
#: Cosine of the articles of two topics from which they are related: about a fifth in common.
RELATED_COSINE = 0.2
#: What an actor's part in an event counts for, where a quotation of or about the actor counts one
#: and being its speaker one more.
EVENT_INVOLVEMENT = 2


def make_topic_brief(topic: Topic, corpus: CorpusIndex) -> TopicBrief:
    """Everything that the page of one topic shows."""
    quotes = corpus.quotes_by_topic.get(topic.id, [])
    entries = corpus.entries_by_topic.get(topic.id, [])
    score = corpus.quote_scores.for_topic(topic)
    quotable = [q for q in quotes if is_quotable(q, corpus.actors)]
    key_quotes = choose_quotes(quotable, score, KEY_QUOTES, KEY_QUOTES_PER_SPEAKER)
    sources = [corpus.articles[a] for a in topic.articles if a in corpus.articles]
    return TopicBrief(
        topic=topic,
        outlets=_outlets(sources),
        actors=_most_involved(quotes, entries, corpus)[:INVOLVED_ACTORS],
        summary=_lead(topic, corpus),
        latest=choose_latest(entries, corpus.newest),
        ahead=choose_ahead(entries, corpus.newest),
        chronology=tuple(e.id for e in entries),
        positions=find_parties(quotes, corpus.actors, score),
        measures=_topic_measures(topic.id, corpus),
        key_quotes=tuple(q.id for q in key_quotes),
        disputes=tuple(d for d in corpus.records.disputes if topic.id in d.topics),
        reports=tuple(a.id for a in sources if a.genre != "opinion"),
        opinions=tuple(a.id for a in sources if a.genre == "opinion"),
        related=_related(topic, corpus.records.topics),
    )


def _outlets(articles: Iterable[Article]) -> tuple[str, ...]:
    """Names of the outlets, those with most articles first."""
    counts = Counter(a.outlet for a in articles if a.outlet)
    return tuple(sorted(counts, key=lambda outlet: (-counts[outlet], outlet)))


def _most_involved(
    quotes: Sequence[Quote], entries: Iterable[Entry], corpus: CorpusIndex
) -> tuple[str, ...]:
    """Actors by how much they say, do and are spoken of; no places, and not the media."""
    score = Counter(actor for quote in quotes for actor in (quote.speaker, *quote.about) if actor)
    score.update(quote.speaker for quote in quotes if quote.speaker)
    for entry in entries:
        score.update(dict.fromkeys(entry.actors, EVENT_INVOLVEMENT))
    found = [a for a in score if a in corpus.actors and takes_part(corpus.actors[a])]
    return tuple(sorted(found, key=lambda a: (-score[a], -corpus.actors[a].mentions, a)))


def takes_part(actor: Actor) -> bool:
    """Whether an actor can be one of those involved; no outlet, presenter or scene of events."""
    return actor.kind not in ("media", "place") and not is_presenter(actor)


def _lead(topic: Topic, corpus: CorpusIndex) -> tuple[SummaryLine, ...]:
    candidates = corpus.pool.by_topic.get(topic.id, [])
    signature = topic_signature(candidates, corpus.pool)
    sources = (corpus.articles[a] for a in topic.articles if a in corpus.articles)
    scope = scope_of(corpus.entries_by_topic.get(topic.id, []), sources)
    return tuple(c.line for c in choose_lead(candidates, signature, scope))


def _topic_measures(topic: str, corpus: CorpusIndex) -> tuple[Measure, ...]:
    """Measures with the figures of one topic only, those most often counted first; all figures
    of a measure that an editor defined for the topic belong to it, wherever they stand."""
    own = {f.id for f in corpus.figures_by_topic.get(topic, ())}
    defined = corpus.curated_measures.get(topic, frozenset())
    own.update(f for m in corpus.records.measures if m.id in defined for f in m.figures)
    numbers = sorted({corpus.measure_number[f] for f in own if f in corpus.measure_number})
    within = [_within_topic(corpus.records.measures[n], own, corpus) for n in numbers]
    return tuple(sorted(within, key=by_claimants))


def _within_topic(measure: Measure, own: set[str], corpus: CorpusIndex) -> Measure:
    """A measure with those of its figures that are a topic's own."""
    figures = [corpus.figures[f] for f in measure.figures if f in own]
    return narrowed(measure, figures, corpus.records.articles)


def _related(topic: Topic, topics: Iterable[Topic]) -> tuple[str, ...]:
    """Topics that share articles, nearest first."""
    own = set(topic.articles)
    near = []
    for other in topics:
        shared = len(own.intersection(other.articles))
        if other.id != topic.id and shared:
            cosine = shared / (len(own) * len(other.articles)) ** 0.5
            if cosine >= RELATED_COSINE:
                near.append((-cosine, other.id))
    return tuple(i for _, i in sorted(near)[:RELATED_TOPICS])
