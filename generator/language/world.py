"""World knowledge: states, seats of government and international bodies.

States come from ISO 3166 (pycountry) with capitals and demonyms from countryinfo; gaps and
mistakes of those tables are corrected in ``data/states.yml``. Seats of government and bodies
are data of this package.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pycountry
from countryinfo import CountryInfo, CountryNotFoundError

from ..records import ActorKind
from ..records.plain_text import slug
from .word_lists import load_data


@dataclass(frozen=True, slots=True)
class State:
    """A state, or a territory that acts like one in the news."""

    id: str
    name: str
    names: tuple[str, ...]
    """Short and official names, abbreviations; ``name`` is the first."""
    demonyms: tuple[str, ...]
    """Adjectives and singular nouns: "Azerbaijani", "Azeri"."""
    capitals: tuple[str, ...]
    """Capitals that may stand for its government ("Paris denounced")."""
    context: tuple[str, ...] = ()
    """When not empty, the name counts only beside one of these words (Georgia, Jordan)."""


@dataclass(frozen=True, slots=True)
class Body:
    """An institution, organisation, armed group or outlet."""

    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...]
    speaks_for: str | None = None
    """Id of the state it speaks for."""
    towns: tuple[str, ...] = ()
    """Towns that stand for the body when they are said to act ("Brussels proposed")."""


@dataclass(frozen=True, slots=True)
class World:
    """States and bodies by id."""

    states: tuple[State, ...]
    bodies: tuple[Body, ...]

    def demonyms(self) -> dict[str, str]:
        """State id by adjective, singular or plural noun ("French", "Azerbaijanis")."""
        found: dict[str, str] = {}
        for state in self.states:
            for word in state.demonyms:
                found.setdefault(word, state.id)
                if plural := plural_demonym(word):
                    found.setdefault(plural, state.id)
        return found


def plural_demonym(word: str) -> str | None:
    """ "Armenians" for "Armenian"; None where the adjective has no plural ("French")."""
    return None if re.search(r"(?:sh|ch|ese|ss|Thai|Kyrgyz)$", word) else f"{word}s"


@cache
def world() -> World:
    """All states and bodies, built once."""
    return World(_states(), _bodies())


def _states() -> tuple[State, ...]:
    patches = load_data("states")
    codes = {country.alpha_2 for country in pycountry.countries} | set(patches["states"])
    made = [_state(code, patches) for code in sorted(codes - set(patches["skip"]))]
    return tuple(sorted(made, key=lambda state: state.id))


def _state(code: str, patches: dict[str, Any]) -> State:
    patch: dict[str, Any] = patches["states"].get(code, {})
    country = pycountry.countries.get(alpha_2=code)
    facts = _facts(code)
    short = str(getattr(country, "common_name", None) or getattr(country, "name", ""))
    name = str(patch.get("name") or (facts.name() if facts and "," in short else short))
    official: str | None = getattr(country, "official_name", None)
    names = _unique([name, *patch.get("names", []), *([official] if official else [])])
    demonyms = _unique([*_listed(facts.demonym() if facts else None), *patch.get("demonyms", [])])
    capital = patch["capital"] if "capital" in patch else (facts.capital() if facts else None)
    capitals = _unique([*([capital] if capital else []), *patch.get("capitals", [])])
    strong = tuple(c for c in capitals if c not in patches["weak_capitals"] and c not in names)
    context = tuple(patches["ambiguous"].get(code, ()))
    return State(slug(name), name, names, demonyms, strong, context)


def _facts(code: str) -> Any:
    try:
        return CountryInfo(code)
    except CountryNotFoundError:
        return None


def _listed(demonym: str | None) -> list[str]:
    return [d.strip() for d in re.split(r",|/| and ", demonym or "") if d.strip()]


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _bodies() -> tuple[Body, ...]:
    by_name: dict[str, Body] = {}
    for kind, rows in load_data("bodies").items():
        for names in rows:
            by_name[names[0]] = Body(slug(names[0]), names[0], kind, tuple(names))
    ids = {code: _state(code, load_data("states")).id for code in _seat_codes()}
    for row in load_data("seats"):
        known = by_name.get(row["body"])
        names = () if row.get("place") else tuple(row["names"])
        by_name[row["body"]] = Body(
            slug(row["body"]),
            row["body"],
            known.kind if known else row.get("kind", "government body"),
            _unique([*(known.names if known else ()), *names]),
            ids.get(row.get("state", "")) or (known.speaks_for if known else None),
            _unique([*(known.towns if known else ()), *(row["names"] if row.get("place") else ())]),
        )
    return tuple(sorted(by_name.values(), key=lambda body: body.id))


def _seat_codes() -> set[str]:
    return {row["state"] for row in load_data("seats") if "state" in row}
