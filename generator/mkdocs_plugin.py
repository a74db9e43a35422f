"""The MkDocs plugin: `mkdocs build` and `mkdocs serve` do the whole job."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority

from .errors import BriefingError
from .progress import Silent
from .settings import Settings


class BriefingConfig(Config):  # type: ignore[no-untyped-call]
    """What stands under ``plugins: - briefing:``; paths are relative to mkdocs.yml."""

    corpus = option.Type(str, default="content/corpus")
    editorial = option.Type(str, default="content")
    templates = option.Type(str, default="templates")
    cache = option.Type(str, default=".briefing/cache.sqlite")
    model = option.Type(str, default="en_core_web_md")
    evaluation = option.Type(str, default="content/evaluation.json")
    strict = option.Type(bool, default=False)


class BriefingPlugin(BasePlugin[BriefingConfig]):  # type: ignore[no-untyped-call]
    """Writes the pages before MkDocs reads them."""

    prepared = False
    """Set by the command line, which has written the pages already."""

    def settings(self, config: MkDocsConfig) -> Settings:
        """The generator's settings as mkdocs.yml gives them."""
        root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        evaluation = root / self.config.evaluation
        return Settings(
            corpus=root / self.config.corpus,
            editorial=root / self.config.editorial,
            templates=root / self.config.templates,
            docs_dir=Path(config.docs_dir),
            cache=root / self.config.cache,
            model=self.config.model,
            strict=self.config.strict,
            evaluation=evaluation if evaluation.is_file() else None,
            site_name=config.site_name,
            site_url=config.site_url or None,
            site_description=config.site_description or "",
        )

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Being defined keeps the plugin alive between the builds of `mkdocs serve`."""

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Generate the pages; a problem of the corpus is one message, not a traceback."""
        if self.prepared:
            return
        from .build import prepare  # heavy: only a build needs the language pipeline

        try:
            prepare(self.settings(config), Silent())
        except BriefingError as error:
            raise PluginError(str(error)) from error

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch what people write, not what the build writes: it must not chase its tail."""
        settings = self.settings(config)
        server.unwatch(config.docs_dir)
        for path in _watched(settings):
            server.watch(str(path))
        return server

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Give the search index as a script too: pages opened from disk may not fetch."""
        index = Path(config.site_dir) / "search" / "search_index.json"
        if index.is_file():
            data = json.loads(index.read_text(encoding="utf-8"))
            script = f"var __index={json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n"
            index.with_suffix(".js").write_text(script, encoding="utf-8")


def _watched(settings: Settings) -> list[Path]:
    editorial = sorted(settings.editorial.glob("*.y*ml")) if settings.editorial else []
    hand_written = [settings.docs_dir / "about.md"]
    paths = [settings.corpus, settings.templates, *editorial, *hand_written]
    return [p for p in paths if p.exists()]
