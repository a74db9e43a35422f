"""Editorial files that were written for another corpus."""

from __future__ import annotations

from dataclasses import replace

from generator.editorial.misfit import misfit
from generator.records import Actor, Records
from tests.factory import topic
from tests.pages.factory import briefing


def _records(present: int, absent: int) -> Records:
    def actor(n: int) -> Actor:
        return Actor(f"a-{n}", f"Actor {n}", "person", (), (), None, True, mentions=n < present)

    actors = tuple(map(actor, range(present + absent)))
    return replace(briefing().records, actors=actors, topics=())


def test_hardly_anything_occurs() -> None:
    assert "Of 60 entries of actors.yml and topics.yml none occurs" in str(misfit(_records(0, 60)))
    assert "Of 60 entries of actors.yml and topics.yml 1 occurs " in str(misfit(_records(1, 59)))
    assert "Of 60 entries of actors.yml and topics.yml 5 occur " in str(misfit(_records(5, 55)))


def test_enough_occurs_or_there_is_too_little_to_say() -> None:
    assert misfit(_records(6, 54)) is None
    assert misfit(_records(0, 4)) is None
    assert misfit(_records(0, 0)) is None


def test_only_what_an_editor_wrote_counts() -> None:
    absent = _records(0, 60)
    topics = tuple(topic(f"t-{n}", curated=False, articles=("a",)) for n in range(60))
    assert "Of 60 entries" in str(misfit(replace(absent, topics=topics)))
    assert misfit(replace(absent, topics=tuple(replace(t, curated=True) for t in topics))) is None
