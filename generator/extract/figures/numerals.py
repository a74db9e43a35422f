"""Number expressions in running text: digits, words, scales and fractions.

Works on characters alone. What a number counts, and whether it counts anything, is for others
to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from .lexicon import alternatives, figure_words, numerals, spaced, units

Kind = Literal["digits", "small", "scale", "vague", "several", "part"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number expression; ``text[start:end]`` is the whole of it.

    ``value`` is None for ranges and vague numbers, which have bounds instead.
    """

    start: int
    end: int
    value: float | None
    low: float | None = None
    high: float | None = None
    spelt: bool = False
    """Written in words throughout ("two", "a hundred thousand")."""
    part: bool = False
    """A fraction or ratio, as a percentage ("two-thirds", "one in five")."""
    scaled: bool = False
    """Holds a scale word or suffix, or groups of thousands: never a year or a label."""
    ranged: bool = False
    dotted: bool = False
    """One point before three digits: thousands of what is counted ("45.000 people"), else a
    decimal fraction ("0.125 percent")."""


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    kind: Kind
    value: float
    glued: bool = False
    """Digits with grouped thousands or a scale suffix."""


_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_THIN = "\u00a0\u202f\u2009"


@cache
def _scanner() -> re.Pattern[str]:
    words = numerals()
    spelt = [*words.units, *words.tens, *words.scales, *words.vague, *words.parts, *words.several]
    digits = (
        rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}"
        rf"|\d{{1,3}}(?:\.\d{{3}})+,\d{{1,2}}|\d{{1,3}}(?:\.\d{{3}}){{2,}}"
        rf"|\d{{1,3}}(?:[{_THIN}]\d{{3}})+|\d{{1,3}}(?: \d{{3}})+(?=[ {_THIN}][a-z])"
        rf"|\d{{1,3}}(?: ,?000)+"
        rf"|\d+(?:[.,]\d+)?(?:\s?[½¼¾⅓⅔⅛])?|[½¼¾⅓⅔⅛]|(?<!\d)\.\d+"
    )
    return re.compile(
        rf"(?:(?<![\w#@/\\.:,+&])|(?<=[A-Za-z]))(?:(?<=[^\w][-–—])|(?<![-–—])|(?<=[\s\w][-–—]))"
        rf"(?P<digits>{digits})(?P<suffix>\s?(?:{alternatives(words.suffixes)}))?(?![\w/\\:]|[.,]\d)"
        rf"|(?<![\w#@'’])(?P<word>{alternatives(spelt)})(?![\w])",
        re.IGNORECASE,
    )


def _tokens(text: str) -> Iterator[_Token]:
    words = numerals()
    tables: tuple[tuple[Kind, Mapping[str, float]], ...] = (
        ("small", words.units),
        ("small", words.tens),
        ("scale", words.scales),
        ("vague", words.vague),
        ("several", words.several),
        ("part", words.parts),
    )
    for found in _scanner().finditer(text):
        if found["digits"] is not None:
            token = _digit_token(text, found)
            if token is not None:
                yield token
            continue
        word = spaced(found["word"]).lower()
        kind, value = next((k, table[word]) for k, table in tables if word in table)
        yield _Token(*found.span(), kind, float(value))


def _digit_token(text: str, found: re.Match[str]) -> _Token | None:
    """Digits with the scale that is glued to them; a single letter may be a unit instead."""
    glued = _LETTERS.search(text, max(0, found.start() - 8), found.start())
    if glued and glued.group() not in units().signs:
        return None
    end = found.end()
    written = found["suffix"] or ""
    suffix = written.strip().lower()
    if suffix and not suffix.isalpha():
        return None
    spelt_out = suffix in numerals().scales
    if suffix and not spelt_out and not _is_scale(text, found, written):
        end, unit = found.end("digits"), suffix
        suffix = ""
        if unit != "m" and not written[0].isspace():
            return None
    raw = found["digits"]
    value = _digits(raw) * numerals().suffixes.get(suffix, 1)
    grouped = len(raw) > 4 and not raw.isdigit() and "." not in raw
    return _Token(found.start(), end, "digits", value, glued=bool(suffix) or grouped)


_MONEY = re.compile(r"[$€£¥₽₼֏₺₾₴₹]\s?$")


def _is_scale(text: str, found: re.Match[str], written: str) -> bool:
    """Whether "bn", "m" or "k" after digits multiplies them."""
    if _MONEY.search(text[max(0, found.start() - 3) : found.start()]):
        return True
    if written[0].isspace() and len(written.strip()) > 1:
        return True
    if written[0].isspace() or written in ("t", "T"):
        return False
    if written != "m":
        return True
    following = re.match(r"[\s-]+([a-z]+)", text[found.end() : found.end() + 24])
    return following is not None and following.group(1) not in figure_words().metres


