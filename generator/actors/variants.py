"""Other forms of an actor's name that its articles hold, though nothing was attributed there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from ..records import Actor, ActorId, Article, Entity, EntityKey
from ..records.plain_text import fold
from .grouping import is_office
from .names import letters, parts_of

#: Spellings of the United States in the names of its bodies.
_STATES = ("United States", "U.S.", "US")
_WORD = re.compile(r"[^\W\d_][\w.-]*\w")
_INITIAL = re.compile(r"[A-Z]\.?")


def with_variants(
    actors: Sequence[Actor],
    entities: Iterable[Entity],
    actor_of: Mapping[EntityKey, ActorId],
    articles: Iterable[Article],
) -> list[Actor]:
    """Actors with the further forms of their names that stand in their articles. A form that
    would be two actors' is nobody's."""
    texts = {a.id: f"{a.title or ''}\n{a.text}" for a in articles}
    found = _new_forms(actors, _articles_of(entities, actor_of), texts)
    bearers = Counter(letters(n) for a in actors for n in {a.name, *a.aliases})
    bearers.update(key for forms in found.values() for key in set(map(letters, forms)))
    return [
        replace(a, aliases=(*a.aliases, *(f for f in found[a.id] if bearers[letters(f)] == 1)))
        for a in actors
    ]


def _articles_of(
    entities: Iterable[Entity], actor_of: Mapping[EntityKey, ActorId]
) -> Mapping[ActorId, Collection[str]]:
    """The articles that name each actor."""
    found: dict[ActorId, dict[str, None]] = {}
    for entity in entities:
        if entity.key in actor_of:
            found.setdefault(actor_of[entity.key], {})[entity.article] = None
    return found


def _new_forms(
    actors: Sequence[Actor],
    articles_of: Mapping[ActorId, Collection[str]],
    texts: Mapping[str, str],
) -> Mapping[ActorId, Sequence[str]]:
    """Forms of each actor's name that are none of its names yet, by the actor's id."""
    firsts = Counter(
        (article, parts_of(a.name)[0])
        for a in actors
        if a.kind == "person"
        for article in articles_of.get(a.id, ())
    )
    holding = _holding(texts, {word for a in actors for word in _ends(a)})
    found: dict[ActorId, list[str]] = {}
    for actor in actors:
        own = set(articles_of.get(actor.id, ()))
        first, last = (holding.get(word, set()) for word in _ends(actor))
        forms: dict[str, None] = {}
        for article in () if actor.curated else sorted(own | (first & last)):
            alone = article in own and firsts[article, parts_of(actor.name)[0]] == 1
            forms.update(dict.fromkeys(_forms(actor, texts.get(article, ""), alone)))
        known = {letters(n) for n in (actor.name, *actor.aliases)}
        found[actor.id] = [f for f in forms if letters(f) not in known]
    return found


def _ends(actor: Actor) -> tuple[str, str]:
    """Words that any form of the name holds: of a person the first and the last; of a body the
    last two."""
    words = actor.name.split()
    return words[0] if actor.kind == "person" else words[-2:][0], words[-1]


def _holding(texts: Mapping[str, str], words: Collection[str]) -> Mapping[str, set[str]]:
    """The articles that hold each word."""
    found: dict[str, set[str]] = {}
    for article, text in texts.items():
        for word in set(_WORD.findall(text)).intersection(words):
            found.setdefault(word, set()).add(article)
    return found


def _forms(actor: Actor, text: str, alone: bool) -> Iterable[str]:
    """Forms of the name in one text; ``alone`` when nobody else in it has the first name."""
    if actor.kind != "person":
        return _of_body(actor.name, text)
    words = actor.name.split()
    plain = [w for w in words if not _INITIAL.fullmatch(w)]
    if len(plain) < 2 or is_office(words):
        return ()
    first, last = re.escape(plain[0]), re.escape(plain[-1])
    # What may not stand before it comes behind it: a pattern that begins with letters is quick.
    whole = rf"{first}\b(?<!\w{first})"
    patterns = [rf"{whole} ['‘\"“(][^\W\d]+['’\"”)] {last}\b"]
    if len(plain) == 2 and plain != words:
        patterns.append(rf"{whole} {last}\b")
    if alone and fold(plain[0]) != fold(plain[-1]):
        before = rf"(?<![-’']{first})(?<![A-Z][a-z]\s{first})"
        patterns.append(rf"{whole}{before}(?!['’]?[-\w]| [A-Z('‘\"“])")
    return (match for pattern in patterns for match in re.findall(pattern, text))


def _of_body(name: str, text: str) -> Iterable[str]:
    began = next((s for s in _STATES if name.startswith(s + " ")), None)
    others = (s + name.removeprefix(began) for s in _STATES if s != began) if began else ()
    return (form for form in others if re.search(rf"(?<!\w){re.escape(form)}\b", text))
