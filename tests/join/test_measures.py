"""Figures of one thing brought together, and no others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.join.claims import read_claims
from generator.join.measures import group_figures
from generator.join.scenes import read_scenes
from generator.records import Article, CuratedMeasure, CuratedTopic, Figure, Measure
from tests.factory import article, figure

FLED = CuratedTopic(
    id="exodus",
    title="Exodus",
    period=("2023-09-19", None),
    measures=(
        CuratedMeasure("fled", "People who fled", ("people",), ("fled", "displaced"), "displaced"),
        CuratedMeasure("housed", "People housed in Ararat", ("people",), ("Ararat",), "displaced"),
    ),
)


def told(
    id: str, text: str, words: str, value: float | None, **given: Any
) -> tuple[Article, Figure]:
    """An article of one sentence and its figure."""
    outlet, published = given.pop("outlet", id), given.pop("published", "2023-10-04")
    source = article(id, text, outlet=outlet, published=published)
    values = {"sentence": text, "as_of": published} | given
    return source, figure(source, words, value, **values)


def grouped(
    figures: Sequence[Figure], articles: Sequence[Article], topics: tuple[CuratedTopic, ...]
) -> tuple[tuple[Figure, ...], tuple[Measure, ...]]:
    scenes = read_scenes(figures, articles, ())
    return group_figures(read_claims(figures, articles), topics, scenes)


def group(
    *pairs: tuple[Article, Figure], topics: tuple[CuratedTopic, ...] = ()
) -> dict[str, tuple[str, ...]]:
    """Figure ids by measure id."""
    _, measures = grouped([f for _, f in pairs], [a for a, _ in pairs], topics)
    return {m.id: m.figures for m in measures}


def test_curated_measure_takes_figures_by_unit_and_word() -> None:
    one = told("a", "100 people fled.", "100 people", 100, category="displaced",
               measure_label="people fled")  # fmt: skip
    two = told("b", "120 displaced.", "120", 120, category="displaced",
               measure_label="displaced")  # fmt: skip
    money = told("c", "They fled with 100 euros.", "100 euros", 100, unit="EUR", category="money")
    groups = group(one, two, money, topics=(FLED,))
    assert groups["fled"] == ("a-f0", "b-f0")
    assert "c-f15" not in groups["fled"]


def test_the_rarer_word_of_a_label_decides() -> None:
    all_ = told("a", "100 displaced arrived.", "100", 100, category="displaced",
                measure_label="displaced arrived")  # fmt: skip
    some = told("b", "15 displaced in Ararat.", "15", 15, category="displaced",
                measure_label="displaced in Ararat")  # fmt: skip
    assert group(all_, some, topics=(FLED,)) == {"fled": ("a-f0",), "housed": ("b-f0",)}


def test_figures_before_the_period_of_a_topic_stay_out() -> None:
    old = told("a", "90 people fled in 1994.", "90 people", 90, category="displaced",
               measure_label="people fled", as_of="1994")  # fmt: skip
    assert "fled" not in group(old, topics=(FLED,))


def test_same_toll_is_one_measure() -> None:
    one = told("a", "12 miners died in Ruritania.", "12 miners", 12, category="killed",
               measure_label="miners died in Ruritania")  # fmt: skip
    two = told("b", "14 miners died in Ruritania.", "14 miners", 14, category="killed",
               measure_label="miners died in Ruritania")  # fmt: skip
    (figures,) = group(one, two).values()
    assert figures == ("a-f0", "b-f0")


def test_dead_are_not_injured_and_days_apart_are_not_one() -> None:
    dead = told("a", "27 dead in Ruritania.", "27 dead", 27, category="killed",
                measure_label="dead in Ruritania")  # fmt: skip
    hurt = told("b", "27 hurt in Ruritania.", "27 hurt", 27, category="injured",
                measure_label="hurt in Ruritania")  # fmt: skip
    later = told("c", "27 dead in Ruritania.", "27 dead", 27, category="killed",
                 measure_label="dead in Ruritania", published="2023-12-24")  # fmt: skip
    elsewhere = told("d", "27 dead in Freedonia.", "27 dead", 27, category="killed",
                     measure_label="dead in Freedonia")  # fmt: skip
    assert all(len(figures) == 1 for figures in group(dead, hurt, later, elsewhere).values())


def test_low_high_and_claimants() -> None:
    pairs = [
        told("a", "100 people fled.", "100 people", 100, category="displaced",
             measure_label="people fled", according_to="government"),
        told("b", "120 people fled.", "120 people", 120, category="displaced",
             measure_label="people fled", according_to="opposition"),
        told("c", "130 people fled.", "130 people", 130, category="displaced",
             measure_label="people fled", according_to="opposition"),
        told("d", "10 people fled.", "10 people", 10, category="displaced", published="2023-09-20",
             measure_label="people fled", according_to="government"),
    ]  # fmt: skip
    _, (measure,) = grouped([f for _, f in pairs], [a for a, _ in pairs], (FLED,))
    assert (measure.low, measure.high, measure.claimants) == (100, 130, 2)


def test_a_copy_is_no_second_claimant() -> None:
    one, first = told("a", "100 people fled.", "100 people", 100, category="displaced",
                      measure_label="people fled")  # fmt: skip
    copy = article("b", one.text, outlet="Copycat", copy_of="a")
    second = figure(copy, "100 people", 100, category="displaced", measure_label="people fled",
                    sentence=copy.text)  # fmt: skip
    _, (measure,) = grouped((first, second), (one, copy), (FLED,))
    assert (len(measure.figures), measure.claimants) == (2, 1)


def test_lengths_of_time_alone_are_no_measure() -> None:
    source, years = told("a", "It took 33 years.", "33 years", 33, unit="years",
                         category="duration")  # fmt: skip
    (measured,), measures = grouped((years,), (source,), ())
    assert (measured.measure, measures) == (None, ())


def test_nothing_in_nothing_out() -> None:
    assert grouped((), (), ()) == ((), ())
