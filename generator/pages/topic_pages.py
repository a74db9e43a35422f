"""The list of topics, and a page for each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..records import TopicBrief
from . import jsonld, limits
from .addresses import Link, topic_path
from .cards import topic_card
from .claim_charts import range_chart
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
from .headings import entries_by_month, opening_day
from .page_inputs import Context, PageInputs
from .page_maker import PageMaker
from .record_lists import rival_measures, single_figures
from .side_by_side import pair_link
from .svg import Chart
from .timeline_charts import chronology_chart
from .topic_box import topic_box
from .view_models import FigureView, MeasureView, QuoteView
from .views import Views


@dataclass(frozen=True, slots=True)
class KeyLinks:
    """The key quotes of one speaker: where on the page each stands."""

    name: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """A measure with its claims from the lowest to the highest, drawn and listed."""

    measure: MeasureView
    chart: Chart | None
    claims: Excerpt[FigureView]


@dataclass(frozen=True, slots=True)
class TopicCounts:
    """What a topic page shows of what is counted."""

    rival: Excerpt[MeasureView]
    """Counted more than once."""
    single: Excerpt[FigureView]
    """Told once."""
    boxed: list[MeasureView]
    """Both, for the box at the top to choose from."""


def make_topic_index(inputs: PageInputs, make: PageMaker) -> None:
    """A card for every topic."""
    briefs = inputs.index.briefing.topics
    cards = [topic_card(b, inputs.index, inputs.views) for b in briefs]
    make.page("topics/index.md", "topics.md.j2", "Topics", {"cards": cards})


def make_topic_page(brief: TopicBrief, inputs: PageInputs, make: PageMaker) -> None:
    """Everything there is on one topic, or where all of it is."""
    topic, index, views = brief.topic, inputs.index, inputs.views.for_page()
    sources = filtered_link(SOURCES, "topic", topic.id)
    # A passage stands where it is asked for first; what comes after points there.
    summary = views.lines(brief.summary)
    history = _history(brief, inputs, views, make)
    disputes = with_views(
        take_first(brief.disputes, "first", CONTESTED, limits.CONFLICTS), views.disputes
    )
    positions = _positions(brief, inputs, views)
    parties = {p.actor for p in brief.positions}
    ahead = views.entries(brief.ahead)
    counts = _choose_counts(brief, inputs)
    views.head(counts.rival.items)
    context: Context = {
        "topic": topic,
        "article_count": len(brief.reports) + len(brief.opinions),
        "outlets": brief.outlets,
        "actors": views.links_to_actors(a for a in brief.actors if a not in parties),
        "summary": summary,
        "box": topic_box(brief, counts.boxed, disputes.items, ahead, inputs),
        "latest": views.entries(brief.latest),
        "ahead": ahead,
        **history,
        "positions": positions,
        "compared": pair_link(brief),
        "key_quotes": _key_links(quote for _, quotes in positions for quote in quotes),
        "measures": with_views(
            counts.rival,
            lambda some: [_measure_table(m, _picture(brief), inputs, views, make) for m in some],
        ),
        "single_figures": with_views(counts.single, lambda some: views.figures(f.id for f in some)),
        "disputes": disputes,
        "reports": with_views(take_latest(brief.reports, sources), views.articles),
        "opinions": with_views(take_latest(brief.opinions, sources), views.articles),
        "related": views.links_to_topics(brief.related),
        "jsonld": jsonld.topic_data(brief, index, inputs.settings),
    }
    make.page(topic_path(topic.id), "topic.md.j2", topic.title, context)


def _picture(brief: TopicBrief) -> str:
    return f"topic-{brief.topic.id}"


def _history(brief: TopicBrief, inputs: PageInputs, views: Views, make: PageMaker) -> Context:
    """The chronology: its weightiest entries by month, and a chart of all."""
    topic, index = brief.topic, inputs.index
    chronology = take_heaviest(
        brief.chronology,
        lambda e: index.entries[e].weight,
        "weightiest",
        filtered_link(CHRONOLOGY, "topic", topic.id),
    )
    opening = opening_day(topic.articles, index, topic.period[0])
    chart = chronology_chart([index.entries[e] for e in brief.chronology])
    return {
        "chronology": chronology,
        "months": entries_by_month(views.entries(chronology.items), opening),
        "chronology_chart": make.picture(_picture(brief), chart),
    }


def _choose_counts(brief: TopicBrief, inputs: PageInputs) -> TopicCounts:
    figures = filtered_link(FIGURES, "topic", brief.topic.id)
    measures = inputs.views.measures(brief.measures)
    rival = take_first(
        rival_measures(measures), "most often counted", figures, limits.TOPIC_MEASURES
    )
    single = take_first(single_figures(measures), "gravest", figures, limits.SINGLE_FIGURES)
    shown = {f.id for f in single.items}
    singles = [m for m in measures if len(m.figures) == 1 and m.anchor in shown]
    return TopicCounts(rival, single, [*rival.items, *singles])


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


def _key_links(quotes: Iterable[QuoteView]) -> list[KeyLinks]:
    """Where the key quotes stand, by speaker."""
    found: dict[str, list[str]] = {}
    for quote in quotes:
        if quote.key:
            name = quote.speaker.link.text if quote.speaker else "Speaker not named"
            found.setdefault(name, []).append(
                quote.pointer.anchor if quote.pointer else quote.ids[0]
            )
    return [KeyLinks(name, tuple(anchors)) for name, anchors in found.items()]


def _measure_table(
    measure: MeasureView, picture: str, inputs: PageInputs, views: Views, make: PageMaker
) -> MeasureTable:
    page = inputs.lists.measure_pages[measure.anchor]
    whole = Link(f"{FIGURES.text}: {measure.label}", f"{page}#{measure.anchor}")
    claims = take_spread(measure.figures, whole, limits.MEASURE_CLAIMS)
    chart = range_chart(replace(measure, figures=claims.items))
    shown = with_views(claims, lambda some: views.figures(f.id for f in some))
    return MeasureTable(measure, make.picture(f"{picture}-{measure.id}", chart), shown)
