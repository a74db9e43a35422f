"""Figures of one article: every number that a briefing would show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from ...language.datelines import after_dateline
from ...records import (
    Article,
    DateMention,
    Figure,
    FigureCategory,
    FoundFigure,
    FoundMention,
    FoundQuote,
)
from .context import (
    is_age,
    is_date,
    is_dating,
    is_label,
    is_named,
    is_rate_base,
    is_weightless,
    is_year,
)
from .counted import category_of, what_is_counted
from .fates import fate_beside
from .labels import label_of
from .lexicon import figure_words
from .numerals import Numeral, find_numerals
from .outlook import is_foreseen, none_of
from .provenance import Claimant, Claimants, as_of, qualify
from .ranges import join_ranges
from .reading import VERBAL, Reading, trimmed
from .things import Counted


def find_figures(
    doc: Doc,
    article: Article,
    dates: Sequence[DateMention],
    quotes: Sequence[FoundQuote],
    mentions: Sequence[FoundMention],
) -> tuple[FoundFigure, ...]:
    """Numbers with what they count, how exactly, as of when and by whose account.

    ``doc`` is the parse of ``article.text``; ``dates``, ``quotes`` and ``mentions`` are those
    found in it. Figures come in the order of the text.
    """
    reading = Reading(doc)
    claimants = Claimants(reading, quotes, mentions)
    found: list[FoundFigure] = []
    for numeral in join_ranges(find_numerals(reading.text), reading.text):
        figure = _figure(reading, article, dates, claimants, numeral, found)
        if figure is not None:
            found.append(figure)
    return tuple(_distinct(found))


_RESTATED = re.compile(r"\s*(?:[–—(-]|,? or|,)\s*")
"""Between a figure and the same put in other numbers ("9,000 people – a third of the town")."""


def _figure(
    reading: Reading,
    article: Article,
    dates: Sequence[DateMention],
    claimants: Claimants,
    numeral: Numeral,
    before: Sequence[FoundFigure],
) -> FoundFigure | None:
    text = reading.text
    if is_label(text, numeral) or is_rate_base(text, numeral):
        return None
    counted = what_is_counted(reading, numeral)
    sentence = reading.sentence_at(numeral.start)
    first, last = trimmed(sentence)
    if counted is None:
        counted = _like_the_one_before(text, numeral, before, first)
    if counted is None or _is_no_count(reading, dates, numeral, counted):
        return None
    numeral = _as_counted(numeral, counted)
    whole = qualify(text, numeral, counted)
    spared = none_of(text, whole.start)
    category = "count" if spared else _category(reading, counted, whole.start, before, first)
    if counted.category == "duration" and is_dating(text, numeral, counted, dates, whole.start):
        return None
    if is_weightless(text, numeral, counted, category, whole.start):
        return None
    claimant = _gapped(reading, whole.start, before, first) or claimants.of(
        numeral.start, numeral.end, sentence
    )
    when = as_of(
        reading, article, dates, sentence, (whole.start, whole.end), category
    ) or _as_of_the_one_before(text, whole.start, before, first)
    return Figure(
        id=f"{article.id}-f{whole.start}",
        article=article.id,
        start=whole.start,
        end=whole.end,
        text=text[whole.start : whole.end],
        sentence=text[after_dateline(text, first, last) : last],
        value=numeral.value,
        low=numeral.low,
        high=numeral.value if whole.qualifier == "up_to" else numeral.high,
        qualifier=whole.qualifier,
        unit=counted.unit,
        measure=None,
        measure_label=label_of(reading, counted, numeral, whole.start, clause=not spared),
        as_of=when,
        according_to=claimant.entity,
        according_to_text=claimant.text,
        category=category,
        forecast=is_foreseen(reading, numeral),
    )


def _is_no_count(
    reading: Reading, dates: Sequence[DateMention], numeral: Numeral, counted: Counted
) -> bool:
    """Whether a number is a date, a year, an age or part of a name."""
    text = reading.text
    return (
        is_date(dates, numeral, counted)
        or is_named(reading, numeral, counted)
        or is_year(text, numeral, counted)
        or is_age(text, numeral, counted)
    )


def _as_of_the_one_before(
    text: str, start: int, before: Sequence[FoundFigure], first: int
) -> str | None:
    """The day of the figure before in its sentence, of which a number is only the restatement."""
    if not before or before[-1].start < first:
        return None
    return before[-1].as_of if _RESTATED.fullmatch(text, before[-1].end, start) else None


def _as_counted(numeral: Numeral, counted: Counted) -> Numeral:
    """ "45.000 people" are thousands; what is measured may have a fraction of three digits."""
    whole = counted.category not in ("share", "distance", "duration", "area", "other")
    if not numeral.dotted or numeral.scaled or numeral.value is None or not whole:
        return numeral
    thousands = numeral.value == int(numeral.value) or counted.category != "money"
    return replace(numeral, value=numeral.value * 1000) if thousands else numeral


#: "The ministry counts 19 dead, the priest 27": another who counts, and no verb of its own.
_ANOTHER = re.compile(
    r",\s(?:and\s|while\s|but\s)?(?P<who>(?:the|its|an?)\s[\w’'-]+(?:\s[\w’'-]+)?)\s"
)


def _gapped(
    reading: Reading, start: int, before: Sequence[FoundFigure], sentence_start: int
) -> Claimant | None:
    """The claimant of a number that shares the verb of the number before it."""
    if not before or before[-1].start < sentence_start or before[-1].unit != "people":
        return None
    found = _ANOTHER.fullmatch(reading.text, before[-1].end, start)
    if found and any(t.pos_ in VERBAL for t in reading.tokens(before[-1].end, start)):
        return None
    return Claimant(None, found["who"]) if found else None


def _category(
    reading: Reading,
    counted: Counted,
    start: int,
    before: Sequence[FoundFigure],
    sentence_start: int,
) -> FigureCategory:
    """The figure's category; "27 dead, including two civilians" says it for both."""
    category = fate_beside(reading, counted, start) or category_of(counted)
    if category in ("count", "population") and counted.unit == "people" and before:
        last = before[-1]
        if last.unit == "people" and last.start >= sentence_start:
            between = reading.text[last.end : start]
            dashed = between.strip() in ("–", "—", "-", ":")
            if dashed or figure_words().partitioning.search(between):
                return last.category
    return category


