"""Tolls of one scene that were grouped apart, put together.

Counts of a great disaster come by the dozen, from leads that name many places; two groups of them
that changed apart are one where no chance could make them alike:

- they tell the very same large toll of one kind of happening, or
- both count a thousand dead and more, of one kind of happening in one country in the same days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..records import TOLLS
from .claims import Claim
from .count_groups import CountGroup, by_publication, near_in_time, shared
from .counted_things import heads_of

#: From this on the same number of dead, hurt or homeless is no chance in one scene ...
_TELLING_TOLL = 1000
#: ... and from this on wherever the articles' leads put it.
_NO_CHANCE = 10_000
#: Days within which two counts of thousands are of one disaster.
_SAME_DAYS = 12
#: Groups looked at for each toll, those first that tell it first.
_LOOKED_AT = 40


def one_toll(groups: Sequence[CountGroup]) -> list[list[Claim]]:
    """Claims of the groups, in the order of their publication, those together that are of one
    toll."""
    owner = list(range(len(groups)))
    before: dict[tuple[str, str, float], list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        if not group.thing.doings & TOLLS or group.thing.loose:
            continue
        for kind, amount in _tolls(group):
            listed = before[group.thing.unit, kind, amount]
            for other in (*listed[:_LOOKED_AT], *listed[_LOOKED_AT:][-_LOOKED_AT:]):
                if _is_one(group, groups[other], amount):
                    owner[_root(owner, n)] = _root(owner, other)
                    break
            listed.append(n)
    joined: dict[int, list[Claim]] = defaultdict(list)
    for n, group in enumerate(groups):
        joined[_root(owner, n)].extend(group.claims)
    return [sorted(joined[n], key=by_publication) for n in sorted(joined)]


def _tolls(group: CountGroup) -> Iterator[tuple[str, float]]:
    """Its large tolls, each with "", and, where it counts thousands of dead, what killed them with
    no number."""
    for amount in sorted({c.amount for c in group.claims if not c.vague}):
        if amount >= _TELLING_TOLL:
            yield "", amount
    history = any(claim.looks_back for claim in group.claims)
    if "killed" in group.thing.doings and min(group.amounts) >= _TELLING_TOLL and not history:
        yield from ((kind, 0.0) for kind in sorted(group.scene.happenings))


def _is_one(a: CountGroup, b: CountGroup, amount: float) -> bool:
    """Whether two groups are of one toll: they tell this very amount, or (0) both count thousands
    of dead."""
    if not (a.thing.doings & b.thing.doings and a.scene.happenings & b.scene.happenings):
        return False
    if not near_in_time(a.claims[0], b) or not shared(a.scene.names, b.scene.names):
        return False
    if _are_other(a.scene.stated, b.scene.stated):
        return False
    if not amount:
        one_part = bool(a.scene.stated) == bool(b.scene.stated)  # "in Leogane", of a whole country
        same_days = _near(a.scene.days, b.scene.days)
        return one_part and same_days and bool(shared(a.scene.containers, b.scene.containers))
    if amount < _NO_CHANCE and (
        _are_other(a.scene.places - a.scene.containers, b.scene.places - b.scene.containers)
        or (a.scene.days and b.scene.days and not a.scene.days & b.scene.days)
    ):
        return False
    one, other = (next(c for c in g.claims if c.amount == amount) for g in (a, b))
    return not _are_other(heads_of(one.figure), heads_of(other.figure))


def _near(here: frozenset[int], there: frozenset[int]) -> bool:
    """Whether days, where both give some, are of one disaster and no earlier one."""
    return not (here and there) or min(abs(d - e) for d in here for e in there) <= _SAME_DAYS


def _are_other(here: frozenset[str], there: frozenset[str]) -> bool:
    return bool(here and there) and not shared(here, there)


def _root(owner: Sequence[int], n: int) -> int:
    while owner[n] != n:
        n = owner[n]
    return n
