"""RSS and Atom files: the text that each entry holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import feedparser  # type: ignore[import-untyped, unused-ignore]

from ..content import Content, Unreadable
from ..stated import Stated, authors_of, date_of, one_line
from .markup import markup_lines


def read_feed(data: bytes) -> Iterator[Content]:
    """Every entry of a feed, numbered in their order."""
    try:
        feed = feedparser.parse(data, resolve_relative_uris=False, sanitize_html=False)
        entries = list(feed.entries)
    except Exception as error:  # whatever a damaged feed breaks in the library
        raise Unreadable("unreadable-file", "the feed is damaged; save it again") from error
    found = False
    outlet = one_line(feed.feed.get("title")) if feed.get("feed") else None
    for number, entry in enumerate(entries, 1):
        html = max((_html(x) for x in _bodies(entry)), key=len, default="")
        lines = markup_lines(html, number) if html else ()
        if not lines:
            continue
        found = True
        published, numeric = date_of(entry.get("published") or entry.get("updated"))
        source = entry.get("source")
        yield Content(
            lines,
            stated=Stated(
                title=one_line(entry.get("title")),
                outlet=(one_line(source.get("title")) if isinstance(source, dict) else None)
                or outlet,
                authors=authors_of(entry.get("author")),
                published=published,
                numeric=numeric,
                url=one_line(entry.get("link")),
                whole=True,
            ),
        )
    if not found:
        message = "no entry with text in it; save the articles themselves"
        raise Unreadable("no-article-text", message)


def _bodies(entry: Any) -> list[Any]:
    return [*(entry.get("content") or ()), entry.get("summary")]


def _html(body: Any) -> str:
    value = body.get("value") if isinstance(body, dict) else body
    return value if isinstance(value, str) else ""
