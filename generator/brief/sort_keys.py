"""Orders in which pages show records, as sort keys."""

from __future__ import annotations

from typing import TypeVar

from ..records import PEOPLE_AFFECTED, Entry, Figure, Measure, TopicBrief
from ..records.edtf import bounds

#: Stands for the day of what has none, and sorts after every date.
UNDATED = "9999-12-31"

_MIRRORED = str.maketrans("0123456789", "9876543210")

T = TypeVar("T")


def by_date(entry: Entry) -> tuple[str, str, str]:
    """By first day; of several that begin on one day, the longest (a year) first."""
    return first_day(entry.date), _reversed(_last_day(entry.date)), entry.id


def by_newest(entry: Entry) -> tuple[str, float, str]:
    """Latest first day first, of one day the weightiest first."""
    return _reversed(first_day(entry.date)), -entry.weight, entry.id


def by_as_of(figure: Figure) -> tuple[str, str, int, str]:
    """By the first day the figure is as of; the undated last."""
    return first_day(figure.as_of), figure.article, figure.start, figure.id


def by_claimants(measure: Measure) -> tuple[int, int, bool, str]:
    """Most independent claimants first, then most figures, people affected before others."""
    grave = measure.category in PEOPLE_AFFECTED
    return -measure.claimants, -len(measure.figures), not grave, measure.id


def by_size(brief: TopicBrief) -> tuple[int, int, str]:
    """Topics of most articles first."""
    return -len(brief.topic.articles), -len(brief.chronology), brief.topic.id


def first_day(value: str | None) -> str:
    """ISO date of the first day a value may mean; the unknown sort last.

    >>> first_day("2023-10"), first_day(None)
    ('2023-10-01', '9999-12-31')
    """
    try:
        return bounds(value)[0].isoformat() if value else UNDATED
    except ValueError:
        return UNDATED


def _last_day(value: str) -> str:
    try:
        return bounds(value)[1].isoformat()
    except ValueError:
        return UNDATED


def _reversed(date: str) -> str:
    """A string that sorts the other way round.

    >>> _reversed("2024-05-01") < _reversed("2024-04-30")
    True
    """
    return date.translate(_MIRRORED)
