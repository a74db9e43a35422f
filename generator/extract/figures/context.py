"""Surroundings in which a number is no figure: dates, labels, ages, scores, mere pointers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...records import QUANTITIES, TOLLS, DateMention, FigureCategory
from .counted import Counted
from .lexicon import figure_words
from .numerals import Numeral
from .reading import Reading

_NAMING = frozenset({"PRODUCT", "LAW", "FAC", "EVENT", "WORK_OF_ART", "ORG", "PERSON", "LANGUAGE"})

_AGE_BEFORE = re.compile(r"\b(?:ages?|aged|age of|ages of|between|turn(?:ed|s|ing)?)\s+$", re.I)
_AGE_AFTER = re.compile(r"[ -](?:years?|months?|weeks?|days?)[ -]olds?\b")
_PERSON_AGE = re.compile(r"[\w.’'”]\s?,\s$")
_PROPORTION = re.compile(r"-to-\w+|[- ]to[- ](?:1|one)\b")
_MULTIPLIER = re.compile(
    r"[- ]times?\s+(?:the|as|more|less|higher|greater|larger|bigger|that|what|its|their)\b"
)
_SCORE = re.compile(r"[-–]\d")
_LIST_MARK = re.compile(r"(?:^|\n)\s*\(?$")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d$")
_SENTENCE_START = re.compile(r"(?:^|\n|[.!?:][\"”’'\s]*\s)$")
_EMAIL_LIKE = re.compile(r"[@#/\\_=] ?$")


def is_label(text: str, numeral: Numeral) -> bool:
    """Whether the characters around a number make it part of a name, a label or a time."""
    words = figure_words()
    before = text[max(0, numeral.start - 30) : numeral.start]
    after = text[numeral.end : numeral.end + 24]
    if re.search(r"[^\W\d_][-–]$|\d[-–—]$|[$€£]?\d\s?[–—]\s?$", before) or _EMAIL_LIKE.search(
        before
    ):
        return True
    if (
        _SCORE.match(after)
        or _PROPORTION.match(after)
        or (re.search(r"\w[- ]to[- ]$", before) and (numeral.value == 1))
    ):
        return True
    if not numeral.scaled and words.label_before.search(before):
        return True
    if words.label_after.match(after):
        return True
    if _CLOCK.match(text[numeral.start : numeral.end]) and _SENTENCE_START.search(before):
        return True
    if _LIST_MARK.search(before) and re.match(r"[.)]\s", after):
        return True
    near = text[max(0, numeral.start - 12) : numeral.end + 18]
    return any(
        numeral.start - 12 <= found.start() + max(0, numeral.start - 12) < numeral.end
        and found.end() + max(0, numeral.start - 12) > numeral.start
        for found in words.names.finditer(near)
    ) or bool(re.match(r"\s?['’\"″]\s?\d", after))


def is_named(reading: Reading, numeral: Numeral, counted: Counted | None) -> bool:
    """Whether a number is part of a proper name ("Airbus A320", "Channel 4", "Big Three")."""
    if counted is not None and counted.category not in ("count", "other"):
        return False
    tokens = reading.tokens(numeral.start, numeral.end)
    first = tokens[0]
    if not numeral.scaled and any(t.ent_type_ in _NAMING for t in tokens):
        alone = all(t.ent_iob_ == "B" for t in tokens[:1]) and not _runs_on(reading, tokens[-1].i)
        return not alone
    capital = first.text[:1].isupper() and not first.is_sent_start and first.i > 0
    return numeral.spelt and capital and not first.nbor(-1).is_punct


def _runs_on(reading: Reading, last: int) -> bool:
    following = reading.doc[last + 1 : last + 2]
    return bool(following) and following[0].ent_iob_ == "I"


def is_year(text: str, numeral: Numeral, counted: Counted | None) -> bool:
    """Four bare digits that read as a year of our time, or of history."""
    written = text[numeral.start : numeral.end]
    if not re.fullmatch(r"1[0-9]{3}|20[0-9]{2}|2100", written):
        return False
    if counted is None or counted.bare:
        return True
    if counted.category in QUANTITIES:
        return False
    directly = counted.end - numeral.end < 20 and counted.unit == "people"
    return not (directly and not 1900 <= int(written) <= 2100)


def is_age(text: str, numeral: Numeral, counted: Counted | None) -> bool:
    before = text[max(0, numeral.start - 16) : numeral.start]
    after = text[numeral.end : numeral.end + 16]
    if _AGE_AFTER.match(after):
        return True
    if counted is None or counted.bare:
        if re.match(r"\s?[,;)]", after) and _PERSON_AGE.search(before):
            return True
        return bool(_AGE_BEFORE.search(before))
    return bool(
        counted.category == "duration" and re.search(r"\b(?:ages?|aged|age of)\s+$", before, re.I)
    )


def is_dating(
    text: str, numeral: Numeral, counted: Counted, dates: Sequence[DateMention], start: int
) -> bool:
    """Whether a length of time only says when: "two weeks ago", "the next three days"."""
    words = figure_words()
    following = re.match(r"[ -]([\w’']+)(?:[ -](\w+))?", text[counted.end : counted.end + 24])
    if following:
        first, second = following.group(1).lower(), (following.group(2) or "").lower()
        if first in words.dating or f"{first} {second}" in words.dating:
            return True
        if first in ("’", "'"):
            return True
    before = re.search(r"([\w’']+)\s+$", text[max(0, start - 20) : start])
    lead = before.group(1).lower() if before else ""
    if lead in words.spans_back:
        return False
    if lead in words.definite or lead in ("coming", "every", "each"):
        return True
    covering = _covering(dates, numeral)
    return covering is not None and covering.basis != "absolute" and lead in ("in", "within", "")


def _covering(dates: Sequence[DateMention], numeral: Numeral) -> DateMention | None:
    return next((d for d in dates if d.start < numeral.end and numeral.start < d.end), None)


def is_date(dates: Sequence[DateMention], numeral: Numeral, counted: Counted | None) -> bool:
    """Whether a number belongs to a time expression and measures nothing itself."""
    if counted is not None and counted.category == "duration":
        return False
    covering = _covering(dates, numeral)
    if covering is None:
        return False
    measured = counted is not None and counted.category in QUANTITIES
    return not measured


def is_weightless(
    text: str, numeral: Numeral, counted: Counted, category: FigureCategory, start: int
) -> bool:
    """Whether a small number merely points ("the two leaders", "one side") and counts nothing."""
    words = figure_words()
    if numeral.scaled or numeral.ranged or numeral.value is None:
        return False
    value = numeral.value
    before = re.search(r"(?:([\w.]*)(['’]s|s['’])|([\w’']+))\s+$", text[max(0, start - 24) : start])
    lead = (before.group(2) or before.group(3)).lower() if before else ""
    if counted.unit == "points" and value == 1:
        return True
    if category in QUANTITIES or category == "population":
        return False
    if value == 1 and numeral.spelt:
        return not _weighs_alone(text, counted, category, lead)
    small = value <= 12
    if not small:
        return False
    if category == "duration":
        return False
    if lead in words.definite or lead in words.spans_back or lead in ("'s", "’s", "s'", "s’"):
        harmed = category in TOLLS
        return not (harmed and (counted.bare or lead == "all"))
    if counted.noun is not None and counted.noun.lemma_.lower() in words.weightless:
        return True
    if counted.noun is not None and counted.unit == "times":
        return not _MULTIPLIER.match(text[numeral.end : numeral.end + 24])
    return counted.bare and category not in TOLLS


_TAKING = frozenset({"killing", "killed", "wounding", "injuring", "left"})


def _weighs_alone(text: str, counted: Counted, category: FigureCategory, lead: str) -> bool:
    """One victim is news; one thing is grammar."""
    if category in ("killed", "injured", "missing") and counted.unit == "people":
        return lead in _TAKING or lead in ("least", "and", "including", "")
    if category == "duration":
        return lead in ("for", "within", "least", "than", "over", "about", "nearly", "almost")
    return False
