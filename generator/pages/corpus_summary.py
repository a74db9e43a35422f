"""The size and period of everything, as the front page, Sources and Coverage say it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from .formatting import format_date
from .record_index import RecordIndex


@dataclass(frozen=True, slots=True)
class CorpusSummary:
    """The size and period of everything."""

    articles: int
    outlets: tuple[tuple[str, int], ...]
    """Name and number of articles, most first."""
    published: str
    """From first to last publication, in words."""
    quotes: int
    figures: int
    events: int
    actors: int
    copies: int


def summarise_corpus(index: RecordIndex) -> CorpusSummary:
    """What the site is made of."""
    records = index.briefing.records
    days = sorted(a.published for a in records.articles if a.published)
    outlets = Counter(a.outlet for a in records.articles if a.outlet)
    return CorpusSummary(
        articles=len(records.articles),
        outlets=tuple(sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0]))),
        published=format_date(f"{days[0]}/{days[-1]}") if days else "",
        quotes=len(records.quotes),
        figures=len(records.figures),
        events=len(records.chronology),
        actors=sum(bool(brief.articles) for brief in index.briefing.actors),
        copies=sum(a.copy_of is not None for a in records.articles),
    )
