"""Dates that no masthead states: what fixes one, and what leaves it unknown."""

from __future__ import annotations

import pytest

from generator.corpus.infer_dates import infer_dates
from generator.records import Article, Cut
from tests.factory import article


def undated(text: str, **given: object) -> Article:
    values: dict[str, object] = {"published": None, "published_basis": "unknown"}
    return article("u", text, **(values | given))


def dated(id: str, text: str, published: str, **given: object) -> Article:
    return article(id, text, published=published, **given)


def inferred(text: str | Article, *others: Article) -> str | None:
    source = text if isinstance(text, Article) else undated(text)
    (found,) = (a for a in infer_dates((*others, source)) if a.id == "u")
    assert found.published_basis == ("inferred" if found.published else "unknown")
    return found.published


def test_a_copy_is_of_the_day_of_its_original() -> None:
    original = dated("o", "Ferries sail.", "2021-03-04")
    assert inferred(undated("Ferries sail.", copy_of="o"), original) == "2021-03-04"
    assert inferred(undated("Ferries sail.", copy_of="x"), original) is None


def test_an_article_of_a_digest_is_of_the_day_of_all_others() -> None:
    one = dated("o", "Ferries sail.", "2021-03-04", source="d.txt")
    two = dated("p", "Trains run.", "2021-03-04", source="d.txt")
    other = dated("q", "Trains run.", "2021-03-05", source="d.txt")
    elsewhere = dated("r", "Trains run.", "2021-03-06", source="e.txt")
    assert inferred(undated("Buses stop.", source="d.txt"), one, two) == "2021-03-04"
    assert inferred(undated("Buses stop.", source="d.txt"), one, elsewhere) == "2021-03-04"
    assert inferred(undated("Buses stop.", source="d.txt"), one, other) is None
    assert inferred(undated("Buses stop.", source="d.txt"), elsewhere) is None


#: Articles of two days around the turn of a year, in one file.
TURN = (
    dated("o", "Ferries sail.", "2021-12-28", source="d.txt"),
    dated("p", "Trains run.", "2022-01-05", source="d.txt"),
)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("HAMAR, Jan 2 (Reuters) - Buses stop.", "2022-01-02"),
        ("HAMAR, Dec 30 (Reuters) - Buses stop.", "2021-12-30"),
        ("HAMAR, Feb 5 (Reuters) - Buses stop.", "2022-02-05"),
        ("HAMAR, Feb 6 (Reuters) - Buses stop.", None),
        ("HAMAR, Nov 27 (Reuters) - Buses stop.", "2021-11-27"),
        ("HAMAR, Nov 26 (Reuters) - Buses stop.", None),
        ("HAMAR, Jan 2, 2020 (Reuters) - Buses stop.", None),
        ("Buses stop. " * 5 + "It was on Jan 2.", None),
    ],
)
def test_a_dateline_takes_the_year_that_brings_it_near_its_digest(
    line: str, published: str | None
) -> None:
    assert inferred(undated(line, source="d.txt"), *TURN) == published
    assert inferred(undated(line, source="e.txt"), *TURN) is None


def test_a_date_line_that_was_cut_counts_as_well() -> None:
    cut = (Cut(1, "Jan 2", "date line"),)
    assert inferred(undated("Buses stop.", source="d.txt", cut=cut), *TURN) == "2022-01-02"
    other = (Cut(1, "Jan 2", "tags"),)
    assert inferred(undated("Buses stop.", source="d.txt", cut=other), *TURN) is None


