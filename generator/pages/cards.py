"""Cards: a topic or an actor in a few words, with how much there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..records import ActorBrief, ActorKind, TopicBrief
from .addresses import Link
from .excerpts import take_heaviest
from .formatting import format_count
from .record_index import RecordIndex
from .view_models import EntryView
from .views import Views

KIND_NAMES: Mapping[ActorKind, str] = {
    "person": "People",
    "state": "States",
    "government body": "Government bodies",
    "organisation": "Organisations",
    "armed group": "Armed groups",
    "media": "Media that speak",
    "place": "Places",
}


@dataclass(frozen=True, slots=True)
class Card:
    """A topic or actor in a few words."""

    link: Link
    kind: str
    text: str | None
    counts: str
    latest: EntryView | None


def topic_card(brief: TopicBrief, index: RecordIndex, views: Views) -> Card:
    """A topic: what it is about, how much there is, and the last that happened."""
    counts = (
        format_count(len(brief.topic.articles), "article"),
        format_count(len(brief.chronology), "event"),
        format_count(sum(len(p.quotes) for p in brief.positions), "statement"),
    )
    latest = views.entries(brief.latest[:1])
    return Card(
        link=index.topic(brief.topic.id),
        kind="topic",
        text=brief.topic.description,
        counts=", ".join(counts),
        latest=latest[0] if latest else None,
    )


def count_actor(brief: ActorBrief) -> str:
    """How much there is of an actor, in words."""
    quotes = format_count(brief.actor.quotes, "quotation")
    articles = format_count(brief.actor.articles, "article")
    return f"{quotes}, named in {articles}" if brief.actor.quotes else articles


def actor_card(brief: ActorBrief, index: RecordIndex) -> Card:
    """An actor: the role most often stated, and how much there is."""
    actor = brief.actor
    role = actor.roles[0].text if actor.roles else None
    return Card(
        link=index.actor(actor.id),
        kind=actor.kind,
        text=role if actor.kind == "person" else actor.note,
        counts=count_actor(brief),
        latest=None,
    )


def actor_cards(
    briefs: Sequence[ActorBrief], index: RecordIndex
) -> tuple[tuple[Card, ...], tuple[Link, ...]]:
    """Cards of those most in the news, in the order given, and links to the others."""
    whole = Link("", None)
    shown = take_heaviest(briefs, lambda b: b.actor.articles + b.actor.quotes, "", whole).items
    carded = {brief.actor.id for brief in shown}
    others = (b.actor.id for b in briefs if b.actor.id not in carded)
    return tuple(actor_card(b, index) for b in shown), tuple(map(index.actor, others))
