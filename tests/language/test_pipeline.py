"""The parse: paragraphs, caching, and the quicker matrix products."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from spacy.tokens import Doc
from thinc.api import NumpyOps

from generator.errors import BriefingError
from generator.language import pipeline
from generator.language.pipeline import Parser, load_pipeline, use_blas
from generator.language.ruler import keep_matches
from generator.language.transitions import HoldingParser, HoldingRecognizer, hold_lock
from generator.store import Store

SAMPLE = Path(__file__).parents[2] / "content" / "corpus"
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


def test_what_makes_parsing_quicker_changes_no_annotation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quick = load_pipeline("en_core_web_md")
    monkeypatch.setattr(pipeline, "_UNUSED", ())
    stock = load_pipeline("en_core_web_md")
    assert len(stock.vocab.strings) > 100 * len(quick.vocab.strings)
    use_blas(quick)
    keep_matches(quick)
    hold_lock(quick)
    assert isinstance(quick.get_pipe("parser"), HoldingParser)
    assert isinstance(quick.get_pipe("ner"), HoldingRecognizer)
    texts = [*TEXTS, *(p.read_text("utf-8") for p in sorted(SAMPLE.glob("*.txt"))[:8])]
    for one, other in zip(stock.pipe(texts), quick.pipe(texts), strict=True):
        assert _annotations(one) == _annotations(other)


@pytest.mark.parametrize(("inner", "outer"), [(64, 74), (64, 106), (96, 64), (288, 288)])
def test_a_row_of_a_product_has_the_same_bits_whatever_stands_beside_it(
    inner: int, outer: int
) -> None:
    """On it rests that texts may be parsed together and yet depend on nothing but themselves."""
    chance = np.random.default_rng(0)
    weights = chance.normal(size=(outer, inner)).astype("f")
    rows = chance.normal(size=(400, inner)).astype("f")
    together = NumpyOps().gemm(rows, weights, trans2=True)
    for count in (1, 2, 3, 7, 16, 33):
        alone = NumpyOps().gemm(rows[5 : 5 + count].copy(), weights, trans2=True)
        assert np.array_equal(alone, together[5 : 5 + count])


def test_a_parse_is_the_same_alone_and_in_company() -> None:
    def parsed(texts: list[str]) -> list[list[tuple[object, ...]]]:
        return [_annotations(d) for d in Parser("en_core_web_md", Store(None)).docs(texts)]

    assert parsed(TEXTS * 20) == [parsed([text])[0] for text in TEXTS] * 20


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
