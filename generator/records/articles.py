"""What one article gives: its text, and what is found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal

from .base import (
    ActorKind,
    ActorRef,
    Basis,
    DateBasis,
    EntityKey,
    FigureCategory,
    Genre,
    Packed,
    Precision,
    Qualifier,
    QuoteKind,
    Status,
)

ELLIPSIS = " … "
"""Stands for the attribution between the parts of a quotation, where they are joined."""


@dataclass(frozen=True, slots=True)
class Cut(Packed):
    """A line of the source file that is no part of any body (menu, related link, credit)."""

    line: int
    """1-based line in the source file."""
    text: str
    reason: str
    """Short label in the reader's words: "menu", "related link", "photo credit" ..."""


@dataclass(frozen=True, slots=True)
class LineStart(Packed):
    """``offset`` of the article's text is the first character taken from file line ``line``."""

    offset: int
    line: int


@dataclass(frozen=True, slots=True)
class Heading(Packed):
    """A crosshead inside the body: ``text[start:end]`` is a paragraph of its own."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article(Packed):
    """One article as published, cleaned of page furniture."""

    id: str
    source: str
    """File, relative to the corpus folder, with forward slashes."""
    part: int
    """1-based position within a digest; 1 for a file of one article."""
    lines: tuple[int, int]
    """First and last line of the article in the file, 1-based, inclusive."""
    title: str | None
    subtitle: str | None
    outlet: str | None
    authors: tuple[str, ...]
    url: str | None
    language: str
    published: str | None
    """ISO date or None."""
    published_basis: Basis
    genre: Genre
    copy_of: str | None
    """Id of the article this one is a near-duplicate of."""
    text: str
    """Clean body; paragraphs separated by one blank line (``\\n\\n``)."""
    headings: tuple[Heading, ...] = ()
    line_starts: tuple[LineStart, ...] = ()
    cut: tuple[Cut, ...] = ()
    retells: str | None = None
    """Address of the report this one summarises (front matter ``summarises``), if stated."""
    section: str | None = None
    """Part of the newspaper and page, as a database states them: "NEWS; Pg. 7A"."""
    archived: str | None = None
    """Address of a copy in a web archive, if the article was saved from one."""


@dataclass(frozen=True, slots=True)
class Issue(Packed):
    """Something a person ought to look at; nothing is dropped in silence."""

    article: str | None
    source: str | None
    """File the issue is about, relative to the corpus or the project."""
    line: int | None
    kind: str
    """Kebab-case label: "unreadable-file", "undated-article", "unresolved-speaker" ..."""
    message: str
    """A sentence for an editor that says what is wrong and how to mend it."""


@dataclass(frozen=True, slots=True)
class Mention(Packed, Generic[ActorRef]):
    """A place in a text that refers to an entity."""

    article: str
    start: int
    end: int
    text: str
    form: Literal["name", "nominal", "pronoun"]
    entity: ActorRef


@dataclass(frozen=True, slots=True)
class Role(Packed):
    """A role as a text states it."""

    text: str
    as_of: str | None
    article: str
    last: str | None = None
    """The day of the last article that states it, if that is later."""
    last_article: str | None = None
    """That article."""


@dataclass(frozen=True, slots=True)
class Entity(Packed):
    """What one article says of one actor; resolution merges entities into actors."""

    key: EntityKey
    article: str
    name: str
    """Fullest name the article gives."""
    kind: ActorKind
    names: tuple[str, ...]
    """Every name form found, without titles or possessives, most frequent first."""
    roles: tuple[Role, ...]
    speaks_for: str | None
    """Name of the state or body it stands for, when text or world knowledge says so."""
    actor: str | None
    """Id of the curated actor or the state it is known to be, else None."""


@dataclass(frozen=True, slots=True)
class Part(Packed):
    """A stretch of an article's text: ``text[start:end]``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Quote(Packed, Generic[ActorRef]):
    """Words somebody is reported to have said."""

    id: str
    article: str
    start: int
    end: int
    text: str
    """Without the outer quotation marks."""
    kind: QuoteKind
    clause: str | None
    """All that is reported: the clause that holds a mixed fragment; of a quotation in parts,
    the parts, with an ellipsis for the attribution that interrupts them."""
    interview: bool
    """A turn of a question-and-answer text."""
    speaker: ActorRef | None
    """None when it cannot be known."""
    speaker_name: str | None
    speaker_text: str | None
    """The words that name the speaker at this place."""
    cue: str | None
    sentence: str
    said: str | None
    """EDTF: when it was said."""
    about: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    same_as: str | None = None
    """Id shared by the tellings of one quotation (the id of the first of them)."""
    found: str = ""
    """How the quotation and its speaker were found: ``<SpanRule>/<SpeakerRule>``, the latter
    "editor" where corrections.yml names the speaker."""
    rest: tuple[Part, ...] = ()
    """How it goes on behind an attribution in its middle ("A," she said. "B.")."""
    probability: float = 1.0
    """How likely it is that this was said by whom it names, calibrated; 1 where an editor says."""
    speakers: tuple[ActorRef, ...] = ()
    """Everybody who said it, `speaker` first: several where they spoke together."""

    @property
    def said_by(self) -> tuple[ActorRef, ...]:
        """Everybody who said it, in order; nobody where the speaker cannot be known."""
        return self.speakers or (() if self.speaker is None else (self.speaker,))

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every stretch of the speaker's words, in order."""
        return (Part(self.start, self.end, self.text), *self.rest)

    @property
    def words(self) -> str:
        """All of the speaker's words."""
        return ELLIPSIS.join((self.text, *(part.text for part in self.rest)))


