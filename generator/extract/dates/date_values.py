"""Which date an expression names, from the article's date and the dates named before it."""

from __future__ import annotations

from .calendar_rules import CALENDAR
from .date_context import Context, Resolved
from .relative_rules import RELATIVE
from .time_patterns import TimeCandidate

_RULES = {**CALENDAR, **RELATIVE}


def resolve(found: TimeCandidate, context: Context) -> Resolved | None:
    """EDTF value and basis, or None when the words name no calendar date.

    Without a date of publication only absolute expressions, and those that count from such
    a one, have a value.
    """
    try:
        return _RULES[found.kind](found.slots, context)
    except (ValueError, OverflowError):
        return None
