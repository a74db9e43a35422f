"""Contested matters: a claim beside its denial, a figure beside its rival.

A denial is paired with the claims it denies when these share most of its telling words (weighted
by how rare the words are among all quotations, as in information retrieval) and lie near it in
time; a denial that only points ("these allegations") answers what was said just before it.
A denial whose claim nobody is quoted with stands by itself where its own words name the claim;
others are left alone.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, takewhile

from ..language.word_lists import word_set
from ..language.wording import WORD
from ..records import Article, Dispute, Measure, Quote
from ..records.plain_text import slug
from .claims import Claim, ordinal
from .contradictions import Contradiction, contested, elsewhere, read_contradiction
from .contraries import says_by_contrary
from .denials import (
    Denial,
    Wording,
    content,
    find_denials,
    names_words_only,
    negated,
    read_wordings,
    title_of,
)
from .rival_figures import rival_figures
from .voices import other_voice

#: Least weighted share of a denial's words that the claim must hold.
_SHARE = 0.65
#: ... by its own words, where its article's headline and lead name what it leaves out.
_SHARE_OWN = 0.45
#: Characters of an article's text that its lead takes up, at most.
_LEAD = 600
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
#: Days between claim and denial, at most.
_APART = 14
#: Characters between a claim and a denial that only points at it, at most.
_JUST_BEFORE = 300
_MOST_CLAIMS = 4
#: Least share of the telling words of a denial, names apart, that what was said just before holds.
_SHARE_BEFORE = 0.33
#: Characters between denials of one article whose claims nobody is quoted with, up to which they
#: answer one report.
_ONE_REPORT = 500
#: Words of a title that the id of a dispute shows, at most.
_SLUG_WORDS = 8
#: Rarest words of a flat negation by which claims of other articles are looked up.
_RARE = 4
#: Telling words from which a denial's own words name the claim.
_NAMED = 2


def find_disputes(
    quotes: Sequence[Quote],
    claims: Mapping[str, Claim],
    measures: Sequence[Measure],
    articles: Sequence[Article],
) -> tuple[Dispute, ...]:
    """Claims with their denials, and measures whose claimants disagree, by title.

    ``claims`` holds those of the figures that the measures name, by the figures' ids.
    """
    own = _without_copies(quotes, articles)
    disputes = [*_denials(own, articles), *rival_figures(measures, claims)]
    return tuple(_distinct(sorted(disputes, key=lambda d: (d.kind, d.title.lower(), d.claims))))


def _without_copies(quotes: Sequence[Quote], articles: Sequence[Article]) -> list[Quote]:
    """The quotations, but for those that a copy repeats from its original."""
    by_id = {article.id: article for article in articles}
    original = {a.id: by_id[a.copy_of].text for a in articles if a.copy_of in by_id}
    return [q for q in quotes if q.sentence not in original.get(q.article, "")]


# --- ids ---------------------------------------------------------------------------------------


def _distinct(disputes: Sequence[Dispute]) -> list[Dispute]:
    """Disputes with ids of their titles, each once."""
    used: Counter[str] = Counter()
    named = []
    for dispute in disputes:
        stem = slug(" ".join(dispute.title.split()[:_SLUG_WORDS])) or dispute.kind
        used[stem] += 1
        named.append(replace(dispute, id=stem if used[stem] == 1 else f"{stem}-{used[stem]}"))
    return named


# --- claim against denial ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _QuoteIndex:
    """Quotations by the words they hold and by when they were published."""

    quotes: Sequence[Quote]
    wordings: Sequence[Wording]
    denying: frozenset[str]
    """Ids of the quotations that deny something."""
    holders: Mapping[str, Mapping[int | None, Sequence[int]]]
    """By word, then by period of `_APART` days (None: undated)."""
    told: Mapping[str, int]
    """How many hold a word."""
    weight: Mapping[str, float]
    day: Mapping[str, int | None]
    by_article: Mapping[str, Sequence[int]]
    articles: Mapping[str, Article]

    def opening(self, article: str) -> frozenset[str]:
        """The telling words of an article's headline and lead."""
        told = self.articles.get(article)
        return content(f"{told.title or ''} {told.text[:_LEAD]}") if told else frozenset()

    def near(self, key: str, day: int | None) -> Iterator[int]:
        """Those with a word that may lie within `_APART` days of a day."""
        held = self.holders.get(key, {})
        wanted = held.keys() if day is None else (None, *_periods_around(day))
        return chain.from_iterable(held.get(period, ()) for period in wanted)


