"""What needs an editor's decision, each with the YAML that takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias, TypeVar

import yaml

from ..brief.attribution_confidence import has_reliable_speaker
from ..editorial import actor_entries, actor_entry, as_yaml, topic_entry
from ..records import Actor, Article, Issue, Quote
from . import limits
from .addresses import Citation, Link
from .excerpts import ISSUES, Excerpt, take_first
from .record_index import RecordIndex

_T = TypeVar("_T")
#: What goes into a list of YAML, or a text that replaces a part of it.
YamlEntry: TypeAlias = dict[str, object] | str


@dataclass(frozen=True, slots=True)
class IssueView:
    """One thing that somebody ought to look at."""

    where: Link
    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class DecisionItem:
    """One thing to decide, in a few words, and where it stands."""

    text: str
    where: Citation | Link


@dataclass(frozen=True, slots=True)
class Decision:
    """Things of one kind to decide, and where the decision is written down."""

    title: str
    intro: str
    file: str
    items: tuple[DecisionItem, ...]
    yaml: str
    more: int
    """How many the YAML holds beyond those listed."""


def group_issues(
    issues: Iterable[Issue], index: RecordIndex
) -> tuple[tuple[str, Excerpt[IssueView]], ...]:
    """All issues under their kind, in words."""
    ordered = sorted(issues, key=lambda i: i.kind)
    return tuple(
        (
            kind.replace("-", " ").capitalize(),
            take_first([_issue(i, index) for i in group], "first", ISSUES),
        )
        for kind, group in groupby(ordered, key=lambda i: i.kind)
    )


def find_decisions(index: RecordIndex) -> tuple[Decision, ...]:
    """Everything a line of YAML would settle; kinds with nothing to decide are left out."""
    found = (
        _lacking(
            index,
            "published",
            "YYYY-MM-DD",
            "Articles without a date",
            "Their events cannot be placed in time. Say when each was published:",
        ),
        _lacking(
            index,
            "outlet",
            "NAME",
            "Articles whose outlet is not named",
            "Nothing in the file says who published them:",
        ),
        _unattributed(index),
        _uncertain(index),
        *_aliases(index),
        _uncurated(index),
        _unconfirmed(index),
        _conflicting(index),
    )
    return tuple(d for d in found if d is not None)


def _issue(issue: Issue, index: RecordIndex) -> IssueView:
    if issue.article in index.articles and issue.article is not None:
        where = index.article(issue.article)
    else:
        where = Link(issue.source or issue.article or "the corpus", None)
    place = f"{issue.source}:{issue.line}: " if issue.source and issue.line else ""
    return IssueView(where, issue.line, issue.message.removeprefix(place))


def _lacking(
    index: RecordIndex, field: str, wanted: str, title: str, intro: str
) -> Decision | None:
    """Articles that lack a field, to be given one that looks like ``wanted``."""
    return _decision(
        title,
        intro,
        "corrections.yml",
        [a for a in index.articles.values() if getattr(a, field) is None],
        lambda a: DecisionItem("", index.article(a.id)),
        lambda a: {"article": _file(a), "set": {field: wanted}},
    )


def _unattributed(index: RecordIndex) -> Decision | None:
    found = [q for q in index.quotes.values() if q.speaker is None]
    return _decision(
        "Quotations without a speaker",
        "The text does not say clearly enough who speaks. Name an actor of actors.yml, a state "
        "by its id, or drop what is no quotation:",
        "corrections.yml",
        found,
        lambda q: DecisionItem(f"“{_opening(q.text)}”", index.cite_record(q)),
        _name_speaker,
    )


def _uncertain(index: RecordIndex) -> Decision | None:
    found = [q for q in index.quotes.values() if q.speaker and not has_reliable_speaker(q)]
    return _decision(
        "Speakers that are perhaps not right",
        "The rules that found them err too often. Confirm the speaker, or name the right one:",
        "corrections.yml",
        found,
        lambda q: DecisionItem(
            f"“{_opening(q.text)}”, perhaps {index.actor(q.speaker or '').text}",
            index.cite_record(q),
        ),
        _name_speaker,
    )


def _uncurated(index: RecordIndex) -> Decision | None:
    return _decision(
        "Actors found in the text that no editor has confirmed",
        "Confirm the name and kind, add other spellings, write a name as an alias of an actor that "
        "is there already, or add `reject: true` to what should have no page:",
        "actors.yml",
        _entries(index),
        lambda pair: DecisionItem("", index.actor(pair[0].id)),
        lambda pair: as_yaml(pair[1]),
    )


def _unconfirmed(index: RecordIndex) -> Decision | None:
    return _decision(
        "Topics found in the text that no editor has confirmed",
        "Give each the title and the terms that readers need, or add `reject: true`:",
        "topics.yml",
        [b.topic for b in index.briefing.topics if not b.topic.curated],
        lambda t: DecisionItem("", index.topic(t.id)),
        lambda t: as_yaml(topic_entry(t)),
    )


def _entries(index: RecordIndex) -> list[tuple[Actor, dict[str, object]]]:
    """Actors to confirm, those who say most first."""
    found = actor_entries(tuple(index.actors.values()))
    return sorted(found, key=lambda pair: (-pair[0].quotes, -pair[0].mentions, pair[0].id))


def _aliases(index: RecordIndex) -> tuple[Decision | None, ...]:
    """Names that are part of one other name, as a surname is of a full name."""
    pairs = _shorter_names(index)
    entries = {actor.id: entry for actor, entry in _entries(index)}

    def item(pair: tuple[Actor, Actor]) -> DecisionItem:
        return DecisionItem(f"{pair[1].name}:", index.actor(pair[0].id))

    return (
        _decision(
            "Names that may be another name of one actor",
            "If they are one, confirm the actor with the shorter name among its aliases:",
            "actors.yml",
            [pair for pair in pairs if not pair[1].curated],
            item,
            lambda pair: _confirm(pair[1], pair[0].name, entries),
        ),
        _decision(
            "Names that may be another name of an actor in actors.yml",
            "If they are one, this is the entry’s line of aliases from now on:",
            "actors.yml",
            [pair for pair in pairs if pair[1].curated],
            item,
            _with_alias,
        ),
    )


def _shorter_names(index: RecordIndex) -> list[tuple[Actor, Actor]]:
    """(actor found in the text, the one actor whose name holds its name and more)."""
    by_word: dict[str, list[Actor]] = {}
    for actor in index.actors.values():
        for word in set(_name_words(actor)):
            by_word.setdefault(word, []).append(actor)
    found: list[tuple[Actor, Actor]] = []
    for actor in index.actors.values():
        mine = set(_name_words(actor))
        if actor.curated or actor.kind in ("state", "place") or not mine:
            continue
        near = [a for a in by_word[min(mine)] if mine < set(_name_words(a))]
        if len(near) == 1:
            found.append((actor, near[0]))
    return found


def _conflicting(index: RecordIndex) -> Decision | None:
    disputed = (d.claims for d in index.disputes.values() if d.kind == "figures")
    found = [index.figures[f] for claims in disputed for f in claims if f in index.figures]
    return _decision(
        "Figures that differ",
        "Rivals that count the same thing stay as they are. Drop what is misread, or give the "
        "topic a measure of its own in topics.yml:",
        "corrections.yml",
        found,
        lambda f: DecisionItem(f.text, index.cite_record(f)),
        lambda f: {"figure": {"id": f.id, "text": f.text}, "drop": True},
    )


def _decision(
    title: str,
    intro: str,
    file: str,
    records: Sequence[_T],
    item: Callable[[_T], DecisionItem],
    entry: Callable[[_T], YamlEntry],
) -> Decision | None:
    if not records:
        return None
    shown = records[: limits.DECISIONS]
    entries = map(entry, records)
    text = "\n".join(e if isinstance(e, str) else _listed(e) for e in entries)
    return Decision(title, intro, file, tuple(map(item, shown)), text, len(records) - len(shown))


def _listed(entry: dict[str, object]) -> str:
    dumped = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=1000)
    return str(dumped).strip()


def _with_alias(pair: tuple[Actor, Actor]) -> str:
    """The line of an entry that is there already, which has more that must not be lost."""
    shorter, actor = pair
    names = [*(a for a in actor.aliases if a != actor.name), shorter.name]
    line = yaml.safe_dump(names, allow_unicode=True, default_flow_style=True, width=1000).strip()
    return f"# {actor.id}\n  aliases: {line}"


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[: limits.QUOTE_WORDS]) + (" …" if len(words) > limits.QUOTE_WORDS else "")


def _name_words(actor: Actor) -> list[str]:
    return actor.name.casefold().split()


def _file(article: Article) -> dict[str, object]:
    found: dict[str, object] = {"source": article.source}
    return found | {"part": article.part} if article.part > 1 else found


def _name_speaker(quote: Quote) -> dict[str, object]:
    text = " ".join(quote.text.split()[: limits.QUOTE_WORDS])
    return {"quote": {"id": quote.id, "text": text}, "set": {"speaker": quote.speaker or "ACTOR"}}


def _confirm(actor: Actor, other: str, entries: Mapping[str, dict[str, object]]) -> str:
    """The entry of an actor with one more name."""
    entry = entries.get(actor.id) or actor_entry(actor, ())
    held = entry.get("aliases")
    aliases = [*(held if isinstance(held, list) else ()), other]
    return as_yaml({**entry, "aliases": list(dict.fromkeys(aliases))})
