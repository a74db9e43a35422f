"""What all articles give together, and what a briefing shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .articles import Article, DateMention, Event, Figure, Issue, Mention, Part, Quote, Role
from .base import ActorKind, DisputeKind, FigureCategory, Packed, Precision, Status


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
    """The sentence that reports it best, verbatim."""
    weight: float
    """Importance, comparable within a build."""
    events: tuple[str, ...]
    """Event ids; the first is the one ``text`` is taken from."""
    articles: tuple[str, ...]
    outlets: int
    """Independent ones among those of ``told_by``."""
    actors: tuple[str, ...]
    topics: tuple[str, ...]
    told_by: tuple[str, ...] = ()
    """Articles whose own sentence tells of it, copies left out."""
    replaced_by: str | None = None
    """Id of the entry that takes the place of a cancelled one, where a telling says so."""


@dataclass(frozen=True, slots=True)
class Measure(Packed):
    """One thing that several figures count."""

    id: str
    label: str
    unit: str
    category: FigureCategory
    figures: tuple[str, ...]
    """Figure ids, by as-of date."""
    low: float | None
    high: float | None
    claimants: int
    """How many different claimants (or, unnamed, outlets) count it."""
    topics: tuple[str, ...]
    latest: str | None = None
    """Id of the newest figure."""
    lowest: str | None = None
    """Id of the figure that gives ``low``; its qualifier goes with the number."""
    highest: str | None = None
    """Id of the figure that gives ``high``; "over 700" is no top, and its qualifier says so."""


@dataclass(frozen=True, slots=True)
class Dispute(Packed):
    """Claim against denial, or figure against figure."""

    id: str
    kind: DisputeKind
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
    """A party to a topic and what its people said, the best quotations first."""

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
    own_page: bool = True
    """Whether there is enough for a page; else an entry in the index of actors says all."""


@dataclass(frozen=True, slots=True)
class HomeBrief(Packed):
    """What the front page shows."""

    summary: tuple[SummaryLine, ...]
    latest: tuple[str, ...]
    ahead: tuple[str, ...]
    measures: tuple[str, ...]
    """Measure ids, those of most claimants first."""
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
    shown: Mapping[str, Part] = field(default_factory=dict)
    """What pages show of records whose own sentence cannot be read alone, by record id."""
