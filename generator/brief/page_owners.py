"""Who gets a page: those whose words or acts a reader would otherwise have to gather."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from ..language.interviewers import is_asked
from ..records import Records

#: Articles in which somebody says or does something, from which a page gathers what lies apart.
FEWEST_ARTICLES = 2
#: Quotations in one article from which it is a speech or an interview, worth a page of its own.
SPOKEN_AT_LENGTH = 8


def choose_page_owners(records: Records) -> frozenset[str]:
    """Ids of the actors that get a page; copies of one article count once.

    An actor that an editor listed gets one as soon as any article speaks of it.
    """
    original = {a.id: a.copy_of or a.id for a in records.articles}
    actors = {a.id: a for a in records.actors}
    stated = (q for q in records.quotes if q.speaker and not is_asked(q, actors))
    said = Counter((actor, original[q.article]) for q in stated for actor in q.said_by)
    claimed = ((f.according_to, original[f.article]) for f in records.figures if f.according_to)
    done = ((actor, original[e.article]) for e in records.events for actor in e.actors)
    articles = Counter(actor for actor, _ in {*chain(said, claimed, done)})
    at_length = {speaker for (speaker, _), n in said.items() if n >= SPOKEN_AT_LENGTH}
    return frozenset(
        actor.id
        for actor in records.actors
        if (actor.curated and actor.articles)
        or articles[actor.id] >= FEWEST_ARTICLES
        or actor.id in at_length
    )
