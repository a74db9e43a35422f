"""Names of one article: which are of one person or body, and which of two."""

from __future__ import annotations

import pytest

from generator.extract.coreference.entity_drafts import EntityDraft
from generator.extract.coreference.entity_table import EntityTable, initials
from generator.extract.coreference.model_names import NameMention
from generator.language.gazetteer import Gazetteer
from generator.language.person_names import Gender
from generator.records import CuratedActor, Editorial

WORLD = Gazetteer(Editorial())
CURATED = Gazetteer(
    Editorial(actors=(CuratedActor("arno-keller", "Arno Keller", "person", aliases=("Keller",)),))
)


def name(
    text: str, first: int = 0, gender: Gender | None = None, titled: bool = False
) -> NameMention:
    return NameMention(first, first + 1, text, "person", gender=gender, titled=titled)


@pytest.fixture
def table() -> EntityTable:
    return EntityTable(WORLD)


def test_a_full_name_is_one_person_however_it_is_spelt(table: EntityTable) -> None:
    keller = table.resolve_full_name(name("Maria Keller"))
    assert table.resolve_full_name(name("Maria Kellér")) is keller
    assert table.resolve_full_name(name("Maria B. Keller")) is keller
    assert table.resolve_full_name(name("Maria Anna Keller")) is keller
    assert table.resolve_full_name(name("Paul Keller")) is not keller


def test_a_form_of_address_parts_namesakes(table: EntityTable) -> None:
    maria = table.resolve_full_name(name("Maria Keller", 0))
    paul = table.resolve_full_name(name("Paul Keller", 3))
    assert table.resolve_single_name(name("Keller", 9, gender="f"), []) is maria
    assert table.resolve_single_name(name("Keller", 9, gender="m"), []) is paul
    assert table.resolve_full_name(name("Maria Keller", 9, gender="m")) is not maria


class TestTwoPeopleOfOneSurname:
    """ "Keller" in a text with "Maria Keller" and, after her, "Paul Keller"."""

    @pytest.fixture
    def kellers(self, table: EntityTable) -> tuple[EntityDraft, EntityDraft]:
        maria = table.resolve_full_name(name("Maria Keller", 0))
        paul = table.resolve_full_name(name("Paul Keller", 5))
        maria.names["Maria Keller"] += 1
        return maria, paul

    def test_the_one_just_named(
        self, table: EntityTable, kellers: tuple[EntityDraft, EntityDraft]
    ) -> None:
        maria, paul = kellers
        assert table.resolve_single_name(name("Keller", 9), [paul]) is paul
        assert table.resolve_single_name(name("Keller", 9), [maria]) is maria

    def test_the_first_introduced_where_both_or_none_were(
        self, table: EntityTable, kellers: tuple[EntityDraft, EntityDraft]
    ) -> None:
        maria, paul = kellers
        assert table.resolve_single_name(name("Keller", 9), []) is maria
        assert table.resolve_single_name(name("Keller", 9), [maria, paul]) is maria

    def test_the_only_one_of_the_last_paragraphs(
        self, table: EntityTable, kellers: tuple[EntityDraft, EntityDraft]
    ) -> None:
        maria, paul = kellers
        assert table.resolve_single_name(name("Keller", 9), [], before=[paul]) is paul
        maria.names["Keller"] += 2  # named three times
        assert table.resolve_single_name(name("Keller", 9), [], before=[paul]) is paul
        maria.names["Keller"] += 1  # named four times, whom the article is about
        assert table.resolve_single_name(name("Keller", 9), [], before=[paul]) is maria

    def test_a_later_namesake_of_the_pronouns_gender_is_not_meant(
        self, table: EntityTable, kellers: tuple[EntityDraft, EntityDraft]
    ) -> None:
        maria, paul = kellers
        titled = name("Keller", 3, titled=True)
        assert table.resolve_single_name(titled, [paul], hint="f") is maria

    def test_who_was_introduced_before_may_be_meant_whatever_the_pronoun(
        self, table: EntityTable, kellers: tuple[EntityDraft, EntityDraft]
    ) -> None:
        _, paul = kellers
        titled = name("Keller", 9, titled=True)
        assert table.resolve_single_name(titled, [paul], hint="f") is paul


def test_a_surname_alone_is_a_person_of_its_own(table: EntityTable) -> None:
    keller = table.resolve_single_name(name("Keller"), [])
    assert keller.kind == "person"
    assert table.resolve_single_name(name("Keller", 5), []) is keller
    assert table.resolve_single_name(name("Brandt", 7), []) is not keller


def test_a_first_name_is_of_the_person_with_that_name(table: EntityTable) -> None:
    maria = table.resolve_full_name(name("Maria Keller"))
    assert maria.gender == "f"
    assert table.resolve_single_name(name("Maria", 5), []) is maria


def test_a_curated_person_is_found_by_full_name_and_surname() -> None:
    for text in ("Arno Keller", "Arno Keler"):
        found = EntityTable(CURATED).resolve_full_name(name(text))
        assert found.known is not None
        assert found.known.id == "arno-keller"
    found = EntityTable(CURATED).resolve_single_name(name("Keller"), [])
    assert found.known is not None
    assert EntityTable(CURATED).resolve_full_name(name("Paul Keller")).known is None


def test_a_known_person_has_a_first_name_too() -> None:
    table, known = EntityTable(CURATED), CURATED.get("arno-keller")
    assert known is not None
    assert table.resolve_single_name(name("Arno"), []) is not table.draft_of_known(known)
    table = EntityTable(CURATED)
    keller = table.draft_of_known(known)
    assert table.resolve_single_name(name("Arno"), []) is keller


def test_a_body_has_its_short_name_and_initials(table: EntityTable) -> None:
    post = table.resolve_body_name("The Valley Post", "media")
    assert table.resolve_body_name("Valley Post", "media") is post
    assert table.resolve_body_name("the Post", "media") is post
    union = table.resolve_body_name("Northern Workers Union", "organisation")
    assert table.resolve_body_name("NWU", "organisation") is union
    assert table.resolve_body_name("N.W.U.", "organisation") is union
    assert table.resolve_body_name("Northern", "organisation") is union
    assert table.resolve_body_name("Union", "organisation") is not union
    assert table.resolve_body_name("Workers", "organisation") is not union
    assert table.resolve_body_name("nwu", "organisation") is not union


def test_two_bodies_of_one_short_name_are_left_apart(table: EntityTable) -> None:
    both = [table.resolve_body_name(f"{town} Post", "media") for town in ("Valley", "Harbour")]
    assert table.resolve_body_name("Post", "media") not in both


def test_initials() -> None:
    assert initials("Bank of the Blue-White Coast") == "BBWC"


def test_the_fullest_name(table: EntityTable) -> None:
    keller = table.resolve_full_name(name("Maria Keller"))
    for text, times in (("Keller", 5), ("Maria Keller", 1), ("Maria Kellers", 3)):
        keller.names[text] += times
    assert keller.name == "Maria Kellers"
