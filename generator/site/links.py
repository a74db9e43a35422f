"""The promises about the built site: links land, and nothing loads from another host."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree, html  # type: ignore[import-untyped]

from ..progress import Progress, Silent

#: Attributes that make a browser fetch something, by element.
_LOADING = {
    ("script", "src"),
    ("img", "src"),
    ("img", "srcset"),
    ("source", "src"),
    ("source", "srcset"),
    ("iframe", "src"),
    ("embed", "src"),
    ("object", "data"),
    ("audio", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("track", "src"),
    ("input", "src"),
    ("image", "href"),
    ("use", "href"),
}
#: Relations of a <link> that make a browser fetch something or open a connection.
_LOADING_RELATIONS = frozenset(
    {
        "stylesheet",
        "icon",
        "shortcut",
        "preload",
        "prefetch",
        "preconnect",
        "dns-prefetch",
        "modulepreload",
        "manifest",
        "apple-touch-icon",
        "mask-icon",
    }
)
#: Attributes that hold an address.
_ADDRESSES = frozenset({"src", "href", "srcset", "data", "poster"})
_HARMLESS = frozenset({"mailto", "tel", "data", "javascript", "blob"})
_LINKING = etree.XPath(
    "//*[@href or @src or @srcset or @data or @poster or @*[name()='xlink:href']]"
)
_STYLES = etree.XPath("//@style | //style/text()")
_ANCHORS = etree.XPath("//@id | //a/@name")
_CSS_ADDRESS = re.compile(r"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")


class _Link(NamedTuple):
    address: str
    loaded: bool


class _Page(NamedTuple):
    anchors: frozenset[str]
    links: tuple[_Link, ...]


def verify_site(
    site_dir: Path, base_path: str = "/", progress: Progress | None = None
) -> list[str]:
    """Links and anchors of the built HTML that do not land, and anything that would load from
    another host.

    ``base_path`` is the path of the site's address, which links that begin with "/" (as on
    the 404 page) start with.
    """
    names = sorted(p.relative_to(site_dir).as_posix() for p in site_dir.rglob("*") if p.is_file())
    site = _Site(frozenset(names), base_path.rstrip("/") + "/")
    progress = progress or Silent()
    found = [name for name in names if name.endswith(".html")]
    progress.stage("Checking every link", len(found))
    pages = {}
    for done, name in enumerate(found, 1):
        pages[name] = _read_page(site_dir / name)
        progress.advance(done)
    messages = []
    for name, page in pages.items():
        for link in page.links:
            problem = _problem(link, name, site, pages)
            if problem:
                messages.append(f"{name}: {link.address!r} {problem}")
    styles = (n for n in names if n.endswith(".css"))
    return messages + [message for name in styles for message in _foreign(site_dir, name)]


def _read_page(path: Path) -> _Page:
    """Anchors and links of an HTML file; a file that is no HTML has none."""
    try:
        tree = html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError):
        return _Page(frozenset(), ())
    links: dict[_Link, None] = {}
    for element in _LINKING(tree):
        tag, relation = _local(element.tag), element.get("rel", "")
        for key, value in element.attrib.items():
            links.update(dict.fromkeys(_links(tag, _local(key), value, relation)))
    for style in _STYLES(tree):
        links.update(dict.fromkeys(_Link(address, True) for address in _css_addresses(style)))
    return _Page(frozenset(_ANCHORS(tree)), tuple(links))


def _local(name: str) -> str:
    """A name without its namespace: "href" of "xlink:href"."""
    return name.rpartition("}")[2].rpartition(":")[2]


def _links(tag: str, attribute: str, value: str, relation: str) -> Iterator[_Link]:
    if attribute not in _ADDRESSES:
        return
    if attribute == "srcset":
        addresses = [part.split()[0] for part in value.split(",") if part.strip()]
    else:
        addresses = [value.strip()]
    if tag == "link":
        loaded = not _LOADING_RELATIONS.isdisjoint(relation.lower().split())
    else:
        loaded = (tag, attribute) in _LOADING
    for address in addresses:
        yield _Link(address, loaded)


def _css_addresses(style: str) -> Iterator[str]:
    for found in _CSS_ADDRESS.finditer(style):
        yield (found[1] or found[2]).strip()


class _Site(NamedTuple):
    files: frozenset[str]
    """Paths from the site's folder."""
    base: str
    """What links from the root of the host begin with."""

    def target(self, path: str, page: str) -> str | None:
        """The file that a path on a page leads to; None when it lies outside the site."""
        if not path:
            return page
        if path.startswith("/"):
            if not path.startswith(self.base):
                return None
            found = posixpath.normpath(path[len(self.base) :] or ".")
        else:
            found = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        if found.startswith(".."):
            return None
        index = posixpath.normpath(posixpath.join(found, "index.html"))
        return index if path.endswith("/") or found not in self.files else found


def _problem(link: _Link, page: str, site: _Site, pages: Mapping[str, _Page]) -> str | None:
    """What is wrong with a link, if anything."""
    try:
        parts = urlsplit(link.address)
    except ValueError:
        return "is no address"
    if parts.netloc or parts.scheme in ("http", "https"):
        return "loads from another host" if link.loaded else None
    if parts.scheme:
        return None if parts.scheme in _HARMLESS else f"has the unknown scheme {parts.scheme!r}"
    target = site.target(unquote(parts.path), page)
    if target is None:
        return "leads out of the site"
    if target not in site.files:
        return "leads to no file"
    anchor = unquote(parts.fragment)
    if anchor and not anchor.startswith(":~:") and target in pages:
        return None if anchor in pages[target].anchors else "leads to no such place on its page"
    return None


def _foreign(site_dir: Path, name: str) -> Iterator[str]:
    """Addresses on other hosts in a style sheet."""
    text = (site_dir / name).read_text(encoding="utf-8", errors="replace")
    for address in _css_addresses(text):
        if address.startswith(("//", "http:", "https:")):
            yield f"{name}: {address!r} loads from another host"
