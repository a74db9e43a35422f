"""Where on the site things stand: paths of pages, anchors within them, links and citations."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import SummaryLine
from .file_names import file_name


@dataclass(frozen=True, slots=True)
class Link:
    """Words and the page they lead to; ``href`` is relative to the root of the pages."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where something stands: outlet, date of publication, place on the source page."""

    outlet: str
    """As `record_index.citation_names`."""
    published: str | None
    href: str
    record: str
    """As `citation_key`: what backlinks are kept by."""
    opinion: bool
    also: tuple[str, ...] = ()
    """Further records of the same article that the item is made of."""


#: The list of the actors without a page of their own, its first part; `file_name` keeps it free.
ALSO_NAMED = "actors/also-named"


def actor_path(actor_id: str) -> str:
    """Path of an actor's page."""
    return f"actors/{file_name(actor_id)}.md"


def topic_path(topic_id: str) -> str:
    """Path of a topic's page."""
    return f"topics/{file_name(topic_id)}.md"


def source_path(article_id: str) -> str:
    """Path of an article's page."""
    return f"sources/{file_name(article_id)}.md"


def anchor_of(record_id: str, article_id: str) -> str:
    """The anchor on the source page: the id without the article's part of it.

    >>> anchor_of("post-2-q40", "post-2")
    'q40'
    """
    return record_id.removeprefix(f"{article_id}-")


def line_anchor(line: SummaryLine) -> str:
    """The anchor of a summary's sentence on its source page."""
    return f"s{line.start}"


def citation_key(article_id: str, anchor: str) -> str:
    """What citations call a place in an article.

    >>> citation_key("post-2", "q40")
    'post-2#q40'
    """
    return f"{article_id}#{anchor}"
