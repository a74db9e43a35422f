"""Time expressions: where they stand and which date they name.

After the manner of HeidelTime (Strötgen and Gertz, "HeidelTime: High Quality Rule-Based
Extraction and Normalization of Temporal Expressions", SemEval 2010): patterns over words that
are kept as data, resolved from the article's date by tense for what is named without a year,
and from the date last named for what counts from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from spacy.tokens import Doc

from ...language.datelines import parts_stamps
from ...records import Article, DateMention, edtf
from .checks import is_time
from .date_context import ANOTHER, Context
from .date_intervals import join_intervals
from .date_values import resolve
from .tense import direction
from .time_patterns import TimeCandidate, find_candidates

__all__ = ["find_dates"]

_REFERENCE_CHARACTERS = 400
"""Characters behind a date within which "a year later" counts from it."""


def find_dates(doc: Doc, article: Article) -> tuple[DateMention, ...]:
    """Every time expression of the article that names a calendar date, in order.

    Offsets are those of ``article.text``, which is the text of ``doc``. Expressions that
    count from the article's date are left out when the article has none.
    """
    published = _day(article.published)
    text = doc.text
    candidates = [c for c in find_candidates(text) if is_time(doc, text, c)]
    return tuple(join_intervals(text, _resolved(doc, text, article, published, candidates)))


def _resolved(
    doc: Doc,
    text: str,
    article: Article,
    published: date | None,
    candidates: Iterable[TimeCandidate],
) -> Iterator[DateMention]:
    reference: str | None = None
    seen = -_REFERENCE_CHARACTERS
    stamps = parts_stamps(text)
    for found in candidates:
        gap = found.start - seen
        near = reference if gap < _REFERENCE_CHARACTERS else None
        context = Context(published, near, gap, partial(direction, doc, found.start, found.end))
        result = resolve(found, context)
        if result is None:
            continue
        value, basis = result
        if any(start <= found.start < end for start, end in stamps):
            published = _day(value) or published
        yield DateMention(
            id=f"{article.id}-d{found.start}",
            article=article.id,
            start=found.start,
            end=found.end,
            text=text[found.start : found.end],
            value=value,
            precision=edtf.precision_of(value),
            basis=basis,
        )
        if basis != ANOTHER or found.kind != "since_then":
            reference, seen = value, found.end


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
