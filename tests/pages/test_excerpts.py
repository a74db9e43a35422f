"""Pages do not grow with the corpus, and nothing is lost by it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html  # type: ignore[import-untyped]

from generator.pages import limits
from generator.pages.addresses import Link
from generator.pages.excerpts import (
    filtered_link,
    take_first,
    take_heaviest,
    take_latest,
    take_spread,
)
from generator.records import Briefing, Event, Figure, Quote, Records, TopicBrief
from generator.site.links import verify_site
from tests.pages.building import build_site
from tests.pages.factory import briefing

WHOLE = Link("Quotes", "quotes.md")


def test_a_short_list_is_shown_whole() -> None:
    for made in (
        take_latest("abc", WHOLE),
        take_first("abc", "first", WHOLE),
        take_spread("abc", WHOLE, 3),
    ):
        assert (made.items, made.total, made.cut) == (("a", "b", "c"), 3, False)
    assert take_spread((), WHOLE, 3).items == ()


def test_of_a_long_list_a_page_shows_what_it_has_room_for() -> None:
    items = range(500)
    assert take_latest(items, WHOLE).items == tuple(range(460, 500))
    assert take_first(items, "gravest", WHOLE, 20).items == tuple(range(20))
    assert take_latest(items, WHOLE).cut
    assert take_latest(items, WHOLE).total == 500


def test_the_weightiest_stay_in_order() -> None:
    made = take_heaviest(range(500), lambda n: n % 5, "most reported", WHOLE)
    assert made.items == tuple(n for n in range(500) if n % 5 == 4 and n > 300)


def test_a_ranked_list_keeps_its_ends() -> None:
    made = take_spread(range(100), WHOLE, 12)
    assert (made.items[0], made.items[-1], len(made.items)) == (0, 99, 12)


def test_the_whole_list_is_linked_narrowed() -> None:
    assert filtered_link(WHOLE, "actor", "a b").href == "quotes.md?actor=a%20b"


def test_no_page_outgrows_the_limit_and_every_record_stands_on_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The miniature of a site of ten thousand articles under a limit of 1 MB."""
    monkeypatch.setattr(limits, "SECTION_ITEMS", 4)
    monkeypatch.setattr(limits, "RECORDS_PER_PAGE", 10)
    made = crowded(50)
    site = build_site(made, tmp_path)
    assert verify_site(site) == []
    outgrown = {p.name: n for p in site.rglob("*.html") if (n := p.stat().st_size) > 125_000}
    assert outgrown == {}
    records = made.records
    assert {f.id for f in records.figures} <= _anchors(site, "figures*.html")
    assert {e.id for e in records.chronology} <= _anchors(site, "chronology*.html")
    assert {a.id for a in records.articles} <= _anchors(site, "sources/index*.html")
    assert {f"x-{d.id}" for d in records.disputes} <= _anchors(site, "contested*.html")


def test_pages_say_what_they_leave_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECTION_ITEMS", 4)
    site = build_site(crowded(30), tmp_path)
    topic = (site / "topics" / "dam.html").read_text("utf-8")
    assert "Here are the weightiest 4 of 124 events; all are in" in topic
    assert "../chronology.html?topic=dam" in topic
    assert "Here are 6 of 93 figures; all are in" in topic
    assert "Here are the latest 4 of 62 reports; all are in" in topic
    assert "index.html?topic=dam" in topic
    actor = (site / "actors" / "ana-belo.html").read_text("utf-8")
    assert "Here are the latest 4 of 61 quotations; all are in" in actor
    assert "../quotes.html?actor=ana-belo" in actor
    assert "and 28 more" in (site / "chronology.html").read_text("utf-8")


def _anchors(site: Path, pattern: str) -> set[str]:
    """The ids on some pages."""
    return {str(i) for p in site.glob(pattern) for i in html.parse(str(p)).xpath("//@id")}


def crowded(times: int) -> Briefing:
    """The small briefing, with every article and what is in it so many times more."""
    made = briefing()
    copies = [_renamed(made.records, str(n)) for n in range(times)]
    old = made.records
    merged = {
        name: tuple(r for records in (old, *copies) for r in getattr(records, name))
        for name in ("articles", "quotes", "figures", "events", "dates", "chronology", "disputes")
    }
    reported = replace(
        old.chronology[1],
        events=(*old.chronology[1].events, *(r.chronology[1].events[0] for r in copies)),
    )
    counted = replace(old.measures[0], figures=tuple(f.id for f in merged["figures"]))
    records = replace(old, **merged, measures=(counted,))
    records = replace(
        records,
        chronology=tuple(reported if e.id == reported.id else e for e in records.chronology),
    )
    return replace(
        made,
        records=records,
        topics=(_topic(made.topics[0], records), made.topics[1]),
        actors=tuple(
            replace(
                brief,
                said=tuple(q.id for q in records.quotes if q.speaker == brief.actor.id),
                said_of=tuple(q.id for q in records.quotes if brief.actor.id in q.about),
                chronology=tuple(e.id for e in records.chronology if brief.actor.id in e.actors),
                articles=tuple(a.id for a in records.articles),
            )
            for brief in made.actors
        ),
    )


def _topic(brief: TopicBrief, records: Records) -> TopicBrief:
    articles = tuple(a.id for a in records.articles)
    return replace(
        brief,
        topic=replace(brief.topic, articles=articles),
        chronology=tuple(e.id for e in records.chronology),
        measures=records.measures,
        disputes=records.disputes,
        reports=tuple(a.id for a in records.articles if a.genre == "report"),
    )


def _renamed(records: Records, n: str) -> Records:
    """The same records under other ids, of articles under other ids."""

    def article(id_: str) -> str:
        return f"{id_}-{n}"

    def of(id_: str, owner: str) -> str:
        return f"{article(owner)}{id_.removeprefix(owner)}"

    marked: tuple[Quote | Figure | Event, ...]
    marked = (*records.quotes, *records.figures, *records.events)
    owners = {r.id: r.article for r in marked}

    def ids(found: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(of(i, owners[i]) for i in found)

    return replace(
        records,
        articles=tuple(replace(a, id=article(a.id), copy_of=None) for a in records.articles),
        quotes=tuple(
            replace(q, id=of(q.id, q.article), article=article(q.article), same_as=None)
            for q in records.quotes
        ),
        figures=tuple(
            replace(f, id=of(f.id, f.article), article=article(f.article)) for f in records.figures
        ),
        events=tuple(
            replace(e, id=of(e.id, e.article), article=article(e.article), entry=article(e.entry))
            if e.entry
            else e
            for e in records.events
        ),
        dates=(),
        chronology=tuple(
            replace(
                e,
                id=article(e.id),
                events=ids(e.events),
                articles=tuple(map(article, e.articles)),
            )
            for e in records.chronology
        ),
        disputes=tuple(
            replace(d, id=article(d.id), claims=ids(d.claims), answers=ids(d.answers))
            for d in records.disputes
        ),
    )
