"""When a quotation was said: the date of the reporting clause, where the text gives one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...records import DateMention

Span = tuple[int, int]

_DAY_LENGTH = len("2024-05-14")
_RELATIVE_CLAUSE = re.compile(
    r"(?:,\s+|\b(?:about|after|at|before|by|during|for|from|in|of|on|through|to|under|upon|with)\s+)"
    r"(?:who(?:se|m)?|which)\s([^,;]*)$"
)


def dates_outside(
    dates: Iterable[DateMention], reported: Sequence[Span]
) -> tuple[DateMention, ...]:
    """The dates outside all reported words: those inside are what is talked about."""
    return tuple(d for d in dates if not any(a <= d.start and d.end <= b for a, b in reported))


def said_date(
    text: str, sentence: Span, cue: str | None, dates: Iterable[DateMention]
) -> str | None:
    """The first day in the sentence of a quotation that dates the saying.

    None where the sentence has none: the date of publication is no evidence.

    Args:
        dates: dates outside reported words, by position.
    """
    start, end = sentence
    for date in dates:
        inside = start <= date.start and date.end <= end
        if not inside or len(date.value) != _DAY_LENGTH:
            continue
        if not _is_in_relative_clause(text[start : date.start], cue or ""):
            return date.value
    return None


def _is_in_relative_clause(before: str, cue: str) -> bool:
    """Whether a date stands in a relative clause without the cue, and so dates something else.

    >>> _is_in_relative_clause("said Berg, who came on ", "said")
    True
    >>> _is_in_relative_clause("Berg, who leads the council, said on ", "said")
    False
    >>> _is_in_relative_clause("a letter in which Berg said on ", "said")
    False
    """
    clause = _RELATIVE_CLAUSE.search(before)
    return clause is not None and cue not in clause[1].split()
