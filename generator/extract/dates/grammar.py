"""Where time expressions stand: one regular expression a kind, built from the word lists.

A pattern only says what the words are; `resolve` says which day they name and `checks` drops
what merely looks like time ("May" the verb, "2,000 people", "every Tuesday").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .lexicon import alternatives, time_words

#: A space, or a line broken inside a paragraph.
_S = r"(?:[^\S\n]{1,3}|[^\S\n]?\n(?!\s*\n))"


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate expression: its kind, its place and the words that fill its slots."""

    kind: str
    start: int
    end: int
    slots: dict[str, str]
    """Lower case, white space squeezed; only slots that are filled."""


def find_candidates(text: str) -> list[Found]:
    """Candidates in order, none overlapping another: the longest of those that would win."""
    found = sorted(_all(text), key=lambda f: (-(f.end - f.start), f.start))
    kept: list[Found] = []
    taken: set[int] = set()
    for candidate in found:
        places = range(candidate.start, candidate.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(candidate)
    return sorted(kept, key=lambda f: f.start)


def _all(text: str) -> Iterator[Found]:
    for kind, pattern in patterns():
        for match in pattern.finditer(text):
            slots = {
                name: re.sub(r"\s+", " ", value).lower()
                for name, value in match.groupdict().items()
                if value is not None
            }
            yield Found(kind, match.start(), match.end(), slots)


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every kind with its compiled pattern; ties in length go to the earlier kind."""
    return tuple((kind, re.compile(source)) for kind, source in _sources())


def _sources() -> Iterator[tuple[str, str]]:
    yield from _calendar_sources()
    yield from _relative_sources()


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
        rf"(?i:(?:sixteen|seventeen|eighteen|nineteen|twenty)[-\s]"
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


def _calendar_sources() -> Iterator[tuple[str, str]]:
    """Expressions that name month, day or year."""
    s = _slots()
    S, day, month, year = s["S"], s["day"], s["month"], s["year"]
    lead = rf"\b(?:{s['part']})?(?:{s['weekday_any']},?{S}(?:the{S})?)?"
    of_year = rf"(?P<post>(?i:last|this|next)){S}year\b"
    tail = rf"(?:,?{S}(?P<year>{year})|{S}(?:of{S})?{of_year})?"
    yield "iso", r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"
    yield (
        "numeric",
        r"(?<![\w/.-])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)(?![\w/-]|\.\d)",
    )
    yield "date", rf"{lead}(?:(?:the|The){S})?(?P<day>{day})(?:{S}of)?{S}(?P<month>{month}){tail}"
    yield (
        "date",
        rf"{lead}(?:(?P<pre>{s['shift']}){S})?(?P<month>{month}){S}(?:the{S})?(?P<day>{day}){tail}",
    )
    yield (
        "days",
        rf"{lead}(?P<month>{month}){S}(?P<day>{day}){s['dash']}(?P<last>{s['day']}){tail}",
    )
    yield (
        "days",
        rf"{lead}(?P<day>{day}){s['dash']}(?P<last>{day})(?:{S}of)?{S}(?P<month>{month}){tail}",
    )
    yield (
        "month",
        rf"\b(?:{s['part']})?(?:(?P<pre>{s['shift']}){S})?(?P<month>{month})\b\.?,?{S}"
        rf"(?:of{S})?(?:(?P<year>{year})|{of_year})",
    )
    yield (
        "month",
        rf"\b(?:{s['part']})?(?:(?P<pre>{s['shift']}){S})?(?P<month>{s['month_name']})\b(?!{S}\d)",
    )
    yield "year", rf"(?<![\w$£€#.,:/'’])(?:{s['part']})*(?:{s['approximator']})?(?P<year>{year})\b"
    yield "year", rf"\b(?i:the{S}year){S}(?P<year>(?i:two{S}thousand))\b"
    yield (
        "years",
        r"(?<![\w$£€#.,:/-])(?P<year>(?:1[5-9]|20)\d\d)[-–—/](?P<last>(?:(?:1[5-9]|20)\d\d|\d\d))(?![\w%]|[-.,/]\d)",
    )
    century = r"(?:(?P<year>(?:1[5-9]|20)\d0)|['’]?(?P<tens>[2-9]0))['’]?s"
    named = _any(time_words().decades)
    yield (
        "decade",
        rf"\b(?:{s['part']})?(?:(?:the|The){S}(?:(?:early|mid|late|latter)[-\s])?)?"
        rf"(?:{century}|(?<=the{' '})(?P<named>{named}))\b",
    )
    yield (
        "season",
        rf"\b(?:{s['part']})?(?:the{S})?(?:(?P<pre>{s['shift']}){S})?(?P<season>{s['season']})\b"
        rf"(?:{S}(?:of{S})?(?:(?P<year>{year})|{of_year}))?",
    )
    ordinal = r"(?i:first|second|third|fourth|final|last)"
    yield (
        "quarter",
        rf"\b(?:(?:the{S})?(?:(?P<before>{year})|(?P<pre>this|last|next){S}year['’]s){S})?"
        rf"(?:fiscal[-\s])?(?P<which>{ordinal})[-\s](?P<unit>quarter|half)s?\b"
        rf"(?:{S}(?:of{S})?(?:fiscal{S})?(?:(?P<year>{year})|(?:the{S}year)|{of_year}))?",
    )
    yield "quarter", rf"\b(?P<which>Q[1-4]|H[12])(?:{S}|/)(?:of{S})?(?P<year>{year})"
    yield (
        "holiday",
        rf"\b(?P<holiday>{_any(time_words().holidays)})(?:,?{S}(?P<year>{year}))?\b",
    )
    yield "fixed", rf"(?<![\w/])(?P<word>{_any(time_words().fixed_days)})(?![\w/])"


def _relative_sources() -> Iterator[tuple[str, str]]:
    """Expressions that need another date: the article's or one named before."""
    s = _slots()
    S, unit, part = s["S"], s["unit"], s["part"]
    words = time_words()
    after = rf"(?:{S}{s['day_part']}\b)?"
    yield (
        "deictic",
        rf"\b(?:(?:{part})|(?i:mid-)?{s['day_part']}{S})?"
        rf"(?:(?P<word>{_any(words.deictic_days)})\b|(?P<later>(?i:later)){S}(?i:today)\b){after}",
    )
    yield (
        "weekday",
        rf"\b(?:(?:{part})|{s['day_part']}{S}(?:on{S})?)?(?:(?P<pre>{s['shift']}){S})?"
        rf"(?P<weekday>{s['weekday']})\b{after}",
    )
    yield (
        "period",
        rf"\b(?:{part})?(?P<pre>{s['shift']}){S}(?:(?:fiscal|calendar|full|whole){S})?"
        rf"(?P<unit>(?i:week|weekend|month|quarter|year|decade))\b(?!{S}(?:ago|before)\b)",
    )
    yield (
        "period",
        rf"\b(?:{part})(?P<pre>the){S}(?:fiscal{S})?(?P<unit>(?i:week|weekend|month|year|decade))\b",
    )
    yield "period", rf"\b(?P<pre>the|over{S}the|at{S}the){S}(?P<unit>weekend)\b"
    yield "period", rf"\b(?P<pre>the){S}(?:(?:full|whole){S})?(?P<unit>year)\b"
    yield "year_end", rf"\b(?:(?:the|around|by|about|before){S})?(?:year[-\s]end|year['’]s{S}end)\b"
    or_so = rf"(?:{S}or{S}(?:so|two|more)|{S}and{S}a{S}half)?"
    yield (
        "ago",
        rf"\b{s['approximator']}?(?P<number>{s['number']})(?:{S}|-)(?P<unit>{unit})s?{or_so}{S}"
        rf"(?i:ago|back)\b",
    )
    yield "ago", r"\b(?P<unit>(?i:year|month|week))-(?i:ago|earlier)\b"
    yield (
        "offset",
        rf"\b{s['approximator']}?(?P<number>{s['number']})(?:{S}|-)(?P<unit>{unit})s?{or_so}{S}"
        rf"(?P<way>(?i:earlier|later|before|after|afterwards?|previously|from{S}now|hence|prior{S}to|prior))\b",
    )
    yield (
        "offset",
        rf"\b(?i:the){S}(?P<unit>(?i:day|week|month|year|night|morning)){S}(?P<way>(?i:before|after|prior))\b",
    )
    yield (
        "anaphor",
        rf"\b(?P<pre>(?i:that|the{S}(?:very{S})?same|the{S}next|the{S}following|the{S}previous|the{S}preceding|the{S}prior))"
        rf"{S}(?P<unit>(?i:day|morning|afternoon|evening|night|week|month|year|decade))\b",
    )
    yield (
        "span",
        rf"\b(?:the{S})?(?P<pre>(?i:last|past|previous|next|coming|following)){S}{s['approximator']}?"
        rf"(?P<number>{s['number']}){S}(?P<unit>{unit})s\b",
    )
    yield "since_then", rf"\b(?i:since{S}then|since{S}that{S}(?:day|time)|ever{S}since)\b"
