"""HTML of generated pages, remembered from build to build: only changed pages are rendered.

Only pages that the generator wrote are remembered. What their links lead to is decided by their
Markdown alone, and every link of the finished site is checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from ..cache import Cache

#: A heading in the table of contents: title, id, level, and the headings below it.
Heading = tuple[str, str, int, tuple["Heading", ...]]


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """What MkDocs finds out about a page when it renders it."""

    html: str
    title: str | None
    toc: tuple[Heading, ...]
    anchors: frozenset[str]
    """Ids that links may lead to."""


class RenderedPages:
    """Renders pages as MkDocs does, each once as long as its Markdown and settings stay."""

    def __init__(self, cache: Cache, config: MkDocsConfig, files: Files) -> None:
        self._config = config
        self._files = files
        self._settings = repr((sorted(map(str, config.markdown_extensions)), config.mdx_configs))
        self._render = cache.cached(self._render_all, self._known_by)

    def render(self, page: Page, markdown: str) -> RenderedPage:
        """What rendering some Markdown as this page gives."""
        return next(self._render([(page, markdown)]))

    def _render_all(self, pages: Sequence[tuple[Page, str]]) -> Iterator[RenderedPage]:
        for page, markdown in pages:
            page.markdown = markdown
            page.render(self._config, self._files)
            yield RenderedPage(
                html=page.content or "",
                title=page.title,
                toc=tuple(map(_plain, page.toc)),
                anchors=frozenset(page.present_anchor_ids or ()),
            )

    def _known_by(self, page: tuple[Page, str]) -> tuple[object, ...]:
        file, markdown = page[0].file, page[1]
        return file.src_uri, file.dest_uri, self._settings, markdown


def put_on_page(rendered: RenderedPage, page: Page) -> None:
    """Give a page what rendering it would have given it."""
    page.title = rendered.title
    page.toc = TableOfContents([_anchor_link(heading) for heading in rendered.toc])
    page.present_anchor_ids = set(rendered.anchors)


def _plain(link: AnchorLink) -> Heading:
    return link.title, link.id, link.level, tuple(map(_plain, link.children))


def _anchor_link(heading: Heading) -> AnchorLink:
    title, id, level, below = heading
    link = AnchorLink(title, id, level)
    link.children = [_anchor_link(one) for one in below]
    return link
