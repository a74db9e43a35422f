"""Word lists of the discourse model, compiled once from ``generator/language/data``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ...language.names import Gender, first_name_gender
from ...language.world import load_data
from ...records import ActorKind


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Titles, roles, first names and nominal heads."""

    titles: dict[str, Gender | None]
    suffixes: frozenset[str]
    particles: frozenset[str]
    no_names: frozenset[str]
    """Words in capitals that a model takes for names."""
    broader: dict[str, frozenset[str]]
    """Role noun to all nouns that may take it up, itself included."""
    short: dict[str, str]
    role_gender: dict[str, Gender]
    loose: frozenset[str]
    first_names: dict[str, Gender]
    bodies: dict[str, ActorKind]
    generic: dict[str, frozenset[ActorKind]]
    """Nouns that take up any body of these kinds ("the newspaper")."""
    groups: frozenset[str]
    documents: frozenset[str]
    us_states: dict[str, str]
    """Abbreviation to name."""
    organisation_words: frozenset[str]
    place_words: frozenset[str]
    speaking: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The word lists."""
    titles, roles = load_data("titles"), load_data("roles")
    nominals = load_data("nominals")
    gender_of: dict[str, Gender | None] = dict.fromkeys(titles["any"])
    for gender in ("m", "f"):
        gender_of |= dict.fromkeys(titles[gender], gender)
    return Lexicon(
        titles=gender_of,
        suffixes=frozenset(titles["suffixes"]),
        particles=frozenset(titles["particles"]),
        no_names=frozenset(titles["no_names"]),
        broader={noun: _closure(noun, roles["broader"]) for noun in roles["broader"]},
        short=dict(roles["short"]),
        role_gender=dict.fromkeys(roles["m"], "m") | dict.fromkeys(roles["f"], "f"),
        loose=frozenset(roles["loose"]),
        first_names=first_name_gender(),
        bodies={noun: kind for kind, nouns in nominals["bodies"].items() for noun in nouns},
        generic={noun: frozenset(kinds) for noun, kinds in nominals["generic"].items()},
        groups=frozenset(nominals["groups"]),
        documents=frozenset(nominals["documents"]),
        us_states={a: state for state, short in load_data("us_states").items() for a in short},
        organisation_words=frozenset(nominals["organisation_words"]),
        place_words=frozenset(nominals["place_words"]),
        speaking=frozenset(nominals["speaking"]),
    )


def _closure(noun: str, broader: dict[str, list[str]]) -> frozenset[str]:
    found, queue = {noun}, [noun]
    while queue:
        for wider in broader.get(queue.pop(), []):
            if wider not in found:
                found.add(wider)
                queue.append(wider)
    return frozenset(found)
