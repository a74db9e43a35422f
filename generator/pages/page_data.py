"""The data of one page: a row for every record that the page cites, as CSV and JSON.

Several pages cite most records: a row is made once, in both forms.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from ..records import ELLIPSIS, Article, Event, Figure, Quote, SummaryLine
from .addresses import anchor_of, citation_key, line_anchor, source_path
from .export import csv_header, csv_lines
from .json_encoding import to_json
from .marked_text import line_at
from .record_index import CitedRecord, RecordIndex

COLUMNS = (
    "type", "id", "text", "rest", "date", "kind", "who", "who_name", "value", "low", "high", "unit",
    "counts", "outlet", "title", "published", "file", "line", "article", "start", "end", "page",
)  # fmt: skip

Row = dict[str, Any]


class PageRow(NamedTuple):
    """What a page's data says of one record."""

    cited_as: str
    """As `citation_key`."""
    values: Row
    csv: bytes
    json: bytes
    """Without empty values."""


class PageRows:
    """Makes rows of records."""

    def __init__(self, index: RecordIndex) -> None:
        self._index = index
        self._made: dict[str, list[PageRow]] = {}
        """By article."""
        self._by_citation: dict[str, PageRow] = {}

    def of(self, cited: Iterable[str]) -> list[PageRow]:
        """Rows of the records cited (as `citation_key`), in their order."""
        known = [c for c in cited if self._index.cited(c) is not None]
        for article in dict.fromkeys(c.partition("#")[0] for c in known):
            self.of_article(article)
        return [self._by_citation[c] for c in known]

    def of_article(self, article: str) -> list[PageRow]:
        """Rows of all records of one article, in the order of its text."""
        if article not in self._made:
            self._made[article] = self._rows(article)
            self._by_citation.update((row.cited_as, row) for row in self._made[article])
        return self._made[article]

    def _rows(self, article: str) -> list[PageRow]:
        its = self._index.of_article(article)
        records: Iterable[CitedRecord] = chain(its.lines, its.quotes, its.figures, its.events)
        found = sorted(
            map(self._values, records), key=lambda row: (row["start"], row["end"], row["type"])
        )
        csv = csv_lines(COLUMNS, map(itemgetter(*COLUMNS), found))
        keys = [citation_key(article, row["page"].rpartition("#")[2]) for row in found]
        return [PageRow(*row) for row in zip(keys, found, csv, map(_json, found), strict=True)]

    def _values(self, record: CitedRecord) -> Row:
        match record:
            case SummaryLine():
                row, anchor = self._line(record), line_anchor(record)
            case Quote():
                row, anchor = self._quote(record), anchor_of(record.id, record.article)
            case Figure():
                row, anchor = self._figure(record), anchor_of(record.id, record.article)
            case _:
                row, anchor = self._event(record), anchor_of(record.id, record.article)
        page = source_path(record.article).removesuffix(".md")
        row["page"] = f"{page}.html#{anchor}"
        return row

    def _base(self, kind: str, article: Article, start: int, end: int) -> Row:
        return dict.fromkeys(COLUMNS) | {
            "type": kind,
            "outlet": article.outlet,
            "title": article.title,
            "published": article.published,
            "file": article.source,
            "line": line_at(article, start),
            "article": article.id,
            "start": start,
            "end": end,
        }

    def _line(self, line: SummaryLine) -> Row:
        article = self._index.articles[line.article]
        return self._base("summary", article, line.start, line.end) | {"text": line.text}

    def _quote(self, quote: Quote) -> Row:
        row = self._base("quote", self._index.articles[quote.article], quote.start, quote.end)
        return row | {
            "id": quote.id,
            "text": quote.text,
            "rest": ELLIPSIS.join(part.text for part in quote.rest) or None,
            "date": quote.said,
            "kind": quote.kind,
            "who": quote.speaker,
            "who_name": quote.speaker_name,
        }

    def _figure(self, figure: Figure) -> Row:
        row = self._base("figure", self._index.articles[figure.article], figure.start, figure.end)
        claimant = self._index.named.get(figure.according_to or "")
        return row | {
            "id": figure.id,
            "text": figure.text,
            "date": figure.as_of,
            "kind": figure.qualifier,
            "who": figure.according_to,
            "who_name": claimant.link.text if claimant else figure.according_to_text,
            "value": figure.value,
            "low": figure.low,
            "high": figure.high,
            "unit": figure.unit,
            "counts": figure.measure_label,
        }

    def _event(self, event: Event) -> Row:
        row = self._base("event", self._index.articles[event.article], event.start, event.end)
        names = [self._index.actor(a).text for a in event.actors]
        return row | {
            "id": event.id,
            "text": event.sentence,
            "date": event.date,
            "kind": event.status,
            "who": " ".join(event.actors),
            "who_name": "; ".join(names),
        }


def page_csv(rows: Iterable[PageRow]) -> bytes:
    """A page's rows as CSV."""
    return csv_header(COLUMNS) + b"".join(map(attrgetter("csv"), rows))


def page_json(title: str, page: str, rows: Iterable[PageRow]) -> bytes:
    """A page's rows as JSON, without empty values."""
    head = to_json({"title": title, "page": page}).removesuffix(b"}")
    return head + b',"items":[\n' + b",\n".join(map(attrgetter("json"), rows)) + b"\n]}\n"


def _json(values: Row) -> bytes:
    return to_json({k: v for k, v in values.items() if v not in (None, "")})
