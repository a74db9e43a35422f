"""How articles are cited."""

from __future__ import annotations

from generator.pages.headlines import citation_names, list_names
from tests import factory


def test_articles_of_one_outlet_and_day_are_told_apart() -> None:
    day, other = "2023-10-04", "2023-10-05"
    articles = (
        factory.article("a", outlet="Post", published=day),
        factory.article("b", outlet="Post", published=day),
        factory.article("c", outlet="Post", published=other),
        factory.article("d", outlet=None, title="A very long day in the hills", published=day),
    )
    assert list(citation_names(articles).values()) == [
        "Post (1)",
        "Post (2)",
        "Post",
        "“A very long day in the hills”",
    ]


def test_lists_tell_apart_what_opens_with_the_same_notice() -> None:
    notice = "Get our news to your inbox every single morning."
    articles = (
        factory.article("a", notice, title=None),
        factory.article("b", notice, title=None),
        factory.article("c", notice, title="Dam breaks"),
    )
    named = "“Get our news to your inbox every …”"
    assert list(list_names(articles).values()) == [f"{named} (1)", f"{named} (2)", "Dam breaks"]
