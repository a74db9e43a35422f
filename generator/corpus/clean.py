"""From the rows of one article to its body: page furniture is cut, wherever it stands.

Nothing vanishes: every row is headline, standfirst, body or a cut with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .broken_lines import mend
from .bylines import biography_of, byline_names, names_of_line
from .header import Header, is_caption, read_header, restates
from .lines import TEXT, Kind, Row, count_words, fold, is_open, is_terminal
from .saying import quotes_somebody

#: A line between paragraphs that does not end in a full stop is a crosshead up to this many
#: words, beyond it a link to another article, and beyond the second number running text.
_CROSSHEAD = 8
_QUESTION = 16
_LINK = 40
#: Items of a list on either side that tell whether it is the article's own.
_LIST_REACH = 40
#: Furniture that ends an article ends it only if at most this share of its text follows.
_REST = 0.25
#: What stands beside a reader's comment: from the first on, all is readers' words.
_COMMENT = re.compile(
    r"\bposted by ?: [^|]{2,40} \| [^|]{8,40}\d:\d\d|\d ?[ap]\.?m\.? \| report abuse\b", re.I
)
#: Furniture whose text runs on in the lines right below, and the longest such line in words.
_PROMOTIONS = frozenset({"newsletter", "app promotion", "cookie notice", "comment form"})
_PROMOTION = 30
_FOOT = frozenset({Kind.FURNITURE, Kind.LABEL, Kind.URL, Kind.SIGNOFF, Kind.SOURCE, Kind.SEPARATOR})
_FOOT |= {Kind.CREDIT, Kind.BYLINE, Kind.OUTLET, Kind.DATE, Kind.FIELD, Kind.BULLET, Kind.FRAGMENT}
#: Rows at the end among which a note on a correction stands, and how it begins.
_NOTES = 4
_CORRECTION = re.compile(
    r"^\W*(?:corrections?|clarifications?|corrections? and clarifications?|erratum)\W*"
    r"(?:\(?(?:[A-Z][a-z]+\.? \d|\d)[\w ,.]{2,20}\)?\W*)?(?:$|:|—|–)",
    re.I,
)
_CORRECTED = re.compile(
    r"^\W*(?:editor[’']s note\W+)?(?:(?:an|the) (?:earlier|previous|original) version of this"
    r"|this (?:article|story|report|piece|post|headline) (?:was|has been)"
    r" (?:amended|corrected|updated|revised|changed)|because of an editing error"
    r"|this (?:article|story|report|piece|post|column|headline)"
    r" (?:incorrectly|wrongly|mistakenly|mis(?:stated|spelled|identified|attributed)))\b",
    re.I,
)
#: Headlines do without auxiliaries; a long line with one has lost its full stop.
_SENTENCE_LIKE = re.compile(r"\b(?:is|are|was|were|has|have|had)\b(?! (?:seen|pictured|shown))")
_INNER_STOP = re.compile(r"[a-z\d”\"][.!?][”\"’]?\s+[A-Z“\"‘]")


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of an article, sorted."""

    header: Header
    body: tuple[Row, ...]
    headings: frozenset[int]
    """Indices into ``body`` of the crossheads."""
    cut: tuple[tuple[Row, str], ...]
    """What is no part of title, standfirst or body, with the reason, in file order."""
    foot: tuple[Row, ...]
    """Cut rows below the head: agency credits, source lines, notes about the author."""
    biography: tuple[str, ...] = ()
    """Authors named by the closing note."""


def lay_out(rows: Sequence[Row], title: str | None, *, bare: bool = False) -> Layout:
    """Sort the rows of one article.

    Args:
        rows: of the article.
        title: as stated beside the text, if it is.
        bare: the rows are the text alone, without a head.
    """
    marks = [r for r in rows if r.role == "through"]
    mended = mend([r for r in rows if r.role != "through"] if marks else rows)
    header = read_header(mended, title, bare=bare)
    kept = list(mended[header.body :])
    cut: list[tuple[Row, str]] = [*header.cut, *((r, r.reason) for r in marks)]
    kept = _cut_rest(kept, cut)
    kept = _cut_correction(kept, cut)
    kept, authors = _cut_foot(kept, cut)
    body, headings = _cut_between(kept, cut, header.title)
    authors += _cut_biography(body, cut, headings, _bylines(header))
    if not body:
        body = [r for r in mended if r.kind is Kind.FRAGMENT and count_words(r.text) > _CROSSHEAD]
        body = [r for r in body if r.text not in (header.title, header.subtitle)]
        cut = [c for c in cut if c[0] not in body]
        headings = set()
    head = {r.number for r in header.rows}
    foot = tuple(r for r, _ in cut if r.number not in head)
    return Layout(
        header=header,
        body=tuple(body),
        headings=frozenset(headings),
        cut=tuple(sorted(cut, key=lambda c: c[0].number)),
        foot=foot,
        biography=authors,
    )


