"""A small briefing of our own invention: a dam, two states, and figures that differ."""

from __future__ import annotations

from dataclasses import replace

from generator.records import (
    Actor,
    ActorBrief,
    Article,
    Briefing,
    Cut,
    DateMention,
    Dispute,
    Entry,
    Event,
    Figure,
    Heading,
    HomeBrief,
    Issue,
    LineStart,
    Measure,
    Mention,
    Party,
    Quote,
    Records,
    Role,
    SummaryLine,
    Topic,
    TopicBrief,
)

FLOOD = (
    "Water broke through the dam at Orlu late on Monday, Tavia’s interior ministry said.\n\n"
    "“Nobody warned the villages below,” Interior Minister Ana Belo told reporters on Tuesday. "
    "She put the number of people who had left their homes at more than 4,000.\n\n"
    "Search for the missing\n\n"
    "The Red Lantern, an aid group, counted 6,500 displaced by Wednesday and said Tavia had "
    "“ignored every letter” since 2019.\n\n"
    "An inquiry is to begin on 12 May."
)
DENIAL = (
    "Keld had opened no gates, its president, Jon Harr, said on Wednesday. “The accusation is "
    "false, and Tavia knows it,” he said.\n\n"
    "Between 3,000 and 3,500 people were affected, according to Keld’s government."
)
INTERVIEW = (
    "Why was there no warning?\n\n"
    "We asked for gauges in April. Nobody answered.\n\n"
    "The talks planned for 9 May have been called off."
)
COPY = (
    "Water broke through the dam at Orlu late on Monday, Tavia’s interior ministry said.\n\n"
    "“Nobody warned the villages below,” said Ana Belo."
)


def briefing(hostile: str = "") -> Briefing:
    """Four articles, seven actors, two topics. ``hostile`` is worked into every text a page
    shows: titles, names, sentences, labels."""
    return _Builder(hostile).briefing()


