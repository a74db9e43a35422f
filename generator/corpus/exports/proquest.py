"""ProQuest: records of named fields, with the text under "Full text:" or above the fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ..content import Content
from ..lines import Line
from ..masthead_dates import published_in
from ..stated import Stated
from .record import authors_in, cuts, documents_of, field_of, outlet_of, words_of

_MARK = re.compile(r"^\W*proquest document id\s*:", re.I)
_RULE = re.compile(r"^\s*_{10,}\s*$")
_NUMBER = re.compile(r"^\W*document \d{1,5} of \d{1,5}\W*$", re.I)
_TEXT = "full text"
_SHOWN = re.compile(r"^\W*(?:show less|show all|enlarge this image\.?|\[image omitted\])\W*$", re.I)


def read_proquest(lines: Sequence[Line]) -> list[Content] | None:
    """The records of an export; None when the text is none."""
    if not any(_MARK.match(x.text) for x in lines):
        return None
    return documents_of(_records(lines), _document, rest="database fields")


def _records(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """The lines of each record: rules and numbers stand between them."""
    borders = [i for i, x in enumerate(lines) if _RULE.match(x.text) or _NUMBER.match(x.text)]
    if not borders:
        borders = [i + 1 for i, x in enumerate(lines) if field_of(x.text, {"database"})]
    borders = [0, *borders, len(lines)]
    return [lines[a:b] for a, b in pairwise(borders) if b > a]


def _document(lines: Sequence[Line]) -> Content | None:
    """One record; None for the contents page of an export."""
    if not any(_MARK.match(x.text) for x in lines):
        return None
    fields, bodies, rest = _by_field(lines)
    chosen = next((k for k in (_TEXT, "", "abstract") if _has_text(bodies[k])), None)
    if chosen is None:
        return None
    rest += [x for k, body in bodies.items() if k != chosen for x in body]
    body = [x for x in bodies[chosen] if x.text.strip() != fields.get("title")]
    cut = cuts(sorted(rest, key=lambda x: x.number), "database fields")
    return Content(tuple(body), stated=_stated(fields), cut=cut)


def _by_field(
    lines: Sequence[Line],
) -> tuple[dict[str, str], dict[str, list[Line]], list[Line]]:
    """The values of the fields, the lines of each field that holds text ("" before the first),
    and all other lines."""
    names = words_of("proquest")
    fields: dict[str, str] = {}
    bodies: dict[str, list[Line]] = {"": [], _TEXT: [], "abstract": []}
    rest: list[Line] = []
    current = ""
    for line in lines:
        if _RULE.match(line.text) or _NUMBER.match(line.text) or _SHOWN.match(line.text):
            rest.append(line)
        elif found := field_of(line.text, names):
            current, value = found
            fields.setdefault(current, value)
            kept = line
            if current in bodies:
                bodies[current].append(Line(line.number, value))
                kept = replace(line, text=line.text[: line.text.index(":") + 1])
            rest.append(kept)
        elif current in bodies:
            bodies[current].append(line)
        else:
            # A value that runs on below its field.
            rest.append(line)
            if line.text.strip() and fields.get(current):
                fields[current] += " " + line.text.strip()
    return fields, bodies, rest


def _stated(fields: Mapping[str, str]) -> Stated:
    outlet = fields.get("publication title")
    date = published_in(fields.get("publication date", "") or fields.get("publication info", ""))
    return Stated(
        title=fields.get("title") or None,
        subtitle=fields.get("subtitle") or None,
        outlet=outlet_of(outlet) if outlet else None,
        authors=authors_in(fields.get("author", "")),
        published=date.iso if date else None,
        numeric=date if date and date.numeric else None,
        section=fields.get("section") or fields.get("pages") or None,
        whole=True,
        bare=True,
    )


def _has_text(lines: Sequence[Line]) -> bool:
    return sum(len(x.text) for x in lines) > 80
