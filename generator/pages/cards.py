"""Summaries of topics, actors and the whole corpus: cards, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, Protocol, TypeVar

from ..records import ActorBrief, TopicBrief
from . import words
from .items import EntryView, QuoteView
from .lookup import Link, Lookup
from .shown import heaviest
from .views import Views

KIND_NAMES = {
    "person": "People",
    "state": "States",
    "government body": "Government bodies",
    "organisation": "Organisations",
    "armed group": "Armed groups",
    "media": "Media that speak",
    "place": "Places",
}


class _OfMonth(Protocol):
    @property
    def month(self) -> tuple[str, str]: ...


T = TypeVar("T")
M = TypeVar("M", bound=_OfMonth)


@dataclass(frozen=True, slots=True)
class Card:
    """A topic or actor in a few words."""

    link: Link
    kind: str
    text: str | None
    counts: str
    latest: EntryView | None


@dataclass(frozen=True, slots=True)
class CorpusView:
    """The size and period of everything."""

    articles: int
    outlets: tuple[tuple[str, int], ...]
    """Name and number of articles, most first."""
    published: str
    """From first to last publication, in words."""
    latest: str
    """The newest publication date, in words."""
    quotes: int
    figures: int
    events: int
    actors: int
    copies: int


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """Items under one heading."""

    name: str
    items: tuple[T, ...]


def corpus_view(lookup: Lookup) -> CorpusView:
    """What the front page says the site is made of."""
    records = lookup.briefing.records
    days = sorted(a.published for a in records.articles if a.published)
    outlets = Counter(a.outlet for a in records.articles if a.outlet)
    return CorpusView(
        articles=len(records.articles),
        outlets=tuple(sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0]))),
        published=words.date_words(f"{days[0]}/{days[-1]}") if days else "",
        latest=words.date_words(days[-1]) if days else "",
        quotes=len(records.quotes),
        figures=len(records.figures),
        events=len(records.chronology),
        actors=len(lookup.briefing.actors),
        copies=sum(a.copy_of is not None for a in records.articles),
    )


def topic_card(brief: TopicBrief, lookup: Lookup, views: Views) -> Card:
    """A topic: what it is about, how much there is, and the last that happened."""
    counts = (
        words.count(len(brief.topic.articles), "article"),
        words.count(len(brief.chronology), "event"),
        words.count(sum(len(p.quotes) for p in brief.positions), "statement"),
    )
    latest = views.entries(brief.latest[:1])
    return Card(
        link=lookup.topic(brief.topic.id),
        kind="topic",
        text=brief.topic.description,
        counts=", ".join(counts),
        latest=latest[0] if latest else None,
    )


def actor_card(brief: ActorBrief, lookup: Lookup) -> Card:
    """An actor: the role most often stated, and how much there is."""
    actor = brief.actor
    counts = f"{words.count(actor.quotes, 'quotation')} in {words.count(actor.articles, 'article')}"
    role = actor.roles[0].text if actor.roles else None
    return Card(
        link=lookup.actor(actor.id),
        kind=actor.kind,
        text=role if actor.kind == "person" else actor.note,
        counts=counts if actor.quotes else words.count(actor.articles, "article"),
        latest=None,
    )


def voices_of(brief: ActorBrief, briefs: Mapping[str, ActorBrief]) -> tuple[ActorBrief, ...]:
    """Those who speak for an actor and are quoted: a state's ministry, and its spokesman."""
    found = {brief.actor.id: brief}
    waiting = [brief]
    for one in waiting:
        new = [briefs[a] for a in one.speakers_for if a in briefs and a not in found]
        found |= {b.actor.id: b for b in new}
        waiting += new
    return tuple(b for b in found.values() if b.said and b is not brief)


def actor_cards(
    briefs: Sequence[ActorBrief], lookup: Lookup
) -> tuple[tuple[Card, ...], tuple[Link, ...]]:
    """Cards of those most in the news, in the order given, and links to the others."""
    whole = Link("", None)
    shown = heaviest(briefs, lambda b: b.actor.articles + b.actor.quotes, "", whole).items
    carded = {brief.actor.id for brief in shown}
    others = (b.actor.id for b in briefs if b.actor.id not in carded)
    return tuple(actor_card(b, lookup) for b in shown), tuple(map(lookup.actor, others))


def by_topic(quotes: Iterable[QuoteView]) -> tuple[Group[QuoteView], ...]:
    """Quotations under the first of their topics; those without one come last."""
    groups: dict[str, list[QuoteView]] = {}
    for quote in quotes:
        name = quote.topics[0].text if quote.topics else ""
        groups.setdefault(name, []).append(quote)
    ordered = sorted(groups.items(), key=lambda pair: (pair[0] == "", -len(pair[1]), pair[0]))
    other = "On other matters" if len(groups) > 1 else ""
    return tuple(Group(name or other, tuple(items)) for name, items in ordered)


def by_month(items: Iterable[M]) -> tuple[Group[M], ...]:
    """Consecutive items of one month under its name."""
    groups = groupby(items, key=lambda item: item.month)
    return tuple(Group(name, tuple(items)) for (_, name), items in groups)
