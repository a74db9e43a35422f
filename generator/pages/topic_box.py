"""The box "At a glance" of a topic, from its records: when, where, who, how many by whose count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..brief.once import in_short
from ..brief.positions import side_of
from ..brief.topic_briefs import takes_part
from ..brief.topic_places import find_places
from ..records import STATUSES, TOLLS, Entry, FigureCategory, Topic, TopicBrief
from . import limits
from .addresses import Citation, Link
from .formatting import first_and_last_day, format_date, join_list
from .headings import opening_day
from .page_inputs import PageInputs
from .record_index import RecordIndex
from .record_lists import CATEGORY_NAMES
from .view_models import DisputeView, EntryView, FigureView, MeasureView

#: Articles that quote a side, or events in which it has a part, so that it is a party.
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class CountClaim:
    """What somebody says of how many there are, or several outlets without naming who does."""

    figure: FigureView
    anchor: str
    """Where on the page the thing counted stands."""
    cites: tuple[Citation, ...]
    more: int
    """How many more outlets say it."""


@dataclass(frozen=True, slots=True)
class Count:
    """One thing counted, as each of those who count it last said."""

    label: str | None
    """None where the numbers say by themselves what is counted."""
    anchor: str
    claims: tuple[CountClaim, ...]
    more: int
    """How many more claims there are."""


@dataclass(frozen=True, slots=True)
class Toll:
    """People harmed in one way."""

    name: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class TopicBox:
    """What a reader sees of a topic at a glance."""

    period: str | None
    places: tuple[Link, ...]
    parties: tuple[Link, ...]
    tolls: tuple[Toll, ...]
    others: tuple[Count, ...]
    """Other things counted, where nobody was harmed."""
    status: str | None
    disputes: tuple[DisputeView, ...]
    more_disputes: int
    ahead: tuple[EntryView, ...]
    newest: Citation | None


def topic_box(
    brief: TopicBrief,
    measures: Sequence[MeasureView],
    disputes: Sequence[DisputeView],
    ahead: Sequence[EntryView],
    inputs: PageInputs,
) -> TopicBox:
    """The box of one topic; ``measures`` are in the order in which pages show them."""
    index, views = inputs.index, inputs.views
    opens = opening_day(brief.topic.articles, index, brief.topic.period[0])
    current = [m for m in measures if _is_current(m, opens, index)]
    tolls = tuple(_tolls(current, index))
    rest = [m for m in current if m.category not in TOLLS and len(m.figures) > 1]
    entries = [index.entries[e] for e in brief.chronology]
    return TopicBox(
        period=period_words(_period(brief.topic, entries, opens)),
        places=_places(entries, index),
        parties=views.links_to_actors(_parties(brief, entries, index)[: limits.BOX_NAMES]),
        tolls=tolls,
        others=() if tolls else tuple(_count(m, index) for m in rest[: limits.BOX_COUNTS]),
        status=_status(brief.chronology, index),
        disputes=tuple(disputes[: limits.BOX_CONFLICTS]),
        more_disputes=max(len(brief.disputes) - limits.BOX_CONFLICTS, 0),
        ahead=tuple(ahead[: limits.BOX_AHEAD]),
        newest=newest_source(brief.topic.articles, index),
    )


def newest_source(articles: Iterable[str], index: RecordIndex) -> Citation | None:
    """The article published last; None where none is dated."""
    dated = [a for a in articles if index.articles[a].published]
    newest = max(dated, key=lambda a: (index.articles[a].published or "", a), default=None)
    return index.cite(newest, "text") if newest else None


def period_words(period: tuple[str | None, str | None]) -> str | None:
    """A topic's period in words; None when it has none.

    >>> period_words(("2023-09-19", None))
    'since 19 September 2023'
    """
    first, last = period
    if not first and not last:
        return None
    return format_date(f"{first or '..'}/{last or '..'}")


def _is_current(measure: MeasureView, opens: str, index: RecordIndex) -> bool:
    """Whether something is counted as of the days that the topic is about, and not foretold."""
    figures = [index.figures[f.id] for f in measure.figures]
    return any(
        not f.forecast and (not f.as_of or first_and_last_day(f.as_of)[1] >= opens) for f in figures
    )


def _tolls(measures: Sequence[MeasureView], index: RecordIndex) -> Iterator[Toll]:
    """Those killed, injured, missing and driven from home, in this order."""
    for category in sorted(TOLLS, key=_gravity):
        found = [m for m in measures if m.category == category][: limits.BOX_COUNTS]
        if found:
            name = CATEGORY_NAMES[category].capitalize()
            yield Toll(name, tuple(_side_by_side([_count(m, index) for m in found])))


def _side_by_side(counts: Sequence[Count]) -> Iterator[Count]:
    """Things counted; those that need no name stand as one, so that their claims are compared."""
    yield from (count for count in counts if count.label)
    plain = [count for count in counts if not count.label]
    if plain:
        claims = tuple(claim for count in plain for claim in count.claims)
        yield Count(None, plain[0].anchor, claims, sum(count.more for count in plain))


def _gravity(category: FigureCategory) -> int:
    return list(CATEGORY_NAMES).index(category)


def _count(measure: MeasureView, index: RecordIndex) -> Count:
    """A thing counted, with the newest claim of everybody who counts it; the named first, the
    latest before the earlier."""
    claims: dict[tuple[object, ...], list[FigureView]] = {}
    for figure in sorted(measure.figures, key=lambda f: index.figures[f.id].as_of or ""):
        if not index.figures[figure.id].forecast:
            claims.setdefault(_claimant(figure), []).append(figure)
    newest = [_claim(figures, measure.anchor) for figures in reversed(claims.values())]
    newest.sort(key=lambda claim: _is_nameless(claim.figure))
    shown = tuple(newest[: limits.BOX_CLAIMS])
    words = measure.label.casefold()
    named = not any(claim.figure.text.casefold() in words for claim in shown)
    label = in_short(measure.label) if named else None
    return Count(label, measure.anchor, shown, len(newest) - len(shown))


def _claim(figures: Sequence[FigureView], anchor: str) -> CountClaim:
    """The last of some figures that one claimant gives, or that outlets give without naming one."""
    last = figures[-1]
    cites = tuple(f.cite for f in reversed(figures)) if _is_nameless(last) else (last.cite,)
    return CountClaim(
        last, anchor, cites[: limits.BOX_CITATIONS], len(cites[limits.BOX_CITATIONS :])
    )


def _is_nameless(figure: FigureView) -> bool:
    return not figure.claimant and not figure.claimant_text


def _claimant(figure: FigureView) -> tuple[object, ...]:
    """Who says so; where nobody is named, all who give the same number are one."""
    if figure.claimant:
        return (figure.claimant.id or figure.claimant.link.text,)
    return (figure.claimant_text,) if figure.claimant_text else (figure.low, figure.high)


def _places(entries: Sequence[Entry], index: RecordIndex) -> tuple[Link, ...]:
    """Where the events took place; states lead to their pages."""
    found = find_places(entries, index.events, index.briefing.records.actors)
    links = (index.actor(state) if state else Link(name, None) for name, state in found)
    return tuple(links)[: limits.BOX_NAMES]


def _parties(brief: TopicBrief, entries: Iterable[Entry], index: RecordIndex) -> Sequence[str]:
    """Sides quoted in several articles or with a part in several events, officials counted with
    their body; those with most of both first. All that are quoted where no two are left."""
    actors = {a.id: a for a in index.briefing.records.actors}
    quoted = {p.actor: {index.quotes[q].article for q in p.quotes} for p in brief.positions}
    acting = Counter(
        side
        for entry in entries
        for side in {side_of(actor, actors) for actor in entry.actors}
        if side in actors and takes_part(actors[side]) and actors[side].kind != "person"
    )
    weight = {s: acting[s] + len(quoted.get(s, ())) for s in (*quoted, *acting)}
    several = [s for s in weight if acting[s] >= _SEVERAL or len(quoted.get(s, ())) >= _SEVERAL]
    ranked = sorted(several, key=lambda side: (-weight[side], side))
    return ranked if len(ranked) >= _SEVERAL else [*quoted] or brief.actors


def _period(topic: Topic, entries: Iterable[Entry], opens: str) -> tuple[str | None, str | None]:
    """From the first to the last day of a topic's articles and of the events that they report as
    news; an editor's period as it is."""
    first, last = topic.period
    if topic.curated:
        return first, last
    happened = [e.date for e in entries if e.status == "happened" and e.precision == "day"]
    recent = [day for day in happened if day >= opens]
    return min([*recent, first or "9999"]) if first or recent else None, max(
        [*recent, last or ""]
    ) or None


def _status(entries: Iterable[str], index: RecordIndex) -> str | None:
    """The day of the last event that happened, and how many did not, or not yet."""
    found = [index.entries[e] for e in entries]
    happened = [e.date for e in found if e.status == "happened" and e.precision == "day"]
    counted = Counter(e.status for e in found)
    others = [f"{counted[s]} {s}" for s in STATUSES if s != "happened" and counted[s]]
    last = max(happened, key=lambda d: first_and_last_day(d)[1], default=None)
    parts = [f"last event {format_date(last)}"] if last else []
    words = "; ".join([*parts, *([join_list(others)] if others else [])])
    return words[:1].upper() + words[1:] or None
