"""Alerts by mail: a list of articles found elsewhere, each with headline, outlet and extract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

from ..content import Content
from ..lines import Line, count_words
from ..masthead_dates import published_in
from ..outlets import canonical
from ..stated import Stated
from .record import cuts, field_of, filled

_ALERT = re.compile(r"\balerts?\b", re.I)
_HEADER = frozenset({"from", "to", "date", "subject", "sent", "reply-to", "cc"})
_GROUP = re.compile(
    r"^\W*(?:=+\s*)?(?:news|web|blogs?|discussions?)\b.{0,80}\bresults?\b.*$|^={3,}.*={3,}$"
    r"|^\W*(?:news|web|blogs)\W*$",
    re.I,
)
_LINK = re.compile(r"^\s*<?(?P<url>https?://[^\s<>]+)>?\s*$")
#: "Copper strike ends - Reuters"
_BESIDE = re.compile(r"^(?P<title>.{8,}\S)\s[-–—|]\s(?P<outlet>[A-Z][^-–—|]{1,40})$")
_RULE = re.compile(r"^\s*(?:[-=_*]\s*){5,}$")
#: Words of the extract of an article.
_LEAST_WORDS = 6
#: Lines of an item: headline, outlet, and an extract of a few.
_MOST_LINES = 8


def read_alert(lines: Sequence[Line]) -> list[Content] | None:
    """The articles that an alert lists; None when the text is no alert."""
    rows = filled(lines)
    header = _header(rows)
    about = [
        value
        for row in rows[:header]
        if (f := field_of(row.text, _HEADER))
        for name, value in (f,)
        if name in ("from", "subject")
    ]
    if not any(_ALERT.search(text) for text in about):
        return None
    sent = next((f[1] for row in rows[:header] if (f := field_of(row.text, {"date", "sent"}))), "")
    date = published_in(sent)
    found: list[Content] = []
    rest = list(rows[:header])
    item: list[Line] = []
    for row in rows[header:]:
        link = _LINK.match(row.text)
        if link and (content := _item(item, link["url"], date.iso if date else None)):
            found.append(content)
            told = {content.stated.title, *(x.text for x in content.lines)}
            rest += [*(x for x in item if x.text.strip() not in told), row]
            item = []
        elif link or _GROUP.match(row.text) or _RULE.match(row.text):
            rest += [*item, row]
            item = []
        else:
            item.append(row)
    rest += item
    if not found:
        return None
    last = found[-1]
    found[-1] = Content(last.lines, stated=last.stated, cut=cuts(rest, "alert mail"))
    return found


def _header(rows: Sequence[Line]) -> int:
    """Number of rows of the mail's header."""
    return next((i for i, x in enumerate(rows) if not field_of(x.text, _HEADER)), len(rows))


def _item(rows: Sequence[Line], url: str, sent: str | None) -> Content | None:
    """An article of the list: headline, outlet, extract."""
    if not 2 <= len(rows) <= _MOST_LINES:
        return None
    named = len(rows) > 2 and count_words(rows[1].text) <= _LEAST_WORDS
    body = rows[2 if named else 1 :]
    title, outlet = rows[0].text.strip(), rows[1].text if named else None
    if not named and (beside := _BESIDE.match(title)):
        title, outlet = beside["title"], beside["outlet"]
    if sum(count_words(x.text) for x in body) < _LEAST_WORDS:
        return None
    stated = Stated(
        title=title,
        outlet=canonical(outlet) if outlet else None,
        published=sent,
        url=_target(url),
        basis="inferred",
        whole=True,
        bare=True,
    )
    return Content(tuple(Line(x.number, x.text.strip()) for x in body), stated=stated)


def _target(url: str) -> str:
    """The address that a link of an alert leads on to.

    >>> _target("https://www.google.com/url?rct=j&url=https://a.example/b&ct=ga")
    'https://a.example/b'
    """
    try:
        query = parse_qs(urlsplit(url).query)
    except ValueError:
        return url
    return next(
        (v for k in ("url", "q", "u") for v in query.get(k, ()) if v.startswith("http")), url
    )
