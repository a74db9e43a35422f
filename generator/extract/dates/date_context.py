"""The dates that a time expression may be counted from, and the values of its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ...records import DateBasis, edtf
from .tense import Direction
from .time_words import spelled_year, time_words

ABSOLUTE: DateBasis = "absolute"
PUBLICATION: DateBasis = "relative to publication"
ANOTHER: DateBasis = "relative to another date"


@dataclass(frozen=True, slots=True)
class Context:
    """The dates that an expression may be counted from, and its tense."""

    published: date | None
    reference: str | None
    """The date last named nearby, if any."""
    gap: int
    """Characters between the end of that date and the expression."""
    direction: Callable[[], Direction]
    """Gives the direction of its clause (see `tense`); called only when needed."""


Resolved = tuple[str, DateBasis]

#: Gives the value of one kind of expression from its slots.
Rule = Callable[[dict[str, str], Context], Resolved | None]


def counted_from(context: Context, unit: str) -> tuple[date | None, DateBasis]:
    """The day that "a year later" counts from, and the basis that gives the result.

    Days are counted from days only; hours, where no day was named, from publication.
    """
    finer = unit in ("hour", "day", "week", "fortnight")
    if context.reference is None or (finer and edtf.precision_of(context.reference) != "day"):
        known = context.reference is None or unit == "hour"
        return (context.published if known else None), PUBLICATION
    return edtf.bounds(context.reference)[0], ANOTHER


def stated_year(slots: dict[str, str], context: Context) -> int | None:
    """The year that the words give ("2023", "last year"), if they do."""
    if "year" in slots:
        return year_number(slots["year"])
    post = slots.get("post")
    if post is not None and context.published is not None:
        return context.published.year + (side_of(post) or 0)
    return None


def side_of(word: str | None) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next"; None for no such word."""
    words = time_words()
    if word in words.backward:
        return -1
    if word in words.forward:
        return 1
    return 0 if word in words.present else None


def month_number(word: str) -> int:
    """1 to 12, of a name or an abbreviation in lower case."""
    words, name = time_words(), word.rstrip(".")
    return words.months.get(name) or words.month_abbreviations[name]


def day_number(word: str) -> int:
    """1 to 31, of digits or a word: "4", "4th", "fourth"."""
    digits = word.rstrip("stndrh")
    return int(digits) if digits.isdecimal() else time_words().ordinals[word]


def year_number(word: str) -> int:
    """The year of digits or of words.

    Raises:
        ValueError: when the words are no year.
    """
    if word.isdecimal():
        return int(word)
    year = spelled_year(word)
    if year is None:
        raise ValueError(f"no year: {word!r}")
    return year
