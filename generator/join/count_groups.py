"""Groups of figures that count one thing, while they are put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..records import PEOPLE_AFFECTED
from .claims import Claim
from .counted_things import Thing
from .scenes import Scene

#: Furthest apart, in days of publication, that two figures of one thing may be, where no day of
#: the happening itself joins them.
_APART = {"population": 400}
_APART_TOLL, _APART_OTHER = 12, 45
#: Letters of a name that may stand for a longer one.
_SHORTEST = 4


@dataclass(slots=True)
class CountGroup:
    """Claims of one thing, with what they tell together of it and its scene."""

    thing: Thing
    scene: Scene
    claims: list[Claim] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    amounts: set[float] = field(default_factory=set)

    def add(self, claim: Claim, thing: Thing, scene: Scene) -> None:
        """Put a claim into the group."""
        self.claims.append(claim)
        self.things.append(thing)
        self.articles.add(claim.figure.article)
        self.amounts.add(claim.amount)
        self.scene = self.scene.merged(scene)


def by_publication(claim: Claim) -> tuple[int, int, str, int]:
    """The order in which claims were made."""
    return claim.made or 0, claim.day or 0, claim.figure.article, claim.figure.start


def near_in_time(claim: Claim, cluster: CountGroup) -> bool:
    """Whether a claim was published so soon after the newest of a group that it may be of it."""
    category = claim.figure.category
    limit = _APART.get(category, _APART_TOLL if category in PEOPLE_AFFECTED else _APART_OTHER)
    newest = cluster.claims[-1]
    if claim.made is None or newest.made is None:
        return True
    return abs(claim.made - newest.made) <= limit


_DEMONYM = re.compile(r"(?:n|an|ian|nian|i|ese|ish)s?")


def shared(a: frozenset[str], b: frozenset[str]) -> set[str]:
    """Names of both; a name of several words is also meant by one of them ("Sable" for
    "Port-Sable"), a state by its adjective."""
    return set(a & b) | {x for x in a for y in b if x != y and (_means(x, y) or _means(y, x))}


def _means(short: str, long: str) -> bool:
    if len(short) < _SHORTEST:
        return False
    return short in re.split(r"[ -]", long) or (
        long.startswith(short) and bool(_DEMONYM.fullmatch(long, len(short)))
    )
