"""How far two tellings of one time tell of one event.

Each point of agreement or difference counts by a weight (`Weights`), which a logistic
regression over the annotated set `joining` found (``tests/quality/event_weights.py`` prints
it); above 0 they are more likely one than not. Names decide most: whether each article names
whom, what and where the other's sentence names.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import astuple, dataclass

from .telling import Telling

#: Share of two articles' telling words from which one is (near to) the other's text.
_NO_WEIGHT: Mapping[str, float] = {}


@dataclass(frozen=True, slots=True)
class Agreement:
    """In what two tellings agree and differ, 0 to 1 each; of what they weigh the same fields."""

    names: float
    """Names of each sentence that the other article knows from headline, lead or sentence."""
    strangers: float
    """Both sentences name somebody, and neither article knows whom the other names."""
    act: float
    """Some word of both tells of one kind of event."""
    other_act: float
    """The words that name the events are of kinds that have nothing in common."""
    words: float
    """Words of each sentence that the other's setting holds."""
    title: float
    """Words of a headline that the other's setting holds."""
    setting: float
    """Words that the two settings share, of those of the shorter."""
    other_number: float
    """They count the same thing differently."""
    same_day: float
    """Both give the same date."""
    always: float = 1.0

    def weighed(self, weights: Agreement) -> float:
        """Sum of the points, each by its weight."""
        return sum(p * w for p, w in zip(astuple(self), astuple(weights), strict=True))


WEIGHTS = Agreement(
    names=3.3,
    strangers=-2.1,
    act=1.0,
    other_act=-0.6,
    words=1.2,
    title=4.0,
    setting=1.5,
    other_number=-0.6,
    same_day=0.5,
    always=-3.5,
)


def likeness(a: Telling, b: Telling, weights: Mapping[str, float] = _NO_WEIGHT) -> float:
    """How likely two tellings are of one event, as log odds; ``weights`` are those of names."""
    return agreement(a, b, weights).weighed(WEIGHTS)


def agreement(a: Telling, b: Telling, weights: Mapping[str, float] = _NO_WEIGHT) -> Agreement:
    """In what two tellings agree and differ."""
    there, here = _share(a.names, b.known, weights), _share(b.names, a.known, weights)
    both = bool(a.names and b.names)
    return Agreement(
        names=(there + here) / 2 if both else max(there, here),
        strangers=float(both and not a.names & b.names and not (a.names <= b.known or b.names <= a.known)),
        act=float(bool(a.hints & b.hints) or a.act == b.act),
        other_act=float(bool(a.kinds and b.kinds) and not a.kinds & b.kinds and a.act != b.act),
        words=(_share(a.words, b.setting) + _share(b.words, a.setting)) / 2,
        title=max(_share(a.title, b.setting), _share(b.title, a.setting)),
        setting=_overlap(a.setting, b.setting),
        other_number=float(any(b.numbers.get(what, n) != n for what, n in a.numbers.items())),
        same_day=float(a.value == b.value),
    )


def _share(
    mine: Collection[str], others: Collection[str], weights: Mapping[str, float] = _NO_WEIGHT
) -> float:
    """Of all that is mine what others have too."""
    whole = sum(weights.get(m, 1.0) for m in mine)
    return sum(weights.get(m, 1.0) for m in mine if m in others) / whole if whole else 0.0


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / (min(len(a), len(b)) or 1)
