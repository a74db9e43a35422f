"""The data of one page: a row for every record that the page cites, as CSV and JSON."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from operator import itemgetter
from typing import Any

from ..records import ELLIPSIS, Article, Event, Figure, Quote, SummaryLine
from .addresses import anchor_of, line_anchor, source_path
from .export import to_csv
from .json_encoding import to_json
from .marked_text import line_at
from .record_index import CitedRecord, RecordIndex

COLUMNS = (
    "type", "id", "text", "rest", "date", "kind", "who", "who_name", "value", "low", "high", "unit",
    "counts", "outlet", "title", "published", "file", "line", "article", "start", "end", "page",
)  # fmt: skip

Row = dict[str, Any]


class PageRows:
    """Makes rows of records."""

    def __init__(self, index: RecordIndex) -> None:
        self._index = index

    def of(self, cited: Iterable[str]) -> list[Row]:
        """Rows of the records cited (``<article id>#<anchor>``), in their order."""
        found = map(self._index.cited, cited)
        return [self._row(record) for record in found if record is not None]

    def of_article(self, article: str) -> list[Row]:
        """Rows of all records of one article, in the order of its text."""
        its = self._index.of_article(article)
        records: Iterable[CitedRecord] = chain(its.lines, its.quotes, its.figures, its.events)
        return sorted(
            map(self._row, records), key=lambda row: (row["start"], row["end"], row["type"])
        )

    def _row(self, record: CitedRecord) -> Row:
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


def page_csv(rows: list[Row]) -> bytes:
    """A page's rows as CSV."""
    return to_csv(COLUMNS, map(itemgetter(*COLUMNS), rows))


def page_json(title: str, page: str, rows: list[Row]) -> bytes:
    """A page's rows as JSON, without empty values."""
    items = [{k: v for k, v in row.items() if v not in (None, "")} for row in rows]
    head = to_json({"title": title, "page": page}).removesuffix(b"}")
    return head + b',"items":[\n' + b",\n".join(map(to_json, items)) + b"\n]}\n"
