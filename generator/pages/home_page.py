"""The front page."""

from __future__ import annotations

from dataclasses import dataclass

from . import jsonld, limits
from .cards import actor_card, topic_card
from .page_inputs import Context, PageInputs
from .page_maker import PageMaker
from .timeline_charts import chronology_chart
from .view_models import FigureView, MeasureView


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A measure with its page and some of its claims."""

    measure: MeasureView
    page: str
    claims: tuple[FigureView, ...]
    more: int
    """How many claims there are beyond these."""


def make_home_page(inputs: PageInputs, make: PageMaker) -> None:
    """The latest of everything, and ways into it."""
    index, views, home = inputs.index, inputs.views.for_page(), inputs.index.briefing.home
    topics = {b.topic.id: b for b in index.briefing.topics}
    actors = {b.actor.id: b for b in index.briefing.actors}
    context: Context = {
        "about": inputs.summary,
        "description": inputs.settings.site_description,
        "summary": views.lines(home.summary),
        "latest": views.entries(home.latest),
        "ahead": views.entries(home.ahead),
        "key_figures": _key_figures(inputs),
        "topics": [topic_card(topics[t], index, views) for t in home.topics],
        "actors": [actor_card(actors[a], index) for a in home.actors if a in actors],
        "chronology_chart": make.picture("home", chronology_chart(index.entries.values())),
        "jsonld": jsonld.site_data(index, inputs.settings),
    }
    make.page("index.md", "home.md.j2", "Home", context)


def _key_figures(inputs: PageInputs) -> list[KeyFigure]:
    index = inputs.index
    chosen = [index.measures[m] for m in index.briefing.home.measures if m in index.measures]
    return [
        KeyFigure(
            measure=measure,
            page=inputs.lists.measure_pages[measure.anchor],
            claims=measure.figures[: limits.HOME_CLAIMS],
            more=len(measure.figures[limits.HOME_CLAIMS :]),
        )
        for measure in inputs.views.measures(chosen)
    ]
