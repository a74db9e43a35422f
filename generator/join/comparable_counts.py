"""Which counts can contradict one another: of all there were, of one group of people, as it is."""

from __future__ import annotations

import re
from functools import cache

from ..language.word_lists import word_set
from ..language.wording import stem_set, words
from ..language.world import world
from .claims import Claim
from .counted_things import place_in

_DATA = "counted_things"
#: Characters before and behind a number within which its clause says what is counted.
_BEFORE, _BEHIND = 90, 60
_CLAUSE_END = re.compile(r"[;:,]\s|\b(?:while|but|although|as well as)\b|[.!?]\s")
#: A number that names nobody: those it counts were named before it.
_BARE = re.compile(r"[\d.,\s-]+|\w+")


def is_whole_count(claim: Claim) -> bool:
    """Whether a number is of all there were, as it is said to be: no part, no addition, none of the
    buried, nothing that is planned, feared or so on a usual day.

    A figure in the words of its sentence: "may die each day", "wants to move some 400,000".
    """
    sentence = claim.near
    at = place_in(sentence, claim.figure.text)
    end = at + len(claim.figure.text)
    before = _CLAUSE_END.split(sentence[max(0, at - _BEFORE) : at])[-1]
    behind = _CLAUSE_END.split(sentence[end : end + _BEHIND])[0]
    if claim.figure.forecast or claim.figure.text.lower().startswith("another "):
        return False
    if _ahead().search(before) or _ahead().search(behind) or _HABIT.search(f"{before} {behind}"):
        return False
    around = {w.key for w in words(f"{before} {claim.figure.text} {behind}")}
    return not around & stem_set(_DATA, "laid")


#: What may come or ought to be; not what "may have" come.
_HABIT = re.compile(
    r"\b(?:each|every|per|a(?: normal)?|a typical) (?:day|week|month|year|hour)\b", re.I
)


@cache
def _ahead() -> re.Pattern[str]:
    verbs = "|".join(sorted(word_set(_DATA, "planning")))
    return re.compile(
        r"\b(?:will|would|may|might|could|should|going to|due to)\b(?! have\b)"
        rf"|\b(?:{verbs})(?:s|ed|ing)? to\b",
        re.IGNORECASE,
    )


def group_of(claim: Claim) -> frozenset[str]:
    """Which group of people a number counts, by the words beside it: a nation, an employer, a kind
    of people; empty for people at large. "Its staff" are those of whoever counts."""
    sentence = claim.near
    at = place_in(sentence, claim.figure.text)
    told = f"{claim.figure.text} {claim.figure.measure_label or ''}"
    if _BARE.fullmatch(claim.figure.text.split(" of ")[-1]):
        told += f" {sentence[max(0, at - _BEFORE) : at]}"
    keys = {w.key for w in words(told)}
    kinds = {_kind(key) for key in keys & stem_set("measures", "subgroups")} - {""}
    nations = {state for name, state in _citizens().items() if re.search(rf"\b{name}\b", told)}
    if not kinds and not nations:
        return frozenset()
    own = {claim.claimant} if re.search(r"\b(?:its|their|our)\b", told) else set()
    return frozenset(kinds | nations | own)


def _kind(key: str) -> str:
    return "staff" if key in stem_set(_DATA, "staff") else key


@cache
def _citizens() -> dict[str, str]:
    """States by the nouns for several of their citizens: "Canadians"."""
    return {
        f"{re.escape(demonym)}s": state.id for state in world().states for demonym in state.demonyms
    }
