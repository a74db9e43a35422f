"""Addresses of articles, and those of their copies in web archives."""

from __future__ import annotations

import re

_WAYBACK = re.compile(
    r"^https?://(?:web\.archive\.org|wayback\.[\w.-]+|[\w.-]*webarchive[\w.-]*)/(?:\w+/)?"
    r"\d{4,14}(?:[a-z]{2}_|\*)?/(?P<original>(?:https?:/{1,2}|www\.).+)$",
    re.I,
)
_ARCHIVE = re.compile(
    r"^https?://(?:(?:www\.)?archive\.(?:today|ph|is|li|md|vn|fo)|web\.archive\.org"
    r"|perma\.cc|ghostarchive\.org|megalodon\.jp)/",
    re.I,
)


def original_and_archived(url: str | None) -> tuple[str | None, str | None]:
    """The address where an article was published, and that of its archived copy.

    >>> original_and_archived("https://web.archive.org/web/20231004051200/https://a.example/b")
    ('https://a.example/b', 'https://web.archive.org/web/20231004051200/https://a.example/b')
    >>> original_and_archived("https://archive.ph/x1Y2z")
    (None, 'https://archive.ph/x1Y2z')
    """
    if not url:
        return None, None
    if match := _WAYBACK.match(url):
        # Archives shorten the two slashes to one.
        return re.sub(r"^(https?:)/(?!/)", r"\1//", match["original"]), url
    return (None, url) if _ARCHIVE.match(url) else (url, None)
