"""From records to what templates show of them: ids become names, links and citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from ..brief.attribution_confidence import has_reliable_speaker
from ..brief.once import POINTER_WORDS, Passage, Pointer, Standing, first_words, in_short
from ..brief.readable import opened, opens_dangling, without_tie
from ..records import (
    ELLIPSIS,
    LOWER_BOUNDS,
    Actor,
    Article,
    Dispute,
    Entry,
    Event,
    Figure,
    Measure,
    Qualifier,
    Quote,
    Role,
    SummaryLine,
)
from . import limits
from .addresses import Citation, Link, line_anchor
from .formatting import (
    capitalise,
    format_count,
    format_date,
    format_range,
    join_list,
    month_heading,
)
from .quote_groups import group_quotes
from .quoted_events import without_outer_marks
from .record_index import RecordIndex
from .view_models import (
    ActorView,
    ArticleView,
    DisputeView,
    EntryView,
    FigureView,
    MeasureView,
    QuoteView,
    RoleView,
    SentencePart,
    SummaryLineView,
)

#: How a quotation was found whose words are no clause with a verb of their own.
_NO_CLAUSE = re.compile("infinitive|object|noun|adjective")


class Views:
    """Makes views of records."""

    def __init__(
        self,
        index: RecordIndex,
        standing: Standing | None = None,
        new: frozenset[str] = frozenset(),
    ) -> None:
        """``new`` are the records that the edition before had not."""
        self._index = index
        self._standing = standing
        self._new = new

    def for_page(self) -> Views:
        """Views of one page, on which each passage stands once: where it is asked for first."""
        return Views(self._index, Standing(), self._new)

    def quotes(self, ids: Iterable[str]) -> tuple[QuoteView, ...]:
        """Quotations in the order given, grouped by `group_quotes`; each cites all articles that
        carry it."""
        return tuple(map(self._quote, group_quotes(self._index.quotes[i] for i in ids)))

    def quote_groups(self, groups: Iterable[Sequence[Quote]]) -> tuple[QuoteView, ...]:
        """Quotations that `group_quotes` has put together."""
        return self.quotes(q.id for group in groups for q in group)

    def entries(self, ids: Iterable[str]) -> tuple[EntryView, ...]:
        """Chronology lines in the order given."""
        return tuple(self._entry(self._index.entries[i]) for i in ids)

    def figures(self, ids: Iterable[str]) -> tuple[FigureView, ...]:
        """Figures in the order given."""
        return tuple(self._figure(self._index.figures[i]) for i in ids)

    def measures(self, measures: Iterable[Measure]) -> tuple[MeasureView, ...]:
        """Measures with the claims of each."""
        return tuple(self._measure(m) for m in measures)

    def head(self, measures: Iterable[MeasureView]) -> None:
        """Let the names of measures stand on the page, as headings: no row repeats them."""
        for measure in measures:
            if self._standing:
                self._standing.note(measure.label, measure.anchor)

    def disputes(self, disputes: Iterable[Dispute]) -> tuple[DisputeView, ...]:
        """Claims against denials, figures against figures."""
        return tuple(self._dispute(d) for d in disputes)

    def lines(self, lines: Iterable[SummaryLine]) -> tuple[SummaryLineView, ...]:
        """A summary's sentences."""
        return tuple(map(self._line, lines))

    def _line(self, line: SummaryLine) -> SummaryLineView:
        cite, anchor = self._index.cite_line(line), f"{line.article}-{line_anchor(line)}"
        self.place(Passage(line.article, line.start, line.end, line.text), anchor)
        found = self._index.corroboration.get(cite.record)
        return SummaryLineView(
            id=anchor,
            text=line.text,
            cite=cite,
            outlets=found.outlets if found else 1,
            also=tuple(map(self._index.cite_record, found.tellings)) if found else (),
            after=self._index.actor(found.after) if found and found.after else None,
        )

    def place(self, passage: Passage, anchor: str, core: str = "") -> Pointer | None:
        """A pointer to where a passage stands on the page already; else it stands here. ``core``
        is what a pointer shows of it."""
        return self._standing.place(passage, anchor, core) if self._standing else None

    def articles(self, ids: Iterable[str]) -> tuple[ArticleView, ...]:
        """Sources in the order given."""
        return tuple(self._article(self._index.articles[i]) for i in ids)

    def links_to_actors(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Actors by name."""
        return tuple(self._index.actor(i) for i in ids)

    def links_to_topics(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Topics by title."""
        return tuple(self._index.topic(i) for i in ids)

    def roles(self, actor: Actor) -> tuple[RoleView, ...]:
        """An actor's roles as stated, each with the articles that state it."""
        alike: dict[str, list[Role]] = {}
        for role in actor.roles:
            if role.article in self._index.articles:
                alike.setdefault(_role_key(role.text), []).append(role)
        return tuple(map(self._role, alike.values()))

    def _role(self, roles: Sequence[Role]) -> RoleView:
        days = sorted({day for r in roles for day in (r.as_of, r.last) if day})
        ends = dict.fromkeys(format_date(day) for day in (*days[:1], *days[-1:]))
        newest = max(roles, key=lambda r: r.last or r.as_of or "")
        stated = (a for r in roles for a in (r.article, r.last_article) if a)
        articles = [a for a in dict.fromkeys(stated) if a in self._index.articles]
        return RoleView(
            text=without_tie(roles[0].text).removeprefix("the "),
            as_of=" to ".join(ends) or None,
            last=days[-1] if days else "",
            last_cite=self._index.cite(newest.last_article or newest.article, "text"),
            cites=tuple(self._index.cite(a, "text") for a in articles[: limits.ROLE_CITATIONS]),
            more=len(articles[limits.ROLE_CITATIONS :]),
        )

    def who(self, actor_id: str | None, name: str | None, article: str) -> ActorView | None:
        """An actor as one article presents it."""
        actor = self._index.named.get(actor_id) if actor_id else None
        if actor is None:
            return ActorView(None, Link(name, None), "unknown", None) if name else None
        named = not self._standing or self._standing.introduces(actor.link.text)
        role = role_in(actor.roles, article) if named else None
        return ActorView(actor_id, actor.link, actor.kind, role)

    def _quote(self, quotes: tuple[Quote, ...]) -> QuoteView:
        first = quotes[0]
        article = self._index.articles[first.article]
        told = self._index.reported(quotes)
        carried = self._index.tellings_of(quotes)
        here = [q for q in carried if q.article == first.article and q not in quotes]
        others = {q.article: q for q in reversed(carried) if q.article != first.article}
        cites, more = _cited([self._index.cite_record(q) for q in reversed(others.values())])
        return QuoteView(
            ids=tuple(q.id for q in quotes),
            kind=first.kind,
            parts=_parts(quotes, told.text),
            speaker=self.who(first.speaker, first.speaker_name, first.article),
            beside=tuple(
                view
                for actor in first.said_by[1:]
                if (view := self.who(actor, None, first.article)) is not None
            ),
            sure=all(map(has_reliable_speaker, quotes)),
            said_on=_other_day(first.said, article),
            iso=first.said or article.published,
            cite=self._index.cite_record(*quotes, *here),
            others=cites,
            more=more,
            about=self.links_to_actors(dict.fromkeys(a for q in quotes for a in q.about)),
            topics=self.links_to_topics(dict.fromkeys(t for q in quotes for t in q.topics)),
            month=month_heading(first.said or article.published or ""),
            pointer=self.place(told, first.id, _said(quotes, told.text)),
            new=not self._new.isdisjoint(q.id for q in quotes),
        )

    def _entry(self, entry: Entry) -> EntryView:
        events: dict[str, list[Event]] = {}
        for event in (self._index.events[e] for e in entry.events):
            events.setdefault(event.article, []).append(event)
        cites, more = _cited([self._index.cite_record(*found) for found in events.values()])
        told = self._index.told(entry)
        quote = self._index.quoted_events.get(entry.events[0])
        text = without_outer_marks(told.text) if quote else told.text
        named = limits.room(len(entry.actors), limits.ENTRY_ACTORS)
        return EntryView(
            id=entry.id,
            when=format_date(entry.date),
            day=format_date(entry.date, year=False),
            iso=entry.date,
            status=entry.status,
            instead=self._instead(entry),
            text=text if quote else opened(text),
            own=opened(told.text[told.before :]),
            speaker=self.who(quote.speaker, quote.speaker_name, quote.article) if quote else None,
            quoted=quote is not None,
            major=self._index.major[entry.id],
            actors=self.links_to_actors(entry.actors[:named]),
            unnamed=len(entry.actors[named:]),
            cites=cites,
            more=more,
            outlets=entry.outlets,
            topics=self.links_to_topics(entry.topics),
            month=month_heading(entry.date),
            pointer=self._pointer_to(told, entry, text),
            new=entry.id in self._new,
        )

    def _pointer_to(self, told: Passage, entry: Entry, text: str) -> Pointer | None:
        """A pointer to an entry that its page tells already; it shows what is dated, where the
        sentence says that late."""
        dated = self._index.events[entry.events[0]].expression
        at = told.text.find(dated) if dated else -1
        shown = told.before + len(first_words(told.text[told.before :], POINTER_WORDS[0]))
        if self._standing and dated and at > shown:
            return self._standing.point(told, (at, at + len(dated)), entry.id)
        return self.place(told, entry.id, text)

    def _instead(self, entry: Entry) -> str | None:
        new = self._index.entries.get(entry.replaced_by) if entry.replaced_by else None
        return format_date(new.date) if new else None

    def _figure(self, figure: Figure) -> FigureView:
        low, high = stated_bounds(figure)
        told = self._index.counting(figure)
        if self._standing:
            self._standing.note(figure.text, figure.id)
        return FigureView(
            id=figure.id,
            text=figure.text,
            sentence=opened(told.text),
            as_of=format_date(figure.as_of) if figure.as_of else None,
            iso=figure.as_of or self._index.articles[figure.article].published,
            claimant=self.who(figure.according_to, None, figure.article),
            claimant_text=self._claimant_text(figure.according_to_text),
            cite=self._index.cite_record(figure),
            low=low,
            high=high,
            unit=figure.unit,
            measure=figure.measure_label,
            category=figure.category,
            pointer=self._point_at(figure, told),
            new=figure.id in self._new,
        )

    def _claimant_text(self, words: str | None) -> str | None:
        """A claimant in an article's words: whole where a page first has it."""
        new = not words or not self._standing or self._standing.introduces(words)
        return words if new else words and in_short(words)

    def _point_at(self, figure: Figure, told: Passage) -> Pointer | None:
        """Where the sentence of a figure stands on the page already, by the words around it."""
        start = told.text.find(figure.text)
        if start < 0 or not self._standing:
            return self.place(told, figure.id)
        return self._standing.point(told, (start, start + len(figure.text)), figure.id)

    def _measure(self, measure: Measure) -> MeasureView:
        figures = self.figures(measure.figures)
        counted = format_count(len(figures), "figure")
        return MeasureView(
            id=measure.id,
            anchor=f"m-{measure.id}" if len(figures) > 1 else "".join(f.id for f in figures),
            label=opened(capitalise(without_tie(measure.label))),
            category=measure.category,
            span=format_range(measure.low, measure.high, measure.unit, self._qualifiers(measure)),
            claims=f"{counted} from {format_count(measure.claimants, 'claimant')}",
            figures=figures,
        )

    def _qualifiers(self, measure: Measure) -> tuple[Qualifier, Qualifier]:
        """What the figures say that give the lowest and the highest number."""
        ends = [self._index.figures.get(f or "") for f in (measure.lowest, measure.highest)]
        low, high = (figure.qualifier if figure else "exact" for figure in ends)
        return low, high

    def _dispute(self, dispute: Dispute) -> DisputeView:
        quotes = [i for i in dispute.claims if i in self._index.quotes]
        figures = [i for i in dispute.claims if i in self._index.figures]
        denying = (self._index.quotes[i] for i in dispute.answers)
        names = dict.fromkeys(n for q in denying if (n := q.speaker_name))
        return DisputeView(
            id=dispute.id,
            kind=dispute.kind,
            title=capitalise(in_short(dispute.title) if dispute.claims else dispute.title),
            claims=(*self.quotes(quotes), *self.figures(figures)),
            answers=self.quotes(dispute.answers),
            denied_by=join_list(list(names)),
        )

    def _article(self, article: Article) -> ArticleView:
        return ArticleView(
            id=article.id,
            title=self._index.article(article.id),
            outlet=self._index.outlet(article),
            published=format_date(article.published) if article.published else "undated",
            iso=article.published or "",
            genre=article.genre,
            authors=join_list(article.authors),
            copy_of=self._index.article(article.copy_of) if article.copy_of else None,
            url=article.url,
            source=article.source,
            lines=article.lines,
            month=month_heading(article.published or ""),
        )


def _said(quotes: Sequence[Quote], told: str) -> str:
    """What is said in a passage: of a sentence that reports it, the clause alone."""
    first, last = quotes[0], quotes[-1]
    if first.kind == "direct" or len(quotes) > 1:
        return told.rstrip(", ") if first.kind == "direct" else ""
    said = first.clause or last.text
    if _NO_CLAUSE.search(first.found) or opens_dangling(said):
        return ""
    behind = told.find(said) + len(said)
    closed = said.count("“") <= said.count("”") or told[behind : behind + 1] != "”"
    return said if closed else f"{said}”"


def role_in(roles: Sequence[Role], article: str) -> str | None:
    """The role one article gives an actor, else the one most often stated."""
    here = [r.text for r in roles if r.article == article]
    return here[0] if here else roles[0].text if roles else None


def _role_key(role: str) -> str:
    """What makes roles alike: no article, no capitals, no hyphens.

    >>> _role_key("The Secretary-General") == _role_key("a secretary general")
    True
    """
    plain = role.casefold().replace("-", " ")
    return plain.removeprefix("the ").removeprefix("a ").removeprefix("an ")


def stated_bounds(figure: Figure) -> tuple[float | None, float | None]:
    """What a figure says at least and at most; None for an end it leaves open."""
    if figure.value is None or figure.low is not None or figure.high is not None:
        return figure.low, figure.high
    if figure.qualifier in LOWER_BOUNDS:
        return figure.value, None
    if figure.qualifier in ("up_to", "nearly"):
        return None, figure.value
    return figure.value, figure.value


def _cited(cites: Sequence[Citation]) -> tuple[tuple[Citation, ...], int]:
    """As many citations as anybody reads, and how many more there are.

    The last of those shown stands for the records of the others too: thus their source pages
    link back here, and the page's data holds them.
    """
    shown = limits.room(len(cites), limits.ITEM_CITATIONS)
    kept, rest = tuple(cites[:shown]), cites[shown:]
    if not rest:
        return kept, 0
    records = (record for cite in rest for record in (cite.record, *cite.also))
    return (*kept[:-1], replace(kept[-1], also=(*kept[-1].also, *records))), len(rest)


def _parts(quotes: Sequence[Quote], told: str) -> tuple[SentencePart, ...]:
    """What is shown of the sentence, split into the speaker's words and the reporter's."""
    if quotes[0].kind == "direct":
        # The comma that joins it to "she said" is no part of what was said.
        parts = [SentencePart(part.text.rstrip(", "), True) for part in quotes[0].parts]
        return tuple(
            chain(parts[:1], *((SentencePart(ELLIPSIS, False), part) for part in parts[1:]))
        )
    sentence = opened(told)
    pieces: list[SentencePart] = []
    done = 0
    for text in (p.text for q in quotes if q.kind != "indirect" for p in q.parts):
        at = sentence.find(text, done)
        if at < 0:
            continue
        pieces += [SentencePart(sentence[done:at], False), SentencePart(text, True)]
        done = at + len(text)
    pieces.append(SentencePart(sentence[done:], False))
    return tuple(p for p in pieces if p.text)


def _other_day(said: str | None, article: Article) -> str | None:
    """When it was said, unless that is the day of publication."""
    return format_date(said) if said and said != article.published else None