@dataclass(frozen=True, slots=True)
class DateMention(Packed):
    """A time expression and the calendar date it names."""

    id: str
    article: str
    start: int
    end: int
    text: str
    value: str
    precision: Precision
    basis: DateBasis


@dataclass(frozen=True, slots=True)
class Event(Packed, Generic[ActorRef]):
    """Something that happened or is to happen, placed in time, as one sentence reports it."""

    id: str
    article: str
    start: int
    end: int
    sentence: str
    """``text[start:end]``."""
    expression: str | None
    """The time expression; None when only the publication date places it."""
    date: str
    precision: Precision
    status: Status
    actors: tuple[ActorRef, ...] = ()
    """Those who take part: who act, and whom it is done to, with or for."""
    topics: tuple[str, ...] = ()
    entry: str | None = None
    """Id of the chronology entry it is part of."""
    head: str = ""
    """Lemma of the verb or noun that names the event."""
    terms: tuple[str, ...] = ()
    """Content lemmas of its clause, by which reports of one event are recognised."""
    agents: tuple[ActorRef, ...] = ()
    """Those of ``actors`` who act."""
    beside: tuple[ActorRef, ...] = ()
    """Others whom its sentence names: they take no part, but show which event it is."""
    place: ActorRef | None = None
    """Where it took place, if that is an entity."""
    reference: bool = False
    """A noun names it as known ("Tuesday's earthquake"); its sentence is about something else."""
    names: tuple[str, ...] = ()
    """Words of the proper names in its sentence, folded, without those of who reports it."""
    numbers: tuple[str, ...] = ()
    """What its clause counts, as "number noun"."""
    clause: Part | None = None
    """The part of its sentence that tells of it alone; None where that takes all of it."""
    aside: bool = False
    """Its sentence tells of it in passing, and is about something else."""

    @property
    def named(self) -> tuple[ActorRef, ...]:
        """All whom its sentence names."""
        return (*self.actors, *self.beside)


@dataclass(frozen=True, slots=True)
class Figure(Packed, Generic[ActorRef]):
    """A number a briefing would show."""

    id: str
    article: str
    start: int
    end: int
    text: str
    """With qualifier and unit: "more than 100,000 people"."""
    sentence: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str
    """"people", "percent", ISO 4217 code for money, "km2", "years", or the counted noun."""
    measure: str | None
    """Id of the thing counted; the same for every source that counts it."""
    measure_label: str | None
    as_of: str | None
    according_to: ActorRef | None
    according_to_text: str | None = None
    topics: tuple[str, ...] = ()
    category: FigureCategory = "other"
    forecast: bool = False
    """Of what may yet come: "the toll could climb to 100"."""


FoundMention = Mention[EntityKey]
FoundQuote = Quote[EntityKey]
FoundEvent = Event[EntityKey]
FoundFigure = Figure[EntityKey]
"""Records as one article gives them, before actors are resolved."""


@dataclass(frozen=True, slots=True)
class Extract(Packed):
    """Everything found in one article. Depends on its text, date and editorial files only."""

    article: str
    entities: tuple[Entity, ...]
    mentions: tuple[FoundMention, ...]
    quotes: tuple[FoundQuote, ...]
    dates: tuple[DateMention, ...]
    events: tuple[FoundEvent, ...]
    figures: tuple[FoundFigure, ...]
    sentences: tuple[tuple[int, int], ...] = ()
    """Start and end of every sentence of the body."""
    issues: tuple[Issue, ...] = ()
