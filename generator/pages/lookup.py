"""Records by id, and where on the site each of them is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from ..records import (
    Actor,
    ActorKind,
    Article,
    Briefing,
    DateMention,
    Dispute,
    Entry,
    Event,
    Figure,
    Measure,
    Quote,
    Role,
    SummaryLine,
)
from ..records.plain_text import slug
from .text import file_name


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Identified)


Quotable = Quote | Figure | Event | DateMention
Cited = Quote | Figure | Event | SummaryLine


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


@dataclass(frozen=True, slots=True)
class Named:
    """What pages other than its own say of an actor."""

    link: Link
    kind: ActorKind
    roles: tuple[Role, ...]


class Lookup:
    """Read-only tables over a briefing."""

    def __init__(self, briefing: Briefing) -> None:
        records = briefing.records
        self.briefing = briefing
        self.articles: Mapping[str, Article] = _by_id(records.articles)
        self.quotes: Mapping[str, Quote] = _by_id(records.quotes)
        self.figures: Mapping[str, Figure] = _by_id(records.figures)
        self.events: Mapping[str, Event] = _by_id(records.events)
        self.entries: Mapping[str, Entry] = _by_id(records.chronology)
        self.major: Mapping[str, bool] = _major(records.chronology)
        """Whether an entry is among the most important fifth."""
        self.actors: Mapping[str, Actor] = _by_id(records.actors)
        self.measures: Mapping[str, Measure] = _by_id(records.measures)
        self.disputes: Mapping[str, Dispute] = _by_id(records.disputes)
        self.named: Mapping[str, Named] = _named(briefing)
        self._topics: Mapping[str, Link] = _topics(briefing)
        copies = ((a.copy_of, a.id) for a in records.articles if a.copy_of)
        self.copies: Mapping[str, tuple[str, ...]] = self._by_article(copies)
        """Articles that are copies of one, by its id."""
        topics_of = ((a, t.id) for t in records.topics for a in t.articles)
        self.topics_of: Mapping[str, tuple[str, ...]] = self._by_article(topics_of)
        """Topics by the articles they are made of."""
        told = _grouped((q.same_as, q) for q in records.quotes if q.same_as)
        self.tellings: Mapping[str, tuple[Quote, ...]] = told
        """Tellings of a quotation that is told several times, by the id they share."""
        lines = self.summary_lines()
        self.tellers: Mapping[str, int] = _tellers(briefing, lines)
        """How many outlets tell what a summary's sentence tells, where several do, by citation."""
        self.voices: Mapping[str, Quote] = _voices(records.events, records.quotes)
        """The quotation that all of an event's sentence is part of, by the event's id."""
        self._lines = {_citation(x.article, line_anchor(x)): x for x in lines}
        self._cited = dict(self._by_citation())
        self._quotes_of = self._of_each(records.quotes)
        self._figures_of = self._of_each(records.figures)
        self._events_of = self._of_each(records.events)
        self._dates_of = self._of_each(records.dates)
        self._lines_of = self._of_each(lines)

    def outlet(self, article: Article) -> str:
        """The outlet's name, or what to call an article that names none."""
        return article.outlet or "Outlet not named"

    def outlet_key(self, article: Article) -> str:
        """The outlet as a filter's value."""
        return slug(article.outlet or "none") or "x"

    def cite(self, article_id: str, anchor: str, also: tuple[str, ...] = ()) -> Cite:
        """The citation of a place in an article (and of further records of it)."""
        article = self.articles[article_id]
        return Cite(
            outlet=self.outlet(article),
            published=article.published,
            href=f"{source_page(article_id)}#{anchor}",
            record=_citation(article_id, anchor),
            opinion=article.genre == "opinion",
            also=also,
        )

    def cite_record(self, first: Quotable, *others: Quotable) -> Cite:
        """The citation of a record, or of several of one article by the first of them."""
        also = tuple(_citation(r.article, anchor_of(r.id, r.article)) for r in others)
        return self.cite(first.article, anchor_of(first.id, first.article), also)

    def cite_line(self, line: SummaryLine) -> Cite:
        """The citation of a summary's sentence."""
        return self.cite(line.article, line_anchor(line))

    def actor(self, actor_id: str) -> Link:
        """An actor's name, with a link when the actor has a page."""
        actor = self.named.get(actor_id)
        return actor.link if actor else Link(actor_id, None)

    def topic(self, topic_id: str) -> Link:
        """A topic's title, with a link when the topic has a page."""
        return self._topics.get(topic_id) or Link(topic_id, None)

    def telling(self, entry: Entry) -> str:
        """What an entry tells: a report's sentence, or who says so in words of his own."""
        voice = self.voices.get(entry.events[0])
        if voice is None:
            return entry.text
        return f"{voice.speaker_name or 'Speaker not named'}: “{unquoted(entry.text)}”"

    def article(self, article_id: str) -> Link:
        """An article's headline (or first words) and its source page."""
        article = self.articles[article_id]
        return Link(headline(article), source_page(article_id))

    def of_article(self, article_id: str) -> Contents:
        """The records of one article."""
        return Contents(
            quotes=self._quotes_of[article_id],
            figures=self._figures_of[article_id],
            events=self._events_of[article_id],
            dates=self._dates_of[article_id],
            lines=self._lines_of[article_id],
        )

    def cited(self, citation: str) -> Cited | None:
        """The record that citations call so (``<article id>#<anchor>``); None for a place in
        an article that is no record."""
        return self._cited.get(citation)

    def summary_lines(self) -> tuple[SummaryLine, ...]:
        """Every sentence that some summary uses, once."""
        used = [*self.briefing.home.summary, *(s for b in self.briefing.topics for s in b.summary)]
        return tuple(dict.fromkeys(used))

    def _by_citation(self) -> Iterator[tuple[str, Cited]]:
        """Every record that pages cite, with what citations call it."""
        yield from self._lines.items()
        tables: tuple[Mapping[str, Quote | Figure | Event], ...]
        tables = (self.quotes, self.figures, self.events)
        for table in tables:
            for record in table.values():
                yield _citation(record.article, anchor_of(record.id, record.article)), record

    def _of_each(self, records: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
        """The records of every article."""
        return self._by_article((record.article, record) for record in records)

    def _by_article(self, pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
        """What comes with every article; nothing counts too, for something may come."""
        return dict.fromkeys(self.articles.keys(), ()) | _grouped(pairs)


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


def _tellers(briefing: Briefing, lines: Collection[SummaryLine]) -> dict[str, int]:
    """Outlets by the citation of a sentence that several tell: its event, or its figure."""
    records = briefing.records
    outlet = {article.id: article.outlet for article in records.articles if article.outlet}
    used = {line.article for line in lines}
    counting: dict[str, set[str | None]] = {}
    for figure in records.figures:
        counting.setdefault(figure.measure or "", set()).add(outlet.get(figure.article))
    of_event = {
        event: min(entry.outlets, len({outlet.get(a) for a in entry.articles} - {None}))
        for entry in records.chronology
        if not used.isdisjoint(entry.articles)
        for event in entry.events
    }
    tellers = _grouped(
        (e.article, (e, of_event.get(e.id, 0))) for e in records.events if e.article in used
    )
    counters = _grouped(
        (f.article, (f, len(counting[f.measure] - {None})))
        for f in records.figures
        if f.measure and f.article in used
    )
    found: dict[str, int] = {}
    for line in lines:
        near = (*tellers.get(line.article, ()), *counters.get(line.article, ()))
        told = [n for r, n in near if r.start < line.end and line.start < r.end]
        if max(told, default=0) > 1:
            found[_citation(line.article, line_anchor(line))] = max(told)
    return found


def unquoted(text: str) -> str:
    """A sentence out of the middle of what somebody says, without the quotation mark that
    begins or ends the whole of it."""
    return text.strip('“”"')


def _voices(events: Iterable[Event], quotes: Iterable[Quote]) -> dict[str, Quote]:
    """What somebody says in words of his own, by the events it tells of."""
    said = _grouped((q.article, (q, p)) for q in quotes if q.kind == "direct" for p in q.parts)
    found: dict[str, Quote] = {}
    for event in events:
        start, end = _bare(event)
        for quote, part in said.get(event.article, ()):
            if part.start <= start and end <= part.end:
                found[event.id] = quote
    return found


def _bare(event: Event) -> tuple[int, int]:
    """Where the event's sentence stands, but for a mark at its edge."""
    sentence = unquoted(event.sentence)
    start = event.start + event.sentence.find(sentence)
    return start, start + len(sentence)


def _by_id(records: Iterable[_T]) -> dict[str, _T]:
    return {r.id: r for r in records}


def _major(entries: Sequence[Entry]) -> dict[str, bool]:
    weights = sorted(e.weight for e in entries)
    least = weights[len(weights) * 4 // 5] if weights else 0.0
    return {e.id: e.weight >= least for e in entries}


def _named(briefing: Briefing) -> dict[str, Named]:
    shown = {b.actor.id for b in briefing.actors}
    return {
        a.id: Named(Link(a.name, actor_page(a.id) if a.id in shown else None), a.kind, a.roles)
        for a in briefing.records.actors
    }


def _topics(briefing: Briefing) -> dict[str, Link]:
    shown = {b.topic.id for b in briefing.topics}
    return {
        t.id: Link(t.title, topic_page(t.id) if t.id in shown else None)
        for t in briefing.records.topics
    }


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, list[Any]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(group) for key, group in found.items()}


def _citation(article: str, anchor: str) -> str:
    """What citations call a place in an article: what backlinks are kept by."""
    return f"{article}#{anchor}"
