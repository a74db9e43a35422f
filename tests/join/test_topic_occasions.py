"""A matter that only a state or an international body names is titled by what happens in it."""

from __future__ import annotations

import pytest

from generator.join.article_clusters import DatedText
from generator.join.topic_occasions import titled_by_occasion


def article(title: str, text: str = "") -> DatedText:
    return DatedText(title, text, None)


TALKS = [
    article("Minister pulls out of talks"),
    article("Two leave", "The envoys left before the talks. A dam is built."),
    article("Premier stays", "She waits for the summit with her neighbour."),
    article("Fire at the quay", "The quay burned."),
]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("EU", "EU: talks"),
        ("Kenya", "Kenya: talks"),
        ("Anna Berg", "Anna Berg"),
        ("Kenya flood", "Kenya flood"),
    ],
)
def test_a_bare_name_is_titled_by_the_occasion(title: str, shown: str) -> None:
    assert titled_by_occasion(title, TALKS) == shown


def test_what_one_article_tells_of_is_no_title() -> None:
    told = [article("Minister pulls out of talks"), *(article(f"Ship {n} sails") for n in range(3))]
    assert titled_by_occasion("EU", told) == "EU"
    assert titled_by_occasion("EU", [*told, article("Before the talks")]) == "EU: talks"


def test_a_verb_is_no_occasion() -> None:
    told = [article("Who talks", "Envoys talk at the quay. They talk again.") for _ in range(4)]
    assert titled_by_occasion("EU", told) == "EU"
