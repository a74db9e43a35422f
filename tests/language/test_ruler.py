"""The attribute ruler with kept matches against spaCy's own."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from generator.language import ruler as ruler_module
from generator.language.ruler import KeepingMatcher

WORDS = ("They", "let", "LET", "'s", "go", "goin'", "nothin'", "\n\n")
TAGS = ("VB", "PRP", "_SP", "")
DEPS = ("nsubj", "ROOT", "dep")
RULES: tuple[list[dict[int | str, Any]], ...] = (
    [{"TAG": "VB"}],
    [{"TAG": "PRP", "LOWER": {"IN": ["they", "'s"]}}],
    [{"LOWER": "let"}, {"LOWER": "'s"}],
    [{"LOWER": {"REGEX": "^n[ou]thin'$"}}],
    [{"ORTH": "LET"}],
    [{"IS_SPACE": True, "DEP": {"NOT_IN": ["nsubj"]}}],
    [{"TAG": "VB", "OP": "+"}],
)

VOCAB = spacy.blank("en").vocab


def _ruler() -> AttributeRuler:
    ruler = AttributeRuler(VOCAB)
    for number, pattern in enumerate(RULES):
        ruler.add([pattern], {"LEMMA": f"rule {number}"})
    return ruler


def _matches(matcher: KeepingMatcher | Matcher, doc: Doc) -> list[tuple[int, int, int]]:
    found: Any = matcher(doc, allow_missing=True, as_spans=False)
    return sorted(found)


_token = st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS), st.sampled_from(DEPS))


def _doc(tokens: list[tuple[str, str, str]]) -> Doc:
    words, tags, deps = ([t[part] for t in tokens] for part in range(3))
    heads = [0] * len(tokens)
    return Doc(VOCAB, words=words, tags=tags, deps=deps, heads=heads)


@given(st.lists(st.lists(_token, min_size=1, max_size=8), max_size=4))
def test_finds_what_the_ruler_finds(texts: list[list[tuple[str, str, str]]]) -> None:
    stock, keeping = _ruler().matcher, KeepingMatcher(_ruler())
    for tokens in texts:
        doc = _doc(tokens)
        assert _matches(keeping, doc) == _matches(stock, doc)


def test_an_empty_text_matches_nothing() -> None:
    assert _matches(KeepingMatcher(_ruler()), Doc(VOCAB)) == []


def test_kinds_kept_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ruler_module, "_MOST", 2)
    stock, keeping = _ruler().matcher, KeepingMatcher(_ruler())
    for word in WORDS:
        doc = _doc([(word, "VB", "ROOT")])
        assert _matches(keeping, doc) == _matches(stock, doc)
    assert len(keeping._kept) <= 2


def test_spans_are_refused() -> None:
    with pytest.raises(ValueError, match="not as spans"):
        KeepingMatcher(_ruler())(Doc(VOCAB), as_spans=True)
