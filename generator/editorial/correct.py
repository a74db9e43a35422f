"""Apply corrections.yml: the editor's last word on articles and records.

A correction that matches nothing, or more than one record, changes nothing and becomes an
`Issue` that names its line, so that an outdated correction is noticed and never misfires.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ..records import (
    Article,
    Correction,
    CorrectionKind,
    DateMention,
    Editorial,
    Event,
    Figure,
    Issue,
    LinkKind,
    Quote,
)
from ..records.edtf import precision_of
from .corrections import out_of_order
from .known_actors import world_names

FILE = "corrections.yml"
_STRAIGHT = str.maketrans("‘’“”„«»–—\u00a0", '\'\'"""""-- ')

R = TypeVar("R", Quote, Figure, Event, DateMention)


def correct_articles(
    articles: Sequence[Article], editorial: Editorial
) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """Articles with their corrections applied; ids and texts stay as they are.

    A corrected publication date has the basis "corrected". What is said of one article goes
    before what is said of its folder.
    """
    made = list(articles)
    ids = [article.id for article in articles]
    issues: list[Issue] = []
    for correction in of_kind(editorial, "folder"):
        folder = dict(correction.where)["folder"] + "/"
        below = [i for i, article in enumerate(made) if article.source.startswith(folder)]
        for i in below:
            made[i] = _corrected_article(made[i], dict(correction.set))
        if not below:
            issues.append(issue_of(correction, f"no article lies below '{folder}'"))
    for correction in of_kind(editorial, "article"):
        found = [i for i, article in enumerate(made) if _is_article(article, correction)]
        if issue := _mismatch(correction, [made[i].id for i in found], "article"):
            issues.append(issue)
        elif unknown := _unknown_original(correction, made[found[0]].id, ids):
            issues.append(issue_of(correction, unknown))
        else:
            made[found[0]] = _corrected_article(made[found[0]], dict(correction.set))
    return tuple(made), tuple(issues)


def open_issues(issues: Iterable[Issue], articles: Iterable[Article]) -> tuple[Issue, ...]:
    """Issues without those of articles whose missing date or outlet a correction supplied."""
    settled = {
        (kind, article.id)
        for article in articles
        for kind, value in (
            ("undated-article", article.published),
            ("no-outlet", article.outlet),
        )
        if value is not None
    }
    return tuple(issue for issue in issues if (issue.kind, issue.article) not in settled)


def correct_records(
    records: Iterable[R],
    kind: CorrectionKind,
    editorial: Editorial,
    sources: Mapping[str, str],
    names: Mapping[str, str] | None = None,
) -> tuple[tuple[R, ...], tuple[Issue, ...]]:
    """Records of one kind with their corrections applied, in the same order.

    ``sources`` gives the file of each article id. ``names`` gives the name of every actor id
    there is; without it, the world's, those of actors.yml and of the records are known.
    """
    everything: list[R] = list(records)
    corrections = of_kind(editorial, kind)
    if not corrections:
        return tuple(everything), ()
    known = _Names.of(editorial, everything, names)
    index = _SelectorIndex(everything, sources)
    made: dict[int, R | None] = {}
    issues: list[Issue] = []
    for correction in corrections:
        found = index.matches(correction)
        if issue := _mismatch(correction, [everything[i].id for i in found], kind):
            issues.append(issue)
            continue
        current = made.get(found[0], everything[found[0]])
        if correction.drop or current is None:
            made[found[0]] = None
        elif unknown := known.unknown(correction):
            issues.append(issue_of(correction, unknown))
        else:
            corrected = _corrected(current, dict(correction.set), known)
            if wrong := _disorder(corrected):
                issues.append(issue_of(correction, wrong))
            else:
                made[found[0]] = corrected
    kept = (made.get(i, record) for i, record in enumerate(everything))
    return tuple(record for record in kept if record is not None), tuple(issues)


# --- finding -------------------------------------------------------------------------------


class _SelectorIndex:
    """Finds the records that a correction is about."""

    def __init__(
        self, records: Sequence[Quote | Figure | Event | DateMention], sources: Mapping[str, str]
    ):
        self._records = records
        self._by_id: dict[str, list[int]] = defaultdict(list)
        self._by_article: dict[str, list[int]] = defaultdict(list)
        self._by_source: dict[str, list[int]] = defaultdict(list)
        for i, record in enumerate(records):
            self._by_id[record.id].append(i)
            self._by_article[record.article].append(i)
            self._by_source[sources.get(record.article, "")].append(i)

    def matches(self, correction: Correction) -> list[int]:
        """Positions of the records that every selector allows.

        A record whose whole text is the snippet goes before those that merely hold it.
        """
        where = dict(correction.where)
        tables = {"id": self._by_id, "article": self._by_article, "source": self._by_source}
        allowed = [set(tables[key].get(where[key], ())) for key in tables if key in where]
        found = sorted(set.intersection(*allowed)) if allowed else []
        if "text" not in where:
            return found
        snippet = _plain(where["text"])
        holding = [i for i in found if snippet in _plain(_text(self._records[i]))]
        whole = [i for i in holding if snippet == _plain(_text(self._records[i]))]
        return whole or holding


