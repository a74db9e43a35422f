"""Corrections to what articles tell together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.actors.resolve import resolve_actors
from generator.editorial import correct_articles, one_events, shown_measures
from generator.join.chronology import build_chronology
from generator.records import Correction, CuratedActor, Editorial
from tests import factory
from tests.actors.test_resolve import entity, extract


def told(*corrections: Correction) -> Editorial:
    return Editorial(corrections=corrections)


SANK = factory.article("a", text="A ferry sank.")
LOST = factory.article("b", text="Nine were lost at sea.", outlet="The Weekly")
EVENTS = (
    factory.event(SANK, "A ferry sank.", head="sink"),
    factory.event(LOST, "Nine were lost at sea.", head="lose"),
)


def test_entries_that_an_editor_says_are_one_event() -> None:
    _, entries = build_chronology(EVENTS, (SANK, LOST))
    assert len(entries) == 2
    says = told(Correction("one_event", (), members=(entries[0].id, entries[1].events[0]), line=3))
    clusters, issues = one_events(entries, EVENTS, says)
    assert issues == ()
    _, (joined,) = build_chronology(EVENTS, (SANK, LOST), clusters)
    assert (set(joined.events), joined.outlets) == ({e.id for e in EVENTS}, 2)


def test_an_unknown_entry_is_reported_and_nothing_joined() -> None:
    _, entries = build_chronology(EVENTS, (SANK, LOST))
    says = told(Correction("one_event", (), members=(entries[0].id, "gone"), line=3))
    clusters, (issue,) = one_events(entries, EVENTS, says)
    assert clusters is not None
    assert len(clusters) == 2
    assert (issue.line, issue.source) == (3, "corrections.yml")
    assert "'gone'" in issue.message
    assert one_events(entries, EVENTS, told()) == (None, ())


def test_a_measure_not_worth_showing_leaves_its_figures() -> None:
    figure = replace(factory.figure(LOST, "Nine", 9.0), measure="lost")
    measure = factory.measure("lost", (figure.id,))
    hide = Correction("measure", (("id", "lost"),), drop=True, line=1)
    stale = Correction("measure", (("id", "gone"),), drop=True, line=3)
    measures, figures, (issue,) = shown_measures([measure], [figure], told(hide, stale))
    assert (measures, [f.measure for f in figures], issue.line) == ((), [None], 3)


def test_one_outlet_for_all_files_below_a_folder() -> None:
    below = [
        factory.article(name, source=f"{folder}/{name}.txt", outlet=None)
        for name, folder in (("a", "saved/wire"), ("b", "saved/wire/2023"), ("c", "saved/wired"))
    ]
    folder = Correction("folder", (("folder", "saved/wire"),), (("outlet", "Wire"),), line=1)
    one = Correction("article", (("id", "b"),), (("outlet", "Other"),), line=3)
    stale = Correction("folder", (("folder", "gone"),), (("outlet", "Wire"),), line=5)
    made, (issue,) = correct_articles(below, told(one, folder, stale))
    assert [a.outlet for a in made] == ["Wire", "Other", None]
    assert issue.line == 5


@pytest.mark.parametrize(
    ("kind", "names"),
    [("person", ("Ana Martin", "Ana Martins")), ("organisation", ("Orbis", "Orbis Group"))],
)
def test_two_that_an_editor_says_are_not_one(kind: str, names: tuple[str, str]) -> None:
    found = [extract(entity(f"a{n}", 1, name, kind)) for n, name in enumerate(names)]  # type: ignore[arg-type]
    articles = [factory.article("a0"), factory.article("a1")]
    assert len(resolve_actors(found, told(), articles).actors) == 1
    apart = told(Correction("not_same", (), members=names, line=1))
    resolved = resolve_actors(found, apart, articles)
    assert {a.name for a in resolved.actors} == set(names)
    stale = told(Correction("not_same", (), members=(names[0], "Bo Berg"), line=4))
    assert "'Bo Berg'" in resolve_actors(found, stale, articles).issues[-1].message


def test_a_rejected_actor_has_no_page_and_is_not_found_again() -> None:
    bo = CuratedActor("bo-berg", "Bo Berg", "person", reject=True)
    found = [extract(entity("a", 1, "Bo Berg", actor="bo-berg"), entity("a", 2, "Al Tan"))]
    resolved = resolve_actors(found, Editorial(actors=(bo,)), [factory.article("a")])
    assert [a.id for a in resolved.actors] == ["al-tan"]
