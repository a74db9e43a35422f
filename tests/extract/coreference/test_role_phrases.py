"""Role phrases: what is one beside a name, its parts, and when two are of one person."""

from __future__ import annotations

import pytest

from generator.extract.coreference.entity_drafts import EntityDraft
from generator.extract.coreference.model_names import NameMention
from generator.extract.coreference.role_matching import (
    contradicts_roles,
    people_with_role,
    role_fits,
)
from generator.extract.coreference.role_phrases import (
    ParsedRole,
    find_role_spans,
    parse_party_tag,
    parse_role,
)
from generator.extract.coreference.tokens import Tokens
from generator.language.gazetteer import Gazetteer
from generator.language.pipeline import Parser
from generator.records import Editorial

WORLD = Gazetteer(Editorial())


def role(text: str) -> ParsedRole:
    found = parse_role(text.split(), WORLD)
    assert found is not None
    return found


PARSED: dict[str, tuple[str, set[str], set[str]]] = {
    "the French foreign minister": ("foreign minister", set(), {"france"}),
    "South Caucasus analyst at the Institute": (
        "analyst",
        {"south", "caucasus", "institute"},
        set(),
    ),
    "former prime minister": ("prime minister", {"former"}, set()),
    "ex president": ("president", {"former"}, set()),
    "senior adviser": ("adviser", set(), set()),
    "deputy mayor": ("mayor", {"deputy"}, set()),
    "foreign affairs secretary": ("foreign secretary", set(), set()),
    "Keller ’s lawyer": ("lawyer", {"keller"}, set()),
    "GOP senator": ("senator", {"republican"}, set()),
}


@pytest.mark.parametrize("text", PARSED)
def test_parts(text: str) -> None:
    head, words, nations = PARSED[text]
    found = role(text)
    assert found.head == head
    assert found.nations == nations
    assert found.words == words


def test_a_role_of_an_owner_is_not_the_phrases_own() -> None:
    assert role("the mayor ’s lawyer").head == "lawyer"
    assert parse_role(["the", "green", "bridge"], WORLD) is None


def spans(parser: Parser, text: str, person: str) -> list[str]:
    """What stands beside a person's name and may be a role."""
    tokens = Tokens.of(next(iter(parser.docs([text]))))
    words = person.split()
    first = next(i for i in range(len(tokens)) if tokens.words[i : i + len(words)] == words)
    found = find_role_spans(tokens, NameMention(first, first + len(words), person, "person"))
    return [tokens.span(a, b) for a, b in found]


BESIDE = {
    "Foreign Minister Maria Keller left.": ["Foreign Minister"],
    "On Monday Chancellor of Austria Maria Keller left.": ["Chancellor of Austria"],
    "Maria Keller, a senior fellow at the Harbour Institute, left.": [
        "a senior fellow at the Harbour Institute"
    ],
    "Maria Keller, now the mayor of Graz, left.": ["the mayor of Graz"],
    "Maria Keller is an expert on rivers.": ["an expert on rivers"],
    "Maria Keller is now an expert on rivers.": ["an expert on rivers"],
    "Maria Keller is tired.": [],
    "Maria Keller (the mayor) left.": ["the mayor"],
    "The mayor of Graz, Maria Keller, left.": ["The mayor of Graz"],
    "The way Sen. Maria Keller left was odd.": ["Sen."],
    "The bridge that Maria Keller built was sold.": [],
}


@pytest.mark.parametrize("text", BESIDE)
def test_spans_beside_a_name(parser: Parser, text: str) -> None:
    assert spans(parser, text, "Maria Keller") == BESIDE[text]


def test_party_and_state_behind_a_name() -> None:
    found = parse_party_tag("Keller (R-S.C.) left", len("Keller"), WORLD)
    assert found is not None
    assert (found.head, found.text) == ("lawmaker", "R-S.C.")
    assert found.words == {"republican", "south", "carolina"}
    assert found.inferred
    found = parse_party_tag("Keller, D-Vt., left", len("Keller"), WORLD)
    assert found is not None
    assert found.words == {"democratic", "vermont"}
    assert parse_party_tag("Keller (X-S.C.) left", len("Keller"), WORLD) is None


@pytest.mark.parametrize(
    ("said", "of", "fits"),
    [
        ("the French diplomat", "French foreign minister", True),
        ("the minister", "French foreign minister", True),
        ("the French minister", "German foreign minister", False),
        ("the French minister", "foreign minister", False),  # of no nation
        ("the analyst", "foreign minister", False),
        ("the foreign minister", "deputy foreign minister", False),
        ("the deputy foreign minister", "foreign minister", False),
        ("the deputy foreign minister", "deputy foreign minister", True),
        ("the press secretary", "spokeswoman", True),  # one office
        ("the harbour analyst", "river analyst", False),
    ],
)
def test_a_description_fits_a_role(said: str, of: str, fits: bool) -> None:
    assert role_fits(role(said), role(of), ()) is fits


def test_the_nation_of_a_person_counts_as_the_roles() -> None:
    said, of = role("the French minister"), role("foreign minister")
    assert role_fits(said, of, ["france"])
    assert not role_fits(said, of, ["germany"])


def person(*roles: str, gender: str | None = None, nations: set[str] | None = None) -> EntityDraft:
    draft = EntityDraft(0, "person", roles=[role(text) for text in roles], nations=nations or set())
    draft.gender = "f" if gender == "f" else "m" if gender else None
    return draft


def test_people_with_a_role() -> None:
    minister, analyst = person("foreign minister", gender="f"), person("analyst")
    both = [minister, analyst]
    assert people_with_role(role("the minister"), both, None) == [minister]
    assert people_with_role(role("the minister"), both, "f") == [minister]
    assert people_with_role(role("the minister"), both, "m") == []
    assert people_with_role(role("the analyst"), both, "m") == [analyst]
    assert people_with_role(role("the minister"), [EntityDraft(0, "state")], None) == []
    # A description may combine words of several roles.
    assert people_with_role(
        role("the harbour analyst"), [person("analyst", "harbour expert")], None
    )
    assert not people_with_role(
        role("the foreign minister"), [person("deputy foreign minister")], None
    )


def test_a_description_contradicts_a_party_or_nation() -> None:
    democrat = person("Democratic senator")
    assert contradicts_roles(role("the Republican senator"), democrat)
    assert not contradicts_roles(role("the Democratic senator"), democrat)
    assert not contradicts_roles(role("the senator"), democrat)
    assert contradicts_roles(role("the French lawmaker"), person("senator", nations={"germany"}))
    assert not contradicts_roles(role("the French lawmaker"), person("senator", nations={"france"}))
    assert not contradicts_roles(role("the French lawmaker"), person("senator"))
