"""How many outlets report what a sentence of a summary says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from ..records import Briefing, Event, Figure, SummaryLine
from .addresses import citation_key, line_anchor


def count_reporting_outlets(
    briefing: Briefing, lines: Collection[SummaryLine]
) -> Mapping[str, int]:
    """Outlets by the citation of the sentence, where more than one reports its event or gives a
    figure of what it counts."""
    outlets = _outlets_by_record(briefing, {line.article for line in lines})
    found: dict[str, int] = {}
    for line in lines:
        within = (
            count
            for record, count in outlets[line.article]
            if record.start < line.end and line.start < record.end
        )
        if (most := max(within, default=0)) > 1:
            found[citation_key(line.article, line_anchor(line))] = most
    return found


def _outlets_by_record(
    briefing: Briefing, articles: Collection[str]
) -> Mapping[str, list[tuple[Event | Figure, int]]]:
    """Events and figures of some articles with the outlets that report the same, by article."""
    records, used = briefing.records, frozenset(articles)
    outlet = {article.id: article.outlet for article in records.articles if article.outlet}
    of_event = {
        event: min(entry.outlets, len({outlet.get(a) for a in entry.articles} - {None}))
        for entry in records.chronology
        if not used.isdisjoint(entry.articles)
        for event in entry.events
    }
    of_measure: dict[str, set[str]] = defaultdict(set)
    for figure in records.figures:
        if figure.measure and figure.article in outlet:
            of_measure[figure.measure].add(outlet[figure.article])
    found: dict[str, list[tuple[Event | Figure, int]]] = defaultdict(list)
    for event in records.events:
        if event.article in used:
            found[event.article].append((event, of_event.get(event.id, 0)))
    for figure in records.figures:
        if figure.measure and figure.article in used:
            found[figure.article].append((figure, len(of_measure[figure.measure])))
    return found
