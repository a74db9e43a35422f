"""The parse: paragraphs, caching, and the quicker matrix products."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc

from generator.errors import BriefingError
from generator.language import pipeline
from generator.language.pipeline import Parser, load_pipeline, use_blas
from generator.store import Store

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


def test_blas_changes_no_annotation() -> None:
    stock, quick = load_pipeline("en_core_web_md"), load_pipeline("en_core_web_md")
    use_blas(quick)
    for text in TEXTS:
        assert _annotations(stock(text)) == _annotations(quick(text))


def test_sentences_stay_within_paragraphs(parser: Parser) -> None:
    doc = next(parser.docs([TEXTS[1]]))
    assert next(s.text.strip() for s in doc.sents) == "No full stop here"


def test_cached_parse_equals_fresh_one_and_loads_no_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Parser("en_core_web_md", Store(tmp_path / "cache.sqlite"))
    fresh = [_annotations(d) for d in first.docs(TEXTS)]

    def refuse(model: str) -> None:
        raise AssertionError(f"{model} was loaded")

    monkeypatch.setattr(pipeline, "_loaded_pipeline", refuse)
    second = Parser("en_core_web_md", Store(tmp_path / "cache.sqlite"))
    assert [_annotations(d) for d in second.docs(TEXTS)] == fresh


def test_missing_model_is_explained() -> None:
    with pytest.raises(BriefingError, match=r"'en_core_web_xx' is not installed"):
        load_pipeline("en_core_web_xx")


def test_damaged_cache_costs_only_time(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_bytes(b"this is no database" * 100)
    store = Store(path)
    store.put("parse", [("k", b"v")])
    assert store.get("parse", "k") == b"v"
