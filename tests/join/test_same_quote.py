"""Tellings of one quotation find one another, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.join.same_quote import link_tellings
from generator.records import Article, Quote
from tests.factory import article, quote


def said(
    id: str, words: str, speaker: str | None, published: str = "2023-10-04"
) -> tuple[Article, Quote]:
    source = article(id, words, published=published)
    return source, quote(source, words, speaker=speaker)


def same(*pairs: tuple[Article, Quote]) -> list[str | None]:
    linked = link_tellings([q for _, q in pairs], [a for a, _ in pairs])
    return [q.same_as for q in linked]


LONG = "We will rebuild every bridge that the flood has taken from this valley"


def test_equal_words_take_the_id_of_the_first() -> None:
    late = said("b", LONG, "mayor", "2023-10-05")
    early = said("a", LONG, "mayor", "2023-10-04")
    assert same(late, early) == ["a-q0", "a-q0"]


def test_words_said_twice_on_end_are_one_quotation() -> None:
    source = article("a", f"{LONG}!{LONG}!")
    first = quote(source, f"{LONG}!", speaker="mayor")
    again = replace(first, id="a-q9", start=first.end, end=2 * first.end)
    assert same((source, first), (source, again)) == [first.id, first.id]
    assert same((source, again), (source, first)) == [first.id, first.id]


def test_variant_of_translation() -> None:
    other = "We shall rebuild each bridge that the flood has taken from this valley"
    assert same(said("a", LONG, "mayor"), said("b", other, "mayor")) == ["a-q0", "a-q0"]


def test_fragment_of_a_longer_one() -> None:
    part = "every bridge that the flood has taken"
    assert same(said("a", LONG, "mayor"), said("b", part, "mayor")) == ["a-q0", "a-q0"]


def test_unknown_speaker_may_join_but_two_speakers_never_share() -> None:
    tellings = same(said("a", LONG, "mayor"), said("b", LONG, None), said("c", LONG, "minister"))
    assert tellings[0] == tellings[1] == "a-q0"
    assert tellings[2] is None


def test_few_words_are_one_quotation_in_a_copy_only() -> None:
    first, copy = said("a", "iron fist", "mayor"), said("b", "iron fist", "mayor")
    assert same(first, copy) == [None, None]
    copied = (replace(copy[0], copy_of="a"), copy[1])
    assert same(first, copied) == ["a-q0", "a-q0"]


def test_common_fragments_and_other_weeks_stay_apart() -> None:
    assert same(said("a", "tens of thousands", "x"), said("b", "tens of thousands", "x")) == [
        None,
        None,
    ]
    assert same(said("a", LONG, "x"), said("b", LONG, "x", "2024-10-04")) == [None, None]


@given(st.lists(st.text("ab c", max_size=20), max_size=6))
def test_any_quotations_keep_their_number_and_share_valid_ids(texts: list[str]) -> None:
    pairs = [said(f"n{n}", text, "x") for n, text in enumerate(texts)]
    linked = link_tellings([q for _, q in pairs], [a for a, _ in pairs])
    ids = {q.id for q in linked}
    assert len(linked) == len(texts)
    assert all(q.same_as is None or q.same_as in ids for q in linked)
