"""The passages of an article that the site uses, and what a source page says beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..brief.attribution_confidence import has_reliable_speaker
from ..records import Article
from . import limits
from .addresses import Link, anchor_of, citation_key, line_anchor
from .formatting import format_date
from .marked_text import Mark, MarkedParagraph, MarkKind, mark_paragraphs
from .record_index import RecordIndex


@dataclass(frozen=True, slots=True)
class MarginNote:
    """What stands beside a passage."""

    start: int
    anchors: tuple[str, ...]
    """Of its marks, which overlap."""
    about: tuple[Link, ...]
    """What they stand for: who says it, what is counted, when it was; with the place on the page
    of that name, where one uses the passage."""
    pages: tuple[Link, ...]
    """Of the other pages that use any of them, as many as anybody follows."""
    more: int
    """How many more do."""


@dataclass(frozen=True, slots=True)
class AnnotatedParagraph:
    """A paragraph and what stands beside it, in the order of the text."""

    paragraph: MarkedParagraph
    notes: tuple[MarginNote, ...]


def annotate_paragraphs(
    article: Article, index: RecordIndex, uses: Mapping[str, Sequence[Link]]
) -> tuple[AnnotatedParagraph, ...]:
    """An article's paragraphs; what is said of a passage stands beside the one it begins in.

    Args:
        uses: the pages that use a record, by its citation key.
    """
    marks = _marks(article, index)
    notes = [*_notes(article, marks, uses)]
    return tuple(
        AnnotatedParagraph(p, tuple(n for n in notes if p.start <= n.start < p.end))
        for p in mark_paragraphs(article, marks)
    )


def _notes(
    article: Article, marks: Sequence[Mark], uses: Mapping[str, Sequence[Link]]
) -> Iterator[MarginNote]:
    """One note for all marks that overlap; a quotation in parts is noted where it begins."""
    first = {mark.anchor: mark for mark in reversed(marks) if mark.kind != "date"}
    waiting: list[Mark] = []
    end = 0
    for mark in sorted(first.values(), key=lambda m: (m.start, m.end, m.anchor)):
        if waiting and mark.start >= end:
            yield _note(article, waiting, uses)
            waiting = []
        waiting.append(mark)
        end = max(end, mark.end)
    if waiting:
        yield _note(article, waiting, uses)


def _note(
    article: Article, marks: Sequence[Mark], uses: Mapping[str, Sequence[Link]]
) -> MarginNote:
    """The note of marks that overlap; the same is said once, and a page named once."""
    about = dict.fromkeys(mark.title for mark in marks if mark.title)
    pages: dict[str, Link] = {}
    for mark in marks:
        for link in uses.get(citation_key(article.id, mark.anchor), ()):
            pages.setdefault((link.href or "").partition("#")[0], link)
    of_name = {link.text: link for link in pages.values()}
    others = tuple(link for link in pages.values() if link.text not in about)
    named = limits.room(len(others), limits.NOTE_PAGES)
    return MarginNote(
        start=marks[0].start,
        anchors=tuple(mark.anchor for mark in marks),
        about=tuple(of_name.get(text, Link(text, None)) for text in about),
        pages=others[:named],
        more=len(others[named:]),
    )


def _marks(article: Article, index: RecordIndex) -> tuple[Mark, ...]:
    """Every passage of an article that a record or summary is made of, in the order of the text."""
    found: list[Mark] = []

    def add(start: int, end: int, anchor: str, kind: MarkKind, note: str) -> None:
        found.append(Mark(start, end, anchor, kind, note))

    for q in index.of_article(article.id).quotes:
        actors = " and ".join(index.actor(actor).text for actor in q.said_by)
        who = actors or q.speaker_name or "speaker not named"
        if not has_reliable_speaker(q):
            who = f"perhaps {who}"
        for part in q.parts:
            add(part.start, part.end, anchor_of(q.id, article.id), "quote", who)
    for f in index.of_article(article.id).figures:
        add(f.start, f.end, anchor_of(f.id, article.id), "figure", f.measure_label or f.unit)
    for e in index.of_article(article.id).events:
        note = format_date(e.date)
        note += "" if e.status == "happened" else f", {e.status}"
        add(e.start, e.end, anchor_of(e.id, article.id), "event", note)
    for d in index.of_article(article.id).dates:
        add(d.start, d.end, anchor_of(d.id, article.id), "date", format_date(d.value))
    for s in index.of_article(article.id).lines:
        add(s.start, s.end, line_anchor(s), "line", "in a summary")
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end, mark.anchor)))
