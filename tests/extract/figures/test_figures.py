"""Figures found in sentences: what is one, what is none, and everything a figure says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.extract.figures import find_figures
from generator.language.pipeline import Parser
from generator.records import Article, DateMention, FoundFigure, Mention
from tests.factory import article, quote

Find = Callable[..., tuple[FoundFigure, ...]]


@pytest.fixture
def find(parser: Parser) -> Find:
    """Figures of a text, published on 4 October 2023."""

    def find_in(text: str | Article, **given: object) -> tuple[FoundFigure, ...]:
        source = text if isinstance(text, Article) else article(text=text)
        doc = next(parser.docs([source.text]))
        found: dict[str, tuple[object, ...]] = {"dates": (), "quotes": (), "mentions": ()}
        return find_figures(doc, source, **(found | given))  # type: ignore[arg-type]

    return find_in


@pytest.mark.parametrize(
    ("text", "wanted", "value", "qualifier", "unit", "category"),
    [
        (
            "More than 80,000 people fled the city.",
            "More than 80,000 people", 80000, "more_than", "people", "displaced",
        ),
        ("The shelling left at least 12 dead.", "at least 12 dead", 12, "at_least", "people",
         "killed"),
        ("Over 300 were injured in the blast.", "Over 300", 300, "more_than", "people", "injured"),
        ("The blast killed two civilians.", "two civilians", 2, "exact", "people", "killed"),
        ("The fund sent 12.5 million euros to the region.", "12.5 million euros", 12.5e6, "exact",
         "EUR", "money"),
        ("Ministers pledged £35m in aid.", "£35m", 35e6, "exact", "GBP", "money"),
        ("The firm lost nearly $1.5bn last year.", "nearly $1.5bn", 1.5e9, "nearly", "USD",
         "money"),
        ("The bridge cost 20 million Armenian drams.", "20 million Armenian drams", 20e6, "exact",
         "AMD", "money"),
        ("About 25% of the voters stayed at home.", "About 25%", 25, "about", "percent", "share"),
        ("Twelve percent of the voters agreed.", "Twelve percent", 12, "exact", "percent", "share"),
        ("Two-thirds of the houses are gone.", "Two-thirds", 66.6667, "exact", "percent", "share"),
        ("One in five children goes hungry.", "One in five", 20, "exact", "percent", "share"),
        ("The army took 400 square kilometres.", "400 square kilometres", 400, "exact", "km2",
         "area"),
        ("Troops stand 15 km from the town.", "15 km", 15, "exact", "km", "distance"),
        ("They are ruled by a country of just 2.8 million.", "just 2.8 million", 2.8e6, "exact",
         "people", "population"),
        ("The death toll rose to 230.", "230", 230, "exact", "people", "killed"),
        ("As many as 40 soldiers are missing.", "As many as 40 soldiers", 40, "up_to", "people",
         "missing"),
        ("Some 7,000 Azerbaijanis were expelled.", "Some 7,000 Azerbaijanis", 7000, "about",
         "people", "displaced"),
        ("The siege went on for 33 years.", "33 years", 33, "exact", "years", "duration"),
        ("They shelled 16 towns.", "16 towns", 16, "exact", "towns", "count"),
    ],
)  # fmt: skip
def test_a_figure_and_what_it_says(
    find: Find,
    text: str,
    wanted: str,
    value: float,
    qualifier: str,
    unit: str,
    category: str,
) -> None:
    (figure,) = find(text)
    assert figure.text == wanted
    assert figure.value == pytest.approx(value)
    assert (figure.qualifier, figure.unit, figure.category) == (qualifier, unit, category)


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders met on 4 October 2023 at 13:36.",
        "He spoke at the 20th meeting of the club.",
        "She lives at 1600 Pennsylvania Avenue.",
        "Call 800-273-8255 for help.",
        "France 2 reported from the border.",
        "The pilot flew an Su-25 and later an F-16.",
        "Article 2 of the treaty says so.",
        "The G7 condemned Resolution 822.",
        "One of the men left, and no one came back.",
        "It happened two weeks ago.",
        "John Smith, 45, is a farmer.",
        "The 63-year-old farmer left.",
        "They won 3-2 in the 2016 election.",
        "It was the worst of the 1990s.",
        "Both sides talked on the eve of 9/11.",
        "Boeing 737 sales rose.",
    ],
)
def test_numbers_that_are_no_figures(find: Find, text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Between 20 and 30 people were killed.", 20, 30),
        ("Estimates of villagers left there ranged from 50-1,000.", 50, 1000),
        ("They lost $5 to $10 million.", 5e6, 10e6),
        ("Hundreds of soldiers were killed.", 100, None),
        ("Tens of thousands of people marched.", 10000, None),
        ("Several hundred protesters gathered.", 200, None),
    ],
)
def test_ranges_and_vague_numbers_have_bounds_and_no_value(
    find: Find, text: str, low: float, high: float | None
) -> None:
    (figure,) = find(text)
    assert (figure.value, figure.low, figure.high) == (None, low, high)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Estimates of villagers left there ranged from only 50-1,000.", "only 50-1,000"),
        ("Between 20 and 30 people were killed.", "Between 20 and 30 people"),
    ],
)
def test_a_preposition_that_makes_no_range_is_not_shown(find: Find, text: str, shown: str) -> None:
    (figure,) = find(text)
    assert figure.text == shown


def test_a_part_and_its_whole_are_two_figures(find: Find) -> None:
    part, whole = find("He said 15 of the 100 displaced families were housed.")
    assert (part.value, whole.value) == (15, 100)


def test_what_is_included_in_a_toll_is_of_its_kind(find: Find) -> None:
    toll, included = find("The fighting left 27 dead, including two civilians.")
    assert (toll.category, included.category) == ("killed", "killed")


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("Several miners were injured, including one seriously.", [1]),
        ("The blast wounded 12 people, two seriously.", [12, 2]),
        ("One seriously doubts the plan.", []),
    ],
)
def test_how_badly_they_were_hurt_says_what_is_counted(
    find: Find, text: str, hurt: list[int]
) -> None:
    assert [f.value for f in find(text) if f.category == "injured"] == hurt


def test_a_change_is_two_figures(find: Find) -> None:
    assert [f.value for f in find("The toll rose from 10 deaths to 20 deaths.")] == [10, 20]


def test_claimant_by_according_to(find: Find) -> None:
    source = article(text="Some 500 people fled, according to the mayor.")
    at = source.text.index("the mayor")
    mayor = Mention("a", at, at + 9, "the mayor", "nominal", "a#1")
    (figure,) = find(source, mentions=(mayor,))
    assert (figure.according_to, figure.according_to_text) == ("a#1", "the mayor")


def test_claimant_by_quotation(find: Find) -> None:
    source = article(text="The mayor said: “We have lost 40 houses.”")
    said = quote(source, "We have lost 40 houses.", speaker="a#1", speaker_text="The mayor")
    (figure,) = find(source, quotes=(said,))
    assert figure.according_to == "a#1"


def test_as_of_the_date_that_governs(find: Find) -> None:
    source = article(text="In 2011, 300 people were killed there.")
    year = DateMention("a-d3", "a", 3, 7, "2011", "2011", "year", "absolute")
    (figure,) = find(source, dates=(year,))
    assert figure.as_of == "2011"


def test_tolls_without_a_date_are_of_the_day_of_publication(find: Find) -> None:
    source = article(text="Some 300 people were killed there.")
    assert [f.as_of for f in find(source)] == ["2023-10-04"]
    assert [f.as_of for f in find(replace(source, published=None))] == [None]


def test_labels_are_words_of_the_sentence(find: Find) -> None:
    (figure,) = find("The fund sent 12.5 million euros to Armenia.")
    assert figure.measure_label == "fund sent to Armenia"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("It was followed by the exodus of more than 9,000 villagers.", "exodus of villagers"),
        (
            "It is about hundreds, thousands of soldiers who were killed in the fighting.",
            "soldiers who were killed in the fighting",
        ),
    ],
)
def test_a_label_says_what_befell_those_counted(find: Find, text: str, label: str) -> None:
    assert [f.measure_label for f in find(text)] == [label]


def test_what_lasts_since_a_year_is_counted_as_it_stands(find: Find) -> None:
    source = article(text="Seven districts have been occupied since 1993.")
    year = DateMention("a-d41", "a", 41, 45, "1993", "1993", "year", "absolute")
    assert [f.as_of for f in find(source, dates=(year,))] == [source.published]


def test_a_share_that_restates_a_number_is_of_its_day(find: Find) -> None:
    text = "Soon came the exodus of 9,000 villagers – nearly 90% of the valley’s population."
    assert [f.as_of for f in find(text)] == ["2023-10-04", "2023-10-04"]


_PIECES = st.lists(
    st.sampled_from(
        ["two", "hundred", "half", "a", "third", "of", "1,000", "12", "-", "–", "%", "$", "people",
         "million", "about", "dozens", "to", "between", "and", ".", ",", "killed", "½", "3bn", "'",
         "£5m", "tens", "in", "10", "\n\n", "€", "#", "years", "ago", "(", "16:30", "２"]
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(pieces=_PIECES, glue=st.sampled_from([" ", ""]))
def test_any_text_gives_verbatim_spans(find: Find, pieces: list[str], glue: str) -> None:
    source = article(text=glue.join(pieces))
    figures = find(source)
    for figure in figures:
        assert source.text[figure.start : figure.end] == figure.text
        assert figure.text.strip()
        assert figure.value is not None or figure.low is not None
        if figure.low is not None and figure.high is not None:
            assert figure.low < figure.high
    assert len({f.id for f in figures}) == len(figures)
