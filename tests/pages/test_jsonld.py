"""Structured data of a topic."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from generator.pages import jsonld
from generator.pages.record_index import RecordIndex
from generator.records import Briefing
from generator.settings import Settings
from tests.pages.factory import briefing

SETTINGS = Settings(Path(), None, Path(), Path(), None, site_name="Dam")


def event_names(made: Briefing) -> list[str]:
    markup = str(jsonld.topic_data(made.topics[0], RecordIndex(made), SETTINGS))
    data = re.search(r">(.*)</script>", markup)
    assert data is not None
    return [event["name"] for event in json.loads(data[1])["about"]]


def test_an_event_that_is_told_in_somebodys_words_names_the_speaker() -> None:
    made = briefing()
    entry = made.topics[0].latest[0]
    told = next(e for e in made.records.chronology if e.id == entry)
    assert event_names(made)[0] == told.text
    said = next(q for q in made.records.quotes if q.kind == "direct" and q.speaker_name)
    events = [
        replace(e, article=said.article, start=said.start, end=said.end)
        if e.id == told.events[0]
        else e
        for e in made.records.events
    ]
    spoken = replace(made, records=replace(made.records, events=tuple(events)))
    assert event_names(spoken)[0] == f"{said.speaker_name}: “{told.text}”"
