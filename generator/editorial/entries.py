"""What was found as entries of actors.yml and topics.yml, valid beside those that are there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import yaml

from ..language.gazetteer import Gazetteer
from ..records import Actor, CuratedActor, Editorial, Topic
from .load import folded_name

Entry = dict[str, object]

_ABBREVIATION = re.compile(r"[A-Z][A-Z.&-]*[A-Z.]")


def actor_entries(
    actors: Sequence[Actor], written: Iterable[CuratedActor] = ()
) -> list[tuple[Actor, Entry]]:
    """The actors that no editor confirmed, those most named first, and an entry for each. No name
    stands in two entries, nor in one of the ``written``."""
    gazetteer = Gazetteer(Editorial())
    taken = {folded_name(n): a.id for a in written for n in (a.name, *a.aliases)}
    for actor in actors:
        if actor.curated:
            taken |= {folded_name(n): actor.id for n in (actor.name, *actor.aliases)}
    found = sorted(
        (a for a in actors if not a.curated and a.kind != "state"),
        key=lambda a: (-a.mentions, a.id),
    )
    new = [a for a in found if taken.setdefault(folded_name(a.name), a.id) == a.id]
    offices = Counter(r for a in actors for r in _offices(a, gazetteer))
    offices.update({r.casefold() for a in written for r in a.roles})
    known = {a.id for a in actors} | {k.id for k in gazetteer.known()}
    made = []
    for actor in new:
        roles = [text for key, text in _offices(actor, gazetteer).items() if offices[key] == 1]
        aliases = _safe_aliases(actor, taken, gazetteer)
        made.append((actor, actor_entry(actor, aliases, sorted(roles), known)))
    return made


def actor_entry(
    actor: Actor,
    aliases: Sequence[str],
    roles: Sequence[str] = (),
    known: Collection[str] = (),
) -> Entry:
    """An actor as an entry of actors.yml; ``known`` are the ids it may speak for."""
    entry: Entry = {"id": actor.id, "name": actor.name, "kind": actor.kind}
    if aliases:
        entry["aliases"] = list(aliases)
    if roles:
        entry["roles"] = list(roles)
    if actor.speaks_for in known and actor.speaks_for != actor.id:
        entry["speaks_for"] = actor.speaks_for
    return entry


def topic_entry(topic: Topic) -> Entry:
    """A topic as an entry of topics.yml."""
    entry: Entry = {"id": topic.id, "title": topic.title, "terms": list(topic.terms)}
    if any(topic.period):
        entry["period"] = list(topic.period)
    return entry


def as_yaml(entry: Entry) -> str:
    """One entry of a list, its own lists on one line each."""
    lines = []
    for key, value in entry.items():
        flow = isinstance(value, list)
        dumped = yaml.safe_dump(
            {key: value}, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=10**6
        ).strip()
        lines.append(dumped[1:-1] if flow else dumped)
    return "- " + "\n  ".join(lines)


def _safe_aliases(actor: Actor, taken: dict[str, str], gazetteer: Gazetteer) -> list[str]:
    """Other names that always mean this actor and that nobody else has. ``taken`` holds, by name,
    whose it is, and is added to."""
    found: dict[str, str] = {}
    for alias in sorted(actor.aliases, key=lambda a: (a.casefold(), a)):
        key = folded_name(alias)
        if key == folded_name(actor.name) or not _is_safe(alias, actor) or gazetteer.named(alias):
            continue
        if taken.setdefault(key, actor.id) == actor.id:
            found.setdefault(key, alias)
    return list(found.values())


def _is_safe(alias: str, actor: Actor) -> bool:
    """Not a word that may be another's: a surname, a first name, a word with a small letter."""
    if alias[:1].islower():
        return False
    if " " in alias.strip() or _ABBREVIATION.fullmatch(alias):
        return True
    return actor.kind != "person" and actor.name.casefold().startswith(alias.casefold())


def _offices(actor: Actor, gazetteer: Gazetteer) -> Mapping[str, str]:
    """Roles of a nation, which mean their bearer wherever they stand."""
    if actor.kind != "person":
        return {}
    texts = (re.sub(r"^(?:the|an?) ", "", r.text, flags=re.IGNORECASE) for r in actor.roles)
    return {
        text.casefold(): text
        for text in texts
        if " " in text and any(gazetteer.nation(w) for w in text.split())
    }
