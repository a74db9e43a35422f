"""Whom "he" and "she" mean, and where that is left open."""

from __future__ import annotations

from tests.extract.quotes.conftest import Find

START = "“The bridge is safe,” the engineer Paul Brandt said on Monday.\n\n"


def speaker(find: Find, text: str, words: str) -> str | None:
    return next(q.speaker_name for q in find(text) if words in q.text)


def test_who_spoke_last_is_still_meant(find: Find) -> None:
    text = START + "“It will stand for fifty years,” he said."
    assert speaker(find, text, "fifty years") == "Paul Brandt"


def test_whoever_has_come_in_since_may_be_meant(find: Find) -> None:
    """The sentence before is about somebody else, who has not spoken yet."""
    text = (
        START + "The old bridge worries Peter Lang, who runs a farm in the valley."
        "\n\n“Nobody asks the farmers,” he said."
    )
    assert speaker(find, text, "Nobody asks") in (None, "Peter Lang")


def test_a_woman_does_not_compete(find: Find) -> None:
    text = START + "Mary Lang runs a farm.\n\n“It will stand for fifty years,” he said."
    assert speaker(find, text, "fifty years") == "Paul Brandt"


def test_who_was_right_when_he_said_it(find: Find) -> None:
    text = (
        "Paul Brandt said Peter Lang was right when he said on Friday that "
        "“the bridge will fall into the river.”"
    )
    assert speaker(find, text, "fall into") == "Peter Lang"


def test_they_are_the_subject_of_the_clause_above(find: Find) -> None:
    text = (
        "Critics called the law a failure.\n\nSupporters have urged the town to keep it, "
        "although they say that the fees are too high."
    )
    assert speaker(find, text, "the fees") == "Supporters"


def test_a_source_taken_up_by_its_noun_alone(find: Find) -> None:
    text = (
        "The bridge will close, according to Ruritanian media reports.\n\nAccording to the "
        "reports, the ferry will stop too. The road stays open, according to the report."
    )
    assert [q.speaker_name for q in find(text)] == ["Ruritanian media reports"] * 3
