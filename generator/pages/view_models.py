"""What templates are given of one item: text and links, nothing left to decide."""

from __future__ import annotations

from dataclasses import dataclass

from ..brief.once import Pointer
from ..records import FigureCategory
from .addresses import Citation, Link


@dataclass(frozen=True, slots=True)
class ActorView:
    """Somebody as one article presents them: the name, and the role it states."""

    id: str | None
    link: Link
    kind: str
    role: str | None


@dataclass(frozen=True, slots=True)
class SentencePart:
    """Part of a sentence; ``quoted`` when it is the speaker's own words."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One quotation, or several fragments of one speaker in one sentence."""

    ids: tuple[str, ...]
    kind: str
    parts: tuple[SentencePart, ...]
    speaker: ActorView | None
    beside: tuple[ActorView, ...]
    """Who said it together with the speaker."""
    sure: bool
    """As `has_reliable_speaker`; else pages say "perhaps"."""
    said_on: str | None
    """When it was said, in words; None when that is the day of publication or not known."""
    iso: str | None
    """When it was said, else published."""
    cite: Citation
    others: tuple[Citation, ...]
    """Of other articles that carry it."""
    more: int
    """How many further articles that carry it are not cited."""
    about: tuple[Link, ...]
    topics: tuple[Link, ...]
    month: tuple[str, str]
    pointer: Pointer | None = None
    """Where on its page the passage stands already."""
    new: bool = False
    """Whether the edition before had it not."""
    key: bool = False
    """Whether it is among the page's key quotes."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """One line of a chronology."""

    id: str
    when: str
    """In words, with its year."""
    day: str
    """In words, under a heading that says month and year."""
    iso: str
    status: str
    instead: str | None
    """When what replaces it is to be, in words."""
    text: str
    own: str
    """Of the text, the sentence that tells it, without one before that explains it."""
    speaker: ActorView | None
    """Who says so, when the sentence is nothing but a quotation."""
    quoted: bool
    """Whether it is that, be the speaker known or not."""
    major: bool
    actors: tuple[Link, ...]
    unnamed: int
    """How many more took part."""
    cites: tuple[Citation, ...]
    more: int
    """How many further articles are not cited."""
    outlets: int
    topics: tuple[Link, ...]
    month: tuple[str, str]
    pointer: Pointer | None = None
    """Where on its page the passage stands already."""
    new: bool = False
    """Whether the edition before had it not."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """One number as one source gives it."""

    id: str
    text: str
    sentence: str
    as_of: str | None
    iso: str | None
    """As of when, else when it was published."""
    claimant: ActorView | None
    claimant_text: str | None
    """The claimant in the article's words, when it is nobody the site knows."""
    cite: Citation
    low: float | None
    high: float | None
    unit: str
    measure: str | None
    category: FigureCategory
    pointer: Pointer | None = None
    """Where on its page the sentence stands already."""
    new: bool = False
    """Whether the edition before had it not."""


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One thing counted, with everybody who counts it."""

    id: str
    anchor: str
    """Its heading on a page, or the one figure it consists of."""
    label: str
    category: FigureCategory
    span: str
    """Lowest to highest, in words."""
    claims: str
    """How many figures of how many claimants, in words."""
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A matter on which sources differ."""

    id: str
    kind: str
    title: str
    claims: tuple[QuoteView | FigureView, ...]
    answers: tuple[QuoteView, ...]
    denied_by: str
    """Who denies it; empty for figures."""


@dataclass(frozen=True, slots=True)
class SummaryLineView:
    """A sentence of a summary."""

    id: str
    """Its anchor on the page."""
    text: str
    cite: Citation
    outlets: int
    """How many outlets say the same, its own among them."""
    also: tuple[Citation, ...]
    """A telling of each other outlet."""
    after: Link | None
    """Whom all of them cite for it."""


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role as articles state it, all that put it alike together."""

    text: str
    as_of: str | None
    """The days it is stated for, from the first to the last, in words."""
    last: str
    """The last of these days; empty when none is known."""
    last_cite: Citation
    """Where it is stated for that day."""
    cites: tuple[Citation, ...]
    more: int
    """How many further articles that state it are not cited."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article in a list of sources."""

    id: str
    title: Link
    outlet: str
    published: str
    iso: str
    genre: str
    authors: str
    copy_of: Link | None
    url: str | None
    """Where it was published."""
    source: str
    lines: tuple[int, int]
    month: tuple[str, str]
