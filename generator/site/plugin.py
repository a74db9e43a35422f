"""The MkDocs plugin: `mkdocs build` and `mkdocs serve` do the whole job."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ..cache import opened
from ..errors import BriefingError, with_advice
from ..pages.files import generated, hand_written
from ..progress import Progress, Silent
from ..settings import Settings
from .list_scripts import is_part, write_part
from .rendered_pages import RenderedPage, RenderedPages, put_on_page
from .search import FOLDER, index_site, pagefind_program
from .serve import keep_serving
from .targets import check_cache, check_docs_dir, check_site_dir, mark_site
from .up_to_date import bring_up_to_date, only_build

#: Whether the user dates the build. Else MkDocs, which writes a date into the sitemap, is told
#: the newest article's: the same corpus makes the same bytes on every day.
_DATED = "SOURCE_DATE_EPOCH" in os.environ


class BriefingConfig(Config):  # type: ignore[no-untyped-call]
    """What stands under ``plugins: - briefing:``; paths are relative to mkdocs.yml."""

    corpus = option.Type(str, default="content/corpus")
    editorial = option.Type(str, default="content")
    templates = option.Type(str, default="templates")
    cache = option.Type(str, default=".briefing/cache.sqlite")
    model = option.Type(str, default="en_core_web_md")
    evaluation = option.Type(str, default="content/evaluation.json")
    strict = option.Type(bool, default=False)
    pagefind_from = option.Type(int, default=300)


class BriefingPlugin(BasePlugin[BriefingConfig]):  # type: ignore[no-untyped-call]
    """Writes the pages before MkDocs reads them."""

    prepared = False
    """Set by the command line, which has written the pages already."""

    def __init__(self) -> None:
        super().__init__()
        self.changes: Mapping[str, Any] = {}
        """Fields of `Settings` that the command line gives, in the place of mkdocs.yml's."""
        self.progress: Progress = Silent()
        self._done = 0
        """Steps of MkDocs so far: each page is rendered, then laid out."""
        self._is_served = False
        self.alone = contextlib.ExitStack()
        """Holds the lock on the pages, and the cache, from their generation to the end of the
        build."""
        self._generated: frozenset[str] = frozenset()
        self._pages: RenderedPages | None = None
        self._rendered: dict[str, RenderedPage] = {}
        """Pages between being rendered and being given to MkDocs, by path."""
        self._is_large = False
        """Whether the site has ``pagefind_from`` pages, and a search that Pagefind serves."""

    def settings(self, config: MkDocsConfig) -> Settings:
        """The generator's settings as mkdocs.yml gives them."""
        found = replace(
            settings_of(self.config, _root(config)),
            docs_dir=Path(config.docs_dir),
            site_name=config.site_name,
            site_url=config.site_url or None,
            site_description=config.site_description or "",
            replaced=self._published(config),
        )
        return replace(found, **self.changes)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep the plugin, by being defined, between the builds of `mkdocs serve`."""
        if dirty:
            raise PluginError("--dirty would leave only changed pages in the search; do without it")
        self._is_served = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let the program's theme stand behind the project's own and before Material."""
        found = [str(f / "theme") for f in self.settings(config).template_folders]
        own = [config.theme.custom_dir] if config.theme.custom_dir else []
        config.theme.dirs = [*dict.fromkeys([*own, *found, *config.theme.dirs])]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Generate the pages; a problem of the corpus is one message, not a traceback."""
        if not self.prepared:
            try:
                self._check_targets(config)
                self.alone.enter_context(only_build(self.settings(config)))
                bring_up_to_date(self.settings(config), self.progress)
            except BriefingError as error:
                raise PluginError(str(error)) from error
            except OSError as error:
                raise PluginError(with_advice(error)) from error
        if not _DATED:
            os.environ["SOURCE_DATE_EPOCH"] = str(_newest(Path(config.docs_dir)))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Choose the search by the number of pages, which is known only now."""
        large = len(files.documentation_pages()) >= self.config.pagefind_from
        self._is_large = large and _has_search(config)
        if self._is_large:
            try:
                pagefind_program()
            except BriefingError as error:
                raise PluginError(str(error)) from error
            config.extra["pagefind"] = FOLDER
        self._done = 0
        self.progress.stage("Compiling with MkDocs", 2 * len(files.documentation_pages()))
        cache = self.alone.enter_context(opened(self.settings(config).cache))
        self._generated = frozenset(generated(Path(config.docs_dir)))
        self._pages = RenderedPages(cache, config, files)

    @event_priority(-100)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Render a generated page unless its HTML is known; MkDocs has nothing left to render."""
        if self._is_large:  # Material's index stays empty
            page.meta["search"] = {**(page.meta.get("search") or {}), "exclude": True}
        elif "names" in page.meta:  # what else Material's index knows a page by
            page.meta["tags"] = page.meta["names"]
        if self._pages is None or page.file.src_uri not in self._generated:
            return markdown
        self._rendered[page.file.src_uri] = self._pages.render(page, markdown)
        return ""

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch what people write, not what the build writes: it must not chase its tail."""
        server.unwatch(config.docs_dir)
        for path, recursive in _watched(self.settings(config)):
            server.watch(str(path), recursive=recursive)
        keep_serving(server)
        return server

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give MkDocs the HTML; put the parts of long lists where filters on the other parts can
        get them."""
        rendered = self._rendered.pop(page.file.src_uri, None)
        if rendered is not None:
            put_on_page(rendered, page)
            html = rendered.html
        if is_part(html):
            write_part(Path(config.site_dir), page.file.dest_uri, html)
        self._advance()
        return html

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Count it."""
        self._advance()
        return output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is searched, in a form too for pages opened from disk: they may not fetch."""
        site = Path(config.site_dir)
        index = site / "search" / "search_index.json"
        if index.is_file():
            data = json.loads(index.read_text(encoding="utf-8"))
            script = f"var __index={json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n"
            index.with_suffix(".js").write_text(script, encoding="utf-8")
        if self._is_large:
            try:
                index_site(site)
            except BriefingError as error:
                raise PluginError(str(error)) from error
        mark_site(site)
        self.alone.close()

    def on_build_error(self, *, error: Exception) -> None:
        """Let the next build begin."""
        self.alone.close()

    def _check_targets(self, config: MkDocsConfig) -> None:
        """MkDocs empties the folder of the site before it writes there."""
        settings = self.settings(config)
        check_cache(settings.cache)
        check_docs_dir(settings, [_root(config)])
        if not self._is_served:
            check_site_dir(Path(config.site_dir), settings, [_root(config)])

    def _published(self, config: MkDocsConfig) -> Path:
        """Where the site is that readers have; the one that is served lies in a folder of its
        own, which MkDocs names in the place of that."""
        if not self._is_served:
            return Path(config.site_dir)
        return _root(config) / (config.user_configs[0].get("site_dir") or "site")

    def _advance(self) -> None:
        self._done += 1
        self.progress.advance(self._done)


def settings_of(given: Mapping[str, Any], root: Path) -> Settings:
    """The generator's settings of a project in the folder ``root``, by what mkdocs.yml gives
    under ``plugins: - briefing:``, without what MkDocs itself knows."""
    its = dict(BriefingConfig().items()) | dict(given)
    evaluation = root / its["evaluation"]
    return Settings(
        corpus=root / its["corpus"],
        editorial=root / its["editorial"],
        templates=root / its["templates"],
        docs_dir=root / "docs",
        cache=root / its["cache"],
        model=its["model"],
        strict=its["strict"],
        evaluation=evaluation if evaluation.is_file() else None,
    )


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def _has_search(config: MkDocsConfig) -> bool:
    plugin = config.plugins.get("material/search")
    return plugin is not None and bool(plugin.config["enabled"])


def _newest(docs_dir: Path) -> int:
    """Seconds since the epoch of the day the newest article was published, 0 without any."""
    articles = docs_dir / "data" / "articles.jsonl"
    lines = articles.read_text(encoding="utf-8").splitlines() if articles.is_file() else []
    newest = max((json.loads(line)["published"] or "" for line in lines), default="")
    return int(datetime.fromisoformat(f"{newest}T00:00+00:00").timestamp()) if newest else 0


def _watched(settings: Settings) -> list[tuple[Path, bool]]:
    """Folders and files that people write, and whether what lies below counts too.

    Folders rather than files where files come and go: a YAML file that is saved by being
    replaced, or written for the first time, is noticed all the same.
    """
    paths = [(settings.corpus, True), (settings.templates, True)]
    if settings.editorial:
        paths.append((settings.editorial, False))
    paths += [(page, False) for page in hand_written(settings.docs_dir)]
    return [(path, recursive) for path, recursive in paths if path.exists()]
