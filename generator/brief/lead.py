"""The lead of a topic: a summary made of source sentences, chosen without repetition.

A lead tells what happened, how many by whose count, who says what against it, and what comes
next. For each of these a sentence scores by the weight of its event, by the topic's signature
words it holds (log-likelihood ratio against the rest of the corpus: Lin and Hovy, "The automated
acquisition of topic signatures", 2000), by its position (news says the main thing first) and by
its article's genre. Sentences are then taken by maximal marginal relevance (Carbonell and
Goldstein, 1998). Nothing is rewritten: a line is a span of its article.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from ..records import Article, Entry
from .lead_candidates import CandidatePool, SummaryCandidate, count_words
from .sort_keys import UNDATED, first_day

#: Lines of a lead, at least and at most, and of them what tells what happened.
FEWEST_LINES, MOST_LINES, MOST_NEWS = 3, 6, 3
#: Share of the heaviest entry's weight from which on an event may lead.
LEAST_NEWS = 0.35
#: Precisions of what a lead tells: what is dated to a year or more is background.
DATED = frozenset({"day", "interval", "month"})
#: Days before the first article of what its news may follow up.
LOOK_BACK_DAYS = 31
#: What a sentence scores for, by how much each counts; the four add up to one.
WEIGHTS = {"event": 0.3, "signature": 0.35, "position": 0.2, "actors": 0.15}
#: Share of relevance, against novelty, in maximal marginal relevance.
RELEVANCE_SHARE = 0.7
#: Share of the best line's score that every line beyond the fewest must have.
LEAST_SCORE_SHARE = 0.5
#: Share of the shorter sentence's words from which another says the same.
REPETITION_SHARE = 0.6
#: Candidates, the highest scores first, among which lines are chosen: enough for six, and the
#: choice compares each with each.
MOST_CANDIDATES = 200
#: Words of a topic's signature.
SIGNATURE_WORDS = 40
#: Share of the whole corpus from which a topic has no rest to be set off against.
WHOLE_CORPUS_SHARE = 0.9
#: Total weight of signature words that earns the full score: so much, and so much more for each
#: content word, for a long sentence holds more of them by chance.
FULL_SIGNATURE, FULL_SIGNATURE_PER_WORD = 1.5, 0.08

Score = Callable[[SummaryCandidate], float]


def topic_signature(
    candidates: Sequence[SummaryCandidate], pool: CandidatePool
) -> Mapping[str, float]:
    """Words that mark a topic, with weights of 0 to 1: those that its sentences hold more often
    than the rest of the corpus, or, where there is hardly any rest, its most frequent words."""
    everywhere = pool.counts
    here = everywhere if candidates is pool.all else count_words(candidates)
    inside, total = len(candidates), len(pool.all)
    if inside >= WHOLE_CORPUS_SHARE * total:
        scored = {key: float(n) for key, n in here.items() if n > 1}
    else:
        scored = {
            key: _log_likelihood(n, inside, everywhere[key], total)
            for key, n in here.items()
            if n * total > everywhere[key] * inside
        }
    top = sorted(scored, key=lambda key: (-scored[key], key))[:SIGNATURE_WORDS]
    most = max((scored[key] for key in top), default=0.0)
    return {key: math.sqrt(scored[key] / most) for key in top} if most > 0 else {}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a lead is about: what happened from a first day to the last that articles tell of."""

    first: str
    last: str
    entries: Mapping[str, float]
    """Weight of each entry that may lead, by its id, as a share of the heaviest."""

    def news(self, candidate: SummaryCandidate) -> float:
        """How much of what happened in this time a sentence tells, 0 to 1; not background."""
        return max((self.weight(entry) for entry in candidate.told), default=0.0)

    def ahead(self, candidate: SummaryCandidate) -> bool:
        """Whether it tells what is announced for later."""
        return any(
            e.status == "announced" and e.id in self.entries and first_day(e.date) > self.last
            for e in candidate.told
        )

    def weight(self, entry: Entry) -> float:
        """Weight of an event that happened in this time, as a share of the heaviest; else 0."""
        recent = self.first <= first_day(entry.date) <= self.last
        dated = entry.precision in DATED and entry.status != "announced"
        return self.entries.get(entry.id, 0.0) if recent and dated else 0.0


def scope_of(entries: Collection[Entry], articles: Iterable[Article]) -> Scope:
    """What the lead on some articles, and the entries that they tell, is about."""
    days = sorted(a.published for a in articles if a.published)
    if not days:
        return Scope("", UNDATED, {e.id: 1.0 for e in entries})
    first = date.fromisoformat(days[0]) - timedelta(LOOK_BACK_DAYS)
    most = max((e.weight for e in entries), default=0.0) or 1.0
    return Scope(first.isoformat(), days[-1], {e.id: e.weight / most for e in entries})


def choose_lead(
    candidates: Sequence[SummaryCandidate],
    signature: Mapping[str, float],
    scope: Scope,
    news: Sequence[SummaryCandidate] = (),
) -> list[SummaryCandidate]:
    """Three to six sentences: what happened, by date; how many, by whose count; who says what
    against it; what comes next. Fewer where there are no more without repetition; where fewer
    than three tell any of this, what is said makes up for it; background only where nothing
    else is there. ``news`` is what happened, where that is chosen already."""
    score = _scorer(signature, scope)
    chosen = [*news] or sorted(_choose_news(candidates, score, scope), key=_by_date)
    parts = [chosen]
    wanted = (
        [] if any(c.counts for c in chosen) else _most_counted(candidates),
        [] if any(c.answers for c in chosen) else [c for c in candidates if c.answers],
        [c for c in candidates if scope.ahead(c)],
    )
    for some in wanted:
        added = _choose_without_repetition(some, score, 1, chosen)
        parts.append(added)
        chosen = [*chosen, *added]
    others = [c for c in candidates if scope.news(c) or (c.reports and not c.told)]
    missing = max(0, FEWEST_LINES - len(chosen))
    more = _choose_without_repetition(others, score, missing, chosen)
    if not chosen and not more:
        more = _choose_without_repetition(candidates, score, MOST_LINES)
    return [*chain.from_iterable(parts), *sorted(more, key=_by_date)]


