"""Two numbers that make one: ranges ("50-1,000", "between 20 and 30") and ratios."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lexicon import figure_words, numerals
from .numerals import Numeral

_LINK = re.compile(r"\s?[-–—]\s?|\s(?:to|or|and|in|of|out of(?: every)?)\s|-(?:to|in)-")
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_FROM = re.compile(r"\bfrom $", re.IGNORECASE)
_THOUSAND = 1000
_CURRENCY = re.compile(r"[A-Z]{0,3}[$€£¥₽₼֏₺₾₴₹]")


def join_ranges(found: Sequence[Numeral], text: str) -> list[Numeral]:
    """``found`` with neighbours that make a range or a ratio put together."""
    joined: list[Numeral] = []
    for numeral in found:
        last = joined[-1] if joined else None
        pair = _pair(last, numeral, text) if last is not None else None
        if pair is None:
            joined.append(numeral)
        else:
            joined[-1] = pair
    return joined


def _pair(a: Numeral, b: Numeral, text: str) -> Numeral | None:
    """The range or ratio that two neighbouring numbers make, if any."""
    if b.start - a.end > 14 or a.ranged or a.part or b.part:
        return None
    gap = text[a.end : b.start]
    money = _CURRENCY.search(gap)
    link = _LINK.fullmatch(gap[: money.start()] if money else gap)
    unit_between = re.fullmatch(r"(?:%| percent| per cent)(.*)", gap)
    if link is None and unit_between:
        link = _LINK.fullmatch(unit_between.group(1))
    if link is None:
        return None
    word = link.group().strip(" -–—")
    if word == "in" or word.startswith(("out", "of")):
        return None if money else _ratio(a, b, word)
    lead = text[max(0, a.start - 12) : a.start].rstrip("$€£¥US")
    if word == "and" and not _BETWEEN.search(lead):
        return None
    if word == "to" and _FROM.search(lead) and (unit_between or _changes(text, a.start)):
        return None
    return _range(a, b, word, text)


def _changes(text: str, start: int) -> bool:
    """Whether a verb of change goes before: "rose from 10 to 20"."""
    words = re.findall(r"[a-z]+", text[max(0, start - 60) : start].lower())
    return any(word in figure_words().changes for word in words[-7:])


def _ratio(a: Numeral, b: Numeral, word: str) -> Numeral | None:
    """ "one in five", "nine of 10": a share."""
    if a.value is None or b.value is None or not 0 < a.value < b.value:
        return None
    round_whole = b.value in (3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000)
    if not round_whole or a.value != int(a.value):
        return None
    share = round(100 * a.value / b.value, 4)
    return Numeral(a.start, b.end, share, spelt=a.spelt and b.spelt, part=True)


def _range(a: Numeral, b: Numeral, word: str, text: str) -> Numeral | None:
    """ "50-1,000", "20 to 30", "2 to 3 million", "between five and seven"."""
    low = a.value if a.value is not None else a.low
    high = b.value
    if low is None or high is None:
        return None
    if b.scaled and not a.scaled and low < 1000:
        low *= _scale(b, text)
    if not word and low * _THOUSAND < high <= low * _THOUSAND * 10 and text[b.end - 4] == ",":
        low *= _THOUSAND  # "45-50,000"
    if not low < high or (word == "or" and high > 4 * low):
        return None
    if not word and a.value is not None and 1000 <= a.value <= 2100 and not a.scaled:
        return None  # "2015-16", "1988-1994"
    return Numeral(
        a.start,
        b.end,
        None,
        low=low,
        high=high,
        spelt=a.spelt and b.spelt,
        scaled=a.scaled or b.scaled,
        ranged=True,
    )


def _scale(numeral: Numeral, text: str) -> float:
    """The scale a number is written with: a million for "3 million", one for "3,000"."""
    written = text[numeral.start : numeral.end]
    word = re.search(r"[A-Za-z]+$", written)
    tables = numerals()
    name = word.group().lower() if word else ""
    return float(tables.scales.get(name, tables.suffixes.get(name, 1)))
