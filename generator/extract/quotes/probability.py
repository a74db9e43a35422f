"""How likely it is that a quotation was said by whom it names: a small logistic regression.

It knows which rules found the quotation and its speaker, and whether the trained reader agrees.
`bench/fit_probability.py` fits it on annotated news that the reader was not trained on, and writes
``language/learned/probability.yml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp, fsum

from ...language.word_lists import load_learned
from ...records import SpeakerRule
from .quote_drafts import QuoteDraft
from .read_attributions import SAME, ReadAttribution, nearest_finding

_LABELLED = 0.98
"""Of those whose speaker a label names ("SMITH: …"): 46 of 47 that were read were right."""
_DECIMALS = 2
_BESIDE = frozenset({"after", "before", "colon", "cue before"})
_CONTEXT = frozenset({
    "several as one", "first person", "elided", "same paragraph", "sentence before",
    "paragraph before", "quotation goes on", "pronoun of two", "quoted verb",
})  # fmt: skip
"""Rules that infer the speaker from what stands farther off."""


def probability_of(draft: QuoteDraft, found: Sequence[ReadAttribution]) -> float:
    """The calibrated probability of a draft whose speaker has been looked for."""
    while draft.carries_on is not None:
        draft = draft.carries_on
    if draft.interview or draft.label is not None:
        return _LABELLED
    weights = _weights()
    features = probability_features(draft, found)
    total = fsum(weights.get(name, 0.0) * value for name, value in features.items())
    return round(1.0 / (1.0 + exp(-total)), _DECIMALS)


def probability_features(
    draft: QuoteDraft, found: Sequence[ReadAttribution]
) -> Mapping[str, float]:
    """What the probability rests on, by name; what is not named is 0."""
    return dict(_features(draft, found))


def _features(draft: QuoteDraft, found: Sequence[ReadAttribution]) -> Iterator[tuple[str, float]]:
    yield "always", 1.0
    if draft.mark is not None:
        yield "in marks", 1.0
    if draft.span_rule in ("fragment", "object", "prepositional object"):
        yield "a phrase only", 1.0
    if draft.span_rule == "reader":
        yield "found by the reader alone", 1.0
    if draft.speaker is None or draft.speaker.name is None:
        yield "no name", 1.0
    else:
        yield _way_to_speaker(draft.speaker_rule), 1.0
    source = draft.attribution.source if draft.attribution is not None else None
    best, same = nearest_finding(draft, found)
    if best is None or same < SAME:
        yield "reader finds nothing", 1.0
        return
    yield "reader finds the same words", same
    if best.source is None:
        yield "reader finds no source", 1.0
    elif source is not None:
        agrees = best.source.start <= source.i < best.source.end
        yield f"reader finds {'the same' if agrees else 'another'} source", best.source_probability


def _way_to_speaker(rule: SpeakerRule) -> str:
    if rule in _CONTEXT:
        return "speaker by the context"
    return "speaker beside the marks" if rule in _BESIDE else "speaker by grammar"


@cache
def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = load_learned("probability")["weights"]
    return weights
