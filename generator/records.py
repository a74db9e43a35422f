"""The records that stages hand to one another, and that every build exports.

All records are frozen dataclasses. Offsets are characters of the article's ``text`` and
``text[start:end]`` is the record's text, always. Dates are EDTF strings (``2023-09-19``,
``2023-09``, ``2023``, ``2023-09-25/2023-10-01``, ``199X``, ``2023-09-28~``).

This module imports nothing of ours: every stage may import it, it knows none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Basis = Literal["stated", "inferred", "corrected", "unknown"]
Genre = Literal["report", "interview", "opinion", "analysis", "statement"]
QuoteKind = Literal["direct", "mixed", "indirect"]
Precision = Literal["day", "month", "year", "interval", "decade"]
Status = Literal["happened", "announced", "cancelled", "disputed"]
Qualifier = Literal["exact", "about", "more_than", "at_least", "nearly", "up_to", "range"]
ActorKind = Literal[
    "person", "state", "government body", "organisation", "armed group", "media", "place"
]


ELLIPSIS = " … "
"""Stands for the attribution between the parts of a quotation, where they are joined."""


# --- corpus --------------------------------------------------------------------------------


class Packed:
    """A record that travels between processes and builds as its values alone; dataclasses with
    slots otherwise look their fields up again for every record that is unpickled."""

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), tuple(getattr(self, name) for name in self.__slots__)


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


# --- extraction ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention(Packed):
    """A place in a text that refers to an entity."""

    article: str
    start: int
    end: int
    text: str
    form: Literal["name", "nominal", "pronoun"]
    entity: str
    """Article-local key of the entity before resolution, an actor id afterwards."""


@dataclass(frozen=True, slots=True)
class Role(Packed):
    """A role as a text states it."""

    text: str
    as_of: str | None
    article: str


@dataclass(frozen=True, slots=True)
class Entity(Packed):
    """What one article says of one actor; resolution merges entities into actors."""

    key: str
    """``<article id>#<n>``; unique within a corpus."""
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
class Quote(Packed):
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
    speaker: str | None
    """Entity key before resolution, actor id afterwards; None when it cannot be known."""
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
    """How the quotation and its speaker were found: ``<span rule>/<speaker rule>``."""
    rest: tuple[Part, ...] = ()
    """How it goes on behind an attribution in its middle ("A," she said. "B.")."""

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
    basis: Literal["absolute", "relative to publication", "relative to another date"]


@dataclass(frozen=True, slots=True)
class Event(Packed):
    """Something that happened or is to happen, placed in time, as one sentence tells it."""

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
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    entry: str | None = None
    """Id of the chronology entry it is part of."""
    head: str = ""
    """Lemma of the verb or noun that names the event."""
    terms: tuple[str, ...] = ()
    """Content lemmas of the clause that tells of it, by which tellings of one event are found."""


@dataclass(frozen=True, slots=True)
class Figure(Packed):
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
    according_to: str | None
    """Entity key before resolution, actor id afterwards."""
    according_to_text: str | None = None
    topics: tuple[str, ...] = ()
    category: str = "other"
    """displaced | killed | injured | missing | affected | population | money | share |
    duration | area | distance | count | other."""


