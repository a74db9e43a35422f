"""The words of time, read from ``language/data/time_words.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ...language.word_lists import load_data, word_set


@dataclass(frozen=True)
class TimeWords:
    """Word lists by what they mean; keys are lower case."""

    months: dict[str, int]
    """Full names."""
    month_abbreviations: dict[str, int]
    weekdays: dict[str, int]
    """0 is Monday."""
    weekday_abbreviations: list[str]
    day_parts: list[str]
    deictic_days: dict[str, int]
    seasons: dict[str, list[int]]
    """First and last month; past 12 in the next year."""
    units: dict[str, str]
    numbers: dict[str, int]
    vague_numbers: list[str]
    approximators: list[str]
    ordinals: dict[str, int]
    decades: dict[str, int]
    parts: list[str]
    backward: list[str]
    forward: list[str]
    present: list[str]
    holidays: dict[str, list[int]]
    fixed_days: dict[str, str]
    numbered: frozenset[str]
    """What has a number that may look like a year: "Suite 1990"."""
    streets: frozenset[str]
    """What houses with a number stand in: "2010 Harbour Road"."""
    games: list[str]
    """What shows that a half or a quarter is one of a match."""


@dataclass(frozen=True)
class TenseWords:
    """Words that show whether a time expression is of the past or the future."""

    future_auxiliaries: frozenset[str]
    future_words: frozenset[str]
    """Lemmas or words that put what they govern into the future: schedule, plan, upcoming."""
    past_words: frozenset[str]
    reporting: frozenset[str]
    """Lemmas of verbs that in the present tense too are of the past: "says on Friday"."""
    settled_nouns: frozenset[str]
    """Lemmas of nouns whose date is past whatever the verb: attack, decision, statement."""
    deferring_verbs: frozenset[str]
    """Lemmas that put into the future what follows one of the prepositions below."""
    deferring_prepositions: frozenset[str]
    anticipating_verbs: frozenset[str]
    """Lemmas that in the past tense may govern a future date: "cancelled Thursday's talks"."""
    timetabled: frozenset[str]
    """Lemmas whose simple present may mean the future: "meets on Thursday"."""
    completed: frozenset[str]
    """Lemmas whose infinitive happened when they did: "failed to", "began to"."""


@cache
def time_words() -> TimeWords:
    """The word lists, read once."""
    data = load_data("time_words")
    sets = {name: frozenset(data[name]) for name in ("numbered", "streets")}
    return TimeWords(**{**data, **sets})


@cache
def tense_words() -> TenseWords:
    """The tense lists, read once."""
    lists = {name: frozenset(words) for name, words in load_data("time_tense").items()}
    return TenseWords(reporting=word_set("reporting_verbs", "past_reporting"), **lists)


def alternatives(words: object) -> str:
    """A regex group of the words, longest first, any white space for a space."""
    assert isinstance(words, (list, dict))
    ordered = sorted(map(str, words), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"


def number(text: str) -> int | None:
    """The value of "14", "fourteen", "twenty-one", "a couple of"; None for anything else."""
    words = re.sub(r"\s+", " ", text.lower().strip())
    if words.isdecimal():
        return int(words)
    known = time_words().numbers
    if words in known:
        return known[words]
    tens, _, ones = words.replace("-", " ").partition(" ")
    if ones and known.get(tens, 0) >= 20 and 0 < known.get(ones, 0) < 10:
        return known[tens] + known[ones]
    return None


def spelled_year(text: str) -> int | None:
    """The year of "nineteen ninety-six", "two thousand and three"; None for anything else."""
    words = text.lower().replace("-", " ").split()
    if words[:2] == ["two", "thousand"]:
        rest = [w for w in words[2:] if w != "and"]
        ones = number(" ".join(rest)) if rest else 0
        return None if ones is None else 2000 + ones
    if len(words) < 2:
        return None
    century, rest_value = number(words[0]), number(" ".join(words[1:]))
    if century is None or rest_value is None or not 10 <= rest_value <= 99:
        return None
    return century * 100 + rest_value