def _periods_around(day: int) -> tuple[int, int, int]:
    period = day // _APART
    return period - 1, period, period + 1


def _denials(quotes: Sequence[Quote], articles: Sequence[Article]) -> list[Dispute]:
    wordings = read_wordings(quotes)
    denials = find_denials(quotes, wordings)
    answers = [
        found
        for quote, wording in zip(quotes, wordings, strict=True)
        if wording.denied is None and (found := read_contradiction(quote)) is not None
    ]
    if not denials and not answers:
        return []
    index = _indexed(quotes, wordings, articles)
    disputes: list[Dispute] = []
    for denial in denials:
        claims = _claims_of(denial, index)
        if claims or _names_claim(denial):
            disputes.append(_dispute(denial, claims))
    for answer in answers:
        if claims := _contested(answer, index):
            told = "" if answer.defending else answer.clause
            disputes.append(_dispute(Denial(answer.quote, told, answer.stems), claims))
    return _merged(disputes, {quote.id: quote for quote in quotes})


def _contested(answer: Contradiction, index: _QuoteIndex) -> list[Quote]:
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
        if shared >= _NAMED
        and _near_days(index.quotes[n], answer.quote, index)
        and index.quotes[n].article != answer.quote.article
        and index.quotes[n].id not in index.denying
        and elsewhere(answer, index.quotes[n])
    ]
    return [index.quotes[n] for n in sorted(likely)[:_MOST_CLAIMS]]


def _near_days(claim: Quote, answer: Quote, index: _QuoteIndex) -> bool:
    said, answered = index.day.get(claim.article), index.day.get(answer.article)
    return said is None or answered is None or abs(said - answered) <= _APART


def _indexed(
    quotes: Sequence[Quote], wordings: Sequence[Wording], articles: Sequence[Article]
) -> _QuoteIndex:
    holders: dict[str, dict[int | None, list[int]]] = defaultdict(dict)
    told: Counter[str] = Counter()
    by_article: dict[str, list[int]] = defaultdict(list)
    day = {article.id: ordinal(article.published) for article in articles}
    for n, quote in enumerate(quotes):
        by_article[quote.article].append(n)
        published = day.get(quote.article)
        period = None if published is None else published // _APART
        told.update(wordings[n].stems)
        for key in wordings[n].stems:
            holders[key].setdefault(period, []).append(n)
    for members in by_article.values():
        members.sort(key=lambda n: quotes[n].start)
    weight = {key: math.log(1 + len(quotes) / found) for key, found in told.items()}
    denying = frozenset(q.id for q, w in zip(quotes, wordings, strict=True) if w.denied is not None)
    known = {article.id: article for article in articles}
    return _QuoteIndex(quotes, wordings, denying, holders, told, weight, day, by_article, known)


def _claims_of(denial: Denial, index: _QuoteIndex) -> list[Quote]:
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


def _contrary(denial: Denial, index: _QuoteIndex) -> list[Quote]:
    """What says by a word's contrary what was denied: of "left of their own will", "were not
    forced to leave"."""
    answer = denial.quote
    found = [
        q
        for q in index.quotes
        if _near_days(q, answer, index)
        and other_voice(q, answer)
        and says_by_contrary(q.words, denial.denied)
    ]
    found.sort(key=lambda q: (_distance(q, denial), q.id))
    return found[:_MOST_CLAIMS]


def _in_one_sentence(claim: Quote, stems: frozenset[str], weight: Mapping[str, float]) -> float:
    """The weight of the denied words that the best single sentence of a claim holds."""
    sentences = _SENTENCE.split(claim.text)
    return max(math.fsum(weight.get(key, 0.0) for key in content(s) & stems) for s in sentences)


