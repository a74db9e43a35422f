"""What needs an editor's decision, with YAML that the loader accepts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import yaml

from generator.editorial import load_editorial
from generator.pages.addresses import Link
from generator.pages.decisions import find_decisions, group_issues
from generator.pages.record_index import RecordIndex
from tests.pages.factory import briefing


def test_issues_stand_under_their_kind() -> None:
    made = briefing()
    groups = group_issues(made.records.issues, RecordIndex(made))
    assert [name for name, _ in groups] == ["Empty file", "Undated article"]
    assert groups[0][1].items[0].where.text == "empty.txt"
    assert groups[1][1].items[0].where.href == "sources/courier-interview.md"


def test_every_decision_is_yaml_that_loads(tmp_path: Path) -> None:
    made = briefing()
    short = replace(made.records.actors[5], id="belo", name="Belo")
    records = replace(made.records, actors=(*made.records.actors, short))
    found = {d.title: d for d in find_decisions(RecordIndex(replace(made, records=records)))}
    assert len(found) == 7
    corrections = "\n".join(d.yaml for d in found.values() if d.file == "corrections.yml")
    text = corrections.replace("YYYY-MM-DD", "2024-05-08").replace("ACTOR", "keld")
    (tmp_path / "corrections.yml").write_text(text)
    actors = yaml.safe_load(found["Actors found in the text that no editor has confirmed"].yaml)
    (tmp_path / "actors.yml").write_text(yaml.safe_dump(actors))
    (tmp_path / "topics.yml").write_text(
        found["Topics found in the text that no editor has confirmed"].yaml
    )
    editorial = load_editorial(tmp_path)
    assert editorial.topics
    assert len(editorial.corrections) == 6
    assert {a.id for a in editorial.actors} == {"red-lantern", "tavia-courier", "belo"}


def test_a_doubtful_speaker_is_offered_for_confirmation() -> None:
    made = briefing()
    at, spoken = next((n, q) for n, q in enumerate(made.records.quotes) if q.speaker)
    quotes = list(made.records.quotes)
    quotes[at] = replace(spoken, probability=0.6)
    records = replace(made.records, quotes=tuple(quotes))
    found = {d.title: d for d in find_decisions(RecordIndex(replace(made, records=records)))}
    (correction,) = yaml.safe_load(found["Speakers that are perhaps not right"].yaml)
    assert correction["quote"]["id"] == spoken.id
    assert correction["set"] == {"speaker": spoken.speaker}


def test_a_surname_is_offered_as_an_alias() -> None:
    made = briefing()
    short = replace(made.records.actors[5], id="belo", name="Belo", aliases=())
    records = replace(made.records, actors=(*made.records.actors, short))
    found = [
        d
        for d in find_decisions(RecordIndex(replace(made, records=records)))
        if "another" in d.title
    ]
    assert [(i.text, i.where.text) for i in found[0].items if isinstance(i.where, Link)] == [
        ("Ana Belo:", "Belo")
    ]
    # The entry is there already and may say more: only its aliases are given.
    assert found[0].yaml == "# ana-belo\n  aliases: [Minister Belo, Belo]"


def test_an_actor_that_is_not_there_yet_is_confirmed_with_the_alias() -> None:
    made = briefing()
    actors = [replace(a, curated=False) for a in made.records.actors]
    short = replace(actors[5], id="belo", name="Belo", aliases=(), curated=False)
    records = replace(made.records, actors=(*actors, short))
    found = [
        d
        for d in find_decisions(RecordIndex(replace(made, records=records)))
        if "another" in d.title
    ]
    (entry,) = yaml.safe_load(found[0].yaml)
    assert (entry["id"], entry["aliases"]) == ("ana-belo", ["Minister Belo", "Belo"])
