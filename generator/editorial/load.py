"""Load the editorial files, reporting everything that is wrong with them at once."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

import yaml

from ..errors import EditorialError, Problem
from ..records import (
    FIGURE_CATEGORIES,
    ActorKind,
    CuratedActor,
    CuratedMeasure,
    CuratedTopic,
    Editorial,
    FigureCategory,
)
from .corrections import read_correction
from .known_actors import world_names
from .sheet import Sheet, Value, nearest, read_sheet

FILES = ("actors.yml", "topics.yml", "corrections.yml")


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names that one file may use from another."""

    actors: frozenset[str]


def load_editorial(folder: Path | None) -> Editorial:
    """Read actors.yml, topics.yml and corrections.yml; a file that is missing is empty.

    Raises:
        EditorialError: with every problem of every file.
    """
    if folder is None:
        return Editorial()
    sheets = {name: Sheet(name) for name in FILES}
    stray = Sheet(str(folder.name))
    _check_folder(folder, stray)
    entries = {name: _entries(folder / name, sheet) for name, sheet in sheets.items()}
    known = KnownNames(frozenset(_ids(entries["actors.yml"])) | frozenset(world_names()))
    editorial = Editorial(
        actors=tuple(_actor(entry, known) for entry in entries["actors.yml"]),
        topics=tuple(_topic(entry, known) for entry in entries["topics.yml"]),
        corrections=tuple(read_correction(entry) for entry in entries["corrections.yml"]),
    )
    for name in ("actors.yml", "topics.yml"):
        _check_unique_ids(entries[name])
    _check_unique_ids(_measures(entries["topics.yml"]))
    _check_unique_names(entries["actors.yml"], editorial.actors)
    problems: list[Problem] = [*stray.problems, *(p for s in sheets.values() for p in s.problems)]
    if problems:
        raise EditorialError(tuple(problems))
    return editorial


# --- entries -------------------------------------------------------------------------------


def _actor(entry: Value, known: KnownNames) -> CuratedActor:
    found = entry.fields(
        ("id", "name", "kind", "aliases", "roles", "speaks_for", "note", "reject"),
        ("id", "name", "kind"),
    )
    return CuratedActor(
        id=found["id"].identifier() if "id" in found else "",
        name=found["name"].text() if "name" in found else "",
        kind=cast(ActorKind, _choice(found, "kind", get_args(ActorKind))),
        aliases=_texts(found, "aliases"),
        roles=_texts(found, "roles"),
        speaks_for=_reference(found["speaks_for"], known) if "speaks_for" in found else None,
        note=found["note"].optional_text() if "note" in found else None,
        reject=found["reject"].boolean() if "reject" in found else False,
    )


def _topic(entry: Value, known: KnownNames) -> CuratedTopic:
    found = entry.fields(
        ("id", "title", "description", "terms", "actors", "period", "measures", "reject"),
        ("id", "title"),
    )
    actors = found["actors"].items() if "actors" in found else ()
    measures = found["measures"].items() if "measures" in found else ()
    return CuratedTopic(
        id=found["id"].identifier() if "id" in found else "",
        title=found["title"].text() if "title" in found else "",
        description=found["description"].optional_text() if "description" in found else None,
        terms=_texts(found, "terms"),
        actors=tuple(name for a in actors if (name := _reference(a, known))),
        period=_period(found["period"]) if "period" in found else (None, None),
        measures=tuple(_measure(m) for m in measures),
        reject=found["reject"].boolean() if "reject" in found else False,
    )


def _measure(entry: Value) -> CuratedMeasure:
    found = entry.fields(
        ("id", "label", "units", "terms", "category"), ("id", "label", "units", "terms")
    )
    return CuratedMeasure(
        id=found["id"].identifier() if "id" in found else "",
        label=found["label"].text() if "label" in found else "",
        units=_texts(found, "units"),
        terms=_texts(found, "terms"),
        category=cast(FigureCategory, _choice(found, "category", FIGURE_CATEGORIES) or "other"),
    )


