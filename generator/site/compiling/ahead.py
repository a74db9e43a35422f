"""Pages that are rendered already when MkDocs comes to them.

MkDocs renders one page after the other, from the first to the last. It still does; but pages
that an earlier build kept are not rendered again, and of the rest processes forked from this one
begin with the last, until both meet.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from material.plugins.search.plugin import Section
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ...parallel import forked
from .kept_html import KeptHtml
from .rendered import Rendered, Rendering, rendering, unpacked, unpacked_sections

#: Pages from which a fork pays.
_FROM = 32
#: Whose events do not change what a page is rendered from, nor ask for the order of pages.
_PLUGINS = frozenset({"briefing", "material/search"})


@dataclass(frozen=True, slots=True)
class Means:
    """What there is to be quicker with."""

    others: int
    """Cores besides this process's."""
    cache: Path | None


class Ahead:
    """Gets the pages of a build rendered."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._kept: KeptHtml | None = None

    def begin(
        self, means: Means, config: MkDocsConfig, nav: Navigation, files: Files, searched: bool
    ) -> None:
        """Find the pages that are kept, and let other processes begin with the rest; only pages
        that are not in the nav, as nothing else has a use for their objects yet. ``searched``
        has their sections found too.

        Nothing is done beside other plugins, which may want to see pages rendered in their order.
        """
        if not _PLUGINS.issuperset(config.plugins):
            return
        listed = {page.file.src_uri for page in nav.pages}
        chosen = [file for file in files.documentation_pages() if file.src_uri not in listed]
        how = rendering(config, files, searched)
        self._kept = kept = KeptHtml(means.cache, config, searched)
        kept.find(chosen)
        pages = [PreparedPage(file, how, kept) for file in chosen]
        rest = [page for page in pages if page.file.src_uri not in kept]
        if means.others > 0 and len(rest) >= _FROM:
            self._pool = forked(means.others, _begin, how, [page.file for page in rest])
        if self._pool is not None:
            for number in range(len(rest) - 1, -1, -1):
                rest[number].ahead = self._pool.submit(_render, number)

    def end(self) -> None:
        """Let the processes go, and keep what was rendered."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
        if self._kept is not None:
            self._kept.write()
            self._kept = None


class PreparedPage(Page):
    """A page that may be rendered already."""

    def __init__(self, file: File, how: Rendering, kept: KeptHtml) -> None:
        super().__init__(None, file, how.config)
        self.ahead: Future[bytes] | None = None
        """What another process was asked for."""
        self.sections: bytes | None = None
        """What is searched of it, packed."""
        self._how = how
        self._kept = kept

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take what was made of the same Markdown elsewhere or before, or make it here."""
        assert self.markdown is not None
        made, blob = self._kept.take(self.file.src_uri), None
        if made is None:
            made, blob = _taken(self.ahead)
        self.ahead = None
        if made is not None and made.fits(self.markdown, self._how.there):
            made.give(self, files)
        else:
            made = self._how.of(self)
            blob = made.packed()
        if blob is not None:
            self._kept.keep(self.file.src_uri, made, blob)
        self.sections = made.sections


def found_ahead(page: Page) -> list[Section] | None:
    """The sections of a page, if they were found when it was rendered; only the first to ask
    gets them."""
    if not isinstance(page, PreparedPage) or page.sections is None:
        return None
    packed, page.sections = page.sections, None
    return unpacked_sections(packed)


#: In a forked process: how it renders which pages.
_how: Rendering
_pages: Sequence[File]


def _begin(how: Rendering, pages: Sequence[File]) -> None:
    global _how, _pages
    _how, _pages = how, pages
    logger = logging.getLogger("mkdocs")  # the other process tells what there is to tell
    logger.handlers = []
    logger.propagate = False


def _render(number: int) -> bytes:
    page = Page(None, _pages[number], _how.config)
    page.read_source(_how.config)
    packed = _how.of(page).packed()
    _pages[number].page = None  # it would hold the HTML of all pages to the end
    return packed


def _taken(future: Future[bytes] | None) -> tuple[Rendered, bytes] | tuple[None, None]:
    """What another process made, unpacked and packed; None if it has not begun, or could not."""
    if future is None or future.cancel():
        return None, None
    try:
        blob = future.result()
    except Exception:  # whatever it was, MkDocs tells it when it happens again here
        return None, None
    made = unpacked(blob)
    return (made, blob) if made is not None else (None, None)
