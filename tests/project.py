"""A miniature project of a few articles, with the sample's own templates and settings."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import ROOT

ARTICLE = """---
title: {title}
outlet: Example Post
published: 2024-05-1{n}
---

The bridge at Dorn was closed on Monday, Mayor Anna Berg said.

“It is not safe, and it has not been for {n} years,” Berg told reporters in Dorn.
"""
ACTORS = "- id: anna-berg\n  name: Anna Berg\n  kind: person\n"


def make_project(folder: Path) -> Path:
    """Lay out a project of two articles and one actor in a new folder."""
    (folder / "content" / "corpus").mkdir(parents=True)
    (folder / "content" / "pages").mkdir()
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copy(ROOT / "content" / "pages" / "about.md", folder / "content" / "pages")
    write_article(folder, 1, "Bridge closed")
    write_article(folder, 2, "Bridge stays closed")
    (folder / "content" / "actors.yml").write_text(ACTORS, encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path there."""
    found = (p for p in sorted(folder.rglob("*")) if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


def write_article(folder: Path, n: int, title: str) -> Path:
    """Add or change an article of a project."""
    path = folder / "content" / "corpus" / f"{n}.md"
    path.write_text(ARTICLE.format(n=n, title=title), encoding="utf-8")
    return path
