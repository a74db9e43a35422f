"""How far two tellings of one time tell of one event.

Each point of agreement or difference counts by a weight (`WEIGHTS`), set by hand after a logistic
regression over pairs of the annotated set `joining`, harder on acts that differ than that;
above 0 they are more likely one than not. Names decide most: whether each article names
whom, what and where the other's sentence names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from operator import attrgetter, mul

from .event_tellings import Telling, empty_words, kind_sign, same_time

#: Share of names that two sentences without any have in common when their leads share one, and
#: at most have when their acts are not of one kind: two articles on one matter tell more than one.
_ONE_LEAD_NAME = 0.6

#: Follows from events of any kind.
_OUTCOME = frozenset({"death"})
#: What an act is worth that is of another's kind by other words only.
_TOUCHED = 0.5

_SAID = frozenset({"statement"})

Common = Mapping[str, float]
"""What a name or a word that many articles hold tells, beside 1 of any other."""

_RARE: Common = {}


@dataclass(frozen=True, slots=True)
class Agreement:
    """In what two tellings agree and differ, 0 to 1 each; of what they weigh the same fields."""

    names: float
    """Names of each sentence that the other article knows from headline, lead or sentence."""
    strangers: float
    """The sentences share no name, and neither article knows whom the other names."""
    others: float
    """Others act, of whom neither article knows those of the other."""
    elsewhere: float
    """Each sentence says where, or whose parliament it was, and they differ."""
    act: float
    """What names one event is of a kind that the other tells of."""
    other_act: float
    """The words that name the events are of kinds that have nothing in common."""
    only_said: float
    """One tells what somebody said, the other what was done."""
    pointed: float
    """One only points to the event, and its act is of the other's kind."""
    nothing: float
    """Neither the act nor any word is the same."""
    words: float
    """Words of each sentence that the other's setting holds."""
    title: float
    """Words of a headline that the other's setting holds."""
    setting: float
    """Words that the two settings share, of those of the shorter."""
    other_number: float
    """They count the same thing differently."""
    same_number: float
    """They count the same thing alike."""
    disaster: float
    """Both tell of a disaster of one kind, near in time, and one article names where the other's
    was."""
    parties: float
    """Of those who take part by each, those who do by both, if the act is of one kind."""
    same_day: float
    """Both give the same date."""
    always: float = 1.0

    def weighed(self, weights: Agreement) -> float:
        """Sum of the points, each by its weight."""
        return float(sum(map(mul, _points(self), _points(weights))))


_points = attrgetter(*(field.name for field in fields(Agreement)))

WEIGHTS = Agreement(
    names=3.7,
    strangers=-7.0,
    others=-2.5,
    elsewhere=-4.0,
    act=1.1,
    other_act=-1.5,
    only_said=-3.0,
    pointed=1.2,
    nothing=-1.1,
    words=1.0,
    title=2.6,
    setting=1.7,
    other_number=-0.4,
    same_number=0.8,
    disaster=2.5,
    parties=0.6,
    same_day=0.5,
    always=-3.1,
)


def likeness(a: Telling, b: Telling, common: Common = _RARE) -> float:
    """How likely two tellings are of one event, as log odds; ``common`` are names and words
    that many articles hold."""
    return agreement(a, b, common).weighed(WEIGHTS)


def agreement(a: Telling, b: Telling, common: Common = _RARE) -> Agreement:
    """In what two tellings agree and differ."""
    if a.sentence[0] == b.sentence[0]:
        a, b = _alone(a), _alone(b)
    only_said = any(x.kinds == _SAID and not y.kinds & _SAID for x, y in ((a, b), (b, a)))
    act = 0.0 if only_said else one_kind(a, b, common)
    apart = not act and bool(a.kinds - _OUTCOME and b.kinds - _OUTCOME)
    touching = bool(a.kinds & b.touches or b.kinds & a.touches)
    known = _share(a.names, b.known, common), _share(b.names, a.known, common)
    names = _named(a, b, *known, common)
    elsewhere = _elsewhere(a, b)
    disaster = not elsewhere and _one_disaster(a, b)
    return Agreement(
        names=names if act else min(names, _ONE_LEAD_NAME * (a.lent and b.lent) or 1.0),
        strangers=0.0 if disaster else _strangers(a, b, *known),
        others=float(_others_act(a, b)),
        elsewhere=float(elsewhere),
        act=act,
        other_act=float(apart and not touching),
        only_said=float(only_said),
        pointed=float(act == 1 and any((a.reference, b.reference, a.generic, b.generic))),
        nothing=float(not act and not (a.words & b.words) - common.keys()),
        words=(_share(a.words, b.setting, common) + _share(b.words, a.setting, common)) / 2,
        title=max(_share(a.title, b.setting, common), _share(b.title, a.setting, common)),
        setting=_overlap(a.setting, b.setting, common),
        other_number=float(_count_otherwise(a, b)),
        same_number=float(bool(a.numbers & b.numbers)),
        disaster=float(disaster),
        parties=act and _overlap(a.parties, b.parties, common),
        same_day=float(a.value == b.value),
    )


