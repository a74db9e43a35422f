"""What rendering a page finds out, so that it can be done elsewhere or have been done before."""

from __future__ import annotations

import logging
import pickle
import posixpath
import re
import zlib
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from html import unescape
from typing import Any

from material.plugins.search.plugin import Section
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from ...store import digest
from ..log_capture import Message, heard
from .sections import sections

#: Where something on a page leads, or comes from, without the place there.
_ADDRESS = re.compile(r'(?:href|src)="([^"#?]+)')


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's HTML and all else that `Page.render` finds out."""

    source: str
    """Digest of the Markdown."""
    content: str
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links: dict[str, dict[str, str]]
    """Path of a page linked to -> anchor there -> the link as written."""
    needs: frozenset[str]
    """Paths of the files linked to: without one of them the page would be another."""
    sections: bytes | None
    """What is searched, if anything is to be; packed, for it is held until the page is written."""
    messages: list[Message]
    """What was to be told meanwhile."""

    def give(self, page: Page, files: Files) -> None:
        """Leave a page as if it had been rendered, and tell what is to be told."""
        for message in self.messages:
            logging.getLogger(message.logger).log(message.level, "%s", message.text)
        page.content, page.toc, page._title_from_render = self.content, self.toc, self.title
        page.present_anchor_ids = self.anchors
        page.links_to_anchors = {_file(files, path): a for path, a in self.links.items()}

    def fits(self, markdown: str, there: Set[str]) -> bool:
        """Whether rendering that Markdown among files of these paths would give this again."""
        return self.source == digest(markdown) and self.needs <= there

    def packed(self) -> bytes:
        """For other processes, and the cache."""
        return _pack(self)


def unpacked(blob: bytes) -> Rendered | None:
    """What was packed; None if the bytes are damaged."""
    try:
        found = _unpack(blob)
    except Exception:  # pickle raises almost anything on broken bytes
        return None
    return found if isinstance(found, Rendered) else None


def unpacked_sections(blob: bytes) -> list[Section]:
    """The sections of a page."""
    found: list[Section] = _unpack(blob)
    return found


def _pack(value: object) -> bytes:
    return zlib.compress(pickle.dumps(value, protocol=5), 1)


def _unpack(blob: bytes) -> Any:
    return pickle.loads(zlib.decompress(blob))


@dataclass(frozen=True, slots=True)
class Rendering:
    """How the pages of a build are rendered."""

    config: MkDocsConfig
    files: Files
    addresses: Mapping[str, str]
    """Path of each file of the site, by where it is there."""
    there: frozenset[str]
    """These paths."""
    searched: bool
    """Whether the sections of pages are to be found too."""

    def of(self, page: Page) -> Rendered:
        """Render a page whose Markdown is read, as MkDocs does, and note what came of it."""
        assert page.markdown is not None
        with heard() as messages:
            Page.render(page, self.config, self.files)
        assert page.content is not None
        return Rendered(
            digest(page.markdown),
            page.content,
            page.toc,
            page._title_from_render,
            page.present_anchor_ids,
            {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()},
            frozenset(self._linked(page)),
            _pack(sections(page.content)) if self.searched else None,
            messages,
        )

    def _linked(self, page: Page) -> Iterator[str]:
        folder = posixpath.dirname(page.file.url)
        for link in set(_ADDRESS.findall(page.content or "")):
            address = posixpath.normpath(posixpath.join(folder, unescape(link)))
            if address in self.addresses:
                yield self.addresses[address]


def rendering(config: MkDocsConfig, files: Files, searched: bool) -> Rendering:
    """How the pages among these files are rendered."""
    addresses = {
        posixpath.normpath(file.url): file.src_uri
        for file in files
        if file.inclusion.is_included()  # type: ignore[no-untyped-call]
    }
    return Rendering(config, files, addresses, frozenset(addresses.values()), searched)


def _file(files: Files, path: str) -> File:
    file = files.get_file_from_path(path)
    assert file is not None
    return file
