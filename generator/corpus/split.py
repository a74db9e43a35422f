"""Where the articles of a digest begin.

An article begins at a headline with its masthead (date line, by-line, outlet) or a dateline
below, at a header block of a mail or a database, or behind a rule or numbering that the file
uses throughout. A crosshead has none of these, so no article is ever cut at one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from .lines import TEXT, Kind, Row, count_words, ends_in_initials, is_terminal, looks_like_headline
from .masthead_dates import is_full_date
from .outlets import looks_like_outlet

#: Rows that stand between a headline and its text.
_MASTHEAD = frozenset(
    {Kind.DATE, Kind.BYLINE, Kind.OUTLET, Kind.LABEL, Kind.BULLET, Kind.FRAGMENT, Kind.CREDIT}
)
#: Rows that end an article.
_ENDS = frozenset({Kind.URL, Kind.SIGNOFF, Kind.SEPARATOR})
_EMBED = re.compile(r"twitter\.com|//x\.com|t\.co/|youtu|instagram|facebook|t\.me|pic\.", re.I)
_REACH = 8
_NUMBER = re.compile(r"^\W?\d{1,3}[.)\]:]\s+")


def split(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """The rows of each article of a file, in order; one part when the file is one article."""
    starts = _starts(rows)
    if not starts:
        return [rows] if rows else []
    if not any(r.kind in TEXT for r in rows[: starts[0]]):
        starts[0] = 0
    elif starts[0] != 0:
        starts.insert(0, 0)
    return [rows[a:b] for a, b in zip(starts, [*starts[1:], len(rows)], strict=True)]


def _starts(rows: Sequence[Row]) -> list[int]:
    starts: list[int] = []
    texts = _Texts(rows)
    ruled = _rules_divide(rows)
    linked = _links_divide(rows, texts)
    latest = 0
    for i, row in enumerate(rows):
        start = None
        if row.kind is Kind.DATE and row.role == "numbered":
            start = i
        elif row.kind is Kind.DATE and is_full_date(row.text):
            start = _of_date(rows, texts, i, latest)
        elif row.kind is Kind.DATELINE:
            start = _of_dateline(rows, texts, i, latest)
        elif row.kind is Kind.FIELD:
            start = _of_fields(rows, i)
        elif row.kind in (Kind.BYLINE, Kind.OUTLET):
            start = _of_byline(rows, texts, i, latest)
        elif row.role == "numbered" or _opens_behind_end(rows, i, ruled, linked):
            start = i
        if start is None or start < latest:
            continue
        if start == latest and starts:
            continue
        if not texts.between(latest, start) and start != 0 and starts:
            continue
        if not texts.between(start):
            continue
        starts.append(start)
        latest = start
    return starts


class _Texts:
    """Where among some rows running text stands, told without looking at each again."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._before = [0, *accumulate(r.kind in TEXT for r in rows)]

    def between(self, start: int, end: int | None = None) -> bool:
        """Whether there is text from one row up to another, or to the last."""
        return self._before[start] < self._before[-1 if end is None else max(start, end)]


def _is_title(row: Row, least: int = 3) -> bool:
    return (row.kind is Kind.FRAGMENT and looks_like_headline(row.text, least)) or (
        row.kind is Kind.PROSE
        and row.gap
        and is_terminal(row.text)
        and (row.text.endswith(("?", "!")) or ends_in_initials(row.text))
        and looks_like_headline(row.text, least, 20)
    )


def _of_date(rows: Sequence[Row], texts: _Texts, i: int, latest: int) -> int | None:
    """The start of the article whose masthead holds the date line ``i``."""
    if latest and not texts.between(latest, i):
        return None
    top = _title_above(rows, i, latest)
    if top is not None:
        return top
    below = next((r for r in rows[i + 1 : i + 4] if r.kind in TEXT or _is_title(r)), None)
    if below is None or not _is_title(below):
        return None
    row = rows[i]
    marked = bool(re.search(r"\d[:.]\d\d|publi|post|day\b", row.text, re.I)) and row.gap
    behind_end = i == 0 or rows[i - 1].kind in _ENDS or rows[i - 1].kind is Kind.FURNITURE
    return i if (marked or behind_end) and _text_near(rows, i + 1) else None


def _title_above(rows: Sequence[Row], i: int, latest: int) -> int | None:
    """Index of the headline above a date line or a dateline, passing by-lines and outlets."""
    fragments: list[int] = []
    standfirst = None
    byline = False
    j = i - 1
    while j >= max(latest, i - _REACH):
        row = rows[j]
        if _is_title(row, 1):
            fragments.append(j)
        elif row.kind is Kind.BYLINE:
            byline = True
        elif row.kind is Kind.PROSE and standfirst is None and (byline or not fragments):
            if not _is_standfirst(rows, j):
                break
            standfirst = j
            fragments.append(j - 1)
            break
        elif row.kind not in _MASTHEAD or row.kind is Kind.BULLET:
            break
        j -= 1
    return _choose_title(rows, fragments, i)


