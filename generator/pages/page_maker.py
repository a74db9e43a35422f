"""Makes pages: each as Markdown, with its data as CSV and JSON and its pictures.

The maker notes which page cites which record, so that source pages, made later, can link back to
the pages that use their passages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Protocol

from ..cache import Cache
from .addresses import Link
from .export import to_csv
from .file_names import file_name
from .page_data import PageRows, page_csv, page_json
from .record_index import RecordIndex
from .svg import Chart
from .templates import PageState, Templates


@dataclass(frozen=True, slots=True)
class CitingPage:
    """A page that cites records of one article."""

    title: str
    path: str
    anchors: Mapping[str, str]
    """Fragment of the page's address where a record is cited, by the record's citation key."""
    is_list: bool
    """Whether it lists all records of a kind; other pages show a choice."""


class Files(Protocol):
    """Where made files go."""

    def add(self, path: str, content: bytes) -> None:
        """A file, by its path below the folder of pages."""


class _Content(NamedTuple):
    """What a page is rendered from."""

    path: str
    template: str
    context: Mapping[str, Any]


class _Rendered(NamedTuple):
    """A page as Markdown, and what it cites."""

    text: str
    cited: Mapping[str, str]
    """As `PageState.cited`."""


class PageMaker:
    """Makes pages one after the other; the cache remembers what was rendered before."""

    def __init__(
        self, index: RecordIndex, templates: Templates, files: Files, cache: Cache
    ) -> None:
        self.files = files
        self._index = index
        self._rows = PageRows(index)
        self._templates = templates
        self._uses: dict[str, list[CitingPage]] = {}
        self._render = cache.cached(self._render_all, lambda c: (templates.version, c))

    def page(
        self,
        path: str,
        template: str,
        title: str,
        context: Mapping[str, Any],
        article: str | None = None,
        is_list: bool = False,
    ) -> None:
        """Make a page and its data.

        Args:
            context: what the template is given.
            article: id of the article whose records are the page's data; else those it cites.
            is_list: whether it lists all records of a kind; other pages show a choice.
        """
        data = f"data/pages/{path.removesuffix('.md').replace('/', '-')}"
        given = {"title": title, "data": data, **context}
        text, cited = next(self._render([_Content(path, template, given)]))
        rows = self._rows.of_article(article) if article else self._rows.of(cited)
        self.files.add(path, text.encode("utf-8", "replace"))
        self.files.add(f"{data}.csv", page_csv(rows))
        self.files.add(f"{data}.json", page_json(title, f"{path.removesuffix('.md')}.html", rows))
        for its, anchors in _by_article(cited).items():
            self._uses.setdefault(its, []).append(CitingPage(title, path, anchors, is_list))

    def _render_all(self, pages: Sequence[_Content]) -> Iterator[_Rendered]:
        for content in pages:
            page = PageState(content.path)
            text = self._templates.render(content.template, page, **content.context)
            yield _Rendered(text, page.cited)

    def uses_of(self, article: str) -> list[CitingPage]:
        """The pages made so far that cite an article, in the order they were made."""
        return self._uses.get(article, [])

    def picture(self, name: str, chart: Chart | None) -> Chart | None:
        """A chart with the path of its SVG file, which is written too, its numbers beside it."""
        if chart is None:
            return None
        path = f"charts/{file_name(name)}"
        self.files.add(f"{path}.svg", chart.svg.encode("utf-8", "replace"))
        self.files.add(f"{path}.csv", to_csv(chart.head, chart.rows))
        return replace(chart, path=path)


def links_by_citation(uses: Iterable[CitingPage]) -> dict[str, list[Link]]:
    """Links to the pages that cite an article, by the citation key of the record; lists only
    where no other page cites the record."""
    chosen: dict[str, list[Link]] = {}
    listed: dict[str, list[Link]] = {}
    for use in uses:
        links = listed if use.is_list else chosen
        for record, anchor in use.anchors.items():
            links.setdefault(record, []).append(Link(use.title, use.path + anchor))
    return listed | chosen


def _by_article(cited: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Fragments by citation key, for each article."""
    found: dict[str, dict[str, str]] = {}
    for record, anchor in cited.items():
        found.setdefault(record.partition("#")[0], {})[record] = anchor
    return found