_LETTERS = re.compile(r"[A-Za-z]+$")
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}")
_LAKHS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_DOTTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def _digits(raw: str) -> float:
    """The value of digits: English, continental ("1.234,56") and Indian ("12,34,567") groups."""
    fraction = 0.0
    if raw and raw[-1] in _VULGAR:
        fraction, raw = _VULGAR[raw[-1]], raw[:-1].strip()
    if _POINTED.fullmatch(raw):
        raw = raw.replace(".", "")
    if _LAKHS.fullmatch(raw):
        raw = raw.replace(",", "")
    if re.fullmatch(rf"\d{{1,3}}(?: ?[,{_THIN} ]\d{{3}})+(?:\.\d+)?", raw):
        raw = re.sub(rf"[,{_THIN} ]", "", raw)
    return float(raw.replace(",", ".") or 0) + fraction


def find_numerals(text: str) -> list[Numeral]:
    """Every number expression of ``text``, in order, without overlap."""
    tokens = list(_tokens(text))
    found: list[Numeral] = []
    i = 0
    while i < len(tokens):
        numeral, used = _read(tokens, i, text)
        i += used
        if numeral is not None:
            found.append(numeral)
    return found


def _read(tokens: Sequence[_Token], i: int, text: str) -> tuple[Numeral | None, int]:
    """The number expression that starts at token ``i`` and how many tokens it takes."""
    first = tokens[i]
    if first.kind in _READERS:
        return _READERS[first.kind](tokens, i, text)
    start = first.start
    amount = _Amount()
    j = i
    while j < len(tokens) and (j == i or _adjoins(tokens[j - 1], tokens[j], text)):
        if not amount.take(tokens[j]):
            break
        j += 1
    previous = tokens[j - 1]
    if j < len(tokens) and tokens[j].kind == "part" and _adjoins(previous, tokens[j], text):
        fraction = _fraction(tokens[i:j], tokens[j], text)
        if fraction is not None:
            return fraction, j - i + 1
    end = previous.end
    value = amount.total + amount.current
    half = re.match(r" and (?:a )?half\b", text[end : end + 14])
    if half:
        value += 0.5 * (amount.scale if previous.kind == "scale" else 1.0)
        end += half.end()
        j += _covered(tokens, j, end)
        if j < len(tokens) and tokens[j].kind == "scale" and tokens[j].start == end + 1:
            value *= tokens[j].value
            end = tokens[j].end
            j += 1
    scaled = any(t.kind == "scale" or t.glued for t in tokens[i:j])
    dotted = j == i + 1 and bool(_DOTTED.fullmatch(text[start:end]))
    if minus := _MINUS.search(text, max(0, start - 6), start):
        start, value = minus.start(), -value
    if first.kind == "scale":
        article = re.search(r"\b(?:an?|half an?)\s$", text[max(0, start - 9) : start], re.I)
        if not article:
            return None, j - i
        start -= len(article.group())
    spelt = all(t.kind != "digits" for t in tokens[i:j])
    return Numeral(start, end, value, spelt=spelt, scaled=scaled, dotted=dotted), j - i


@dataclass(slots=True)
class _Amount:
    """A number while its tokens are added up: "two hundred and five thousand"."""

    total: float = 0.0
    """What its thousands and larger scales came to so far."""
    current: float = 0.0
    """What stands behind the last of these."""
    scale: float = 1.0
    """The last scale ..."""
    group: float = 0.0
    """... and the last of a thousand or more."""
    previous: _Token | None = None

    def take(self, token: _Token) -> bool:
        """Add a token; False where it belongs to another number."""
        if not (self.previous is None or self._goes_on(self.previous, token)):
            return False
        if token.kind in ("digits", "small"):
            self.current += token.value
        elif token.kind != "scale":
            return False
        elif token.value < 1000:
            self.current = (self.current or 1.0) * token.value
        elif self._multiplies(token):
            self.total *= token.value
        else:
            self.total += (self.current or 1.0) * token.value
            self.current, self.group = 0.0, token.value
        if token.kind == "scale":
            self.scale = token.value
        self.previous = token
        return True

    def _goes_on(self, previous: _Token, token: _Token) -> bool:
        if token.kind == "digits":
            return False
        if token.kind == "small":
            return _continues(previous, token)
        small = token.value < 1000 or not self.total or token.value < self.group
        return small or self._multiplies(token)

    def _multiplies(self, token: _Token) -> bool:
        """ "3.5 lakh crore": a scale of a scale."""
        last = self.previous
        return bool(self.total and last and last.kind == "scale" and token.value > self.group)


