"""Making pages: each with its data and its pictures, and only those that would change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ..store import digest
from .drawing import Chart
from .kept import KeptPages, Made
from .lookup import Link, Lookup
from .memo import Memo
from .rows import Rows, page_csv, page_json
from .tables import in_order
from .template import Page, Templates
from .text import file_name

#: Links to the pages that cite a record, by article and record.
Uses = dict[str, dict[str, list[Link]]]


class PageMaker:
    """Makes pages one after the other, or leaves them as they stand."""

    def __init__(
        self,
        look: Lookup,
        templates: Templates,
        drawn: Memo,
        kept: KeptPages,
        rules: str,
        until: str,
    ) -> None:
        """``rules`` is a digest of everything that is the same for all pages; ``until`` the
        day of the newest article, in words."""
        self.files: dict[str, bytes] = {}
        """Content of every file made, by path."""
        self.standing: set[str] = set()
        """Paths of files that need not be made again."""
        self.uses: Uses = {}
        self.drawn = drawn
        self._look = look
        self._rows = Rows(look)
        self._templates = templates
        self._kept = kept
        self._rules = rules
        self._until = until
        self._pictures: dict[str, bytes] = {}

    def page(
        self,
        path: str,
        template: str,
        title: str,
        given: tuple[object, ...],
        context: Callable[[], Mapping[str, Any]],
        article: str | None = None,
    ) -> None:
        """Make a page, unless it stands and nothing that decides it has changed.

        Args:
            given: what decides the page beside the records that ``context`` looks up.
            context: makes what the template is given; called only when the page is made.
            article: whose records the page's data holds; else those that the page cites.
        """
        parts = self._look.watch.digest((template, title, *given)).hex()
        key = digest(self._rules, self._until, parts)
        made = self._kept.find(path, key)
        if made is None:
            made = self._made(path, template, title, key, context, article)
        else:
            self.standing.update(made.files)
        for record, anchor in made.cited.items():
            its = self.uses.setdefault(record.partition("#")[0], {})
            its.setdefault(record, []).append(Link(title, path + anchor))

    def picture(self, name: str, chart: Chart | None) -> Chart | None:
        """A picture of the page that is being made, with its file."""
        if chart is None:
            return None
        path = f"charts/{file_name(name)}.svg"
        self._pictures[path] = chart.standalone.encode()
        return replace(chart, path=path)

    def _made(
        self,
        path: str,
        template: str,
        title: str,
        key: str,
        context: Callable[[], Mapping[str, Any]],
        article: str | None,
    ) -> Made:
        page = Page(path)
        data = f"data/pages/{path.removesuffix('.md').replace('/', '-')}"
        self._pictures = {}
        self.drawn.used.clear()
        with self._look.watch.watching() as seen:
            text = self._templates.render(
                template, page, title=title, data=data, until=self._until, **context()
            )
            rows = self._rows.of_article(article) if article else self._rows.of(page.cited)
        files = {
            path: text.encode("utf-8", "replace"),
            f"{data}.csv": page_csv(rows),
            f"{data}.json": page_json(title, path.removesuffix(".md") + ".html", rows),
            **self._pictures,
        }
        self.files |= files
        found = tuple(in_order(seen))
        made = Made(
            given=key,
            seen=found,
            state=self._look.watch.state(found),
            cited=page.cited,
            drawn=tuple(self.drawn.used),
            files=tuple(files),
        )
        self._kept.note(path, made)
        return made