def choose_tellings(
    entries: Iterable[Entry],
    candidates: Sequence[SummaryCandidate],
    signature: Mapping[str, float],
    scope: Scope,
) -> list[SummaryCandidate]:
    """A sentence for each of some entries, in their order: its line in the chronology where that
    can stand alone, else the best of those that tell nothing weightier; none that repeats one
    before."""
    score = _scorer(signature, scope)
    chosen: list[SummaryCandidate] = []
    for entry in entries:
        own = [c for c in candidates if entry.id in c.own]
        some = own or [c for c in candidates if c.told and c.told[0].id == entry.id]
        chosen += _choose_without_repetition(some, score, 1, chosen)
    return chosen


def _choose_news(
    candidates: Iterable[SummaryCandidate], score: Score, scope: Scope
) -> list[SummaryCandidate]:
    """What happened; of an event whose line in the chronology can stand alone no other."""
    news = [c for c in candidates if scope.news(c) >= LEAST_NEWS]
    own = frozenset(chain.from_iterable(c.own for c in news))
    best = [c for c in news if c.own or c.told[0].id not in own]
    return _choose_without_repetition(best, score, MOST_NEWS)


def _by_date(candidate: SummaryCandidate) -> tuple[bool, str, str, int]:
    return candidate.opinion, candidate.date, candidate.line.article, candidate.line.start


def _most_counted(candidates: Iterable[SummaryCandidate]) -> list[SummaryCandidate]:
    """Those that count the people harmed whom most claimants count."""
    counting = [c for c in candidates if c.counts]
    most = max((c.counts for c in counting), default=0)
    return [c for c in counting if c.counts == most]


def _full_signature(candidate: SummaryCandidate) -> float:
    return FULL_SIGNATURE + FULL_SIGNATURE_PER_WORD * len(candidate.keys)


def _scorer(signature: Mapping[str, float], scope: Scope) -> Score:
    def score(candidate: SummaryCandidate) -> float:
        held = math.fsum(signature[key] for key in candidate.keys & signature.keys())
        worth = (
            WEIGHTS["event"] * scope.news(candidate)
            + WEIGHTS["signature"] * min(1.0, held / _full_signature(candidate))
            + WEIGHTS["actors"] * min(1.0, candidate.prominence)
            + WEIGHTS["position"] * (1 / (1 + candidate.position))
        )
        return candidate.factor * worth

    return score


def _choose_without_repetition(
    candidates: Sequence[SummaryCandidate],
    score: Score,
    most: int,
    before: Sequence[SummaryCandidate] = (),
) -> list[SummaryCandidate]:
    """Greedy choice by maximal marginal relevance; of each event one sentence. ``before`` are
    those that are chosen already."""
    scores = {id(c): score(c) for c in candidates}
    ranked = sorted(candidates, key=lambda c: (-scores[id(c)], c.line.article, c.line.start))
    rest = ranked[:MOST_CANDIDATES]
    nearest = {id(c): 0.0 for c in rest}
    for one in before:
        rest = _without_repetition_of(one, rest, nearest)

    def marginal_relevance(candidate: SummaryCandidate) -> float:
        relevance, likeness = scores[id(candidate)], nearest[id(candidate)]
        return RELEVANCE_SHARE * relevance - (1 - RELEVANCE_SHARE) * likeness

    chosen: list[SummaryCandidate] = []
    while rest and len(chosen) < most:
        best = max(rest, key=marginal_relevance)
        enough = len(chosen) >= FEWEST_LINES
        if enough and scores[id(best)] < LEAST_SCORE_SHARE * scores[id(chosen[0])]:
            break
        chosen.append(best)
        rest = _without_repetition_of(best, rest, nearest)
    return chosen


def _without_repetition_of(
    one: SummaryCandidate, rest: Sequence[SummaryCandidate], nearest: dict[int, float]
) -> list[SummaryCandidate]:
    """The candidates that tell other events in other words; how near they come is noted."""
    kept = [c for c in rest if c.line != one.line and not c.entries & one.entries]
    for c in kept:
        nearest[id(c)] = max(nearest[id(c)], _overlap(c.keys, one.keys))
    return [c for c in kept if nearest[id(c)] < REPETITION_SHARE]


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the shorter's words that the other holds.

    >>> _overlap(frozenset("abcd"), frozenset("ab"))
    1.0
    """
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _log_likelihood(a: int, inside: int, everywhere: int, total: int) -> float:
    """Dunning's log-likelihood ratio of a word in a part of a corpus.

    Args:
        a: sentences of the part that hold the word.
        inside: sentences of the part.
        everywhere: sentences of the corpus that hold the word.
        total: sentences of the corpus.

    >>> round(_log_likelihood(8, 10, 10, 100), 1)
    27.3
    >>> _log_likelihood(1, 10, 10, 100)
    0.0
    """
    b, outside = everywhere - a, total - inside
    expected_a = inside * everywhere / total
    expected_b = outside * everywhere / total
    first = a * math.log(a / expected_a) if a else 0.0
    second = b * math.log(b / expected_b) if b and expected_b else 0.0
    return 2 * (first + second)
