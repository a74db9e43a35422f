"""Events that a text reports in nothing but somebody's own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..records import Event, Part, Quote


def find_quoted_events(events: Iterable[Event], quotes: Iterable[Quote]) -> Mapping[str, Quote]:
    """The direct quotation that the whole of an event's sentence is part of, by the event's id."""
    spoken: dict[str, list[tuple[Quote, Part]]] = defaultdict(list)
    for quote in quotes:
        if quote.kind == "direct":
            spoken[quote.article] += [(quote, part) for part in quote.parts]
    found: dict[str, Quote] = {}
    for event in events:
        start, end = _span_without_marks(event)
        for quote, part in spoken.get(event.article, ()):
            if part.start <= start and end <= part.end:
                found[event.id] = quote
    return found


def without_outer_marks(text: str) -> str:
    """A sentence from within a longer quotation, without the mark that begins or ends the whole.

    >>> without_outer_marks("“The dam broke in 2019.")
    'The dam broke in 2019.'
    """
    return text.strip('“”"')


def _span_without_marks(event: Event) -> tuple[int, int]:
    sentence = without_outer_marks(event.sentence)
    start = event.start + event.sentence.find(sentence)
    return start, start + len(sentence)
