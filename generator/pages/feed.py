"""The Atom feed: the articles, newest first, with what each adds to the chronology."""

from __future__ import annotations

import uuid
from xml.etree import ElementTree as ET

from ..records import Article
from ..settings import Settings
from . import limits
from .addresses import source_path
from .record_index import RecordIndex, headline

_ATOM = "http://www.w3.org/2005/Atom"
#: Namespace of the ids of entries, which stay the same from build to build.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:briefing-site-generator")


def atom(index: RecordIndex, settings: Settings) -> bytes:
    """The feed as XML. Dates are those of publication: a build knows no clock."""
    dated = sorted(
        (a for a in index.articles.values() if a.published),
        key=lambda a: (a.published or "", a.id),
        reverse=True,
    )
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    _add(feed, "title", settings.site_name)
    _add(feed, "id", _identifier(settings, ""))
    _add(feed, "updated", _moment(dated[0]) if dated else "1970-01-01T00:00:00Z")
    _link(feed, "self", _address(settings, "feed.xml"))
    _link(feed, "alternate", _address(settings, "index.html"))
    author = ET.SubElement(feed, f"{{{_ATOM}}}author")
    _add(author, "name", settings.site_name)
    newest = dated[: limits.FEED_ARTICLES]
    events: dict[str, list[str]] = {article.id: [] for article in newest}
    for entry in index.entries.values():
        for article_id in events.keys() & entry.articles:
            events[article_id].append(index.entry_text(entry))
    for article in newest:
        _entry(feed, article, events[article.id], index, settings)
    ET.indent(feed, " ")
    text: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _entry(
    feed: ET.Element, article: Article, events: list[str], index: RecordIndex, settings: Settings
) -> None:
    page = source_path(article.id).removesuffix(".md") + ".html"
    entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
    _add(entry, "title", f"{index.outlet(article)}: {headline(article)}")
    _add(entry, "id", _identifier(settings, article.id))
    _add(entry, "updated", _moment(article))
    _add(entry, "published", _moment(article))
    _link(entry, "alternate", _address(settings, page))
    for name in article.authors:
        _add(ET.SubElement(entry, f"{{{_ATOM}}}author"), "name", name)
    _add(entry, "summary", "\n".join(events[: limits.FEED_EVENTS]) or headline(article))


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = _printable(text)


def _printable(text: str) -> str:
    """XML 1.0 has no place for control characters and half surrogates."""
    return "".join(
        c if c in "\t\n" or (c >= "\x20" and not "\ud800" <= c <= "\udfff" and c < "\ufffe")
        or c > "\uffff" else "\ufffd"
        for c in text
    )  # fmt: skip


def _link(parent: ET.Element, rel: str, href: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}link", rel=rel, href=href)


def _moment(article: Article) -> str:
    return f"{article.published}T00:00:00Z"


def _identifier(settings: Settings, article: str) -> str:
    seed = f"{settings.site_url or settings.site_name}\n{article}"
    return uuid.uuid5(_NAMESPACE, seed).urn


def _address(settings: Settings, path: str) -> str:
    return f"{settings.site_url.rstrip('/')}/{path}" if settings.site_url else path
