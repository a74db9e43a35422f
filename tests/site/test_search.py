"""Which search a site gets, and what Pagefind is given."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

from generator.site.plugin import BriefingPlugin
from tests.pages.building import build_site
from tests.pages.factory import briefing
from tests.project import contents, make_project


def test_the_number_of_pages_decides(tmp_path: Path) -> None:
    made = briefing()
    small = build_site(made, tmp_path / "small")
    pages = len(list((tmp_path / "small" / "docs").rglob("*.md")))
    assert not (small / "pagefind").exists()
    above = build_site(made, tmp_path / "above", pagefind_from=pages + 1)
    assert not (above / "pagefind").exists()
    at = build_site(made, tmp_path / "at", pagefind_from=pages)
    assert (at / "pagefind" / "pagefind.js").is_file()
    assert "data-pagefind" in (at / "index.html").read_text("utf-8")
    assert "data-pagefind" not in (small / "index.html").read_text("utf-8")


def test_the_same_pages_make_the_same_files(tmp_path: Path) -> None:
    made = briefing()
    first = build_site(made, tmp_path / "one", pagefind_from=0) / "pagefind"
    again = build_site(made, tmp_path / "two", pagefind_from=0) / "pagefind"
    assert contents(first) == contents(again)
    assert {p.rpartition(".")[2] for p in contents(first)} >= {"pf_fragment", "pf_index", "pf_meta"}
    assert not [name for name in contents(first) if "-ui." in name]


def test_without_the_program_the_build_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(Abort):
        build_site(briefing(), tmp_path, pagefind_from=0)
    assert "pip install pagefind-bin, or raise pagefind_from in mkdocs.yml" in caplog.text


def test_a_site_without_search_needs_no_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    project = make_project(tmp_path / "project")
    settings = (project / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("  - search:\n", "  - search:\n      enabled: false\n")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    config = load_config(str(project / "mkdocs.yml"))
    plugin = config.plugins["briefing"]
    assert isinstance(plugin, BriefingPlugin)
    plugin.config.pagefind_from = 0
    plugin.prepared = True
    build(config)
    assert not (project / "site" / "pagefind").exists()


def test_dirty_builds_are_refused() -> None:
    with pytest.raises(PluginError, match="--dirty would leave only changed pages"):
        BriefingPlugin().on_startup(command="build", dirty=True)
