"""Newsletters: several items below one name and date, each with a headline of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..content import Content
from ..lines import Line, count_words, is_terminal, looks_like_headline
from ..masthead_dates import is_date_line, published_in
from ..stated import Stated
from .record import cuts

_MARK = re.compile(
    r"\b(?:unsubscribe|manage (?:your )?preferences|view (?:this email )?(?:in|online)"
    r"|you(?:’|')?(?:re| are) receiving this|forward(?:ed)? this (?:e-?mail|newsletter)"
    r"|signed up)\b",
    re.I,
)
_NUMBER = re.compile(r"^\W{0,3}\d{1,2}[.)]\s+(?=\S)")
_CLOSING = re.compile(
    r"^\W*(?:what (?:we|i)(?:’|'| a)?re (?:reading|watching|listening)|also (?:in|on) the news"
    r"|more reads?|that(?:’|')?s (?:all|it) for|in other news|(?:quote|number) of the day"
    r"|today(?:’|')?s quiz|thanks? (?:you )?for reading|further reading|elsewhere"
    r"|worth (?:a read|your time))\b",
    re.I,
)
#: Rows above the first item, and items that make a newsletter.
_HEAD_ROWS = 8
_LEAST_ITEMS = 2
_HEADLINE_WORDS = 16


def read_newsletter(lines: Sequence[Line]) -> list[Content] | None:
    """The items of a newsletter; None when the text is none."""
    places = [i for i, x in enumerate(lines) if x.text.strip()]
    rows = [lines[i] for i in places]
    dated = next((i for i, x in enumerate(rows[:_HEAD_ROWS]) if is_date_line(x.text.strip())), None)
    if not dated or not any(_MARK.search(x.text) for x in rows):
        return None
    heads = [i for i in range(dated + 1, len(rows)) if _is_head(lines, places, i)]
    if any(_NUMBER.match(rows[i].text) for i in heads):
        heads = [i for i in heads if _NUMBER.match(rows[i].text)]
    else:
        heads = [i for i in heads if rows[i].text.isupper()]
    if len(heads) < _LEAST_ITEMS:
        return None
    closing = (i for i in range(heads[-1] + 1, len(rows)) if _closes(rows[i].text))
    end = next(closing, len(rows))
    name = next(
        (x.text.strip() for x in rows[:dated] if looks_like_headline(x.text.strip(), 1)), None
    )
    date = published_in(rows[dated].text)
    found = []
    for start, stop in zip(heads, [*heads[1:], end], strict=True):
        stated = Stated(
            title=_NUMBER.sub("", rows[start].text.strip()),
            outlet=name,
            published=date.iso if date else None,
            numeric=date if date and date.numeric else None,
            whole=True,
            bare=True,
        )
        body = tuple(lines[places[start] + 1 : places[stop - 1] + 1])
        found.append(Content(body, stated=stated))
    rest = (*cuts(rows[: heads[0]], "newsletter head"), *cuts(rows[end:], "newsletter foot"))
    found[-1] = Content(found[-1].lines, stated=found[-1].stated, cut=rest)
    return found


def _is_head(lines: Sequence[Line], places: Sequence[int], i: int) -> bool:
    """Whether a row is a headline that stands alone above a sentence."""
    if i + 1 >= len(places):
        return False
    text = _NUMBER.sub("", lines[places[i]].text.strip())
    alone = places[i] == 0 or not lines[places[i] - 1].text.strip()
    return (
        alone
        and 2 <= count_words(text) <= _HEADLINE_WORDS
        and looks_like_headline(text, 2)
        and is_terminal(lines[places[i + 1]].text)
    )


def _closes(text: str) -> bool:
    return _MARK.search(text) is not None or _CLOSING.match(text) is not None
