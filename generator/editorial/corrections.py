"""Read one entry of corrections.yml: which record it is about, and what to set or drop.

The words, places and sentences of a record are not among the fields that can be set: every
item on the site is a span of its source, whatever an editor writes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import cast, get_args

from ..records import (
    CORRECTION_KINDS,
    FIGURE_CATEGORIES,
    GENRES,
    QUALIFIERS,
    STATUSES,
    Correction,
    CorrectionKind,
    LinkKind,
    QuoteKind,
)
from .sheet import Value

LINKS: Mapping[LinkKind, str] = {
    "not_same": "two names or more, as texts write them, that are not one actor's",
    "one_event": "the ids of two entries of the chronology or more, or of events",
}

#: Selectors of an article, and of a record within one.
_ARTICLE_KEYS = ("id", "source", "part")
_RECORD_KEYS = ("id", "article", "source", "text")
#: Kinds of which nothing is left when they are dropped that a record could be missed in.
_NEVER_DROPPED = {
    "article": "no 'drop' of an article; take its file out of the corpus",
    "folder": "no 'drop' of a folder; take it out of the corpus",
}


def _choice(choices: tuple[str, ...]) -> Callable[[Value], object]:
    return lambda value: value.choice(choices)


def _optional_id(value: Value) -> object:
    return None if value.empty else value.identifier()


def _ids(value: Value) -> object:
    return tuple(item.identifier() for item in value.items())


def _required_edtf(value: Value) -> object:
    if value.empty:
        value.fail("a date; use 'drop: true' to remove the record")
    return value.edtf()


#: Fields an editor may set on each kind of record, and how each is read.
SETTABLE: Mapping[CorrectionKind, Mapping[str, Callable[[Value], object]]] = {
    "article": {
        "title": Value.optional_text,
        "subtitle": Value.optional_text,
        "outlet": Value.optional_text,
        "authors": Value.texts,
        "url": Value.optional_text,
        "language": Value.text,
        "published": Value.day,
        "genre": _choice(GENRES),
        "copy_of": _optional_id,
        "retells": Value.optional_text,
    },
    "folder": {
        "outlet": Value.text,
        "language": Value.text,
        "genre": _choice(GENRES),
    },
    "quote": {
        "kind": _choice(get_args(QuoteKind)),
        "speaker": _optional_id,
        "speaker_name": Value.optional_text,
        "cue": Value.optional_text,
        "said": Value.edtf,
        "interview": Value.boolean,
    },
    "figure": {
        "value": Value.number,
        "low": Value.number,
        "high": Value.number,
        "qualifier": _choice(QUALIFIERS),
        "unit": Value.text,
        "measure_label": Value.optional_text,
        "as_of": Value.edtf,
        "according_to": _optional_id,
        "category": _choice(FIGURE_CATEGORIES),
    },
    "event": {
        "date": _required_edtf,
        "status": _choice(STATUSES),
        "actors": _ids,
    },
    "date": {"value": _required_edtf},
    "measure": {},
}


def read_correction(entry: Value) -> Correction:
    """One entry; whatever is wrong with it is noted on its sheet."""
    found = entry.fields((*CORRECTION_KINDS, *LINKS, "set", "drop"))
    named = [kind for kind in (*CORRECTION_KINDS, *LINKS) if kind in found]
    if len(named) != 1:
        if found:
            choices = ", ".join((*CORRECTION_KINDS, *LINKS))
            entry.fail(f"exactly one of {choices} to say what is corrected")
        return Correction("article", ())
    if links := [link for link in LINKS if link in found]:
        return _read_link(entry, found, links[0])
    kind = next(kind for kind in CORRECTION_KINDS if kind in found)
    drop = found["drop"].boolean() if "drop" in found else False
    if drop and kind in _NEVER_DROPPED:
        found["drop"].fail(_NEVER_DROPPED[kind])
    if not SETTABLE[kind] and not drop:
        entry.fail("'drop: true', all that can be said of it here")
    elif drop == ("set" in found):
        entry.fail("either 'set' with new values or 'drop: true'")
    return Correction(
        kind=kind,
        where=_selector(found[kind], kind),
        set=_settings(found["set"], kind) if "set" in found else (),
        drop=drop,
        line=entry.line,
    )


def _read_link(entry: Value, found: Mapping[str, Value], kind: LinkKind) -> Correction:
    """Several things that are one, or are not."""
    members = found[kind].texts()
    if len(set(members)) < 2:
        found[kind].fail(LINKS[kind])
    for name in found.keys() - {kind}:
        found[name].fail(f"nothing beside '{kind}'")
    return Correction(kind=kind, where=(), members=members, line=entry.line)


def _selector(value: Value, kind: CorrectionKind) -> tuple[tuple[str, str], ...]:
    """What the entry is about, as (key, text) pairs that must all match."""
    if kind == "folder":
        return (("folder", value.text().strip("/")),)
    if kind == "measure":
        found = value.fields(("id",), ("id",))
        return tuple(("id", found[key].text()) for key in found)
    found = value.fields(_ARTICLE_KEYS if kind == "article" else _RECORD_KEYS)
    enough = (
        "source" in found or "id" in found
        if kind == "article"
        else "id" in found or ("text" in found and ("source" in found or "article" in found))
    )
    if not enough and found:
        value.fail(
            "'id', or 'source' (and 'part' within a digest)"
            if kind == "article"
            else "'id', or 'source' (or 'article') with a few words of its 'text'"
        )
    return tuple((key, _selected(key, found[key])) for key in sorted(found))


def _selected(key: str, value: Value) -> str:
    if key != "part":
        return value.text()
    number = value.number()
    if number is None or number < 1 or number != int(number):
        value.fail("the number of the article within its file: 1, 2, 3 ...")
        return ""
    return str(int(number))


def _settings(value: Value, kind: CorrectionKind) -> tuple[tuple[str, object], ...]:
    readers = SETTABLE[kind]
    found = value.fields(cast(tuple[str, ...], tuple(readers)))
    if value.node.value and not found:
        return ()
    if not found:
        value.fail(f"at least one of {', '.join(readers)}")
    values = {name: readers[name](each) for name, each in found.items()}
    for lower, upper in out_of_order(values):
        found[lower].fail(f"a number not above '{upper}', which is {found[upper].raw}")
    return tuple(values.items())


def out_of_order(numbers: Mapping[str, object]) -> list[tuple[str, str]]:
    """Fields of a figure of which the one is above the other and should not be.

    >>> out_of_order({"low": 9.0, "value": None, "high": 5.0})
    [('low', 'high')]
    """
    known = [
        (n, v) for n in ("low", "value", "high") if isinstance(v := numbers.get(n), float | int)
    ]
    return [(a, b) for (a, x), (b, y) in pairwise(known) if x > y]
