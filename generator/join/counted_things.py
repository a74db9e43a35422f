"""What a figure counts: the unit, what became of those counted, and the nouns that name them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..language.word_lists import load_data, word_set
from ..language.wording import stem, stem_set, words
from ..records import PEOPLE_AFFECTED, TOLLS, Figure
from .scenes import MONTH_VERBS, Scene

_DATA = "counted_things"
#: Characters around a figure in which those who vote say which side they are on.
_AROUND = 60
#: Characters between a figure and a word that says what became of those counted, at most.
_REACH = 70
_VOTE = stem("vote")


@dataclass(frozen=True, slots=True)
class Thing:
    """What a claim counts."""

    unit: str
    doings: frozenset[str]
    """Kinds of what became of it: "killed", "fine"; empty where no list knows."""
    nouns: frozenset[str]
    """Keys of the nouns counted, without those that mean anybody."""
    loose: bool
    """Only added to others, or part of them."""


def thing_of(figure: Figure, scene: Scene) -> Thing:
    """What a figure counts, by its unit, its category and the words nearest to it.

    People of whom nothing is said but their number are the crowd where a crowd is what happened.
    """
    label = figure.measure_label or ""
    keys = {w.key for w in words(f"{figure.text} {label}")}
    unit = _unit_of(figure)
    doings = _doings(figure, unit)
    nouns = nouns_of(figure)
    if unit == "people" and not doings and not nouns and "protest" in scene.happenings:
        doings = frozenset({"crowd"})
    return Thing(_unit_key(figure, unit, keys), doings, nouns, _is_loose(figure))


def _unit_of(figure: Figure) -> str:
    return "people" if figure.category in PEOPLE_AFFECTED else _one_unit(figure.unit)


def nouns_of(figure: Figure) -> frozenset[str]:
    """Keys of the words that say what is counted; of a sum, without those of the sum itself."""
    if figure.category in ("money", "share"):
        keys = {w.key for w in words(figure.measure_label or "")} - {
            w.key for w in words(figure.text)
        }
        return frozenset(k for k in keys if not k.isdigit()) - _nobody()
    return frozenset(k for k in _keys(figure) if not k.isdigit()) - _nobody()


def _unit_key(figure: Figure, unit: str, keys: set[str]) -> str:
    """The unit as things of one kind share it; votes are votes whoever casts them."""
    if figure.forecast:
        return f"forecast {unit}"
    if unit == "people" and keys & stem_set(_DATA, "voters") and _votes(figure):
        return _VOTE
    return unit


def _votes(figure: Figure) -> bool:
    keys = {w.key for w in words(_around(figure, _AROUND))}
    return bool(keys & (_sides()["for"] | _sides()["against"]))


@cache
def _sides() -> Mapping[str, frozenset[str]]:
    sides = load_data(_DATA)["doings"]["votes"]
    return {side: frozenset(stem(str(w)) for w in listed) for side, listed in sides.items()}


@cache
def _units() -> Mapping[str, str]:
    """The first of the nouns that count one thing, by each of them."""
    return {stem(noun): stem(group[0]) for group in load_data(_DATA)["one_thing"] for noun in group}


def _one_unit(unit: str) -> str:
    key = stem(unit)
    return _units().get(key, unit if unit == "people" else key)


def _family(figure: Figure, unit: str) -> str:
    if unit == _VOTE:
        return "votes"
    other = "people" if unit == "people" else "things"
    return {"money": "money", "share": "share"}.get(figure.category, other)


@cache
def _doing_words(family: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for kind, listed in load_data(_DATA)["doings"][family].items():
        for word in map(str, listed):
            found[word if word.endswith("ed") else stem(word)].append(str(kind))
    return {key: tuple(kinds) for key, kinds in found.items()}


def _doings(figure: Figure, unit: str) -> frozenset[str]:
    """What became of those counted: by category, else by the nearest word that tells."""
    if figure.category in TOLLS:
        return frozenset({"buried" if _is_of_bodies(figure) else figure.category})
    votes = _VOTE in (unit, _unit_key(figure, unit, _keys(figure)))
    known = _doing_words("votes" if votes else _family(figure, unit))
    near: dict[str, int] = {}
    own: set[str] = set()
    at = _place_in_sentence(figure)
    for word in words(figure.sentence):
        gap = max(word.start - at - len(figure.text), at - word.end, 0)
        if figure.sentence[word.start : word.end] in MONTH_VERBS:
            continue
        written = figure.sentence[word.start : word.end].lower()
        kinds = known.get(word.key, ()) + (known.get(written, ()) if written != word.key else ())
        for kind in kinds if gap <= _REACH else ():
            if gap:
                near[kind] = min(gap, near.get(kind, gap))
            else:
                own.add(kind)
    if not near:
        return frozenset(own) or frozenset({figure.category} & {"affected"})
    if votes and _second_side(figure, at):
        return frozenset({"against"})
    least = min(near.values())
    return frozenset(kind for kind, gap in near.items() if gap == least)


def _is_of_bodies(figure: Figure) -> bool:
    """Whether a number of the dead is of those who lie somewhere: part of a toll."""
    keys = {w.key for w in words(figure.sentence)}
    own = {w.key for w in words(figure.text)}
    return bool(own & stem_set(_DATA, "remains")) and bool(keys & stem_set(_DATA, "laid"))


def _keys(figure: Figure) -> set[str]:
    return {w.key for w in words(f"{figure.text} {figure.measure_label or ''}")}


@cache
def _handled() -> frozenset[str]:
    return stem_set(_DATA, "handled")


_SECOND = re.compile(r"\d\s(?:votes?\s)?(?:to|against)\s$")


def _second_side(figure: Figure, at: int) -> bool:
    """ "148 votes to 97": the second number is of those against."""
    return bool(_SECOND.search(figure.sentence, max(0, at - 16), at))


def place_in(sentence: str, text: str) -> int:
    """Where a text stands in a sentence, and not within a longer word ("seven" in "seventh")."""
    first = at = sentence.find(text)
    while at >= 0 and any(map(str.isalnum, sentence[:at][-1:] + sentence[at + len(text) :][:1])):
        at = sentence.find(text, at + 1)
    return max(first, 0) if at < 0 else at


def _place_in_sentence(figure: Figure) -> int:
    return place_in(figure.sentence, figure.text)


def _around(figure: Figure, reach: int) -> str:
    at = _place_in_sentence(figure)
    return figure.sentence[max(0, at - reach) : at + len(figure.text) + reach]


def heads_of(figure: Figure) -> frozenset[str]:
    """Keys of the nouns that the figure's own words count, and of people that its label names."""
    keys = {w.key for w in words(figure.text) if not w.key.isdigit()}
    keys |= {w.key for w in words(figure.measure_label or "")} & _people()
    return frozenset(_units().get(k, k) for k in keys) - _nobody()


