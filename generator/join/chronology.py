"""The chronology: one entry for each event, however many articles tell of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from ..language.standing import points_back
from ..records import Article, Entry, Event, Status, edtf
from ..records.replace_field import replace_field
from .entry_text import event_slug, telling_order, told_in_passing
from .importance import day_weights, entry_weights, lists_of_parts, originals, own_weight
from .replaced import replacements
from .same_event import cluster_events

__all__ = ["build_chronology", "cluster_events"]


#: Weight, beside 1, of an event of which no sentence tells that can stand alone, and of one that
#: none is about.
_LEANING, _ASIDE = 0.85, 0.6

#: Share of all articles from which on a topic is no matter of its own: what everything here is
#: about tells no event from another.
_EVERYTHING = 0.5

#: Share of the weight of the day's most told event that another may reach by what its matter tells.
_SECOND = 0.9

#: Days of a period that tells more than the day of publication does.
_PERIOD = 62

#: Share of the tellings that name anybody from which on whom they name takes part.
_SUPPORTED = 1 / 3

#: Share of an event's tellings from which on one that somebody denies is disputed.
_DISPUTED = 0.25


def build_chronology(
    events: Sequence[Event],
    articles: Sequence[Article],
    clusters: Sequence[Sequence[int]] | None = None,
) -> tuple[tuple[Event, ...], tuple[Entry, ...]]:
    """Bring together the tellings of each event.

    ``clusters`` is what `cluster_events` finds, where it was asked already.

    Returns the events in the order given, each with its ``entry``, and the entries by date.
    """
    maker = _Maker(articles, told_in_passing(events))
    clusters = cluster_events(events, articles) if clusters is None else clusters
    found = [[events[i] for i in places] for places in clusters]
    found.sort(key=lambda members: min((e.date, e.article, e.start) for e in members))
    unweighed = [maker.entry(members) for members in found]
    own = _with_matters(unweighed, found, maker)
    days = day_weights(events, articles)
    weights = entry_weights([e.date for e in unweighed], own, days, articles)
    entries = replace_field(unweighed, "weight", [round(w, 4) for w in weights])
    entry_of = {
        e.id: entry.id for members, entry in zip(found, entries, strict=True) for e in members
    }
    instead = replacements(entries, events, entry_of)
    entries = replace_field(entries, "replaced_by", [instead.get(e.id) for e in entries])
    chronology = sorted(entries, key=lambda e: (edtf.bounds(e.date)[0], e.date, -e.weight, e.id))
    return replace_field(events, "entry", [entry_of[e.id] for e in events]), tuple(chronology)


def _with_matters(
    entries: Sequence[Entry], found: Sequence[Sequence[Event]], maker: _Maker
) -> list[float]:
    """The entries' own weights; that of the main one of a matter's day is of all that is told of
    the matter that day, since a great event is told in parts that are lines of their own."""
    own = [e.weight for e in entries]
    matters = _matters(found)
    of_day: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        if entry.precision == "day":
            for topic in matters.intersection(entry.topics):
                of_day[entry.date, topic].append(place)
    for places in of_day.values():
        main = max(places, key=lambda p: (entries[p].weight, _facts(found[p]), -p))
        shown = next(e for e in found[main] if e.id == entries[main].events[0])
        together = maker.weight([e for p in places for e in found[p]], shown)
        own[main] = max(own[main], together)
    return _behind_the_main_one(entries, own)


def _behind_the_main_one(entries: Sequence[Entry], own: Sequence[float]) -> list[float]:
    """The weights, with no event of a day above the one that most tell by itself."""
    of_day: defaultdict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        if entry.precision == "day":
            of_day[entry.date].append(place)
    bounded = list(own)
    for places in of_day.values():
        main = max(places, key=lambda p: (entries[p].weight, -p))
        for place in places:
            if entries[place].weight < entries[main].weight:
                bounded[place] = min(own[place], _SECOND * own[main])
    return bounded


def _matters(found: Sequence[Sequence[Event]]) -> frozenset[str]:
    """Topics that some of the articles are about."""
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for event in (e for members in found for e in members):
        for topic in event.topics:
            articles[topic].add(event.article)
    every = {e.article for members in found for e in members}
    return frozenset(t for t, some in articles.items() if len(some) <= _EVERYTHING * len(every))


def _facts(members: Sequence[Event]) -> int:
    """How many hard facts hang on an event: what is counted, and who is named."""
    return len({fact for e in members for fact in (*e.numbers, *e.named)})


class _Maker:
    """Makes entries, and keeps their ids apart."""

    def __init__(self, articles: Sequence[Article], passing: Collection[str]) -> None:
        self._passing = passing
        self._roots = originals(articles)
        self._published = {a.id: a.published for a in articles}
        self._lists = lists_of_parts(articles)
        self._outlets = {a.id: a.outlet or a.id for a in articles}
        self._seen: Counter[str] = Counter()

    def entry(self, members: Sequence[Event]) -> Entry:
        """The entry for tellings of one event."""
        when, status = _date(members), _status(members)
        ordered = telling_order(members, self._passing)
        best = next((e for e in ordered if e.date == when), ordered[0])
        if status == "cancelled":
            best = _calling_off(ordered)
        ordered.remove(best)
        ordered.insert(0, best)
        return Entry(
            id=self._id(when, best),
            date=when,
            precision=best.precision if best.date == when else edtf.precision_of(when),
            status=status,
            text=best.sentence,
            weight=self.weight(members, best),
            events=tuple(e.id for e in ordered),
            articles=_by_count(e.article for e in members),
            told_by=self._told_by(members),
            outlets=len({self._outlets.get(r, r) for r in self._originals(members)}),
            actors=_parties(ordered),
            topics=_topics(ordered),
        )

    def weight(self, members: Sequence[Event], shown: Event) -> float:
        """Weight of what some tellings tell, of which one is ``shown``."""
        articles = [e for e in members if e.article not in self._lists] or members
        own = own_weight(articles, self._roots, self._published)
        leaning = _LEANING if points_back(shown.sentence) else 1.0
        return own * leaning * (_ASIDE if shown.aside else 1.0)

    def _told_by(self, members: Sequence[Event]) -> tuple[str, ...]:
        """The articles whose own sentence tells of the event; of copies only their originals, or
        the first where the original does not tell of it."""
        first: dict[str, str] = {}
        for article in _by_count(e.article for e in members):
            root = self._roots.get(article, article)
            if root not in first or article == root:
                first[root] = article
        return tuple(first.values())

    def _originals(self, members: Sequence[Event]) -> set[str]:
        return {self._roots.get(e.article, e.article) for e in members}

    def _id(self, when: str, event: Event) -> str:
        base = f"{when.split('/')[0].lower()}-{event_slug(event)}"
        self._seen[base] += 1
        count = self._seen[base]
        return base if count == 1 else f"{base}-{count}"


def _calling_off(ordered: Sequence[Event]) -> Event:
    """The telling that says that it will not be, and by whose word where one does."""
    called_off = [e for e in ordered if e.status == "cancelled"]
    return next((e for e in called_off if e.actors), called_off[0])


def _date(members: Sequence[Event]) -> str:
    """The date most tellings give, of those that give it most precisely; a day of publication
    yields to a stated one, and to the shorter period that as many tellings state."""
    counts = Counter(e.date for e in members)
    stated = Counter(e.date for e in members if e.expression is not None)
    days = [d for d in counts if edtf.precision_of(d) == "day"]
    if days and not any(d in stated for d in days):
        periods = [d for d in stated if _days(d) <= _PERIOD and stated[d] >= len(members) / 2]
        days = periods or days
    return min(days or counts, key=lambda d: (d not in stated, -counts[d], d))


def _days(value: str) -> int:
    first, last = edtf.bounds(value)
    return (last - first).days + 1


def _status(members: Sequence[Event]) -> Status:
    """Cancelled when any telling says so; announced only as long as none says it happened."""
    told = Counter(e.status for e in members)
    if told["cancelled"]:
        return "cancelled"
    if told["disputed"] >= _DISPUTED * len(members):
        return "disputed"
    if told["happened"]:
        return "happened"
    return "announced" if told["announced"] else "disputed"


def _parties(ordered: Sequence[Event]) -> tuple[str, ...]:
    """Who takes part by the telling that is shown (the first), or by a share of those that name
    anybody, best supported first; what tellings only refer to counts where no other names any."""
    named = [e for e in ordered if e.actors]
    telling = [e for e in named if not e.reference] or named
    counts = Counter(a for e in telling for a in e.actors)
    shown = set(ordered[0].actors)
    return tuple(
        a for a in _by_count(counts.elements())
        if a in shown or counts[a] >= _SUPPORTED * len(telling)
    )  # fmt: skip


def _topics(ordered: Sequence[Event]) -> tuple[str, ...]:
    """Topics of the telling that is shown (the first), and of a third of all tellings: what one
    article tells in passing on another matter is not that matter's event."""
    counts = Counter(t for e in ordered for t in e.topics)
    shown = set(ordered[0].topics)
    return tuple(
        t for t in _by_count(counts.elements()) if t in shown or 3 * counts[t] >= len(ordered)
    )


def _by_count(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, most frequent first."""
    counts = Counter(names)
    return tuple(sorted(counts, key=lambda n: (-counts[n], n)))
