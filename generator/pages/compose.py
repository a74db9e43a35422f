"""Every page of the site: which records it shows, in which order, under which template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from ..records import ActorBrief, Article, TopicBrief
from ..settings import Settings
from . import charts, jsonld, words
from .cards import (
    KIND_NAMES,
    CorpusView,
    actor_card,
    by_month,
    by_topic,
    corpus_view,
    topic_card,
)
from .drawing import Chart
from .editors import decisions, issue_groups
from .evaluation import Score
from .items import MeasureView
from .lists import Lists, Once, given_once, lists_of, rivals
from .lookup import Link, Lookup, actor_page, source_page, topic_page
from .marking import paragraphs
from .memo import Memo
from .rows import Rows, page_csv, page_json
from .taken import marks_of, taken_from
from .template import Page, Templates
from .text import file_name
from .views import Views, entries_by_month


@dataclass(frozen=True, slots=True)
class Composer:
    """Renders every page once; source pages last, for they name the pages that use them."""

    look: Lookup
    about: CorpusView
    views: Views
    lists: Lists
    templates: Templates
    settings: Settings
    scores: tuple[Score, ...]
    rows: Rows
    files: dict[str, bytes]
    uses: dict[str, list[Link]]
    """Pages by the record they cite."""
    drawn: Memo

    def pages(self) -> dict[str, bytes]:
        """Path and content of every page, its data and its pictures."""
        self._home()
        self._topic_index()
        for topic in self.look.briefing.topics:
            self._topic(topic)
        self._actor_index()
        for actor in self.look.briefing.actors:
            self._actor(actor)
        self._chronology()
        self._quotes()
        self._figures()
        for article in self.look.articles.values():
            self._source(article)
        self._source_index()
        self._coverage()
        self._page("method.md", "method.md.j2", "Method", scores=self.scores)
        return self.files

    # --- pages -----------------------------------------------------------------------------

    def _home(self) -> None:
        home = self.look.briefing.home
        topics = {b.topic.id: b for b in self.look.briefing.topics}
        actors = {b.actor.id: b for b in self.look.briefing.actors}
        measures = [self.look.measures[m] for m in home.measures if m in self.look.measures]
        self._page(
            "index.md",
            "home.md.j2",
            "Home",
            about=self.about,
            description=self.settings.site_description,
            summary=self.views.lines(home.summary),
            latest=self.views.entries(home.latest),
            ahead=self.views.entries(home.ahead),
            measures=self.views.measures(measures),
            measure_pages=self.lists.measure_pages,
            topics=[topic_card(topics[t], self.look, self.views) for t in home.topics],
            actors=[actor_card(actors[a], self.look) for a in home.actors if a in actors],
            strip=self._strip("home", self.look.entries),
            jsonld=jsonld.site(self.look, self.settings),
        )

    def _topic_index(self) -> None:
        briefs = self.look.briefing.topics
        cards = [topic_card(b, self.look, self.views) for b in briefs]
        self._page("topics/index.md", "topics.md.j2", "Topics", cards=cards)

    def _topic(self, brief: TopicBrief) -> None:
        topic = brief.topic
        measures = self.views.measures(brief.measures)
        self._page(
            topic_page(topic.id),
            "topic.md.j2",
            topic.title,
            topic=topic,
            period=period_words(topic.period),
            outlets=brief.outlets,
            actors=self.views.links_to_actors(brief.actors),
            summary=self.views.lines(brief.summary),
            latest=self.views.entries(brief.latest),
            ahead=self.views.entries(brief.ahead),
            months=entries_by_month(self.views.entries(brief.chronology)),
            strip=self._strip(f"topic-{topic.id}", brief.chronology),
            positions=[
                (self.views.who(p.actor, None, ""), self.views.quotes(p.quotes))
                for p in brief.positions
            ],
            measures=[(m, self._ranges(f"topic-{topic.id}-{m.id}", m)) for m in rivals(measures)],
            once=given_once(measures),
            key_quotes=self.views.quotes(brief.key_quotes),
            disputes=self.views.disputes(brief.disputes),
            reports=self.views.articles(brief.reports),
            opinions=self.views.articles(brief.opinions),
            related=self.views.links_to_topics(brief.related),
            jsonld=jsonld.topic(brief, self.look, self.settings),
        )

    def _actor_index(self) -> None:
        briefs = self.look.briefing.actors
        groups = [
            (name, [actor_card(b, self.look) for b in briefs if b.actor.kind == kind])
            for kind, name in KIND_NAMES.items()
        ]
        others = (a.name for a in self.look.actors.values() if not self.look.actor(a.id).href)
        self._page(
            "actors/index.md",
            "actors.md.j2",
            "Actors",
            groups=[(name, cards) for name, cards in groups if cards],
            others=sorted(others, key=str.casefold),
            matrix=self._picture(
                "who-speaks-about-whom", self.drawn(charts.matrix, self._spoken_about())
            ),
        )

    def _actor(self, brief: ActorBrief) -> None:
        actor = brief.actor
        said = self.views.quotes(brief.said)
        when_said = [(q.marks.first, q.kind) for q in said]
        self._page(
            actor_page(actor.id),
            "actor.md.j2",
            actor.name,
            actor=actor,
            speaks_for=self.look.actor(actor.speaks_for) if actor.speaks_for else None,
            speakers=self.views.links_to_actors(brief.speakers_for),
            roles=self.views.roles(actor),
            said=by_topic(said),
            statements=len(brief.said),
            timeline=self._picture(f"actor-{actor.id}", self.drawn(charts.statements, when_said)),
            said_of=self.views.quotes(brief.said_of),
            months=entries_by_month(self.views.entries(brief.chronology)),
            figures=self.views.figures(brief.figures),
            company=[(self.look.actor(a), n) for a, n in brief.with_actors],
            articles=self.views.articles(brief.articles),
            topics=self.views.links_to_topics(brief.topics),
            jsonld=jsonld.actor(brief, self.look, self.settings),
        )

    def _chronology(self) -> None:
        found = self.lists.chronology
        strip = self._strip("home", self.look.entries)
        for part in found.parts:
            self._page(
                part.path,
                "chronology.md.j2",
                part.title("Chronology"),
                months=entries_by_month(part.items),
                part=part,
                filters=found,
                strip=strip if part.number == 1 else None,
            )
        self.files[found.path] = found.script()

    def _quotes(self) -> None:
        found = self.lists.quotes
        for part in found.parts:
            self._page(
                part.path,
                "quotes.md.j2",
                part.title("Quotes"),
                months=by_month(part.items),
                part=part,
                filters=found,
                total=len(self.look.quotes),
            )
        self.files[found.path] = found.script()

    def _figures(self) -> None:
        found = self.lists.figures
        for part in found.parts:
            measures = [i for i in part.items if isinstance(i, MeasureView)]
            self._page(
                part.path,
                "figures.md.j2",
                part.title("Figures"),
                measures=[(m, self._ranges(f"all-{m.id}", m)) for m in measures],
                once=[i for i in part.items if isinstance(i, Once)],
                part=part,
                filters=found,
            )
        self.files[found.path] = found.script()

    def _source_index(self) -> None:
        ordered = sorted(self.look.articles.values(), key=lambda a: (a.published or "9", a.id))
        articles = self.views.articles(a.id for a in ordered)
        self._page(
            "sources/index.md",
            "sources.md.j2",
            "Sources",
            articles=articles,
            about=self.about,
        )

    def _source(self, article: Article) -> None:
        view = self.views.articles([article.id])[0]
        taken = taken_from(article, self.look, self.uses)
        self._page(
            source_page(article.id),
            "source.md.j2",
            view.title.text,
            article=article,
            view=view,
            paragraphs=paragraphs(article, marks_of(article, self.look)),
            taken=taken,
            copies=[self.look.article(a) for a in self.look.copies.get(article.id, ())],
            cut=[c for c in article.cut if c.text.strip()],
            jsonld=jsonld.article(article, self.look, self.settings),
        )

    def _coverage(self) -> None:
        self._page(
            "coverage.md",
            "coverage.md.j2",
            "Coverage",
            about=self.about,
            articles=self.look.briefing.records.articles,
            unattributed=sum(q.speaker is None for q in self.look.quotes.values()),
            groups=issue_groups(self.look),
            decisions=decisions(self.look),
            disputes=self.views.disputes(self.look.disputes.values()),
        )

    # --- parts -----------------------------------------------------------------------------

    def _page(self, path: str, template: str, title: str, **context: Any) -> None:
        page = Page(path)
        data = f"data/pages/{path.removesuffix('.md').replace('/', '-')}"
        text = self.templates.render(
            template, page, title=title, data=data, until=self.about.latest, **context
        )
        self.files[path] = text.encode("utf-8", "replace")
        rows = self.rows.of(page.cited)
        if path.startswith("sources/"):
            rows = self.rows.of_article(context["article"].id) if "article" in context else []
        self.files[f"{data}.csv"] = page_csv(rows)
        self.files[f"{data}.json"] = page_json(title, path.removesuffix(".md") + ".html", rows)
        for record, anchor in page.cited.items():
            self.uses.setdefault(record, []).append(Link(title, path + anchor))

    def _picture(self, name: str, chart: Chart | None) -> Chart | None:
        if chart is None:
            return None
        path = f"charts/{file_name(name)}.svg"
        self.files[path] = chart.standalone.encode()
        return replace(chart, path=path)

    def _strip(self, name: str, entries: Iterable[str]) -> Chart | None:
        dated = [self.look.entries[e] for e in entries]
        return self._picture(
            name, self.drawn(charts.strip, [(e.date, e.status) for e in dated], name)
        )

    def _ranges(self, name: str, measure: MeasureView) -> Chart | None:
        return self._picture(name, self.drawn(charts.ranges, measure, name))

    def _spoken_about(self) -> list[tuple[str, str]]:
        """(speaker's name, name of whom they speak about), once a quotation."""
        named = self.look.actors
        return [
            (named[q.speaker].name, named[about].name)
            for q in self.look.quotes.values()
            if q.speaker in named and q.speaker is not None
            for about in q.about
            if about in named and about != q.speaker
        ]


def composer(
    look: Lookup,
    templates: Templates,
    settings: Settings,
    scores: tuple[Score, ...],
    drawn: Memo,
) -> Composer:
    """A composer with nothing composed yet."""
    views = Views(look)
    lists = lists_of(look, views)
    about = corpus_view(look)
    return Composer(
        look, about, views, lists, templates, settings, scores, Rows(look), {}, {}, drawn
    )


def period_words(period: tuple[str | None, str | None]) -> str | None:
    """A topic's period in words; None when it has none."""
    first, last = period
    if not first and not last:
        return None
    return words.date_words(f"{first or '..'}/{last or '..'}")
