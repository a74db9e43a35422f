"""The trained reader: pieces, windows, spans, and what it leaves in a document."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from generator.cache import Cache
from generator.errors import BriefingError
from generator.language.pipeline import Parser
from generator.language.reader import CONTENTS, CUES, SOURCES, network
from generator.language.reader.decoder import best_spans, edge_probability, probability_of
from generator.language.reader.network import WINDOW_PIECES, windows
from generator.language.reader.word_pieces import UNKNOWN, word_pieces

TEXT = "Anna Keller said on Monday that the road was closed. It rained."


def spans(doc: Doc, group: str) -> list[str]:
    return [span.text for span in doc.spans[group]]


def test_a_word_is_cut_into_the_longest_pieces_that_are_known() -> None:
    assert len(word_pieces("road").ids) == 1
    found = word_pieces("Pashinyan's zzyzxq Café")
    assert len(found.ids) > 5
    assert UNKNOWN not in found.ids
    assert found.starts[0] == 0
    assert word_pieces("Café").ids == word_pieces("CAFE").ids
    assert list(word_pieces("x" * 101).ids) == [UNKNOWN]


@given(
    st.lists(st.integers(1, 500), unique=True, max_size=30),
    st.integers(1, 1500),
)
def test_windows_read_every_piece_once(breaks: list[int], count: int) -> None:
    sentences = [0, *sorted(b for b in breaks if b < count)]
    found = list(windows(sentences, frozenset(sentences[::2]), count))
    assert [a for a, _ in found[1:]] == [b for _, b in found[:-1]]
    assert (found[0][0], found[-1][1]) == (0, count)
    assert all(0 < b - a <= WINDOW_PIECES for a, b in found)


@given(st.lists(st.tuples(*[st.floats(0.01, 1.0)] * 3), min_size=1, max_size=12))
def test_no_span_is_broken(rows: list[tuple[float, float, float]]) -> None:
    probabilities = np.array(rows)
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    found = best_spans(probabilities)
    assert all(a < b for a, b in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    for span in found:
        assert 0.0 <= edge_probability(span, probabilities) <= 1.0
        assert 0.0 <= probability_of(span, probabilities) <= 1.0


def test_a_doubtful_piece_in_the_middle_does_not_break_a_span() -> None:
    sure, doubt = [0.02, 0.03, 0.95], [0.5, 0.05, 0.45]
    rows = np.array([[0.1, 0.9, 0.0], sure, doubt, sure, [0.99, 0.005, 0.005]])
    assert best_spans(rows) == [(0, 4)]


def test_who_says_what_is_left_in_the_document(parser: Parser) -> None:
    doc = next(parser.docs([TEXT]))
    assert spans(doc, CONTENTS) == ["that the road was closed"]
    of = doc.spans[CONTENTS].attrs
    assert [doc.spans[SOURCES][k].text for k in of["sources"]] == ["Anna Keller"]
    assert doc.spans[CUES][of["cues"][0]].text.startswith("said")
    assert of["scores"][0] > 0.9
    assert of["source_scores"][0] > 0.9


def test_nobody_says_anything(parser: Parser) -> None:
    doc = next(parser.docs(["The road was closed on Monday. It rained."]))
    assert spans(doc, CONTENTS) == []


@pytest.mark.parametrize("text", ["", "\n\n", "—", "word " * 400])
def test_texts_of_any_length_are_read(parser: Parser, text: str) -> None:
    doc = next(parser.docs([text]))
    assert {CONTENTS, SOURCES, CUES} <= doc.spans.keys()


def test_a_kept_reading_is_the_reading(tmp_path: Path) -> None:
    def read() -> list[object]:
        doc = next(Parser("en_core_web_md", Cache(tmp_path / "cache.sqlite")).docs([TEXT]))
        groups = [doc.spans[name] for name in (CONTENTS, SOURCES, CUES)]
        return [[(s.start, s.end) for s in g] for g in groups] + [g.attrs for g in groups]

    assert read() == read()


def test_a_damaged_network_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "reader.onnx"
    damaged.write_bytes(network.NETWORK.read_bytes()[:-1])
    monkeypatch.setattr(network, "NETWORK", damaged)
    network._session.cache_clear()
    with pytest.raises(BriefingError, match=r"reader\.onnx is damaged"):
        network.read_pieces([2000, 2001])
    monkeypatch.undo()
    network._session.cache_clear()
    assert network.read_pieces([2000, 2001]).labels.shape == (2, 3, 3)
