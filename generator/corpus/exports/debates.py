"""Records of debates as parliaments publish them: the Congressional Record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..content import Content
from ..lines import Line
from ..masthead_dates import published_in
from ..stated import Stated
from .record import cuts

_HEAD = re.compile(r"^\s*\[(?P<name>Congressional Record) .{0,60}\((?P<date>[^()]{8,40})\)\]\s*$")
_NOTE = re.compile(r"^\s*\[.{1,80}\]\s*$|^\s*From the Congressional Record\b.*$", re.I)
#: Rows above the title.
_HEAD_ROWS = 10


def read_debate(lines: Sequence[Line]) -> list[Content] | None:
    """The debate that a text records; None when it is none."""
    places = [i for i, x in enumerate(lines) if x.text.strip()]
    rows = [lines[i] for i in places]
    match = next((m for x in rows[:2] if (m := _HEAD.match(x.text))), None)
    if match is None:
        return None
    title = next((i for i, x in enumerate(rows[:_HEAD_ROWS]) if not _NOTE.match(x.text)), None)
    if title is None or title + 1 >= len(rows):
        return None
    date = published_in(match["date"])
    stated = Stated(
        title=rows[title].text.strip(),
        outlet=match["name"],
        published=date.iso if date else None,
        whole=True,
        bare=True,
    )
    body = tuple(lines[places[title] + 1 :])
    return [Content(body, stated=stated, cut=cuts(rows[:title], "record header"))]
