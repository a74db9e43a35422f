"""The generated Markdown compiles under Zensical, MkDocs' successor, to the same text."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html  # type: ignore[import-untyped]
from mkdocs.config import load_config

from generator.pages.write_pages import write_pages
from generator.site.links import verify_site
from generator.site.plugin import BriefingPlugin
from tests.pages.building import ROOT, build_site
from tests.pages.factory import briefing
from tests.project import make_project

pytest.importorskip("zensical", reason="needs zensical (pip install zensical)")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the small briefing, compiled by Zensical."""
    project = make_project(tmp_path_factory.mktemp("zensical") / "project")
    config = load_config(str(project / "mkdocs.yml"), site_url="")
    plugin = config.plugins["briefing"]
    assert isinstance(plugin, BriefingPlugin)
    plugin.changes = {}  # MkDocs may hand out the plugin of an earlier test
    measured = ROOT / "content" / "evaluation.json"
    write_pages(briefing(), replace(plugin.settings(config), evaluation=measured))
    done = subprocess.run(
        [str(Path(sys.executable).with_name("zensical")), "build", "--clean", "--strict"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def test_every_link_lands(site: Path) -> None:
    assert verify_site(site) == []


def test_pages_say_what_they_say_under_mkdocs(site: Path, tmp_path: Path) -> None:
    usual = build_site(briefing(), tmp_path)
    pages = sorted(p.relative_to(usual) for p in usual.rglob("*.html") if p.name != "404.html")
    assert len(pages) > 15
    for page in pages:
        assert _words(site / page) == _words(usual / page), page


def _words(page: Path) -> list[str]:
    """The words of a page's article, without the signs that link to headings."""
    (article,) = html.fromstring(page.read_bytes()).xpath("//article")
    for element in article.xpath(".//a[@class='headerlink'] | .//script | .//style"):
        element.drop_tree()
    return str(article.text_content()).split()
