"""From probabilities of tokens to spans: the best sequence of labels that breaks no span."""

from __future__ import annotations

import numpy as np

from .network import Floats

Span = tuple[int, int]

_OUTSIDE, _BEGIN, _INSIDE = 0, 1, 2
_SMALLEST = 1e-6


def best_spans(probabilities: Floats) -> list[Span]:
    """The spans of the most probable labels (Viterbi); nothing continues what did not begin.

    Args:
        probabilities: (tokens, 3), of lying outside, beginning and continuing a span.

    >>> best_spans(np.array([[0.1, 0.4, 0.5], [0.2, 0.1, 0.7], [0.9, 0.0, 0.1]]))
    [(0, 2)]
    """
    if not len(probabilities):
        return []
    scores = np.log(np.maximum(probabilities, _SMALLEST))
    best = np.array([scores[0, _OUTSIDE], scores[0, _BEGIN], -np.inf])
    came = np.zeros((len(scores), 3), np.int64)
    for k in range(1, len(scores)):
        anywhere = int(best.argmax())
        within = _BEGIN if best[_BEGIN] >= best[_INSIDE] else _INSIDE
        came[k] = anywhere, anywhere, within
        best = scores[k] + best[came[k]]
    labels = [int(best.argmax())]
    for k in range(len(scores) - 1, 0, -1):
        labels.append(int(came[k, labels[-1]]))
    return _spans(labels[::-1])


def _spans(labels: list[int]) -> list[Span]:
    found: list[Span] = []
    for k, label in enumerate(labels):
        if label == _BEGIN:
            found.append((k, k + 1))
        elif label == _INSIDE:
            found[-1] = found[-1][0], k + 1
    return found


def probability_of(span: Span, probabilities: Floats) -> float:
    """How sure it is that these tokens lie in a span: the mean over its tokens."""
    start, end = span
    return float(1.0 - probabilities[start:end, _OUTSIDE].mean())


def edge_probability(span: Span, probabilities: Floats) -> float:
    """How sure it is that a span begins and ends just there: the less sure of the two."""
    start, end = span
    goes_on = probabilities[end, _INSIDE] if end < len(probabilities) else 0.0
    return float(min(probabilities[start, _BEGIN], 1.0 - goes_on))
