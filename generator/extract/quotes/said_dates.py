"""When a quotation was said: the date of the reporting clause, where the text gives one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...records import Article, DateMention, Quote


def date_quotes(
    quotes: Sequence[Quote], dates: Sequence[DateMention], article: Article
) -> tuple[Quote, ...]:
    """Fill ``said`` from a time expression in the quotation's sentence but outside its words.

    A date inside the reported words is what is talked about, not when it was said; where the
    reporting words carry no date, ``said`` stays None: the publication date is no evidence.
    """
    reported = [span for q in quotes for span in _reported(q, article)]
    outside = [d for d in dates if not any(a <= d.start and d.end <= b for a, b in reported)]
    return tuple(replace(q, said=_said(q, outside, article)) for q in quotes)


def _said(quote: Quote, dates: Sequence[DateMention], article: Article) -> str | None:
    """The first day that stands in the quotation's sentence; ``dates`` are those that no
    reported words hold."""
    start = article.text.rfind(quote.sentence, 0, quote.end + len(quote.sentence))
    if start < 0 or quote.speaker_text is None:
        return None
    end = start + len(quote.sentence)
    for date in dates:
        if not (start <= date.start and date.end <= end and len(date.value) == 10):
            continue
        if not _of_another_deed(article.text[start : date.start], quote.cue or ""):
            return date.value
    return None


_RELATIVE = re.compile(
    r"(?:,\s+|\b(?:about|after|at|before|by|during|for|from|in|of|on|through|to|under|upon|with)\s+)"
    r"(?:who(?:se|m)?|which)\s([^,;]*)$"
)


def _of_another_deed(lead: str, cue: str) -> bool:
    """Whether the words before a date tell of something besides: "said Berg, who came on", "on
    the deal to which both had agreed on"."""
    clause = _RELATIVE.search(lead)
    return clause is not None and cue not in clause[1].split()


def _reported(quote: Quote, article: Article) -> list[tuple[int, int]]:
    """Where the reported words stand: the clause round a mixed fragment, else the parts."""
    if quote.clause:
        at = article.text.rfind(quote.clause, 0, quote.end + len(quote.clause))
        if 0 <= at <= quote.start:
            return [(at, at + len(quote.clause))]
    return [(part.start, part.end) for part in quote.parts]
