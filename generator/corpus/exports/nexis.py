"""Nexis and LexisNexis: one document or many, old layout and new.

New: headline, outlet, date, rights, fields, "Body", text, "Classification" with the fields of the
document that ends, "End of Document". Old: "1 of 250 DOCUMENTS", outlet, date, headline, fields in
capitals, text, fields, rights.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..content import Content
from ..lines import Line, is_terminal
from ..masthead_dates import published_in
from ..stated import Stated
from .record import authors_in, cuts, documents_of, field_of, filled, outlet_of, words_of

_END = re.compile(r"^\W*end of document\W*$", re.I)
_BEGIN = re.compile(r"^\W*(?:document )?\d{1,5} of \d{1,5} documents?\W*$", re.I)
_PAGE = re.compile(r"^\W*page \d{1,5} of \d{1,5}\W*$", re.I)
_LENGTH = re.compile(r"^\W*length\s*:\s*[\d,.]+ words", re.I)
_LOADED = re.compile(r"^\W*load[- ]date\s*:", re.I)
_BODY = re.compile(r"^\W*body\W*$", re.I)
_CLASSIFICATION = re.compile(r"^\W*classification\W*$", re.I)
_RIGHTS = re.compile(r"^\W*(?:copyright\b|©|\(c\)\s?\d{4})|\ball rights reserved\b", re.I)
_DATE = re.compile(r"\d{4}")
_NOTE = re.compile(
    r"^\W*(?:correction appended|link to (?:image|pdf)|delivered by newstex|.{0,30}\bedition)\W*$"
    r"|^\W*(?:final|first|national|late|early|home|main)(?: edition)?\W*$",
    re.I,
)
#: Longest head of a document, in lines that are not blank.
_HEAD_LINES = 30


def read_nexis(lines: Sequence[Line]) -> list[Content] | None:
    """The documents of an export; None when the text is none."""
    marks = [bool(p.match(x.text)) for p in (_END, _BEGIN, _LOADED, _BODY) for x in lines]
    if not any(marks) or not any(_LENGTH.match(x.text) or _LOADED.match(x.text) for x in lines):
        return None
    return documents_of(_parts(lines), _document, rest="contents page")


def _parts(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """The lines of each document: up to its end mark, or from its numbering on."""
    ends = [i + 1 for i, x in enumerate(lines) if _END.match(x.text)]
    cut = ends or [i for i, x in enumerate(lines) if _BEGIN.match(x.text)]
    borders = [0, *cut, len(lines)]
    return [lines[a:b] for a, b in pairwise(borders) if b > a]


def _document(lines: Sequence[Line]) -> Content | None:
    """One document; None for what stands before the first or after the last."""
    rows = filled(lines)
    start = _body_start(rows)
    if start is None:
        return None
    end = _body_end(rows, start)
    head, foot = rows[:start], rows[end:]
    places = [i for i, x in enumerate(lines) if x.text.strip()]
    body = tuple(lines[places[start] : places[end - 1] + 1])
    cut = (*cuts(head, "database header"), *cuts(foot, "database fields"))
    return Content(body, stated=_stated(head), cut=cut)


def _body_start(rows: Sequence[Line]) -> int | None:
    """Index of the first line of the text: below "Body", else below the last field of the head."""
    head = rows[:_HEAD_LINES]
    marked = next((i for i, x in enumerate(head) if _BODY.match(x.text)), None)
    if marked is not None:
        return marked + 1 if marked + 1 < len(rows) else None
    fields = [i for i, x in enumerate(head) if _field(x, "nexis_head")]
    if not fields or not any(_LENGTH.match(rows[i].text) for i in fields):
        return None
    last = fields[0]
    for i in fields:
        # A field may run on in the lines below it.
        if i - last > 3:
            break
        last = i
    return last + 1 if last + 1 < len(rows) else None


def _body_end(rows: Sequence[Line], start: int) -> int:
    """Index behind the last line of the text, where the closing fields begin."""
    for i in range(start, len(rows)):
        text = rows[i].text
        if _CLASSIFICATION.match(text) or _END.match(text) or _LOADED.match(text):
            return _past_fields(rows, start, i)
    return _past_fields(rows, start, len(rows))


def _past_fields(rows: Sequence[Line], start: int, end: int) -> int:
    """Upwards past the fields and the rights line that stand between the text and ``end``."""
    while end > start + 1:
        text = rows[end - 1].text
        short_rights = _RIGHTS.search(text) and len(text) < 160
        if not (_field(rows[end - 1], "nexis_foot") or short_rights or _PAGE.match(text)):
            break
        end -= 1
    return end


def _field(line: Line, group: str) -> tuple[str, str] | None:
    return field_of(line.text, words_of(group))


@dataclass(slots=True)
class _Head:
    """What stands above a document's text."""

    fields: dict[str, str] = field(default_factory=dict)
    above: list[str] = field(default_factory=list)
    """Lines above the date ..."""
    below: list[str] = field(default_factory=list)
    """... and below it."""
    date: str | None = None

    def add(self, line: Line) -> None:
        """Sort the next line in."""
        text = line.text.strip()
        if found := _field(line, "nexis_head"):
            self.fields.setdefault(*found)
        elif _is_aside(text):
            return
        elif self.date is None and _is_date(text):
            self.date = text
        elif not self.fields:
            (self.above if self.date is None else self.below).append(text)

    def outlet_and_title(self) -> tuple[str | None, str]:
        """As its fields name them, else as the layout places them."""
        title = self.fields.get("headline") or self.fields.get("title")
        names = (self.fields.get(key) for key in ("publication", "newspaper", "source"))
        if named := next(filter(None, names), None):
            return named, title or " ".join([*self.above, *self.below])
        if self.below or (title and len(self.above) == 1):
            # Old layout: the outlet stands above the date, the headline below.
            return self.above[0] if self.above else None, title or " ".join(self.below)
        outlet = self.above[-1] if len(self.above) > 1 else None
        return outlet, title or " ".join(self.above[:-1] if outlet else self.above)


def _stated(lines: Sequence[Line]) -> Stated:
    """The masthead of a document, from the lines above its text."""
    head = _Head()
    for line in lines:
        head.add(line)
    fields = head.fields
    outlet, title = head.outlet_and_title()
    date_line = head.date or fields.get("date")
    published = published_in(date_line) if date_line else None
    return Stated(
        title=title or None,
        subtitle=fields.get("highlight") or None,
        outlet=outlet_of(outlet) if outlet else None,
        authors=authors_in(fields.get("byline") or fields.get("author") or ""),
        published=published.iso if published else None,
        numeric=published if published and published.numeric else None,
        section=fields.get("section") or None,
        whole=True,
        bare=True,
    )


def _is_aside(text: str) -> bool:
    """Whether a line of the head is of rights, of pages or a note."""
    marks = (_PAGE, _BEGIN, _BODY, _NOTE)
    return bool(_RIGHTS.search(text)) or any(mark.match(text) for mark in marks)


def _is_date(text: str) -> bool:
    """Whether a line of the head is the date, with weekday, edition or hour perhaps."""
    found = published_in(text) if _DATE.search(text) else None
    return (
        found is not None
        and found.year is not None
        and found.start < 25
        and not is_terminal(text)
        and len(text) < 80
    )
