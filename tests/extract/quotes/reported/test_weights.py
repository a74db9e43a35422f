"""The learned weights, and the candidates they are summed over."""

from __future__ import annotations

import pytest

from generator.extract.quotes.reported.candidates import find_candidates
from generator.extract.quotes.reported.endings import find_endings
from generator.extract.quotes.reported.weights import candidate_features, load_weights
from generator.language.pipeline import Parser

CUES = frozenset({"support", "believe", "criticism", "skeptical", "say"})


@pytest.mark.parametrize(
    ("sentence", "frame", "source", "content"),
    [
        ("Anna Keller supports the new road.", "dobj", "Keller", "the new road"),
        ("Anna Keller believes that it rains.", "ccomp:that", "Keller", "it rains"),
        ("Keller's criticism of the road was mild.", "poss prep:of", "Keller", "the road"),
        ("The mayor is skeptical of the plan.", "adj prep:of", "mayor", "the plan"),
        (
            "In many cases, Keller said, roads were closed.",
            "around",
            "Keller",
            "In many cases",
        ),
    ],
)
def test_candidates(parser: Parser, sentence: str, frame: str, source: str, content: str) -> None:
    doc = next(iter(parser.docs([sentence])))
    found = {
        (c.frame, c.source and c.source.text, doc[c.start : c.end].text)
        for c in find_candidates(doc, [False] * len(doc), CUES)
    }
    assert (frame, source, content) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "He came to support the new road.",
        "Keller's criticism on Monday was mild.",
        "She said on Friday.",
    ],
)
def test_no_candidates(parser: Parser, sentence: str) -> None:
    doc = next(iter(parser.docs([sentence])))
    assert list(find_candidates(doc, [False] * len(doc), CUES)) == []


def test_words_in_marks_are_no_cues(parser: Parser) -> None:
    doc = next(iter(parser.docs(["Anna Keller supports the new road."])))
    assert list(find_candidates(doc, [True] * len(doc), CUES)) == []


def test_where_a_content_may_end(parser: Parser) -> None:
    doc = next(iter(parser.docs(["Keller supports the road, which is new, while Brandt waits."])))
    candidate = next(iter(find_candidates(doc, [False] * len(doc), CUES)))
    texts = [doc[candidate.start : ending.at].text for ending in find_endings(candidate)]
    assert texts[0] == doc[candidate.start : candidate.end].text.rstrip(",")
    assert "the road" in texts
    assert texts[-1] not in texts[:-1]
    assert all(text.startswith("the road") for text in texts)


def test_features_name_nobody(parser: Parser) -> None:
    doc = next(iter(parser.docs(["Anna Keller supports the new road."])))
    candidate = next(iter(find_candidates(doc, [False] * len(doc), CUES)))
    found = candidate_features(candidate)
    assert {"cue support dobj", "source ent PERSON", "frame dobj"} <= found
    assert not any("Keller" in name or "road" in name for name in found)


def test_weights_know_attitudes_from_deeds() -> None:
    learned = load_weights()
    assert {"support", "endorse", "expect"} <= learned.cues
    assert learned.cues.isdisjoint({"visit", "hire", "sign"})
    assert learned.attribution
    assert learned.ending
