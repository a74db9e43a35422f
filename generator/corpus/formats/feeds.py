"""RSS and Atom files: the text that each entry holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import feedparser  # type: ignore[import-untyped, unused-ignore]

from ...records import Cut
from ..content import CUT_SHORT, Content, Unreadable
from ..lines import Line
from ..outlets import from_url, known
from ..stated import Stated, authors_of, date_of, one_line
from .markup import markup_lines

#: What stands between an outlet and a section in a feed's title.
_BETWEEN = re.compile(r"\s+(?:[|–—»>:·-])\s+|:\s+")
_READ_ON = re.compile(
    r"(?:^|\s)(?:continue reading|read (?:more|on|the (?:full|whole) (?:story|article))|"
    r"the post .{1,200} appeared first on .{1,80})\W*$",
    re.I,
)


def read_feed(data: bytes) -> Iterator[Content]:
    """Every entry of a feed, numbered in their order."""
    try:
        feed = feedparser.parse(data, resolve_relative_uris=False, sanitize_html=False)
        entries = list(feed.entries)
    except Exception as error:  # whatever a damaged feed breaks in the library
        raise Unreadable("unreadable-file", "the feed is damaged; save it again") from error
    found = False
    outlet = _outlet_of(feed.feed) if feed.get("feed") else None
    for number, entry in enumerate(entries, 1):
        html = max((_html(x) for x in _bodies(entry)), key=len, default="")
        lines, cut = _without_link(markup_lines(html, number) if html else ())
        if not lines:
            continue
        found = True
        published, numeric = date_of(entry.get("published") or entry.get("updated"))
        source = entry.get("source")
        yield Content(
            lines,
            cut=cut,
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


def _outlet_of(feed: Any) -> str | None:
    """The outlet that a feed's title names, without the section: "Harbour Weekly | Sports"."""
    title = one_line(feed.get("title"))
    parts = [p for p in _BETWEEN.split(title or "") if p]
    if len(parts) < 2:
        return title
    host = _letters((from_url(str(feed.get("link") or "")) or "").partition(".")[0])
    its = (p for p in parts if known(p) or (host and host in _letters(p)))
    return next(its, title)


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def _without_link(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Cut, ...]]:
    """Lines without the link that leads to the whole text: "Continue reading..."."""
    told = [i for i, line in enumerate(lines) if line.text.strip()]
    match = _READ_ON.search(lines[told[-1]].text) if told else None
    if match is None:
        return tuple(lines), ()
    last = lines[told[-1]]
    rest = replace(last, text=last.text[: match.start()].rstrip())
    cut = Cut(last.number, match[0].strip(), CUT_SHORT)
    return (*lines[: told[-1]], rest, *lines[told[-1] + 1 :]), (cut,)


def _bodies(entry: Any) -> list[Any]:
    return [*(entry.get("content") or ()), entry.get("summary")]


def _html(body: Any) -> str:
    value = body.get("value") if isinstance(body, dict) else body
    return value if isinstance(value, str) else ""
