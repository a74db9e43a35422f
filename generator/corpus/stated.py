"""What is stated beside a text: front matter of a Markdown file, metadata of a web page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import yaml

from ..records import Genre
from .lines import Line
from .masthead_dates import stated_date

_FENCE = re.compile(r"^---\s*$")
_CLOSE = re.compile(r"^(?:---|\.\.\.)\s*$")
_KEY = re.compile(r"^(?P<key>[A-Za-z_]+)\s*:\s*(?P<value>.*)$")
_LONGEST = 60
_KEYS = frozenset(
    {"title", "subtitle", "outlet", "authors", "author", "published", "date", "url", "genre"}
    | {"summarises", "description", "tags", "language"}
)


@dataclass(frozen=True, slots=True)
class Stated:
    """Masthead fields stated beside a text; None where nothing is."""

    title: str | None = None
    subtitle: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    genre: Genre | None = None
    retells: str | None = None


def front_matter(lines: Sequence[Line]) -> tuple[Stated, int, list[str]]:
    """Read the YAML block that opens a file.

    Returns:
        What it states, the number of lines it takes, and complaints: a broken block is read
        line by line as far as it goes.
    """
    if not lines or not _FENCE.match(lines[0].text):
        return Stated(), 0, []
    end = next((i for i, x in enumerate(lines[1:_LONGEST], 1) if _CLOSE.match(x.text)), None)
    if end is None:
        known = sum(bool(_key_of(x.text)) for x in lines[1:8])
        if not known:
            return Stated(), 0, []
        end = next((i for i, x in enumerate(lines[1:], 1) if not x.text.strip()), len(lines))
        return (
            _from_mapping(_line_by_line(lines[1:end])),
            end,
            ["the front matter is not closed by a line ---"],
        )
    block = "\n".join(x.text for x in lines[1:end])
    if not any(_KEY.match(x.text) for x in lines[1:end]):
        return Stated(), 0, []
    try:
        data = yaml.load(block, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError) as error:
        where = getattr(getattr(error, "problem_mark", None), "line", None)
        at = "" if where is None else f" in line {lines[1].number + where}"
        complaint = (
            f"the front matter is no valid YAML{at} (put quotation marks round values with a colon)"
        )
        return _from_mapping(_line_by_line(lines[1:end])), end + 1, [complaint]
    if not isinstance(data, Mapping):
        return Stated(), end + 1, ["the front matter is no list of keys and values"]
    return _from_mapping(data), end + 1, _complaints(data)


def _key_of(text: str) -> str | None:
    match = _KEY.match(text)
    return match["key"].lower() if match and match["key"].lower() in _KEYS else None


def _line_by_line(lines: Sequence[Line]) -> dict[str, object]:
    found: dict[str, object] = {}
    for line in lines:
        match = _KEY.match(line.text)
        if match and match["key"].lower() in _KEYS:
            found[match["key"].lower()] = match["value"].strip().strip("\"'")
    return found


def _complaints(data: Mapping[object, object]) -> list[str]:
    complaints = []
    published = data.get("published", data.get("date"))
    if published is not None and stated_date(published) is None:
        complaints.append(f"published is {str(published)!r}; expected a date such as 2023-10-04")
    genre = data.get("genre")
    if genre is not None and genre_of(genre) is None:
        names = ", ".join(get_args(Genre))
        complaints.append(f"genre is {str(genre)!r}; expected one of {names}")
    return complaints


def _from_mapping(data: Mapping[object, object] | dict[str, object]) -> Stated:
    get = {str(k).lower(): v for k, v in data.items()}.get
    authors = get("authors", get("author"))
    listed = (
        authors
        if isinstance(authors, list)
        else re.split(r"\s*(?:;|,|\band\b)\s*", _text(authors) or "")
    )
    return Stated(
        title=_text(get("title")),
        subtitle=_text(get("subtitle")),
        outlet=_text(get("outlet")),
        authors=tuple(a for x in listed if (a := _text(x))),
        published=stated_date(get("published", get("date"))),
        url=_text(get("url")),
        genre=genre_of(get("genre")),
        retells=_text(get("summarises")),
    )


def genre_of(value: object) -> Genre | None:
    """The genre that a value names, if it is one of ours."""
    for genre in get_args(Genre):
        if value == genre:
            return genre  # type: ignore[no-any-return]
    return None


def _text(value: object) -> str | None:
    if value is None or isinstance(value, dict | list):
        return None
    return " ".join(str(value).split()) or None
