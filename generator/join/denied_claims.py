"""Which quotations a denial answers: those that hold its words, those said just before it, those
that say the same by a word's contrary."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import takewhile

from ..language.word_lists import word_set
from ..records import Quote
from .contradictions import Contradiction, contested, elsewhere
from .contraries import says_by_contrary
from .denials import Denial, content, names_words_only, negated
from .quote_index import QuoteIndex, near_days
from .voices import other_voice

#: Least weighted share of a denial's words that the claim must hold.
_SHARE = 0.65
#: ... by its own words, where its article's headline and lead name what it leaves out.
_SHARE_OWN = 0.45
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
#: Characters between a claim and a denial that only points at it, at most.
_JUST_BEFORE = 300
_MOST_CLAIMS = 4
#: Least share of the telling words of a denial, names apart, that what was said just before holds.
_SHARE_BEFORE = 0.33
#: Rarest words of a flat negation by which claims of other articles are looked up, and how many of
#: them a claim must hold.
_RARE, _SHARED_RARE = 4, 2


def claims_denied(denial: Denial, index: QuoteIndex) -> list[Quote]:
    """The quotations that a denial answers, the likest first."""
    if authors := _authors(denial.quote):
        return _nearest_words(authors, denial, index)
    if len(denial.stems) < 2 and not _telling(denial, index):
        return _said_just_before(denial, index)
    rarest = max(index.weight.values(), default=1.0)
    total = math.fsum(index.weight.get(key, rarest) for key in denial.stems)
    overlap: Counter[int] = Counter()
    answered = index.day.get(denial.quote.article)
    for key in sorted(denial.stems):
        for n in index.near(key, answered):
            overlap[n] += index.weight[key]  # type: ignore[assignment]
    needed = min(2, len(denial.stems))
    fit = []
    for n, score in overlap.items():
        claim = index.quotes[n]
        if score < _SHARE_OWN * total or not _opposes(claim, denial, index):
            continue
        told = _in_one_sentence(claim, denial.stems, index.weight)
        left_out = index.opening(claim.article) & denial.names - index.wordings[n].stems
        known = told + math.fsum(index.weight.get(key, rarest) for key in left_out)
        if known >= _SHARE * total and len(index.wordings[n].stems & denial.stems) >= needed:
            fit.append((n, score))
    fit.sort(key=lambda item: (-item[1], _distance(index.quotes[item[0]], denial), item[0]))
    found = [index.quotes[n] for n, _ in fit[:_MOST_CLAIMS]]
    return found or _said_just_before(denial, index) or _contrary(denial, index)


def claims_contested(answer: Contradiction, index: QuoteIndex) -> list[Quote]:
    """The claims that words contest without a verb of denying: the one said just before them, else
    those of other articles."""
    before = [
        index.quotes[n]
        for n in index.by_article[answer.quote.article]
        if index.quotes[n].end <= answer.quote.start
    ]
    near = contested(answer, [q for q in before if q.id not in index.denying])
    if near is not None:
        return [near]
    if not answer.flat:
        return []
    day = index.day.get(answer.quote.article)
    rare = sorted(answer.stems, key=lambda key: (index.told.get(key, 0), key))[:_RARE]
    held = Counter(n for key in rare for n in index.near(key, day))
    likely = [
        n
        for n, shared in held.items()
        if shared >= _SHARED_RARE
        and near_days(index.quotes[n], answer.quote, index)
        and index.quotes[n].article != answer.quote.article
        and index.quotes[n].id not in index.denying
        and elsewhere(answer, index.quotes[n])
    ]
    return [index.quotes[n] for n in sorted(likely)[:_MOST_CLAIMS]]


def _contrary(denial: Denial, index: QuoteIndex) -> list[Quote]:
    """What says by a word's contrary what was denied: of "left of their own will", "were not
    forced to leave"."""
    answer = denial.quote
    found = [
        q
        for q in index.quotes
        if near_days(q, answer, index)
        and other_voice(q, answer)
        and says_by_contrary(q.words, denial.denied)
    ]
    found.sort(key=lambda q: (_distance(q, denial), q.id))
    return found[:_MOST_CLAIMS]


