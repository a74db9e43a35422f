"""Channels and threads as text: posts, each with who wrote it and when.

``[03.10.2023 07:12] Channel:`` stands above a post (Telegram, WhatsApp), or the name, the handle
and below the post its hour and day (X). The posts of one day are one document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...records import Cut
from ..content import Content
from ..lines import Line
from ..masthead_dates import Found, find_dates, published_in
from ..stated import Stated
from .record import cuts

_HEAD = re.compile(
    r"^\[?(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{2,4}),?\s+(?P<time>\d{1,2}:\d{2}(?::\d{2})?"
    r"(?:\s?[AP]M)?)(?:\s?UTC[+-]\d{2}:\d{2})?\]?\s*[-–]?\s*(?P<name>[^:\n]{1,60}):(?P<rest>\s.*|)$"
)
_HANDLE = re.compile(r"^@\w{2,20}(?:\s*·.*)?$")
_STAMP = re.compile(r"^\d{1,2}:\d{2}(?:\s?[AP]M)?\s*·\s*(?P<date>[^·]{6,20})(?:\s*·.*)?$", re.I)
_COUNTED = (
    r"(?:views?|forwards?|reactions?|likes?|replies|comments?|shares?|retweets?|reposts?|quotes?"
    r"|quote tweets|bookmarks?)"
)
_META = re.compile(
    r"^(?:(?:forwarded from|in reply to|replying to|quoted?:?|via)\b.*"
    rf"|{_COUNTED}\s*:\s*[\d.,]+\s?[KMB]?|(?:[\d.,]+\s?[KMB]?\s+{_COUNTED}\W*)+"
    r"|[👍❤🔥😢😁🎉👏🙏\s\d.,KM]+|<?media omitted>?"
    r"|(?:photo|video|image|sticker|voice message)(?: not included)?"
    r"|show this thread|translate (?:post|tweet))$",
    re.I,
)
_CHANNEL = re.compile(r"^(?:channel|group|chat|account)\s*:\s*(?P<name>.{2,60})$", re.I)
#: "1/3": the place in a thread, at the end of a post or its beginning.
_PLACE = re.compile(r"\s*[(\[]?\b\d{1,2}/(?:\d{1,2}|n)\b[)\]]?\s*$|^\s*\d{1,2}/(?:\d{1,2}|n)?\s+")
#: Posts in a text that tell a thread from an article with one post in it.
_LEAST_POSTS = 2


@dataclass
class _Post:
    """A post, while its lines are gathered."""

    name: str
    date: Found | None
    lines: list[Line] = field(default_factory=list)


def read_posts(lines: Sequence[Line]) -> list[Content] | None:
    """The days of a channel or thread; None when the text is none."""
    if sum(bool(_HEAD.match(x.text)) for x in lines) >= _LEAST_POSTS:
        posts, rest = _headed(lines)
    elif sum(bool(_HANDLE.match(x.text)) for x in lines) >= 1 and any(
        _STAMP.match(x.text) for x in lines
    ):
        posts, rest = _stamped(lines)
    else:
        return None
    channel = next((m["name"].strip() for x in lines if (m := _CHANNEL.match(x.text))), None)
    written = [p for p in posts if any(x.text.strip() for x in p.lines)]
    found = _days(written, channel)
    if found:
        found[-1] = Content(found[-1].lines, stated=found[-1].stated, cut=rest)
    return found or None


def _headed(lines: Sequence[Line]) -> tuple[list[_Post], tuple[Cut, ...]]:
    """Posts whose writer and date stand above them."""
    posts: list[_Post] = []
    rest: list[Line] = []
    for line in lines:
        head = _HEAD.match(line.text)
        if head:
            date = published_in(_long_year(head["date"]))
            posts.append(_Post(head["name"].strip(), date))
            said = head["rest"].strip()
            meta = bool(_META.match(said))
            rest.append(line if meta else Line(line.number, line.text[: head.start("rest")]))
            if said and not meta:
                posts[-1].lines.append(Line(line.number, said))
        elif not posts or _META.match(line.text.strip()):
            rest.append(line)
        else:
            posts[-1].lines.append(line)
    return posts, cuts(rest, "post header")


def _stamped(lines: Sequence[Line]) -> tuple[list[_Post], tuple[Cut, ...]]:
    """Posts between a name with its handle and the hour and day."""
    posts: list[_Post] = []
    rest: list[Line] = []
    current: _Post | None = None
    for i, line in enumerate(lines):
        below = lines[i + 1].text if i + 1 < len(lines) else ""
        stamp = _STAMP.match(line.text.strip())
        if _HANDLE.match(below) and line.text.strip():
            current = _Post(line.text.strip(), None)
            rest.append(line)
        elif stamp and current is not None:
            current.date = next(iter(find_dates(stamp["date"])), None)
            posts.append(current)
            current = None
            rest.append(line)
        elif current is None or _HANDLE.match(line.text) or _META.match(line.text.strip()):
            rest.append(line)
        else:
            text = _PLACE.sub("", line.text)
            current.lines.append(Line(line.number, text))
    return posts, cuts(rest, "post header")


def _days(posts: Sequence[_Post], channel: str | None) -> list[Content]:
    """The posts of each day as one document, in the order of the text."""
    days: dict[tuple[int | None, int, int], list[_Post]] = {}
    for post in posts:
        day = (post.date.year, post.date.month, post.date.day) if post.date else (None, 0, 0)
        days.setdefault(day, []).append(post)
    names = list(dict.fromkeys(p.name for p in posts))
    found = []
    for written in days.values():
        date = written[0].date
        lines = [x for p in written for x in (*p.lines, Line(p.lines[-1].number, ""))]
        one = names[0] if len(names) == 1 else None
        stated = Stated(
            title=channel or one,
            outlet=channel,
            authors=(one,) if one and one != channel else (),
            published=date.iso if date else None,
            numeric=date if date and date.numeric else None,
            whole=True,
            bare=True,
        )
        found.append(Content(tuple(lines), stated=stated))
    return found


def _long_year(date: str) -> str:
    """ "3/10/23" as "3/10/2023"."""
    return re.sub(r"(?<=[./-])(\d\d)$", r"20\1", date) if re.search(r"\D\d\d$", date) else date
