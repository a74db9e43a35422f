"""Coverage: what is missing, uncertain or waiting for an editor."""

from __future__ import annotations

from ..records import Dispute
from . import limits
from .decisions import find_decisions, group_issues
from .excerpts import CONTESTED, Excerpt, take_first, with_views
from .page_inputs import Context, PageInputs
from .page_maker import PageMaker
from .record_index import RecordIndex


def make_coverage_page(inputs: PageInputs, make: PageMaker) -> None:
    """Counts of what is missing, issues, decisions to take, and conflicts of claims."""
    index = inputs.index
    articles = tuple(index.articles.values())
    context: Context = {
        "about": inputs.summary,
        "undated": sum(a.published is None for a in articles),
        "inferred": sum(a.published_basis == "inferred" for a in articles),
        "unnamed": sum(a.outlet is None for a in articles),
        "unattributed": sum(q.speaker is None for q in index.quotes.values()),
        "groups": group_issues(index.briefing.records.issues, index),
        "decisions": find_decisions(index),
        "disputes": with_views(conflicts(index), inputs.views.disputes),
    }
    make.page("coverage.md", "coverage.md.j2", "Coverage", context)


def conflicts(index: RecordIndex) -> Excerpt[Dispute]:
    """The conflicts of claims that Coverage shows; the others have pages of their own."""
    return take_first(tuple(index.disputes.values()), "first", CONTESTED, limits.CONFLICTS)
