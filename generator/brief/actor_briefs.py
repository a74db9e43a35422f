"""What each actor page shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from ..language.interviewers import is_asked
from ..records import Actor, ActorBrief, Entry, Figure, Quote
from .corpus_index import CorpusIndex, group_by
from .sort_keys import UNDATED, by_as_of

#: Others named as appearing in the same articles.
COMPANY = 8


def make_actor_briefs(corpus: CorpusIndex, owners: Collection[str]) -> tuple[ActorBrief, ...]:
    """A brief for each actor, in the order of the records; ``owners`` have pages."""
    records = corpus.records
    # Sorting all records once puts those of each actor in order.
    stated = (q for q in records.quotes if not is_asked(q, corpus.actors))
    quotes = sorted(stated, key=corpus.when_said)
    claims = sorted(records.figures, key=by_as_of)
    said = group_by(quotes, lambda q: q.said_by)
    said_of = group_by(quotes, lambda q: q.about)
    entries = group_by(corpus.entries, lambda e: e.actors)
    figures = group_by(claims, lambda f: (f.according_to,) if f.according_to else ())
    speakers = group_by(records.actors, lambda a: (a.speaks_for,) if a.speaks_for else ())
    actors_in = _actors_by_article(corpus.articles_of)
    return tuple(
        _actor_brief(
            actor,
            corpus,
            said.get(actor.id, []),
            [q for q in said_of.get(actor.id, []) if actor.id not in q.said_by],
            entries.get(actor.id, []),
            figures.get(actor.id, []),
            _by_prominence(speakers.get(actor.id, [])),
            _company(actor.id, corpus, actors_in),
            actor.id in owners,
        )
        for actor in records.actors
    )


def _actor_brief(
    actor: Actor,
    corpus: CorpusIndex,
    said: Sequence[Quote],
    said_of: Sequence[Quote],
    entries: Sequence[Entry],
    figures: Sequence[Figure],
    speakers: tuple[str, ...],
    company: tuple[tuple[str, int], ...],
    own_page: bool,
) -> ActorBrief:
    topics = Counter(
        topic
        for records in (said, said_of, entries, figures)
        for record in records
        for topic in record.topics
    )
    articles = [corpus.articles[a] for a in corpus.articles_of.get(actor.id, ())]
    return ActorBrief(
        actor=actor,
        said=tuple(q.id for q in said),
        said_of=tuple(q.id for q in said_of),
        chronology=tuple(e.id for e in entries),
        figures=tuple(f.id for f in figures),
        with_actors=company,
        speakers_for=speakers,
        articles=tuple(
            a.id for a in sorted(articles, key=lambda a: (a.published or UNDATED, a.id))
        ),
        topics=tuple(sorted(topics, key=lambda t: (-topics[t], t))),
        own_page=own_page,
    )


def _company(
    actor: str, corpus: CorpusIndex, actors_in: Mapping[str, Iterable[str]]
) -> tuple[tuple[str, int], ...]:
    """Those who appear in the same articles, most often first."""
    articles = corpus.articles_of.get(actor, ())
    shared = Counter(chain.from_iterable(actors_in[article] for article in articles))
    del shared[actor]
    ranked = sorted(sorted(shared), key=shared.__getitem__, reverse=True)
    return tuple((other, shared[other]) for other in ranked[:COMPANY])


def _actors_by_article(articles_of: Mapping[str, Iterable[str]]) -> Mapping[str, set[str]]:
    """Actor ids by article, from article ids by actor."""
    found: dict[str, set[str]] = defaultdict(set)
    for actor, articles in articles_of.items():
        for article in articles:
            found[article].add(actor)
    return found


def _by_prominence(actors: Iterable[Actor]) -> tuple[str, ...]:
    """Ids of those most quoted first."""
    ranked = sorted(actors, key=lambda a: (-a.quotes, -a.mentions, a.id))
    return tuple(a.id for a in ranked)
