"""Records by id, and where on the site each of them is shown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, TypeVar

from ..brief.once import Passage
from ..brief.readable import sentence_span
from ..records import (
    Actor,
    ActorBrief,
    ActorKind,
    Article,
    Briefing,
    DateMention,
    Dispute,
    Entry,
    Event,
    Figure,
    Measure,
    Part,
    Quote,
    Role,
    SummaryLine,
)
from ..records.plain_text import slug
from .addresses import (
    ALSO_NAMED,
    Citation,
    Link,
    actor_path,
    anchor_of,
    citation_key,
    line_anchor,
    source_path,
    topic_path,
)
from .corroboration import Corroboration, find_corroboration
from .file_names import file_name
from .headlines import citation_names, list_names
from .pagination import ListPart, paginate
from .quoted_events import find_quoted_events, without_outer_marks

_POSSESSIVE = re.compile(r"['’]s?$")


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Identified)


AnchoredRecord = Quote | Figure | Event | DateMention
CitedRecord = Quote | Figure | Event | SummaryLine


@dataclass(frozen=True, slots=True)
class ArticleRecords:
    """The records of one article, each in the order of the records."""

    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    dates: tuple[DateMention, ...]
    lines: tuple[SummaryLine, ...]


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor as pages other than its own name it."""

    link: Link
    kind: ActorKind
    roles: tuple[Role, ...]


