"""Every page of the site, in the order in which they must be made."""

from __future__ import annotations

from dataclasses import fields

from ..brief.attribution_confidence import calibration
from ..records import Records
from .actor_pages import make_actor_index, make_actor_pages, make_also_named
from .coverage_page import conflicts, make_coverage_page
from .home_page import make_home_page
from .list_pages import ListPages
from .new_page import make_new_page
from .page_inputs import PageInputs
from .page_maker import PageMaker
from .side_by_side import make_side_by_side
from .source_pages import make_source_page
from .topic_pages import make_topic_index, make_topic_page


def make_all_pages(inputs: PageInputs, make: PageMaker) -> None:
    """Every page, its data and its pictures.

    Source pages link to the pages that cite them, so those come first: all but the list of
    sources, Coverage and what only names articles.
    """
    briefing, listed = inputs.index.briefing, ListPages(inputs, make)
    make_home_page(inputs, make)
    make_topic_index(inputs, make)
    for topic in briefing.topics:
        make_topic_page(topic, inputs, make)
    make_actor_index(inputs, make)
    make_actor_pages(inputs, make)
    make_also_named(inputs, make)
    make_side_by_side(inputs, make)
    listed.chronology()
    listed.quotes()
    listed.figures()
    for article in briefing.records.articles:
        make_source_page(article, inputs, make)
    listed.sources()
    make_coverage_page(inputs, make)
    if conflicts(inputs.index).cut:
        listed.contested()
    make_new_page(inputs, make)
    _make_method_page(inputs, make)


def _make_method_page(inputs: PageInputs, make: PageMaker) -> None:
    """How things are found, how well that was measured, and the data to download."""
    kinds = [field.name for field in fields(Records)]
    shown = {"scores": inputs.scores, "record_kinds": kinds, "calibration": calibration()}
    make.page("method.md", "method.md.j2", "Method", shown)
