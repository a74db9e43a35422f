"""Figures of one thing stand together, whatever the wording; others stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from generator.join.claims import read_claims
from generator.join.measures import group_figures
from generator.join.same_count import same_counts
from generator.join.scenes import read_scenes
from generator.records import Article, DateMention, Figure
from tests.factory import article, figure

Told = tuple[Article, Figure]


def told(id: str, text: str, words: str, value: float, **given: Any) -> Told:
    """An article and the figure that one of its sentences holds."""
    made = {k: given.pop(k) for k in ("title", "outlet", "published", "copy_of") if k in given}
    source = article(id, text, **({"outlet": id, "published": "2017-03-15"} | made))
    sentence = next(s for s in text.split(" / ")[-1].split(". ") if words in s)
    values = {"sentence": sentence, "as_of": made.get("published"), "category": "killed"} | given
    return source, figure(source, words, value, **values)


def together(*pairs: Told, dates: Sequence[DateMention] = ()) -> list[list[str]]:
    articles = list({a.id: a for a, _ in pairs}.values())
    figures = [f for _, f in pairs]
    scenes = read_scenes(figures, articles, dates)
    return [[c.figure.id for c in cluster] for cluster in same_counts(
        read_claims(figures, articles), scenes)]  # fmt: skip


def day(source: Article, words: str, value: str) -> DateMention:
    at = source.text.index(words)
    return DateMention(f"{source.id}-d{at}", source.id, at, at + len(words), words, value, "day",
                       "relative to publication")  # fmt: skip


QUAKE = told(
    "a",
    "A quake shook Tarvel on Monday. The quake killed at least 41 people.",
    "at least 41 people",
    41,
    published="2017-03-14",
    measure_label="killed people",
)
LATER = told(
    "b",
    "The earthquake in Tarvel cost many homes. The number of dead rose to 71.",
    "71",
    71,
    published="2017-03-17",
    measure_label="dead risen",
)


def test_rising_tolls_of_one_quake_are_one_thing() -> None:
    assert together(QUAKE, LATER) == [["a-f49", "b-f69"]]


def test_the_newest_count_is_the_latest() -> None:
    articles, figures = [QUAKE[0], LATER[0]], [QUAKE[1], LATER[1]]
    claims = read_claims(figures, articles)
    _, (measure,) = group_figures(claims, (), read_scenes(figures, articles, ()))
    assert (measure.latest, measure.low, measure.high) == ("b-f69", 41, 71)


@pytest.mark.parametrize(
    ("text", "words", "value", "given"),
    [
        ("A quake in Orvale killed 45 people.", "45 people", 45, {}),
        ("A fire in Tarvel killed 45 people.", "45 people", 45, {}),
        ("The quake in Tarvel injured 45 people.", "45 people", 45, {"category": "injured"}),
        ("The quake in Tarvel killed many, among them nine children.", "nine children", 9, {}),
        ("Seven more bodies were found in Tarvel after the quake.", "Seven more bodies", 7, {}),
        ("The quake in Tarvel could kill 100 people.", "100 people", 100, {"forecast": True}),
        ("The quake in Tarvel killed 4,000 people.", "4,000 people", 4000, {}),
        ("The quake in Tarvel killed 45 people.", "45 people", 45, {"published": "2017-09-01"}),
    ],
)
def test_what_differs_in_place_kind_part_or_time_stands_apart(
    text: str, words: str, value: float, given: dict[str, Any]
) -> None:
    other = told("c", text, words, value, **given)
    assert len(together(QUAKE, other)) == 2


def test_two_days_of_one_town_are_two_things() -> None:
    one = told("a", "Guns shelled Arvon on Monday, killing four people.", "four people", 4,
               published="2022-03-08")  # fmt: skip
    two = told("b", "Guns shelled Arvon on Wednesday, killing nine people.", "nine people", 9,
               published="2022-03-10")  # fmt: skip
    dates = (day(one[0], "Monday", "2022-03-07"), day(two[0], "Wednesday", "2022-03-09"))
    assert len(together(one, two, dates=dates)) == 2


def test_the_day_of_a_count_is_not_the_day_of_what_happened() -> None:
    later = told("b", "The toll of the earthquake in Tarvel rose to 71 on Thursday.", "71", 71,
                 published="2017-03-17")  # fmt: skip
    dates = (day(QUAKE[0], "Monday", "2017-03-13"), day(later[0], "Thursday", "2017-03-16"))
    assert len(together(QUAKE, later, dates=dates)) == 1


def test_history_is_no_news() -> None:
    text = "The quake in Tarvel hurt many. In 1988 a quake in Tarvel killed 45 people."
    old = told("b", text, "45 people", 45)
    year = DateMention("b-d", "b", text.index("1988"), text.index("1988") + 4, "1988", "1988",
                       "year", "absolute")  # fmt: skip
    dates = (day(QUAKE[0], "Monday", "2017-03-13"), year)
    assert len(together(QUAKE, old, dates=dates)) == 2


def test_two_numbers_of_one_article_are_rivals_only_of_two_claimants() -> None:
    text = "The ministry put the dead of the Tarvel quake at 57, the Red Crescent at 63."
    source = article("r", text, outlet="r", published="2017-03-15")
    ministry = figure(source, "57", 57, sentence=text, category="killed",
                      according_to_text="The ministry")  # fmt: skip
    crescent = figure(source, "63", 63, sentence=text, category="killed",
                      according_to_text="the Red Crescent")  # fmt: skip
    assert len(together((source, ministry), (source, crescent))) == 1
    again = figure(source, "63", 63, sentence=text, category="killed",
                   according_to_text="The ministry")  # fmt: skip
    assert len(together((source, ministry), (source, again))) == 2


def test_soldiers_are_no_children_and_a_few_soldiers_not_all() -> None:
    soldiers = told("b", "The quake in Tarvel killed 12 soldiers.", "12 soldiers", 12)
    children = told("c", "The quake in Tarvel killed 30 children.", "30 children", 30)
    assert len(together(QUAKE, soldiers, children)) == 2  # the children are most of the dead


def test_a_sum_is_of_its_giver() -> None:
    one = told("a", "Norland gave $10m to rebuild Tarvel.", "$10m", 10e6, unit="USD",
               category="money", measure_label="Norland gave")  # fmt: skip
    two = told("b", "Freedonia gave $10m to rebuild Tarvel.", "$10m", 10e6, unit="USD",
               category="money", measure_label="Freedonia gave")  # fmt: skip
    assert len(together(one, two)) == 2


def test_stakes_told_after_one_another_are_two() -> None:
    text = "Tolva bought 29 percent of Orbis and a 19 percent stake in Novo."
    source = article("s", text)
    pair = [
        (source, figure(source, words, value, sentence=text, unit="percent", category="share"))
        for words, value in (("29 percent", 29), ("19 percent", 19))
    ]
    assert len(together(*pair)) == 2


def test_a_copy_tells_the_same_thing() -> None:
    text = "Nine people died."
    first, copy = told("a", text, "Nine people", 9), told("b", text, "Nine people", 9, copy_of="a")
    elsewhere = told("c", text, "Nine people", 9)
    assert together(first, copy, elsewhere) == [["a-f0", "b-f0"], ["c-f0"]]


def test_text_that_many_pages_of_an_outlet_share_counts_once() -> None:
    text = "The long war in the hills of Tarvel has killed 3,000 people since it began."
    pages = [told(f"p{n}", text, "3,000 people", 3000, outlet="The Daily") for n in range(3)]
    assert together(*pages) == [["p0-f47"]]
    assert together(*pages[:2]) == [["p0-f47", "p1-f47"]]
