"""Making pages: each with its data and its pictures, and only those that would change."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from sys import intern
from typing import Any, Protocol

import orjson

from ..store import digest
from .drawing import Chart
from .kept import KeptPages
from .lookup import Link, Lookup
from .memo import Memo
from .rows import Rows, page_csv, page_json
from .template import Page, Templates
from .text import file_name
from .words import date_words

#: Title and path of a page that cites an article, and what of it, as `Made.cited` has it.
Use = tuple[str, str, str]

#: What stands for the article's id in that JSON, which is ASCII otherwise.
_HERE = "§"


@dataclass(frozen=True, slots=True)
class Uses:
    """Pages that cite an article, in the order they were made."""

    chosen: tuple[Use, ...]
    """Pages that choose what they show: of a topic, of an actor, the front page."""
    lists: tuple[Use, ...] = ()
    """Lists that show something of the article which no page of the others does."""


class Files(Protocol):
    """Takes what is made."""

    def add(self, path: str, content: bytes) -> None:
        """A file, by its path below the folder of pages."""


class PageMaker:
    """Makes pages one after the other, or leaves them as they stand."""

    def __init__(
        self,
        look: Lookup,
        files: Files,
        templates: Templates,
        drawn: Memo,
        kept: KeptPages,
        rules: str,
    ) -> None:
        """``rules`` is a digest of everything that is the same for all pages."""
        self.files = files
        self.standing: set[str] = set()
        """Paths of files that need not be made again."""
        self._uses: dict[str, list[Use]] = {}
        self._listed: dict[str, list[Use]] = {}
        self.drawn = drawn
        self._look = look
        self._rows = Rows(look)
        self._templates = templates
        self._kept = kept
        self._rules = rules
        self._pictures: dict[str, bytes] = {}

    def page(
        self,
        path: str,
        template: str,
        title: str,
        given: tuple[object, ...],
        context: Callable[[], Mapping[str, Any]],
        article: str | None = None,
        listing: bool = False,
    ) -> None:
        """Make a page, unless it stands and nothing that decides it has changed.

        Args:
            given: what decides the page beside the records that ``context`` looks up.
            context: makes what the template is given; called only when the page is made.
            article: whose records the page's data holds; else those that the page cites.
            listing: whether it shows all that there is, chosen by nobody.
        """
        parts = self._look.watch.digest((template, title, *given)).hex()
        key = digest(self._rules, parts)
        made = self._kept.find(path, key)
        if made is None:
            cited = self._make(path, template, title, key, context, article)
        else:
            self.standing.update(made.files)
            cited = made.cited
        uses = self._listed if listing else self._uses
        for its, records in cited.items():
            uses.setdefault(its, []).append((title, path, records))

    def uses_of(self, article: str) -> Uses:
        """The pages made so far that cite an article."""
        chosen = self._uses.get(article, [])
        told = {record for _, _, cited in chosen for record in orjson.loads(cited)}
        lists = (
            use
            for use in self._listed.get(article, ())
            if not told.issuperset(orjson.loads(use[2]))
        )
        return Uses(tuple(chosen), tuple(lists))

    def picture(self, name: str, chart: Chart | None) -> Chart | None:
        """A picture of the page that is being made, with its file."""
        if chart is None:
            return None
        path = f"charts/{file_name(name)}.svg"
        self._pictures[path] = chart.standalone.encode()
        return replace(chart, path=path)

    def _make(
        self,
        path: str,
        template: str,
        title: str,
        key: str,
        context: Callable[[], Mapping[str, Any]],
        article: str | None,
    ) -> Mapping[str, str]:
        """Make a page; returns what it cites."""
        page = Page(path)
        data = f"data/pages/{path.removesuffix('.md').replace('/', '-')}"
        self._pictures = {}
        self.drawn.used.clear()

        def until() -> str:
            """The day of the newest article that the page has cited so far, in words."""
            articles = {record.partition("#")[0] for record in page.cited}
            days = [day for a in articles if (day := self._look.articles[a].published)]
            return date_words(max(days)) if days else ""

        with self._look.watch.watching() as seen:
            text = self._templates.render(
                template, page, title=title, data=data, until=until, **context()
            )
            rows = self._rows.of_article(article) if article else self._rows.of(page.cited)
        files = {
            path: text.encode("utf-8", "replace"),
            f"{data}.csv": page_csv(rows),
            f"{data}.json": page_json(title, path.removesuffix(".md") + ".html", rows),
            **self._pictures,
        }
        for name, content in files.items():
            self.files.add(name, content)
        cited = _by_article(page.cited)
        self._kept.note(path, key, seen, cited, self.drawn.used, files)
        return cited


def links_of(article: str, uses: Uses) -> dict[str, list[Link]]:
    """Links to the pages that cite an article, by the record they cite; to a list only where no
    other page cites the record."""
    chosen = _links(article, uses.chosen)
    return _links(article, uses.lists) | chosen


def _links(article: str, uses: Iterable[Use]) -> dict[str, list[Link]]:
    links: dict[str, list[Link]] = {}
    for title, path, cited in uses:
        for record, anchor in json.loads(cited.replace(_HERE, article)).items():
            links.setdefault(record, []).append(Link(title, path + anchor))
    return links


def _by_article(cited: Mapping[str, str]) -> dict[str, str]:
    """Records and anchors, as JSON, by the article of the records.

    Of a large corpus there are millions: the article's id, which most of it repeats, is one
    string for all and left out of the JSON.
    """
    found: dict[str, dict[str, str]] = {}
    for record, anchor in cited.items():
        found.setdefault(intern(record.partition("#")[0]), {})[record] = anchor
    return {article: json.dumps(its).replace(article, _HERE) for article, its in found.items()}
