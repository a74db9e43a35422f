"""Relative links, each resolved once a folder, and anchors found without parsing pages twice.

MkDocs looks each link of each page up among the files, though thousands of them lead from one
folder to one page, and parses each page as HTML to find the anchors that its raw HTML has.
"""

from __future__ import annotations

import posixpath
import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from mkdocs.structure.files import File

from .tags import only_plain_tags

#: A link to a page beside this one or in another folder, perhaps to a place on it.
_TO_PAGE = re.compile(r"((?:\.\./)*[\w.-]+(?:/[\w.-]+)*\.md)(?:#([\w.:-]+))?", re.ASCII)
_TO_ANCHOR = re.compile(r"#([\w.:-]+)", re.ASCII)
#: A plain tag that may have an anchor.
_ANCHORED = re.compile(r"<[a-zA-Z][^<>]*?[\s\"](?:id|name)\b[^<>]*>", re.IGNORECASE)

#: (folder of the page, link to a page) -> the page linked to, its address from there
Resolved = dict[tuple[str, str], tuple[File, str]]


class LinkResolver(Treeprocessor):
    """Takes the place of MkDocs' own processor of relative links, and asks it once a link."""

    def __init__(self, own: Any, resolved: Resolved) -> None:
        super().__init__()
        self.own = own
        self.resolved = resolved
        self.folder = posixpath.dirname(own.file.src_uri)

    def run(self, root: Element) -> Element:
        """Turn links to Markdown files into links to their pages."""
        for link in root.iter("a"):
            link.set("href", self._address(link.get("href", "")))
        for image in root.iter("img"):
            image.set("src", self.own.path_to_url(image.get("src")))
        return root

    def _address(self, link: str) -> str:
        if found := _TO_ANCHOR.fullmatch(link):
            self._note(self.own.file, found[1], link)
            return link
        found = _TO_PAGE.fullmatch(link)
        if not found or self.own.config.use_directory_urls:
            return str(self.own.path_to_url(link))
        path, anchor = found.groups()
        known = self.resolved.get((self.folder, path))
        if known is None:
            address = str(self.own.path_to_url(link))
            uri = posixpath.normpath(posixpath.join(self.folder, path))
            file = self.own.files.get_file_from_path(uri)
            if file is not None and not file.inclusion.is_excluded():
                self.resolved[self.folder, path] = file, address.partition("#")[0]
            return address
        file, address = known
        if not anchor:
            return address
        self._note(file, anchor, link)
        return f"{address}#{anchor}"

    def _note(self, file: File, anchor: str, link: str) -> None:
        """Have MkDocs look, at last, whether the page has the anchor."""
        self.own.links_to_anchors.setdefault(file, {}).setdefault(anchor, link)


class AnchorTags(Preprocessor):
    """Shows MkDocs, which looks for anchors in raw HTML next, only tags that may have any."""

    lines: list[str]

    def run(self, lines: list[str]) -> list[str]:
        """The tags; `WholePage` brings the lines back."""
        self.lines = lines
        source = "\n".join(lines)
        return _ANCHORED.findall(source) if only_plain_tags(source) else lines


class WholePage(Preprocessor):
    """Brings the lines back that MkDocs was not shown."""

    def __init__(self, tags: AnchorTags) -> None:
        super().__init__()
        self.tags = tags

    def run(self, lines: list[str]) -> list[str]:
        """All lines of the page."""
        return self.tags.lines


class ResolveOnce(Preprocessor):
    """Puts a `LinkResolver` in the place of MkDocs' own, which comes after all extensions."""

    def __init__(self, resolved: Resolved, md: Markdown) -> None:
        super().__init__(md)
        self.resolved = resolved

    def run(self, lines: list[str]) -> list[str]:
        """The lines as they are."""
        processors = self.md.treeprocessors
        if "relpath" in processors:
            processors.register(LinkResolver(processors["relpath"], self.resolved), "relpath", 0)
        return lines
