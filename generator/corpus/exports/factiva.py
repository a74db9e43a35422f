"""Factiva: records in two-letter field codes, and articles in plain layout.

Plain: headline, by-line, "310 words", date, outlet, code, language, rights, text, "Document …".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..content import Content
from ..lines import Line, count_words
from ..masthead_dates import is_date_line, published_in
from ..stated import Stated
from .record import authors_in, cuts, outlet_of, words_of

_CODE = re.compile(r"^(?P<code>[A-Z]{2,3})(?:\t+| {2,}|\s*$)(?P<value>.*)$")
_DOCUMENT = re.compile(r"^\s*Document [A-Z]{1,12}[A-Za-z0-9]{12,40}\s*$")
_LENGTH = re.compile(r"^\s*[\d,.]{1,9} words\s*$", re.I)
_RIGHTS = re.compile(r"^\W*(?:copyright\b|©|\(c\)\s)|\ball rights reserved\b", re.I)
_TIME = re.compile(r"^\s*\d{1,2}:\d{2}(?: ?(?:GMT|[AP]M))?\s*$", re.I)
_SHORT_CODE = re.compile(r"^\s*[A-Z0-9]{2,10}\s*$")
_PAGE = re.compile(r"^\s*(?:page |pg\.? ?)?[A-Z]?\d{1,4}\s*$|^\s*volume \d|^\s*issue \d", re.I)
_BYLINE = re.compile(r"^\s*by\s+\S", re.I)
_TEXT_CODES = frozenset({"LP", "TD"})
#: Codes that a record begins with, and how many there must be to tell one.
_FIRST_CODES = frozenset({"SE", "HD", "CLM"})
_LEAST_CODES = 4
#: Longest head of an article in plain layout, in lines that are not blank.
_HEAD_LINES = 20


def read_factiva(lines: Sequence[Line]) -> list[Content] | None:
    """The articles of an export; None when the text is none."""
    codes = {m["code"] for x in lines if (m := _code(x))}
    if {"HD", "PD"} <= codes and len(codes) >= _LEAST_CODES and codes & _TEXT_CODES:
        return [_coded(part) for part in _records(lines)]
    if not any(_DOCUMENT.match(x.text) for x in lines):
        return None
    found: list[Content] = []
    rest: list[Line] = []
    for part in _articles(lines):
        content = _plain(part)
        if content is None:
            rest += part
        else:
            found.append(content)
    if found:
        last = found[-1]
        found[-1] = replace(last, cut=(*last.cut, *cuts(rest, "search summary")))
    return found or None


def _code(line: Line) -> re.Match[str] | None:
    match = _CODE.match(line.text)
    return match if match and match["code"] in words_of("factiva") else None


def _records(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """The lines of each record: from the first code behind an accession number on."""
    starts: list[int] = []
    seen: set[str] = set()
    for i, line in enumerate(lines):
        match = _code(line)
        if match is None:
            continue
        code = match["code"]
        if not starts or (code in _FIRST_CODES and ("HD" in seen or "AN" in seen)):
            starts.append(i)
            seen = set()
        seen.add(code)
    return [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _coded(lines: Sequence[Line]) -> Content:
    """One record: the text is what stands under LP and TD."""
    fields: dict[str, list[str]] = {}
    body: list[Line] = []
    head: list[Line] = []
    code = ""
    for line in lines:
        match = _code(line)
        text = line.text
        if match:
            code, text = match["code"], match["value"]
        if code in _TEXT_CODES:
            if match:
                body.append(Line(line.number, ""))
                head.append(Line(line.number, code))
            body.append(Line(line.number, text))
        else:
            head.append(line)
            if text.strip():
                fields.setdefault(code, []).append(text.strip())
    return Content(
        tuple(body),
        stated=_stated(
            title=" ".join(fields.get("HD", ())),
            outlet=" ".join(fields.get("SN", ())),
            authors=" ".join(fields.get("BY", ())),
            date=" ".join(fields.get("PD", ())),
            section=" ".join(fields.get("SE", ())),
        ),
        cut=cuts(head, "database fields"),
    )


def _articles(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """The lines of each article in plain layout, up to its document number."""
    ends = (i + 1 for i, x in enumerate(lines) if _DOCUMENT.match(x.text))
    borders = [0, *ends, len(lines)]
    return [lines[a:b] for a, b in pairwise(borders)]


def _plain(lines: Sequence[Line]) -> Content | None:
    """One article: the head goes down to the rights, the language or the code line."""
    places = [i for i, x in enumerate(lines) if x.text.strip()]
    rows = [lines[i] for i in places]
    head = rows[:_HEAD_LINES]
    length = next((i for i, x in enumerate(head) if _LENGTH.match(x.text)), None)
    if length is None or length == 0:
        return None
    dated = next(
        (i for i in range(length + 1, len(head)) if is_date_line(head[i].text.strip())), None
    )
    if dated is None:
        return None
    outlet, end = _outlet_and_end(head, dated + 1)
    above = rows[:length]
    bylines = [x for x in above if _BYLINE.match(x.text)]
    titles = [x for x in above if x not in bylines]
    section = (
        titles[0].text.strip() if len(titles) > 1 and count_words(titles[0].text) <= 3 else None
    )
    title = " ".join(x.text.strip() for x in (titles[1:] if section else titles))
    below = lines[places[end - 1] + 1 :]
    foot = [x for x in below if _DOCUMENT.match(x.text)]
    return Content(
        tuple(x for x in below if not _DOCUMENT.match(x.text)),
        stated=_stated(
            title, outlet or "", bylines[0].text if bylines else "", head[dated].text, section or ""
        ),
        cut=(*cuts(rows[:end], "database header"), *cuts(foot, "database fields")),
    )


def _outlet_and_end(head: Sequence[Line], start: int) -> tuple[str | None, int]:
    """The outlet, first of the lines below the date but for an hour, and where the head ends."""
    outlet = None
    for end in range(start, len(head)):
        text = head[end].text.strip()
        if outlet is None and not _TIME.match(text):
            outlet = text
        elif not _is_head_line(text):
            return outlet, end
    return outlet, max(start, len(head))


def _is_head_line(text: str) -> bool:
    """Whether a line is an hour, a right, a code, a page or a language."""
    known = _TIME.match(text) or _RIGHTS.search(text) or _SHORT_CODE.match(text)
    return bool(known or _PAGE.match(text)) or (count_words(text) <= 1 and len(text) <= 20)


def _stated(title: str, outlet: str, authors: str, date: str, section: str) -> Stated:
    published = published_in(date)
    return Stated(
        title=title or None,
        outlet=outlet_of(outlet) or None,
        authors=authors_in(authors),
        published=published.iso if published else None,
        numeric=published if published and published.numeric else None,
        section=section or None,
        whole=True,
        bare=True,
    )
