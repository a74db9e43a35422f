"""Candidate time expressions: one regular expression a kind, built from the word lists.

A pattern only finds the words; `date_values` finds the day they name, and `checks` drops what
merely looks like time ("May" the verb, "2,000 people", "every Tuesday").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .time_words import alternatives, time_words

#: A space, or a line broken inside a paragraph.
_S = r"(?:[^\S\n]{1,3}|[^\S\n]?\n(?!\s*\n))"


_EXPRESSION_CHARACTERS = 64
"""Characters to each side of an anchor in which its expression stands; none is longer."""

_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


#: How a spelled year begins: "nineteen ninety-six".
_CENTURIES = ["sixteen", "seventeen", "eighteen", "nineteen", "twenty"]


@dataclass(frozen=True, slots=True)
class TimePattern:
    """How one kind of expression is written."""

    kind: str
    anchor: str
    """Group of `_anchors` that any such expression holds a word of."""
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TimeCandidate:
    """A candidate expression: its kind, its place and the words that fill its slots."""

    kind: str
    start: int
    end: int
    slots: dict[str, str]
    """Lower case, white space squeezed; only slots that are filled."""


def find_candidates(text: str) -> list[TimeCandidate]:
    """Candidates by position; of overlapping ones, the longest."""
    found = sorted(_all(text), key=lambda f: (-(f.end - f.start), f.start))
    kept: list[TimeCandidate] = []
    taken: set[int] = set()
    for candidate in found:
        places = range(candidate.start, candidate.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(candidate)
    return sorted(kept, key=lambda f: f.start)


def _all(text: str) -> Iterator[TimeCandidate]:
    regions = _regions(text)
    for pattern in time_patterns():
        for start, end in regions.get(pattern.anchor, ()):
            for match in pattern.regex.finditer(text, start, end):
                slots = {
                    name: re.sub(r"\s+", " ", value).lower()
                    for name, value in match.groupdict().items()
                    if value is not None
                }
                yield TimeCandidate(pattern.kind, match.start(), match.end(), slots)


def _regions(text: str) -> dict[str, list[tuple[int, int]]]:
    """Parts of the text near the words of each anchor, outside which no pattern can match."""
    regions: dict[str, list[tuple[int, int]]] = {}
    for match in _anchors().finditer(text.translate(_LOWER)):
        if match.start() and text[match.start() - 1].isalnum():
            continue
        assert match.lastgroup is not None
        stretches = regions.setdefault(match.lastgroup, [])
        start = max(0, match.start() - _EXPRESSION_CHARACTERS)
        end = min(len(text), match.end() + _EXPRESSION_CHARACTERS)
        if stretches and stretches[-1][1] >= start:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return regions


@cache
def _anchors() -> re.Pattern[str]:
    """One word of each expression, by which it is noticed; the groups are the anchors."""
    words = time_words()
    days = [word.split()[-1] for word in words.deictic_days]
    others = ["q1", "q2", "q3", "q4", "h1", "h2", "since"]
    groups = {
        "month": [*words.months, *words.month_abbreviations],
        "weekday": [*words.weekdays],
        "unit": [*words.units, "half"],
        "day": [*days, "today"],
        "press": ["publication", "publishing", "writing", "press"],
        "other": [*others, *words.seasons, *words.decades, *words.holidays, *words.fixed_days],
    }
    parts = [f"(?P<{name}>{alternatives([*dict.fromkeys(ws)])})" for name, ws in groups.items()]
    return re.compile(
        "(?:"
        + "|".join([*parts, rf"(?P<digits>\d{{2,4}}|{alternatives(_CENTURIES)})"])
        + ")s?(?![a-z])"
    )


@cache
def time_patterns() -> tuple[TimePattern, ...]:
    """Every pattern; of matches of one length, that of the earlier pattern counts."""
    return tuple(
        TimePattern(kind, anchor, re.compile(source)) for kind, anchor, source in _sources()
    )


def _sources() -> Iterator[tuple[str, str, str]]:
    yield from _day_sources()
    yield from _year_sources()
    yield from _season_sources()
    yield from _relative_sources()
    yield from _counted_sources()


def _any(*groups: object) -> str:
    return "(?i:" + "|".join(alternatives(group) for group in groups) + ")"


def _cased(words: dict[str, int]) -> str:
    """Names as written in running text or in capitals, so that "may" is no month."""
    forms = [form for word in words for form in (word.capitalize(), word.upper())]
    return alternatives(forms)


@cache
def _slots() -> dict[str, str]:
    words = time_words()
    tens = [w for w, n in words.numbers.items() if 20 <= n <= 90]
    ones = [w for w, n in words.numbers.items() if w.isalpha() and len(w) > 2 and n < 10]
    teens = [w for w, n in words.numbers.items() if 10 <= n < 20 and " " not in w]
    compound = rf"{alternatives(tens)}(?:[-\s]{alternatives(ones)})?"
    months = _cased(words.months)
    abbreviated = rf"{_cased(words.month_abbreviations)}\b\.?"
    digits_day = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|ST|ND|RD|TH)?(?![\d%]|[.,:/]\d|\w)"
    digits_year = r"(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d|[-–]?[A-Za-z]|/\d|['’]s\s+\d)"
    spelled = (
        rf"(?i:{alternatives(_CENTURIES)}[-\s]"
        rf"(?:{compound}|{alternatives(teens)}))"
    )
    return {
        "S": _S,
        "month": rf"(?:{months}|{abbreviated})",
        "month_name": months,
        "day": rf"(?:{digits_day}|{_any(words.ordinals)}\b)",
        "day_digits": digits_day,
        "year": rf"(?:{digits_year}|{spelled}\b)",
        "weekday": rf"(?:{_cased(words.weekdays)})",
        "weekday_any": rf"(?:{_cased(words.weekdays)}\b|"
        + _cased(dict.fromkeys(words.weekday_abbreviations, 0))
        + r"\b\.?)",
        "day_part": _any(words.day_parts),
        "part": rf"(?:(?:{_any(words.parts)}){_S}|(?i:mid|early|late)-)",
        "shift": _any(words.backward, words.forward, words.present),
        "number": rf"(?:\d{{1,3}}|{_any(words.numbers, words.vague_numbers)}|(?i:{compound}))",
        "unit": _any(words.units),
        "approximator": rf"(?:{_any(words.approximators)}{_S})",
        "season": _any(words.seasons),
        "dash": rf"(?:\s?[-–—]\s?|{_S}(?:to|until|till|through|and|or){_S})",
    }


def _of_year() -> str:
    return rf"(?P<post>(?i:last|this|next)){_S}year\b"


def _day_sources() -> Iterator[tuple[str, str, str]]:
    """Expressions that name a day of a month."""
    s = _slots()
    sp, day, month, year = s["S"], s["day"], s["month"], s["year"]
    lead = rf"\b(?:{s['part']})?(?:{s['weekday_any']}{sp}?,?{sp}(?:the{sp})?)?"
    tail = rf"(?:(?:{sp}?,)?{sp}(?P<year>{year})|{sp}(?:of{sp})?{_of_year()})?"
    yield "iso", "digits", r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"
    yield (
        "numeric",
        "digits",
        r"(?<![\w/.-])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)(?![\w/-]|\.\d)",
    )
    yield (
        "date",
        "month",
        rf"{lead}(?:(?:the|The){sp})?(?P<day>{day})(?:{sp}of)?{sp}(?P<month>{month}){tail}",
    )
    yield (
        "date",
        "month",
        rf"{lead}(?:(?P<pre>{s['shift']}){sp})?(?P<month>{month}){sp}(?:the{sp})?(?P<day>{day}){tail}",
    )
    yield (
        "days",
        "month",
        rf"{lead}(?P<month>{month}){sp}(?P<day>{day}){s['dash']}(?P<last>{s['day']}){tail}",
    )
    yield (
        "days",
        "month",
        rf"{lead}(?P<day>{day}){s['dash']}(?P<last>{day})(?:{sp}of)?{sp}(?P<month>{month}){tail}",
    )


def _year_sources() -> Iterator[tuple[str, str, str]]:
    """Expressions that name a month, a year or a decade."""
    s = _slots()
    sp, month, year = s["S"], s["month"], s["year"]
    yield (
        "month",
        "month",
        rf"\b(?:{s['part']})?(?:(?P<pre>{s['shift']}){sp})?(?P<month>{month})\b\.?(?:{sp}?,)?{sp}"
        rf"(?:of{sp})?(?:(?P<year>{year})|{_of_year()})",
    )
    yield (
        "month",
        "month",
        rf"\b(?:{s['part']})?(?:(?P<pre>{s['shift']}){sp})?(?P<month>{s['month_name']})\b(?!{sp}\d)",
    )
    yield (
        "year",
        "digits",
        rf"(?<![\w$£€#.,:/'’])(?:{s['part']})*(?:{s['approximator']})?(?P<year>{year})\b",
    )
    yield "year", "unit", rf"\b(?i:the{sp}year){sp}(?P<year>(?i:two{sp}thousand))\b"
    yield (
        "years",
        "digits",
        r"(?<![\w$£€#.,:/-])(?P<year>(?:1[5-9]|20)\d\d)[-–—/](?P<last>(?:(?:1[5-9]|20)\d\d|\d\d))(?![\w%]|[-.,/]\d)",
    )
    lead = rf"\b(?:{s['part']})?(?:(?:the|The){sp}(?:(?:early|mid|late|latter)[-\s])?)?"
    century = r"(?:(?P<year>(?:1[5-9]|20)\d0)|['’]?(?P<tens>[2-9]0))['’]?s"
    yield "decade", "digits", rf"{lead}{century}\b"
    named = _any(time_words().decades)
    yield "decade", "other", rf"\b(?:the|The){sp}(?:(?:early|mid|late)[-\s])?(?P<named>{named})\b"


def _season_sources() -> Iterator[tuple[str, str, str]]:
    """Expressions that name a part of a year, a feast, or the day of an event."""
    s = _slots()
    sp, year = s["S"], s["year"]
    yield (
        "season",
        "other",
        rf"\b(?:{s['part']})?(?:the{sp})?(?:(?P<pre>{s['shift']}){sp})?(?P<season>{s['season']})\b"
        rf"(?:{sp}(?:of{sp})?(?:(?P<year>{year})|{_of_year()}))?",
    )
    ordinal = r"(?i:first|second|third|fourth|final|last)"
    yield (
        "quarter",
        "unit",
        rf"\b(?:the{sp})?(?:(?:(?P<before>{year})|(?P<pre>this|last|next){sp}year['’]s){sp})?"
        rf"(?:fiscal[-\s])?(?P<which>{ordinal})[-\s](?P<unit>quarter|half)s?\b"
        rf"(?:{sp}(?:of{sp})?(?:fiscal{sp})?(?:(?P<year>{year})|(?:the{sp}year)|{_of_year()}))?",
    )
    yield "quarter", "other", rf"\b(?P<which>Q[1-4]|H[12])(?:{sp}|/)(?:of{sp})?(?P<year>{year})"
    yield (
        "holiday",
        "other",
        rf"\b(?P<holiday>{_any(time_words().holidays)})(?:,?{sp}(?P<year>{year}))?\b",
    )
    yield (
        "press",
        "press",
        rf"\b(?i:prior{sp}to|before|until|as{sp}of|at{sp}the{sp}time{sp}of){sp}(?:the{sp})?"
        rf"(?i:publication|publishing|writing|press{sp}time|going{sp}to{sp}press)\b"
        rf"(?:{sp}of{sp}this{sp}\w+)?",
    )
    for anchor in ("month", "other"):
        yield "fixed", anchor, rf"(?<![\w/])(?P<word>{_any(time_words().fixed_days)})(?![\w/])"


def _relative_sources() -> Iterator[tuple[str, str, str]]:
    """Expressions that need another date: the article's or one named before."""
    s = _slots()
    sp, part = s["S"], s["part"]
    words = time_words()
    after = rf"(?:{sp}{s['day_part']}\b)?"
    yield (
        "deictic",
        "day",
        rf"\b(?:(?:{part})|(?i:mid-)?{s['day_part']}{sp})?"
        rf"(?:(?P<word>{_any(words.deictic_days)})\b|(?P<later>(?i:later)){sp}(?i:today)\b){after}",
    )
    yield (
        "weekday",
        "weekday",
        rf"\b(?:(?:{part})|{s['day_part']}{sp}(?:on{sp})?)?(?:(?P<pre>{s['shift']}){sp})?"
        rf"(?P<weekday>{s['weekday']})\b{after}",
    )
    yield (
        "period",
        "unit",
        rf"\b(?:{part})?(?P<pre>{s['shift']}){sp}(?:(?:fiscal|calendar|full|whole){sp})?"
        rf"(?P<unit>(?i:week|weekend|month|quarter|year|decade))\b(?!{sp}(?:ago|before)\b)",
    )
    yield (
        "period",
        "unit",
        rf"\b(?:{part})(?P<pre>the){sp}(?:fiscal{sp})?(?P<unit>(?i:week|weekend|month|year|decade))\b",
    )
    yield "period", "unit", rf"\b(?P<pre>the|over{sp}the|at{sp}the){sp}(?P<unit>weekend)\b"
    yield "period", "unit", rf"\b(?P<pre>the){sp}(?:(?:full|whole){sp})?(?P<unit>year)\b"
    yield (
        "year_end",
        "unit",
        rf"\b(?:(?:the|around|by|about|before){sp})?(?:year[-\s]end|year['’]s{sp}end)\b",
    )