def _is_article(article: Article, correction: Correction) -> bool:
    facts = {"id": article.id, "source": article.source, "part": str(article.part)}
    return bool(correction.where) and all(facts[key] == text for key, text in correction.where)


def _text(record: Quote | Figure | Event | DateMention) -> str:
    if isinstance(record, Quote):
        return record.words
    return record.sentence if isinstance(record, Event) else record.text


def _plain(text: str) -> str:
    """Text as editors type it: straight marks, single spaces, any case."""
    return " ".join(text.translate(_STRAIGHT).casefold().split())


def of_kind(editorial: Editorial, kind: CorrectionKind | LinkKind) -> list[Correction]:
    """The corrections of one kind, in their order."""
    return [c for c in editorial.corrections if c.kind == kind]


# --- changing ------------------------------------------------------------------------------


def _corrected_article(article: Article, values: dict[str, object]) -> Article:
    if "published" in values:
        values["published_basis"] = "corrected" if values["published"] else "unknown"
    return _replaced(article, values)


def _corrected(record: R, values: dict[str, object], known: _Names) -> R:
    """The record with new values, and with the fields that follow from them."""
    if isinstance(record, Quote) and "speaker" in values:
        speaker = values["speaker"]
        if isinstance(speaker, str):
            values.setdefault("speaker_name", known.names[speaker])
        else:
            values.setdefault("speaker_name", None)
        if speaker != record.speaker:
            values["speaker_text"] = None
            values["speakers"] = () if speaker is None else (speaker,)
        values["found"] = f"{record.found.partition('/')[0]}/editor"
        values["probability"] = 1.0
    elif isinstance(record, Figure) and "according_to" in values:
        if values["according_to"] != record.according_to:
            values["according_to_text"] = None
    elif isinstance(record, Event) and "date" in values:
        values["precision"] = precision_of(str(values["date"]))
    elif isinstance(record, DateMention) and "value" in values:
        values["precision"] = precision_of(str(values["value"]))
    return _replaced(record, values)


def _disorder(record: Quote | Figure | Event | DateMention) -> str | None:
    """What is wrong when a figure's numbers, corrected one by one, contradict each other."""
    if not isinstance(record, Figure):
        return None
    numbers = {"low": record.low, "value": record.value, "high": record.high}
    for lower, upper in out_of_order(numbers):
        told = f"'{lower}' ({numbers[lower]}) would be above '{upper}' ({numbers[upper]})"
        return f"{told}; set both"
    return None


def _unknown_original(correction: Correction, article: str, ids: Sequence[str]) -> str | None:
    """What is wrong when a correction makes an article a copy of what is no other article."""
    original = dict(correction.set).get("copy_of")
    if original is None or (original in ids and original != article):
        return None
    if original == article:
        return f"'copy_of: {original}' is the article itself"
    return f"there is no article '{original}'{_like(str(original), ids)}"


def _like(name: str, names: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, names, n=1)
    return f", or did you mean '{close[0]}'?" if close else ""


T = TypeVar("T", Article, Quote, Figure, Event, DateMention)


def _replaced(record: T, values: dict[str, object]) -> T:
    change: Callable[..., T] = replace  # values were checked when corrections.yml was read
    return change(record, **values)


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of the actors that a correction may refer to."""

    names: Mapping[str, str]

    @classmethod
    def of(
        cls,
        editorial: Editorial,
        records: Iterable[Quote | Figure | Event | DateMention],
        names: Mapping[str, str] | None,
    ) -> _Names:
        if names is not None:
            return cls(names)
        spoken = {
            r.speaker: r.speaker_name
            for r in records
            if isinstance(r, Quote) and r.speaker and r.speaker_name and len(r.said_by) == 1
        }
        curated = {actor.id: actor.name for actor in editorial.actors}
        return cls({**world_names(), **spoken, **curated})

    def unknown(self, correction: Correction) -> str | None:
        """What is wrong when a correction names an actor that does not exist."""
        for field, value in correction.set:
            if field not in {"speaker", "according_to", "actors"}:
                continue
            for actor in value if isinstance(value, tuple) else (value,):
                if actor is not None and actor not in self.names:
                    hint = _like(actor, self.names)
                    return f"there is no actor '{actor}'; add it to actors.yml{hint}"
        return None


# --- reporting -----------------------------------------------------------------------------


def _mismatch(correction: Correction, found: Sequence[str], what: str) -> Issue | None:
    if len(found) == 1:
        return None
    where = ", ".join(f"{key} '{text}'" for key, text in correction.where)
    if not found:
        return issue_of(correction, f"no {what} has {where}; correct the selector or remove it")
    some = ", ".join(found[:5])
    return issue_of(correction, f"{len(found)} {what}s have {where}: name one by id ({some})")


def issue_of(correction: Correction, message: str) -> Issue:
    """Says why a correction was not applied."""
    return Issue(
        article=None,
        source=FILE,
        line=correction.line,
        kind="correction-not-applied",
        message=f"Line {correction.line}: {message}",
    )