def _cut_rest(rows: list[Row], cut: list[tuple[Row, str]]) -> list[Row]:
    """Cut what stands behind furniture that ends an article, and readers' comments."""
    total = sum(len(r.text) for r in rows if r.kind in TEXT)
    before = 0
    for i, row in enumerate(rows):
        commented = before > 0 and _COMMENT.search(row.text) is not None
        if commented or (row.role == "end" and before and total - before <= _REST * before):
            why = "readers' comments" if commented else "end matter"
            cut.extend((r, r.reason or why) for r in rows[i:])
            return rows[:i]
        if row.kind in TEXT:
            before += len(row.text)
    return rows


def _cut_correction(rows: list[Row], cut: list[tuple[Row, str]]) -> list[Row]:
    """Cut the outlet's notes on what an earlier version had wrong: they repeat the mistake."""
    if len(rows) > 1 and _CORRECTED.match(rows[0].text):
        cut.append((rows[0], "correction"))
        rows = rows[1:]
    for i in range(max(1, len(rows) - _NOTES), len(rows)):
        headed = _CORRECTION.match(rows[i].text)
        if headed or _CORRECTED.match(rows[i].text):
            end = len(rows) if headed else i + 1
            cut.extend((r, "correction") for r in rows[i:end])
            return rows[:i] + rows[end:]
    return rows


def _cut_foot(rows: list[Row], cut: list[tuple[Row, str]]) -> tuple[list[Row], tuple[str, ...]]:
    """Cut what stands below the last sentence: tags, links, credits, forms.

    Returns:
        The rest, and the authors that a note without a full stop names.
    """
    authors: list[str] = []
    end = len(rows)
    while end and rows[end - 1].kind in _FOOT and not _is_body_line(rows, end - 1):
        end -= 1
    for row in rows[end:]:
        reason = row.reason or ("tag or link" if row.kind is Kind.BULLET else "end matter")
        name = biography_of(row.text) if row.kind is Kind.FRAGMENT else None
        if name:
            authors.append(name)
            reason = "about the author"
        cut.append((row, reason))
    return rows[:end], tuple(authors)


def _is_body_line(rows: Sequence[Row], i: int) -> bool:
    """Whether a row at the foot is text for all that: a long sentence or an item of a list."""
    row = rows[i]
    if row.kind is Kind.FRAGMENT:
        spoken = quotes_somebody(row.text) or _is_signed_quotation(row.text)
        return count_words(row.text) > 28 or spoken or _in_open_list(rows, i)
    return row.kind is Kind.BULLET and _in_list(rows, i)


def _in_list(rows: Sequence[Row], i: int) -> bool:
    """Whether a bulleted row is an item of the article's own list."""
    first = i
    while first and rows[first - 1].kind is Kind.BULLET and i - first < _LIST_REACH:
        first -= 1
    last = i
    while last + 1 < len(rows) and rows[last + 1].kind is Kind.BULLET and last - i < _LIST_REACH:
        last += 1
    if first and rows[first - 1].text.endswith(":"):
        return True
    items = [r.text for r in rows[first : last + 1]]
    ended = sum((is_terminal(t) and not t.endswith("?")) or t.endswith((";", ",")) for t in items)
    told = sum(_SENTENCE_LIKE.search(t) is not None and not t.endswith("?") for t in items)
    return 2 * ended > len(items) or 2 * told > len(items)


def _cut_between(
    rows: Sequence[Row], cut: list[tuple[Row, str]], title: str | None
) -> tuple[list[Row], set[int]]:
    """Cut furniture between paragraphs; tell crossheads from links to other articles."""
    body: list[Row] = []
    headings: set[int] = set()
    spaced = _has_blank_lines(rows)
    linking = promoting = ""
    for i, row in enumerate(rows):
        joined = not row.gap or (i > 0 and rows[i - 1].role == "below")
        verdict = _verdict(rows, i, title)
        if linking and joined and _is_link(row):
            verdict = linking
        elif promoting and not row.gap and count_words(row.text) <= _PROMOTION:
            verdict = promoting
        else:
            linking = promoting = ""
        if row.role == "below":
            linking = row.reason
        elif row.reason in _PROMOTIONS and spaced:
            promoting = row.reason
        if verdict == "body":
            body.append(row)
        elif verdict == "heading":
            headings.add(len(body))
            body.append(row)
        else:
            cut.append((row, verdict))
    return body, headings


def _has_blank_lines(rows: Sequence[Row]) -> bool:
    """Whether blank lines part the paragraphs, so that lines without one belong together."""
    texts = [r for r in rows if r.kind in TEXT]
    return 2 * sum(r.gap for r in texts) > len(texts)


def _is_link(row: Row) -> bool:
    """Whether a row may be a headline in a list of links."""
    asks = row.kind is Kind.PROSE and row.text.rstrip("”’\"'").endswith(("?", "!"))
    return row.kind in (Kind.FRAGMENT, Kind.BULLET) or asks