class RecordIndex:
    """The records of a briefing by id, by article and by citation, and links to their pages."""

    def __init__(self, briefing: Briefing) -> None:
        records = briefing.records
        self.briefing = briefing
        self.shown: Mapping[str, Part] = briefing.shown
        self.articles: Mapping[str, Article] = _by_id(records.articles)
        self.quotes: Mapping[str, Quote] = _by_id(records.quotes)
        self.figures: Mapping[str, Figure] = _by_id(records.figures)
        self.events: Mapping[str, Event] = _by_id(records.events)
        self.entries: Mapping[str, Entry] = _by_id(records.chronology)
        self.major: Mapping[str, bool] = _most_important(records.chronology)
        """Whether an entry is set in bold: it is among the most important fifth."""
        self.actors: Mapping[str, Actor] = _by_id(records.actors)
        self.measures: Mapping[str, Measure] = _by_id(records.measures)
        self.disputes: Mapping[str, Dispute] = _by_id(records.disputes)
        self.also_named: tuple[ListPart[ActorBrief], ...] = _also_named(briefing)
        """Actors without a page of their own, by name, in the parts of their list."""
        self.named: Mapping[str, NamedActor] = _named(briefing, self.also_named)
        self._topics: Mapping[str, Link] = _topics(briefing)
        copies = ((a.copy_of, a.id) for a in records.articles if a.copy_of)
        self.copies: Mapping[str, tuple[str, ...]] = self._by_article(copies)
        """Articles that are copies of one, by its id."""
        self._cited_as = citation_names(records.articles)
        self._listed_as = list_names(records.articles)
        self._tellings = _grouped((q.same_as, q) for q in records.quotes if q.same_as)
        lines = self.summary_lines()
        self.corroboration: Mapping[str, Corroboration] = find_corroboration(briefing, lines)
        """What other outlets say what a summary's sentence says, by its citation."""
        self.quoted_events: Mapping[str, Quote] = find_quoted_events(records.events, records.quotes)
        """The quotation that all of an event's sentence is part of, by the event's id."""
        self._lines = {citation_key(x.article, line_anchor(x)): x for x in lines}
        self._cited = dict(self._cited_records())
        self._quotes_of = self._of_each(records.quotes)
        self._figures_of = self._of_each(records.figures)
        self._events_of = self._of_each(records.events)
        self._dates_of = self._of_each(records.dates)
        self._lines_of = self._of_each(lines)

    def outlet(self, article: Article) -> str:
        """The outlet's name, or what to call an article that names none."""
        return article.outlet or "Outlet not named"

    def cited_as(self, article: Article) -> str:
        """What citations call an article, as `citation_names`."""
        return self._cited_as[article.id]

    def outlet_key(self, article: Article) -> str:
        """The outlet as a filter's value."""
        return slug(article.outlet or "none") or "x"

    def cite(self, article_id: str, anchor: str, also: tuple[str, ...] = ()) -> Citation:
        """The citation of a place in an article (and of further records of it)."""
        article = self.articles[article_id]
        return Citation(
            outlet=self.cited_as(article),
            published=article.published,
            href=f"{source_path(article_id)}#{anchor}",
            record=citation_key(article_id, anchor),
            opinion=article.genre == "opinion",
            also=also,
        )

    def cite_record(self, first: AnchoredRecord, *others: AnchoredRecord) -> Citation:
        """The citation of a record, or of several of one article by the first of them."""
        also = tuple(citation_key(r.article, anchor_of(r.id, r.article)) for r in others)
        return self.cite(first.article, anchor_of(first.id, first.article), also)

    def cite_line(self, line: SummaryLine) -> Citation:
        """The citation of a summary's sentence."""
        return self.cite(line.article, line_anchor(line))

    def actor(self, actor_id: str) -> Link:
        """An actor's name, with a link when the actor has a page."""
        actor = self.named.get(actor_id)
        return actor.link if actor else Link(actor_id, None)

    def spellings(self, actor: Actor) -> tuple[str, ...]:
        """Other names of an actor that articles use."""
        used = self._names[actor.id]
        return tuple(a for a in actor.aliases if a != actor.name and a.casefold() in used)

    @cached_property
    def _names(self) -> Mapping[str, set[str]]:
        """What articles call each actor, without case and possessives."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for mention in self.briefing.records.mentions:
            if mention.form == "name":
                found[mention.entity].add(_POSSESSIVE.sub("", mention.text).casefold())
        return found

    def topic(self, topic_id: str) -> Link:
        """A topic's title, with a link when the topic has a page."""
        return self._topics.get(topic_id) or Link(topic_id, None)

    def tellings_of(self, quotes: Iterable[Quote]) -> list[Quote]:
        """Every article's version of some quotations, of those that several articles carry."""
        return [t for q in quotes if q.same_as for t in self._tellings[q.same_as]]

    def entry_text(self, entry: Entry) -> str:
        """What happened: a report's sentence, or the words of whoever says so, with the name."""
        quote = self.quoted_events.get(entry.events[0])
        text = self.told(entry).text
        if quote is None:
            return text
        return f"{quote.speaker_name or 'Speaker not named'}: “{without_outer_marks(text)}”"

    def told(self, entry: Entry) -> Passage:
        """What pages show of an entry: the first telling's sentence, or what can be read alone."""
        event = self.events[entry.events[0]]
        part, quote = self.shown.get(event.id), self.quoted_events.get(event.id)
        spoken = quote.parts if quote else ()
        if part and (not quote or any(p.start <= part.start and part.end <= p.end for p in spoken)):
            before = max(0, event.start - part.start)
            return Passage(event.article, part.start, part.end, part.text, before)
        return Passage(event.article, event.start, event.end, entry.text)

    def reported(self, quotes: Sequence[Quote]) -> Passage:
        """What pages show of quotations of one sentence: the words of a direct one, else what can
        be read alone of the sentence that reports them."""
        first = quotes[0]
        if first.kind == "direct":
            return Passage(first.article, first.start, first.parts[-1].end, first.words)
        parts = [self.shown[q.id] for q in quotes if q.id in self.shown]
        if len(parts) < len(quotes):
            return self._sentence(first)
        start, end = min(p.start for p in parts), max(p.end for p in parts)
        return Passage(first.article, start, end, self.articles[first.article].text[start:end])

    def counting(self, figure: Figure) -> Passage:
        """What pages show of the sentence that gives a figure."""
        part = self.shown.get(figure.id)
        if part:
            return Passage(figure.article, part.start, part.end, part.text)
        return self._sentence(figure)

    def _sentence(self, record: Quote | Figure) -> Passage:
        start, end = sentence_span(record, self.articles[record.article])
        return Passage(record.article, start, end, record.sentence)

    def article(self, article_id: str) -> Link:
        """An article's headline (or first words) and its source page."""
        article = self.articles[article_id]
        return Link(self._listed_as[article.id], source_path(article_id))

    def of_article(self, article_id: str) -> ArticleRecords:
        """The records of one article."""
        return ArticleRecords(
            quotes=self._quotes_of[article_id],
            figures=self._figures_of[article_id],
            events=self._events_of[article_id],
            dates=self._dates_of[article_id],
            lines=self._lines_of[article_id],
        )

    def cited(self, citation: str) -> CitedRecord | None:
        """The record with a `citation_key`; None for a place in an article that is no record."""
        return self._cited.get(citation)

    def summary_lines(self) -> tuple[SummaryLine, ...]:
        """Every sentence that some summary uses, once."""
        used = [*self.briefing.home.summary, *(s for b in self.briefing.topics for s in b.summary)]
        return tuple(dict.fromkeys(used))

    def _cited_records(self) -> Iterator[tuple[str, CitedRecord]]:
        """Every record that pages can cite, by its `citation_key`."""
        yield from self._lines.items()
        tables: tuple[Mapping[str, Quote | Figure | Event], ...]
        tables = (self.quotes, self.figures, self.events)
        for table in tables:
            for record in table.values():
                yield citation_key(record.article, anchor_of(record.id, record.article)), record

    def _of_each(self, records: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
        """The records of every article."""
        return self._by_article((record.article, record) for record in records)

    def _by_article(self, pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
        """What belongs to every article; an empty tuple where nothing does."""
        return dict.fromkeys(self.articles.keys(), ()) | _grouped(pairs)


def _by_id(records: Iterable[_T]) -> dict[str, _T]:
    return {r.id: r for r in records}


def _most_important(entries: Sequence[Entry]) -> dict[str, bool]:
    """Whether an entry's weight is among the highest fifth."""
    weights = sorted(e.weight for e in entries)
    least = weights[len(weights) * 4 // 5] if weights else 0.0
    return {e.id: e.weight >= least for e in entries}


def _also_named(briefing: Briefing) -> tuple[ListPart[ActorBrief], ...]:
    """In parts by name; none when everybody has a page, or is in no article."""
    others = [b for b in briefing.actors if b.articles and not b.own_page]
    others.sort(key=lambda b: (b.actor.name.casefold(), b.actor.id))
    return paginate(ALSO_NAMED, others, _from_name_to_name) if others else ()


def _from_name_to_name(briefs: Sequence[ActorBrief]) -> str:
    return f"{briefs[0].actor.name} to {briefs[-1].actor.name}"


def _named(briefing: Briefing, also_named: Iterable[ListPart[ActorBrief]]) -> dict[str, NamedActor]:
    places = {b.actor.id: actor_path(b.actor.id) for b in briefing.actors if b.own_page}
    for part in also_named:
        places |= {b.actor.id: f"{part.path}#{file_name(b.actor.id)}" for b in part.items}
    return {
        a.id: NamedActor(Link(a.name, places.get(a.id)), a.kind, a.roles)
        for a in briefing.records.actors
    }


def _topics(briefing: Briefing) -> dict[str, Link]:
    shown = {b.topic.id for b in briefing.topics}
    return {
        t.id: Link(t.title, topic_path(t.id) if t.id in shown else None)
        for t in briefing.records.topics
    }


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, list[Any]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(group) for key, group in found.items()}
