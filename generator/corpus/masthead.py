"""Title, outlet, authors, date, address and genre of an article, from what its text states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..language.word_lists import word_set
from ..records import Basis, Genre
from .article_urls import original_and_archived
from .bylines import byline_names, byline_rest, names_of_line, signoff_authors
from .classify import dateline, field, source_of, url_of
from .clean import Layout
from .header import names_the_paper, without_name
from .lines import Kind, Row, count_words, fold, strip_bullet
from .masthead_dates import (
    Found,
    beside_dates,
    date_in_url,
    find_dates,
    parts_beside_dates,
    published_in,
)
from .outlets import (
    canonical,
    from_url,
    host_name,
    is_agency,
    known,
    looks_like_outlet,
    outlet_among,
)
from .stated import Stated

_OPINION = re.compile(
    r"^\W*(?:opinion|comment|commentary|op-?ed|editorial|column|viewpoint|guest essay|letters?)\b"
    r"(?=\s*[:|–-]|$)",
    re.I,
)
_ANALYSIS = re.compile(
    r"^\W*(?:(?:news )?analysis|explainer|explained|in[ -]depth|long read|fact check)\b"
    r"(?=\s*[:|–-]|$)",
    re.I,
)
_STATEMENT = re.compile(
    r"^\W*(?:(?:joint |press )?statement|press release|declaration|communiqu[eé]|remarks|speech)\b",
    re.I,
)
_INTERVIEW = re.compile(r"^\W*(?:exclusive |the )?interview\b", re.I)
_OPINION_URL = re.compile(
    r"/(?:opinions?|comment(?:isfree)?|commentary|op-?eds?|editorials?|blogs?|views?|columns?)/",
    re.I,
)
_ANALYSIS_URL = re.compile(r"/(?:analysis|explainers?)/", re.I)
_LABEL = re.compile(
    r"^(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}|Q|A|Question|Answer)\s?[:.]\s*(?=\S|$)"
)
#: "Fwd: Ferry sold", "WG: Fähre verkauft".
_FORWARDED = re.compile(r"^(?:(?:fwd?|re|aw|wg|tr|rv)\s*:\s*)+", re.I)
_SENDER = re.compile(r"^(?P<name>[^<>]{0,80})<[^@<>\s]+@(?P<host>[\w.-]+)>\s*$")
_URGES = re.compile(r"\b(?:must|should|ought to)\b")


@dataclass(frozen=True, slots=True)
class Masthead:
    """The fields of an article that its masthead gives."""

    title: str | None
    subtitle: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    basis: Basis
    url: str | None
    genre: Genre
    archived: str | None = None
    numeric: Found | None = None
    """The date in figures that stands in its masthead, sure or not."""


def read_masthead(layout: Layout, stated: Stated, language: str = "en") -> Masthead:
    """Everything the head, the dateline and the foot of an article state."""
    header = layout.header
    fields = dict(f for r in header.rows if (f := field(r.text)) and r.kind is Kind.FIELD)
    url, archived = original_and_archived(stated.url or _url(layout, fields))
    found = [] if stated.published or stated.numeric else _dates(layout, fields, language)
    published = stated.published or _published(found, layout) or (date_in_url(url) if url else None)
    outlet = canonical(stated.outlet) if stated.outlet else _outlet(layout, fields, url)
    title = header.title or _title_field(fields)
    return Masthead(
        title=without_name(title, outlet) if title and outlet else title,
        subtitle=stated.subtitle or header.subtitle,
        outlet=outlet,
        authors=stated.authors or _authors(layout, fields, outlet),
        published=published,
        basis=(stated.basis if stated.published else "stated") if published else "unknown",
        url=url,
        genre=stated.genre or _genre(layout, url),
        archived=stated.archived or archived,
        numeric=stated.numeric or next((f for f in found if f.numeric), None),
    )


def title_of(rows: Sequence[Row], stated: Stated) -> str | None:
    """The title stated beside the text: front matter, metadata or a header field."""
    if stated.title:
        return stated.title
    return _title_field(dict(f for r in rows[:16] if r.kind is Kind.FIELD and (f := field(r.text))))


def _title_field(fields: dict[str, str]) -> str | None:
    title = next((fields[k] for k in ("headline", "title", "subject") if fields.get(k)), None)
    return _FORWARDED.sub("", title) or title if title else None


def _url(layout: Layout, fields: dict[str, str]) -> str | None:
    named = fields.get("url") or fields.get("link")
    if named:
        return named
    rows = [r for r in (*layout.foot, *layout.header.rows) if r.kind is Kind.URL]
    return url_of(rows[-1].text) if rows else None


def _dates(layout: Layout, fields: dict[str, str], language: str) -> list[Found]:
    """Dates of the head, then of the dateline, then of the foot."""
    texts = [v for k in ("published", "date", "sent", "publication-date") if (v := fields.get(k))]
    texts += [r.text for r in _below_title(layout) if r.kind is Kind.DATE]
    found = [f for t in texts if (f := published_in(t, language))]
    if layout.body and (match := dateline(layout.body[0].text)) and match.groupdict().get("date"):
        found += find_dates(match["date"])[:1]
    foot = [r.text for r in layout.foot if r.kind is Kind.DATE]
    found += [f for t in foot if (f := published_in(t, language))]
    return found


def _below_title(layout: Layout) -> list[Row]:
    """The rows of the head: those below the headline, then those above."""
    rows = layout.header.rows
    at = next((i for i, r in enumerate(rows) if r.text == layout.header.raw_title), 0)
    return [*rows[at:], *rows[:at]]


def _published(found: Sequence[Found], layout: Layout) -> str | None:
    """The first whole date; one in figures counts when it can be read in one way only."""
    for date in found:
        if date.iso:
            return date.iso
        if date.ambiguous and date.year and (sure := _disambiguate(date, layout)):
            return sure
    return None


def _disambiguate(date: Found, layout: Layout) -> str | None:
    """04/10/2023: settled by a dateline or another date line of the article."""
    if layout.body and (match := dateline(layout.body[0].text)) and match.groupdict().get("date"):
        for other in find_dates(match["date"]):
            if {other.month, other.day} == {date.month, date.day} and date.year:
                return Found(date.year, other.month, other.day, 0, 0).iso
    return None


def _outlet(layout: Layout, fields: dict[str, str], url: str | None) -> str | None:
    """The outlet, by the surest statement: its line, a source line, the dateline, the address."""
    head = _below_title(layout)
    for name in ("outlet", "publication", "newspaper", "source"):
        if fields.get(name):
            return canonical(fields[name])
    line = _outlet_line(layout)
    if line:
        return line
    if layout.header.outlet:
        return layout.header.outlet
    for row in (*layout.foot, *head):
        source = source_of(row.text) if row.kind is Kind.SOURCE else None
        if source:
            return (
                from_url(source) if "//" in source or source.startswith("www.") else None
            ) or canonical(source)
    match = dateline(layout.body[0].text) if layout.body else None
    if match:
        agency = match.groupdict().get("agency")
        if agency and (is_agency(agency) or known(agency) or match.groupdict().get("date")):
            return canonical(agency)
    for row in head:
        for part in re.split(r"[|•·]|\s[-–—]\s|,", _beside(row, layout.header.title)):
            named = known(part.strip())
            if named:
                return named
    for row in head:
        beside = outlet_among(parts_beside_dates(row.text)) if row.kind is Kind.DATE else None
        if beside:
            return f"The {beside}" if f"The {beside}" in row.text else beside
    named = _interviewer(layout) or (from_url(url) if url else None) or _sender(fields)
    prefix = re.match(r"([^:]{2,40}):\s", layout.header.title or "")
    return named or (known(prefix[1]) if prefix else None)


def _sender(fields: dict[str, str]) -> str | None:
    """The outlet that sent a message, when it is a known one by its name or its host."""
    match = _SENDER.match(fields.get("from", ""))
    if match is None:
        return None
    named = known(match["name"].strip(" \"'"))
    return named or known(host_name(match["host"]) or "")


def _interviewer(layout: Layout) -> str | None:
    """A known outlet that asks the questions of an interview: "RFI:"."""
    labels = (m[0].strip(" :.") for r in layout.body if (m := _LABEL.match(r.text)))
    return next((name for text in labels if (name := known(text))), None)


def _beside(row: Row, title: str | None) -> str:
    """What a line of the head names beside date and author: "The Guardian - Back to home"."""
    if row.kind is Kind.DATE:
        return beside_dates(row.text)
    if row.kind is Kind.BYLINE:
        return byline_rest(row.text)
    line = row.kind in (Kind.FRAGMENT, Kind.FURNITURE) and row.text != title
    return row.text if line and 2 <= count_words(row.text) <= 8 else ""


def _outlet_line(layout: Layout) -> str | None:
    """A line of the head that is an outlet's name, known or standing where outlets stand."""
    head = layout.header.rows
    for row in head:
        if row.kind is Kind.OUTLET and not any(r.text.startswith(f"{row.text} ") for r in head):
            return canonical(row.text)  # else it is the credit that its photo's caption begins with
    cut = {r.number for r, reason in layout.header.cut if reason == "header line"}
    for i, row in enumerate(head):
        if (
            row.kind is not Kind.FRAGMENT
            or row.number not in cut
            or not looks_like_outlet(row.text)
            or names_the_paper(row.text)
        ):
            continue
        beside = [*head[max(i - 1, 0) : i], *head[i + 1 : i + 2]]
        if any(r.kind in (Kind.DATE, Kind.BYLINE) for r in beside):
            return canonical(row.text)
    for row, below in pairwise(head):
        near = below.kind is Kind.DATE and not below.gap and row.gap
        near = near or (below.kind in (Kind.DATE, Kind.BYLINE) and row.text.startswith("The "))
        is_name = row.kind is Kind.FRAGMENT and not names_the_paper(row.text)
        is_name = is_name and len(names_of_line(row.text)) < 2
        if near and row.number in cut and is_name and count_words(row.text) <= 5:
            return canonical(row.text)
    return None