CORPUS = dated("o", "Ferries sail to Skar.", "2021-03-04")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        # 1 October was a Thursday in 2020, 2015 and 2009
        ("It rained in 2016. On Thursday, October 1, it snowed.", "2020-10-01"),
        ("It rained in 2016. On Thursday, October 1, 2015, it snowed.", "2015-10-01"),
        ("It rained in 2016. On October 1 (Thursday) it snowed.", "2020-10-01"),
        ("It rained in 2016. On Wednesday, October 1, it snowed.", None),
        ("It rained in 2016. On Thursday, October 1, 2016, it snowed.", None),
        ("It rained in 2009. On Thursday, October 1, it snowed.", None),
        ("On Thursday, October 1, it snowed.", None),
        ("It rained in 2016. On October 1 it snowed.", None),
        # what the lead tells of later days
        ("It rained in 2016. On Thursday, October 1, it snowed. They met on Friday.", "2020-10-02"),
        ("It rained in 2016. On Thursday, October 1, it snowed. They met on Saturday.",
         "2020-10-03"),
        ("It rained in 2016. On Thursday, October 1, it snowed. They met on Sunday.", "2020-10-01"),
        ("It rained in 2016. On Thursday, October 1, it snowed. They will meet on Friday.",
         "2020-10-01"),
        ("It rained in 2016. On Thursday, October 1, it snowed. This Sunday it rains.",
         "2020-10-04"),
        ("It rained in 2016. On Thursday, October 1, it snowed. This Thursday it rains.",
         "2020-10-01"),
        # a dateline's day and the weekday the lead tells of
        ("HAMAR, Oct 1 (Reuters) - It rained in 2016. It snowed on Thursday.", "2020-10-01"),
        ("HAMAR, Oct 1 (Reuters) - It rained in 2016. It snowed on Wednesday.", None),
    ],
)  # fmt: skip
def test_a_weekday_with_its_day_gives_the_one_year_that_fits(
    text: str, published: str | None
) -> None:
    assert inferred(text, CORPUS) == published


def test_of_several_years_the_one_near_the_corpus() -> None:
    """1 October was a Thursday in 2015 and 2020."""
    text = "It rained in 2010. On Thursday, October 1, it snowed."
    assert inferred(text, CORPUS) is None
    near = dated("o", "Ferries sail to Skar.", "2020-10-30")
    assert inferred(text, near) == "2020-10-01"
    assert inferred(text, dated("o", "Ferries sail to Skar.", "2020-11-02")) is None
    assert inferred(text, dated("o", "Ferries sail to Skar.", "2020-10-30"),
                    dated("p", "Trains run.", "2015-10-02")) is None  # fmt: skip


@pytest.mark.parametrize(
    ("years", "published"),
    [((2015, 2015), "2015-10-01"), ((2015,), None), ((2015, 2015, 2020), "2015-10-01"),
     ((2015, 2015, 2020, 2020), None), ((2015, 2015, 2015, 2020, 2020), None)],
)  # fmt: skip
def test_of_several_years_the_one_that_others_speak_of(
    years: tuple[int, ...], published: str | None
) -> None:
    text = "It rained in 2010. On Thursday, October 1, the Hamar and Torvel Dams at Vesken broke."
    others = [
        dated(f"n{n}", f"Then the Hamar dam and that of Torvel on the Vesken broke in {year}.",
              "2021-03-04")
        for n, year in enumerate(years)
    ]  # fmt: skip
    assert inferred(text, CORPUS, *others) == published


EVENT = "Troubled Norland closed its border with Vestland on Tuesday, and Hamar gave no reason."


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ("On September 14, Norland closed its border with Vestland.", "2021-09-14"),
        ("On September 15, Norland closed its border with Vestland.", None),  # no Tuesday
        ("On September 14, Norland shut its border with Vestland.", None),  # another deed
        ("On September 14, Norland closed its border.", None),  # one name in common
        ("On October 12, Norland closed its border with Vestland.", None),  # a year ago, a Monday
        ("On Tuesday, Norland closed its border with Vestland.", None),
        ("In those days Norland closed its border with Vestland on Tuesday.", "2021-10-05"),
        ("Then Norland will have closed its border with Vestland on Tuesday.", None),
    ],
)
def test_another_article_tells_the_day(told: str, published: str | None) -> None:
    assert inferred(EVENT, dated("o", told, "2021-10-06")) == published


def test_two_days_leave_it_unknown_and_dates_that_are_known_stay() -> None:
    one = dated("o", "On September 14, Norland closed its border with Vestland.", "2021-10-06")
    two = dated("p", "On September 7, Norland closed its border with Vestland.", "2021-10-06")
    assert inferred(EVENT, one, two) is None
    assert infer_dates((one, two)) == (one, two)
