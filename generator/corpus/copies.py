"""Near-duplicate articles: copies of one wire story, reprints, later versions.

Texts are compared by their shingles (runs of words). Candidates share some of those whose hash
is divisible by a small number, a sample that is the same for all texts ("modulo sketches", Broder
1997, "On the resemblance and containment of documents"), so the work is linear in the number of
articles; each candidate is then compared in full.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from rapidfuzz import fuzz

from ..records import Article
from ..records.replace_field import replace_field
from .lines import words

_SHINGLE_WORDS = 4
#: Shorter texts are too easily alike.
_LEAST_WORDS = 40
#: One shingle of so many is looked candidates up by.
_SAMPLED = 4
#: A shingle that more articles share is a phrase of the trade and finds no candidates.
_COMMON_ARTICLES = 40
#: Share of the sampled shingles, of whichever has fewer, that candidates must share.
_CANDIDATE_SHARE = 0.2
#: Share of the shorter article's shingles that the longer one holds in a copy; and, where both
#: were edited, that share with the similarity of the whole texts (0 to 100).
_COPIED_SHARE = 0.7
_EDITED_SHARE, _EDITED_RATIO = 0.4, 75.0
_HASH = np.uint32


@dataclass(frozen=True, slots=True)
class Signature:
    """What copies of a text are found by."""

    shingles: bytes
    """Hash of every run of words, each once, in rising order, four bytes each."""

    @property
    def sample(self) -> list[int]:
        """The hashes that candidates are looked up by."""
        hashes = np.frombuffer(self.shingles, _HASH)
        return [int(h) for h in hashes[hashes % _SAMPLED == 0]]


def sign(text: str) -> Signature | None:
    """The signature of a text; None of one too short to be told from others."""
    tokens = words(text)
    if len(tokens) < _LEAST_WORDS:
        return None
    starts = range(len(tokens) - _SHINGLE_WORDS + 1)
    shingles = {" ".join(tokens[k : k + _SHINGLE_WORDS]) for k in starts}
    hashes = np.unique(np.array([crc32(s.encode()) for s in shingles], _HASH))
    return Signature(hashes.tobytes())


def mark_copies(
    articles: Sequence[Article], signatures: Mapping[str, Signature | None]
) -> tuple[Article, ...]:
    """The articles, those that copy an earlier one with its id in ``copy_of``.

    ``signatures`` are by text.
    """
    order = sorted(articles, key=lambda a: (a.published or "9999", a.source, a.part))
    holders: dict[int, list[int]] = defaultdict(list)
    sizes: dict[int, int] = {}
    originals: dict[str, str] = {}
    for number, article in enumerate(order):
        signature = signatures[article.text]
        if signature is None:
            continue
        sample = signature.sample
        found = Counter(n for h in sample for n in holders[h] if len(holders[h]) < _COMMON_ARTICLES)
        sizes[number] = len(sample)
        candidates = sorted(
            n
            for n, shared in found.items()
            if shared >= _CANDIDATE_SHARE * min(sizes[n], len(sample))
        )
        copied = next((n for n in candidates if _is_copy(article, order[n], signatures)), None)
        if copied is not None:
            originals[article.id] = order[copied].id
            continue
        for h in sample:
            holders[h].append(number)
    return replace_field(articles, "copy_of", [originals.get(a.id) for a in articles])


def _is_copy(one: Article, other: Article, signatures: Mapping[str, Signature | None]) -> bool:
    """Whether two articles share most of what the shorter one says."""
    both = signatures[one.text], signatures[other.text]
    shingles, others = (np.frombuffer(s.shingles if s else b"", _HASH) for s in both)
    shared = np.intersect1d(shingles, others, assume_unique=True).size
    shorter = min(shingles.size, others.size)
    if shared >= _COPIED_SHARE * shorter:
        return True
    ratio = fuzz.ratio(one.text, other.text, score_cutoff=_EDITED_RATIO)
    return shared >= _EDITED_SHARE * shorter and ratio >= _EDITED_RATIO
