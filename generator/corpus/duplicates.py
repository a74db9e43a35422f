"""Near-duplicate articles: copies of one wire story, reprints, later versions.

Candidates come from MinHash signatures of word shingles in locality-sensitive buckets
(Broder 1997; Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, ch. 3), so the work is
linear in the number of articles; each candidate is then compared in full.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from zlib import crc32

from datasketch import MinHash, MinHashLSH
from rapidfuzz import fuzz

from ..records import Article
from .lines import words

_SHINGLE = 4
_PERMUTATIONS = 64
_CANDIDATE = 0.4
#: Share of the shorter article's shingles that the longer one holds, and edit similarity.
_SAME = 0.7
_RATIO = 75.0
#: Shorter texts are too easily alike.
_LEAST_WORDS = 40


def mark_copies(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, those that copy an earlier one with its id in ``copy_of``."""
    order = sorted(
        range(len(articles)),
        key=lambda i: (articles[i].published or "9999", articles[i].source, articles[i].part),
    )
    index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    shingled: dict[str, frozenset[str]] = {}
    originals: dict[str, str] = {}
    position = {a.id: n for n, i in enumerate(order) for a in (articles[i],)}
    texts = {a.id: a.text for a in articles}
    for i in order:
        article = articles[i]
        tokens = words(article.text)
        if len(tokens) < _LEAST_WORDS:
            continue
        shingles = frozenset(
            " ".join(tokens[k : k + _SHINGLE]) for k in range(len(tokens) - _SHINGLE + 1)
        )
        signature = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=crc32)
        signature.update_batch([s.encode() for s in sorted(shingles)])
        candidates = sorted(index.query(signature), key=position.__getitem__)
        match = next(
            (c for c in candidates if _alike(shingles, shingled[c], article.text, texts[c])), None
        )
        if match is not None:
            originals[article.id] = match
            continue
        index.insert(article.id, signature)
        shingled[article.id] = shingles
    return tuple(replace(a, copy_of=originals.get(a.id)) for a in articles)


def _alike(one: frozenset[str], other: frozenset[str], text: str, other_text: str) -> bool:
    shorter = min(len(one), len(other))
    if len(one & other) >= _SAME * shorter:
        return True
    return len(one & other) >= 0.4 * shorter and (
        fuzz.ratio(text, other_text, score_cutoff=_RATIO) >= _RATIO
    )
