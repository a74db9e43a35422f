"""Pages rendered by other processes while this one renders the rest.

MkDocs renders one page after the other, from the first to the last. It still does; but processes
forked from it begin with the last, and where both meet it takes what they made for its own.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from logging.handlers import QueueHandler
from queue import SimpleQueue

from material.plugins.search.plugin import Section
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from ..workers import forked
from .sections import sections

#: Pages from which a fork pays.
_FROM = 32
#: Whose events do not change what a page is rendered from, nor ask for the order of pages.
_PLUGINS = frozenset({"briefing", "material/search"})


@dataclass(frozen=True, slots=True)
class Rendered:
    """What `Page.render` finds out, from the Markdown of a digest."""

    source: bytes
    content: str
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links: dict[str, dict[str, str]]
    """Path of a page linked to -> anchor -> the link as written."""
    sections: list[Section] | None
    messages: list[logging.LogRecord]


class AheadPage(Page):
    """A page that another process may have rendered already."""

    ahead: Future[Rendered] | None = None
    sections: list[Section] | None = None
    """What is searched, if that was found out ahead."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take what was made of the same Markdown elsewhere, or render the page here."""
        assert self.markdown is not None
        made = _taken(self.ahead)
        self.ahead = None
        if made is None or made.source != _digest(self.markdown):
            super().render(config, files)
            return
        for message in made.messages:
            logging.getLogger(message.name).handle(message)
        self.content, self.toc, self._title_from_render = made.content, made.toc, made.title
        self.present_anchor_ids = made.anchors
        self.links_to_anchors = {_file(files, p): anchors for p, anchors in made.links.items()}
        self.sections = made.sections


def found_ahead(page: Page) -> list[Section] | None:
    """The sections of a page that were found when it was rendered; only the first to ask gets
    them, for they are not kept."""
    if not isinstance(page, AheadPage):
        return None
    found, page.sections = page.sections, None
    return found


class Ahead:
    """The processes that render pages ahead; none before `begin` and after `end`."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def begin(
        self, config: MkDocsConfig, nav: Navigation, files: Files, others: int, searched: bool
    ) -> None:
        """Let other processes begin to render the pages that are not in the nav, which alone
        have no use for their objects yet. ``searched`` has them find the sections too.

        Nothing is done where few pages are, where nothing can be forked, and beside other
        plugins, which may want to see pages rendered in their order.
        """
        listed = {page.file.src_uri for page in nav.pages}
        chosen = [file for file in files.documentation_pages() if file.src_uri not in listed]
        if others < 1 or len(chosen) < _FROM or not _PLUGINS.issuperset(config.plugins):
            return
        work = _Work(config, files, chosen, searched)
        self._pool = forked(others, _begin, work)
        if self._pool is not None:
            for number in range(len(chosen) - 1, -1, -1):
                page = AheadPage(None, chosen[number], config)
                page.ahead = self._pool.submit(_render, number)

    def end(self) -> None:
        """Let the processes go."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


@dataclass(frozen=True, slots=True)
class _Work:
    """What a forked process has of the one it was forked from."""

    config: MkDocsConfig
    files: Files
    pages: Sequence[File]
    searched: bool


#: In a forked process: its work, and what it would have told the terminal.
_work: _Work
_messages: SimpleQueue[logging.LogRecord] = SimpleQueue()


def _begin(work: _Work) -> None:
    global _work
    _work = work
    for logger in (logging.getLogger(), logging.getLogger("mkdocs")):
        logger.handlers = [QueueHandler(_messages)]
    logger.propagate = False


def _render(number: int) -> Rendered:
    page = Page(None, _work.pages[number], _work.config)
    page.read_source(_work.config)
    assert page.markdown is not None
    page.render(_work.config, _work.files)
    assert page.content is not None
    return Rendered(
        _digest(page.markdown),
        page.content,
        page.toc,
        page._title_from_render,
        page.present_anchor_ids,
        {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()},
        sections(page.content) if _work.searched else None,
        [_messages.get() for _ in range(_messages.qsize())],
    )


def _taken(future: Future[Rendered] | None) -> Rendered | None:
    """What another process made; None if it has not begun, or could not."""
    if future is None or future.cancel():
        return None
    try:
        return future.result()
    except Exception:  # whatever it was, MkDocs tells it when it happens again here
        return None


def _file(files: Files, path: str) -> File:
    file = files.get_file_from_path(path)
    assert file is not None
    return file


def _digest(markdown: str) -> bytes:
    return hashlib.blake2b(markdown.encode("utf-8", "surrogatepass"), digest_size=16).digest()
