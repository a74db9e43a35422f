"""What was found, written behind what the editor wrote."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.editorial import load_editorial, propose
from generator.errors import EditorialError
from generator.records import Editorial, Records, Role, Topic
from tests import factory

MINISTER = factory.actor(
    "ana-ruiz",
    name="Ana Ruiz",
    aliases=("Ruiz", "Ana María Ruiz", "ruiz", "ANA RUIZ"),
    roles=(Role("the Spanish minister", None, "a"), Role("minister", None, "a")),
    speaks_for="spain",
    mentions=3,
    quotes=1,
    articles=1,
)
FIRM = factory.actor("orbis", "organisation", name="Orbis Inc", aliases=("Orbis", "OI", "Paris"))
FERRY = Topic("ferry", "Ferry", None, False, ("2023-01-02", "2023-02-03"), ("a", "b"), ("ferry",))


def found(*actors: object, topics: tuple[Topic, ...] = (FERRY,)) -> Records:
    return factory.records(actors=actors, topics=topics)


def proposed(folder: Path, records: Records) -> list[tuple[str, ...]]:
    editorial = load_editorial(folder) if folder.is_dir() else Editorial()
    return [one.names for one in propose(records, editorial, folder)]


def test_complete_valid_files_in_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert proposed(folder, found(FIRM, MINISTER)) == [("Ana Ruiz", "Orbis Inc"), ("Ferry",)]
    read = load_editorial(folder)
    assert [a.id for a in read.actors] == ["ana-ruiz", "orbis"]
    assert read.actors[0].aliases == ("Ana María Ruiz",)
    assert read.actors[0].roles == ("Spanish minister",)
    assert read.actors[0].speaks_for == "spain"
    assert read.actors[1].aliases == ("OI", "Orbis")
    assert (read.topics[0].terms, read.topics[0].period) == (("ferry",), FERRY.period)
    text = (folder / "actors.yml").read_text()
    assert "# 3 mentions, 1 quotation, 1 article\n- id: ana-ruiz" in text
    assert sorted(p.name for p in folder.iterdir()) == ["actors.yml", "topics.yml"]


def test_what_the_editor_wrote_stays_to_the_letter(tmp_path: Path) -> None:
    mine = "# Mine.\n- {id: ana-ruiz, name: A. Ruiz, kind: person}  # renamed\n"
    (tmp_path / "actors.yml").write_text(mine)
    renamed = replace(MINISTER, name="A. Ruiz", curated=True)
    assert proposed(tmp_path, found(renamed, FIRM)) == [("Orbis Inc",), ("Ferry",)]
    assert (tmp_path / "actors.yml").read_text().startswith(mine)


def test_nothing_new_changes_nothing(tmp_path: Path) -> None:
    proposed(tmp_path, found(FIRM))
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    again = found(replace(FIRM, curated=True), topics=(replace(FERRY, curated=True),))
    assert proposed(tmp_path, again) == [(), ()]
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_no_name_stands_in_two_entries(tmp_path: Path) -> None:
    twin = factory.actor("orbis-2", "media", name="Orbis Daily", aliases=("OI", "Orbis Inc"))
    proposed(tmp_path, found(FIRM, twin, replace(FIRM, id="orbis-3", kind="person")))
    names = [n for a in load_editorial(tmp_path).actors for n in (a.name, *a.aliases)]
    assert len(names) == len(set(names))


def test_an_alias_that_begins_with_a_small_letter_is_not_proposed(tmp_path: Path) -> None:
    proposed(tmp_path, found(replace(FIRM, aliases=("iOrbis Group", "Orbis Group"))))
    assert load_editorial(tmp_path).actors[0].aliases == ("Orbis Group",)


def test_files_with_a_mistake_are_left_alone(tmp_path: Path) -> None:
    broken = "- {id: bo, name: Bo}\n"
    (tmp_path / "actors.yml").write_text(broken)
    with pytest.raises(EditorialError):
        propose(found(FIRM), Editorial(), tmp_path)
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("actors.yml", broken)]


@given(
    st.lists(st.text("aB1:#-'\"[]{}&*!|>%@` ,é\\", min_size=1, max_size=12), max_size=5),
    st.text("aB:#-'\"[]{}, é", min_size=1, max_size=12),
)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_names_make_valid_files(tmp_path: Path, aliases: list[str], title: str) -> None:
    for path in tmp_path.iterdir():
        path.unlink()
    actor = replace(FIRM, aliases=tuple(a for a in aliases if a.strip()))
    topic = replace(FERRY, title=title if title.strip() else "x", terms=(title + "x",))
    proposed(tmp_path, found(actor, topics=(topic,)))
    assert yaml.safe_load((tmp_path / "topics.yml").read_text())[0]["title"] == topic.title