def _like_the_one_before(
    text: str, numeral: Numeral, before: Sequence[FoundFigure], sentence_start: int
) -> Counted | None:
    """ "7,000 people in the north and 4,000 in the south": the second counts people too."""
    if not before or before[-1].start < sentence_start:
        return None
    last = before[-1]
    if last.unit == "votes" and _VOTES_AGAINST.fullmatch(text, last.end, numeral.start):
        return Counted("votes", "count", numeral.start, numeral.end, bare=True, alone=True)
    if last.unit == "people" and numeral.value is None and _NOTHING_BEHIND.match(text, numeral.end):
        return Counted("people", last.category, numeral.start, numeral.end, bare=True)
    if numeral.spelt:
        return None
    value = numeral.value
    if last.unit != "people" or value is None or not (numeral.scaled or value >= 10):
        return None
    return Counted("people", last.category, numeral.start, numeral.end, bare=True)


#: "The opposition spoke of hundreds.": a vague number with nothing behind it.
_NOTHING_BEHIND = re.compile(r"[,;.)]|$")
#: "148 votes to 97"
_VOTES_AGAINST = re.compile(r"\sto\s|\sagainst\s|,\swith\s")


def _distinct(figures: Sequence[FoundFigure]) -> Iterator[FoundFigure]:
    """Figures with ids of their own."""
    seen: dict[str, int] = {}
    for figure in figures:
        seen[figure.id] = seen.get(figure.id, 0) + 1
        if seen[figure.id] == 1:
            yield figure
