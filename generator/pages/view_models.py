"""What one item looks like on a page: text and links only, nothing left to decide."""

from __future__ import annotations

from dataclasses import dataclass

from .record_index import Citation, Link


@dataclass(frozen=True, slots=True)
class FilterValues:
    """What the filters of a page know of an item. Lists are sorted."""

    topics: tuple[str, ...]
    actors: tuple[str, ...]
    outlets: tuple[str, ...]
    first: str
    """First ISO day it may be of; empty when unknown."""
    last: str
    kind: str


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a long list, as far as it must be known to part the list and to narrow it."""

    ids: tuple[str, ...]
    marks: FilterValues
    month: tuple[str, str]


@dataclass(frozen=True, slots=True)
class ActorView:
    """Somebody, as named there, with the role the text gives."""

    id: str | None
    link: Link
    kind: str
    role: str | None


@dataclass(frozen=True, slots=True)
class SentencePart:
    """Part of a sentence; ``said`` when it is the speaker's own words."""

    text: str
    said: bool


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One quotation, or several fragments of one speaker in one sentence."""

    ids: tuple[str, ...]
    kind: str
    pieces: tuple[SentencePart, ...]
    speaker: ActorView | None
    sure: bool
    """Whether the rules that found the speaker are nearly always right."""
    said: str | None
    """When it was said, in words; None when nothing but the publication date is known."""
    cite: Citation
    others: tuple[Citation, ...]
    """Other tellings of it."""
    more: int
    """How many further tellings are not cited."""
    about: tuple[Link, ...]
    topics: tuple[Link, ...]
    marks: FilterValues
    month: tuple[str, str]


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
    text: str
    speaker: ActorView | None
    """Who says so, when the sentence is nothing but somebody's own words."""
    spoken: bool
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
    marks: FilterValues
    month: tuple[str, str]


@dataclass(frozen=True, slots=True)
class FigureView:
    """One number as one source gives it."""

    id: str
    text: str
    sentence: str
    as_of: str | None
    claimant: ActorView | None
    claimed: str | None
    """The claimant in words, when it is nobody the site knows."""
    cite: Citation
    low: float | None
    high: float | None
    unit: str
    measure: str | None
    marks: FilterValues


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One thing counted, with everybody who counts it."""

    id: str
    anchor: str
    """Its heading on a page, or the one figure it consists of."""
    label: str
    category: str
    span: str
    """Lowest to highest, in words."""
    claims: str
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A matter on which sources differ."""

    id: str
    kind: str
    title: str
    claims: tuple[QuoteView | FigureView, ...]
    answers: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class SummaryLineView:
    """A sentence of a summary."""

    text: str
    cite: Citation
    outlets: int | None
    """How many outlets tell what it tells; None when no other is known to."""


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role as articles state it, all that put it alike together."""

    text: str
    as_of: str | None
    """The days it is stated for, from the first to the last, in words."""
    cites: tuple[Citation, ...]


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
    source: str
    lines: tuple[int, int]
    marks: FilterValues
    month: tuple[str, str]
