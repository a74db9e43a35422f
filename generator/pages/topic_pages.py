"""The list of topics, and a page for each of them."""

from __future__ import annotations

from collections.abc import Sequence
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
from .headings import entries_by_month
from .page_inputs import Context, PageInputs
from .page_maker import PageMaker
from .record_lists import CATEGORY_NAMES, rival_measures, single_figures
from .svg import Chart
from .view_models import DisputeView, EntryView, FigureView, MeasureView


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
    topic, index, views = brief.topic, inputs.index, inputs.views
    picture = f"topic-{topic.id}"
    figures = filtered_link(FIGURES, "topic", topic.id)
    sources = filtered_link(SOURCES, "topic", topic.id)
    entries = [index.entries[e] for e in brief.chronology]
    chronology = take_heaviest(
        entries, lambda e: e.outlets, "most reported", filtered_link(CHRONOLOGY, "topic", topic.id)
    )
    measures = views.measures(brief.measures)
    single = single_figures(measures)
    counted = take_first(
        rival_measures(measures), "most often counted", figures, limits.TOPIC_MEASURES
    )
    disputes = with_views(
        take_first(brief.disputes, "first", CONTESTED, limits.CONFLICTS), views.disputes
    )
    ahead = views.entries(brief.ahead)
    context: Context = {
        "topic": topic,
        "period": period_words(topic.period),
        "article_count": len(brief.reports) + len(brief.opinions),
        "outlets": brief.outlets,
        "actors": views.links_to_actors(brief.actors),
        "summary": views.lines(brief.summary),
        "glance": _glance(counted.items, single, disputes, ahead),
        "latest": views.entries(brief.latest),
        "ahead": ahead,
        "chronology": chronology,
        "months": entries_by_month(views.entries(e.id for e in chronology.items)),
        "chronology_chart": make.picture(picture, chronology_chart(entries)),
        "positions": [
            (views.who(p.actor, None, ""), views.quotes(p.quotes)) for p in brief.positions
        ],
        "measures": with_views(
            counted, lambda some: [_measure_table(m, picture, inputs, make) for m in some]
        ),
        "single_figures": take_first(single, "gravest", figures),
        "key_quotes": views.quotes(brief.key_quotes),
        "disputes": disputes,
        "reports": with_views(take_latest(brief.reports, sources), views.articles),
        "opinions": with_views(take_latest(brief.opinions, sources), views.articles),
        "related": views.links_to_topics(brief.related),
        "jsonld": jsonld.topic_data(brief, index, inputs.settings),
    }
    make.page(topic_path(topic.id), "topic.md.j2", topic.title, context)


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
    measure: MeasureView, picture: str, inputs: PageInputs, make: PageMaker
) -> MeasureTable:
    page = inputs.lists.measure_pages[measure.anchor]
    whole = Link(FIGURES.text, f"{page}#{measure.anchor}")
    claims = take_spread(measure.figures, whole, limits.MEASURE_CLAIMS)
    chart = range_chart(replace(measure, figures=claims.items))
    return MeasureTable(measure, make.picture(f"{picture}-{measure.id}", chart), claims)


def period_words(period: tuple[str | None, str | None]) -> str | None:
    """A topic's period in words; None when it has none.

    >>> period_words(("2023-09-19", None))
    'since 19 September 2023'
    """
    first, last = period
    if not first and not last:
        return None
    return format_date(f"{first or '..'}/{last or '..'}")