#: "minus 5", and a sign before digits that stands free: "-0.4".
_MINUS = re.compile(r"\b[Mm]inus\s$|(?<=[\s(])[-−]$")


def _covered(tokens: Sequence[_Token], j: int, end: int) -> int:
    return sum(1 for t in tokens[j : j + 2] if t.start < end)


def _adjoins(a: _Token, b: _Token, text: str) -> bool:
    gap = text[a.end : b.start]
    return gap in (" ", "-", "\u00a0", "\u202f") or (
        gap in (" and ", ", ") and a.kind == "scale" and b.kind == "small"
    )


def _continues(previous: _Token, token: _Token) -> bool:
    """Whether ``token`` can go on a spelt number: "twenty five", "hundred and five"."""
    if previous.kind == "scale":
        return True
    return previous.kind == "small" and previous.value >= 20 and token.value < 10


#: Between two vague numbers, the second of which only raises the voice.
_RISING = (", ", " or ", ", or ", " or even ", ", even ", ", perhaps ", ", if not ", " if not ")


def _vague(tokens: Sequence[_Token], i: int, text: str) -> tuple[Numeral | None, int]:
    """ "hundreds", "tens of thousands": a low bound, and nothing else."""
    low, end, j = tokens[i].value, tokens[i].end, i + 1
    while j < len(tokens) and tokens[j].kind == "vague":
        gap = text[end : tokens[j].start]
        if gap == " of ":
            low *= tokens[j].value
        elif gap not in _RISING:
            break
        end = tokens[j].end
        j += 1
    if text[i and tokens[i].start : tokens[i].end].lower() == "tens" and j == i + 1:
        return None, 1
    return Numeral(tokens[i].start, end, None, low=low, spelt=True, scaled=True), j - i


def _several(tokens: Sequence[_Token], i: int, text: str) -> tuple[Numeral | None, int]:
    """ "a few hundred", "several thousand": a low bound; without a scale, nothing."""
    low, end, j = tokens[i].value, tokens[i].end, i + 1
    while j < len(tokens) and tokens[j].kind == "scale" and text[end : tokens[j].start] == " ":
        low *= tokens[j].value
        end = tokens[j].end
        j += 1
    if j == i + 1:
        return None, 1
    return Numeral(tokens[i].start, end, None, low=low, spelt=True, scaled=True), j - i


def _part(tokens: Sequence[_Token], i: int, text: str) -> tuple[Numeral | None, int]:
    """ "half a million", "a quarter of a million" are numbers, "half of", "a third of" are shares;
    else nothing."""
    token = tokens[i]
    word = text[token.start : token.end].lower()
    following = text[token.end : token.end + 12]
    article = re.search(r"\b(?:an?) $", text[max(0, token.start - 3) : token.start], re.I)
    if word == "half":
        scale = re.match(r" an? ", following)
        following_token = tokens[i + 1] if i + 1 < len(tokens) else None
        if scale and following_token and following_token.start == token.end + scale.end():
            if following_token.kind == "scale":
                value = following_token.value / 2
                return Numeral(token.start, following_token.end, value, spelt=True, scaled=True), 2
            return None, 1
        if re.match(r" (?:of|the|their|its|his|her|our|my|all)\b", following):
            return Numeral(token.start, token.end, token.value, spelt=True, part=True), 1
        return None, 1
    if article and re.match(r" of\b", following):
        start = token.start - len(article.group())
        whole = tokens[i + 1] if i + 1 < len(tokens) else None
        if whole and whole.kind == "scale" and text[token.end : whole.start] == " of a ":
            value = token.value / 100 * whole.value
            return Numeral(start, whole.end, value, spelt=True, scaled=True), 2
        return Numeral(start, token.end, token.value, spelt=True, part=True), 1
    return None, 1


#: What reads a number that does not begin with one.
_READERS = {"vague": _vague, "several": _several, "part": _part}


def _fraction(counts: Sequence[_Token], part: _Token, text: str) -> Numeral | None:
    """ "two-thirds", "three quarters of": how many parts of a hundred."""
    count = sum(t.value for t in counts)
    plural = text[part.end - 1].lower() == "s"
    singular = count == 1 and re.match(r" of\b", text[part.end : part.end + 4])
    value = count * part.value
    if not ((plural and count > 1) or singular) or value >= 100 or counts[0].kind != "small":
        return None
    return Numeral(counts[0].start, part.end, round(value, 4), spelt=True, part=True)