def _authors(layout: Layout, fields: dict[str, str], outlet: str | None) -> tuple[str, ...]:
    """Persons named by by-lines, else by the agency's credits, else by the note at the end."""
    names: list[str] = []
    for key in ("byline", "author", "authors", "by"):
        names.extend(
            byline_names(f"By {fields[key].removeprefix('By ')}") or () if fields.get(key) else ()
        )
    for row in (*layout.header.rows, *layout.foot):
        if row.kind is Kind.BYLINE:
            names.extend(byline_names(row.text) or ())
        elif row.kind is Kind.DATE and " " in row.text:
            for part in re.split(r"[|•·]|\s[-–—]\s", row.text):
                names.extend(byline_names(part.strip()) or ())
            parts = parts_beside_dates(row.text)
            if len(parts) > 1 and outlet_among(parts):
                names.extend(
                    n for p in parts if outlet_among([p]) is None for n in names_of_line(p)
                )
    if not names:
        names = _name_lines(layout)
    if not names:
        names = [
            n for r, reason in layout.cut if reason == "by-line" for n in names_of_line(r.text)
        ]
    if not names:
        rows = (*layout.foot, *layout.header.rows)
        names = [n for r in rows if r.kind is Kind.SIGNOFF for n in signoff_authors(r.text)]
    if not names:
        names = list(layout.biography)
    return tuple(n for n in dict.fromkeys(names) if fold(n) != fold(outlet or ""))


