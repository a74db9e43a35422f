"""The entity of a name by its place in the text: towns and governments, abbreviations."""

from __future__ import annotations

import pytest

from generator.extract.coreference.coreference_words import coreference_words
from generator.extract.coreference.entity_table import EntityTable
from generator.extract.coreference.name_entities import assign_entities
from generator.extract.coreference.name_mentions import find_name_mentions
from generator.extract.coreference.tokens import Tokens
from generator.language.gazetteer import Gazetteer
from generator.language.pipeline import Parser
from generator.records import Editorial

WORLD = Gazetteer(Editorial())


def kinds(parser: Parser, text: str) -> dict[str, str]:
    """Kind of the entity of every name."""
    doc = next(iter(parser.docs([text])))
    tokens = Tokens.of(doc)
    names = find_name_mentions(doc, tokens, WORLD)
    return {n.text: draft.kind for n, draft in assign_entities(tokens, names, EntityTable(WORLD))}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Baku denounced the plan.", "state"),
        ("The plan of the minister angered Baku.", "state"),
        ("Crowds gathered in Baku.", "place"),
        ("The minister returned to Baku.", "place"),
        ("The minister is on her way to Baku.", "place"),
        ("The minister handed a letter to Baku.", "state"),
        ("A Baku-based bank was sold.", "place"),
        ("A Baku-friendly bank was sold.", "state"),
    ],
)
def test_a_capital_is_a_town_or_a_government(parser: Parser, text: str, kind: str) -> None:
    assert kinds(parser, text)["Baku"] == kind


def test_a_capital_opens_a_dateline(parser: Parser) -> None:
    assert kinds(parser, "BAKU, October 4 - The minister left.")["BAKU"] == "place"


def test_brackets_hold_an_abbreviation(parser: Parser) -> None:
    text = "Members of the National Fishing Council (NAFIC) met. NAFIC rejected the plan."
    doc = next(iter(parser.docs([text])))
    tokens = Tokens.of(doc)
    names = assign_entities(tokens, find_name_mentions(doc, tokens, WORLD), EntityTable(WORLD))
    assert len({draft.index for _, draft in names}) == 1


def test_origin_participles_are_words_behind_a_hyphen() -> None:
    assert {"based", "born"} <= coreference_words().origin_participles


def test_who_is_introduced_is_named_in_full(parser: Parser) -> None:
    text = (
        "On the meetings of the ministers\n\n"
        "Tigran Yekavian, an analyst at the Harbour University in Oslo, sees a gap."
    )
    assert "Tigran Yekavian" in kinds(parser, text)
