"""Tables of articles: JSON, JSON Lines and CSV, under the names that collectors use."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from html import unescape
from typing import Any

from ...language.word_lists import load_data
from ...records import Cut
from ..content import CUT_SHORT, Content, Unreadable, numbered
from ..decoding import decode
from ..lines import Line
from ..outlets import host_name
from ..stated import Stated, authors_of, date_of, one_line
from .markup import is_markup, markup_lines

#: Levels of a JSON file above its list of articles.
_DEEPEST_LEVELS = 4
_SINCE_1970 = re.compile(r"(\d{9,10})(?:\d{3}|\.\d+)?")
_LEFT_OUT = re.compile(r"\s*\[\+\d+ chars\]\s*$")
_NO_TEXT = 'no field holds articles\' texts; name it "text" (or body, content, maintext)'


def read_json(data: bytes) -> Iterator[Content]:
    """The articles of a JSON file: one, a list, or a list somewhere below."""
    found = _load(_text(data))
    if posts := _posts(found):
        yield from posts
        return
    if _is_bibliography(found):
        return
    articles = _articles(found, 0)
    if not articles:
        raise Unreadable("no-article-text", _NO_TEXT)
    for number, article in enumerate(articles, 1):
        yield from _content(article, number)


def read_json_lines(data: bytes) -> Iterator[Content]:
    """The articles of a JSON Lines file, numbered by its lines."""
    found = False
    for number, line in enumerate(_text(data).split("\n"), 1):
        if not line.strip():
            continue
        try:
            article = _load(line)
        except Unreadable:
            continue
        for content in _content(article, number) if isinstance(article, dict) else ():
            found = True
            yield content
    if not found:
        raise Unreadable("no-article-text", _NO_TEXT)


def read_csv(data: bytes) -> Iterator[Content]:
    """The rows of a CSV file, numbered in their order below the head."""
    csv.field_size_limit(max(len(data), 131_072))
    text = _text(data)
    head = text.partition("\n")[0]
    delimiter = max(",;\t|", key=head.count)
    found = False
    try:
        for number, row in enumerate(csv.DictReader(io.StringIO(text), delimiter=delimiter), 1):
            for content in _content({k: v for k, v in row.items() if k}, number):
                found = True
                yield content
    except csv.Error as error:
        raise Unreadable("unreadable-file", f"the table is damaged ({error})") from error
    if not found:
        raise Unreadable("no-article-text", _NO_TEXT)


def _text(data: bytes) -> str:
    text = decode(data)
    if text is None:
        raise Unreadable("binary-file", "not a text file")
    return text.replace("\r\n", "\n")


def _load(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("unreadable-file", f"no valid JSON ({str(error)[:80]})") from error


def _articles(found: Any, depth: int) -> list[dict[str, Any]]:
    """The first list of articles, or the article that is all there is."""
    if depth > _DEEPEST_LEVELS:
        return []
    if isinstance(found, dict):
        if _value(_flat(found), "text"):
            return [found]
        for below in found.values():
            if articles := _articles(below, depth + 1):
                return articles
    if isinstance(found, list):
        listed = [x for x in found if isinstance(x, dict)]
        whole = [x for x in listed if _value(_flat(x), "text")]
        return whole or [x for x in listed if _excerpt(_flat(x))]
    return []


def _content(article: Mapping[str, Any], number: int) -> Iterator[Content]:
    flat = _flat(article)
    text = _value(flat, "text") or _excerpt(flat)
    if not isinstance(text, str) or not text.strip():
        return
    text, cut = _without_mark(text, number)
    lines: Sequence[Line] = markup_lines(text, number) if is_markup(text) else ()
    if not lines:
        lines = [Line(number, x.text) for x in numbered(text.replace("\r", "\n"))]
    published, numeric = date_of(_moment(_value(flat, "published")))
    authors = _value(flat, "authors")
    yield Content(
        tuple(lines),
        cut=cut,
        stated=Stated(
            title=_title(_value(flat, "title")),
            subtitle=one_line(_value(flat, "subtitle")),
            outlet=_outlet(_value(flat, "outlet")),
            authors=authors_of(_listed(authors)),
            published=published,
            numeric=numeric,
            url=one_line(_value(flat, "url")),
            section=one_line(_value(flat, "section")),
            whole=True,
        ),
    )


def _excerpt(flat: Mapping[str, Any]) -> Any:
    """What a record without a text holds of it, if it is the record of an article."""
    is_article = _value(flat, "title") and _value(flat, "published")
    return _value(flat, "excerpt") if is_article else None


def _without_mark(text: str, number: int) -> tuple[str, tuple[Cut, ...]]:
    """A text without the note of how much of it was left out: "… [+1200 chars]"."""
    match = _LEFT_OUT.search(text)
    if match is None:
        return text, ()
    return text[: match.start()], (Cut(number, match[0].strip(), CUT_SHORT),)


def _moment(value: object) -> object:
    """A time as a text; one in seconds or milliseconds since 1970 as its day.

    >>> _moment(1709474700), _moment("1709474700000"), _moment("3 March 2024")
    ('2024-03-03', '2024-03-03', '3 March 2024')
    """
    match = _SINCE_1970.fullmatch(str(value))
    return str(datetime.fromtimestamp(int(match[1]), UTC).date()) if match else value


def _title(value: object) -> str | None:
    """A title, which may be HTML: "Ferry sold &#8211; again"."""
    title = one_line(value)
    return one_line(unescape(title)) if title and "&" in title else title


def _outlet(value: object) -> str | None:
    """An outlet's name; of a host, the name of its outlet."""
    name = one_line(value)
    if name and "." in name and " " not in name:
        return host_name(name) or name
    return name


