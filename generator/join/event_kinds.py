"""Kinds of public events by the words that name them, from ``language/data/time_kinds.yml``."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from ..language.word_lists import load_data
from ..records import Event

#: Kind of the verbs that tell of an event by their denial only: "will not go".
_PRESENCE = "presence"

Kinds = frozenset[str]


def kinds_of(event: Event) -> Kinds:
    """Kinds of the word that names the event."""
    head = event.head.removeprefix("not ")
    known = _kinds_of_lemmas()
    own = known.get(head) or known.get(head.split(" ")[0], frozenset())
    return (_refused(own) if head != event.head else own) - {_PRESENCE}


def kinds_touched(event: Event) -> Kinds:
    """Kinds of that word and of the other words of the event: a court that "found" a man guilty
    touches justice. What somebody says is told by the word itself only."""
    known, hints = _kinds_of_lemmas(), _hints()
    words = (known.get(term, frozenset()) | hints.get(term, frozenset()) for term in event.terms)
    return (frozenset().union(*words) - {"statement", _PRESENCE}) | kinds_of(event)


def _refused(kinds: Kinds) -> Kinds:
    """ "will not attend" tells of staying away, not of a meeting."""
    return frozenset({"withdrawal"}) if kinds & {"meeting", _PRESENCE} else frozenset()


@cache
def _kinds_of_lemmas() -> dict[str, frozenset[str]]:
    return _by_lemma("time_kinds")


@cache
def _hints() -> dict[str, frozenset[str]]:
    return _by_lemma("event_hints")


def _by_lemma(name: str) -> dict[str, frozenset[str]]:
    data = load_data(name)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for kind, lemmas in data.items():
        for lemma in lemmas:
            found[str(lemma)].add(str(kind))
    return {lemma: frozenset(kinds) for lemma, kinds in found.items()}
