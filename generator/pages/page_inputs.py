"""What the makers of pages share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..records import Briefing
from ..settings import Settings
from .changes import Change, changes_since
from .corpus_summary import CorpusSummary, summarise_corpus
from .record_index import RecordIndex
from .record_lists import RecordLists, make_record_lists
from .scores import Score, read_scores
from .views import Views

#: What a template is given, by the names that it uses.
Context = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PageInputs:
    """A briefing as the makers of pages ask for it."""

    index: RecordIndex
    summary: CorpusSummary
    views: Views
    lists: RecordLists
    settings: Settings
    scores: tuple[Score, ...]
    changes: tuple[Change, ...]
    """What is new since the edition before."""


def read_page_inputs(briefing: Briefing, settings: Settings) -> PageInputs:
    """Index a briefing, and read the scores that the Method page shows."""
    index = RecordIndex(briefing)
    found = changes_since(settings.replaced, briefing.records)
    return PageInputs(
        index=index,
        summary=summarise_corpus(index),
        views=Views(index, new=frozenset(c.id for c in found)),
        lists=make_record_lists(index),
        settings=settings,
        scores=read_scores(settings.evaluation),
        changes=found,
    )
