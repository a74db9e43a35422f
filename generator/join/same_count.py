"""Which figures count one thing: the same kind of thing, in the same scene.

Two figures are of one thing when they count the same (killed, arrested, a fine), when nothing
named says otherwise (another place, another day, another kind of happening), and when something
named says so: a place or a name with the day or the kind of happening. A figure that is added to
others ("seven more bodies") or is part of them ("among them nine children") stands apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..language.word_lists import load_data, word_set
from ..language.wording import stem, stem_set, words
from ..records import Figure
from .claims import Claim
from .scenes import Scene

_DATA = "counted_things"
TOLLS = frozenset({"displaced", "killed", "injured", "missing", "affected"})
#: Categories in which a figure alone is a thing counted.
_COUNTED = TOLLS | {"population", "money", "share", "area", "count"}
#: Furthest apart, in days of publication, that two figures of one thing may be, where no day of
#: the happening itself joins them.
_APART = {"population": 400}
_APART_TOLL, _APART_OTHER = 12, 45
#: How many times larger one count of a thing may be than another.
_RATIO = {"population": 2.0, "share": 2.0}
_RATIO_TOLL, _RATIO_OTHER = 8.0, 4.0
#: A group within those counted ("soldiers") may stand for all of them when it is at least so large
#: a part of the other figure.
_GROUP_SHARE = 0.5
#: Newest clusters looked at for each name that a claim shares with them.
_LOOKED_AT = 40
#: Characters around a figure in which the words stand that say what is counted.
_AROUND = 60
#: Fewer than these of one name ("two Haitians") may be any.
_FEW = 10
#: Characters between a figure and a word that says what became of those counted, at most.
_REACH = 70
#: Words of a sentence that two articles do not share by chance.
_SENTENCE_WORDS = 8
#: Articles of one outlet that print one sentence, from which on it counts once.
_PRINTED = 3
_VOTE = stem("vote")
#: Letters of a name that may stand for a longer one.
_SHORTEST = 4
#: Least overlap of the words of two labels (Jaccard) where no list knows what is counted.
_LIKE = 0.5


@dataclass(frozen=True, slots=True)
class Thing:
    """What a claim counts."""

    unit: str
    doings: frozenset[str]
    """Kinds of what became of it: "killed", "fine"; empty where no list knows."""
    nouns: frozenset[str]
    """Keys of the nouns counted, without those that mean anybody."""
    group: frozenset[str]
    """Those of them that are a group within a toll: soldiers, children."""
    loose: bool
    """Only added to others, or part of them."""


@dataclass(slots=True)
class _Cluster:
    claims: list[Claim]
    thing: Thing
    scene: Scene


def same_counts(claims: Sequence[Claim], scenes: Mapping[str, Scene]) -> list[list[Claim]]:
    """Claims of one thing, in the order of their publication."""
    clusters: list[_Cluster] = []
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    retold: dict[tuple[str, str, str], int] = {}
    for claim in sorted(claims, key=_by_publication):
        if claim.figure.category not in _COUNTED and claim.figure.unit not in _weights():
            continue
        scene = scenes[claim.figure.id]
        thing = thing_of(claim.figure, scene)
        keys = _verbatim(claim)
        at = next((n for k in keys if (n := retold.get(k)) is not None), None)
        if at is not None and not _near_in_time(claim, clusters[at]):
            at = None
        if at is None:
            at = _best(claim, thing, scene, clusters, index)
        if at is None:
            at = len(clusters)
            clusters.append(_Cluster([], thing, scene))
        retold.update(dict.fromkeys(keys, at))
        cluster = clusters[at]
        cluster.claims.append(claim)
        fresh = scene.names - cluster.scene.names if len(cluster.claims) > 1 else scene.names
        cluster.scene = cluster.scene.merged(scene)
        for name in sorted(fresh):
            index[thing.unit, name].append(at)
    return [_told_once(cluster.claims) for cluster in clusters]


def _verbatim(claim: Claim) -> list[tuple[str, str, str]]:
    """What a claim is known by in copies of its article, and, when its sentence is long enough to be
    no chance, in any article."""
    keys = [(claim.family, claim.near, claim.figure.text)]
    if len(words(claim.near, limit=_SENTENCE_WORDS)) == _SENTENCE_WORDS:
        keys.append(("", claim.near, claim.figure.text))
    return keys


def _told_once(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, of a sentence that many articles of one outlet print only the first: text beside
    the article, or background that is copied from one day to the next."""
    printed: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        printed[claim.outlet, claim.near, claim.figure.text].append(claim)
    again = {
        claim.figure.id
        for same in printed.values()
        if len({claim.figure.article for claim in same}) >= _PRINTED
        for claim in same[1:]
    }
    return [claim for claim in claims if claim.figure.id not in again]


