"""What is announced, as a calendar (iCalendar, RFC 5545) that a reader may subscribe to."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, timedelta

from ..records import Entry
from ..records.edtf import bounds, is_valid
from ..settings import Settings
from .addresses import anchor_of, source_path
from .record_index import RecordIndex

#: Bytes of a line, at most; a longer one goes on in the next, after a space.
_LINE_BYTES = 75
#: Precisions of a date that name days; who plans by a calendar is not helped by "in 2025".
_OF_DAYS = ("day", "interval")
#: Namespace of the ids of events, which stay the same from build to build.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:briefing-site-generator:calendar")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def announced_calendar(index: RecordIndex, settings: Settings) -> bytes:
    """The announced events whose days are known; without any it is there to be subscribed to."""
    entries = [entry for entry in index.entries.values() if _has_days(entry)]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//briefing site generator//EN",
        f"X-WR-CALNAME:{_text(settings.site_name)}",
        *(line for entry in entries for line in _event(entry, index, settings)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _has_days(entry: Entry) -> bool:
    announced = entry.status == "announced" and entry.precision in _OF_DAYS
    return announced and is_valid(entry.date) and bounds(entry.date)[1] < date.max


def _event(entry: Entry, index: RecordIndex, settings: Settings) -> Iterator[str]:
    first, last = bounds(entry.date)
    articles = [index.articles[article] for article in entry.articles]
    published = max((a.published for a in articles if a.published), default=first.isoformat())
    outlets = dict.fromkeys(index.cited_as(article) for article in articles)
    seed = f"{settings.site_url or settings.site_name}\n{entry.id}"
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid.uuid5(_NAMESPACE, seed)}"
    yield f"DTSTAMP:{published.replace('-', '')}T000000Z"  # a build knows no clock
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(index.entry_text(entry))}"
    yield f"DESCRIPTION:{_text('; '.join(outlets))}"
    if settings.site_url:
        teller = index.events[entry.events[0]]
        page = source_path(teller.article).removesuffix(".md")
        anchor = anchor_of(teller.id, teller.article)
        yield f"URL:{settings.site_url.rstrip('/')}/{page}.html#{anchor}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(words: str) -> str:
    """A text as a value of a calendar, without characters that it has no place for.

    >>> _text("Talks; then, perhaps, peace")
    'Talks\\\\; then\\\\, perhaps\\\\, peace'
    """
    sound = words.encode("utf-8", "replace").decode()
    return "".join(c for c in sound if c >= " " or c == "\n").translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 bytes, no character broken."""
    part, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _LINE_BYTES:
            yield part
            part, size = " ", 1
        part, size = part + character, size + width
    yield part
