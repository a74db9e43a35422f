"""Word lists of coreference resolution, read once from ``language/data``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ...language.person_names import Gender, first_name_gender
from ...language.word_lists import load_data, word_set
from ...records import ActorKind

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Nouns that say what a person is (``roles.yml``)."""

    broader: dict[str, Words]
    """Role noun to all nouns by which it may be mentioned again, itself included."""
    short: dict[str, str]
    """Abbreviation or title to the role noun."""
    gender: dict[str, Gender]
    phrases: Words
    """Roles of several words."""
    same: tuple[Words, ...]
    """Sets of names of one office."""
    offices: Words
    """Offices that speak for a state when a nation is named with them."""
    unique: Words
    """Roles that are no new description of a salient person."""
    electoral: Words
    lesser: Words
    """Words that make a role another, lesser or past one ("deputy", "former")."""
    under: Words
    """Those of them for somebody other than the holder of the office."""
    former: Words
    parties: dict[str, str]
    """Word to the party it names."""
    empty: Words
    """Words that distinguish no two people ("senior", "current")."""

    def noun(self, word: str) -> str:
        """A lower-case word with its abbreviation spelt out."""
        return self.short.get(word, word)


@dataclass(frozen=True, slots=True)
class CoreferenceWords:
    """Titles, roles, first names and nouns."""

    titles: dict[str, Gender | None]
    particles: Words
    no_names: Words
    """Words in capitals that a model takes for names."""
    roles: RoleWords
    first_names: dict[str, Gender]
    bodies: dict[str, ActorKind]
    generic: dict[str, frozenset[ActorKind]]
    """Nouns by which any body of these kinds may be mentioned again ("the newspaper")."""
    plural_bodies: Words
    groups: Words
    documents: Words
    us_states: dict[str, str]
    """Abbreviation to name."""
    organisation_words: Words
    place_words: Words
    epithets: Words
    """Words before a surname that are no first names."""
    speaking: Words
    """Lemmas of verbs whose subject is a speaker."""
    closing: Words
    """Lemmas of verbs that end a sentence after its content (", he said.")."""
    town_prepositions: Words
    """Words before a capital that show it means the town ("in Baku")."""
    movement_words: Words
    """Words whose "to" is followed by a town ("return to Tokyo")."""
    place_prepositions: Words
    """Prepositions whose object is a place ("the villages around it")."""
    origin_participles: Words
    """Participles that follow the name of a town ("Geneva-based")."""


@cache
def coreference_words() -> CoreferenceWords:
    """The word lists."""
    titles, nominals = load_data("titles"), load_data("nominals")
    gender_of: dict[str, Gender | None] = dict.fromkeys(titles["any"])
    gender_of |= dict.fromkeys(titles["m"], "m")
    gender_of |= dict.fromkeys(titles["f"], "f")
    return CoreferenceWords(
        titles=gender_of,
        particles=frozenset(titles["particles"]),
        no_names=frozenset(titles["no_names"]),
        roles=_roles(),
        first_names=first_name_gender(),
        bodies={noun: kind for kind, nouns in nominals["bodies"].items() for noun in nouns},
        generic={noun: frozenset(kinds) for noun, kinds in nominals["generic"].items()},
        speaking=word_set("reporting_verbs", "speaking"),
        closing=word_set("reporting_verbs", "closing"),
        us_states={a: state for state, short in load_data("us_states").items() for a in short},
        **{
            name: frozenset(nominals[name])
            for name in (
                "plural_bodies",
                "groups",
                "documents",
                "organisation_words",
                "place_words",
                "epithets",
                "town_prepositions",
                "movement_words",
                "place_prepositions",
                "origin_participles",
            )
        },
    )


def _roles() -> RoleWords:
    data = load_data("roles")
    gender: dict[str, Gender] = dict.fromkeys(data["m"], "m")
    gender |= dict.fromkeys(data["f"], "f")
    return RoleWords(
        broader={noun: _closure(noun, data["broader"]) for noun in data["broader"]},
        short=dict(data["short"]),
        gender=gender,
        phrases=frozenset(data["phrases"]),
        same=tuple(frozenset(group) for group in data["same"]),
        offices=frozenset(data["offices"]),
        unique=frozenset(data["unique"]),
        electoral=frozenset(data["electoral"]),
        lesser=frozenset(data["lesser"]),
        under=frozenset(data["under"]),
        former=frozenset(data["former"]),
        parties=dict(data["parties"]),
        empty=frozenset(data["loose"]) | frozenset(data["generic"]),
    )


def _closure(noun: str, broader: dict[str, list[str]]) -> Words:
    found, queue = {noun}, [noun]
    while queue:
        for wider in broader.get(queue.pop(), []):
            if wider not in found:
                found.add(wider)
                queue.append(wider)
    return frozenset(found)
