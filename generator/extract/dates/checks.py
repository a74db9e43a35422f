"""Which candidates are no time expressions: names, verbs, counts, recurring days."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from spacy.tokens import Doc, Span, Token

from ...language.word_lists import load_data, word_set
from .time_patterns import TimeCandidate
from .time_words import alternatives, time_words

_RECURRING = re.compile(r"\b(?:every|each|any|most|some|per)\s+(?:other\s+)?$", re.IGNORECASE)
_NAMED_DAY = re.compile(r"(?:Black|Bloody|Good|Ash|Palm|Easter|Super|Cyber|Giving)\s+$")
_AT = re.compile(r"\b(?:at|At)\s+(?:about\s+)?$")
_ENTRY = re.compile(r"(?<![\w,.$£€#-])(?:[01]\d|2[0-3])[0-5]\d(?=:? [A-Z“\"`])")
#: Entries that make a text a running report, and the years that their hours are then told from.
_ENTRIES, _NEWS_YEARS = 5, range(1900, 2040)
_ZONE = re.compile(r"\s*(?:GMT|UTC|BST|CET|EST|EDT|hrs|hours|local time)\b")
_RESOLUTION = re.compile(r"\bresolutions?\s+(?:\d{3,4}(?:\s*,|\s*/|,?\s+and)\s*)*$", re.IGNORECASE)
_DIGITS = re.compile(r"(?<!\d)(?!(?:1[5-9]|20)\d\d\b)\d{2,}[\s-]$")
_OWNER = re.compile(
    r"\b(?:my|our|your|his|her|their)\s+(?:(?:early|mid|late)[\s-]+)?(?:\d0s,?\s+(?:(?:and|or|to)\s+)?)*$",
    re.IGNORECASE,
)
_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT", "GPE", "LOC"})
_COUNTS = frozenset({"MONEY", "QUANTITY", "PERCENT"})
_MAKERS = frozenset({"ORG", "PRODUCT"})
_TIME_PREPOSITION = re.compile(
    r"\b(?:in|since|by|until|till|from|to|of|during|after|before|between|and|or|through|for|than"
    r"|late|early|mid|fiscal|around|about|throughout|the)\s+$",
    re.IGNORECASE,
)


def is_time(doc: Doc, text: str, found: TimeCandidate) -> bool:
    """Whether a candidate is a time expression in its sentence.

    ``text`` is ``doc.text``, which spaCy makes anew at every access.
    """
    before = text[max(0, found.start - 24) : found.start]
    span = doc.char_span(found.start, found.end, alignment_mode="expand")
    if span is None or not len(span):
        return False
    if _RECURRING.search(before):
        return False
    head = span[-1] if found.kind == "year" else span[0]
    if found.kind == "deictic":
        return not _is_newspaper(head)
    if found.kind == "quarter":
        return not _is_of_something(text, found) and not _is_of_a_match(span.sent, found)
    if found.kind == "weekday":
        return not _NAMED_DAY.search(before) and not _is_name(head)
    if found.kind == "month" and "year" not in found.slots:
        return _is_month(span[-1] if "pre" in found.slots else head)
    if found.kind == "year":
        other = _is_clock(text, found) or _numbers_resolution(text, found)
        numbered = _numbers_something(before, span[-1]) or _counts(before, span[-1])
        return _is_year(before, span[-1]) and not (other or numbered)
    if found.kind == "season":
        return _is_season(found, before)
    if found.kind in ("decade", "years"):
        other = _is_age(text, found) or _describes(before, found, span[-1])
        return head.ent_type_ not in _COUNTS and not other
    return True


def _is_name(token: Token) -> bool:
    return token.ent_type_ in _NAMES


def _is_month(token: Token) -> bool:
    """Whether "May", "April" or "March" is a month, and no verb, woman or demonstration."""
    if token.tag_ == "MD" or token.pos_ in ("VERB", "AUX") or _is_name(token):
        return False
    first_name = token.i > 0 and token.nbor(-1).pos_ == "PROPN" and token.nbor(-1).head == token
    return not first_name


def _is_year(before: str, token: Token) -> bool:
    """Whether a bare number is a year: after a time preposition, or where it counts nothing."""
    if token.ent_type_ in _COUNTS or token.ent_type_ in ("PERSON", "FAC"):
        return False
    counts = token.dep_ in ("nummod", "quantmod") and token.head.tag_ in ("NNS", "NNPS")
    if token.ent_type_ in ("DATE", "EVENT"):
        return True
    if counts and not before.lower().rstrip().endswith((" the", "fiscal")):
        return False
    return bool(_TIME_PREPOSITION.search(before)) or token.dep_ in ("npadvmod", "pobj")


def _is_clock(text: str, found: TimeCandidate) -> bool:
    """True for the hour of "at 1653" and "1815 GMT", and of an entry of a running report."""
    if not text[found.start : found.end].isdigit():
        return False
    if _is_running(text) and _ENTRY.match(text, found.start):
        return True
    at = _AT.search(text, max(0, found.start - 10), found.start)
    return bool(at or _ZONE.match(text, found.end))


@lru_cache(maxsize=8)
def _is_running(text: str) -> bool:
    """Whether a text is a running report, whose entries open with their hours ("1541 The mayor
    says"): most of them could be no year that news tell of."""
    hours = {int(found[0]) for found in _ENTRY.finditer(text)}
    return len(hours) >= _ENTRIES and 2 * sum(h not in _NEWS_YEARS for h in hours) > len(hours)


def _numbers_resolution(text: str, found: TimeCandidate) -> bool:
    """True for the number of "Resolution 1973", and of "the 1973 resolution" in a text that has
    the former."""
    if _RESOLUTION.search(text, max(0, found.start - 32), found.start):
        return True
    if not text.startswith(("resolution", "Resolution"), found.end + 1):
        return False
    number = text[found.start : found.end]
    return bool(re.search(rf"\b[Rr]esolutions?\s+(?:\d+\s+and\s+)?{re.escape(number)}\b", text))


def _numbers_something(before: str, number: Token) -> bool:
    """ "Suite 1990", "2010 Harbour Road", "0800 1999", "the Boeing 1945 hangar": a number, and
    no year."""
    words = time_words()
    named = [t.lower_ for t in number.doc[number.i + 1 : number.i + 4] if t.text[:1].isupper()]
    if _DIGITS.search(before) or not words.streets.isdisjoint(named):
        return True
    if not number.i:
        return False
    last = number.nbor(-1)
    if last.lower_.rstrip(".") in words.numbered:
        return True
    return last.ent_type_ in _MAKERS and number.dep_ == "nummod" and number.head.dep_ == "nmod"


def _counts(before: str, number: Token) -> bool:
    """ "in 2000 shops", "1900 soldiers": how many there are of what bears no year."""
    noun = number.head
    if number.dep_ != "nummod" or noun.tag_ != "NNS" or noun.i < number.i:
        return False
    if before.lower().rstrip().endswith((" the", "fiscal")) or noun.lemma_.lower() in _datable():
        return False
    return number.text.endswith("00") or noun.lemma_.lower() in _people()


def _is_newspaper(word: Token) -> bool:
    """The last word of "USA Today"."""
    return word.i > 0 and word.is_title and word.nbor(-1).text[:1].isupper()


def _is_of_something(text: str, found: TimeCandidate) -> bool:
    """ "the first half of the season": of what is no year."""
    return "year" not in found.slots and bool(
        re.match(r"\s+of\s+(?!the\s+(?:fiscal\s+)?year\b)", text[found.end : found.end + 24])
    )


def _is_of_a_match(sentence: Span, found: TimeCandidate) -> bool:
    """ "led 2-0 in the first half": of a match, and no part of a year."""
    if "year" in found.slots or "pre" in found.slots:
        return False
    return bool(_match().search(sentence.text))


def _describes(before: str, found: TimeCandidate, last: Token) -> bool:
    """ "the '80s singer": what somebody is known by; "in the '80s boom" tells when."""
    noun = last.head
    return (
        "tens" in found.slots
        and not _TIME_PREPOSITION.search(before)
        and last.i + 1 == noun.i
        and noun.tag_ == "NN"
        and noun.lemma_.lower() not in _datable()
    )


@cache
def _match() -> re.Pattern[str]:
    score = r"(?<![\d.])\d{1,3}[-–]\d{1,3}(?![\d.,]|\s?%|\s(?:per|pct|m|b))"
    return re.compile(rf"{score}|\b{alternatives(time_words().games)}s?\b")


@cache
def _datable() -> frozenset[str]:
    """Nouns that a year tells apart: events, and what is measured year by year."""
    events = (str(n) for lemmas in load_data("time_kinds").values() for n in lemmas)
    return frozenset(events) | word_set("time_events", "measures")


@cache
def _people() -> frozenset[str]:
    return frozenset(map(str, load_data("figures")["people"]))


def _is_age(text: str, found: TimeCandidate) -> bool:
    """True for "a man in his early 30s", where no century is named."""
    century = re.search(r"\d{4}", text[found.start : found.end])
    return not century and bool(_OWNER.search(text, max(0, found.start - 32), found.start))


def _is_season(found: TimeCandidate, before: str) -> bool:
    if "pre" in found.slots or "year" in found.slots or "post" in found.slots:
        return True
    return found.slots["season"] != "fall" and bool(
        re.search(r"\b(?:in|during|since|by|until|over|through)\s+(?:the\s+)?$", before)
    )
