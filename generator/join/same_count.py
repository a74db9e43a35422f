"""Which figures count one thing: the same kind of thing, in the same scene.

Two figures are of one thing when they count the same (killed, arrested, a fine), when nothing
named says otherwise (another place, another day, another kind of happening), and when something
named says so: a place or a name with the day or the kind of happening. A figure that is added to
others ("seven more bodies") or is part of them ("among them nine children") stands apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from ..language.wording import stem_set, words
from ..records import PEOPLE_AFFECTED
from .claims import Claim
from .count_groups import CountGroup, by_publication, near_in_time, shared
from .counted_things import Thing, heads_of, thing_of
from .one_toll import one_toll
from .scenes import Scene

#: Categories in which a figure alone is a thing counted.
_COUNTED = PEOPLE_AFFECTED | {"population", "money", "share", "area", "count"}
#: Days of publication between two claims up to which the unit alone may tell that they count one
#: thing.
_ONE_NEWS = 3
#: How many times larger one count of a thing may be than another.
_RATIO = {"population": 2.0, "share": 2.0}
_RATIO_TOLL, _RATIO_OTHER = 8.0, 4.0
#: A group within those counted ("soldiers") may stand for all of them when it is at least so large
#: a part of the other figure.
_GROUP_SHARE = 0.5
#: Newest clusters looked at for each name that a claim shares with them, and newest claims of a
#: cluster that a claim is compared with.
_LOOKED_AT, _COMPARED = 40, 4
#: What several count who disagree, in one report.
_COUNTED_BY_MANY = frozenset({"crowd", "arrested", "rescued", "escaped", "freed", "infected"})
#: Fewer than these, of two groups, are two things though the number is one.
_HANDFUL = 5
#: Words of a sentence that two articles do not share by chance.
_SENTENCE_WORDS = 8
#: Articles of one outlet that print one sentence, from which on it counts once.
_PRINTED = 3
#: Words of a crosshead, at most.
_CROSSHEAD = 8
#: Least overlap of the words of two labels (Jaccard) where no list knows what is counted.
_LIKE = 0.5


def same_counts(claims: Sequence[Claim], scenes: Mapping[str, Scene]) -> list[list[Claim]]:
    """Claims of one thing, in the order of their publication."""
    clusters: list[CountGroup] = []
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    retold: dict[tuple[str, str, str], int] = {}
    for claim in sorted(claims, key=by_publication):
        if claim.figure.category not in _COUNTED and claim.figure.unit not in _weights():
            continue
        scene = scenes[claim.figure.id]
        thing = thing_of(claim.figure, scene)
        keys = _verbatim(claim)
        at = next((n for k in keys if (n := retold.get(k)) is not None), None)
        if at is not None and not _may_retell(claim, scene, clusters[at]):
            at = None
        if at is None:
            at = _best(claim, thing, scene, clusters, index)
        if at is None:
            at = len(clusters)
            clusters.append(CountGroup(thing, scene))
        retold.update(dict.fromkeys(keys, at))
        cluster = clusters[at]
        fresh = scene.names - cluster.scene.names if cluster.claims else scene.names
        cluster.add(claim, thing, scene)
        for name in sorted(fresh):
            index[thing.unit, name].append(at)
    return [_told_once(claims) for claims in one_toll(clusters)]


def _may_retell(claim: Claim, scene: Scene, cluster: CountGroup) -> bool:
    here, there = scene.stated, cluster.scene.stated
    return near_in_time(claim, cluster) and not (here and there and not shared(here, there))


def _verbatim(claim: Claim) -> list[tuple[str, str, str]]:
    """What a claim is known by in copies of its article, and, where too many words stand around it
    for chance, in any article: its sentence, and the words before and behind it."""
    text = claim.figure.text
    keys = [(claim.family, claim.near, text)]
    if len(words(claim.near, limit=_SENTENCE_WORDS)) == _SENTENCE_WORDS:
        keys.append(("", claim.near, text))
    before = claim.near[: claim.offset].split()
    behind = claim.near[claim.offset + len(text) :].split()
    half = _SENTENCE_WORDS // 2
    for first, last in ((_SENTENCE_WORDS, 0), (half, half), (0, _SENTENCE_WORDS)):
        told = [*before[len(before) - first :], *behind[:last]]
        if len(before) >= first and len(told) == _SENTENCE_WORDS:
            keys.append(("", " ".join(told), text))
    return keys


def _told_once(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, of a sentence that many articles of one outlet print only the first: text beside
    the article, or background that is copied from one day to the next. A crosshead that repeats
    the sentence below it is no second claim."""
    printed: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        printed[claim.outlet, claim.near, claim.figure.text].append(claim)
    again = {
        claim.figure.id
        for same in printed.values()
        if len({claim.figure.article for claim in same}) >= _PRINTED
        for claim in same[1:]
    }
    below = {(c.figure.article, c.amount) for c in claims if not _is_crosshead(c)}
    return [
        c
        for c in claims
        if c.figure.id not in again
        and not (_is_crosshead(c) and (c.figure.article, c.amount) in below)
    ]