@cache
def _people() -> frozenset[str]:
    return stem_set("figures", "people")


@cache
def _nobody() -> frozenset[str]:
    """Words that tell no group from another: of anybody, of fates, of numbers."""
    lists = [stem_set("measures", key) for key in ("generic", "fates", "amounts")]
    numbers = load_data("numerals")
    spelt = (stem(w) for part in ("units", "tens", "scales") for w in numbers[part])
    forms = (form for listed in load_data("qualifiers")["before"].values() for form in listed)
    qualified = (word.key for form in forms for word in words(form))
    return stem_set(_DATA, "anybody").union(*lists, spelt, qualified)


def _is_loose(figure: Figure) -> bool:
    """Whether a figure is only added to others, or part of them."""
    at = _place_in_sentence(figure)
    before = figure.sentence[max(0, at - 24) : at].lower().rstrip(" ,(")
    behind = figure.sentence[at + len(figure.text) : at + len(figure.text) + 24].lower()
    if figure.sentence.lower().startswith(tuple(word_set(_DATA, "one_of_several"))):
        return True
    if figure.category == "injured" and stem(before.rsplit(" ", 1)[-1]) in _handled():
        return True
    if any(before.endswith(part) for part in word_set(_DATA, "part_before")):
        return True
    if any(behind.startswith(f" {part}") for part in word_set(_DATA, "part_behind")):
        return True
    inside = [w.key for w in words(figure.text)]
    follows = words(behind, limit=1)
    added = stem_set(_DATA, "added")
    if before.rsplit(" ", 1)[-1] in word_set(_DATA, "added"):
        return True
    led = figure.text.lower().startswith(("more than", "fewer than", "no more", "no fewer"))
    return not led and bool(added & {*inside, *(w.key for w in follows[:1])})