@dataclass(frozen=True, slots=True)
class Extract(Packed):
    """Everything found in one article. Depends on its text, date and editorial files only."""

    article: str
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    dates: tuple[DateMention, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    sentences: tuple[tuple[int, int], ...] = ()
    """Start and end of every sentence of the body."""
    issues: tuple[Issue, ...] = ()


# --- what editors wrote --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CuratedActor(Packed):
    """One entry of actors.yml."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    """Other names, spellings and descriptions ("the Elysée tenant") that always mean it."""
    roles: tuple[str, ...] = ()
    """"French foreign minister": also resolves "the French foreign minister" in texts."""
    speaks_for: str | None = None
    """Id of the state or body it speaks for."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CuratedMeasure(Packed):
    """A thing that a topic counts, as an editor defines it."""

    id: str
    label: str
    units: tuple[str, ...]
    terms: tuple[str, ...]
    """Words near the figure that say it counts this thing; any one is enough."""
    category: str = "other"


@dataclass(frozen=True, slots=True)
class CuratedTopic(Packed):
    """One entry of topics.yml."""

    id: str
    title: str
    description: str | None = None
    terms: tuple[str, ...] = ()
    """Words or phrases; a passage that holds one belongs to the topic."""
    actors: tuple[str, ...] = ()
    """Actor ids that weigh in favour of the topic."""
    period: tuple[str | None, str | None] = (None, None)
    """First and last ISO date, either may be open."""
    measures: tuple[CuratedMeasure, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction(Packed):
    """One entry of corrections.yml: the editor's last word on a record."""

    kind: Literal["article", "quote", "figure", "event", "date"]
    where: tuple[tuple[str, str], ...]
    """Selector, all of which must match: (("id", ...),) or (("source", ...), ("text", ...))."""
    set: tuple[tuple[str, object], ...] = ()
    drop: bool = False
    line: int | None = None
    """Line in corrections.yml, for messages."""


@dataclass(frozen=True, slots=True)
class Editorial(Packed):
    """Everything curated. Empty when nothing is."""

    actors: tuple[CuratedActor, ...] = ()
    topics: tuple[CuratedTopic, ...] = ()
    corrections: tuple[Correction, ...] = ()


# --- corpus-wide ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Actor(Packed):
    """Somebody or something that speaks or acts."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    speaks_for: str | None
    curated: bool
    mentions: int = 0
    quotes: int = 0
    articles: int = 0
    note: str | None = None
    """An editor's sentence about the actor."""


@dataclass(frozen=True, slots=True)
class Topic(Packed):
    """What a briefing page is about."""

    id: str
    title: str
    description: str | None
    curated: bool
    period: tuple[str | None, str | None]
    articles: tuple[str, ...]
    terms: tuple[str, ...] = ()
    """Words and phrases that put a passage under the topic."""


@dataclass(frozen=True, slots=True)
class Entry(Packed):
    """One line of the chronology: an event, however many articles report it."""

    id: str
    date: str
    precision: Precision
    status: Status
    text: str
    """The sentence that tells it best, verbatim."""
    weight: float
    """Importance, comparable within a build."""
    events: tuple[str, ...]
    """Event ids; the first is the one ``text`` is taken from."""
    articles: tuple[str, ...]
    outlets: int
    """Independent ones; copies are counted once."""
    actors: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure(Packed):
    """One thing that several figures count."""

    id: str
    label: str
    unit: str
    category: str
    figures: tuple[str, ...]
    """Figure ids, by as-of date."""
    low: float | None
    high: float | None
    claimants: int
    """How many different claimants (or, unnamed, outlets) count it."""
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute(Packed):
    """Claim against denial, or figure against figure."""

    id: str
    kind: Literal["denial", "figures"]
    title: str
    claims: tuple[str, ...]
    """Quote or figure ids on one side (for figures: all)."""
    answers: tuple[str, ...]
    """Ids of the quotes that deny or contradict."""
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SummaryLine(Packed):
    """A source sentence chosen for a summary."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Party(Packed):
    """A side of a topic and what its people said, most telling first."""

    actor: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicBrief(Packed):
    """Everything a topic page shows, chosen and ordered; templates select nothing."""

    topic: Topic
    outlets: tuple[str, ...]
    actors: tuple[str, ...]
    """Most involved first."""
    summary: tuple[SummaryLine, ...]
    latest: tuple[str, ...]
    """Entry ids, newest first."""
    ahead: tuple[str, ...]
    """Entry ids announced for later than the newest article."""
    chronology: tuple[str, ...]
    """Entry ids by date."""
    positions: tuple[Party, ...]
    measures: tuple[Measure, ...]
    """Measures with this topic's figures only."""
    key_quotes: tuple[str, ...]
    disputes: tuple[Dispute, ...]
    reports: tuple[str, ...]
    """Article ids by date."""
    opinions: tuple[str, ...]
    related: tuple[str, ...]
    """Topic ids, nearest first."""


@dataclass(frozen=True, slots=True)
class ActorBrief(Packed):
    """Everything an actor page shows."""

    actor: Actor
    said: tuple[str, ...]
    """Quote ids by date."""
    said_of: tuple[str, ...]
    """Quote ids of others about this actor."""
    chronology: tuple[str, ...]
    figures: tuple[str, ...]
    """Figures it claimed."""
    with_actors: tuple[tuple[str, int], ...]
    """(actor id, number of shared articles), most first."""
    speakers_for: tuple[str, ...]
    """Actor ids that speak for this one."""
    articles: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HomeBrief(Packed):
    """What the front page shows."""

    summary: tuple[SummaryLine, ...]
    latest: tuple[str, ...]
    ahead: tuple[str, ...]
    measures: tuple[str, ...]
    """Measure ids, most telling first."""
    topics: tuple[str, ...]
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Records(Packed):
    """All records of a corpus: what ``briefing records`` writes."""

    articles: tuple[Article, ...]
    quotes: tuple[Quote, ...]
    dates: tuple[DateMention, ...]
    events: tuple[Event, ...]
    chronology: tuple[Entry, ...]
    figures: tuple[Figure, ...]
    actors: tuple[Actor, ...]
    topics: tuple[Topic, ...]
    issues: tuple[Issue, ...]
    mentions: tuple[Mention, ...]
    measures: tuple[Measure, ...]
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True)
class Briefing(Packed):
    """The whole site before it is written."""

    records: Records
    home: HomeBrief
    topics: tuple[TopicBrief, ...]
    actors: tuple[ActorBrief, ...]