def _name_lines(layout: Layout) -> list[str]:
    """A name alone in the head, beside the date line, that is not taken as the outlet."""
    head = layout.header.rows
    for i, row in enumerate(head):
        if row.kind is not Kind.FRAGMENT or looks_like_outlet(row.text):
            continue
        beside = [*head[max(i - 1, 0) : i], *head[i + 1 : i + 2]]
        dated = (
            any(r.kind is Kind.DATE or r.reason == "by-line" for r in beside)
            and row.text != layout.header.title
        )
        if dated or ((named := names_of_line(row.text)) and set(named) <= set(layout.biography)):
            line = _outlet_line(layout)
            if line is None or fold(line) != fold(row.text):
                return list(names_of_line(row.text))
    return []


def _genre(layout: Layout, url: str | None) -> Genre:
    title = layout.header.title or ""
    marks = [*layout.header.labels, title]
    path = url or ""
    if any(_INTERVIEW.match(m) for m in marks) or _is_interview(layout):
        return "interview"
    if any(_OPINION.match(m) for m in marks) or _OPINION_URL.search(path):
        return "opinion"
    if any(_ANALYSIS.match(m) for m in marks) or _ANALYSIS_URL.search(path):
        return "analysis"
    if any(_STATEMENT.match(m) for m in marks):
        return "statement"
    text = " ".join(r.text for r in layout.body)
    urged = len(_URGES.findall(text))
    reported = bool(layout.body) and dateline(layout.body[0].text) is not None
    if layout.biography and not reported and urged >= max(3, count_words(text) / 250):
        return "opinion"
    return "report"


def _is_interview(layout: Layout) -> bool:
    """Whether questions and answers take turns: labels that come again, or bare questions."""
    labels: dict[str, int] = {}
    questions = 0
    asking = word_set("speech_turns", "questions")
    for row in layout.body:
        text = strip_bullet(row.text)[0].strip("*_ ")
        if match := _LABEL.match(text):
            key = match[0].strip(" :.")
            labels[key] = labels.get(key, 0) + 1
        questions += text.endswith("?") and text[:1].isalnum()
    turns = sorted(labels.values(), reverse=True)
    if len(turns) >= 2 and turns[1] >= 3:
        return True
    asked = sum(n for key, n in labels.items() if key.lower() in asking)
    if asked >= 2 and sum(turns) >= max(4, 0.6 * len(layout.body)):
        return True
    return questions >= 4 and questions * 8 >= len(layout.body)
