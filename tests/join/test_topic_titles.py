"""Which of the phrases of a group can be its title."""

from __future__ import annotations

from generator.join.topic_names import Name, best_name, terms


def name(text: str, **given: float) -> Name:
    made = Name(text, 0.4, 0.8, 0.9, tuple(text.lower().split()), 0.8, 20)
    return made._replace(**given)  # type: ignore[arg-type]


def test_a_state_is_titled_by_what_happened_there() -> None:
    state, quake = name("Kenya"), name("Kenya flood", score=0.1, held=0.3)
    found = best_name([state, quake])
    assert found is not None
    assert found.text == "Kenya flood"
    assert found.key == state.key
    assert terms([state, quake], found)[0] == "Kenya"
    assert best_name([state, name("Kenya flood", held=0.1)]) == state
    assert best_name([name("Corvo"), name("Corvo flood", held=0.3)]) == name("Corvo")


def test_what_few_articles_open_with_is_no_title() -> None:
    assert best_name([name("Anna Berg", opens=0.4)]) is None
    assert best_name([name("Anna Berg", opens=0.5)]) is not None


def test_a_phrase_of_common_nouns_may_come_later_in_a_large_group() -> None:
    later = name("tax reform", opens=0.2, held=0.7)
    assert best_name([later]) == later
    assert best_name([later._replace(group=4)]) is None
    assert best_name([later._replace(held=0.55)]) is None


def test_a_small_group_is_no_state() -> None:
    assert best_name([name("Kenya", own=0.4, group=4)]) is None
    assert best_name([name("Kenya", own=0.6, group=4)]) is not None