def _by_publication(claim: Claim) -> tuple[int, int, str, int]:
    return claim.made or 0, claim.day or 0, claim.figure.article, claim.figure.start


@cache
def _weights() -> frozenset[str]:
    """Units of weight and volume, which are counted like things."""
    wanted = ("tonnes", "tons", "kg", "lb", "litres", "gallons", "barrels", "cubic metres")
    return frozenset(wanted)


def _best(
    claim: Claim,
    thing: Thing,
    scene: Scene,
    clusters: Sequence[_Cluster],
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
        if found > surest and all(
            _may_agree(claim, thing, m, cluster) for m in cluster.claims[-4:]
        ):
            best, surest = n, found
    return best


# --- the thing ---------------------------------------------------------------------------------


def thing_of(figure: Figure, scene: Scene) -> Thing:
    """What a figure counts, by its unit, its category and the words nearest to it.

    People of whom nothing is said but their number are the crowd where a crowd is what happened.
    """
    label = figure.measure_label or ""
    keys = {w.key for w in words(f"{figure.text} {label}")}
    toll = figure.category in TOLLS
    unit = "people" if toll else _one_unit(figure.unit)
    doings = _doings(figure, unit)
    nouns = _nouns(figure)
    group = _group_of(figure) if unit == "people" else frozenset()
    if unit == "people" and not doings and not nouns and "protest" in scene.happenings:
        doings = frozenset({"crowd"})
    return Thing(_unit_key(figure, unit, keys), doings, nouns, frozenset(group), _is_loose(figure))


def _nouns(figure: Figure) -> frozenset[str]:
    return frozenset(k for k in _keys(figure) if not k.isdigit()) - _nobody()


def _group_of(figure: Figure) -> frozenset[str]:
    return frozenset(_keys(figure) & stem_set("measures", "subgroups"))


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
        for word in listed:
            found[stem(str(word))].append(str(kind))
    return {key: tuple(kinds) for key, kinds in found.items()}


def _doings(figure: Figure, unit: str) -> frozenset[str]:
    """What became of those counted: by category, else by the nearest word that tells."""
    if figure.category in TOLLS - {"affected"}:
        return frozenset({figure.category})
    votes = _VOTE in (unit, _unit_key(figure, unit, _keys(figure)))
    known = _doing_words("votes" if votes else _family(figure, unit))
    near: dict[str, int] = {}
    own: set[str] = set()
    at = _place_in_sentence(figure)
    for word in words(figure.sentence):
        gap = max(word.start - at - len(figure.text), at - word.end, 0)
        for kind in known.get(word.key, ()) if gap <= _REACH else ():
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


def _keys(figure: Figure) -> set[str]:
    return {w.key for w in words(f"{figure.text} {figure.measure_label or ''}")}


_SECOND = re.compile(r"\d\s(?:votes?\s)?(?:to|against)\s$")


def _second_side(figure: Figure, at: int) -> bool:
    """ "148 votes to 97": the second number is of those against."""
    return bool(_SECOND.search(figure.sentence, max(0, at - 16), at))


def _place_in_sentence(figure: Figure) -> int:
    return max(0, figure.sentence.find(figure.text))


def _around(figure: Figure, reach: int) -> str:
    at = _place_in_sentence(figure)
    return figure.sentence[max(0, at - reach) : at + len(figure.text) + reach]


@cache
def _nobody() -> frozenset[str]:
    lists = [stem_set("measures", key) for key in ("generic", "fates", "amounts")]
    return stem_set(_DATA, "anybody").union(*lists)


def _is_loose(figure: Figure) -> bool:
    """Whether a figure is only added to others, or part of them."""
    at = _place_in_sentence(figure)
    before = figure.sentence[max(0, at - 24) : at].lower().rstrip(" ,(")
    behind = figure.sentence[at + len(figure.text) : at + len(figure.text) + 24].lower()
    if any(before.endswith(part) for part in word_set(_DATA, "part_before")):
        return True
    if any(behind.startswith(f" {part}") for part in word_set(_DATA, "part_behind")):
        return True
    inside = [w.key for w in words(figure.text)]
    follows = words(behind, limit=1)
    added = stem_set(_DATA, "added")
    led = figure.text.lower().startswith(("more than", "fewer than", "no more", "no fewer"))
    return not led and bool(added & {*inside, *(w.key for w in follows[:1])})


def _same_thing(a: Thing, b: Thing, claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether two things counted are of one kind."""
    if a.unit != b.unit or a.loose or b.loose:
        return False
    if claim.figure.category == "population" or others[0].figure.category == "population":
        return claim.figure.category == others[0].figure.category and _alike(a, b)
    if a.doings and b.doings:
        return bool(a.doings & b.doings) or _one_sum(claim, others)
    if a.doings or b.doings:
        small = max(claim.amount, others[0].amount) < _FEW
        return bool(a.nouns & b.nouns) and (not small or claim.amount == others[0].amount)
    return _alike(a, b) or (a.unit not in ("people", "percent") and not _is_money(claim))


def _one_sum(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether the very sum of money is told in another article: a fine that must be paid."""
    return _is_money(claim) and any(
        c.amount == claim.amount and c.figure.article != claim.figure.article for c in others
    )


def _is_money(claim: Claim) -> bool:
    return claim.figure.category == "money"


def _alike(a: Thing, b: Thing) -> bool:
    if not a.nouns and not b.nouns:
        return True
    return len(a.nouns & b.nouns) >= _LIKE * len(a.nouns | b.nouns)


# --- the scene ---------------------------------------------------------------------------------


def _same_scene(claim: Claim, thing: Thing, scene: Scene, cluster: _Cluster) -> int:
    """How surely a claim is of the scene of a cluster; 0 where something named says otherwise,
    or too little says so."""
    other = cluster.scene
    containers = scene.containers | other.containers
    here, there = scene.places - containers, other.places - containers
    if here and there and not _share(here, there):
        return 0
    same_day = bool(scene.days & other.days)
    if scene.days and other.days and not same_day:
        return 0
    if _is_money(claim) and scene.parties and other.parties:
        if not _share(scene.parties, other.parties):
            return 0
    place = bool(_share(here, there))
    named = len(_share(scene.names - containers, other.names - containers))
    sure = same_day and (place or named)
    apart = scene.happenings and other.happenings and not scene.happenings & other.happenings
    if (apart and not sure) or not (same_day or _near_in_time(claim, cluster)):
        return 0
    held = bool(containers & scene.names & other.names)
    happened = bool(scene.happenings & other.happenings)
    equal = any(c.amount == claim.amount for c in cluster.claims)
    alike = any(thing.nouns & _nouns(c.figure) for c in cluster.claims[-4:])
    signs = same_day + happened + equal + alike
    if claim.figure.article in {c.figure.article for c in cluster.claims}:
        return 10 + place + signs
    if ((place or named) and signs) or named >= 2 or (held and same_day and happened):
        return 1 + 2 * place + named + 2 * same_day + happened + equal
    return 0


_DEMONYM = re.compile(r"(?:n|an|ian|nian|i|ese|ish)s?")


def _share(a: frozenset[str], b: frozenset[str]) -> set[str]:
    """Names of both; a name of several words is also meant by one of them, a state by its
    adjective."""
    return set(a & b) | {x for x in a for y in b if x != y and (_means(x, y) or _means(y, x))}


def _means(short: str, long: str) -> bool:
    if len(short) < _SHORTEST:
        return False
    return short in long.split() or (
        long.startswith(short) and bool(_DEMONYM.fullmatch(long, len(short)))
    )


def _near_in_time(claim: Claim, cluster: _Cluster) -> bool:
    category = claim.figure.category
    limit = _APART.get(category, _APART_TOLL if category in TOLLS else _APART_OTHER)
    newest = cluster.claims[-1]
    if claim.made is None or newest.made is None:
        return True
    return abs(claim.made - newest.made) <= limit


# --- the numbers -------------------------------------------------------------------------------


def _may_agree(claim: Claim, thing: Thing, member: Claim, cluster: _Cluster) -> bool:
    """Whether two numbers may be counts of one thing."""
    a, b = claim, member
    equal = a.amount == b.amount
    if (a.own or b.own) and a.claimant != b.claimant and not equal:
        return False
    if a.figure.article == b.figure.article and not equal and not _rivals(a, b):
        return False
    if not _of_one_group(a, thing, b):
        return False
    small, large = sorted((max(a.amount, 1e-9), max(b.amount, 1e-9)))
    category = a.figure.category
    toll = category in TOLLS or a.figure.unit == "people"
    limit = _RATIO.get(category, _RATIO_TOLL if toll else _RATIO_OTHER)
    return large / small <= limit


def _rivals(a: Claim, b: Claim) -> bool:
    """Whether two figures of one article are of different claimants."""
    named = a.figure.according_to_text or b.figure.according_to_text
    return bool(named) and a.claimant != b.claimant


def _of_one_group(a: Claim, thing: Thing, b: Claim) -> bool:
    """Soldiers are no children; and where one says soldiers and one says people, the soldiers must
    be most of them."""
    if a.figure.unit != "people":
        return True
    ours, theirs = thing.group, _group_of(b.figure)
    if ours == theirs or a.amount == b.amount:
        return True
    if ours and theirs:
        return bool(ours & theirs)
    part, whole = (a.amount, b.amount) if ours else (b.amount, a.amount)
    return part >= _GROUP_SHARE * whole
