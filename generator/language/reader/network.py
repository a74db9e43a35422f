"""The reader's network: word pieces in, probabilities of labels and pointers out.

It is run by ONNX Runtime on one thread and one window at a time, and without operators that sum in
another order on another processor: no result depends on the machine or on what else is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import onnxruntime

from ...errors import BriefingError
from ..word_lists import load_learned
from .word_pieces import FIRST_MARK, LAST_MARK

Floats = npt.NDArray[np.float64]

NETWORK = Path(__file__).parent.parent / "learned" / "reader" / "reader.onnx"
WINDOW_PIECES = 190
"""Pieces read at once; what the network was trained on, without the marks at either end."""
_MIN_WINDOW_PIECES = 95
"""A window ends with a paragraph where that leaves it at least so long."""


class Probabilities(NamedTuple):
    """What the network says of some pieces.

    ``labels``: (pieces, parts, labels), the parts content, source and cue, the labels outside,
    begins and continues. ``points``: (parts, from, to), where the source and the cue of a piece of
    content begin; the first "to" stands for nowhere, the others for the pieces.
    """

    labels: Floats
    points: Floats


def read_pieces(ids: Sequence[int]) -> Probabilities:
    """What the network says of a window of at most `WINDOW_PIECES` pieces.

    Raises:
        BriefingError: when the network's file is damaged.
    """
    window = np.array([[FIRST_MARK, *ids, LAST_MARK]], dtype=np.int64)
    labels, points = _session().run(None, {"pieces": window})
    return Probabilities(_softmax(labels[0, 1:-1]), _softmax(points[0, :, 1:-1, :-1]))


def windows(
    sentences: Sequence[int], paragraphs: frozenset[int], count: int
) -> Iterator[tuple[int, int]]:
    """Windows of ``count`` pieces that break between paragraphs, or else between sentences.

    >>> list(windows([0, 60, 100, 180, 260], frozenset({0, 100}), 270))
    [(0, 100), (100, 270)]
    """
    start = 0
    while start < count:
        limit = start + WINDOW_PIECES
        end = count
        if limit < count:
            breaks = [s for s in sentences if start < s <= limit]
            whole = [s for s in breaks if s in paragraphs and s >= start + _MIN_WINDOW_PIECES]
            end = (whole or breaks or [limit])[-1]
        yield start, end
        start = end


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores.astype(np.float64) - scores.max(axis=-1, keepdims=True))
    found: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return found


@cache
def _session() -> onnxruntime.InferenceSession:
    data = NETWORK.read_bytes()
    if hashlib.sha256(data).hexdigest() != load_learned("reader")["sha256"]:
        raise BriefingError(f"{NETWORK.name} is damaged; install the generator again")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # Fused operators differ between kinds of processors.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
