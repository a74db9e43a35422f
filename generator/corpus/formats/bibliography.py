"""Reference lists beside saved files (Zotero's exports: RIS and CSL-JSON): mastheads by file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from ..content import Content
from ..decoding import decode
from ..lines import fold
from ..masthead_dates import iso
from ..stated import Stated, date_of, one_line

_RIS_FIELD = re.compile(r"^([A-Z][A-Z0-9])  - ?(.*)$")
#: A shorter title may be part of another file's name by chance, in characters.
_SHORTEST_TITLE = 12
#: File names are cut short; so much of a title must be in one, in characters.
_NAMED_BY = 40
_RIS_NAMES = {
    "title": ("TI", "T1", "CT"),
    "outlet": ("JO", "JF", "T2", "JA", "BT", "PB"),
    "date": ("DA", "Y1", "PY"),
    "url": ("UR",),
    "section": ("SE",),
}
Entry = tuple[Stated, tuple[str, ...]]
"""A reference and the paths of its attachments."""


def read_nothing(data: bytes) -> Iterator[Content]:
    """A reference list holds no article; it says what the files beside it are."""
    return iter(())


def stated_beside(files: Iterable[tuple[str, bytes]]) -> dict[str, Stated]:
    """What the reference lists among some files state of the others, by their names."""
    files = list(files)
    names = {name for name, _ in files}
    found: dict[str, Stated] = {}
    for name, data in files:
        suffix = PurePosixPath(name).suffix.lower()
        if suffix not in (".ris", ".json"):
            continue
        folder = PurePosixPath(name).parent
        beside = [n for n in names if PurePosixPath(n).is_relative_to(folder) and n != name]
        folded = {n: fold(PurePosixPath(n).stem) for n in beside}
        for stated, paths in _ris(data) if suffix == ".ris" else _csl(data):
            linked = [str(folder / p) for p in paths if str(folder / p) in names]
            for file in linked or _named_by(stated.title, folded):
                found.setdefault(file, stated)
    return found


def _named_by(title: str | None, folded: dict[str, str]) -> list[str]:
    """The files whose names hold a title, as reference managers name attachments."""
    want = fold(title or "")[:_NAMED_BY].strip()
    if len(want) < _SHORTEST_TITLE:
        return []
    return sorted(n for n, stem in folded.items() if want in stem)


def _ris(data: bytes) -> Iterator[Entry]:
    fields: dict[str, list[str]] = {}
    for line in (decode(data) or "").splitlines():
        match = _RIS_FIELD.match(line.lstrip("\ufeff"))
        if match is None:
            continue
        if match[1] == "ER":
            yield _ris_entry(fields)
            fields = {}
        else:
            fields.setdefault(match[1], []).append(match[2].strip())


def _ris_entry(fields: dict[str, list[str]]) -> Entry:
    def first(name: str) -> str | None:
        return next((fields[tag][0] for tag in _RIS_NAMES[name] if fields.get(tag)), None)

    # 2023/10/03/ is how RIS writes dates.
    published, numeric = date_of((first("date") or "").strip("/"))
    authors = [*fields.get("AU", ()), *fields.get("A1", ())]
    paths = [
        p.removeprefix("file://").lstrip("/")
        for p in (*fields.get("L1", ()), *fields.get("L2", ()))
    ]
    stated = Stated(
        title=one_line(first("title")),
        outlet=one_line(first("outlet")),
        authors=tuple(_given_first(a) for a in authors if a),
        published=published,
        numeric=numeric,
        url=one_line(first("url")),
        section=one_line(first("section")),
        whole=True,
    )
    return stated, tuple(paths)


def _csl(data: bytes) -> Iterator[Entry]:
    try:
        items = json.loads(decode(data) or "")
    except (ValueError, RecursionError):
        return
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get("title"), str) and "type" in item:
            yield _csl_entry(item)


def _csl_entry(item: dict[str, Any]) -> Entry:
    authors = item.get("author")
    names = [
        one_line(a.get("literal")) or one_line(f"{a.get('given') or ''} {a.get('family') or ''}")
        for a in (authors if isinstance(authors, list) else ())
        if isinstance(a, dict)
    ]
    stated = Stated(
        title=one_line(item["title"]),
        outlet=one_line(item.get("container-title")) or one_line(item.get("publisher")),
        authors=tuple(n for n in names if n),
        published=_issued(item.get("issued")),
        url=one_line(item.get("URL")),
        section=one_line(item.get("section")),
        whole=True,
    )
    return stated, ()


def _issued(issued: Any) -> str | None:
    """The day of ``{"date-parts": [[2023, 10, 3]]}``; a month alone is no day."""
    try:
        year, month, day = (int(x) for x in issued["date-parts"][0][:3])
    except (TypeError, KeyError, IndexError, ValueError):
        raw = issued.get("raw") or issued.get("literal") if isinstance(issued, dict) else None
        return date_of(raw)[0]
    return iso(year, month, day)


def _given_first(name: str) -> str:
    """ "Lowe, Harriet" as "Harriet Lowe"."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name
