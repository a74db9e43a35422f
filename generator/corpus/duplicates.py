"""Near-duplicate articles: copies of one wire story, reprints, later versions.

Candidates come from MinHash signatures of word shingles in locality-sensitive buckets
(Broder 1997; Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, ch. 3), so the work is
linear in the number of articles; each candidate is then compared in full. Both fit in a few
lines of NumPy; the libraries for them take longer to import than a thousand articles to compare.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from ..fill import fill
from ..records import Article
from .lines import words

_SHINGLE = 4
_HASH = np.uint32
#: Texts become candidates when all hashes of a band agree: with 16 bands of 4, half of the
#: pairs do that have some 45 % of their shingles in common, and nearly all above 70 %.
_BANDS, _IN_BAND = 16, 4
#: Share of the shorter article's shingles that the longer one holds, and edit similarity.
_SAME = 0.7
_RATIO = 75.0
#: Shorter texts are too easily alike.
_LEAST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Signature:
    """What copies of a text are found by."""

    minhash: bytes
    """The least value of its shingles' hashes under each permutation, four bytes each."""
    shingles: bytes
    """Hash of every run of words, each once, in rising order, four bytes each."""


def sign(text: str) -> Signature | None:
    """The signature of a text; None of one too short to be told from others."""
    tokens = words(text)
    if len(tokens) < _LEAST_WORDS:
        return None
    runs = {" ".join(tokens[k : k + _SHINGLE]) for k in range(len(tokens) - _SHINGLE + 1)}
    hashes = np.unique(np.array([crc32(run.encode()) for run in runs], _HASH))
    return Signature(_minhash(hashes).tobytes(), hashes.tobytes())


def _minhash(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The least of the hashes under each of some permutations of all 32-bit numbers: mixed by
    MurmurHash3's finalizer, then times an odd number and shifted, modulo 2^32."""
    mixed = hashes ^ (hashes >> _HASH(16))
    mixed = mixed * _HASH(0x85EBCA6B)
    mixed ^= mixed >> _HASH(13)
    mixed = mixed * _HASH(0xC2B2AE35)
    mixed ^= mixed >> _HASH(16)
    factors, shifts = _permutations()
    least: NDArray[np.uint32] = (mixed[:, None] * factors + shifts).min(axis=0)
    return least


@cache
def _permutations() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """An odd factor and a shift for each permutation, always the same."""
    drawn = np.random.RandomState(1)
    count = _BANDS * _IN_BAND
    factors = drawn.randint(0, 1 << 31, count, dtype=_HASH) * _HASH(2) + _HASH(1)
    return factors, drawn.randint(0, 1 << 32, count, dtype=_HASH)


def mark_copies(
    articles: Sequence[Article], signatures: Mapping[str, Signature | None]
) -> tuple[Article, ...]:
    """The articles, those that copy an earlier one with its id in ``copy_of``.

    ``signatures`` are by text.
    """
    order = sorted(
        range(len(articles)),
        key=lambda i: (articles[i].published or "9999", articles[i].source, articles[i].part),
    )
    index: defaultdict[tuple[int, bytes], list[int]] = defaultdict(list)
    originals: dict[int, str] = {}
    earlier: list[tuple[Article, Signature]] = []
    for i in order:
        article = articles[i]
        signature = signatures[article.text]
        if signature is None:
            continue
        bands = list(_bands(signature))
        near = sorted({n for band in bands for n in index.get(band, ())})
        signed = article, signature
        original = next((earlier[n][0] for n in near if _alike(signed, earlier[n])), None)
        if original is not None:
            originals[i] = original.id
            continue
        for band in bands:
            index[band].append(len(earlier))
        earlier.append(signed)
    return fill(articles, "copy_of", [originals.get(i) for i in range(len(articles))])


def _bands(signature: Signature) -> Iterator[tuple[int, bytes]]:
    """What candidates share one of."""
    size = _IN_BAND * _HASH(0).nbytes
    return ((n, signature.minhash[n * size : (n + 1) * size]) for n in range(_BANDS))


def _alike(one: tuple[Article, Signature], other: tuple[Article, Signature]) -> bool:
    """Whether two articles, with their signatures, share most of what the shorter one says."""
    shingles, others = (np.frombuffer(s.shingles, _HASH) for _, s in (one, other))
    shared = np.intersect1d(shingles, others, assume_unique=True).size
    shorter = min(shingles.size, others.size)
    if shared >= _SAME * shorter:
        return True
    texts = one[0].text, other[0].text
    return shared >= 0.4 * shorter and fuzz.ratio(*texts, score_cutoff=_RATIO) >= _RATIO
