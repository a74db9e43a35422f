"""Atom feeds: articles, newest first, with what each adds to the chronology."""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from ..records import Article
from ..settings import Settings
from . import limits
from .addresses import actor_path, source_path, topic_path
from .headlines import headline
from .record_index import RecordIndex

_ATOM = "http://www.w3.org/2005/Atom"
#: XML 1.0 has no place for control characters and half surrogates.
_UNPRINTABLE = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Namespace of the ids of entries, which stay the same from build to build.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:briefing-site-generator")


@dataclass(frozen=True, slots=True)
class _Feed:
    """What a feed is of."""

    path: str
    """Its file; the page of the same name is what it follows."""
    title: str
    articles: Iterable[str]


def atom_feeds(index: RecordIndex, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Path and content of the feeds of the site, of each topic and of each actor's page."""
    events = defaultdict(list)
    for entry in index.entries.values():
        for article_id in entry.articles:
            events[article_id].append(index.entry_text(entry))
    for feed in _all_feeds(index, settings.site_name):
        yield feed.path, _atom(feed, events, index, settings)


def _all_feeds(index: RecordIndex, site_name: str) -> Iterator[_Feed]:
    yield _Feed("feed.xml", site_name, index.articles)
    for topic in index.briefing.topics:
        path = topic_path(topic.topic.id).removesuffix(".md")
        yield _Feed(f"{path}.xml", f"{topic.topic.title} – {site_name}", topic.topic.articles)
    for actor in (brief for brief in index.briefing.actors if brief.own_page):
        path = actor_path(actor.actor.id).removesuffix(".md")
        yield _Feed(f"{path}.xml", f"{actor.actor.name} – {site_name}", actor.articles)


def _atom(
    feed: _Feed, events: Mapping[str, list[str]], index: RecordIndex, settings: Settings
) -> bytes:
    """A feed as XML. Dates are those of publication: a build knows no clock."""
    dated = sorted(
        (a for a in (index.articles[article] for article in feed.articles) if a.published),
        key=lambda a: (a.published or "", a.id),
        reverse=True,
    )
    is_whole = feed.path == "feed.xml"
    page = "index.html" if is_whole else feed.path.removesuffix(".xml") + ".html"
    address = _Addresses(settings, "../" * feed.path.count("/"))
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed")
    _add(root, "title", feed.title)
    _add(root, "id", _identifier(settings, "" if is_whole else feed.path))
    _add(root, "updated", _moment(dated[0]) if dated else "1970-01-01T00:00:00Z")
    _link(root, "self", address.of(feed.path))
    _link(root, "alternate", address.of(page))
    author = ET.SubElement(root, f"{{{_ATOM}}}author")
    _add(author, "name", settings.site_name)
    most = limits.FEED_ARTICLES if is_whole else limits.PAGE_FEED_ARTICLES
    for article in dated[:most]:
        _entry(root, article, events.get(article.id, []), index, settings, address)
    ET.indent(root, " ")
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _entry(
    feed: ET.Element,
    article: Article,
    events: list[str],
    index: RecordIndex,
    settings: Settings,
    address: _Addresses,
) -> None:
    page = source_path(article.id).removesuffix(".md") + ".html"
    entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
    _add(entry, "title", ": ".join(filter(None, (article.outlet, headline(article)))))
    _add(entry, "id", _identifier(settings, article.id))
    _add(entry, "updated", _moment(article))
    _add(entry, "published", _moment(article))
    _link(entry, "alternate", address.of(page))
    for name in article.authors:
        _add(ET.SubElement(entry, f"{{{_ATOM}}}author"), "name", name)
    _add(entry, "summary", "\n".join(events[: limits.FEED_EVENTS]) or headline(article))


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = _printable(text)


def _printable(text: str) -> str:
    """A text that may stand in XML.

    >>> _printable("a\\x00b \\ud800")
    'a\ufffdb \ufffd'
    """
    return _UNPRINTABLE.sub("\ufffd", text)


def _link(parent: ET.Element, rel: str, href: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}link", rel=rel, href=href)


def _moment(article: Article) -> str:
    return f"{article.published}T00:00:00Z"


def _identifier(settings: Settings, article: str) -> str:
    seed = f"{settings.site_url or settings.site_name}\n{article}"
    return uuid.uuid5(_NAMESPACE, seed).urn


@dataclass(frozen=True, slots=True)
class _Addresses:
    """Addresses as a feed gives them."""

    settings: Settings
    root: str
    """What leads from the feed's folder to that of the site."""

    def of(self, path: str) -> str:
        """Absolute where the site's address is known, else from where the feed lies."""
        url = self.settings.site_url
        return f"{url.rstrip('/')}/{path}" if url else self.root + path
