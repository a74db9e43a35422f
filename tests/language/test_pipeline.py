"""The parse: paragraphs and caching."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc

from generator.cache import Cache
from generator.errors import BriefingError
from generator.language import pipeline
from generator.language.pipeline import Parser, load_pipeline

TEXTS = [
    "The minister said on Tuesday that 300 people had left Goris. He blamed the army.",
    "No full stop here\n\nA new paragraph begins. “We will stay,” Anna Berg told Reuters.",
    "",
]


def _annotations(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.head.i, t.dep_, t.ent_type_, t.ent_iob_, t.lemma_, t.is_sent_start)
        for t in doc
    ]


def test_a_parse_is_the_same_alone_and_in_company() -> None:
    def parsed(texts: list[str]) -> list[list[tuple[object, ...]]]:
        return [_annotations(d) for d in Parser("en_core_web_md", Cache(None)).docs(texts)]

    assert parsed(TEXTS * 20) == [parsed([text])[0] for text in TEXTS] * 20


def test_sentences_stay_within_paragraphs(parser: Parser) -> None:
    doc = next(parser.docs([TEXTS[1]]))
    assert next(s.text.strip() for s in doc.sents) == "No full stop here"


def test_cached_parse_equals_fresh_one_and_loads_no_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Parser("en_core_web_md", Cache(tmp_path / "cache.sqlite"))
    fresh = [_annotations(d) for d in first.docs(TEXTS)]

    def refuse(model: str) -> None:
        raise AssertionError(f"{model} was loaded")

    monkeypatch.setattr(pipeline, "load_pipeline", refuse)
    second = Parser("en_core_web_md", Cache(tmp_path / "cache.sqlite"))
    assert [_annotations(d) for d in second.docs(TEXTS)] == fresh


def test_missing_model_is_explained() -> None:
    with pytest.raises(BriefingError, match=r"'en_core_web_xx' is not installed"):
        load_pipeline("en_core_web_xx")
