"""Sides of a topic and their key quotations."""

from __future__ import annotations

from dataclasses import replace

from generator.brief.key_quotes import choose_quotes, is_statement, score_quotes
from generator.brief.positions import find_parties, side_of
from tests import factory

ACTORS = {
    a.id: a
    for a in (
        factory.actor("france", "state"),
        factory.actor("ministry", "government body", speaks_for="france"),
        factory.actor("spokesman", speaks_for="ministry"),
        factory.actor("minister", speaks_for="ministry"),
        factory.actor("union", "organisation"),
        factory.actor("scholar"),
        factory.actor("one", speaks_for="two"),
        factory.actor("two", speaks_for="one"),
        factory.actor("orphan", speaks_for="nobody-known"),
    )
}
SOURCE = factory.article(
    text="“We act now before winter,” he said. “We wait here until spring,” she said. “They err in "
    "all respects,” it said. “I doubt it very much,” he said. “We act soon enough,” he said. “No.”"
)


def test_the_chain_of_those_who_speak_for_others() -> None:
    assert side_of("spokesman", ACTORS) == "france"
    assert side_of("scholar", ACTORS) == "scholar"
    assert side_of("orphan", ACTORS) == "orphan"
    assert side_of("one", ACTORS) in {"one", "two"}


def test_sides_by_how_much_they_say_persons_after_bodies() -> None:
    quotes = [
        factory.quote(SOURCE, "We act now before winter,", speaker="spokesman"),
        factory.quote(SOURCE, "We wait here until spring,", speaker="minister"),
        factory.quote(SOURCE, "They err in all respects,", speaker="union"),
        factory.quote(SOURCE, "I doubt it very much,", speaker="scholar"),
        factory.quote(SOURCE, "We act soon enough,", speaker=None),
    ]
    parties = find_parties(quotes, ACTORS, lambda q: float(q.start))
    assert [p.actor for p in parties] == ["france", "union", "scholar"]
    assert parties[0].quotes == (quotes[1].id, quotes[0].id)


def test_states_go_before_organisations_that_say_more() -> None:
    quotes = [
        factory.quote(SOURCE, "We act now before winter,", speaker="union"),
        factory.quote(SOURCE, "We wait here until spring,", speaker="union"),
        factory.quote(SOURCE, "They err in all respects,", speaker="minister"),
    ]
    parties = find_parties(quotes, ACTORS, lambda q: float(q.start))
    assert [p.actor for p in parties] == ["france", "union"]


def test_a_scrap_makes_no_side() -> None:
    scrap = factory.quote(SOURCE, "We act soon enough,", speaker="scholar")
    assert find_parties([scrap], ACTORS, lambda q: 0.0) == ()


def test_one_quotation_is_told_once_however_often_it_is_carried() -> None:
    first = factory.quote(SOURCE, "We act now before winter,", speaker="spokesman")
    again = factory.quote(
        SOURCE, "They err in all respects,", speaker="spokesman", same_as=first.id
    )
    parties = find_parties([first, again], ACTORS, lambda q: float(q.start))
    assert parties[0].quotes == (again.id,)


def test_a_fragment_of_a_chosen_quotation_is_no_second_one() -> None:
    whole = factory.quote(SOURCE, "We act now before winter,", kind="indirect", speaker="minister")
    part = factory.quote(SOURCE, "act now before", kind="mixed", speaker="minister")
    assert choose_quotes([part, whole], lambda q: float(-q.start), 5) == [whole]


def test_scraps_and_an_interviewers_questions_are_no_positions() -> None:
    paper = factory.actor("paper", "media")
    scrap = factory.quote(SOURCE, "No.", speaker="minister")
    asked = factory.quote(SOURCE, "I doubt it very much,", speaker="paper", interview=True)
    told = factory.quote(SOURCE, "We wait here until spring,", speaker="paper")
    actors = ACTORS | {"paper": paper}
    assert [is_statement(q, actors) for q in (scrap, asked, told)] == [False, False, True]
    assert find_parties([scrap, asked], actors, lambda q: 0.0) == ()


def test_no_speaker_fills_the_page() -> None:
    quotes = [
        factory.quote(SOURCE, words, speaker="minister")
        for words in ("We act now", "We wait here", "They err in all respects,")
    ]
    assert len(choose_quotes(quotes, lambda q: float(q.start), 5, per_speaker=2)) == 2


def test_salience_prefers_words_of_somebody_known_carried_by_several() -> None:
    other = factory.article("b", SOURCE.text, outlet="The Weekly")
    copy = factory.article("c", SOURCE.text, outlet="The Monthly", copy_of="b")
    known = factory.quote(SOURCE, "We act now before winter,", speaker="minister")
    retold = factory.quote(other, "We act now before winter,", speaker="minister", same_as=known.id)
    echoed = factory.quote(copy, "We wait here until spring,", speaker="minister")
    nobody = factory.quote(SOURCE, "We wait here until spring,")
    scores = score_quotes(
        factory.records(
            articles=(SOURCE, other, copy),
            quotes=(known, retold, echoed, nobody),
            actors=ACTORS.values(),
        ),
    ).base
    assert scores[known.id] == scores[retold.id]
    assert scores[known.id] > scores[echoed.id] > scores[nobody.id]


def test_salience_prefers_words_that_name_whom_they_are_about() -> None:
    source = factory.article("d", "“He spoke for the dam today,” “Belo spoke for the dam today,”")
    leaning = factory.quote(source, "He spoke for the dam today,", kind="direct")
    naming = factory.quote(source, "Belo spoke for the dam today,", kind="direct")
    reported = replace(leaning, id="d-q2", kind="indirect")
    named = replace(naming, id="d-q3", kind="indirect")
    records = factory.records(articles=(source,), quotes=(leaning, naming, reported, named))
    scores = score_quotes(records).base
    lead = scores[naming.id] - scores[leaning.id]
    assert lead > scores[named.id] - scores[reported.id]  # shown with their whole sentence
