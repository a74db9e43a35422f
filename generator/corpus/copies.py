"""Near-duplicate articles: copies of one wire story, reprints, later versions.

Candidates come from MinHash signatures of word shingles in locality-sensitive buckets
(Broder 1997; Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, ch. 3), so the work is
linear in the number of articles; each candidate is then compared in full.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from ..records import Article
from ..records.fields import fill
from .lines import words

_SHINGLE_WORDS = 4
_HASH = np.uint32
#: Bands, and hashes in one: texts become candidates when all of a band agree. These numbers find
#: those that have 40 % of their shingles in common.
_BANDS, _ROWS = 16, 4
#: Share of the shorter article's shingles that the longer one holds, and edit similarity.
_SAME = 0.7
_RATIO = 75.0
#: Shorter texts are too easily alike.
_LEAST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Signature:
    """What copies of a text are found by."""

    bands: tuple[bytes, ...]
    """The least hashes of its shingles under some permutations, a band together."""
    shingles: bytes
    """Hash of every run of words, each once, in rising order, four bytes each."""


def sign(text: str) -> Signature | None:
    """The signature of a text; None of one too short to be told from others."""
    tokens = words(text)
    if len(tokens) < _LEAST_WORDS:
        return None
    starts = range(len(tokens) - _SHINGLE_WORDS + 1)
    shingles = {" ".join(tokens[k : k + _SHINGLE_WORDS]) for k in starts}
    hashes = np.unique(np.array([crc32(s.encode()) for s in shingles], _HASH))
    return Signature(_bands(hashes), hashes.tobytes())


def _bands(hashes: NDArray[np.uint32]) -> tuple[bytes, ...]:
    """MinHash by multiply-shift permutations: the high half of ``factor * hash + term``."""
    factors, terms = _permutations()
    permuted = factors[:, None] * hashes.astype(np.uint64)[None, :] + terms[:, None]
    least = (permuted >> np.uint64(32)).min(axis=1).astype(_HASH)
    return tuple(band.tobytes() for band in least.reshape(_BANDS, _ROWS))


@cache
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Odd factors and terms, the same in every build."""
    chance = random.Random(1)
    drawn = [(chance.getrandbits(64) | 1, chance.getrandbits(64)) for _ in range(_BANDS * _ROWS)]
    factors, terms = np.array(drawn, np.uint64).T
    return factors, terms


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
    index: dict[tuple[int, bytes], list[str]] = defaultdict(list)
    originals: dict[str, str] = {}
    position = {a.id: n for n, i in enumerate(order) for a in (articles[i],)}
    texts: dict[str, tuple[str, Signature]] = {}
    for i in order:
        article = articles[i]
        signature = signatures[article.text]
        if signature is None:
            continue
        signed = article.text, signature
        bands = [*enumerate(signature.bands)]
        candidates = sorted({id for band in bands for id in index[band]}, key=position.__getitem__)
        match = next((c for c in candidates if _alike(signed, texts[c])), None)
        if match is not None:
            originals[article.id] = match
            continue
        for band in bands:
            index[band].append(article.id)
        texts[article.id] = signed
    return fill(articles, "copy_of", [originals.get(a.id) for a in articles])


def _alike(one: tuple[str, Signature], other: tuple[str, Signature]) -> bool:
    """Whether two texts, with their signatures, share most of what the shorter one says."""
    shingles, others = (np.frombuffer(s.shingles, _HASH) for _, s in (one, other))
    shared = np.intersect1d(shingles, others, assume_unique=True).size
    shorter = min(shingles.size, others.size)
    if shared >= _SAME * shorter:
        return True
    return shared >= 0.4 * shorter and (fuzz.ratio(one[0], other[0], score_cutoff=_RATIO) >= _RATIO)
