"""Compile a briefing with the project's own mkdocs.yml, templates and theme."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.pages.write_pages import write_pages
from generator.records import Briefing
from generator.site.plugin import BriefingPlugin

ROOT = Path(__file__).resolve().parents[2]


def build_site(
    made: Briefing, folder: Path, site_url: str | None = None, pagefind_from: int | None = None
) -> Path:
    """Write the pages of a briefing below ``folder``, compile them strictly, return the site.

    ``pagefind_from`` is the number of pages from which on Pagefind searches them; None leaves
    the project's own.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    docs = folder / "docs"
    docs.mkdir(parents=True)
    shutil.copy(ROOT / "content" / "pages" / "about.md", docs)
    options: dict[str, Any] = {
        "docs_dir": str(docs),
        "site_dir": str(folder / "site"),
        "strict": True,
        "site_url": site_url or "",
    }
    config = load_config(str(ROOT / "mkdocs.yml"), **options)
    plugin = config.plugins["briefing"]
    assert isinstance(plugin, BriefingPlugin)
    plugin.changes = {}  # MkDocs may hand out the plugin of an earlier test
    if pagefind_from is not None:
        plugin.config.pagefind_from = pagefind_from
    write_pages(made, plugin.settings(config))
    plugin.prepared = True
    build(config)
    return folder / "site"