class _Builder:
    def __init__(self, hostile: str) -> None:
        self.x = hostile
        tail = f"\n\n{hostile.strip()}" if hostile.strip() else ""
        self.texts = {
            "courier-orlu": FLOOD + tail,
            "keld-news-gates": DENIAL + tail,
            "courier-interview": INTERVIEW + tail,
            "wire-copy": COPY + tail,
        }

    def span(self, article: str, words: str) -> tuple[int, int]:
        start = self.texts[article].index(words)
        return start, start + len(words)

    def article(self, id_: str, **changes: object) -> Article:
        text = self.texts[id_]
        starts, at = [], 0
        for i, part in enumerate(text.split("\n\n")):
            starts.append(LineStart(at, 4 + 2 * i))
            at += len(part) + 2
        made = Article(
            id=id_, source="may.txt", part=1, lines=(1, 20), title=f"Title of {id_}{self.x}",
            subtitle=None, outlet="Tavia Courier", authors=("Lea Sund",), url=None, language="en",
            published="2024-05-08", published_basis="stated", genre="report", copy_of=None,
            text=text, line_starts=tuple(starts),
            cut=(Cut(2, f"Menu | Log in | {self.x}", "menu"), Cut(19, "Read more", "related link")),
        )  # fmt: skip
        return replace(made, **changes)  # type: ignore[arg-type]

    def articles(self) -> tuple[Article, ...]:
        start, end = self.span("courier-orlu", "Search for the missing")
        return (
            self.article("courier-orlu", headings=(Heading(start, end),), subtitle="What is known"),
            self.article("keld-news-gates", outlet=f"Keld News{self.x}", source="keld.html",
                         url="https://keld.example/gates?a=1&b=2", published="2024-05-09"),
            self.article("courier-interview", genre="interview", published=None,
                         published_basis="unknown", outlet=None, title=None),
            self.article("wire-copy", outlet="Wire", copy_of="courier-orlu", genre="opinion"),
        )  # fmt: skip

    def quote(
        self, article: str, words: str, kind: str, speaker: str | None, **more: object
    ) -> Quote:
        start, end = self.span(article, words)
        text = self.texts[article]
        first = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
        last = text.find("\n\n", end)
        names = {a.id: a.name for a in self.actors()}
        made = Quote(
            id=f"{article}-q{start}", article=article, start=start, end=end, text=words,
            kind=kind, clause=None, interview=False, speaker=speaker,  # type: ignore[arg-type]
            speaker_name=names.get(speaker or ""), speaker_text=None, cue="said",
            found="marks/after",
            sentence=text[first : last if last >= 0 else len(text)], said=None,
            topics=("dam",),
        )  # fmt: skip
        return replace(made, **more)  # type: ignore[arg-type]

    def quotes(self) -> tuple[Quote, ...]:
        warned = self.quote("courier-orlu", "Nobody warned the villages below,", "direct",
                            "ana-belo", said="2024-05-07", about=("keld",))  # fmt: skip
        return (
            self.quote("courier-orlu", "Water broke through the dam at Orlu late on Monday",
                       "indirect", "interior-ministry"),
            replace(warned, same_as=warned.id),
            self.quote("courier-orlu", "ignored every letter", "mixed", "red-lantern",
                       about=("tavia",), topics=("dam", "aid")),
            self.quote("keld-news-gates", "The accusation is false, and Tavia knows it,", "direct",
                       "jon-harr", said="2024-05-08", about=("tavia",)),
            self.quote("courier-interview", "We asked for gauges in April. Nobody answered.",
                       "direct", None, interview=True),
            self.quote("wire-copy", "Nobody warned the villages below,", "direct", "ana-belo",
                       same_as=warned.id),
        )  # fmt: skip

    def figure(self, article: str, words: str, **more: object) -> Figure:
        start, end = self.span(article, words)
        made = Figure(
            id=f"{article}-f{start}", article=article, start=start, end=end, text=words,
            sentence=self.texts[article].split("\n\n")[1], value=None, low=None, high=None,
            qualifier="exact", unit="people", measure="displaced",
            measure_label=f"People displaced{self.x}", as_of=None, according_to=None,
            topics=("dam",), category="displaced",
        )  # fmt: skip
        return replace(made, **more)  # type: ignore[arg-type]

    def figures(self) -> tuple[Figure, ...]:
        return (
            self.figure("courier-orlu", "more than 4,000", value=4000.0, qualifier="more_than",
                        according_to="ana-belo", as_of="2024-05-07"),
            self.figure("courier-orlu", "6,500 displaced", value=6500.0, as_of="../2024-05-08",
                        according_to="red-lantern"),
            self.figure("keld-news-gates", "Between 3,000 and 3,500 people", low=3000.0,
                        high=3500.0, qualifier="range", according_to_text=f"Keld’s {self.x}"),
        )  # fmt: skip

    def event(self, article: str, words: str, date: str, **more: object) -> Event:
        start, end = self.span(article, words)
        made = Event(
            id=f"{article}-e{start}", article=article, start=start, end=end,
            sentence=words, expression=None, date=date, precision="day", status="happened",
            actors=("interior-ministry",), topics=("dam",),
        )  # fmt: skip
        return replace(made, **more)  # type: ignore[arg-type]

    def events(self) -> tuple[Event, ...]:
        broke = (
            "Water broke through the dam at Orlu late on Monday, Tavia’s interior ministry said."
        )
        return (
            self.event("courier-orlu", broke, "2024-05-06", entry="2024-05-06-dam"),
            self.event("wire-copy", broke, "2024-05-06", entry="2024-05-06-dam"),
            self.event("courier-orlu", "An inquiry is to begin on 12 May.", "2024-05-12",
                       status="announced", entry="2024-05-12-inquiry", actors=()),
            self.event("courier-interview", "The talks planned for 9 May have been called off.",
                       "2024-05-09", status="cancelled", entry="2024-05-09-talks",
                       actors=("tavia", "keld")),
            self.event("courier-orlu", "ignored every letter” since 2019", "2019",
                       precision="year", entry="2019-letters", actors=("red-lantern",)),
        )  # fmt: skip

    def dates(self) -> tuple[DateMention, ...]:
        start, end = self.span("courier-orlu", "late on Monday")
        return (
            DateMention(f"courier-orlu-d{start}", "courier-orlu", start, end, "late on Monday",
                        "2024-05-06", "day", "relative to publication"),
        )  # fmt: skip

    def entries(self) -> tuple[Entry, ...]:
        found: dict[str, list[Event]] = {}
        for event in self.events():
            found.setdefault(event.entry or "", []).append(event)
        made = [
            Entry(id=key, date=group[0].date, precision=group[0].precision, status=group[0].status,
                  text=group[0].sentence, weight=float(len(group)),
                  events=tuple(e.id for e in group),
                  articles=tuple(dict.fromkeys(e.article for e in group)), outlets=1,
                  actors=group[0].actors, topics=("dam",))
            for key, group in found.items()
        ]  # fmt: skip
        return tuple(sorted(made, key=lambda e: (e.date, e.id)))

    def actors(self) -> tuple[Actor, ...]:
        role = Role(f"interior minister{self.x}", "2024-05-08", "courier-orlu")

        def actor(id_: str, name: str, kind: str, **more: object) -> Actor:
            made = Actor(id=id_, name=name + self.x, kind=kind,  # type: ignore[arg-type]
                         aliases=(), roles=(), speaks_for=None, curated=True, mentions=3,
                         quotes=1, articles=1)  # fmt: skip
            return replace(made, **more)  # type: ignore[arg-type]

        return (
            actor("ana-belo", "Ana Belo", "person", aliases=("Minister Belo",), roles=(role,),
                  speaks_for="tavia", note=f"Tavia’s interior minister.{self.x}"),
            actor("jon-harr", "Jon Harr", "person", speaks_for="keld"),
            actor("interior-ministry", "Interior Ministry", "government body", speaks_for="tavia"),
            actor("tavia", "Tavia", "state", quotes=0),
            actor("keld", "Keld", "state", quotes=0),
            actor("red-lantern", "Red Lantern", "organisation", curated=False),
            actor("tavia-courier", "Tavia Courier", "media", curated=False, quotes=0),
        )  # fmt: skip

    def topics(self) -> tuple[Topic, ...]:
        everything = tuple(self.texts)
        return (
            Topic("dam", f"The dam at Orlu{self.x}", f"How it broke.{self.x}", True,
                  ("2024-05-06", None), everything),
            Topic("aid", "Aid", None, False, (None, None), everything[:1]),
        )  # fmt: skip

    def measures(self) -> tuple[Measure, ...]:
        figures = self.figures()
        return (
            Measure("displaced", f"People displaced{self.x}", "people", "displaced",
                    tuple(f.id for f in figures), 3000.0, 6500.0, 3, ("dam",)),
        )  # fmt: skip

    def disputes(self) -> tuple[Dispute, ...]:
        quotes = self.quotes()
        return (
            Dispute("warning", "denial", f"Whether anybody warned{self.x}", (quotes[1].id,),
                    (quotes[3].id,), ("dam",)),
            Dispute("displaced", "figures", "People displaced",
                    tuple(f.id for f in self.figures()), (), ("dam",)),
        )  # fmt: skip

    def records(self) -> Records:
        issues = (
            Issue("courier-interview", "may.txt", 1, "undated-article",
                  f"no date stated; set one in corrections.yml{self.x}"),
            Issue(None, "empty.txt", None, "empty-file", "the file holds no text"),
        )  # fmt: skip
        return Records(
            articles=self.articles(), quotes=self.quotes(), dates=self.dates(),
            events=self.events(), chronology=self.entries(), figures=self.figures(),
            actors=self.actors(), topics=self.topics(), issues=issues,
            mentions=(Mention("courier-orlu", 0, 5, "Water", "name", "tavia"),),
            measures=self.measures(), disputes=self.disputes(),
        )  # fmt: skip

    def topic_brief(self, topic: Topic) -> TopicBrief:
        if topic.id == "aid":
            return TopicBrief(
                topic, (), (), (), (), (), (), (), (), (), (), ("courier-orlu",), (), ()
            )
        entries, quotes = self.entries(), self.quotes()
        start, end = self.span("courier-orlu", "An inquiry is to begin on 12 May.")
        line = SummaryLine("courier-orlu", start, end, "An inquiry is to begin on 12 May.")
        return TopicBrief(
            topic=topic, outlets=("Tavia Courier", "Keld News"), actors=("ana-belo", "keld"),
            summary=(line,), latest=tuple(e.id for e in reversed(entries))[:2],
            ahead=("2024-05-12-inquiry",), chronology=tuple(e.id for e in entries),
            positions=(Party("tavia", (quotes[1].id,)), Party("keld", (quotes[3].id,))),
            measures=self.measures(), key_quotes=(quotes[1].id, quotes[2].id, quotes[3].id),
            disputes=self.disputes(), reports=("courier-orlu", "keld-news-gates"),
            opinions=("wire-copy",), related=("aid",),
        )  # fmt: skip

    def actor_brief(self, actor: Actor) -> ActorBrief:
        quotes = self.quotes()
        return ActorBrief(
            actor=actor,
            said=tuple(q.id for q in quotes if q.speaker == actor.id),
            said_of=tuple(q.id for q in quotes if actor.id in q.about),
            chronology=tuple(e.id for e in self.entries() if actor.id in e.actors),
            figures=tuple(f.id for f in self.figures() if f.according_to == actor.id),
            with_actors=(("keld", 2),) if actor.id != "keld" else (("tavia", 2),),
            speakers_for=("ana-belo",) if actor.id == "tavia" else (),
            articles=("courier-orlu",),
            topics=("dam",),
        )

    def briefing(self) -> Briefing:
        records = self.records()
        briefs = tuple(self.topic_brief(t) for t in records.topics)
        home = HomeBrief(briefs[0].summary, briefs[0].latest, briefs[0].ahead, ("displaced",),
                         ("dam", "aid"), ("ana-belo", "keld", "red-lantern"))  # fmt: skip
        paged = [a for a in records.actors if a.id != "tavia-courier"]
        return Briefing(records, home, briefs, tuple(self.actor_brief(a) for a in paged))
