"""Which part of a sentence is shown for one of its events, and whether the sentence is about it;
read with the default model."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from generator.language.pipeline import Parser
from generator.language.standing import keeps_meaning
from tests.extract.events.test_events import events

ABOUT = [
    "The army launched an offensive on Tuesday.",
    "Tuesday's earthquake left thousands of people homeless.",
    "The ministry said the army had attacked the town on Monday.",
    "The mission to the region of Orlu reported on Monday.",
    "Speaking in Orlu on Monday, the minister warned of a war.",
]
IN_PASSING = [
    "Belo recalled the meeting of the leaders held in Prague a year ago.",
    "The army guards Orlu, which broke away from Tavia in 1993.",
    "Belo spoke to those who had fled on Monday.",
    "The agency said the move was prompted by a decision announced on Tuesday.",
    "The court jailed the men after police had found weapons on Monday.",
]


@pytest.mark.parametrize("sentence", ABOUT)
def test_a_sentence_is_about_what_its_main_clause_or_a_speaker_tells(
    parser: Parser, sentence: str
) -> None:
    assert [(e.aside, e.clause) for e in events(parser, sentence)] == [(False, None)]


@pytest.mark.parametrize("sentence", IN_PASSING)
def test_of_what_other_clauses_and_nouns_tell_it_tells_in_passing(
    parser: Parser, sentence: str
) -> None:
    dated = [e for e in events(parser, sentence) if e.expression]
    assert [(e.aside, e.clause) for e in dated] == [(True, None)]


def test_a_main_clause_beside_another_can_be_shown_alone(parser: Parser) -> None:
    sentence = "Tavia opened the border on Monday, and the council of Orlu resigned on Tuesday."
    found = sorted(events(parser, sentence), key=lambda e: e.date)
    assert [e.clause and e.clause.text for e in found] == [
        None,
        "the council of Orlu resigned on Tuesday",
    ]
    assert all(sentence[c.start : c.end] == c.text for e in found if (c := e.clause))


FIRST = [
    "Tavia opened the border on Monday",
    "Tavia did not open the border on Monday",
    "Tavia would open the border on Monday",
    "Nobody crossed the border on Monday",
    "Tavia reportedly opened the border on Monday",
    "The minister said Tavia opened the border on Monday",
    "The minister denied that Tavia had opened the border on Monday",
    "According to the ministry, Tavia opened the border on Monday",
    "If Tavia opened the border on Monday",
    "Tavia refused to open the border on Monday",
    "Tavia threatened to close the border on Monday",
    "Belo called it untrue that Tavia opened the border on Monday",
]
JOINED = [", and", ", while", "; ", ", after"]
SECOND = "the council of Orlu resigned on Tuesday"
LAST = ["", ", the minister said", ", according to the ministry", ", officials claimed"]


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("last", LAST)
def test_no_cut_loses_a_word_that_governs_what_is_shown(
    parser: Parser, first: str, last: str
) -> None:
    for joined in JOINED:
        sentence = f"{first}{joined} {SECOND}{last}."
        for event in events(parser, sentence):
            if event.clause is None:
                continue
            start, end = event.clause.start, event.clause.end
            assert keeps_meaning(f"{sentence[:start]} {sentence[end:]}")
            (doc,) = parser.docs([sentence])
            inside = [t for t in doc if start <= t.idx < end]
            lost = [t.text for t in _governing(inside[0].sent.root, inside) if t not in inside]
            assert not lost, f"{event.clause.text!r} of {sentence!r} loses {lost}"


def _governing(root: Token, inside: list[Token]) -> list[Token]:
    """The words above the top of a stretch, with what denies, conditions or colours them, other
    than those that a coordination sets beside it."""
    tops = [t for t in inside if t.head not in inside]
    found: list[Token] = []
    for top in tops:
        word = top
        while word.dep_ == "conj":
            word = word.head
        found += [c for c in word.children if c.dep_ in ("neg", "mark") or c.tag_ == "MD"]
        while word.dep_ != "ROOT":
            word = word.head
            found += [word, *(c for c in word.children if c.dep_ in ("neg", "mark"))]
    return found


@pytest.mark.parametrize("first", FIRST[1:])
def test_beside_what_denies_doubts_or_reports_all_is_shown(parser: Parser, first: str) -> None:
    sentence = f"{first}, and the council of Orlu resigned on Tuesday."
    assert [e.clause for e in events(parser, sentence)] == [None] * len(events(parser, sentence))
