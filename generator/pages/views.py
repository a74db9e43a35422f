"""From records to the items that pages show: every reference turned into words and links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby, takewhile

from ..brief.surety import is_sure
from ..records import (
    ELLIPSIS,
    Actor,
    Article,
    Dispute,
    Entry,
    Event,
    Figure,
    Measure,
    Quote,
    Role,
    SummaryLine,
)
from . import words
from .items import (
    ArticleView,
    DisputeView,
    EntryView,
    FigureView,
    Line,
    LineView,
    Marks,
    MeasureView,
    Piece,
    QuoteView,
    RoleView,
    Who,
)
from .lookup import Cite, Link, Lookup, unquoted

#: A line of the chronology names so many; its record has them all.
_NAMED = 7
#: Months with so few lines, before the first with more, need no heading each.
_SPARSE = 2
#: Citations of one item.
_CITED = 12


class Views:
    """Makes views of records."""

    def __init__(self, lookup: Lookup) -> None:
        self._look = lookup

    def quotes(self, ids: Iterable[str]) -> tuple[QuoteView, ...]:
        """Quotations in the order given; fragments of one sentence become one item, and the
        tellings of one quotation the first of them, which cites the others."""
        return tuple(map(self._quote, together(self._look.quotes[i] for i in ids)))

    def entries(self, ids: Iterable[str]) -> tuple[EntryView, ...]:
        """Chronology lines in the order given."""
        return tuple(self._entry(self._look.entries[i]) for i in ids)

    def quote_lines(self, quotes: Iterable[Quote]) -> tuple[Line, ...]:
        """What `quotes` would make of quotations, without what only their page shows."""
        return tuple(
            Line(
                ids=tuple(q.id for q in group),
                marks=self._quote_marks(group),
                month=words.month_of(
                    group[0].said or self._look.articles[group[0].article].published or ""
                ),
            )
            for group in together(quotes)
        )

    def entry_lines(self, entries: Iterable[Entry]) -> tuple[Line, ...]:
        """What `entries` would make of entries, without what only their page shows."""
        return tuple(Line((e.id,), self._entry_marks(e), words.month_of(e.date)) for e in entries)

    def figures(self, ids: Iterable[str]) -> tuple[FigureView, ...]:
        """Figures in the order given."""
        return tuple(self._figure(self._look.figures[i]) for i in ids)

    def measures(self, measures: Iterable[Measure]) -> tuple[MeasureView, ...]:
        """Things counted, with the figures each of them names."""
        return tuple(self._measure(m) for m in measures)

    def disputes(self, disputes: Iterable[Dispute]) -> tuple[DisputeView, ...]:
        """Claims against denials, figures against figures."""
        return tuple(self._dispute(d) for d in disputes)

    def lines(self, lines: Iterable[SummaryLine]) -> tuple[LineView, ...]:
        """A summary's sentences."""
        cited = ((line.text, self._look.cite_line(line)) for line in lines)
        return tuple(LineView(t, c, self._look.tellers.get(c.record)) for t, c in cited)

    def articles(self, ids: Iterable[str]) -> tuple[ArticleView, ...]:
        """Sources in the order given."""
        return tuple(self._article(self._look.articles[i]) for i in ids)

    def links_to_actors(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Actors by name."""
        return tuple(self._look.actor(i) for i in ids)

    def links_to_topics(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Topics by title."""
        return tuple(self._look.topic(i) for i in ids)

    def roles(self, actor: Actor) -> tuple[RoleView, ...]:
        """An actor's roles as stated, each with the articles that state it."""
        alike: dict[str, list[Role]] = {}
        for role in actor.roles:
            if role.article in self._look.articles:
                alike.setdefault(_bare(role.text), []).append(role)
        return tuple(map(self._role, alike.values()))

    def _role(self, roles: Sequence[Role]) -> RoleView:
        days = sorted({r.as_of for r in roles if r.as_of})
        ends = dict.fromkeys(words.date_words(day) for day in (*days[:1], *days[-1:]))
        articles = dict.fromkeys(r.article for r in roles)
        return RoleView(
            roles[0].text,
            " to ".join(ends) or None,
            tuple(self._look.cite(a, "text") for a in articles),
        )

    def who(self, actor_id: str | None, name: str | None, article: str) -> Who | None:
        """An actor as one article presents it."""
        actor = self._look.named.get(actor_id) if actor_id else None
        if actor is None:
            return Who(None, Link(name, None), "unknown", None) if name else None
        return Who(actor_id, actor.link, actor.kind, role_in(actor.roles, article))

    def _quote(self, quotes: tuple[Quote, ...]) -> QuoteView:
        first = quotes[0]
        article = self._look.articles[first.article]
        told = self._told(quotes)
        here = [q for q in told if q.article == first.article and q not in quotes]
        others = {q.article: q for q in reversed(told) if q.article != first.article}
        cites, more = _cited([self._look.cite_record(q) for q in reversed(others.values())])
        return QuoteView(
            ids=tuple(q.id for q in quotes),
            kind=first.kind,
            pieces=_pieces(quotes),
            speaker=self.who(first.speaker, first.speaker_name, first.article),
            sure=all(map(is_sure, quotes)),
            said=_other_day(first.said, article),
            cite=self._look.cite_record(*quotes, *here),
            others=cites,
            more=more,
            about=self.links_to_actors(dict.fromkeys(a for q in quotes for a in q.about)),
            topics=self.links_to_topics(dict.fromkeys(t for q in quotes for t in q.topics)),
            marks=self._quote_marks(quotes),
            month=words.month_of(first.said or article.published or ""),
        )

    def _told(self, quotes: Iterable[Quote]) -> list[Quote]:
        return [t for q in quotes if q.same_as for t in self._look.tellings[q.same_as]]

    def _quote_marks(self, quotes: tuple[Quote, ...]) -> Marks:
        first = quotes[0]
        day, last = words.bounds(first.said or self._look.articles[first.article].published)
        told = (first, *self._told(quotes))
        outlets = {self._look.outlet_key(self._look.articles[q.article]) for q in told}
        actors = {q.speaker for q in quotes if q.speaker} | {a for q in quotes for a in q.about}
        return Marks(
            topics=tuple(sorted({t for q in quotes for t in q.topics})),
            actors=tuple(sorted(actors)),
            outlets=tuple(sorted(outlets)),
            first=day,
            last=last,
            kind="interview" if first.interview else first.kind,
        )

    def _entry(self, entry: Entry) -> EntryView:
        events: dict[str, list[Event]] = {}
        for event in (self._look.events[e] for e in entry.events):
            events.setdefault(event.article, []).append(event)
        cites, more = _cited([self._look.cite_record(*found) for found in events.values()])
        voice = self._look.voices.get(entry.events[0])
        return EntryView(
            id=entry.id,
            when=words.date_words(entry.date),
            day=words.date_words(entry.date, year=False),
            iso=entry.date,
            status=entry.status,
            text=unquoted(entry.text) if voice else entry.text,
            speaker=self.who(voice.speaker, voice.speaker_name, voice.article) if voice else None,
            spoken=voice is not None,
            major=self._look.major[entry.id],
            actors=self.links_to_actors(entry.actors[:_NAMED]),
            unnamed=len(entry.actors[_NAMED:]),
            cites=cites,
            more=more,
            outlets=entry.outlets,
            topics=self.links_to_topics(entry.topics),
            marks=self._entry_marks(entry),
            month=words.month_of(entry.date),
        )

    def _entry_marks(self, entry: Entry) -> Marks:
        first, last = words.bounds(entry.date)
        outlets = {self._look.outlet_key(self._look.articles[a]) for a in entry.articles}
        return Marks(
            topics=tuple(sorted(entry.topics)),
            actors=tuple(sorted(entry.actors)),
            outlets=tuple(sorted(outlets)),
            first=first,
            last=last,
            kind=entry.status,
        )

    def _figure(self, figure: Figure) -> FigureView:
        low, high = extent(figure)
        return FigureView(
            id=figure.id,
            text=figure.text,
            sentence=figure.sentence,
            as_of=words.date_words(figure.as_of) if figure.as_of else None,
            claimant=self.who(figure.according_to, None, figure.article),
            claimed=figure.according_to_text,
            cite=self._look.cite_record(figure),
            low=low,
            high=high,
            unit=figure.unit,
            measure=figure.measure_label,
            marks=self.figure_marks(figure),
        )

    def figure_marks(self, figure: Figure) -> Marks:
        """What the filters of a page know of a figure."""
        article = self._look.articles[figure.article]
        first, last = words.bounds(figure.as_of or article.published)
        return Marks(
            topics=tuple(sorted(figure.topics)),
            actors=(figure.according_to,) if figure.according_to else (),
            outlets=(self._look.outlet_key(article),),
            first=first,
            last=last,
            kind=figure.category,
        )

    def _measure(self, measure: Measure) -> MeasureView:
        figures = self.figures(measure.figures)
        counted = words.count(len(figures), "figure")
        return MeasureView(
            id=measure.id,
            anchor=f"m-{measure.id}" if len(figures) > 1 else "".join(f.id for f in figures),
            label=words.capital(measure.label),
            category=measure.category,
            span=words.span_of(measure.low, measure.high, measure.unit),
            claims=f"{counted} from {words.count(measure.claimants, 'claimant')}",
            figures=figures,
        )

    def _dispute(self, dispute: Dispute) -> DisputeView:
        quotes = [i for i in dispute.claims if i in self._look.quotes]
        figures = [i for i in dispute.claims if i in self._look.figures]
        return DisputeView(
            id=dispute.id,
            kind=dispute.kind,
            title=words.capital(dispute.title),
            claims=(*self.quotes(quotes), *self.figures(figures)),
            answers=self.quotes(dispute.answers),
        )

    def _article(self, article: Article) -> ArticleView:
        return ArticleView(
            id=article.id,
            title=self._look.article(article.id),
            outlet=self._look.outlet(article),
            published=words.date_words(article.published) if article.published else "undated",
            iso=article.published or "",
            genre=article.genre,
            authors=words.listed(article.authors),
            copy_of=self._look.article(article.copy_of) if article.copy_of else None,
            source=article.source,
            lines=article.lines,
            marks=Marks(
                topics=self._look.topics_of.get(article.id, ()),
                actors=(),
                outlets=(self._look.outlet_key(article),),
                first=article.published or "",
                last=article.published or "",
                kind=article.genre,
            ),
            month=words.month_of(article.published or ""),
        )


def role_in(roles: Sequence[Role], article: str) -> str | None:
    """The role one article gives an actor, else the one most often stated."""
    here = [r.text for r in roles if r.article == article]
    return here[0] if here else roles[0].text if roles else None


def _bare(role: str) -> str:
    """What makes roles alike: no article, no capitals."""
    return role.casefold().removeprefix("the ").removeprefix("a ").removeprefix("an ")


def extent(figure: Figure) -> tuple[float | None, float | None]:
    """What a figure says at least and at most; None for an end it leaves open."""
    if figure.value is None or figure.low is not None or figure.high is not None:
        return figure.low, figure.high
    if figure.qualifier in ("more_than", "at_least"):
        return figure.value, None
    if figure.qualifier in ("up_to", "nearly"):
        return None, figure.value
    return figure.value, figure.value


def entries_by_month(views: Sequence[EntryView]) -> tuple[tuple[str, tuple[EntryView, ...]], ...]:
    """Consecutive chronology lines of one month under its name; the years before with a line
    here and there, under one heading that says so."""
    groups = [(name, tuple(v)) for (_, name), v in groupby(views, key=lambda v: v.month)]
    early = list(takewhile(lambda group: len(group[1]) <= _SPARSE, groups))
    if len(early) < 2 or len(early) == len(groups):
        return tuple(groups)
    before = tuple(replace(v, day=v.when) for _, group in early for v in group)
    return ((f"Before {groups[len(early)][0]}", before), *groups[len(early) :])


def together(quotes: Iterable[Quote]) -> tuple[tuple[Quote, ...], ...]:
    """Quotations that are one item of a list: each told once, fragments with their sentence."""
    groups = groupby(
        _first_tellings(quotes), key=lambda q: q.id if q.kind == "direct" else _place(q)
    )
    return tuple(tuple(group) for _, group in groups)


def _cited(cites: Sequence[Cite]) -> tuple[tuple[Cite, ...], int]:
    """As many citations as anybody reads, and how many more there are. The last of those shown
    keeps the records of the others: their source pages say where they are used, and the
    page's data holds them."""
    kept, rest = tuple(cites[:_CITED]), cites[_CITED:]
    if not rest:
        return kept, 0
    records = (record for cite in rest for record in (cite.record, *cite.also))
    return (*kept[:-1], replace(kept[-1], also=(*kept[-1].also, *records))), len(rest)


def _first_tellings(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """Without those that repeat one before them."""
    told: set[str] = set()
    for quote in quotes:
        key = quote.same_as or quote.id
        if key not in told:
            told.add(key)
            yield quote


def _place(quote: Quote) -> tuple[str, str, str | None]:
    return quote.article, quote.sentence, quote.speaker or quote.speaker_name


def _pieces(quotes: Sequence[Quote]) -> tuple[Piece, ...]:
    """The sentence, split into the speaker's words and the reporter's."""
    if quotes[0].kind == "direct":
        # The comma that joins it to "she said" is no part of what was said.
        parts = [Piece(part.text.rstrip(", "), True) for part in quotes[0].parts]
        return tuple(chain(parts[:1], *((Piece(ELLIPSIS, False), part) for part in parts[1:])))
    sentence = quotes[0].sentence
    pieces: list[Piece] = []
    done = 0
    for text in (p.text for q in quotes if q.kind != "indirect" for p in q.parts):
        at = sentence.find(text, done)
        if at < 0:
            continue
        pieces += [Piece(sentence[done:at], False), Piece(text, True)]
        done = at + len(text)
    pieces.append(Piece(sentence[done:], False))
    return tuple(p for p in pieces if p.text)


def _other_day(said: str | None, article: Article) -> str | None:
    """When it was said, unless that is the day of publication."""
    return words.date_words(said) if said and said != article.published else None
