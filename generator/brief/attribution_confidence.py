"""Which attributions can be relied on: by how often the rules that made them were right."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import NamedTuple

from ..language.word_lists import load_learned
from ..records import Quote

#: Share of right speakers from which a rule's are shown without "perhaps": seven of eight.
RELIABLE_SHARE = 0.875
#: Attributions for which the rate of all rules that find the speaker alike stands: of a rule of
#: which few were read, that rate decides; of one of which many were read, its own (shrinkage, as
#: in empirical Bayes).
PRIOR_WEIGHT = 4
#: Stands for the speaker's rule where corrections.yml names or confirms the speaker.
_EDITOR = "editor"


class Judged(NamedTuple):
    """Attributions that somebody has read."""

    right: int
    read: int


def has_reliable_speaker(quote: Quote) -> bool:
    """Whether an editor has named the speaker, or the rules that did were right in nearly all the
    cases that somebody has read; true of a quotation without a speaker, which claims nothing."""
    if quote.speaker is None and quote.speaker_name is None:
        return True
    return _is_reliable(quote.found)


@cache
def _is_reliable(found: str) -> bool:
    rules, speakers = _judged_rules()
    span, _, speaker = (part.partition(":")[0] for part in found.partition("/"))
    judged = rules.get(f"{span}/{speaker}", Judged(0, 0))
    if speaker == _EDITOR:
        return True
    same_speaker_rule = speakers.get(speaker, Judged(0, 0))
    # Laplace's rule of succession: a rule of which nothing was read is right every other time.
    prior = (same_speaker_rule.right + 1) / (same_speaker_rule.read + 2)
    return (judged.right + PRIOR_WEIGHT * prior) / (judged.read + PRIOR_WEIGHT) >= RELIABLE_SHARE


@cache
def _judged_rules() -> tuple[dict[str, Judged], dict[str, Judged]]:
    """What was read of each pair of rules (span/speaker), and of each speaker's rule."""
    rules = {str(rule): Judged(*counts) for rule, counts in load_learned("surety")["rules"].items()}
    right, read = Counter[str](), Counter[str]()
    for rule, judged in rules.items():
        speaker = rule.partition("/")[2]
        right[speaker] += judged.right
        read[speaker] += judged.read
    return rules, {speaker: Judged(right[speaker], n) for speaker, n in read.items()}
