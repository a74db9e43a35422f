"""The promises, checked on what was built: spans are their texts, ids exist, dates are dates.

All functions return messages that name the record and the value; deciding what to do about
them is the caller's. `site.links` checks the built pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, Protocol

from .records import Briefing, Records, SummaryLine
from .records.edtf import is_valid


class _Spanned(Protocol):
    @property
    def article(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class _Stretch(NamedTuple):
    """A part of an article."""

    article: str
    start: int
    end: int


def verify_records(records: Records) -> list[str]:
    """Broken promises of the records: spans, references, unique ids, dates."""
    return [
        *_wrong_spans(records),
        *_repeated_ids(records),
        *_dead_references(records),
        *_bad_dates(records),
    ]


def verify_briefing(briefing: Briefing) -> list[str]:
    """Broken promises of what is composed of records that hold theirs: summary lines are their
    sources' words, every id that a page shows exists."""
    return [
        *_wrong_summaries(briefing),
        *_wrong_passages(briefing),
        *_dead_page_references(briefing),
    ]


def _wrong_spans(records: Records) -> Iterator[str]:
    texts = {article.id: article.text for article in records.articles}
    for kind, spanned in (
        ("quote", records.quotes),
        ("date", records.dates),
        ("figure", records.figures),
    ):
        for record in spanned:
            if not _stands(record, record.text, texts):
                yield _wrong_span(f"{kind} {record.id}", record, record.text, texts)
    for quote in records.quotes:
        for part in quote.rest:
            stretch = _Stretch(quote.article, part.start, part.end)
            if not _stands(stretch, part.text, texts):
                where = f"quote {quote.id} from {part.start}"
                yield _wrong_span(where, stretch, part.text, texts)
    for event in records.events:
        if not _stands(event, event.sentence, texts):
            yield _wrong_span(f"event {event.id}", event, event.sentence, texts)
    for mention in records.mentions:
        if not _stands(mention, mention.text, texts):
            yield _wrong_span(f"mention of {mention.entity}", mention, mention.text, texts)
    sentences = {event.id: event.sentence for event in records.events}
    for entry in records.chronology:
        if entry.events and sentences.get(entry.events[0], entry.text) != entry.text:
            yield f"entry {entry.id}: text {entry.text!r} is not the sentence of its first event"


def _stands(record: _Spanned, text: str, texts: Mapping[str, str]) -> bool:
    """Whether a record's text is what stands at its place."""
    source, start, end = texts.get(record.article), record.start, record.end
    return source is not None and 0 <= start <= end and source[start:end] == text


def _wrong_span(name: str, record: _Spanned, text: str, texts: Mapping[str, str]) -> str:
    """What is wrong with a record whose text does not stand at its place."""
    source = texts.get(record.article)
    if source is None:
        return f"{name}: article {record.article!r} does not exist"
    there = source[max(0, record.start) : max(0, record.end)]
    return (
        f"{name}: text {text!r} is not what stands at "
        f"{record.start}-{record.end} of {record.article}: {there!r}"
    )


def _repeated_ids(records: Records) -> Iterator[str]:
    for name, group in _identified(records):
        counts = Counter(record_id for record_id in group)
        for record_id, n in counts.items():
            if n > 1:
                yield f"{name}: id {record_id!r} is used {n} times"
            if not record_id:
                yield f"{name}: a record has no id"


def _identified(records: Records) -> Iterator[tuple[str, list[str]]]:
    yield "articles", [r.id for r in records.articles]
    yield "quotes", [r.id for r in records.quotes]
    yield "dates", [r.id for r in records.dates]
    yield "events", [r.id for r in records.events]
    yield "chronology", [r.id for r in records.chronology]
    yield "figures", [r.id for r in records.figures]
    yield "actors", [r.id for r in records.actors]
    yield "topics", [r.id for r in records.topics]
    yield "measures", [r.id for r in records.measures]
    yield "disputes", [r.id for r in records.disputes]


class _KnownIds:
    """The ids that exist, and the messages about those that do not."""

    def __init__(self, records: Records) -> None:
        self.ids = {name: frozenset(group) for name, group in _identified(records)}

    def missing(self, name: str, field: str, kind: str, ids: Iterable[str | None]) -> Iterator[str]:
        """One message for each id that is no record of a kind; None is nobody."""
        for found in ids:
            if found is not None and found not in self.ids[kind]:
                yield f"{name}: {field} {found!r} is not among the {kind}"


def _dead_references(records: Records) -> Iterator[str]:
    known = _KnownIds(records)
    yield from _dead_in_articles(records, known)
    yield from _dead_in_joined(records, known)
    yield from _dead_dispute_references(records, known)


def _dead_in_articles(records: Records, known: _KnownIds) -> Iterator[str]:
    missing = known.missing
    for article in records.articles:
        yield from missing(f"article {article.id}", "copy_of", "articles", [article.copy_of])
    for quote in records.quotes:
        name = f"quote {quote.id}"
        yield from missing(name, "speaker", "actors", [quote.speaker, *quote.speakers])
        yield from missing(name, "about", "actors", quote.about)
        yield from missing(name, "topic", "topics", quote.topics)
        yield from missing(name, "same_as", "quotes", [quote.same_as])
    for event in records.events:
        name = f"event {event.id}"
        yield from missing(name, "actor", "actors", event.actors)
        yield from missing(name, "place", "actors", [event.place])
        yield from missing(name, "topic", "topics", event.topics)
        yield from missing(name, "entry", "chronology", [event.entry])
    for figure in records.figures:
        name = f"figure {figure.id}"
        yield from missing(name, "according_to", "actors", [figure.according_to])
        yield from missing(name, "measure", "measures", [figure.measure])
        yield from missing(name, "topic", "topics", figure.topics)
    actors = known.ids["actors"]
    for mention in (m for m in records.mentions if m.entity not in actors):
        yield from missing(f"mention in {mention.article}", "entity", "actors", [mention.entity])


