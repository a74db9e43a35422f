"""The whole briefing from the records: every page's content, chosen and put in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from ..join.measures import narrowed
from ..join.topics import Sentences
from ..records import (
    Actor,
    ActorBrief,
    Article,
    Briefing,
    Dispute,
    Editorial,
    Entry,
    Figure,
    HomeBrief,
    Measure,
    Quote,
    Records,
    SummaryLine,
    Topic,
    TopicBrief,
)
from .key_quotes import Salience, best_quotes, is_quotable, measure_salience
from .lead import SentencePool, signature, summarise
from .ordering import (
    FAR,
    entry_order,
    figure_order,
    first_day,
    grouped,
    inverted,
    measure_order,
    newest_first,
    topic_order,
)
from .positions import find_parties
from .sentences import stands_alone

_LATEST, _AHEAD = 8, 10
_KEY_QUOTES, _KEY_QUOTES_A_SPEAKER = 8, 2
_TOPIC_ACTORS, _HOME_ACTORS, _HOME_MEASURES, _WITH, _RELATED = 8, 12, 8, 12, 4
#: Two topics are related when the cosine of the articles they share is at least this.
_NEAR = 0.2
#: Share of its weight left to a latest development that leans on other sentences.
_LEANS = 0.3


def compose(
    records: Records,
    editorial: Editorial,
    sentences: Sentences | None = None,
) -> Briefing:
    """Choose and order what each page shows.

    ``sentences`` holds the sentence spans of each article by id; without them only sentences
    that tell a dated event can stand in a summary.
    """
    corpus = _Corpus(records, editorial, sentences or {})
    topics = tuple(_topic_brief(topic, corpus) for topic in records.topics)
    return Briefing(
        records=records,
        home=_home_brief(corpus, topics),
        topics=topics,
        actors=_actor_briefs(corpus),
    )


class _Corpus:
    """Records by the ways in which pages ask for them."""

    def __init__(self, records: Records, editorial: Editorial, sentences: Sentences) -> None:
        self.records = records
        self.measures_of = {t.id: frozenset(m.id for m in t.measures) for t in editorial.topics}
        self.articles = {article.id: article for article in records.articles}
        self.actors = {actor.id: actor for actor in records.actors}
        self.entries = sorted(records.chronology, key=entry_order)
        self.salience: Salience = measure_salience(records)
        self.pool = SentencePool(records, sentences)
        self.newest = max((a.published for a in records.articles if a.published), default=None)
        self.figures = {figure.id: figure for figure in records.figures}
        self.counted_in = {f: n for n, m in enumerate(records.measures) for f in m.figures}
        """Number of the measure, by figure id."""
        self.mentioned = _mentioned(records)
        self.quotes_by_topic = grouped(records.quotes, lambda q: q.topics)
        self.figures_by_topic = grouped(records.figures, lambda f: f.topics)
        self.entries_by_topic = grouped(self.entries, lambda e: e.topics)

    def quote_date(self, quote: Quote) -> tuple[str, str, int, str]:
        """Sort key: when it was said, else published; the undated last."""
        article = self.articles.get(quote.article)
        published = article.published if article else None
        return first_day(quote.said or published), quote.article, quote.start, quote.id


# --- topics --------------------------------------------------------------------------------


def _topic_brief(topic: Topic, corpus: _Corpus) -> TopicBrief:
    quotes = corpus.quotes_by_topic.get(topic.id, [])
    entries = corpus.entries_by_topic.get(topic.id, [])
    score = corpus.salience.for_topic(topic)
    told = [q for q in quotes if is_quotable(q, corpus.actors)]
    keys = best_quotes(told, score, _KEY_QUOTES, _KEY_QUOTES_A_SPEAKER)
    sources = [corpus.articles[a] for a in topic.articles if a in corpus.articles]
    return TopicBrief(
        topic=topic,
        outlets=_outlets(sources),
        actors=_most_involved(quotes, entries, corpus)[:_TOPIC_ACTORS],
        summary=_topic_summary(topic, corpus),
        latest=_latest(entries, corpus.newest),
        ahead=_ahead(entries, corpus.newest),
        chronology=tuple(e.id for e in entries),
        positions=find_parties(quotes, corpus.actors, score),
        measures=_topic_measures(topic.id, corpus),
        key_quotes=tuple(q.id for q in keys),
        disputes=_topic_disputes(topic.id, corpus.records.disputes),
        reports=tuple(a.id for a in sources if a.genre != "opinion"),
        opinions=tuple(a.id for a in sources if a.genre == "opinion"),
        related=_related(topic, corpus.records.topics),
    )


def _outlets(articles: Iterable[Article]) -> tuple[str, ...]:
    """Names of the outlets, those with most articles first."""
    counts = Counter(a.outlet for a in articles if a.outlet)
    return tuple(sorted(counts, key=lambda outlet: (-counts[outlet], outlet)))


def _most_involved(
    quotes: Sequence[Quote], entries: Iterable[Entry], corpus: _Corpus
) -> tuple[str, ...]:
    """Actors by how much they say, do and are spoken of; no places, and not the media."""
    score = Counter(actor for quote in quotes for actor in (quote.speaker, *quote.about) if actor)
    score.update(quote.speaker for quote in quotes if quote.speaker)
    for entry in entries:
        score.update(dict.fromkeys(entry.actors, 2))
    found = [a for a in score if a in corpus.actors and _takes_part(corpus.actors[a])]
    return tuple(sorted(found, key=lambda a: (-score[a], -corpus.actors[a].mentions, a)))


def _takes_part(actor: Actor) -> bool:
    return actor.kind not in ("media", "place")


def _topic_summary(topic: Topic, corpus: _Corpus) -> tuple[SummaryLine, ...]:
    candidates = corpus.pool.by_topic.get(topic.id, [])
    marks = signature(candidates, corpus.pool)
    return tuple(c.line for c in summarise(candidates, marks))


def _latest(entries: Sequence[Entry], newest: str | None) -> tuple[str, ...]:
    """Of what happened last the weightiest of each day, newest first; no line that says
    nothing by itself while others do."""
    past = [
        e
        for e in entries
        if e.status != "announced"
        and e.precision == "day"
        and (newest is None or first_day(e.date) <= newest)
    ]
    last = sorted(past, key=newest_first)[: max(_LATEST + 4, len(past) // 10)]
    heaviest: dict[str, float] = {}
    for entry in last:
        heaviest[entry.date] = max(heaviest.get(entry.date, 0.0), entry.weight)

    def worth_of(entry: Entry) -> float:
        """Its weight among those of its day; less where it cannot be read alone."""
        own = entry.weight / (heaviest[entry.date] or 1.0)
        return own if stands_alone(entry.text) else _LEANS * own

    worth = {e.id: worth_of(e) for e in last}
    chosen = sorted(last, key=lambda e: (-worth[e.id], newest_first(e)))[:_LATEST]
    told = [e for e in chosen if worth[e.id] > _LEANS]
    return tuple(e.id for e in sorted(told or chosen, key=newest_first))


def _ahead(entries: Sequence[Entry], newest: str | None) -> tuple[str, ...]:
    """The weightiest of what is announced for later than the newest article, soonest first."""
    if newest is None:
        return ()
    later = [e for e in entries if e.status == "announced" and first_day(e.date) > newest]
    weightiest = sorted(later, key=lambda e: (-e.weight, e.date, e.id))[:_AHEAD]
    return tuple(e.id for e in sorted(weightiest, key=entry_order))


def _topic_measures(topic: str, corpus: _Corpus) -> tuple[Measure, ...]:
    """Measures with the figures of one topic only, those most often counted first; what the
    topic was told to count is its own wherever it stands."""
    own = {f.id for f in corpus.figures_by_topic.get(topic, ())}
    defined = corpus.measures_of.get(topic, frozenset())
    own.update(f for m in corpus.records.measures if m.id in defined for f in m.figures)
    numbers = sorted({corpus.counted_in[f] for f in own if f in corpus.counted_in})
    cut = [_cut_down(corpus.records.measures[n], own, corpus) for n in numbers]
    return tuple(sorted(cut, key=measure_order))


def _cut_down(measure: Measure, own: set[str], corpus: _Corpus) -> Measure:
    """A measure with some of its figures."""
    kept = [corpus.figures[f] for f in measure.figures if f in own]
    return narrowed(measure, kept, corpus.records.articles)


def _topic_disputes(topic: str, disputes: Iterable[Dispute]) -> tuple[Dispute, ...]:
    return tuple(d for d in disputes if topic in d.topics)


def _related(topic: Topic, topics: Iterable[Topic]) -> tuple[str, ...]:
    """Topics that share articles, nearest first."""
    own = set(topic.articles)
    near = []
    for other in topics:
        shared = len(own.intersection(other.articles))
        if other.id != topic.id and shared:
            cosine = shared / (len(own) * len(other.articles)) ** 0.5
            if cosine >= _NEAR:
                near.append((-cosine, other.id))
    return tuple(i for _, i in sorted(near)[:_RELATED])


# --- actors --------------------------------------------------------------------------------


def _actor_briefs(corpus: _Corpus) -> tuple[ActorBrief, ...]:
    """A brief an actor, in the order of the records."""
    records = corpus.records
    # Sorted as a whole, so that the part of each actor is in order.
    quotes = sorted(records.quotes, key=corpus.quote_date)
    counts = sorted(records.figures, key=figure_order)
    said = grouped(quotes, lambda q: (q.speaker,) if q.speaker else ())
    said_of = grouped(quotes, lambda q: q.about)
    entries = grouped(corpus.entries, lambda e: e.actors)
    figures = grouped(counts, lambda f: (f.according_to,) if f.according_to else ())
    speakers = grouped(records.actors, lambda a: (a.speaks_for,) if a.speaks_for else ())
    in_article = dict(inverted(corpus.mentioned))
    return tuple(
        _actor_brief(
            actor,
            corpus,
            said.get(actor.id, []),
            [q for q in said_of.get(actor.id, []) if q.speaker != actor.id],
            entries.get(actor.id, []),
            figures.get(actor.id, []),
            _by_prominence(speakers.get(actor.id, [])),
            _company(actor.id, corpus, in_article),
        )
        for actor in records.actors
    )


def _actor_brief(
    actor: Actor,
    corpus: _Corpus,
    said: Sequence[Quote],
    said_of: Sequence[Quote],
    entries: Sequence[Entry],
    figures: Sequence[Figure],
    speakers: tuple[str, ...],
    company: tuple[tuple[str, int], ...],
) -> ActorBrief:
    topics = Counter(
        topic
        for records in (said, said_of, entries, figures)
        for record in records
        for topic in record.topics
    )
    articles = [corpus.articles[a] for a in corpus.mentioned.get(actor.id, ())]
    return ActorBrief(
        actor=actor,
        said=tuple(q.id for q in said),
        said_of=tuple(q.id for q in said_of),
        chronology=tuple(e.id for e in entries),
        figures=tuple(f.id for f in figures),
        with_actors=company,
        speakers_for=speakers,
        articles=tuple(a.id for a in sorted(articles, key=lambda a: (a.published or FAR, a.id))),
        topics=tuple(sorted(topics, key=lambda t: (-topics[t], t))),
    )


def _company(
    actor: str, corpus: _Corpus, in_article: Mapping[str, Iterable[str]]
) -> tuple[tuple[str, int], ...]:
    """Those who appear in the same articles, most often first."""
    articles = corpus.mentioned.get(actor, ())
    shared = Counter(chain.from_iterable(in_article[article] for article in articles))
    del shared[actor]
    ranked = sorted(sorted(shared), key=shared.__getitem__, reverse=True)
    return tuple((other, shared[other]) for other in ranked[:_WITH])


def _by_prominence(actors: Iterable[Actor]) -> tuple[str, ...]:
    ranked = sorted(actors, key=lambda a: (-a.quotes, -a.mentions, a.id))
    return tuple(a.id for a in ranked)


def _mentioned(records: Records) -> Mapping[str, frozenset[str]]:
    """Actor id to the ids of the articles that name, quote or count by it."""
    articles = {article.id for article in records.articles}
    found: dict[str, set[str]] = {actor.id: set() for actor in records.actors}
    places = [(m.entity, m.article) for m in records.mentions]
    places += [(q.speaker, q.article) for q in records.quotes if q.speaker]
    places += [(f.according_to, f.article) for f in records.figures if f.according_to]
    for actor, article in places:
        if actor in found and article in articles:
            found[actor].add(article)
    return {actor: frozenset(ids) for actor, ids in found.items()}


# --- home ----------------------------------------------------------------------------------


def _home_brief(corpus: _Corpus, topics: Sequence[TopicBrief]) -> HomeBrief:
    actors = [a for a in corpus.records.actors if _takes_part(a)]
    actors.sort(key=lambda a: (-a.articles, -(2 * a.quotes + a.mentions), a.id))
    measures = sorted(corpus.records.measures, key=measure_order)
    return HomeBrief(
        summary=_home_summary(corpus, topics),
        latest=_latest(corpus.entries, corpus.newest),
        ahead=_ahead(corpus.entries, corpus.newest),
        measures=tuple(m.id for m in measures if _is_telling(m))[:_HOME_MEASURES],
        topics=tuple(b.topic.id for b in sorted(topics, key=topic_order)),
        actors=tuple(a.id for a in actors[:_HOME_ACTORS]),
    )


def _is_telling(measure: Measure) -> bool:
    """Counted by several, or several times and no mere number of things."""
    return measure.claimants > 1 or (len(measure.figures) > 1 and measure.category != "count")


def _home_summary(corpus: _Corpus, topics: Sequence[TopicBrief]) -> tuple[SummaryLine, ...]:
    """The best lines of the topics' summaries, or of all sentences where no topic has any."""
    chosen = {(line.article, line.start) for b in topics for line in b.summary}
    candidates = [c for c in corpus.pool.all if (c.line.article, c.line.start) in chosen]
    marks = signature(corpus.pool.all, corpus.pool)
    return tuple(c.line for c in summarise(candidates or corpus.pool.all, marks))
