"""Every page of the site: which records it shows, in which order, under which template.

Pages of one matter are made here, those of long lists in `list_pages`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..records import ActorBrief, Article, Dispute, Quote, TopicBrief
from ..settings import Settings
from . import charts, jsonld
from .cards import (
    KIND_NAMES,
    CorpusSummary,
    actor_card,
    actor_cards,
    by_topic,
    topic_card,
    voices_of,
)
from .charts import chronology_chart, speaker_matrix
from .decisions import decisions, issue_groups
from .excerpts import (
    CHRONOLOGY,
    CONTESTED,
    FIGURES,
    QUOTES,
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
from .list_pages import ListPages
from .marked_text import mark_paragraphs
from .page_maker import PageMaker, links_by_citation
from .record_index import Link, RecordIndex, actor_path, headline, source_path, topic_path
from .record_lists import (
    KINDS,
    TOLLS,
    RecordLists,
    day_said,
    rival_measures,
    single_figures,
    when_said_in,
)
from .scores import Score
from .source_passages import marks_of, passages_of
from .svg import Chart
from .view_models import FigureView, MeasureView, QuoteView
from .views import Views, entries_by_month, group_fragments

#: Of those who speak for it, who say more than this, only what topics quote.
_VOICE = 12
#: What a template is given.
Context = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Composer:
    """Has every page made once; source pages last, for they name the pages that use them."""

    index: RecordIndex
    about: CorpusSummary
    views: Views
    lists: RecordLists
    settings: Settings
    scores: tuple[Score, ...]
    make: PageMaker

    def pages(self) -> None:
        """Every page, its data and its pictures."""
        listed = ListPages(self.index, self.about, self.views, self.lists, self.make)
        self._home()
        self._topic_index()
        for topic in self.index.briefing.topics:
            self._topic(topic)
        self._actor_index()
        briefs = {brief.actor.id: brief for brief in self.index.briefing.actors}
        telling = {q for t in self.index.briefing.topics for p in t.positions for q in p.quotes}
        for actor in briefs.values():
            self._actor(actor, voices_of(actor, briefs), telling)
        listed.chronology()
        listed.quotes()
        listed.figures()
        for article in self.index.briefing.records.articles:
            self._source(article)
        listed.sources()
        self._coverage()
        if self._conflicts().cut:
            listed.contested()
        self.make.page("method.md", "method.md.j2", "Method", {"scores": self.scores})

    # --- pages -----------------------------------------------------------------------------

    def _home(self) -> None:
        briefing = self.index.briefing
        home = briefing.home
        topics = {b.topic.id: b for b in briefing.topics}
        actors = {b.actor.id: b for b in briefing.actors}
        topic_briefs = tuple(topics[t] for t in home.topics)
        actor_briefs = tuple(actors[a] for a in home.actors if a in actors)

        measures = [self.index.measures[m] for m in home.measures if m in self.index.measures]
        context = {
            "about": self.about,
            "description": self.settings.site_description,
            "summary": self.views.lines(home.summary),
            "latest": self.views.entries(home.latest),
            "ahead": self.views.entries(home.ahead),
            "measures": self.views.measures(measures),
            "measure_pages": self.lists.measure_pages,
            "topics": [topic_card(b, self.index, self.views) for b in topic_briefs],
            "actors": [actor_card(b, self.index) for b in actor_briefs],
            "strip": self.make.picture("home", chronology_chart(self.index.entries.values())),
            "jsonld": jsonld.site_data(self.index, self.settings),
        }
        self.make.page("index.md", "home.md.j2", "Home", context)

    def _topic_index(self) -> None:
        briefs = self.index.briefing.topics
        self.make.page(
            "topics/index.md",
            "topics.md.j2",
            "Topics",
            {"cards": [topic_card(b, self.index, self.views) for b in briefs]},
        )

    def _topic(self, brief: TopicBrief) -> None:
        topic, views, name = brief.topic, self.views, f"topic-{brief.topic.id}"
        figures = filtered_link(FIGURES, "topic", topic.id)
        sources = filtered_link(SOURCES, "topic", topic.id)
        entries = [self.index.entries[e] for e in brief.chronology]
        chronology = self._heaviest(brief.chronology, filtered_link(CHRONOLOGY, "topic", topic.id))
        measures = views.measures(brief.measures)
        claims = [(m, self._claims(m)) for m in rival_measures(measures)]
        once = single_figures(measures)
        counted = take_first(claims, "most often counted", figures, 20)
        disputes = take_first(brief.disputes, "first", CONTESTED, 25)
        context = {
            "topic": topic,
            "period": period_words(topic.period),
            "outlets": brief.outlets,
            "actors": views.links_to_actors(brief.actors),
            "summary": views.lines(brief.summary),
            "latest": views.entries(brief.latest),
            "ahead": views.entries(brief.ahead),
            "chronology": chronology,
            "months": entries_by_month(views.entries(chronology.items)),
            "strip": self.make.picture(name, chronology_chart(entries)),
            "positions": [
                (views.who(p.actor, None, ""), views.quotes(p.quotes)) for p in brief.positions
            ],
            "counted": counted,
            "measures": [
                (m, self._ranges(name, replace(m, figures=f.items)), f) for m, f in counted.items
            ],
            "once": take_first(once, "gravest", figures),
            "kinds": KINDS,
            "tolls": [f for f in once if f.marks.kind in TOLLS],
            "key_quotes": views.quotes(brief.key_quotes),
            "disputes": with_views(disputes, views.disputes),
            "reports": with_views(take_latest(brief.reports, sources), views.articles),
            "opinions": with_views(take_latest(brief.opinions, sources), views.articles),
            "related": views.links_to_topics(brief.related),
            "jsonld": jsonld.topic_data(brief, self.index, self.settings),
        }
        self.make.page(topic_path(topic.id), "topic.md.j2", topic.title, context)

    def _actor_index(self) -> None:
        briefs = self.index.briefing.actors

        present = [b for b in briefs if b.articles]
        groups = [
            (name, *actor_cards([b for b in present if b.actor.kind == kind], self.index))
            for kind, name in KIND_NAMES.items()
        ]
        named = (named.link for named in self.index.named.values())
        others = (link.text for link in named if not link.href)
        context = {
            "groups": [group for group in groups if group[1]],
            "others": sorted(others, key=str.casefold),
            "absent": [self.index.actor(b.actor.id) for b in briefs if not b.articles],
            "matrix": self.make.picture("who-speaks-about-whom", speaker_matrix(self.index)),
        }
        self.make.page("actors/index.md", "actors.md.j2", "Actors", context)

    def _actor(
        self, brief: ActorBrief, voices: tuple[ActorBrief, ...], telling: Collection[str]
    ) -> None:
        """``telling``: what topics quote; one long interview must not fill a state's page."""
        actor, views = brief.actor, self.views
        chosen = [
            b.said if len(b.said) <= _VOICE else tuple(q for q in b.said if q in telling)
            for b in voices
        ]
        speakers = {b.actor.id for b in voices}

        spoken = [self.index.quotes[q] for ids in (brief.said, *chosen) for q in ids]
        said = group_fragments(sorted(spoken, key=when_said_in(self.index)))
        on_it = (self.index.quotes[q] for q in brief.said_of)
        said_of = group_fragments(q for q in on_it if q.speaker not in speakers)
        when_said = [(day_said(group[0], self.index), group[0].kind) for group in said]
        quotes = filtered_link(QUOTES, "actor", actor.id)
        shown = with_views(take_latest(said, QUOTES if voices else quotes), self._quotations)
        chronology = self._heaviest(brief.chronology, filtered_link(CHRONOLOGY, "actor", actor.id))
        figures = filtered_link(FIGURES, "actor", actor.id)
        sources = filtered_link(SOURCES, "actor", actor.id)
        context = {
            "actor": actor,
            "speaks_for": self.index.actor(actor.speaks_for) if actor.speaks_for else None,
            "voices": [(views.who(b.actor.id, None, ""), len(b.said)) for b in voices],
            "roles": views.roles(actor),
            "said": shown,
            "said_by_topic": by_topic(shown.items),
            "of_voices": sum(len(b.said) for b in voices),
            "timeline": self.make.picture(f"actor-{actor.id}", charts.statement_chart(when_said)),
            "said_of": with_views(take_latest(said_of, quotes), self._quotations),
            "chronology": chronology,
            "months": entries_by_month(views.entries(chronology.items)),
            "figures": with_views(take_first(brief.figures, "first", figures), views.figures),
            "company": [(self.index.actor(a), n) for a, n in brief.with_actors],
            "articles": with_views(take_latest(brief.articles, sources), views.articles),
            "topics": views.links_to_topics(brief.topics),
            "jsonld": jsonld.actor_data(brief, self.index, self.settings),
        }
        self.make.page(actor_path(actor.id), "actor.md.j2", actor.name, context)

    def _source(self, article: Article) -> None:
        uses = self.make.uses_of(article.id)

        context = {
            "article": article,
            "view": self.views.articles([article.id])[0],
            "paragraphs": mark_paragraphs(article, marks_of(article, self.index)),
            "taken": passages_of(article, self.index, links_by_citation(uses)),
            "copies": [self.index.article(a) for a in self.index.copies.get(article.id, ())],
            "cut": [c for c in article.cut if c.text.strip()],
            "jsonld": jsonld.article_data(article, self.index, self.settings),
        }

        path, title = source_path(article.id), headline(article)
        self.make.page(path, "source.md.j2", title, context, article.id)

    def _coverage(self) -> None:
        issues = self.index.briefing.records.issues

        context = {
            "about": self.about,
            "articles": tuple(self.index.articles.values()),
            "unattributed": sum(q.speaker is None for q in self.index.quotes.values()),
            "groups": issue_groups(issues, self.index),
            "decisions": decisions(self.index),
            "disputes": with_views(self._conflicts(), self.views.disputes),
        }
        self.make.page("coverage.md", "coverage.md.j2", "Coverage", context)

    # --- parts -----------------------------------------------------------------------------

    def _quotations(self, groups: Sequence[Sequence[Quote]]) -> tuple[QuoteView, ...]:
        return self.views.quotes(q.id for group in groups for q in group)

    def _conflicts(self) -> Excerpt[Dispute]:
        """The conflicts of claims that Coverage shows."""
        return take_first(tuple(self.index.disputes.values()), "first", CONTESTED, 25)

    def _heaviest(self, entries: Sequence[str], whole: Link) -> Excerpt[str]:
        """The entries that most outlets tell, in their order."""
        return take_heaviest(
            entries, lambda e: self.index.entries[e].outlets, "most reported", whole
        )

    def _ranges(self, page: str, measure: MeasureView) -> Chart | None:
        return self.make.picture(f"{page}-{measure.id}", charts.range_chart(measure))

    def _claims(self, measure: MeasureView) -> Excerpt[FigureView]:
        """What is claimed of one thing, from the lowest to the highest."""
        page = self.lists.measure_pages[measure.anchor]
        return take_spread(measure.figures, Link(FIGURES.text, f"{page}#{measure.anchor}"), 12)


def period_words(period: tuple[str | None, str | None]) -> str | None:
    """A topic's period in words; None when it has none."""
    first, last = period
    if not first and not last:
        return None
    return format_date(f"{first or '..'}/{last or '..'}")