def _dead_in_joined(records: Records, known: _KnownIds) -> Iterator[str]:
    missing = known.missing
    for actor in records.actors:
        name = f"actor {actor.id}"
        yield from missing(name, "speaks_for", "actors", [actor.speaks_for])
        yield from missing(name, "role's article", "articles", [r.article for r in actor.roles])
    for topic in records.topics:
        yield from missing(f"topic {topic.id}", "article", "articles", topic.articles)
    for entry in records.chronology:
        name = f"entry {entry.id}"
        yield from missing(name, "event", "events", entry.events)
        yield from missing(name, "article", "articles", (*entry.articles, *entry.told_by))
        yield from missing(name, "actor", "actors", entry.actors)
        yield from missing(name, "replaced_by", "chronology", [entry.replaced_by])
        yield from missing(name, "topic", "topics", entry.topics)
    for measure in records.measures:
        name = f"measure {measure.id}"
        yield from missing(name, "figure", "figures", measure.figures)
        yield from missing(name, "topic", "topics", measure.topics)


def _dead_dispute_references(records: Records, known: _KnownIds) -> Iterator[str]:
    either = known.ids["quotes"] | known.ids["figures"]
    for dispute in records.disputes:
        name = f"dispute {dispute.id}"
        for record_id in (*dispute.claims, *dispute.answers):
            if record_id not in either:
                yield f"{name}: {record_id!r} is neither a quote nor a figure"
        yield from known.missing(name, "topic", "topics", dispute.topics)


def _bad_dates(records: Records) -> Iterator[str]:
    for article in records.articles:
        if article.published is not None and not _is_iso(article.published):
            yield f"article {article.id}: published {article.published!r} is no ISO date"
    values: list[tuple[str, str | None]] = [(f"quote {q.id}", q.said) for q in records.quotes]
    values += [(f"date {d.id}", d.value) for d in records.dates]
    values += [(f"event {e.id}", e.date) for e in records.events]
    values += [(f"entry {e.id}", e.date) for e in records.chronology]
    values += [(f"figure {f.id}", f.as_of) for f in records.figures]
    for name, value in values:
        if value is not None and not is_valid(value):
            yield f"{name}: {value!r} is no EDTF date"


def _is_iso(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _wrong_summaries(briefing: Briefing) -> Iterator[str]:
    texts = {article.id: article.text for article in briefing.records.articles}
    pages: list[tuple[str, tuple[SummaryLine, ...]]] = [("home", briefing.home.summary)]
    pages += [(f"topic {brief.topic.id}", brief.summary) for brief in briefing.topics]
    for name, lines in pages:
        for line in lines:
            if not _stands(line, line.text, texts):
                yield _wrong_span(f"summary of {name}", line, line.text, texts)


def _wrong_passages(briefing: Briefing) -> Iterator[str]:
    """What is shown of records and is not their articles' words."""
    records = briefing.records
    texts = {article.id: article.text for article in records.articles}
    article_of = {quote.id: quote.article for quote in records.quotes}
    article_of |= {figure.id: figure.article for figure in records.figures}
    article_of |= {event.id: event.article for event in records.events}
    for record, part in briefing.shown.items():
        stretch = _Stretch(article_of.get(record, ""), part.start, part.end)
        if not _stands(stretch, part.text, texts):
            yield _wrong_span(f"what is shown of {record}", stretch, part.text, texts)


def _dead_page_references(briefing: Briefing) -> Iterator[str]:
    missing = _KnownIds(briefing.records).missing
    home = briefing.home
    yield from missing("home", "entry", "chronology", (*home.latest, *home.ahead))
    yield from missing("home", "measure", "measures", home.measures)
    yield from missing("home", "topic", "topics", home.topics)
    yield from missing("home", "actor", "actors", home.actors)
    for topic in briefing.topics:
        name = f"page of topic {topic.topic.id}"
        shown = (*topic.latest, *topic.ahead, *topic.chronology)
        said = (*topic.key_quotes, *(q for party in topic.positions for q in party.quotes))
        yield from missing(name, "entry", "chronology", shown)
        yield from missing(name, "quote", "quotes", said)
        yield from missing(name, "party", "actors", [p.actor for p in topic.positions])
        yield from missing(name, "actor", "actors", topic.actors)
        yield from missing(name, "article", "articles", (*topic.reports, *topic.opinions))
        yield from missing(name, "related topic", "topics", topic.related)
    for actor in briefing.actors:
        name = f"page of actor {actor.actor.id}"
        near = (*(a for a, _ in actor.with_actors), *actor.speakers_for)
        yield from missing(name, "quote", "quotes", (*actor.said, *actor.said_of))
        yield from missing(name, "entry", "chronology", actor.chronology)
        yield from missing(name, "figure", "figures", actor.figures)
        yield from missing(name, "actor", "actors", near)
        yield from missing(name, "article", "articles", actor.articles)
        yield from missing(name, "topic", "topics", actor.topics)
