"""Which candidates are no time expressions: names, verbs, counts, recurring days."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from .time_patterns import TimeCandidate

_RECURRING = re.compile(r"\b(?:every|each|any|most|some|per)\s+(?:other\s+)?$", re.IGNORECASE)
_NAMED_DAY = re.compile(r"(?:Black|Bloody|Good|Ash|Palm|Easter|Super|Cyber|Giving)\s+$")
_AT = re.compile(r"\b(?:at|At)\s+(?:about\s+)?$")
_ZONE = re.compile(r"\s*(?:GMT|UTC|BST|CET|EST|EDT|hrs|hours|local time)\b")
_RESOLUTION = re.compile(r"\bresolutions?\s+(?:\d{3,4}(?:\s*,|\s*/|,?\s+and)\s*)*$", re.IGNORECASE)
_OWNER = re.compile(
    r"\b(?:my|our|your|his|her|their)\s+(?:(?:early|mid|late)[\s-]+)?(?:\d0s,?\s+(?:(?:and|or|to)\s+)?)*$",
    re.IGNORECASE,
)
_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT", "GPE", "LOC"})
_COUNTS = frozenset({"MONEY", "QUANTITY", "PERCENT"})
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
    if found.kind == "weekday":
        return not _NAMED_DAY.search(before) and not _is_name(head)
    if found.kind == "month" and "year" not in found.slots:
        return _is_month(span[-1] if "pre" in found.slots else head)
    if found.kind == "year":
        other = _is_clock(text, found) or _numbers_resolution(text, found)
        return _is_year(before, span[-1]) and not other
    if found.kind == "season":
        return _is_season(found, before)
    if found.kind in ("decade", "years"):
        return head.ent_type_ not in _COUNTS and not _is_age(text, found)
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
    """True for the hour of "at 1653" and "1815 GMT"."""
    if not text[found.start : found.end].isdigit():
        return False
    at = _AT.search(text, max(0, found.start - 10), found.start)
    return bool(at or _ZONE.match(text, found.end))


def _numbers_resolution(text: str, found: TimeCandidate) -> bool:
    """True for the number of "Resolution 1973", and of "the 1973 resolution" in a text that has
    the former."""
    if _RESOLUTION.search(text, max(0, found.start - 32), found.start):
        return True
    if not text.startswith(("resolution", "Resolution"), found.end + 1):
        return False
    number = text[found.start : found.end]
    return bool(re.search(rf"\b[Rr]esolutions?\s+(?:\d+\s+and\s+)?{re.escape(number)}\b", text))


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
