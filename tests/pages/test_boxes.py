"""The boxes "At a glance": every line of them recomputed from the records."""

from __future__ import annotations

from dataclasses import replace

from generator.pages.actor_box import ActorBox, actor_box
from generator.pages.page_inputs import PageInputs, read_page_inputs
from generator.pages.sparkline import sparkline
from generator.pages.topic_box import TopicBox, topic_box
from generator.records import Briefing, Records, Role
from generator.settings import Settings
from tests.pages.building import ROOT
from tests.pages.factory import briefing


def _inputs(made: Briefing) -> PageInputs:
    settings = Settings(
        corpus=ROOT, editorial=ROOT, templates=ROOT / "templates", docs_dir=ROOT, cache=ROOT
    )
    return read_page_inputs(made, settings)


def _box(made: Briefing) -> TopicBox:
    inputs = _inputs(made)
    (dam, _) = made.topics
    return topic_box(
        dam, inputs.views.measures(dam.measures), (), inputs.views.entries(dam.ahead), inputs
    )


def _with(made: Briefing, **records: object) -> Briefing:
    changed: Records = replace(made.records, **records)  # type: ignore[arg-type]
    return replace(made, records=changed)


def test_counts_stand_by_claimant_with_their_qualifiers() -> None:
    (toll,) = _box(briefing()).tolls
    assert toll.name == "Driven from home"
    (count,) = toll.counts
    said = {(c.figure.text, c.figure.claimant and c.figure.claimant.id) for c in count.claims}
    assert said == {
        ("more than 4,000", "ana-belo"),
        ("6,500 displaced", "red-lantern"),
        ("Between 3,000 and 3,500 people", None),
    }
    assert count.more == 0


def test_a_claimant_stands_once_with_the_newest_number() -> None:
    made = briefing()
    first, second, third = made.records.figures
    figures = (first, replace(second, according_to="ana-belo", as_of="2024-05-09"), third)
    (toll,) = _box(_with(made, figures=figures)).tolls
    assert [c.figure.text for c in toll.counts[0].claims] == [
        "6,500 displaced",
        "Between 3,000 and 3,500 people",
    ]


def test_what_is_foretold_or_long_past_is_no_toll() -> None:
    made = briefing()
    foretold = tuple(replace(f, forecast=True) for f in made.records.figures)
    assert _box(_with(made, figures=foretold)).tolls == ()
    past = tuple(replace(f, as_of="1994") for f in made.records.figures)
    assert _box(_with(made, figures=past)).tolls == ()


def test_period_status_parties_and_newest_source() -> None:
    made = briefing()
    box = _box(made)
    assert box.period == "since 6 May 2024"
    assert box.status == "Last event 6 May 2024; 1 announced and 1 cancelled"
    assert [party.text for party in box.parties] == ["Tavia", "Keld"]
    assert box.newest is not None
    assert box.newest.published == max(a.published or "" for a in made.records.articles)
    assert [e.id for e in box.ahead] == ["2024-05-12-inquiry"]


def test_places_are_those_where_the_events_took_place() -> None:
    made = briefing()
    told = tuple(replace(e, sentence="It broke in Keld.", clause=None) for e in made.records.events)
    entries = tuple(replace(e, status="happened") for e in made.records.chronology)
    (place,) = _box(_with(made, events=told, chronology=entries)).places
    assert (place.text, place.href) == ("Keld", "actors/keld.md")
    outlet = tuple(replace(e, sentence="As told in Tavia Courier.") for e in told)
    assert _box(_with(made, events=outlet, chronology=entries)).places == ()


def test_parties_are_quoted_or_act_several_times() -> None:
    made = briefing()
    box = _box(made)
    sides = {p.actor for p in made.topics[0].positions} | set(made.topics[0].actors)
    assert {party.href for party in box.parties} <= {f"actors/{side}.md" for side in sides}
    entries = tuple(replace(e, actors=("keld", "tavia")) for e in made.records.chronology)
    assert [p.text for p in _box(_with(made, chronology=entries)).parties][:2] == ["Keld", "Tavia"]


def test_the_period_holds_the_events_that_are_news() -> None:
    made = briefing()
    (dam, fair) = made.topics
    proposed = replace(dam, topic=replace(dam.topic, curated=False, period=("2024-05-07",) * 2))
    assert _box(replace(made, topics=(proposed, fair))).period == "6–7 May 2024"


def _actor_box(made: Briefing, actor: str) -> ActorBox:
    inputs = _inputs(made)
    (brief,) = (b for b in made.actors if b.actor.id == actor)
    roles = inputs.views.roles(brief.actor)
    speakers = [b for b in made.actors if b.actor.speaks_for == actor and b.said]
    return actor_box(brief, roles, ["2024-05-07", "", "2024-05-09"], speakers, inputs)


def test_a_person_has_the_role_last_stated_and_whom_it_serves() -> None:
    made = briefing()
    (brief,) = (b for b in made.actors if b.actor.id == "ana-belo")
    roles = (
        Role("deputy minister", "2024-05-01", "courier-orlu", "2024-05-02"),
        Role("interior minister", "2024-04-01", "courier-orlu", "2024-05-08"),
    )
    changed = replace(brief, actor=replace(brief.actor, roles=roles))
    box = _actor_box(replace(made, actors=(changed,)), "ana-belo")
    assert box.role is not None
    assert (box.role.text, box.role.as_of) == ("interior minister", "1 April 2024 to 8 May 2024")
    assert box.speaks_for is not None
    assert box.speaks_for.text == "Tavia"
    assert box.said == "7–9 May 2024"


def test_how_often_somebody_is_quoted() -> None:
    assert _actor_box(briefing(), "ana-belo").quoted == "2 times in 2 articles"
    assert _actor_box(briefing(), "keld").quoted == "not itself; those who speak for it 1 time"
    assert _actor_box(briefing(), "tavia").quoted == "not itself; those who speak for it 3 times"


def test_a_sparkline_has_a_bar_for_each_stretch_with_something() -> None:
    assert sparkline(["2024-05-06", "2024-05-07"]) is None
    drawn = sparkline(["2024-05-06", "2024-05-06", "2024-05-07", "2024-05-09"])
    assert drawn is not None
    assert drawn.count("<rect") == 3
