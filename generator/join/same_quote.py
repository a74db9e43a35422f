"""Tellings: one quotation as several articles give it.

Candidates share a rare run of three words (an inverted index; runs that many quotations share
tell nothing), and are compared by how much of the shorter the longer one holds
(``rapidfuzz.fuzz.partial_ratio``), so that fragments and variants of translation are found
without comparing every pair.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from ..language.word_lists import word_set
from ..records import Article, Quote
from ..records.edtf import bounds
from ..records.replace_field import replace_field

#: A run of words that more quotations than this share is a common phrase.
COMMON_RUN = 30
#: Least likeness (0..100) by the number of words in the shorter text: short ones must be equal.
_LIKENESS = ((4, 100.0), (7, 92.0), (12, 86.0), (10**6, 80.0))
#: ... and where a speaker is unknown.
_UNSURE = 90.0
#: Fewest words by what is known of the speakers.
_SAME_SPEAKER, _UNKNOWN_SPEAKER = 3, 6
#: Fragments shorter than this belong to one telling only, the likest.
_FRAGMENT = 8
#: Days between two tellings of one quotation, at most.
_APART = 21

_WORD = re.compile(r"\w+(?:'\w+)*")


@dataclass(frozen=True, slots=True)
class _QuoteWords:
    at: int
    words: tuple[str, ...]
    plain: str
    speaker: str | None
    day: int | None


@dataclass(frozen=True, slots=True)
class _Pair:
    likeness: float
    short: int
    long: int


def link_tellings(quotes: Sequence[Quote], articles: Sequence[Article]) -> tuple[Quote, ...]:
    """Give quotations that are the same words the id of the first of them as ``same_as``.

    Linked are equal words, small differences of translation and fragments of a longer
    quotation, by one speaker or where a speaker is unknown, told within three weeks.
    Quotations told once keep ``same_as`` None.
    """
    published = {article.id: article.published for article in articles}
    tellings = [_telling(n, q, published.get(q.article)) for n, q in enumerate(quotes)]
    links = [
        link
        for a, b in _candidates(tellings)
        if (link := _compare(tellings[a], tellings[b])) is not None
        and not _nested(quotes[a], quotes[b])
    ]
    links += _in_copies(quotes, tellings, {a.id: a.copy_of for a in articles if a.copy_of})
    return _marked(quotes, tellings, _joined(_without_ambiguous(links, tellings), tellings))


def _in_copies(
    quotes: Sequence[Quote], tellings: Sequence[_QuoteWords], original: Mapping[str, str]
) -> Iterator[_Pair]:
    """Equal words in an article and its copy are one quotation, however few they are."""
    home = {
        (q.article, t.plain, t.speaker): t.at
        for q, t in zip(quotes, tellings, strict=True)
        if q.article not in original
    }
    for quote, telling in zip(quotes, tellings, strict=True):
        source = original.get(quote.article, "")
        first = home.get((source, telling.plain, telling.speaker))
        if first is not None:
            yield _Pair(100.0, telling.at, first)


def _telling(at: int, quote: Quote, published: str | None) -> _QuoteWords:
    words = tuple(_WORD.findall(quote.words.lower().replace("’", "'")))
    return _QuoteWords(at, words, " ".join(words), quote.speaker, _day(quote.said or published))


def _day(edtf: str | None) -> int | None:
    try:
        return bounds(edtf)[0].toordinal() if edtf else None
    except ValueError:
        return None


def _candidates(tellings: Sequence[_QuoteWords]) -> list[tuple[int, int]]:
    """Pairs that share a rare run of three words."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for telling in tellings:
        for run in set(_runs(telling.words)):
            holders[run].append(telling.at)
    pairs = {
        (a, b)
        for group in holders.values()
        if 1 < len(group) <= COMMON_RUN
        for n, a in enumerate(group)
        for b in group[n + 1 :]
    }
    return sorted(pairs)


@cache
def _dull() -> frozenset[str]:
    return word_set("measures", "generic") | word_set("measures", "amounts")


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], strict=False)


def _compare(a: _QuoteWords, b: _QuoteWords) -> _Pair | None:
    """How alike two tellings are, when they may be one quotation."""
    short, long = (a, b) if len(a.words) <= len(b.words) else (b, a)
    known = a.speaker is not None and b.speaker is not None
    if known and a.speaker != b.speaker:
        return None
    if len(short.words) < (_SAME_SPEAKER if known else _UNKNOWN_SPEAKER):
        return None
    if a.day is not None and b.day is not None and abs(a.day - b.day) > _APART:
        return None
    least = next(likeness for most, likeness in _LIKENESS if len(short.words) <= most)
    if not known:
        least = max(least, _UNSURE)
    elif len(short.words) < _FRAGMENT and len(set(short.words) - _dull()) < 2:
        return None
    likeness = fuzz.partial_ratio(short.plain, long.plain, score_cutoff=least)
    return _Pair(likeness, short.at, long.at) if likeness >= least else None


def _nested(a: Quote, b: Quote) -> bool:
    """Whether two quotations share characters of one article: a fragment in its clause."""
    return a.article == b.article and a.start < b.end and b.start < a.end


def _without_ambiguous(links: Sequence[_Pair], tellings: Sequence[_QuoteWords]) -> list[_Pair]:
    """Strongest first; a short fragment keeps only its likest longer telling."""
    ordered = sorted(links, key=lambda k: (-k.likeness, k.short, k.long))
    kept, placed = [], set[int]()
    for link in ordered:
        fragment = len(tellings[link.short].words) < _FRAGMENT
        equal = tellings[link.short].plain == tellings[link.long].plain
        if fragment and not equal:
            if link.short in placed:
                continue
            placed.add(link.short)
        kept.append(link)
    return kept


def _joined(links: Sequence[_Pair], tellings: Sequence[_QuoteWords]) -> list[int]:
    """Disjoint sets (parent of each telling); no set holds two known speakers."""
    parent = list(range(len(tellings)))
    speaker = [telling.speaker for telling in tellings]
    for link in links:
        a, b = _root(parent, link.short), _root(parent, link.long)
        if speaker[a] is None or speaker[b] is None or speaker[a] == speaker[b]:
            speaker[b] = speaker[b] or speaker[a]
            parent[a] = b
    return parent


def _root(parent: list[int], n: int) -> int:
    while parent[n] != n:
        parent[n] = parent[parent[n]]
        n = parent[n]
    return n


def _marked(
    quotes: Sequence[Quote], tellings: Sequence[_QuoteWords], parent: list[int]
) -> tuple[Quote, ...]:
    roots = [_root(parent, n) for n in range(len(quotes))]
    sizes = Counter(roots)
    first: dict[int, int] = {}
    for n, quote in enumerate(quotes):
        best = first.setdefault(roots[n], n)
        if _rank(tellings[n], quote) < _rank(tellings[best], quotes[best]):
            first[roots[n]] = n
    told = [quotes[first[root]].id if sizes[root] > 1 else None for root in roots]
    return replace_field(quotes, "same_as", told)


def _rank(telling: _QuoteWords, quote: Quote) -> tuple[int, str, int]:
    return telling.day if telling.day is not None else 10**9, quote.article, quote.start
