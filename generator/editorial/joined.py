"""Apply what corrections.yml says of what articles tell together: entries and measures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..records import Editorial, Entry, Event, Figure, Issue, Measure
from .correct import issue_of, of_kind


def one_events(
    entries: Sequence[Entry], events: Sequence[Event], editorial: Editorial
) -> tuple[list[list[int]] | None, tuple[Issue, ...]]:
    """The events of each entry, by number, with entries joined that an editor says are one; None
    when nothing is to be joined."""
    corrections = of_kind(editorial, "one_event")
    if not corrections:
        return None, ()
    number = {event.id: n for n, event in enumerate(events)}
    groups = [[number[e] for e in entry.events] for entry in entries]
    group_of = {event: groups[n] for n, entry in enumerate(entries) for event in entry.events}
    group_of |= {entry.id: groups[n] for n, entry in enumerate(entries)}
    issues = []
    for correction in corrections:
        unknown = [m for m in correction.members if m not in group_of]
        if unknown:
            issues.append(issue_of(correction, f"no entry or event has the id '{unknown[0]}'"))
            continue
        first, *others = (group_of[m] for m in correction.members)
        for other in others:
            if other is not first:
                first.extend(other)
                group_of |= {key: first for key, group in group_of.items() if group is other}
                groups = [group for group in groups if group is not other]
    return groups, tuple(issues)


def shown_measures(
    measures: Sequence[Measure], figures: Iterable[Figure], editorial: Editorial
) -> tuple[tuple[Measure, ...], tuple[Figure, ...], tuple[Issue, ...]]:
    """Measures and figures without the measures that an editor thinks not worth showing; their
    figures stay, each by itself."""
    known = {measure.id for measure in measures}
    hidden, issues = set(), []
    for correction in of_kind(editorial, "measure"):
        id = dict(correction.where)["id"]
        if id in known:
            hidden.add(id)
        else:
            issues.append(issue_of(correction, f"no measure has the id '{id}'"))
    return (
        tuple(m for m in measures if m.id not in hidden),
        tuple(replace(f, measure=None) if f.measure in hidden else f for f in figures),
        tuple(issues),
    )
