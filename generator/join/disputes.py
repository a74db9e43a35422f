"""Contested matters: a claim beside its denial, a figure beside its rival.

A denial is paired with the claims it denies when these share most of its telling words (weighted
by how rare the words are among all quotations, as in information retrieval) and lie near it in
time; a denial that only points ("these allegations") answers what was said just before it.
A denial whose claim nobody is quoted with stands by itself where its own words name the claim;
others are left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..language.wording import WORD
from ..records import Article, Dispute, Measure, Quote
from ..records.plain_text import slug
from .claims import Claim
from .contradictions import read_contradiction
from .denials import Denial, content, find_denials, read_wordings, title_of
from .denied_claims import claims_contested, claims_denied
from .quote_index import index_quotes
from .rival_figures import rival_figures

#: Characters between denials of one article whose claims nobody is quoted with, up to which they
#: answer one report.
_ONE_REPORT = 500
#: Words of a title that the id of a dispute shows, at most.
_SLUG_WORDS = 8
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
    index = index_quotes(quotes, wordings, articles)
    disputes: list[Dispute] = []
    for denial in denials:
        claims = claims_denied(denial, index)
        if claims or _names_claim(denial):
            disputes.append(_dispute(denial, claims))
    for answer in answers:
        if claims := claims_contested(answer, index):
            told = "" if answer.defending else answer.clause
            disputes.append(_dispute(Denial(answer.quote, told, answer.stems), claims))
    return _merged(disputes, {quote.id: quote for quote in quotes})


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