def _verdict(rows: Sequence[Row], i: int, title: str | None) -> str:
    """ "body", "heading" or the reason for a cut."""
    row = rows[i]
    above = rows[i - 1] if i else None
    below = rows[i + 1] if i + 1 < len(rows) else None
    if row.kind in TEXT:
        return "body"
    if row.kind is Kind.BULLET:
        return "body" if _in_list(rows, i) else "related link"
    if row.kind in (Kind.LABEL, Kind.DATE) or row.role == "weak":
        alone = (above is None or above.kind in TEXT) and below is not None and below.kind in TEXT
        return "heading" if alone and row.gap and below and below.gap else row.reason or "label"
    if row.kind is Kind.FIELD:
        return "body"
    if row.kind is not Kind.FRAGMENT:
        return row.reason or "page furniture"
    return _fragment(rows, i, title)


def _fragment(rows: Sequence[Row], i: int, title: str | None) -> str:
    """Verdict on a line without a full stop between paragraphs."""
    row = rows[i]
    text = row.text
    above = rows[i - 1] if i else None
    below = rows[i + 1] if i + 1 < len(rows) else None
    if " | " in text:
        return "row of a table or list"
    if is_open(text) or text.endswith(","):
        return "body"
    if _is_marked_link(rows, i):
        return "related link"
    if is_caption(above, below):
        return "photo caption"
    if title and restates(text, title):
        return "repeated headline"
    if _is_signed_quotation(text) or _in_open_list(rows, i) or _is_sentence(text):
        return "body"
    size = count_words(text)
    crosshead = row.heading or size <= _CROSSHEAD or (text.endswith("?") and size <= _QUESTION)
    if not crosshead:
        return "related link"
    neighbours = [r for r in (above, below) if r is not None]
    if not row.heading and all(r.kind is not Kind.PROSE for r in neighbours):
        return "related link"
    return "heading" if size > 1 or text[:1].isupper() or row.heading else "body"


def _is_marked_link(rows: Sequence[Row], i: int) -> bool:
    """Whether a line beside says that this one is a link."""
    below_marks = i + 1 < len(rows) and rows[i + 1].role == "above"
    above_marks = i > 0 and rows[i - 1].role == "below"
    return below_marks or above_marks or _below_link_mark(rows, i)


def _is_sentence(text: str) -> bool:
    """Whether a line is a sentence, or more than one, that lost its full stop."""
    size = count_words(text)
    if size > _LINK or quotes_somebody(text) or (size > 12 and _INNER_STOP.search(text)):
        return True
    return size >= 14 and bool(_SENTENCE_LIKE.search(text)) and not text.endswith("?")


def _below_link_mark(rows: Sequence[Row], i: int) -> bool:
    """Whether a line stands below "Read more" and perhaps a photo, as its link."""
    k = i - 1
    while k >= 0 and rows[k].kind is Kind.CREDIT and i - k < _LIST_REACH:
        k -= 1
    return k > 0 and rows[k].role == "above" and rows[k - 1].kind in TEXT


def _is_signed_quotation(text: str) -> bool:
    """“…” ― Name: words and who said them."""
    return re.match(r"[“\"‘'].{15,}[”\"’']\s*[-–—―]+\s*[A-Z]", text) is not None


def _in_open_list(rows: Sequence[Row], i: int) -> bool:
    """Whether a line belongs to a list that a colon opens."""
    lowest = max(0, i - _LIST_REACH)
    while i > lowest and rows[i].kind is Kind.FRAGMENT:
        i -= 1
    return rows[i].kind in TEXT | {Kind.BULLET} and rows[i].text.endswith(":")


def _cut_biography(
    body: list[Row], cut: list[tuple[Row, str]], headings: set[int], bylines: Sequence[str]
) -> tuple[str, ...]:
    """Cut the notes about the author at the end of a body (in place); the authors' names."""
    authors: list[str] = []
    while len(body) > 2 and len(authors) < 4:
        last = body[-1]
        name = biography_of(last.text, bylines)
        if name is None or last.kind is not Kind.PROSE or len(body) - 1 in headings:
            break
        surname = fold(name).split()[-1] if name else ""
        earlier = fold(" ".join(r.text for r in body[:-1])).split()
        if surname and surname in earlier and name not in bylines:
            break
        cut.append((last, "about the author"))
        body.pop()
        if name:
            authors.insert(0, name)
    while body and len(body) - 1 in headings:
        headings.discard(len(body) - 1)
        cut.append((body.pop(), "end matter"))
    return tuple(dict.fromkeys(authors))


def _bylines(header: Header) -> list[str]:
    """The authors that the head names."""
    rows = [r for r in header.rows if r.kind in (Kind.BYLINE, Kind.FRAGMENT)]
    return [n for r in rows for n in (byline_names(r.text) or names_of_line(r.text))]
