"""The passages of an article that the site uses, and the pages that use them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..brief.attribution_confidence import has_reliable_speaker
from ..records import Article
from .addresses import Link, anchor_of, line_anchor
from .formatting import format_date
from .marked_text import Mark, MarkKind, line_at
from .record_index import RecordIndex

PASSAGE_NAMES: Mapping[MarkKind, str] = {
    "quote": "Quotations",
    "figure": "Figures",
    "event": "Events",
    "date": "Dates",
    "line": "Summary sentences",
}


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """A passage that a record is made of, and the pages that use it."""

    mark: Mark
    text: str
    note: str
    """Who said it, what it counts, when it was."""
    line: int | None
    pages: tuple[Link, ...]


def marks_of(article: Article, index: RecordIndex) -> tuple[Mark, ...]:
    """Every passage of an article that a record or summary is made of."""
    return tuple(mark for mark, _, _ in _spans(article, index))


def passages_of(
    article: Article, index: RecordIndex, uses: Mapping[str, Sequence[Link]]
) -> tuple[tuple[str, tuple[SourcePassage, ...]], ...]:
    """Passages by kind, in the order of the text; kinds without any are left out."""
    # A quotation in parts is marked at each part, and listed where it begins.
    passages = {
        mark.anchor: (mark, text, note) for mark, text, note in reversed(_spans(article, index))
    }
    found = [
        SourcePassage(
            mark=mark,
            text=text,
            note=note,
            line=line_at(article, mark.start),
            pages=tuple(uses.get(f"{article.id}#{mark.anchor}", ())),
        )
        for mark, text, note in reversed(passages.values())
        if mark.kind != "date"
    ]
    groups = (
        (name, tuple(t for t in found if t.mark.kind == kind))
        for kind, name in PASSAGE_NAMES.items()
    )
    return tuple((name, group) for name, group in groups if group)


def _spans(article: Article, index: RecordIndex) -> list[tuple[Mark, str, str]]:
    """(mark, text, note) of every passage of an article, in the order of the text."""
    found: list[tuple[Mark, str, str]] = []

    def add(start: int, end: int, anchor: str, kind: MarkKind, note: str) -> None:
        found.append((Mark(start, end, anchor, kind, note), article.text[start:end], note))

    for q in index.of_article(article.id).quotes:
        who = index.actor(q.speaker).text if q.speaker else q.speaker_name or "speaker not named"
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
        add(s.start, s.end, line_anchor(s), "line", "used in a summary")
    return sorted(found, key=lambda item: (item[0].start, item[0].end, item[0].anchor))
