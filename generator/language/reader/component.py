"""The reader as a component of the spaCy pipeline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from .decoder import Span, best_spans, edge_probability, probability_of
from .network import Floats, read_pieces, windows
from .word_pieces import word_pieces

CONTENTS, SOURCES, CUES = "contents", "sources", "cues"
"""Names of the span groups of what is reported, who says it, and the words that say so."""
DECIMALS = 3
"""Processors differ behind these."""


READER = "attribution_reader"
"""Name of the component."""


@Language.factory(READER)
def _attribution_reader(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A component that leaves contents, sources and cues in ``doc.spans``.

    Each group's ``attrs`` hold its ``scores``, as spaCy's span categorizer has them. Those of the
    contents also hold the number of each one's source and cue in their groups (``sources``,
    ``cues``; -1: none), how sure that is (``source_scores``, ``cue_scores``), and how sure it is
    that they begin and end just there (``edge_scores``).
    """
    return read


def read(doc: Doc) -> Doc:
    """Read a document in windows."""
    groups: dict[str, list[Span]] = {CONTENTS: [], SOURCES: [], CUES: []}
    attrs: dict[str, dict[str, list[float]]] = {group: {"scores": []} for group in groups}
    links = attrs[CONTENTS]
    links |= {"sources": [], "source_scores": [], "cues": [], "cue_scores": [], "edge_scores": []}
    for window in _windows(doc):
        reading = read_pieces(window.pieces)
        labels = reading.labels[window.firsts]
        spans = {group: best_spans(labels[:, k]) for k, group in enumerate(groups)}
        edges = (edge_probability(span, labels[:, 0]) for span in spans[CONTENTS])
        links["edge_scores"] += [round(edge, DECIMALS) for edge in edges]
        for part, group in enumerate((SOURCES, CUES)):
            known = len(groups[group])
            for content in spans[CONTENTS]:
                number, score = pointed(content, spans[group], reading.points[part], window.firsts)
                links[group].append(known + number if number >= 0 else -1)
                links[f"{group[:-1]}_scores"].append(score)
        for k, group in enumerate(groups):
            scores = (probability_of(span, labels[:, k]) for span in spans[group])
            attrs[group]["scores"] += [round(score, DECIMALS) for score in scores]
            groups[group] += [(window.token + a, window.token + b) for a, b in spans[group]]
    for group, found in groups.items():
        spans_ = [doc[a:b] for a, b in found]
        doc.spans[group] = SpanGroup(doc, name=group, spans=spans_, attrs=attrs[group])
    return doc


class _Window(NamedTuple):
    """Pieces read at once, the first token that begins in them, and each token's piece."""

    pieces: Sequence[int]
    token: int
    firsts: Sequence[int]


def _windows(doc: Doc) -> Iterator[_Window]:
    pieces = word_pieces(doc.text)
    firsts = _pieces_of_tokens(doc, pieces.starts)
    sentences = [s.start for s in doc.sents]
    paragraphs = frozenset(firsts[k] for k in sentences if k == 0 or "\n" in doc[k - 1].text)
    token = 0
    for start, end in windows([firsts[k] for k in sentences], paragraphs, len(pieces.ids)):
        last = bisect_left(firsts, end)
        yield _Window(pieces.ids[start:end], token, [k - start for k in firsts[token:last]])
        token = last


def _pieces_of_tokens(doc: Doc, starts: Sequence[int]) -> list[int]:
    """The first piece of every token; of a token within a word, or of spaces, the one before."""
    found = []
    for token in doc:
        piece = bisect_left(starts, token.idx)
        begins = piece < len(starts) and starts[piece] < token.idx + len(token)
        found.append(max(0, piece - (not begins)))
    return found


def pointed(
    content: Span, candidates: Sequence[Span], points: Floats, firsts: Sequence[int]
) -> tuple[int, float]:
    """Which of the candidates a content's tokens point to, and the share of them that do.

    >>> points = np.array([[0.1, 0.7, 0.2, 0.0]])
    >>> pointed((0, 1), [(0, 1), (1, 2)], points, [0, 1, 2])
    (0, 0.7)
    """
    shares = points[[firsts[k] for k in range(*content)]].mean(axis=0)
    ends = [*firsts, len(shares) - 1]
    sums = [float(shares[1 + ends[a] : 1 + ends[b]].sum()) for a, b in candidates]
    nowhere = float(shares[0])
    if not sums or max(sums) < nowhere:
        return -1, round(nowhere, DECIMALS)
    best = int(np.argmax(sums))
    return best, round(sums[best], DECIMALS)
