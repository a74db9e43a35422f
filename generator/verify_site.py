"""The promises about the built site: links land, and nothing loads from another host."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree, html  # type: ignore[import-untyped]

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
_CSS_ADDRESS = re.compile(r"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")


class _Link(NamedTuple):
    address: str
    loaded: bool


class _Page(NamedTuple):
    anchors: frozenset[str]
    links: tuple[_Link, ...]


def verify_site(site_dir: Path, base_path: str = "/") -> list[str]:
    """Links and anchors of the built HTML that do not land, and anything that would load from
    another host.

    ``base_path`` is the path of the site's address, which links that begin with "/" (as on
    the 404 page) start with.
    """
    root = site_dir.resolve()
    pages = {path: _read_page(path) for path in sorted(root.rglob("*.html"))}
    messages = []
    for path, page in pages.items():
        name = path.relative_to(root).as_posix()
        for link in dict.fromkeys(page.links):
            problem = _problem(link, path, root, pages, base_path)
            if problem:
                messages.append(f"{name}: {link.address!r} {problem}")
    return messages + list(_foreign_styles(root))


def _read_page(path: Path) -> _Page:
    """Anchors and links of an HTML file; a file that is no HTML has none."""
    try:
        tree = html.parse(str(path), html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, OSError):
        return _Page(frozenset(), ())
    anchors: set[str] = set()
    links: list[_Link] = []
    for element in tree.iter(etree.Element):
        tag = element.tag.rpartition("}")[2]
        for key, value in element.attrib.items():
            name = key.rpartition("}")[2].rpartition(":")[2]
            if name == "id" or (name == "name" and tag == "a"):
                anchors.add(value)
            elif name in ("src", "href", "srcset", "data", "poster"):
                links.extend(_links(tag, name, value, element.get("rel", "")))
            elif name == "style":
                links.extend(_Link(a, True) for a in _css_addresses(value))
        if tag == "style" and element.text:
            links.extend(_Link(a, True) for a in _css_addresses(element.text))
    return _Page(frozenset(anchors), tuple(links))


def _links(tag: str, attribute: str, value: str, relation: str) -> Iterator[_Link]:
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


def _problem(
    link: _Link, page: Path, root: Path, pages: Mapping[Path, _Page], base_path: str
) -> str | None:
    """What is wrong with a link, if anything."""
    try:
        parts = urlsplit(link.address)
    except ValueError:
        return "is no address"
    if parts.netloc or parts.scheme in ("http", "https"):
        return "loads from another host" if link.loaded else None
    if parts.scheme:
        return (
            None
            if parts.scheme in ("mailto", "tel", "data", "javascript", "blob")
            else (f"has the unknown scheme {parts.scheme!r}")
        )
    target = _target(unquote(parts.path), page, root, base_path)
    if target is None:
        return "leads out of the site"
    if not target.is_file():
        return "leads to no file"
    anchor = unquote(parts.fragment)
    if anchor and not anchor.startswith(":~:") and target in pages:
        return None if anchor in pages[target].anchors else "leads to no such place on its page"
    return None


def _target(path: str, page: Path, root: Path, base_path: str) -> Path | None:
    """The file that a path on a page leads to; None when it lies outside the site."""
    if not path:
        return page
    if path.startswith("/"):
        prefix = base_path.rstrip("/") + "/"
        if not path.startswith(prefix):
            return None
        target = root / path[len(prefix) :]
    else:
        target = page.parent / path
    target = _normalised(target)
    if target != root and root not in target.parents:
        return None
    return target / "index.html" if path.endswith("/") or target.is_dir() else target


@cache
def _normalised(path: Path) -> Path:
    """Without "." and "..", and without asking the file system for links."""
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return Path(*parts)


def _foreign_styles(root: Path) -> Iterator[str]:
    """Addresses on other hosts in the site's style sheets."""
    for path in sorted(root.rglob("*.css")):
        for address in _css_addresses(path.read_text(encoding="utf-8", errors="replace")):
            if address.startswith(("//", "http:", "https:")):
                yield f"{path.relative_to(root).as_posix()}: {address!r} loads from another host"
