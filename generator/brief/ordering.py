"""Orders in which pages show things, and ways to look records up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from ..records import Entry, Figure, Measure, TopicBrief
from ..records.edtf import bounds

#: Sorts after every date.
FAR = "9999-12-31"

_MIRRORED = str.maketrans("0123456789", "9876543210")

T = TypeVar("T")


def entry_order(entry: Entry) -> tuple[str, str, str]:
    """By first day; of several that begin on one day, the longest (a year) first."""
    return first_day(entry.date), _reversed(_last_day(entry.date)), entry.id


def newest_first(entry: Entry) -> tuple[str, float, str]:
    return _reversed(first_day(entry.date)), -entry.weight, entry.id


def figure_order(figure: Figure) -> tuple[str, str, int, str]:
    return first_day(figure.as_of), figure.article, figure.start, figure.id


def measure_order(measure: Measure) -> tuple[int, int, bool, str]:
    """Most independent claimants first, then most figures, matters of life before others."""
    grave = measure.category in {"killed", "displaced", "injured", "missing", "affected"}
    return -measure.claimants, -len(measure.figures), not grave, measure.id


def topic_order(brief: TopicBrief) -> tuple[int, int, str]:
    return -len(brief.topic.articles), -len(brief.chronology), brief.topic.id


def first_day(value: str | None) -> str:
    """ISO date of the first day a value may mean; the unknown sort last.

    >>> first_day("2023-10"), first_day(None)
    ('2023-10-01', '9999-12-31')
    """
    try:
        return bounds(value)[0].isoformat() if value else FAR
    except ValueError:
        return FAR


def _last_day(value: str) -> str:
    try:
        return bounds(value)[1].isoformat()
    except ValueError:
        return FAR


def _reversed(date: str) -> str:
    """A string that sorts the other way round."""
    return date.translate(_MIRRORED)


def grouped(items: Iterable[T], keys: Callable[[T], Iterable[str]]) -> dict[str, list[T]]:
    """Items by each of their keys, in order."""
    grouped: dict[str, list[T]] = defaultdict(list)
    for item in items:
        for key in dict.fromkeys(keys(item)):
            grouped[key].append(item)
    return grouped


def inverted(groups: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, set[str]]]:
    """Each member with the groups it is in."""
    found: dict[str, set[str]] = defaultdict(set)
    for group, members in groups.items():
        for member in members:
            found[member].add(group)
    return found.items()
