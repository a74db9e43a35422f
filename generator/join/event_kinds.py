"""Kinds of public events by the words that name them, from ``language/data/time_kinds.yml``."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from ..language.word_lists import load_data
from ..records import Event

#: Weight of a kind that only other words than the event's own name tell.
_HINTED = 0.6

#: Kind of the verbs that tell of an event by their denial only: "will not go".
_PRESENCE = "presence"

#: Kinds of an event with how plainly they are told, 0 to 1.
Kinds = dict[str, float]


def kinds_of(event: Event) -> Kinds:
    """Kinds of the word that names the event; where that tells nothing, of its other words."""
    known = _kinds_of_lemmas()
    head = event.head.removeprefix("not ")
    own = known.get(head) or known.get(head.split(" ")[0], frozenset())
    if head != event.head:
        own = _refused(own)
    if own := own - {_PRESENCE}:
        return dict.fromkeys(sorted(own), 1.0)
    hinted = frozenset().union(*(known.get(term, frozenset()) for term in event.terms))
    return dict.fromkeys(sorted(hinted - {"statement", _PRESENCE}), _HINTED)


def _refused(kinds: frozenset[str]) -> frozenset[str]:
    """ "will not attend" tells of staying away, not of a meeting."""
    return frozenset({"withdrawal"}) if kinds & {"meeting", _PRESENCE} else frozenset()


@cache
def _kinds_of_lemmas() -> dict[str, frozenset[str]]:
    data = load_data("time_kinds")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for kind, lemmas in data.items():
        for lemma in lemmas:
            found[str(lemma)].add(str(kind))
    return {lemma: frozenset(kinds) for lemma, kinds in found.items()}
