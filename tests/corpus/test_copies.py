"""Copies of one text, whole or cut, long or short, and which of them is the original."""

from __future__ import annotations

from generator.corpus.copies import mark_copies, sign
from generator.records import Article
from tests.factory import article

SHORT = (
    "A motorway bridge over the river Varel collapsed during a storm on Tuesday, and cars and a "
    "coach fell 30 metres. Rescuers have found 11 bodies. The bridge was built in 1966."
)
LINE = "VAREL, 14 November (CPA) – Headlights still shone under the water. "


def copies(*articles: Article) -> dict[str, str | None]:
    signatures = {a.text: sign(a.text) for a in articles}
    return {a.id: a.copy_of for a in mark_copies(articles, signatures)}


def told(id: str, text: str, **given: str) -> Article:
    return article(id, text, **({"source": f"{id}.txt", "published": "2018-11-14"} | given))


def test_a_short_text_that_another_prints_is_a_copy() -> None:
    agency = told("z", LINE + SHORT, outlet="Continental Press Agency")
    paper = told("a", SHORT, outlet="Harbour Times", published="2018-11-15")
    assert copies(agency, paper) == {"z": None, "a": "z"}


def test_the_agency_is_the_original_though_its_name_sorts_later() -> None:
    paper = told("a", LINE + SHORT, outlet="Harbour Times")
    agency = told("z", LINE + SHORT, outlet="Continental Press Agency", published="2018-11-15")
    assert copies(paper, agency) == {"a": "z", "z": None}


def test_a_text_that_credits_an_agency_is_no_original() -> None:
    paper = told("a", SHORT + "\n\nAgency material was used in this report.", outlet="Radio Norden")
    other = told("b", SHORT, outlet="The Daily Ledger")
    assert copies(paper, other) == {"a": "b", "b": None}


def test_the_earlier_is_the_original() -> None:
    late = told("a", SHORT, outlet="Harbour Times", published="2018-11-16")
    early = told("b", SHORT, outlet="Radio Norden")
    assert copies(late, early) == {"a": "b", "b": None}


def test_short_texts_of_one_matter_are_not_copies() -> None:
    other = (
        "A motorway bridge over the river Varel fell in Tuesday's storm. Divers looked for cars in "
        "the water, and eleven people are known to have died so far."
    )
    one, two = told("a", SHORT, outlet="Radio Norden"), told("b", other, outlet="Harbour Times")
    assert copies(one, two) == {"a": None, "b": None}


def test_a_handful_of_words_is_no_copy() -> None:
    one = told("a", "The harbour is closed until Friday.", outlet="Radio Norden")
    two = told("b", "The harbour is closed until Friday.", outlet="Harbour Times")
    assert copies(one, two) == {"a": None, "b": None}
