"""Word lists of the discourse model, compiled once from ``generator/language/data``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ...language.person_names import Gender, first_name_gender
from ...language.word_lists import load_data
from ...records import ActorKind

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Roles:
    """Nouns that say what a person is (``roles.yml``)."""

    broader: dict[str, Words]
    """Role noun to all nouns that may take it up, itself included."""
    short: dict[str, str]
    gender: dict[str, Gender]
    phrases: Words
    same: tuple[Words, ...]
    offices: Words
    unique: Words
    electoral: Words
    lesser: Words
    under: Words
    former: Words
    parties: dict[str, str]
    empty: Words
    """Words that tell no two people apart."""

    def noun(self, word: str) -> str:
        """A lower-case word with its abbreviation spelt out."""
        return self.short.get(word, word)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Titles, roles, first names and nouns."""

    titles: dict[str, Gender | None]
    particles: Words
    no_names: Words
    """Words in capitals that a model takes for names."""
    roles: Roles
    first_names: dict[str, Gender]
    bodies: dict[str, ActorKind]
    generic: dict[str, frozenset[ActorKind]]
    """Nouns that take up any body of these kinds ("the newspaper")."""
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
    still: Words
    going: Words
    spatial: Words
    seated: Words
    """Behind the hyphen of "Geneva-based"."""


@cache
def lexicon() -> Lexicon:
    """The word lists."""
    titles, nominals = load_data("titles"), load_data("nominals")
    gender_of: dict[str, Gender | None] = dict.fromkeys(titles["any"])
    gender_of |= dict.fromkeys(titles["m"], "m")
    gender_of |= dict.fromkeys(titles["f"], "f")
    return Lexicon(
        titles=gender_of,
        particles=frozenset(titles["particles"]),
        no_names=frozenset(titles["no_names"]),
        roles=_roles(),
        first_names=first_name_gender(),
        bodies={noun: kind for kind, nouns in nominals["bodies"].items() for noun in nouns},
        generic={noun: frozenset(kinds) for noun, kinds in nominals["generic"].items()},
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
                "speaking",
                "still",
                "going",
                "spatial",
                "seated",
            )
        },
    )


def _roles() -> Roles:
    data = load_data("roles")
    gender: dict[str, Gender] = dict.fromkeys(data["m"], "m")
    gender |= dict.fromkeys(data["f"], "f")
    return Roles(
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
