"""Whether a source is said to have said it, rule by rule: each beside a sentence that it spares."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from generator.extract.quotes.factuality import is_unasserted, reports_nothing
from generator.language.pipeline import Parser


def words(parser: Parser, text: str, *wanted: str) -> list[Token]:
    """The tokens of a text with these words, each the first there is."""
    doc = next(iter(parser.docs([text])))
    return [next(t for t in doc if t.text == word) for word in wanted]


@pytest.mark.parametrize(
    ("text", "cue", "nothing"),
    [
        ("WHAT CRITICS SAY — The bridge is old.", "SAY", True),
        ("The critics say the bridge is old — again.", "say", False),
        ("It is worth noting that the bridge is old.", "noting", True),
        ("Keller began by noting that the bridge is old.", "noting", False),
        ("His wife, expected to visit, wrote a letter.", "expected", True),
        ("Keller had expected that the bridge would fall.", "expected", False),
        ("Keller described a woman who defended the plan.", "defended", False),
        ("The council is to blame for the delay.", "blame", True),
        ("Keller will blame the council for the delay.", "blame", False),
    ],
)
def test_a_verb_that_reports_nothing(parser: Parser, text: str, cue: str, nothing: bool) -> None:
    assert reports_nothing(*words(parser, text, cue)) is nothing


UNASSERTED = [
    # negated or avoided, with what stays asserted
    ("Few residents would say that the bridge is old.", "say", "residents"),
    ("Keller avoided condemning the plan.", "condemning", "Keller"),
    ("Keller refrained from condemning the plan.", "condemning", "Keller"),
    ("Keller decided against condemning the plan.", "condemning", "Keller"),
    ("Keller backed off a plan to sell the bridge.", "backed", "Keller"),
    ("Keller offered no proof that the bridge is old.", "offered", "Keller"),
    ("Keller did not mention the bridge.", "mention", "Keller"),
    ("Keller did not say much.", "say", "Keller"),
    ("Keller did not want to sell the bridge.", "want", "Keller"),
    ("Keller did not think of the bridge.", "think", "Keller"),
    ("Keller should know that the bridge is old.", "know", "Keller"),
    # only possible, hypothetical or asked
    ("Keller could decline to sell the bridge.", "decline", "Keller"),
    ("Keller could sell or decline to sell the bridge.", "decline", "Keller"),
    ("It is open whether Keller said that the bridge is old.", "said", "Keller"),
    ("Perhaps Keller said that the bridge is old.", "said", "Keller"),
    ("If the bridge fell, Keller would say that it was old.", "say", "Keller"),
    ("Has Keller said that the bridge is old?", "said", "Keller"),
    # wished for, expected or advised
    ("I hope Keller says that the bridge is old.", "says", "Keller"),
    ("Keller needs to accept that the bridge is old.", "accept", "Keller"),
    ("The party expects Keller to call it a lie.", "call", "Keller"),
    # said to the source
    ("Keller faced questions about the bridge.", "questions", "Keller"),
    ("Asked to explain the delay, Keller left.", "explain", "Keller"),
]
ASSERTED = [
    ("A few residents said that the bridge is old.", "said", "residents"),
    ("Keller condemned the plan.", "condemned", "Keller"),
    ("Keller decided to condemn the plan.", "condemn", "Keller"),
    ("Keller backed a plan to sell the bridge.", "backed", "Keller"),
    ("Keller offered proof that the bridge is old.", "offered", "Keller"),
    ("Keller mentioned the bridge.", "mentioned", "Keller"),
    ("Keller did not mention the bridge because it was old.", "mention", "Keller"),
    ("Keller did not think that the bridge was old.", "think", "Keller"),
    ("Keller wanted to sell the bridge.", "wanted", "Keller"),
    ("Keller knows that the bridge is old.", "knows", "Keller"),
    ("Keller would say that the bridge is old.", "say", "Keller"),
    ("Keller said that the bridge is old, perhaps.", "said", "Keller"),
    ("I know Keller says that the bridge is old.", "says", "Keller"),
    ("Keller said the bridge is old, did he?", "said", "Keller"),
    ("Keller raised questions about the bridge.", "questions", "Keller"),
    ("Asked about the delay, Keller explained the plan.", "explained", "Keller"),
]


@pytest.mark.parametrize(("text", "cue", "source"), UNASSERTED)
def test_unasserted(parser: Parser, text: str, cue: str, source: str) -> None:
    assert is_unasserted(*words(parser, text, cue, source))


@pytest.mark.parametrize(("text", "cue", "source"), ASSERTED)
def test_asserted(parser: Parser, text: str, cue: str, source: str) -> None:
    assert not is_unasserted(*words(parser, text, cue, source))
