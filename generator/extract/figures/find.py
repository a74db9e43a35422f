"""Figures of one article: every number that a briefing would show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
from .claims import Claimants, as_of, qualify
from .context import is_age, is_date, is_dating, is_label, is_named, is_weightless, is_year
from .counted import Counted, category_of, what_is_counted
from .labels import label_of
from .lexicon import figure_words
from .numerals import Numeral, find_numerals
from .ranges import join_ranges
from .reading import Reading, trimmed


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
    if is_label(text, numeral):
        return None
    counted = what_is_counted(reading, numeral)
    sentence = reading.sentence_at(numeral.start)
    first, last = trimmed(sentence)
    if counted is None:
        counted = _like_the_one_before(numeral, before, first)
    if (
        counted is None
        or is_date(dates, numeral, counted)
        or is_named(reading, numeral, counted)
        or is_year(text, numeral, counted)
        or is_age(text, numeral, counted)
    ):
        return None
    whole = qualify(text, numeral, counted)
    category = _category(text, counted, whole.start, before, first)
    if counted.category == "duration" and is_dating(text, numeral, counted, dates, whole.start):
        return None
    if is_weightless(text, numeral, counted, category, whole.start):
        return None
    claimant = claimants.of(numeral.start, numeral.end, sentence)
    when = as_of(reading, article, dates, sentence, (whole.start, whole.end), category)
    if when is None and before and before[-1].start >= first:
        again = _RESTATED.fullmatch(text, before[-1].end, whole.start)
        when = before[-1].as_of if again else None
    return Figure(
        id=f"{article.id}-f{whole.start}",
        article=article.id,
        start=whole.start,
        end=whole.end,
        text=text[whole.start : whole.end],
        sentence=text[after_dateline(text, first, last) : last],
        value=numeral.value,
        low=numeral.low,
        high=numeral.high,
        qualifier=whole.qualifier,
        unit=counted.unit,
        measure=None,
        measure_label=label_of(reading, counted, numeral, whole.start),
        as_of=when,
        according_to=claimant.entity,
        according_to_text=claimant.text,
        category=category,
    )


def _category(
    text: str, counted: Counted, start: int, before: Sequence[FoundFigure], sentence_start: int
) -> FigureCategory:
    """The figure's category; "27 dead, including two civilians" says it for both."""
    category = category_of(counted)
    if category in ("count", "population") and counted.unit == "people" and before:
        last = before[-1]
        if last.unit == "people" and last.start >= sentence_start:
            between = text[last.end : start]
            dashed = between.strip() in ("–", "—", "-", ":")
            if dashed or figure_words().partitioning.search(between):
                return last.category
    return category


def _like_the_one_before(
    numeral: Numeral, before: Sequence[FoundFigure], sentence_start: int
) -> Counted | None:
    """ "7,000 people in the north and 4,000 in the south": the second counts people too."""
    if not before or before[-1].start < sentence_start or numeral.spelt:
        return None
    last = before[-1]
    value = numeral.value
    if last.unit != "people" or value is None or not (numeral.scaled or value >= 10):
        return None
    return Counted("people", last.category, numeral.start, numeral.end, bare=True)


def _distinct(figures: Sequence[FoundFigure]) -> Iterator[FoundFigure]:
    """Figures with ids of their own."""
    seen: dict[str, int] = {}
    for figure in figures:
        seen[figure.id] = seen.get(figure.id, 0) + 1
        if seen[figure.id] == 1:
            yield figure
