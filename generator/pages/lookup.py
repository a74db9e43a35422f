"""Records by id, and where on the site each of them is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from ..records import (
    Actor,
    Article,
    Briefing,
    DateMention,
    Dispute,
    Entry,
    Event,
    Figure,
    Measure,
    Quote,
    SummaryLine,
    Topic,
)
from .text import file_name, slug


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Identified)


Quotable = Quote | Figure | Event | DateMention


@dataclass(frozen=True, slots=True)
class Link:
    """Words and the page they lead to; ``href`` is relative to the root of the pages."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Cite:
    """Where something stands: outlet, date of publication, place on the source page."""

    outlet: str
    published: str | None
    href: str
    record: str
    """``<article id>#<anchor>``: what backlinks are kept by."""
    opinion: bool
    also: tuple[str, ...] = ()
    """Further records of the same article that the item is made of."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The records of one article, each in the order of the records."""

    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    dates: tuple[DateMention, ...]
    lines: tuple[SummaryLine, ...]


class Lookup:
    """Read-only tables over a briefing."""

    def __init__(self, briefing: Briefing) -> None:
        records = briefing.records
        self.briefing = briefing
        self.articles: dict[str, Article] = _by_id(records.articles)
        self.quotes: dict[str, Quote] = _by_id(records.quotes)
        self.figures: dict[str, Figure] = _by_id(records.figures)
        self.events: dict[str, Event] = _by_id(records.events)
        self.dates: dict[str, DateMention] = _by_id(records.dates)
        self.entries: dict[str, Entry] = _by_id(records.chronology)
        self.actors: dict[str, Actor] = _by_id(records.actors)
        self.topics: dict[str, Topic] = _by_id(records.topics)
        self.measures: dict[str, Measure] = _by_id(records.measures)
        self.disputes: dict[str, Dispute] = _by_id(records.disputes)
        self._actor_pages = {b.actor.id for b in briefing.actors}
        self._topic_pages = {b.topic.id for b in briefing.topics}
        self.copies: dict[str, tuple[str, ...]] = _grouped(
            (a.copy_of, a.id) for a in records.articles if a.copy_of
        )
        """Articles that are copies of one, by its id."""
        self.topics_of: dict[str, tuple[str, ...]] = _grouped(
            (article, topic.id) for topic in records.topics for article in topic.articles
        )
        """Topics by the articles they are made of."""
        self._contents = {
            "quotes": _by_article(records.quotes),
            "figures": _by_article(records.figures),
            "events": _by_article(records.events),
            "dates": _by_article(records.dates),
            "lines": _by_article(self.summary_lines()),
        }
        self.tellings: dict[str, tuple[Quote, ...]] = _tellings(records.quotes)

    def outlet(self, article: Article) -> str:
        """The outlet's name, or what to call an article that names none."""
        return article.outlet or "Outlet not named"

    def outlet_key(self, article: Article) -> str:
        """The outlet as a filter's value."""
        return slug(article.outlet) if article.outlet else "none"

    def cite(self, article_id: str, anchor: str) -> Cite:
        """The citation of a place in an article."""
        article = self.articles[article_id]
        return Cite(
            outlet=self.outlet(article),
            published=article.published,
            href=f"{source_page(article_id)}#{anchor}",
            record=f"{article_id}#{anchor}",
            opinion=article.genre == "opinion",
        )

    def cite_record(self, first: Quotable, *others: Quotable) -> Cite:
        """The citation of a record, or of several of one article by the first of them."""
        cite = self.cite(first.article, anchor_of(first.id, first.article))
        also = (f"{r.article}#{anchor_of(r.id, r.article)}" for r in others)
        return replace(cite, also=tuple(also))

    def cite_line(self, line: SummaryLine) -> Cite:
        """The citation of a summary's sentence."""
        return self.cite(line.article, line_anchor(line))

    def actor(self, actor_id: str) -> Link:
        """An actor's name, with a link when the actor has a page."""
        actor = self.actors.get(actor_id)
        name = actor.name if actor else actor_id
        return Link(name, actor_page(actor_id) if actor_id in self._actor_pages else None)

    def topic(self, topic_id: str) -> Link:
        """A topic's title, with a link when the topic has a page."""
        topic = self.topics.get(topic_id)
        title = topic.title if topic else topic_id
        return Link(title, topic_page(topic_id) if topic_id in self._topic_pages else None)

    def article(self, article_id: str) -> Link:
        """An article's headline (or first words) and its source page."""
        article = self.articles[article_id]
        return Link(headline(article), source_page(article_id))

    def of_article(self, article_id: str) -> Contents:
        """The records of one article."""
        return Contents(**{k: found.get(article_id, ()) for k, found in self._contents.items()})

    def summary_lines(self) -> tuple[SummaryLine, ...]:
        """Every sentence that some summary uses, once."""
        used = [*self.briefing.home.summary, *(s for b in self.briefing.topics for s in b.summary)]
        return tuple(dict.fromkeys(used))


def headline(article: Article) -> str:
    """The title, or the first words of an article that has none."""
    if article.title:
        return article.title
    words = article.text.split(maxsplit=10)[:10]
    return " ".join(words) + " …" if words else article.source


def anchor_of(record_id: str, article_id: str) -> str:
    """The anchor on the source page: the id without the article's part of it."""
    return record_id.removeprefix(f"{article_id}-")


def line_anchor(line: SummaryLine) -> str:
    """The anchor of a summary's sentence on its source page."""
    return f"s{line.start}"


def actor_page(actor_id: str) -> str:
    """Path of an actor's page."""
    return f"actors/{file_name(actor_id)}.md"


def topic_page(topic_id: str) -> str:
    """Path of a topic's page."""
    return f"topics/{file_name(topic_id)}.md"


def source_page(article_id: str) -> str:
    """Path of an article's page."""
    return f"sources/{file_name(article_id)}.md"


def _by_id(records: Iterable[_T]) -> dict[str, _T]:
    return {r.id: r for r in records}


def _by_article(records: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
    return _grouped((record.article, record) for record in records)


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, list[Any]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(group) for key, group in found.items()}


def _tellings(quotes: Iterable[Quote]) -> dict[str, tuple[Quote, ...]]:
    """Tellings of one quotation by the id of the first, where there are several."""
    found: dict[str, list[Quote]] = {}
    for quote in quotes:
        found.setdefault(quote.same_as or quote.id, []).append(quote)
    return {key: tuple(group) for key, group in found.items() if len(group) > 1}
