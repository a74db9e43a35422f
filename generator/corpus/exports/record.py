"""What the forms share: rows of ``Name: value``, spans of lines, lines cut with a reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache

from ...language.word_lists import load_data
from ...records import Cut
from ..bylines import person_names
from ..content import Content
from ..lines import Line

_FIELD = re.compile(r"^\W{0,3}(?P<name>[A-Za-z][\w /&-]{1,40}?)\s*:(?:\s+(?P<value>.*)|\s*)$")
_PLACE = re.compile(r"\s*\((?:[^()]{2,40})\)$|\s*;\s.*$|\s*\[[^\]]*\]$")


@cache
def words_of(group: str) -> frozenset[str]:
    """One of the lists of corpus_exports.yml."""
    return frozenset(map(str, load_data("corpus_exports")[group]))


def field_of(text: str, names: Collection[str]) -> tuple[str, str] | None:
    """Name (lower case) and value of a field that has one of some names."""
    match = _FIELD.match(text)
    if match is None or match["name"].lower() not in names:
        return None
    return match["name"].lower(), (match["value"] or "").strip()


def cuts(lines: Iterable[Line], reason: str) -> tuple[Cut, ...]:
    """The lines that hold something, as cut for a reason."""
    return tuple(Cut(x.number, t, reason) for x in lines if (t := x.text.strip()))


def documents_of(
    parts: Iterable[Sequence[Line]],
    read: Callable[[Sequence[Line]], Content | None],
    *,
    rest: str,
) -> list[Content] | None:
    """The documents among the parts of an export; None where no part is one.

    What belongs to no document is cut from the last, for the reason `rest`, so nothing is lost.
    """
    found: list[Content] = []
    left: list[Line] = []
    for part in parts:
        content = read(part)
        if content is None:
            left += part
        else:
            found.append(content)
    if found:
        found[-1] = replace(found[-1], cut=(*found[-1].cut, *cuts(left, rest)))
    return found or None


def filled(lines: Sequence[Line]) -> list[Line]:
    """The lines that are not blank."""
    return [x for x in lines if x.text.strip()]


def outlet_of(text: str) -> str:
    """An outlet as a database names it, without place and edition.

    >>> outlet_of("The Daily Courier (Belmar)"), outlet_of("Evening Post; Hamar [Hamar]")
    ('The Daily Courier', 'Evening Post')
    """
    name = text.strip()
    while (shorter := _PLACE.sub("", name)) != name and shorter:
        name = shorter
    return name


def authors_in(text: str) -> tuple[str, ...]:
    """The persons of a by-line field; "Lowe, Harriet" is one, given name last."""
    text = re.sub(r"^by\s+", "", text.strip(), flags=re.I)
    turned = [p for p in re.split(r"\s*;\s*", text) if p]
    if turned and all(re.fullmatch(r"[^\W\d_][\w'’-]+,\s[^,]{2,40}", p) for p in turned):
        return tuple(
            " ".join(reversed(re.split(r",\s*", p.strip(" ."), maxsplit=1))) for p in turned
        )
    return person_names(text)
