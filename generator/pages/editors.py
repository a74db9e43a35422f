"""What needs an editor's decision, each with the YAML that takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

import yaml

from ..records import Actor, Article, Issue, Quote
from .lookup import Cite, Link, Lookup

#: Beyond these the list would be no help; the counts say how many there are.
_SHOWN = 25
_WORDS = 9

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class IssueView:
    """One thing that somebody ought to look at."""

    where: Link
    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Things of one kind to decide, and where the decision is written down."""

    title: str
    intro: str
    file: str
    items: tuple[Cite | Link, ...]
    yaml: str
    more: int
    """How many there are beyond those shown."""


def issue_groups(
    issues: Iterable[Issue], lookup: Lookup
) -> tuple[tuple[str, tuple[IssueView, ...]], ...]:
    """All issues under their kind, in words."""
    ordered = sorted(issues, key=lambda i: i.kind)
    return tuple(
        (kind.replace("-", " ").capitalize(), tuple(_issue(i, lookup) for i in group))
        for kind, group in groupby(ordered, key=lambda i: i.kind)
    )


def decisions(lookup: Lookup) -> tuple[Decision, ...]:
    """Everything a line of YAML would settle; kinds with nothing to decide are left out."""
    found = (
        _undated(lookup),
        _unnamed(lookup),
        _unattributed(lookup),
        _aliases(lookup),
        _uncurated(lookup),
        _conflicting(lookup),
    )
    return tuple(d for d in found if d is not None)


def _issue(issue: Issue, lookup: Lookup) -> IssueView:
    if issue.article in lookup.articles and issue.article is not None:
        where = lookup.article(issue.article)
    else:
        where = Link(issue.source or issue.article or "the corpus", None)
    return IssueView(where, issue.line, issue.message)


def _undated(lookup: Lookup) -> Decision | None:
    found = [a for a in lookup.articles.values() if a.published is None]
    return _decision(
        "Articles without a date",
        "Their events cannot be placed in time. Say when each was published:",
        "corrections.yml",
        found,
        [lookup.article(a.id) for a in found],
        lambda a: {"article": _file(a), "set": {"published": "YYYY-MM-DD"}},
    )


def _unnamed(lookup: Lookup) -> Decision | None:
    found = [a for a in lookup.articles.values() if a.outlet is None]
    return _decision(
        "Articles whose outlet is not named",
        "Nothing in the file says who published them:",
        "corrections.yml",
        found,
        [lookup.article(a.id) for a in found],
        lambda a: {"article": _file(a), "set": {"outlet": "NAME"}},
    )


def _unattributed(lookup: Lookup) -> Decision | None:
    found = [q for q in lookup.quotes.values() if q.speaker is None]
    return _decision(
        "Quotations without a speaker",
        "The text does not say clearly enough who speaks. Name an actor of actors.yml, a state "
        "by its id, or drop what is no quotation:",
        "corrections.yml",
        found,
        [lookup.cite_record(q) for q in found],
        _name_speaker,
    )


def _uncurated(lookup: Lookup) -> Decision | None:
    actors = [a for a in lookup.actors.values() if not a.curated and a.kind != "state"]
    found = sorted(actors, key=lambda a: (-a.quotes, -a.mentions, a.id))
    return _decision(
        "Actors found in the text that no editor has confirmed",
        "Confirm the name and kind, add other spellings, or write a name as an alias of an "
        "actor that is there already:",
        "actors.yml",
        found,
        [lookup.actor(a.id) for a in found],
        _confirm,
    )


def _aliases(lookup: Lookup) -> Decision | None:
    """Names that are part of one other name, as a surname is of a full name."""
    by_word: dict[str, list[Actor]] = {}
    for actor in lookup.actors.values():
        for word in set(_name_words(actor)):
            by_word.setdefault(word, []).append(actor)
    found: list[tuple[Actor, Actor]] = []
    for actor in lookup.actors.values():
        mine = set(_name_words(actor))
        if actor.curated or not mine:
            continue
        near = [a for a in by_word[min(mine)] if mine < set(_name_words(a))]
        if len(near) == 1:
            found.append((actor, near[0]))
    return _decision(
        "Names that may be another name of one actor",
        "If they are one, write the shorter name under the other’s aliases:",
        "actors.yml",
        found,
        [lookup.actor(a.id) for a, _ in found],
        lambda pair: _confirm(pair[1], pair[0].name),
    )


def _conflicting(lookup: Lookup) -> Decision | None:
    disputed = (d.claims for d in lookup.disputes.values() if d.kind == "figures")
    found = [lookup.figures[f] for claims in disputed for f in claims if f in lookup.figures]
    return _decision(
        "Figures that differ",
        "Rivals that count the same thing stay as they are. Drop what is misread, or give the "
        "topic a measure of its own in topics.yml:",
        "corrections.yml",
        found,
        [lookup.cite_record(f) for f in found],
        lambda f: {"figure": {"id": f.id, "text": f.text}, "drop": True},
    )


def _decision(
    title: str,
    intro: str,
    file: str,
    records: Sequence[_T],
    items: Iterable[Cite | Link],
    entry: Callable[[_T], dict[str, object]],
) -> Decision | None:
    if not records:
        return None
    shown = [entry(record) for record in records[:_SHOWN]]
    text = "\n".join(
        yaml.safe_dump([e], allow_unicode=True, sort_keys=False, width=1000).strip() for e in shown
    )
    more = max(len(records) - _SHOWN, 0)
    return Decision(title, intro, file, tuple(items)[:_SHOWN], text, more)


def _name_words(actor: Actor) -> list[str]:
    return actor.name.casefold().split()


def _file(article: Article) -> dict[str, object]:
    found: dict[str, object] = {"source": article.source}
    return found | {"part": article.part} if article.part > 1 else found


def _name_speaker(quote: Quote) -> dict[str, object]:
    text = " ".join(quote.text.split()[:_WORDS])
    return {"quote": {"id": quote.id, "text": text}, "set": {"speaker": "ACTOR"}}


def _confirm(actor: Actor, *others: str) -> dict[str, object]:
    found: dict[str, object] = {"id": actor.id, "name": actor.name, "kind": actor.kind}
    aliases = [a for a in (*actor.aliases, *others) if a != actor.name]
    return found | {"aliases": aliases} if aliases else found
