"""The antecedents of a pronoun: which compete, and how much each rule makes of them.

Scores are given where a rule is a factor, so that a changed factor is noticed.
"""

from __future__ import annotations

import pytest

from generator.extract.coreference.antecedents import (
    Antecedent,
    best_antecedent,
    rank_antecedents,
    salience_of,
)
from generator.extract.coreference.entity_drafts import EntityDraft
from generator.extract.coreference.nominal_mentions import find_pronoun_mentions
from generator.extract.coreference.tokens import Tokens
from generator.language.person_names import Gender
from generator.language.pipeline import Parser
from generator.records import ActorKind

KINDS: dict[str, tuple[ActorKind, Gender | None]] = {
    "Anna": ("person", "f"),
    "Berta": ("person", "f"),
    "Carl": ("person", "m"),
    "Kim": ("person", None),
    "council": ("organisation", None),
    "Paris": ("place", None),
    "France": ("state", None),
    "miners": ("organisation", None),
}


def tokens_of(parser: Parser, text: str) -> Tokens:
    return Tokens.of(next(iter(parser.docs([text]))))


def ranked(parser: Parser, text: str, quoted: str | None = None) -> list[tuple[str, float]]:
    """Names and scores of the antecedents of the last pronoun of a text.

    ``quoted`` is somebody whose words the pronoun stands in.
    """
    tokens = tokens_of(parser, text)
    drafts = {
        name: EntityDraft(n, kind, gender=gender, plural=name == "miners")
        for n, (name, (kind, gender)) in enumerate(KINDS.items())
    }
    pronoun = find_pronoun_mentions(tokens)[-1]
    found = [
        Antecedent(i, drafts[word], salience_of(tokens, i), drafts[word].plural, True)
        for i, word in enumerate(tokens.words[: pronoun.token])
        if word in drafts
    ]
    barred = frozenset({drafts[quoted].index}) if quoted else frozenset()
    names = {draft.index: name for name, draft in drafts.items()}
    return [
        (names[draft.index], round(score, 2))
        for draft, score in rank_antecedents(tokens, pronoun, found, barred)
        if draft
    ]


SALIENCE = {
    "Anna left the town.": 100,  # subject of a main clause
    "The town was sold because Anna left.": 80,
    "Anna was praised by the town.": 95,
    "The town praised Anna.": 50,
    "The town sold the bridge of Anna.": 35,
    "Anna's brother left the town.": 45,
    "The town was praised by Anna.": 35,
    "Carl and Anna left the town.": 100,  # a conjunct is as salient as the first
    "An Anna aide left the town.": 0,  # the aide is mentioned, not Anna
}


@pytest.mark.parametrize("text", SALIENCE)
def test_salience_is_that_of_the_role_in_the_sentence(parser: Parser, text: str) -> None:
    tokens = tokens_of(parser, text)
    assert salience_of(tokens, tokens.words.index("Anna")) == SALIENCE[text]


RANKED = {
    "subjects before objects": (
        "Anna praised Berta. She left.",
        [("Anna", 50.0), ("Berta", 25.0)],
    ),
    "half with every sentence": (
        "Anna left. It rained. Snow fell. She left.",
        [("Anna", 12.5)],
    ),
    "five sentences back": (
        "Anna left. " + "Snow fell. " * 4 + "She left.",
        [("Anna", 3.12)],
    ),
    "not six": ("Anna left. " + "Snow fell. " * 5 + "She left.", []),
    "mentions of one entity add up": (
        "Anna left. Anna returned. She left.",
        [("Anna", 65.0)],  # 50 + 0.6 * 25
    ),
    "one mention a sentence counts": (
        "Anna thanked Anna. She left.",
        [("Anna", 50.0)],
    ),
    "another gender": ("Anna praised Carl. He left.", [("Carl", 25.0)]),
    "a gender that is not known": ("Kim left. She left.", [("Kim", 35.0)]),
    "a plural": ("The miners left. They sang.", [("miners", 50.0)]),
    "a body in the singular": ("The council met. They left.", [("council", 20.0)]),
    "a body in the singular, further back": ("The council met. Snow fell. They left.", []),
    "it of a body": ("The council met Anna. It was late.", [("council", 50.0)]),
    "it of a place": ("Paris celebrated. It was late.", [("Paris", 35.0)]),
    "a place says nothing": ("Paris celebrated. It said so.", []),
    "where something is": (
        "France and Paris celebrated. The villages near it sang.",
        [("Paris", 50.0), ("France", 25.0)],
    ),
    "who asked": (
        "Anna asked Berta about the bridge. “Fine,” she said.",
        [("Berta", 25.0), ("Anna", 15.0)],
    ),
    "the last who acted": (
        "Anna left, and Berta stayed. She sang.",
        [("Berta", 150.0), ("Anna", 50.0)],  # 3 times the best
    ),
    "only for a subject": (
        "Anna left, and Berta stayed. Her brother sang.",
        [("Anna", 50.0), ("Berta", 40.0)],
    ),
    "he is no body": ("The council met. He left.", []),
    "subject of the clause above": (
        "Anna told Berta that she had won.",
        [("Anna", 150.0), ("Berta", 50.0)],
    ),
    "subject and object of one verb": ("Carl left. Anna praised her.", []),
    "a reflexive": ("Anna praised herself.", [("Anna", 150.0)]),
    "a possessive": ("Anna praised her aide.", [("Anna", 150.0)]),
    "what is reported": ("Anna had won, she said.", []),
}


@pytest.mark.parametrize("case", RANKED)
def test_ranked(parser: Parser, case: str) -> None:
    text, expected = RANKED[case]
    assert ranked(parser, text) == expected


def test_quotation_marks_lie_between(parser: Parser) -> None:
    outside = ranked(parser, "“Anna left,” Berta said. She sang.")
    assert outside == [("Berta", 50.0), ("Anna", 8.0)]
    inside = "Anna left. Berta spoke. “It is over. She left.”"
    assert ranked(parser, inside) == [("Berta", 15.0), ("Anna", 7.5)]
    assert ranked(parser, inside, quoted="Berta") == [("Anna", 7.5)]


def test_the_best_must_lead_by_a_tenth() -> None:
    one, two = EntityDraft(0, "person"), EntityDraft(1, "person")
    assert best_antecedent([]) is None
    assert best_antecedent([(one, 5.0)]) is one
    assert best_antecedent([(one, 111.0), (two, 100.0)]) is one
    assert best_antecedent([(one, 109.0), (two, 100.0)]) is None
