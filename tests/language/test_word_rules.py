"""Words as they are compared, and names of people."""

from __future__ import annotations

import pytest

from generator.language.gazetteer import Gazetteer
from generator.language.person_names import name_parts, same_person, similar_surname
from generator.language.wording import (
    content_keys,
    count_words,
    has_words,
    paragraphs,
    stem,
    words,
)
from generator.records import CuratedActor, Editorial
from generator.records.plain_text import fold, slug


@pytest.mark.parametrize(
    "forms",
    [
        "talk talks talked talking talk's talks’",
        "stop stops stopped stopping",
        "call calls called calling",
        "pass passes passed passing",
        "fix fixes fixed fixing",
        "reach reaches reached reaching",
        "push pushes pushed",
        "carry carries carried carrying",
        "vote votes voted voting",
        "city cities city's",
        "U.S. US",
        "leave left leaves leaving",
    ],
)
def test_inflections_of_one_word_are_one_key(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("bus", "bus"), ("crisis", "crisis"), ("glass", "glass"), ("gas", "gas"), ("red", "red"),
        ("bred", "bred"), ("king", "king"), ("bring", "bring"), ("need", "need"), ("the", "the"),
        ("she", "she"), ("axe", "axe"), ("Zürich’s", "zürich"), ("cities", "city"), ("tie", "tie"),
        ("selling", "sell"), ("buzzed", "buzz"), ("added", "add"), ("planned", "plan"),
    ],
)  # fmt: skip
def test_keys(word: str, key: str) -> None:
    assert stem(word) == key


@pytest.mark.parametrize("pair", ["resign resignation", "force forces' fork", "ship sheep"])
def test_other_words_keep_other_keys(pair: str) -> None:
    first, *_, last = pair.split()
    assert stem(first) != stem(last)


def test_words_of_a_text() -> None:
    found = words("The U.S. well-known A EU’s talks")
    assert [(w.key, w.caps) for w in found] == [
        ("the", False), ("us", True), ("well", False), ("know", False), ("a", False),
        ("eu", False), ("talk", False),
    ]  # fmt: skip
    assert [w.start for w in words("a b c", 2)] == [2, 4]
    assert [w.end for w in words("a b c", 0, 1)] == [1]
    assert count_words("a b-c") == 3
    assert has_words("a b", 2)
    assert not has_words("a b", 3)
    assert content_keys("the talks of Hamar") == {"talk", "hamar"}


def test_paragraphs_are_what_blank_lines_separate() -> None:
    text = " a\nb \n \n\n c\n"
    assert [text[start:end] for start, end in paragraphs(text)] == ["a\nb", "c"]
    assert paragraphs(" \n ") == []


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Mr. Thomas de Waal Jr.", ("Thomas", "de Waal")),
        ("Dr Ada Lind", ("Ada", "Lind")),
        ("Ada “Bo” Lind", ("Ada", "Lind")),
        ("Ada (Bo) Lind", ("Ada", "Lind")),
        ("Lind, Ada", ("Lind", "Ada")),
        ("De Waal", ("de Waal",)),
        ("Ada de", ("Ada", "de")),
        ("Émile", ("Emile",)),
        ("President", ("President",)),
    ],
)
def test_parts_of_a_name(name: str, parts: tuple[str, ...]) -> None:
    assert name_parts(name) == parts


@pytest.mark.parametrize(
    ("one", "other", "similar"),
    [
        ("Pashinian", "Pashinyan", True),
        ("Lind", "Lind", True),
        ("Lind", "Lint", False),  # too short
        ("Linds", "Lindt", False),
        ("Pashinian", "Bashinian", False),
        ("Aliyev", "Aliev", True),
    ],
)
def test_spellings_of_a_surname(one: str, other: str, similar: bool) -> None:
    assert similar_surname(one, other) is similar
    assert similar_surname(other, one) is similar


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Lind", "Ada Lind", True),
        ("Ada Lind", "Ada Maria Lind", True),
        ("Ada Lind", "A. Lind", True),
        ("Ada Lind", "B. Lind", False),
        ("Ada Lind", "Eva Lind", False),
        ("William Lind", "Bill Lind", True),
        ("Aleksandr Lind", "Alexandr Lind", True),
        ("Anna Lind", "Anne Lind", False),  # two first names
        ("Lind", "Ada Lind", False),
        ("Vesk Lind", "Vosk Lind", False),
    ],
)
def test_one_person_by_name(one: str, other: str, same: bool) -> None:
    assert same_person(name_parts(one), name_parts(other)) is same
    assert same_person(name_parts(other), name_parts(one)) is same


def test_folding_keeps_length() -> None:
    assert fold("Zürich’s çay – ı") == "Zurich's cay – i"
    assert slug("Zürich’s Mayor!") == "zurichs-mayor"


def curated(name: str, kind: str = "person", **given: object) -> Gazetteer:
    return Gazetteer(Editorial(actors=(CuratedActor("x", name, kind, **given),)))  # type: ignore[arg-type]


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, str]]:
    return [(m.known.id, text[m.start : m.end]) for m in gazetteer.find(text)]


def test_names_are_found_as_whole_words_and_longest_first() -> None:
    gazetteer = curated("Ada Lind", aliases=("Lind",))
    assert found(gazetteer, "Ada  Lind met Lindt and Lind.") == [("x", "Ada  Lind"), ("x", "Lind")]
    assert found(gazetteer, "ADA LIND met LIND") == [("x", "ADA LIND")]  # four letters are a word
    assert found(curated("Ada Linde", aliases=("Linde",)), "LINDE spoke") == [("x", "LINDE")]


def test_descriptions_open_sentences_too_and_stay_in_small_letters() -> None:
    gazetteer = curated("Ada Lind", aliases=("the harbour master",))
    assert found(gazetteer, "The harbour master met the harbour master") == [
        ("x", "The harbour master"), ("x", "the harbour master"),
    ]  # fmt: skip
    assert found(gazetteer, "THE HARBOUR MASTER") == []


def test_a_curated_state_takes_the_place_of_the_worlds() -> None:
    gazetteer = curated("France", kind="state")
    assert gazetteer.get("france") is None
    assert gazetteer.nation("French") == "x"
    assert gazetteer.nation("Paris") == "x"
    assert [k.id for k in gazetteer.known()] == sorted(k.id for k in gazetteer.known())
    person = curated("France", kind="person")
    assert person.get("france") is not None
