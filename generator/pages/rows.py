"""The data of one page: a row for every record that the page cites, as CSV and JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..records import ELLIPSIS, Article, Event, Figure, Quote, SummaryLine
from .export import to_csv, to_json
from .lookup import Lookup, line_anchor, source_page
from .marking import line_at

COLUMNS = (
    "type", "id", "text", "rest", "date", "kind", "who", "who_name", "value", "low", "high", "unit",
    "counts", "outlet", "title", "published", "file", "line", "article", "start", "end", "page",
)  # fmt: skip

Row = dict[str, Any]


class Rows:
    """Rows of cited records by ``<article id>#<anchor>``."""

    def __init__(self, lookup: Lookup) -> None:
        self._look = lookup
        self._rows: dict[str, Row] = {}
        self._of_article: dict[str, list[Row]] = {}
        for line in lookup.summary_lines():
            self._add(line_anchor(line), self._line(line))
        for quote in lookup.briefing.records.quotes:
            self._add(self._anchor(quote), self._quote(quote))
        for figure in lookup.briefing.records.figures:
            self._add(self._anchor(figure), self._figure(figure))
        for event in lookup.briefing.records.events:
            self._add(self._anchor(event), self._event(event))

    def of(self, cited: Iterable[str]) -> list[Row]:
        """Rows of the records cited, in their order."""
        return [self._rows[c] for c in cited if c in self._rows]

    def of_article(self, article: str) -> list[Row]:
        """Rows of everything taken from one article, in the order of its text."""
        found = self._of_article.get(article, [])
        return sorted(found, key=lambda row: (row["start"], row["end"], row["type"]))

    def _add(self, anchor: str, row: Row) -> None:
        page = source_page(row["article"]).removesuffix(".md")
        row["page"] = f"{page}.html#{anchor}"
        self._rows[f"{row['article']}#{anchor}"] = row
        self._of_article.setdefault(row["article"], []).append(row)

    def _anchor(self, record: Quote | Figure | Event) -> str:
        return self._look.cite_record(record).record.partition("#")[2]

    def _base(self, kind: str, article: Article, start: int, end: int) -> Row:
        row: Row = dict.fromkeys(COLUMNS)
        row |= {
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
        return row

    def _line(self, line: SummaryLine) -> Row:
        article = self._look.articles[line.article]
        return self._base("summary", article, line.start, line.end) | {"text": line.text}

    def _quote(self, quote: Quote) -> Row:
        row = self._base("quote", self._look.articles[quote.article], quote.start, quote.end)
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
        row = self._base("figure", self._look.articles[figure.article], figure.start, figure.end)
        claimant = self._look.actors.get(figure.according_to or "")
        return row | {
            "id": figure.id,
            "text": figure.text,
            "date": figure.as_of,
            "kind": figure.qualifier,
            "who": figure.according_to,
            "who_name": claimant.name if claimant else figure.according_to_text,
            "value": figure.value,
            "low": figure.low,
            "high": figure.high,
            "unit": figure.unit,
            "counts": figure.measure_label,
        }

    def _event(self, event: Event) -> Row:
        row = self._base("event", self._look.articles[event.article], event.start, event.end)
        names = [self._look.actor(a).text for a in event.actors]
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
    return to_csv(rows, COLUMNS).encode("utf-8", "replace")


def page_json(title: str, page: str, rows: list[Row]) -> bytes:
    """A page's rows as JSON, without the columns that say nothing."""
    items = [{k: v for k, v in row.items() if v not in (None, "")} for row in rows]
    head = f'{{"title": {to_json(title)}, "page": {to_json(page)}, "items": ['
    lines = ",\n".join(map(to_json, items))
    return f"{head}\n{lines}\n]}}\n".encode("utf-8", "replace")
