"""What is stated beside a text: front matter of a Markdown file, metadata of a container."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, get_args

import yaml

from ..language.person_names import first_name_gender
from ..records import Basis, Genre
from .lines import Line
from .masthead_dates import Found, published_in

_FENCE = re.compile(r"^---\s*$")
_CLOSE = re.compile(r"^(?:---|\.\.\.)\s*$")
_KEY = re.compile(r"^(?P<key>[A-Za-z_]+)\s*:\s*(?P<value>.*)$")
#: Front matter is short and flat. Longer or deeper blocks are no front matter or an attack, and
#: an anchor repeated by aliases makes a small block huge.
_LONGEST_LINES = 60
_LONGEST_CHARACTERS = 20_000
_DEEPEST_LEVELS = 8
_MOST_EVENTS = 2_000
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_LETTER = re.compile(r"[^\W\d_]")
#: "Rein, Anna M."
_SURNAME_FIRST = re.compile(r"([^\W\d_][\w'’-]+), ([^\W\d_]+)((?: [^\W\d_]\.?)?)")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
#: A longer value is no field of a masthead.
_LONGEST_VALUE = 1_000
_METADATA = re.compile(r"^#{1,3}\s+metadata\s*$", re.I)
_ITEM = re.compile(
    r"^[-*]\s+(?:\*\*)?(?P<key>[A-Za-z][A-Za-z ]{1,30})(?:\*\*)?\s*:\s*(?P<value>.*)$"
)
#: Lines at the top of a note among which that heading stands.
_LIST_WITHIN = 12
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.I)
#: Keys under which note-taking programs (Obsidian, Joplin, Readwise) and article collections
#: state a field; the first that holds something counts. ``created`` is the day of clipping.
_FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "full_title"),
    "subtitle": ("subtitle",),
    "outlet": (
        "outlet",
        "site",
        "publication",
        "publicationtitle",
        "publication_title",
        "container_title",
        "newspaper",
        "publisher",
        "site_name",
        "website",
    ),
    "authors": ("authors", "author", "byline"),
    "published": ("published", "date", "date_published", "publication_date", "published_date"),
    "url": ("url", "source", "link", "source_url", "original_url"),
    "genre": ("genre",),
    "retells": ("summarises",),
    "section": ("section",),
    "archived": ("archived",),
}
_KEYS = frozenset(k for keys in _FIELDS.values() for k in keys) | {
    "description", "tags", "language", "created", "updated", "latitude", "aliases", "clipped",
}  # fmt: skip


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
    section: str | None = None
    archived: str | None = None
    basis: Basis = "stated"
    """Of ``published``: inferred when it is the container's date and not the article's."""
    numeric: Found | None = None
    """The date, where it is one in figures: its order may not be settled, or settle others."""
    whole: bool = False
    """The container holds this article apart, even if it gives it no title."""
    bare: bool = False
    """Its lines are the text alone; headline and masthead stand elsewhere."""

    def over(self, other: Stated) -> Stated:
        """This, with what only the other states."""
        mine = {f.name for f in fields(self) if getattr(self, f.name) not in (None, (), False)}
        if self.published is None:
            mine.discard("basis")
        if self.published or self.numeric:
            mine |= {"published", "numeric", "basis"}
        return replace(other, **{name: getattr(self, name) for name in mine})


def front_matter(lines: Sequence[Line]) -> tuple[Stated, int, list[str]]:
    """Read the YAML block that opens a file.

    Returns:
        What it states, the number of lines it takes, and complaints: a broken block is read
        line by line as far as it goes.
    """
    if not lines or not _FENCE.match(lines[0].text):
        return Stated(), 0, []
    end = next((i for i, x in enumerate(lines[1:_LONGEST_LINES], 1) if _CLOSE.match(x.text)), None)
    if end is None:
        known = sum(bool(_key_of(x.text)) for x in lines[1:8])
        if not known:
            return Stated(), 0, []
        end = next((i for i, x in enumerate(lines[1:], 1) if not x.text.strip()), len(lines))
        return (
            from_mapping(_line_by_line(lines[1:end])),
            end,
            ["the front matter is not closed by a line ---"],
        )
    if not any(_KEY.match(x.text) for x in lines[1:end]):
        return Stated(), 0, []
    try:
        data = _load("\n".join(x.text for x in lines[1:end]))
    except (yaml.YAMLError, ValueError) as error:
        where = getattr(getattr(error, "problem_mark", None), "line", None)
        at = "" if where is None else f" in line {lines[1].number + where}"
        complaint = (
            f"the front matter is no valid YAML{at} (put quotation marks round values with a colon)"
        )
        return from_mapping(_line_by_line(lines[1:end])), end + 1, [complaint]
    if not isinstance(data, Mapping):
        return Stated(), end + 1, ["the front matter is no list of keys and values"]
    return from_mapping(data), end + 1, _complaints(data)


def metadata_list(lines: Sequence[Line]) -> tuple[Stated, list[int]]:
    """Read the list below a heading "Metadata", as Readwise writes it: ``- Author: [[Name]]``.

    Returns:
        What it states, and the indices of its lines.
    """
    top = next((i for i, x in enumerate(lines[:_LIST_WITHIN]) if _METADATA.match(x.text)), None)
    if top is None:
        return Stated(), []
    found: dict[str, object] = {}
    taken = [top]
    for i in range(top + 1, min(len(lines), top + _LONGEST_LINES)):
        match = _ITEM.match(lines[i].text)
        if match:
            found[match["key"]] = match["value"]
        elif lines[i].text.strip():
            break
        taken.append(i)
    return (from_mapping(found), taken) if found else (Stated(), [])


def _load(block: str) -> object:
    """The block's keys and values, every scalar as text, so that no tag can fail.

    Raises:
        ValueError: for a block that is no front matter by its size, depth or aliases.
        yaml.YAMLError: for broken YAML.
    """
    if len(block) > _LONGEST_CHARACTERS:
        raise ValueError("too long")
    depth = 0
    for number, event in enumerate(yaml.parse(block, Loader=yaml.CBaseLoader)):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST_LEVELS or number > _MOST_EVENTS or isinstance(event, yaml.AliasEvent):
            raise ValueError("nested too deep, too long or with aliases")
    return yaml.load(block, Loader=yaml.CBaseLoader)


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
    published = _first(data, "published")
    if published is not None and not published_in(str(published)):
        complaints.append(f"published is {str(published)!r}; expected a date such as 2023-10-04")
    genre = data.get("genre")
    if genre is not None and genre_of(genre) is None:
        names = ", ".join(get_args(Genre))
        complaints.append(f"genre is {str(genre)!r}; expected one of {names}")
    return complaints


def from_mapping(data: Mapping[Any, Any]) -> Stated:
    """What keys and values state, under any of the names that programs use."""
    published, numeric = date_of(_first(data, "published"))
    source = one_line(_first(data, "url"))
    address = source if source and _ADDRESS.match(source) else None
    outlet = one_line(_first(data, "outlet"))
    return Stated(
        title=one_line(_first(data, "title")),
        subtitle=one_line(_first(data, "subtitle")),
        outlet=outlet or (source if source and not address else None),
        authors=authors_of(_first(data, "authors")),
        published=published,
        url=address,
        genre=genre_of(_first(data, "genre")),
        retells=one_line(_first(data, "retells")),
        section=one_line(_first(data, "section")),
        archived=one_line(_first(data, "archived")),
        numeric=numeric,
    )


def _first(data: Mapping[Any, Any], field: str) -> object:
    """The first value that a field has under any of its keys."""
    folded = {
        str(k).lower().strip().replace("-", "_").replace(" ", "_"): v for k, v in data.items()
    }
    return next((v for k in _FIELDS[field] if (v := folded.get(k)) not in (None, "", [], {})), None)


def date_of(value: object) -> tuple[str | None, Found | None]:
    """The ISO date that a value states, and the date where it is one in figures.

    >>> date_of("4 October 2023"), date_of("04/10/2023")[1].day
    (('2023-10-04', None), 4)
    """
    found = published_in(str(value)[:200]) if value else None
    if found is None:
        return None, None
    return found.iso, found if found.numeric else None


def authors_of(value: object) -> tuple[str, ...]:
    """The names in a list, or in a text that lists them; a number names nobody.

    >>> authors_of("Ada Rein and Jo Li"), authors_of("Rein, Anna"), authors_of(3)
    (('Ada Rein', 'Jo Li'), ('Anna Rein',), ())
    """
    surname_first = _SURNAME_FIRST.fullmatch(value.strip()) if isinstance(value, str) else None
    if surname_first and surname_first[2] in first_name_gender():
        return (f"{surname_first[2]}{surname_first[3]} {surname_first[1]}",)
    if isinstance(value, list):
        listed = [x.get("name", x) if isinstance(x, dict) else x for x in value[:50]]
    else:
        listed = re.split(r"\s*(?:;|,|\band\b)\s*", one_line(value) or "")
    return tuple(dict.fromkeys(a for x in listed if (a := one_line(x)) and _LETTER.search(a)))


def genre_of(value: object) -> Genre | None:
    """The genre that a value names, if it is one of ours."""
    for genre in get_args(Genre):
        if value == genre:
            return genre  # type: ignore[no-any-return]
    return None


def one_line(value: object) -> str | None:
    """A value as one line of text, ``[[wiki links]]`` as the words they show."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if value is None or isinstance(value, dict | list) or value in _NOTHING:
        return None
    return " ".join(_WIKI_LINK.sub(r"\1", str(value)[:_LONGEST_VALUE]).split()) or None
