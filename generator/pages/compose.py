"""Every page of the site: which records it shows, in which order, under which template."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..records import ActorBrief, Article, Dispute, Entry, TopicBrief
from ..settings import Settings
from . import charts, jsonld, words
from .cards import (
    KIND_NAMES,
    CorpusView,
    actor_card,
    actor_cards,
    by_month,
    by_topic,
    topic_card,
    voices_of,
)
from .drawing import Chart
from .editors import decisions, issue_groups
from .evaluation import Score
from .filters import Filters
from .items import FigureView, Line, MeasureView, QuoteView
from .lists import KINDS, TOLLS, Counted, Lists, Once, given_once, rivals, when_said_in
from .lookup import Link, Lookup, actor_page, headline, source_page, topic_page
from .making import PageMaker, links_of
from .marking import paragraphs
from .parts import Part, parts_of
from .shown import (
    CHRONOLOGY,
    CONTESTED,
    FIGURES,
    QUOTES,
    SOURCES,
    Shown,
    first,
    heaviest,
    latest,
    narrowed,
    spread,
    viewed,
)
from .taken import marks_of, taken_from
from .views import Views, entries_by_month

#: Of those who speak for it, who say more than this, only what topics quote.
_VOICE = 12
#: What a template is given.
Context = dict[str, Any]
Entries = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Composer:
    """Has every page made once; source pages last, for they name the pages that use them.

    A page is told what decides it, and how to look up what it shows if it must be made.
    """

    look: Lookup
    about: CorpusView
    views: Views
    lists: Lists
    settings: Settings
    scores: tuple[Score, ...]
    make: PageMaker

    def pages(self) -> None:
        """Every page, its data and its pictures."""
        self._home()
        self._topic_index()
        for topic in self.look.briefing.topics:
            self._topic(topic)
        self._actor_index()
        briefs = {brief.actor.id: brief for brief in self.look.briefing.actors}
        telling = {q for t in self.look.briefing.topics for p in t.positions for q in p.quotes}
        for actor in briefs.values():
            self._actor(actor, voices_of(actor, briefs), telling)
        self._chronology()
        self._quotes()
        self._figures()
        for article in self.look.briefing.records.articles:
            self._source(article)
        self._source_index()
        self._coverage()
        self.make.page(
            "method.md", "method.md.j2", "Method", (self.scores,), lambda: {"scores": self.scores}
        )

    # --- pages -----------------------------------------------------------------------------

    def _home(self) -> None:
        briefing = self.look.briefing
        home = briefing.home
        topics = {b.topic.id: b for b in briefing.topics}
        actors = {b.actor.id: b for b in briefing.actors}
        topic_briefs = tuple(topics[t] for t in home.topics)
        actor_briefs = tuple(actors[a] for a in home.actors if a in actors)

        def context() -> Context:
            measures = [self.look.measures[m] for m in home.measures if m in self.look.measures]
            return {
                "about": self.about,
                "description": self.settings.site_description,
                "summary": self.views.lines(home.summary),
                "latest": self.views.entries(home.latest),
                "ahead": self.views.entries(home.ahead),
                "measures": self.views.measures(measures),
                "measure_pages": self.lists.measure_pages,
                "topics": [topic_card(b, self.look, self.views) for b in topic_briefs],
                "actors": [actor_card(b, self.look) for b in actor_briefs],
                "strip": self._strip("home", self.look.entries.values()),
                "jsonld": jsonld.site(self.look, self.settings),
            }

        given = (self.about, home, topic_briefs, actor_briefs, self.lists.measure_pages)
        self.make.page("index.md", "home.md.j2", "Home", given, context)

    def _topic_index(self) -> None:
        briefs = self.look.briefing.topics
        self.make.page(
            "topics/index.md",
            "topics.md.j2",
            "Topics",
            (briefs,),
            lambda: {"cards": [topic_card(b, self.look, self.views) for b in briefs]},
        )

    def _topic(self, brief: TopicBrief) -> None:
        topic, views = brief.topic, self.views

        def context() -> Context:
            entries = [self.look.entries[e] for e in brief.chronology]
            chronology = self._heaviest(brief.chronology, narrowed(CHRONOLOGY, "topic", topic.id))
            measures = views.measures(brief.measures)
            claims = [(m, self._claims(m)) for m in rivals(measures)]
            once = given_once(measures)
            counted = first(claims, "most often counted", figures, 20)
            disputes = first(brief.disputes, "first", CONTESTED, 25)
            return {
                "topic": topic,
                "period": period_words(topic.period),
                "outlets": brief.outlets,
                "actors": views.links_to_actors(brief.actors),
                "summary": views.lines(brief.summary),
                "latest": views.entries(brief.latest),
                "ahead": views.entries(brief.ahead),
                "chronology": chronology,
                "months": entries_by_month(views.entries(chronology.items)),
                "strip": self._strip(f"topic-{topic.id}", entries),
                "positions": [
                    (views.who(p.actor, None, ""), views.quotes(p.quotes)) for p in brief.positions
                ],
                "counted": counted,
                "measures": [
                    (m, self._ranges(f"topic-{topic.id}-{m.id}", replace(m, figures=f.items)), f)
                    for m, f in counted.items
                ],
                "once": first(once, "gravest", figures),
                "kinds": KINDS,
                "tolls": [f for f in once if f.marks.kind in TOLLS],
                "key_quotes": views.quotes(brief.key_quotes),
                "disputes": viewed(disputes, views.disputes),
                "reports": viewed(latest(brief.reports, sources), views.articles),
                "opinions": viewed(latest(brief.opinions, sources), views.articles),
                "related": views.links_to_topics(brief.related),
                "jsonld": jsonld.topic(brief, self.look, self.settings),
            }

        figures = narrowed(FIGURES, "topic", topic.id)
        sources = narrowed(SOURCES, "topic", topic.id)
        pages = tuple(self.lists.measure_pages.get(f"m-{m.id}") for m in brief.measures)
        self.make.page(topic_page(topic.id), "topic.md.j2", topic.title, (brief, pages), context)

    def _actor_index(self) -> None:
        briefs = self.look.briefing.actors

        def context() -> Context:
            present = [b for b in briefs if b.articles]
            groups = [
                (name, *actor_cards([b for b in present if b.actor.kind == kind], self.look))
                for kind, name in KIND_NAMES.items()
            ]
            named = (named.link for named in self.look.named.values())
            others = (link.text for link in named if not link.href)
            matrix = self.make.drawn(charts.matrix, self._spoken_about())
            return {
                "groups": [group for group in groups if group[1]],
                "others": sorted(others, key=str.casefold),
                "absent": [self.look.actor(b.actor.id) for b in briefs if not b.articles],
                "matrix": self.make.picture("who-speaks-about-whom", matrix),
            }

        self.make.page("actors/index.md", "actors.md.j2", "Actors", (briefs,), context)

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

        def context() -> Context:
            spoken = [self.look.quotes[q] for ids in (brief.said, *chosen) for q in ids]
            said = views.quote_lines(sorted(spoken, key=when_said_in(self.look)))
            on_it = (self.look.quotes[q] for q in brief.said_of)
            said_of = views.quote_lines(q for q in on_it if q.speaker not in speakers)
            when_said = [(line.marks.first, self.look.quotes[line.ids[0]].kind) for line in said]
            timeline = self.make.drawn(charts.statements, when_said)
            quotes = narrowed(QUOTES, "actor", actor.id)
            shown = viewed(latest(said, QUOTES if voices else quotes), self._quotations)
            chronology = self._heaviest(brief.chronology, narrowed(CHRONOLOGY, "actor", actor.id))
            figures = narrowed(FIGURES, "actor", actor.id)
            sources = narrowed(SOURCES, "actor", actor.id)
            return {
                "actor": actor,
                "speaks_for": self.look.actor(actor.speaks_for) if actor.speaks_for else None,
                "voices": [(views.who(b.actor.id, None, ""), len(b.said)) for b in voices],
                "roles": views.roles(actor),
                "said": shown,
                "said_by_topic": by_topic(shown.items),
                "of_voices": sum(len(b.said) for b in voices),
                "timeline": self.make.picture(f"actor-{actor.id}", timeline),
                "said_of": viewed(latest(said_of, quotes), self._quotations),
                "chronology": chronology,
                "months": entries_by_month(views.entries(chronology.items)),
                "figures": viewed(first(brief.figures, "first", figures), views.figures),
                "company": [(self.look.actor(a), n) for a, n in brief.with_actors],
                "articles": viewed(latest(brief.articles, sources), views.articles),
                "topics": views.links_to_topics(brief.topics),
                "jsonld": jsonld.actor(brief, self.look, self.settings),
            }

        given = (brief, voices, chosen)
        self.make.page(actor_page(actor.id), "actor.md.j2", actor.name, given, context)

    def _chronology(self) -> None:
        found = self.lists.chronology
        every = tuple(self.look.entries.values())
        for part in found.parts:
            # The first part has the picture of all; the others stand when some of them change.
            pictured = every if part.number == 1 else ()

            def context(part: Part[Line] = part, pictured: Entries = pictured) -> Context:
                return {
                    "months": entries_by_month(self.views.entries(_ids(part))),
                    "part": part,
                    "filters": found,
                    "strip": self._strip("home", pictured),
                }

            days = tuple((e.date, e.status) for e in pictured)
            given = (_ids(part), *_told(found, part), days)
            title = part.title("Chronology")
            self.make.page(part.path, "chronology.md.j2", title, given, context)
        self.make.files.add(found.path, found.script())

    def _quotes(self) -> None:
        found = self.lists.quotes
        for part in found.parts:
            total = len(self.look.quotes) if part.number == 1 else None

            def context(part: Part[Line] = part, total: int | None = total) -> Context:
                return {
                    "months": by_month(self.views.quotes(_ids(part))),
                    "part": part,
                    "filters": found,
                    "total": total,
                }

            given = (_ids(part), *_told(found, part), total)
            self.make.page(part.path, "quotes.md.j2", part.title("Quotes"), given, context)
        self.make.files.add(found.path, found.script())

    def _figures(self) -> None:
        found = self.lists.figures
        for part in found.parts:

            def context(part: Part[Counted] = part) -> Context:
                measures = [i for i in part.items if isinstance(i, MeasureView)]
                return {
                    "measures": [(m, self._ranges(f"all-{m.id}", m)) for m in measures],
                    "once": [i for i in part.items if isinstance(i, Once)],
                    "part": part,
                    "filters": found,
                }

            given = (part.items, *_told(found, part))
            self.make.page(part.path, "figures.md.j2", part.title("Figures"), given, context)
        self.make.files.add(found.path, found.script())

    def _source_index(self) -> None:
        found = self.lists.sources
        for part in found.parts:
            about = self.about if part.number == 1 else None

            def context(part: Part[Line] = part, about: CorpusView | None = about) -> Context:
                return {
                    "months": by_month(self.views.articles(_ids(part))),
                    "part": part,
                    "filters": found,
                    "about": about,
                }

            given = (_ids(part), *_told(found, part), about)
            self.make.page(part.path, "sources.md.j2", part.title("Sources"), given, context)
        self.make.files.add(found.path, found.script())

    def _source(self, article: Article) -> None:
        uses = self.make.uses.get(article.id, [])

        def context() -> Context:
            return {
                "article": article,
                "view": self.views.articles([article.id])[0],
                "paragraphs": paragraphs(article, marks_of(article, self.look)),
                "taken": taken_from(article, self.look, links_of(uses)),
                "copies": [self.look.article(a) for a in self.look.copies.get(article.id, ())],
                "cut": [c for c in article.cut if c.text.strip()],
                "jsonld": jsonld.article(article, self.look, self.settings),
            }

        path, title = source_page(article.id), headline(article)
        self.make.page(path, "source.md.j2", title, (article, uses), context, article.id)

    def _coverage(self) -> None:
        issues = self.look.briefing.records.issues
        disputes = tuple(self.look.disputes.values())
        shown = first(disputes, "first", CONTESTED, 25)

        def context() -> Context:
            return {
                "about": self.about,
                "articles": tuple(self.look.articles.values()),
                "unattributed": sum(q.speaker is None for q in self.look.quotes.values()),
                "groups": issue_groups(issues, self.look),
                "decisions": decisions(self.look),
                "disputes": viewed(shown, self.views.disputes),
            }

        self.make.page("coverage.md", "coverage.md.j2", "Coverage", (self.about, issues), context)
        if shown.cut:
            self._contested(disputes)

    def _contested(self, disputes: Sequence[Dispute]) -> None:
        for part in parts_of("contested", disputes, lambda some: f"{len(some)} conflicts"):

            def context(part: Part[Dispute] = part) -> Context:
                return {"disputes": self.views.disputes(part.items), "part": part}

            title = part.title(CONTESTED.text)
            self.make.page(part.path, "contested.md.j2", title, (part,), context)

    # --- parts -----------------------------------------------------------------------------

    def _quotations(self, lines: Sequence[Line]) -> tuple[QuoteView, ...]:
        return self.views.quotes(i for line in lines for i in line.ids)

    def _strip(self, name: str, entries: Iterable[Entry]) -> Chart | None:
        dated = [(e.date, e.status) for e in entries]
        return self.make.picture(name, self.make.drawn(charts.strip, dated, name))

    def _heaviest(self, entries: Sequence[str], whole: Link) -> Shown[str]:
        """The entries that most outlets tell, in their order."""
        return heaviest(entries, lambda e: self.look.entries[e].outlets, "most reported", whole)

    def _claims(self, measure: MeasureView) -> Shown[FigureView]:
        """What is claimed of one thing, from the lowest to the highest."""
        page = self.lists.measure_pages[measure.anchor]
        return spread(measure.figures, Link(FIGURES.text, f"{page}#{measure.anchor}"), 12)

    def _ranges(self, name: str, measure: MeasureView) -> Chart | None:
        return self.make.picture(name, self.make.drawn(charts.ranges, measure, name))

    def _spoken_about(self) -> list[tuple[str, str]]:
        """(speaker's name, name of whom they speak about), once a quotation."""
        named = self.look.named
        return [
            (named[q.speaker].link.text, named[about].link.text)
            for q in self.look.quotes.values()
            if q.speaker in named and q.speaker is not None
            for about in q.about
            if about in named and about != q.speaker
        ]


def _ids(part: Part[Line]) -> tuple[str, ...]:
    return tuple(i for line in part.items for i in line.ids)


def _told(found: Filters[Any], part: Part[Any]) -> tuple[object, ...]:
    """What a page of a list says of the list as a whole: the first says most."""
    choices = found.choices
    whole = (choices, len(found.marks)) if part.number == 1 else (choices.first, choices.last)
    return part.number, part.others, whole


def period_words(period: tuple[str | None, str | None]) -> str | None:
    """A topic's period in words; None when it has none."""
    first, last = period
    if not first and not last:
        return None
    return words.date_words(f"{first or '..'}/{last or '..'}")
