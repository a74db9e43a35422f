"""How far an attribution can be trusted: by how often the rules that made it were right."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import NamedTuple

from ..language.word_lists import load_learned
from ..records import Quote

#: Share of right speakers from which a rule's are shown without a word of caution.
_LEAST = 0.875
#: How many attributions the rate of all that share the speaker's rule stands for; few that were
#: read of one rule do not outweigh it, many do (shrinkage as of empirical Bayes).
_PRIOR = 4
#: What stands in place of a rule where corrections.yml names or confirms the speaker.
_EDITOR = "editor"


class Judged(NamedTuple):
    """Attributions that somebody has read."""

    right: int
    read: int


def has_reliable_speaker(quote: Quote) -> bool:
    """Whether an editor has named the speaker, or the rules that did are right nearly always,
    as far as they have been read; a quotation without a speaker claims nothing."""
    if quote.speaker is None and quote.speaker_name is None:
        return True
    return _trusted(quote.found)


@cache
def _trusted(found: str) -> bool:
    rules, speakers = _judged()
    span, _, speaker = (part.partition(":")[0] for part in found.partition("/"))
    judged = rules.get(f"{span}/{speaker}", Judged(0, 0))
    if speaker == _EDITOR:
        return True
    alike = speakers.get(speaker, Judged(0, 0))
    # The rule of succession: a rule that nobody has seen at work is right every other time.
    prior = (alike.right + 1) / (alike.read + 2)
    return (judged.right + _PRIOR * prior) / (judged.read + _PRIOR) >= _LEAST


@cache
def _judged() -> tuple[dict[str, Judged], dict[str, Judged]]:
    """By both rules, and by that of the speaker."""
    rules = {str(rule): Judged(*counts) for rule, counts in load_learned("surety")["rules"].items()}
    right, read = Counter[str](), Counter[str]()
    for rule, judged in rules.items():
        speaker = rule.partition("/")[2]
        right[speaker] += judged.right
        read[speaker] += judged.read
    return rules, {speaker: Judged(right[speaker], n) for speaker, n in read.items()}
