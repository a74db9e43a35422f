"""The telling that stands for an entry, and the entry's name in a URL."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from ..language.standing import leans
from ..records import Event
from ..records.plain_text import slug

#: Loss of a sentence that leans on others.
_LEANS = 1.5

#: Length in characters of a sentence that reads well as one line of a chronology.
_GOOD = (60, 260)

#: Loss of a sentence that only points to the event ("Tuesday's earthquake"), of one that tells
#: what somebody said, and gain of one that counts what it did.
_ONLY_POINTS, _ONLY_SAYS, _NUMBERED = 2.0, 0.5, 0.25

_SAYING = frozenset({"say", "tell", "add", "claim", "insist"})

_OPENS_QUOTE = tuple("\"“‘'«„`")
_SLUG_WORDS = 4

#: Words of running text for each content word.
_WORDS_A_TERM = 2


def told_in_passing(events: Sequence[Event]) -> frozenset[str]:
    """Ids of events whose sentence is about another one, of another date.

    That is the one the sentence itself reports, or else the one it tells first: "The army
    attacked on Monday, ten years after the war" is no telling of the war. ``events`` are in
    the order of their articles.
    """
    told: dict[tuple[str, int], list[Event]] = defaultdict(list)
    for event in events:
        told[event.article, event.start].append(event)
    subjects = (next((e for e in some if e.expression is None), some[0]) for some in told.values())
    return frozenset(e.id for e in events) - {e.id for e in subjects}


def telling_order(events: Sequence[Event], passing: Collection[str] = ()) -> list[Event]:
    """The tellings, best first: self-contained, dated to the day, in few words, like the rest.

    ``passing`` are the ids of `told_in_passing`.
    """
    if len(events) == 1:
        return list(events)
    shared = Counter(term for event in events for term in set(event.terms))
    merits = {e.id: _merit(e, shared, len(events)) - (e.aside or e.id in passing) for e in events}
    return sorted(events, key=lambda e: (-merits[e.id], e.article, e.start, e.id))


def _merit(event: Event, shared: Counter[str], tellings: int) -> float:
    merit = 0.0
    if event.precision == "day":
        merit += 1.0
    if event.status == "announced":
        merit -= 0.5
    if event.reference:
        merit -= _ONLY_POINTS
    elif event.head in _SAYING:
        merit -= _ONLY_SAYS
    merit += _NUMBERED * min(1, len(event.numbers))
    merit -= _LEANS * leans(event.sentence)
    if event.sentence.startswith(_OPENS_QUOTE):
        merit -= 1.0
    low, high = _GOOD
    if len(event.sentence) < low:
        merit -= 0.5
    elif len(event.sentence) > high:
        merit -= min(1.5, (len(event.sentence) - high) / 150)
    merit += min(1.0, 0.25 * len(event.named))
    merit += _foreground(event)
    if event.terms and tellings > 1:
        merit += sum(shared[t] - 1 for t in set(event.terms)) / (tellings * len(set(event.terms)))
    return merit


def _foreground(event: Event) -> float:
    """How far the sentence is about the event, 0 to 2: it names it early, and tells little else."""
    sentence = event.sentence.lower()
    if not sentence.strip():
        return 0.0
    place = sentence.find(event.head.removeprefix("not ").split(" ")[0])
    early = 1.0 - place / len(sentence) if place >= 0 else 0.5
    return early + min(1.0, _WORDS_A_TERM * len(event.terms) / len(sentence.split()))


def event_slug(event: Event) -> str:
    """A few words of the event for a URL: "launch-military-offensive-karabakh"."""
    words = dict.fromkeys([event.head, *event.terms])
    plain = [w for w in map(slug, words) if w][:_SLUG_WORDS]
    return "-".join(plain) or "event"