def _in_one_sentence(claim: Quote, stems: frozenset[str], weight: Mapping[str, float]) -> float:
    """The weight of the denied words that the best single sentence of a claim holds."""
    sentences = _SENTENCE.split(claim.text)
    return max(math.fsum(weight.get(key, 0.0) for key in content(s) & stems) for s in sentences)


def _telling(denial: Denial, index: QuoteIndex) -> bool:
    """Whether a single word is rare enough to say what is denied."""
    return any(1 < index.told.get(key, 0) <= 5 for key in denial.stems)


def _opposes(claim: Quote, denial: Denial, index: QuoteIndex) -> bool:
    """Whether a quotation may be what was denied: another's, near in time, no denial itself."""
    answer = denial.quote
    if claim.id == answer.id or not other_voice(claim, answer):
        return False
    if claim.article == answer.article and claim.start < answer.end and answer.start < claim.end:
        return False
    near = near_days(claim, answer, index) and not names_words_only(claim)
    return near and negated(claim.text) == negated(denial.denied) and claim.id not in index.denying


def _distance(claim: Quote, denial: Denial) -> tuple[bool, int]:
    other = claim.article != denial.quote.article
    return other, 0 if other else abs(claim.start - denial.quote.start)


def _said_just_before(denial: Denial, index: QuoteIndex) -> list[Quote]:
    """What another said right before a denial that points at it; in an interview, the question."""
    answer = denial.quote
    before = [
        index.quotes[n]
        for n in index.by_article[answer.article]
        if index.quotes[n].end <= answer.start
    ]
    if answer.interview:
        asked = list(takewhile(lambda q: q.speaker != answer.speaker, reversed(before)))[:3]
        told = [q for q in asked if not q.words.rstrip().endswith("?")]
        return (told or asked)[::-1] if all(q.interview for q in asked) else []
    last = before[-1] if before else None
    if last is None or not other_voice(last, answer) or last.id in index.denying:
        return []
    shared = denial.stems & content(last.words) - content(answer.speaker_text or "") - denial.names
    pointing = not denial.denied or _points(denial.denied)
    enough = bool(shared) and len(shared) >= _SHARE_BEFORE * len(denial.stems - denial.names)
    meant = enough and not negated(last.words) if denial.stems else pointing
    return [last] if meant and answer.start - last.end <= _JUST_BEFORE else []


def _authors(answer: Quote) -> frozenset[str]:
    """Those whose words a denial says it rejects: "unfounded comments by the minister", "the
    minister's claim"."""
    named = _claims_by().search(answer.clause or answer.words)
    return frozenset(answer.about) if named else frozenset()


@cache
def _claims_by() -> re.Pattern[str]:
    nouns = "|".join(sorted(word_set("denials", "claims")))
    return re.compile(
        rf"\b(?:{nouns})\b[^,;.]*\bby\s[^,;.]*\b[A-Z]|\b[A-Z][\w-]+ ?['’]s? (?:{nouns})\b"
    )


def _nearest_words(authors: frozenset[str], denial: Denial, index: QuoteIndex) -> list[Quote]:
    """What one of the named authors says nearest to a denial, which may also stand before it."""
    answer = denial.quote
    theirs = [index.quotes[n] for n in index.by_article[answer.article]]
    theirs = [
        q
        for q in theirs
        if q.speaker in authors
        and q.speaker != answer.speaker
        and q.id not in index.denying
        and min(abs(answer.start - q.end), abs(q.start - answer.end)) <= _JUST_BEFORE
    ]
    return sorted(theirs, key=lambda q: abs(q.start - answer.start))[:1]


def _points(denied: str) -> bool:
    """Whether a denial names no claim of its own: "these allegations", "the charge"."""
    return 0 < len(denied.split()) <= 6 and " that " not in f" {denied} "
