"""Near-duplicate articles: copies of one wire story, reprints, later versions.

Candidates come from MinHash signatures of word shingles in locality-sensitive buckets
(Broder 1997; Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, ch. 3), so the work is
linear in the number of articles; each candidate is then compared in full.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from zlib import crc32

from datasketch import LeanMinHash, MinHash, MinHashLSH
from rapidfuzz import fuzz

from ..records import Article
from .lines import words

_SHINGLE = 4
_PERMUTATIONS = 64
_SCHEME = "affine32"
_CANDIDATE = 0.4
#: Share of the shorter article's shingles that the longer one holds, and edit similarity.
_SAME = 0.7
_RATIO = 75.0
#: Shorter texts are too easily alike.
_LEAST_WORDS = 40


#: A MinHash of an article's shingles; None for a text too short to be told from others.
Signature = tuple[int, ...] | None


def sign(text: str) -> Signature:
    """What likely copies of a text are found by."""
    shingles = _shingles(text)
    if not shingles:
        return None
    made = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=crc32, scheme=_SCHEME)
    made.update_batch([s.encode() for s in sorted(shingles)])
    return tuple(made.digest().tolist())


def mark_copies(
    articles: Sequence[Article], signatures: Mapping[str, Signature]
) -> tuple[Article, ...]:
    """The articles, those that copy an earlier one with its id in ``copy_of``.

    ``signatures`` are by text.
    """
    order = sorted(
        range(len(articles)),
        key=lambda i: (articles[i].published or "9999", articles[i].source, articles[i].part),
    )
    index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    originals: dict[str, str] = {}
    position = {a.id: n for n, i in enumerate(order) for a in (articles[i],)}
    texts = {a.id: a.text for a in articles}
    for i in order:
        article = articles[i]
        values = signatures[article.text]
        if values is None:
            continue
        signature = LeanMinHash(seed=1, hashvalues=values, scheme=_SCHEME)
        candidates = sorted(index.query(signature), key=position.__getitem__)
        match = next((c for c in candidates if _alike(article.text, texts[c])), None)
        if match is not None:
            originals[article.id] = match
            continue
        index.insert(article.id, signature)
    return tuple(replace(a, copy_of=originals.get(a.id)) for a in articles)


def _shingles(text: str) -> frozenset[str]:
    """Runs of words; none of a text that is too short."""
    tokens = words(text)
    if len(tokens) < _LEAST_WORDS:
        return frozenset()
    return frozenset(" ".join(tokens[k : k + _SHINGLE]) for k in range(len(tokens) - _SHINGLE + 1))


def _alike(text: str, other_text: str) -> bool:
    one, other = _shingles(text), _shingles(other_text)
    shorter = min(len(one), len(other))
    if len(one & other) >= _SAME * shorter:
        return True
    return len(one & other) >= 0.4 * shorter and (
        fuzz.ratio(text, other_text, score_cutoff=_RATIO) >= _RATIO
    )