def _counted_sources() -> Iterator[tuple[str, str, str]]:
    """Expressions that count days, months or years from another date."""
    s = _slots()
    sp, unit = s["S"], s["unit"]
    or_so = rf"(?:{sp}or{sp}(?:so|two|more)|{sp}and{sp}a{sp}half)?"
    yield (
        "ago",
        "unit",
        rf"\b{s['approximator']}?(?P<number>{s['number']})(?:{sp}|-)(?P<unit>{unit})s?{or_so}{sp}"
        rf"(?i:ago|back)\b",
    )
    yield "ago", "unit", r"\b(?P<unit>(?i:year|month|week))-(?i:ago|earlier)\b"
    yield (
        "offset",
        "unit",
        rf"\b{s['approximator']}?(?P<number>{s['number']})(?:{sp}|-)(?P<unit>{unit})s?{or_so}{sp}"
        rf"(?P<way>(?i:earlier|later|before|after|afterwards?|previously|from{sp}now|hence"
        rf"|prior{sp}to|prior))\b(?P<of>(?={sp}[\w‘’“”\"']))?",
    )
    yield (
        "offset",
        "unit",
        rf"\b(?i:the){sp}(?P<unit>(?i:day|week|month|year|night|morning)){sp}(?P<way>(?i:before|after|prior))\b"
        rf"(?P<of>(?={sp}[\w‘’“”\"']))?",
    )
    yield (
        "anaphor",
        "unit",
        rf"\b(?P<pre>(?i:that|the{sp}(?:very{sp})?same|the{sp}next|the{sp}following|the{sp}previous|the{sp}preceding|the{sp}prior))"
        rf"{sp}(?P<unit>(?i:day|morning|afternoon|evening|night|week|month|year|decade))\b",
    )
    yield (
        "span",
        "unit",
        rf"\b(?:the{sp})?(?P<pre>(?i:last|past|previous|next|coming|following)){sp}{s['approximator']}?"
        rf"(?P<number>{s['number']}){sp}(?P<unit>{unit})s\b",
    )
    yield (
        "since_then",
        "other",
        rf"\b(?i:since{sp}then|since{sp}that{sp}(?:day|time)|ever{sp}since)\b",
    )
