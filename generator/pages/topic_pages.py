"""The list of topics, and a page for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..records import TOLLS, TopicBrief
from . import jsonld, limits
from .addresses import Link, topic_path
from .cards import topic_card
from .charts import chronology_chart, range_chart
from .excerpts import (
    CHRONOLOGY,
    CONTESTED,
    FIGURES,
    SOURCES,
    Excerpt,
    filtered_link,
    take_first,
    take_heaviest,
    take_latest,
    take_spread,
    with_views,
)
from .formatting import format_date
from .headings import entries_by_month, opening_day
from .page_inputs import Context, PageInputs
from .page_maker import PageMaker
from .record_lists import CATEGORY_NAMES, rival_measures, single_figures
from .svg import Chart
from .view_models import DisputeView, EntryView, FigureView, MeasureView, QuoteView
from .views import Views


@dataclass(frozen=True, slots=True)
class Toll:
    """How many people were harmed, as one source counts them."""

    figure: FigureView
    category: str
    """In the reader's words."""


@dataclass(frozen=True, slots=True)
class Glance:
    """The box "At a glance" of a topic."""

    measures: tuple[MeasureView, ...]
    tolls: tuple[Toll, ...]
    """What a reader wants to know of people, even when one source alone has counted."""
    disputes: tuple[DisputeView, ...]
    more_disputes: int
    ahead: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class KeyLink:
    """A key quote by its speaker, and where on the page it stands."""

    name: str
    anchor: str


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """A measure with its claims from the lowest to the highest, drawn and listed."""

    measure: MeasureView
    chart: Chart | None
    claims: Excerpt[FigureView]


def make_topic_index(inputs: PageInputs, make: PageMaker) -> None:
    """A card for every topic."""
    briefs = inputs.index.briefing.topics
    cards = [topic_card(b, inputs.index, inputs.views) for b in briefs]
    make.page("topics/index.md", "topics.md.j2", "Topics", {"cards": cards})


def make_topic_page(brief: TopicBrief, inputs: PageInputs, make: PageMaker) -> None:
    """Everything there is on one topic, or where all of it is."""
    topic, index, views = brief.topic, inputs.index, inputs.views.for_page()
    picture = f"topic-{topic.id}"
    figures = filtered_link(FIGURES, "topic", topic.id)
    sources = filtered_link(SOURCES, "topic", topic.id)
    entries = [index.entries[e] for e in brief.chronology]
    chronology = take_heaviest(
        brief.chronology,
        lambda e: index.entries[e].outlets,
        "most reported",
        filtered_link(CHRONOLOGY, "topic", topic.id),
    )
    measures = inputs.views.measures(brief.measures)
    single = single_figures(measures)
    counted = take_first(
        rival_measures(measures), "most often counted", figures, limits.TOPIC_MEASURES
    )
    # A passage stands where it is asked for first; what comes after points there.
    summary = views.lines(brief.summary)
    months = entries_by_month(
        views.entries(chronology.items), opening_day(brief.topic.articles, index, topic.period[0])
    )
    disputes = with_views(
        take_first(brief.disputes, "first", CONTESTED, limits.CONFLICTS), views.disputes
    )
    positions = _positions(brief, inputs, views)
    ahead = views.entries(brief.ahead)
    context: Context = {
        "topic": topic,
        "period": period_words(topic.period),
        "article_count": len(brief.reports) + len(brief.opinions),
        "outlets": brief.outlets,
        "actors": views.links_to_actors(brief.actors),
        "summary": summary,
        "glance": _glance(counted.items, single, disputes, ahead),
        "latest": views.entries(brief.latest),
        "ahead": ahead,
        "chronology": chronology,
        "months": months,
        "chronology_chart": make.picture(picture, chronology_chart(entries)),
        "positions": positions,
        "key_quotes": _key_links(quote for _, quotes in positions for quote in quotes),
        "measures": with_views(
            counted, lambda some: [_measure_table(m, picture, inputs, views, make) for m in some]
        ),
        "single_figures": with_views(
            take_first(single, "gravest", figures), lambda some: views.figures(f.id for f in some)
        ),
        "disputes": disputes,
        "reports": with_views(take_latest(brief.reports, sources), views.articles),
        "opinions": with_views(take_latest(brief.opinions, sources), views.articles),
        "related": views.links_to_topics(brief.related),
        "jsonld": jsonld.topic_data(brief, index, inputs.settings),
    }
    make.page(topic_path(topic.id), "topic.md.j2", topic.title, context)


def _positions(
    brief: TopicBrief, inputs: PageInputs, views: Views
) -> list[tuple[str | None, tuple[QuoteView, ...]]]:
    """Each party's name with its quotations, the key quotes among them marked; key quotes of
    nobody who is a party come last, without a name."""
    index = inputs.index

    def telling(quote: str) -> str:
        return index.quotes[quote].same_as or quote

    key = {telling(q) for q in brief.key_quotes}
    of_parties = {telling(q) for party in brief.positions for q in party.quotes}
    others = tuple(q for q in brief.key_quotes if telling(q) not in of_parties)
    groups: list[tuple[str | None, tuple[str, ...]]] = [
        (index.actor(party.actor).text, party.quotes) for party in brief.positions
    ]
    shown = [(name, views.quotes(ids)) for name, ids in (*groups, (None, others)) if ids]
    return [
        (name, tuple(replace(q, key=any(telling(i) in key for i in q.ids)) for q in quotes))
        for name, quotes in shown
    ]


def _key_links(quotes: Iterable[QuoteView]) -> list[KeyLink]:
    """Where the key quotes stand, by speaker."""
    return [
        KeyLink(
            q.speaker.link.text if q.speaker else "Speaker not named",
            q.pointer.anchor if q.pointer else q.ids[0],
        )
        for q in quotes
        if q.key
    ]


def _glance(
    measures: Sequence[MeasureView],
    single: Sequence[FigureView],
    disputes: Excerpt[DisputeView],
    ahead: tuple[EntryView, ...],
) -> Glance:
    tolls = [Toll(f, CATEGORY_NAMES[f.category]) for f in single if f.category in TOLLS]
    return Glance(
        measures=tuple(measures[: limits.GLANCE_MEASURES]),
        tolls=tuple(tolls[: limits.GLANCE_TOLLS]),
        disputes=disputes.items[: limits.GLANCE_CONFLICTS],
        more_disputes=max(disputes.total - limits.GLANCE_CONFLICTS, 0),
        ahead=ahead[: limits.GLANCE_AHEAD],
    )


def _measure_table(
    measure: MeasureView, picture: str, inputs: PageInputs, views: Views, make: PageMaker
) -> MeasureTable:
    page = inputs.lists.measure_pages[measure.anchor]
    whole = Link(f"{FIGURES.text}: {measure.label}", f"{page}#{measure.anchor}")
    claims = take_spread(measure.figures, whole, limits.MEASURE_CLAIMS)
    chart = range_chart(replace(measure, figures=claims.items))
    shown = with_views(claims, lambda some: views.figures(f.id for f in some))
    return MeasureTable(measure, make.picture(f"{picture}-{measure.id}", chart), shown)


def period_words(period: tuple[str | None, str | None]) -> str | None:
    """A topic's period in words; None when it has none.

    >>> period_words(("2023-09-19", None))
    'since 19 September 2023'
    """
    first, last = period
    if not first and not last:
        return None
    return format_date(f"{first or '..'}/{last or '..'}")
