"""What takes the place of a cancelled event: "The match planned for Thursday was postponed to
Friday", "The talks were called off. They will be held on Friday instead." """

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..language.word_lists import word_set
from ..records import Entry, Event

#: Characters behind the sentence that calls an event off within which another tells what is
#: instead.
_NEAR = 300


def replacements(
    entries: Iterable[Entry], events: Sequence[Event], entry_of: Mapping[str, str]
) -> dict[str, str]:
    """Id of each cancelled entry that is replaced to that of what replaces it."""
    planned: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.status == "announced" and _replaces(event.sentence):
            planned[event.article].append(event)
    known = {e.id: e for e in events}
    found = {}
    for entry in entries:
        if entry.status != "cancelled":
            continue
        told = (known[e] for e in entry.events)
        called_off = [e for e in told if e.status == "cancelled"]
        new = [p for e in called_off for p in planned[e.article] if _follows(p, e)]
        if new:
            found[entry.id] = entry_of[new[0].id]
    return found


def _replaces(sentence: str) -> bool:
    words = sentence.lower().replace(".", " ").replace(",", " ").split()
    return not word_set("event_words", "replacing").isdisjoint(words)


def _follows(new: Event, old: Event) -> bool:
    """Whether an event of another day is told with what was called off, or just behind it."""
    return new.date != old.date and old.start <= new.start <= old.end + _NEAR
