"""What leads the front page."""

from __future__ import annotations

import pytest

from generator.brief.compose import compose
from generator.brief.home_brief import _each_once, _weightiest
from generator.brief.lead import Scope
from generator.records import Editorial, Entry, Records
from tests import factory

QUAKE = "A heavy earthquake destroyed most houses of the capital Sarova on Tuesday."
PLANES = "Forty planes with tents and medicine landed in Sarova on the first Friday."
CONCERT = "Famous singers recorded a song in London for the families of the victims."
TOLL = "At least 3,000 people have died so far, Health Minister Lena Marsh said on Sunday."


def quake_corpus() -> Records:
    early = factory.article("early", f"{QUAKE} {PLANES}", published="2024-03-06")
    late = factory.article("late", f"{CONCERT} {TOLL}", published="2024-03-20")
    events = [
        factory.event(early, QUAKE, "2024-03-05", id="quake", entry="quake"),
        factory.event(early, PLANES, "2024-03-08", id="planes", entry="planes"),
        factory.event(late, CONCERT, "2024-03-19", id="concert", entry="concert"),
    ]
    weights = {"quake": 9.0, "planes": 2.0, "concert": 1.0}
    entries = [
        factory.entry(e.id, e.date, text=e.sentence, events=(e.id,), weight=weights[e.id])
        for e in events
    ]
    toll = factory.figure(
        late, "At least 3,000", 3000, category="killed", according_to_text="Lena Marsh"
    )
    return factory.records(
        articles=(early, late), events=tuple(events), chronology=tuple(entries), figures=(toll,)
    )


def test_the_weightiest_event_leads_then_the_last_days_then_the_toll() -> None:
    records = quake_corpus()
    sentences = {a.id: factory.sentences_of(a) for a in records.articles}
    home = compose(records, Editorial(), sentences).home
    assert [line.text for line in home.summary] == [QUAKE, CONCERT, TOLL]


@pytest.mark.parametrize(
    ("weights", "leading"),
    [
        ([3.0, 9.0, 4.4], ["e1"]),
        ([5.0, 9.0, 4.5], ["e1", "e0", "e2"]),
        ([9.0] * 5, ["e0", "e1", "e2"]),
    ],
)
def test_the_weightiest_have_half_the_weight_of_the_first(
    weights: list[float], leading: list[str]
) -> None:
    entries: list[Entry] = [
        factory.entry(f"e{n}", "2024-03-05", weight=weight) for n, weight in enumerate(weights)
    ]
    scope = Scope("2024-03-01", "2024-03-31", {e.id: e.weight / max(weights) for e in entries})
    found = [e.id for e in _weightiest(entries, scope)]
    assert found == leading


def test_one_range_of_one_kind_stands_once_among_the_figures_that_matter_most() -> None:
    found = [
        factory.measure("dead", (), label="people died", low=10, high=200),
        factory.measure("dead-2", (), label="people were killed", low=10, high=200),
        factory.measure("dead-3", (), label="soldiers died", low=10, high=20),
        factory.measure("boats", (), low=7, high=7),
        factory.measure("huts", (), low=7, high=7),
    ]
    assert [m.id for m in _each_once(found)] == ["dead", "dead-3", "boats", "huts"]