def _is_standfirst(rows: Sequence[Row], j: int) -> bool:
    """A sentence between a headline and the by-line and date below it."""
    return (
        j > 0
        and j + 1 < len(rows)
        and rows[j + 1].kind in (Kind.BYLINE, Kind.DATE)
        and count_words(rows[j].text) <= 45
        and _is_title(rows[j - 1], 4)
        and (j == 1 or rows[j - 2].kind in _ENDS or rows[j - 2].kind is Kind.FURNITURE)
    )


def _choose_title(rows: Sequence[Row], fragments: list[int], anchor: int) -> int | None:
    """Of the fragments above a masthead, nearest first, the one that is the headline."""
    if len(fragments) > 1 and _is_outlet_line(rows, fragments[0], anchor):
        fragments = fragments[1:]
    titles = [j for j in fragments if count_words(rows[j].text) >= 3]
    if not titles:
        return None
    if len(titles) > 1 and titles[0] - titles[1] <= 2:
        lower, upper = rows[titles[0]].text, rows[titles[1]].text
        above = rows[titles[1] - 1] if titles[1] else None
        ended = above is None or above.kind in TEXT | _ENDS or above.kind is Kind.FURNITURE
        if ended and len(upper) <= 1.3 * len(lower):
            return titles[1]
    return titles[0]


def _is_outlet_line(rows: Sequence[Row], j: int, anchor: int) -> bool:
    text = rows[j].text
    near = not rows[anchor].gap if anchor == j + 1 else True
    return count_words(text) <= 6 and (looks_like_outlet(text) or (near and count_words(text) <= 4))


def _of_dateline(rows: Sequence[Row], texts: _Texts, i: int, latest: int) -> int | None:
    """The start of the article whose text opens with the dateline ``i``."""
    if not texts.between(latest, i):
        return None
    top = _title_above(rows, i, latest)
    if top is not None and count_words(rows[top].text) >= 4:
        return top
    return i if rows[i - 1].kind in _ENDS else None


def _of_fields(rows: Sequence[Row], i: int) -> int | None:
    """The start of the article that a block of two or more header fields opens."""
    if i and rows[i - 1].kind is Kind.FIELD:
        return None
    block = 0
    while i + block < len(rows) and rows[i + block].kind in (Kind.FIELD, Kind.SOURCE, Kind.BYLINE):
        block += 1
    if block < 2:
        return None
    if i and rows[i - 1].kind is Kind.SEPARATOR:
        return i - 1
    return i


def _of_byline(rows: Sequence[Row], texts: _Texts, i: int, latest: int) -> int | None:
    """The start of an article known by headline and by-line alone, behind an article's end."""
    if not i or not texts.between(latest, i) or not _text_near(rows, i + 1):
        return None
    j = i - 1
    while j > latest and rows[j].kind in (Kind.OUTLET, Kind.BYLINE, Kind.LABEL):
        j -= 1
    if j <= latest or not _is_title(rows[j], 4):
        return None
    above = rows[j - 1]
    return j if above.kind in _ENDS and not _EMBED.search(above.text) else None


def _opens_behind_end(rows: Sequence[Row], i: int, ruled: bool, linked: bool) -> bool:
    """Whether a row is a headline where an article has ended, followed by text."""
    if not i or not _is_title(rows[i], 4):
        return False
    above = rows[i - 1]
    if above.kind is Kind.SIGNOFF:
        divides = "edit" in above.text.lower()
    elif above.kind is Kind.SEPARATOR:
        divides = ruled
    else:
        divides = linked and above.kind is Kind.URL and not _EMBED.search(above.text)
    return divides and _text_near(rows, i + 1)


def _text_near(rows: Sequence[Row], i: int) -> bool:
    """Whether running text follows, with nothing but masthead rows before it."""
    for row in rows[i : i + _REACH]:
        if row.kind in TEXT and count_words(row.text) >= 12:
            return True
        if row.kind not in _MASTHEAD and row.kind not in TEXT and row.kind is not Kind.FURNITURE:
            return False
    return False


def _rules_divide(rows: Sequence[Row]) -> bool:
    """Whether the file's rules (===, ---) stand between articles: a headline and its text
    begin the file and follow every rule."""
    rules = [i for i, r in enumerate(rows) if r.kind is Kind.SEPARATOR]
    inner = [i for i in rules if 0 < i < len(rows) - 1]
    if not inner:
        return False
    heads = [0 if rows[0].kind is not Kind.SEPARATOR else 1, *(i + 1 for i in inner if i > 0)]
    return all(_heads_article(rows, i) for i in heads)


def _heads_article(rows: Sequence[Row], i: int) -> bool:
    if i >= len(rows):
        return False
    first = next((k for k in range(i, min(i + 3, len(rows))) if _is_title(rows[k], 4)), None)
    return (
        first is not None
        and all(r.kind in _MASTHEAD for r in rows[i:first])
        and not rows[first].text.startswith("##")
        and _text_near(rows, first + 1)
    )


def _links_divide(rows: Sequence[Row], texts: _Texts) -> bool:
    """Whether each article of the file ends with its address: one closes the file as well."""
    links = [i for i, r in enumerate(rows) if r.kind is Kind.URL and not _EMBED.search(r.text)]
    if len(links) < 2 or texts.between(links[-1]):
        return False
    return all(_heads_article(rows, i + 1) for i in links[:-1])
