"""The lead of a topic: a summary made of source sentences, chosen without repetition.

A sentence scores by the weight of its event, by the topic's signature words it holds
(log-likelihood ratio against the rest of the corpus: Lin and Hovy, "The automated acquisition
of topic signatures", 2000), by its position (news says the main thing first) and by its
article's genre. Sentences are then taken by maximal marginal relevance (Carbonell and
Goldstein, 1998). Nothing is rewritten: a line is a span of its article.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from .lead_candidates import CandidatePool, SummaryCandidate, count_words

#: Lines of a lead, at least and at most.
FEWEST_LINES, MOST_LINES = 3, 6
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


def choose_lead(
    candidates: Sequence[SummaryCandidate], signature: Mapping[str, float]
) -> list[SummaryCandidate]:
    """Three to six sentences, or fewer where there are no more without repetition; by date,
    opinions last."""
    chosen = _choose_without_repetition(candidates, _scorer(signature))
    return sorted(chosen, key=lambda c: (c.opinion, c.date, c.line.article, c.line.start))


def _full_signature(candidate: SummaryCandidate) -> float:
    return FULL_SIGNATURE + FULL_SIGNATURE_PER_WORD * len(candidate.keys)


def _scorer(signature: Mapping[str, float]) -> Callable[[SummaryCandidate], float]:
    def score(candidate: SummaryCandidate) -> float:
        held = math.fsum(signature[key] for key in candidate.keys & signature.keys())
        worth = (
            WEIGHTS["event"] * candidate.weight
            + WEIGHTS["signature"] * min(1.0, held / _full_signature(candidate))
            + WEIGHTS["actors"] * min(1.0, candidate.prominence)
            + WEIGHTS["position"] * (1 / (1 + candidate.position))
        )
        return candidate.factor * worth

    return score


def _choose_without_repetition(
    candidates: Sequence[SummaryCandidate], score: Callable[[SummaryCandidate], float]
) -> list[SummaryCandidate]:
    """Greedy choice by maximal marginal relevance; of each event one sentence."""
    scores = {id(c): score(c) for c in candidates}
    ranked = sorted(candidates, key=lambda c: (-scores[id(c)], c.line.article, c.line.start))
    rest = ranked[:MOST_CANDIDATES]
    nearest = {id(c): 0.0 for c in rest}

    def marginal_relevance(candidate: SummaryCandidate) -> float:
        relevance, likeness = scores[id(candidate)], nearest[id(candidate)]
        return RELEVANCE_SHARE * relevance - (1 - RELEVANCE_SHARE) * likeness

    chosen: list[SummaryCandidate] = []
    while rest and len(chosen) < MOST_LINES:
        best = max(rest, key=marginal_relevance)
        enough = len(chosen) >= FEWEST_LINES
        if enough and scores[id(best)] < LEAST_SCORE_SHARE * scores[id(chosen[0])]:
            break
        chosen.append(best)
        rest = [c for c in rest if c is not best and not c.entries & best.entries]
        for c in rest:
            nearest[id(c)] = max(nearest[id(c)], _overlap(c.keys, best.keys))
        rest = [c for c in rest if nearest[id(c)] < REPETITION_SHARE]
    return chosen


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