def _telling(denial: Denial, index: _QuoteIndex) -> bool:
    """Whether a single word is rare enough to say what is denied."""
    return any(1 < index.told.get(key, 0) <= 5 for key in denial.stems)


def _opposes(claim: Quote, denial: Denial, index: _QuoteIndex) -> bool:
    """Whether a quotation may be what was denied: another's, near in time, no denial itself."""
    answer = denial.quote
    if claim.id == answer.id or not other_voice(claim, answer):
        return False
    if claim.article == answer.article and claim.start < answer.end and answer.start < claim.end:
        return False
    near = _near_days(claim, answer, index) and not names_words_only(claim)
    return near and negated(claim.text) == negated(denial.denied) and claim.id not in index.denying


def _distance(claim: Quote, denial: Denial) -> tuple[bool, int]:
    other = claim.article != denial.quote.article
    return other, 0 if other else abs(claim.start - denial.quote.start)


def _said_just_before(denial: Denial, index: _QuoteIndex) -> list[Quote]:
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


def _nearest_words(authors: frozenset[str], denial: Denial, index: _QuoteIndex) -> list[Quote]:
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


def _names_claim(denial: Denial) -> bool:
    """Whether a reader learns from the denial's own words what is denied."""
    told = denial.quote.clause or denial.quote.words
    named = len(denial.stems) >= _NAMED or " that " in denial.denied
    return (
        named
        and _plain(denial.denied) in _plain(told)
        and len(title_of(denial.denied).split()) > _NAMED
    )


def _plain(text: str) -> str:
    """The words of a text alone, for quotation marks may part them."""
    return " ".join(WORD.findall(text))


def _points(denied: str) -> bool:
    """Whether a denial names no claim of its own: "these allegations", "the charge"."""
    return 0 < len(denied.split()) <= 6 and " that " not in f" {denied} "


def _dispute(denial: Denial, claims: Sequence[Quote]) -> Dispute:
    own = not claims or content(denial.denied) - denial.names
    title = title_of(denial.denied if own else claims[0].text)
    return Dispute(
        id="",
        kind="denial",
        title=title,
        claims=tuple(q.id for q in claims),
        answers=(denial.quote.id,),
        topics=tuple(sorted({t for q in (*claims, denial.quote) for t in q.topics})),
    )


def _merged(disputes: Sequence[Dispute], quotes: Mapping[str, Quote]) -> list[Dispute]:
    """Disputes of one title, one claim or one report, put together."""
    kept: list[Dispute] = []
    for dispute in disputes:
        same = next((n for n, k in enumerate(kept) if _same_matter(k, dispute, quotes)), None)
        if same is None:
            kept.append(dispute)
            continue
        old = kept[same]
        kept[same] = Dispute(
            id="",
            kind="denial",
            title=min(old.title, dispute.title, key=lambda t: (len(t), t)),
            claims=tuple(dict.fromkeys((*old.claims, *dispute.claims))),
            answers=tuple(dict.fromkeys((*old.answers, *dispute.answers))),
            topics=tuple(sorted({*old.topics, *dispute.topics})),
        )
    return kept


def _same_matter(a: Dispute, b: Dispute, quotes: Mapping[str, Quote]) -> bool:
    if set(a.claims) & set(b.claims) or _of_one_report(a, b, quotes):
        return True
    ours, theirs = content(a.title), content(b.title)
    return bool(ours | theirs) and len(ours & theirs) * 3 >= len(ours | theirs) * 2


def _of_one_report(a: Dispute, b: Dispute, quotes: Mapping[str, Quote]) -> bool:
    """Whether denials that nobody's claim stands beside follow each other in one article."""
    if a.claims or b.claims:
        return False
    return any(
        one.article == other.article and abs(one.start - other.start) <= _ONE_REPORT
        for one in (quotes[i] for i in a.answers)
        for other in (quotes[i] for i in b.answers)
    )