def _is_crosshead(claim: Claim) -> bool:
    """Whether a figure stands in a line without an end, as headlines between paragraphs do."""
    sentence = claim.near.rstrip()
    return len(sentence.split()) <= _CROSSHEAD and sentence[-1:].isalnum()


@cache
def _weights() -> frozenset[str]:
    """Units of weight and volume, which are counted like things."""
    wanted = ("tonnes", "tons", "kg", "lb", "litres", "gallons", "barrels", "cubic metres")
    return frozenset(wanted)


def _best(
    claim: Claim,
    thing: Thing,
    scene: Scene,
    clusters: Sequence[CountGroup],
    index: Mapping[tuple[str, str], Sequence[int]],
) -> int | None:
    """The cluster that a claim belongs to most surely, the newest of equals."""
    near = {n for name in scene.names for n in index.get((thing.unit, name), ())[-_LOOKED_AT:]}
    best, surest = None, 0
    for n in sorted(near, reverse=True):
        cluster = clusters[n]
        if not _same_thing(thing, cluster.thing, claim, cluster.claims):
            continue
        found = _same_scene(claim, thing, scene, cluster)
        same_day = bool(scene.days & cluster.scene.days)
        newest = zip(cluster.claims[-_COMPARED:], cluster.things[-_COMPARED:], strict=True)
        if found > surest and all(_may_agree(claim, thing, *m, same_day) for m in newest):
            best, surest = n, found
    return best