def _period(value: Value) -> tuple[str | None, str | None]:
    ends = value.items()
    if len(ends) != 2:
        value.fail("two dates, [2023-09-19, 2023-10-06]; ~ leaves an end open")
        return (None, None)
    first, last = (end.day() for end in ends)
    if first and last and first > last:
        ends[1].fail(f"a date not before {first}")
    return (first, last)


def _reference(value: Value, known: KnownNames) -> str | None:
    """The id of a curated actor or of a state or body that every build knows."""
    name = value.optional_text()
    if name and name not in known.actors:
        value.fail(nearest(name, known.actors, "the id of an entry of actors.yml or of a state"))
    return name


def _texts(found: dict[str, Value], name: str) -> tuple[str, ...]:
    return found[name].texts() if name in found else ()


def _choice(found: dict[str, Value], name: str, choices: Collection[str]) -> str:
    return found[name].choice(choices) if name in found else ""


# --- the files as a whole ------------------------------------------------------------------


def _entries(path: Path, sheet: Sheet) -> tuple[Value, ...]:
    root = read_sheet(path, sheet)
    return () if root is None else root.items()


def _check_folder(folder: Path, stray: Sheet) -> None:
    """A folder that is not there, or a file whose name is nearly right, is a mistake."""
    if not folder.is_dir():
        stray.fail(None, "folder", str(folder.name), "a folder that exists")
        return
    for path in sorted(folder.glob("*.y*ml")):
        close = difflib.get_close_matches(path.name, FILES, n=1, cutoff=0.75)
        if path.name not in FILES and close:
            stray.fail(None, "file", path.name, f"the name '{close[0]}'")


def _ids(entries: Iterable[Value]) -> dict[str, Value]:
    """The ``id`` of each entry that has one, as written; the first of each."""
    found: dict[str, Value] = {}
    for entry in entries:
        for key, node in getattr(entry.node, "value", ()) if _is_mapping(entry) else ():
            if getattr(key, "value", None) == "id" and isinstance(node.value, str):
                found.setdefault(node.value, Value(entry.sheet, f"{entry.key}.id", node))
    return found


def _check_unique_ids(entries: Iterable[Value]) -> None:
    first: dict[str, int] = {}
    for entry in entries:
        for name, value in _ids([entry]).items():
            if first.setdefault(name, value.line) != value.line:
                value.fail(f"an id of its own ('{name}' is taken by line {first[name]})")


def _measures(topics: Iterable[Value]) -> list[Value]:
    """All measures of all topics, without noting problems a second time."""
    return [
        Value(topic.sheet, f"{topic.key}.measures", measure)
        for topic in topics
        if _is_mapping(topic)
        for key, node in topic.node.value
        if getattr(key, "value", None) == "measures" and isinstance(node.value, list)
        for measure in node.value
    ]


def _check_unique_names(entries: Iterable[Value], actors: Iterable[CuratedActor]) -> None:
    """A name or alias that two actors claim could never be resolved."""
    owner: dict[str, str] = {}
    for entry, actor in zip(entries, actors, strict=True):
        for name in (actor.name, *actor.aliases):
            holder = owner.setdefault(folded_name(name), actor.id)
            if name and holder != actor.id:
                entry.sheet.fail(
                    _line_of(entry, name),
                    entry.key,
                    name,
                    f"a name or alias of one actor only ('{holder}' has it already)",
                )


def _line_of(entry: Value, text: str) -> int:
    """The line on which an entry holds this scalar, else the entry's own."""
    pending = [entry.node]
    while pending:
        node = pending.pop(0)
        if isinstance(node.value, str):
            if node.value.strip() == text:
                return int(node.start_mark.line) + 1
        elif _is_mapping(Value(entry.sheet, "", node)):
            pending += [value for _, value in node.value]
        else:
            pending += node.value
    return entry.line


def _is_mapping(entry: Value) -> bool:
    return isinstance(entry.node, yaml.MappingNode)


def folded_name(name: str) -> str:
    """What makes names the same in actors.yml."""
    plain = unicodedata.normalize("NFKC", name).replace("’", "'")
    return " ".join(plain.casefold().split())