def _listed(value: object) -> object:
    """A list of authors that a spreadsheet holds as text: "['Ada Rein', 'Jo Li']"."""
    if isinstance(value, str) and value.startswith("[") and value.endswith("]"):
        names = [x.strip(" '\"") for x in value[1:-1].split(",")]
        return [n for n in names if n]
    if isinstance(value, str):
        return value.removeprefix("By ").removeprefix("by ")
    return value


def _flat(article: Mapping[str, Any]) -> dict[str, Any]:
    """The fields, those one level down too: ``source: {title: …}`` as ``source_title``."""
    flat: dict[str, Any] = {}
    for key, value in article.items():
        name = _key(key)
        if isinstance(value, dict):
            for inner, below in value.items():
                flat.setdefault(f"{name}_{_key(inner)}", below)
                flat.setdefault(_key(inner), below)
        else:
            flat[name] = value
    return flat


def _key(name: object) -> str:
    """A field's name as `corpus_containers.yml` spells it.

    >>> _key("Pub. Date"), _key("Author(s)"), _key("\\ufeffsource.name")
    ('pub_date', 'author', 'source_name')
    """
    plain = re.sub(r"\(s\)|\(es\)", "", str(name).lower())
    return re.sub(r"[\W_]+", "_", plain).strip("_")


@cache
def _names() -> dict[str, list[str]]:
    return dict(load_data("corpus_containers"))


def _value(flat: Mapping[str, Any], field: str) -> Any:
    return next(
        (v for name in _names()[field] if (v := flat.get(name)) not in (None, "", [])), None
    )


def _is_bibliography(found: Any) -> bool:
    """Whether it is a list of references (CSL-JSON), which `bibliography` reads."""
    return (
        isinstance(found, list)
        and bool(found)
        and all(
            isinstance(x, dict) and "type" in x and "title" in x and not _value(_flat(x), "text")
            for x in found
        )
    )


def _posts(found: Any) -> list[Content]:
    """The posts of a channel, as Telegram Desktop exports them, a day's in one document."""
    if not isinstance(found, dict) or not isinstance(found.get("messages"), list):
        return []
    days: dict[str, list[Line]] = {}
    for number, message in enumerate(found["messages"], 1):
        if not isinstance(message, dict) or message.get("type", "message") != "message":
            continue
        pieces = message.get("text")
        pieces = pieces if isinstance(pieces, list) else [pieces]
        text = "".join(p.get("text", "") if isinstance(p, dict) else str(p or "") for p in pieces)
        day = str(message.get("date", ""))[:10]
        if text.strip():
            posted = [Line(number, x) for x in text.split("\n")]
            days.setdefault(day, []).extend((*posted, Line(number, "")))
    channel = one_line(found.get("name"))
    return [
        Content(
            tuple(lines),
            stated=Stated(title=channel, outlet=channel, published=date_of(day)[0], whole=True),
        )
        for day, lines in days.items()
    ]
