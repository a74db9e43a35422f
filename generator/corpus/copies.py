"""Near-duplicate articles: copies of one wire story, reprints, later versions.

Texts are compared by their shingles (runs of words). Candidates share some of those whose hash
is divisible by a small number, a sample that is the same for all texts ("modulo sketches", Broder
1997, "On the resemblance and containment of documents"), so the work is linear in the number of
articles; each candidate is then compared in full.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from ..records import Article
from ..records.replace_field import replace_field
from .lines import words
from .outlets import is_agency

_SHINGLE_WORDS = 4
#: Shorter texts are too easily alike.
_LEAST_WORDS = 15
#: Texts of fewer words are looked up by every shingle, and must be held almost whole.
_SHORT_WORDS = 60
#: One shingle of so many is looked candidates up by.
_SAMPLED = 4
#: A shingle that more articles share is a phrase of the trade and finds no candidates.
_COMMON_ARTICLES = 40
#: Share of the sampled shingles, of whichever has fewer, that candidates must share.
_CANDIDATE_SHARE = 0.2
#: Share of the shorter article's shingles that the longer one holds in a copy; and, where both
#: were edited, that share with the similarity of the whole texts (0 to 100).
_COPIED_SHARE, _COPIED_SHORT_SHARE = 0.7, 0.8
_EDITED_SHARE, _EDITED_RATIO = 0.4, 75.0
#: Days by which the agency's own text may be dated later than a copy and still be the original:
#: the same night on two sides of the world.
_AGENCY_DAYS = 1
_HASH = np.uint32


@dataclass(frozen=True)
class Signature:
    """What copies of a text are found by."""

    shingles: bytes
    """Hash of every run of words, each once, in rising order, four bytes each."""

    @property
    def hashes(self) -> NDArray[np.uint32]:
        """The shingles as numbers."""
        return np.frombuffer(self.shingles, _HASH)

    @property
    def short(self) -> bool:
        """Whether the text is of few words."""
        return self.hashes.size < _SHORT_WORDS

    @property
    def sample(self) -> list[int]:
        """The hashes that candidates are looked up by."""
        hashes = self.hashes
        return [int(h) for h in hashes[hashes % _SAMPLED == 0]]

    @property
    def index(self) -> list[int]:
        """The hashes that a text is found by: every one of a short text."""
        return [int(h) for h in self.hashes] if self.short else self.sample

    @cached_property
    def sampled(self) -> int:
        """How many hashes the sample has."""
        return int(np.count_nonzero(self.hashes % _SAMPLED == 0))


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
    """The articles, those that copy another with its id in ``copy_of``.

    Of articles that copy one another the original is the agency's, else the earliest, of one day
    the longest. ``signatures`` are by text.
    """
    order = sorted(articles, key=lambda a: (a.published or "9999", a.source, a.part))
    families = _families(order, signatures)
    originals: dict[str, str] = {}
    for family in families.values():
        members = [order[n] for n in family]
        original = _original(members)
        originals.update({a.id: original.id for a in members if a is not original})
    return replace_field(articles, "copy_of", [originals.get(a.id) for a in articles])


def _families(
    order: Sequence[Article], signatures: Mapping[str, Signature | None]
) -> dict[int, list[int]]:
    """Numbers of the articles that copy one another, by the first of them."""
    holders: dict[int, list[int]] = defaultdict(list)
    families: dict[int, list[int]] = {}
    for number, article in enumerate(order):
        signature = signatures[article.text]
        if signature is None:
            continue
        first = _copied(number, signature, order, holders, signatures)
        if first is not None:
            families[first].append(number)
            continue
        families[number] = [number]
        for h in signature.index:
            holders[h].append(number)
    return families


def _copied(
    number: int,
    signature: Signature,
    order: Sequence[Article],
    holders: Mapping[int, Sequence[int]],
    signatures: Mapping[str, Signature | None],
) -> int | None:
    """The first of the articles before that an article shares most of its text with."""
    held = (holders.get(h, ()) for h in signature.index)
    found = Counter(chain.from_iterable(ns for ns in held if len(ns) < _COMMON_ARTICLES))
    for n, shared in sorted(found.items()):
        other = signatures[order[n].text]
        if other is None:
            continue
        both_short = signature.short and other.short
        fewest = min(of.hashes.size if both_short else of.sampled for of in (signature, other))
        if shared >= _CANDIDATE_SHARE * fewest and _is_copy(order[number], order[n], signatures):
            return n
    return None


def _is_copy(one: Article, other: Article, signatures: Mapping[str, Signature | None]) -> bool:
    """Whether two articles share most of what the shorter one says."""
    both = [s for a in (one, other) if (s := signatures[a.text]) is not None]
    shingles, others = (s.hashes for s in both)
    shared = np.intersect1d(shingles, others, assume_unique=True).size
    shorter = min(shingles.size, others.size)
    if any(s.short for s in both):
        return shared >= _COPIED_SHORT_SHARE * shorter
    if shared >= _COPIED_SHARE * shorter:
        return True
    ratio = fuzz.ratio(one.text, other.text, score_cutoff=_EDITED_RATIO)
    return shared >= _EDITED_SHARE * shorter and ratio >= _EDITED_RATIO


# --- the original ------------------------------------------------------------------------------

#: An agency that a text names as its own: "TESMAR, 14 March (CPA) –", "Reporting by CPA."
_CREDIT = re.compile(
    r"\A[^\n]{0,80}?\((?P<line>[\w .&-]{2,30})\)\s*[-–—]"
    r"|(?:\(|\b(?:Reporting by|Source:)\s)(?P<end>[A-Z][\w .&-]{1,29}?)[.)]{1,2}\s*\Z"
)


def _original(members: Sequence[Article]) -> Article:
    """The article of a family that the others copy."""
    credits = {name for a in members if (name := _credited(a))}

    def rank(article: Article) -> tuple[int, bool, int, str, int]:
        outlet = article.outlet or ""
        agency = _is_agency(outlet) or any(_stands_for(name, outlet) for name in credits)
        day = date.fromisoformat(article.published).toordinal() if article.published else 10**7
        early = day - _AGENCY_DAYS if agency else day
        foreign = not agency and bool(_credited(article) or _CREDITED.search(article.text[-_END:]))
        return early, foreign, -len(article.text), article.source, article.part

    return min(members, key=rank)


#: A text whose end says that an agency's was used.
_CREDITED = re.compile(r"\b(?:[Aa]genc(?:y|ies)|[Ww]ire (?:service|report)s?)\b")
_END = 80


def _is_agency(outlet: str) -> bool:
    return is_agency(outlet) or bool(re.search(r"\bAgency$", outlet))


def _credited(article: Article) -> str | None:
    found = _CREDIT.search(article.text.strip())
    return (found["line"] or found["end"]).strip() if found else None


def _stands_for(credit: str, outlet: str) -> bool:
    """Whether a credit is an outlet's name or its initials: CPA, Continental Press Agency."""
    initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", outlet))
    return credit.lower() == outlet.lower() or (len(initials) > 1 and credit == initials)
