"""Data files stand in the site and in the folder of pages at once."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.pages.files import Folder

ROOT = Path(__file__).resolve().parent.parent
DATA = {"data/quotes.csv": b"id\nq1\n", "data/pages/topics/water.json": b"{}", "feed.xml": b"<a/>"}
PAGE = b"# Home\n\n[Data](data/quotes.csv)\n"


def compiled(folder: Path, made: dict[str, bytes]) -> Path:
    """The site of these generated files and a home page."""
    docs = folder / "docs"
    docs.mkdir(exist_ok=True)
    (docs / "index.md").write_bytes(PAGE)
    with Folder(docs) as files:
        for path, content in made.items():
            files.add(path, content)
        files.close()
    site = folder / "site"
    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site))
    config.plugins["briefing"].prepared = True  # type: ignore[attr-defined]
    build(config)
    return site


def shared(folder: Path) -> list[str]:
    """Which files of the site are files of the folder of pages too."""
    docs, site = folder / "docs", folder / "site"
    paths = [p.relative_to(docs) for p in docs.rglob("*") if (site / p.relative_to(docs)).is_file()]
    return sorted(str(p) for p in paths if (docs / p).samefile(site / p))


def test_generated_data_is_shared_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "docs" / "data").mkdir(parents=True)
    (tmp_path / "docs" / "data" / "own.csv").write_bytes(b"mine\n")
    site = compiled(tmp_path, DATA)
    assert shared(tmp_path) == ["data/pages/topics/water.json", "data/quotes.csv"]
    assert (site / "data" / "own.csv").read_bytes() == b"mine\n"
    assert (site / "feed.xml").read_bytes() == b"<a/>"


def test_a_later_build_leaves_the_site_that_stands_as_it_is(tmp_path: Path) -> None:
    site = compiled(tmp_path, DATA)
    with Folder(tmp_path / "docs") as files:
        files.add("data/quotes.csv", b"id\nq2\n")
        files.close()
    assert (tmp_path / "docs" / "data" / "quotes.csv").read_bytes() == b"id\nq2\n"
    assert (site / "data" / "quotes.csv").read_bytes() == b"id\nq1\n"


def test_what_cannot_be_linked_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: str, target: str) -> None:
        raise OSError(errno.EXDEV, "another file system")

    monkeypatch.setattr(os, "link", refuse)
    site = compiled(tmp_path, DATA)
    assert shared(tmp_path) == []
    assert {path: (site / path).read_bytes() for path in DATA} == DATA