@lru_cache(maxsize=1 << 12)
def _alone(telling: Telling) -> Telling:
    """A telling without what its article lends it: to another of the same article that lends the
    same."""
    return replace(
        telling,
        known=telling.names,
        setting=telling.words,
        title=frozenset(),
    )


def _named(a: Telling, b: Telling, there: float, here: float, common: Common) -> float:
    """How far each article knows whom the other's sentence names; of names that a sentence only
    has from its lead those count that the other knows.

    ``there`` is the share of the first's names that the other's article knows.
    """
    if a.lent and b.lent:
        return max(there, here, _ONE_LEAD_NAME * min(1.0, _weight(a.names & b.names, common)))
    if a.lent or b.lent:
        return here if a.lent else there
    return (there + here) / 2


def _strangers(a: Telling, b: Telling, there: float, here: float) -> float:
    """How little the articles know of one another's names where the sentences share none."""
    if not a.names or not b.names or a.names & b.names:
        return 0.0
    return 1 - max(there, here)


def _others_act(a: Telling, b: Telling) -> bool:
    if not a.agent_names or not b.agent_names or a.agents & b.agents:
        return False
    return not (a.agent_names & b.known or b.agent_names & a.known)


def _one_disaster(a: Telling, b: Telling) -> bool:
    """ "The quake struck Orvania on Tuesday", "Tuesday's quake": there is one a day and place."""
    known = a.names & b.known or b.names & a.known
    if a.lent or b.lent:
        known = known or a.known & b.known
    return bool(a.strikes and b.strikes and a.kinds & b.kinds and known and same_time(a, b))


def _elsewhere(a: Telling, b: Telling) -> bool:
    if a.places and b.places and not (a.places & b.known or b.places & a.known):
        return True
    bodies = {body for body, _ in a.bodies} & {body for body, _ in b.bodies}
    return bool(bodies) and all(
        {o for name, o in a.bodies if name == body}.isdisjoint(
            o for name, o in b.bodies if name == body
        )
        for body in bodies
    )


def one_kind(a: Telling, b: Telling, common: Common = _RARE) -> float:
    """Whether the acts are of one kind: wholly, or only by other words of their sentences."""
    if a.generic or b.generic or (a.act == b.act and a.act not in empty_words()):
        return 1.0
    if both := a.kinds & b.kinds:
        return 1.0 if both != _SAID else _overlap(a.words, b.words, common)
    if a.kinds and b.kinds:
        return float(bool(a.kinds & b.touches and b.kinds & a.touches))
    shared = (a.touches & b.touches) | (a.kinds & b.touches) | (a.touches & b.kinds)
    return _TOUCHED * any(kind_sign(kind) not in common for kind in shared)


def _count_otherwise(a: Telling, b: Telling) -> bool:
    return any(what == other and n != m for what, n in a.numbers for other, m in b.numbers)


def _share(mine: frozenset[str], others: frozenset[str], common: Common = _RARE) -> float:
    """Of all that is mine what others have too; less where all of it is common."""
    if not mine:
        return 0.0
    whole = _weight(mine, common)
    return _weight(mine & others, common) / whole * min(1.0, whole)


def _weight(names: frozenset[str], common: Common) -> float:
    return len(names) - sum(1 - common[name] for name in names & common.keys())


def _overlap(a: frozenset[str], b: frozenset[str], common: Common) -> float:
    less = min(_weight(a, common), _weight(b, common))
    return _weight(a & b, common) / less * min(1.0, less) if less else 0.0