def _same_thing(a: Thing, b: Thing, claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether two things counted are of one kind."""
    if a.unit != b.unit or a.loose or b.loose:
        return False
    if claim.figure.category == "population" or others[0].figure.category == "population":
        return claim.figure.category == others[0].figure.category and _alike(a, b)
    if a.doings and b.doings:
        both = a.doings & b.doings
        if both and claim.figure.category == "share" and not both & _PLAIN_SHARES:
            return bool(a.nouns & b.nouns)
        return bool(both) or _one_sum(claim, others)
    if a.doings or b.doings:
        return bool(a.nouns & b.nouns) and any(
            c.amount == claim.amount for c in others[-_COMPARED:]
        )
    if _alike(a, b):
        return True
    if a.unit in ("people", "percent") or _is_money(claim) or claim.figure.unit in _weights():
        return False
    near = others[-_COMPARED:]
    return any(c.amount == claim.amount for c in near) or all(_of_one_news(claim, c) for c in near)


def _of_one_news(a: Claim, b: Claim) -> bool:
    """Whether two claims were made so soon after each other that a unit is enough to tell what
    they count."""
    return a.made is None or b.made is None or abs(a.made - b.made) <= _ONE_NEWS


#: Shares that are one in one scene; a stake needs words of its own.
_PLAIN_SHARES = frozenset({"vote", "turnout", "rate", "duty", "inflation", "joblessness"})
#: ... and those of which two may be told of one: counts of votes.
_RIVAL_SHARES = frozenset({"vote", "turnout"})


def _one_sum(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether the very sum of money is told in another article: a fine that must be paid."""
    return _is_money(claim) and any(
        c.amount == claim.amount and c.figure.article != claim.figure.article for c in others
    )


def _is_money(claim: Claim) -> bool:
    return claim.figure.category == "money"


def _alike(a: Thing, b: Thing) -> bool:
    return bool(a.nouns & b.nouns) and len(a.nouns & b.nouns) >= _LIKE * len(a.nouns | b.nouns)


# --- the scene ---------------------------------------------------------------------------------


def _same_scene(claim: Claim, thing: Thing, scene: Scene, cluster: CountGroup) -> int:
    """How surely a claim is of the scene of a cluster; 0 where something named says otherwise,
    or too little says so."""
    other = cluster.scene
    containers = scene.containers | other.containers
    here, there = scene.places - containers, other.places - containers
    if here and there and not shared(here, there):
        return 0
    same_day = bool(scene.days & other.days)
    if (scene.days and other.days and not same_day) or scene.period != other.period:
        return 0
    parties = _is_money(claim) and scene.parties and other.parties
    if parties and not shared(scene.parties, other.parties):
        return 0
    place = bool(shared(here, there))
    named = len(shared(scene.names - containers, other.names - containers))
    sure = same_day and (place or named)
    apart = scene.happenings and other.happenings and not scene.happenings & other.happenings
    if (apart and not sure) or not (same_day or near_in_time(claim, cluster)):
        return 0
    held = bool(containers & scene.names & other.names)
    happened = bool(scene.happenings & other.happenings)
    equal = claim.amount in cluster.amounts
    alike = any(thing.nouns & t.nouns for t in cluster.things[-_COMPARED:])
    signs = same_day + happened + equal + alike
    if claim.figure.article in cluster.articles:
        return 10 + place + signs
    if ((place or named) and signs) or named >= 2 or (held and same_day and happened):
        return 1 + 2 * place + named + 2 * same_day + happened + equal
    return 0


# --- the numbers -------------------------------------------------------------------------------


def _may_agree(a: Claim, ours: Thing, b: Claim, theirs: Thing, same_day: bool) -> bool:
    """Whether two numbers may be counts of one thing."""
    equal = a.amount == b.amount
    if (a.own or b.own) and a.claimant != b.claimant and not equal:
        return False
    if a.figure.article == b.figure.article and not equal and not _rivals(a, ours, b):
        return False
    if not _of_one_group(a, b, same_day):
        return False
    if not equal and not _may_differ(a, ours, b, theirs, same_day):
        return False
    small, large = sorted((max(a.amount, 1e-9), max(b.amount, 1e-9)))
    category = a.figure.category
    toll = category in PEOPLE_AFFECTED or a.figure.unit == "people"
    limit = _RATIO.get(category, _RATIO_TOLL if toll else _RATIO_OTHER)
    return large / small <= limit


def _may_differ(a: Claim, ours: Thing, b: Claim, theirs: Thing, same_day: bool) -> bool:
    """Whether counts of such a thing may differ: tolls and crowds do; of other things two numbers
    are two things, unless something says that they are one."""
    both = ours.doings & theirs.doings
    if a.figure.category in PEOPLE_AFFECTED or ours.unit in stem_set("counted_things", "growing"):
        return True
    if a.figure.category == "share":
        return bool(both & _RIVAL_SHARES)
    if ours.unit == "people":
        return bool(both)
    if a.figure.article == b.figure.article:
        return False
    if a.figure.category == "money":
        named = a.figure.according_to_text and b.figure.according_to_text
        return bool(ours.nouns & theirs.nouns or (named and a.claimant != b.claimant))
    named = a.figure.according_to_text or b.figure.according_to_text
    return same_day or bool(both or named)


def _rivals(a: Claim, ours: Thing, b: Claim) -> bool:
    """Whether two figures of one article are counts of different claimants; a sum or a share told
    after another is another."""
    if a.figure.category not in PEOPLE_AFFECTED and not ours.doings & _COUNTED_BY_MANY:
        return False
    named = a.figure.according_to_text or b.figure.according_to_text
    return bool(named) and a.claimant != b.claimant


def _of_one_group(a: Claim, b: Claim, same_day: bool) -> bool:
    """Soldiers are no children; and where one says soldiers and one says people, the soldiers must
    be most of them."""
    if a.figure.unit != "people":
        return True
    ours, theirs = heads_of(a.figure), heads_of(b.figure)
    retold = a.amount == b.amount and same_day and a.amount >= _HANDFUL
    if ours == theirs or ours & theirs or retold:
        return True
    if ours and theirs:
        return False
    part, whole = (a.amount, b.amount) if ours else (b.amount, a.amount)
    return part >= _GROUP_SHARE * whole
