"""Pages that other processes or earlier builds rendered are those that MkDocs would have made."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.site.compiling import ahead
from generator.site.compiling.ahead import Ahead, Means, PreparedPage
from generator.site.compiling.rendered import rendering, unpacked
from generator.site.log_capture import heard
from generator.site.plugin import BriefingPlugin
from tests.processes import by_itself
from tests.project import contents, make_project

PAGE = """---
names: [Dam {n}]
---

# Dam {n}

The *dam* below [another](dam-{next}.md#said).

## What was said {{ #said }}

- “It holds”, see [home](../index.md)

### Again

Yes {n}.
"""
#: Pages that are not in the nav.
PAGES = {f"topics/dam-{n}.md": PAGE.format(n=n, next=(n + 1) % 40) for n in range(40)}
#: With what MkDocs warns of.
PAGES["topics/dam-39.md"] += "\n[gone](gone.md) [lost](dam-1.md#lost)\n"

#: Takes what other processes were asked for, and their ids.
Meanwhile = Callable[[list[Future[bytes]], list[int]], None]

forks = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = make_project(tmp_path)
    pages = folder / "content" / "pages"
    (pages / "topics").mkdir()
    (pages / "index.md").write_text("# Home\n", encoding="utf-8")
    for name, text in PAGES.items():
        (pages / name).write_text(text, encoding="utf-8")
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    before, _, after = settings.partition("nav:\n")
    after = after[after.index("exclude_docs") :]
    settings = f"{before}nav: [index.md]\nnot_in_nav: '*'\n{after}"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


class _Interrupted(Ahead):
    """Something happens after other processes were set to work, before this one renders."""

    def __init__(self, means: Means, meanwhile: Meanwhile) -> None:
        super().__init__()
        self.means, self.meanwhile = means, meanwhile

    def begin(
        self, means: Means, config: MkDocsConfig, nav: Navigation, files: Files, searched: bool
    ) -> None:
        super().begin(self.means, config, nav, files, searched)
        pages = (file.page for file in files.documentation_pages())
        futures = [p.ahead for p in pages if isinstance(p, PreparedPage) and p.ahead is not None]
        self.meanwhile(futures, list(self._pool._processes) if self._pool else [])


def _nothing(futures: list[Future[bytes]], ids: list[int]) -> None:
    pass


def _built(
    project: Path,
    site: str,
    others: int = 0,
    meanwhile: Meanwhile = _nothing,
    cache: Path | None = None,
) -> tuple[dict[str, bytes], list[str], list[str]]:
    """The site's files, the pages that this process rendered, and the warnings."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / site))
    plugin = config.plugins["briefing"]
    assert isinstance(plugin, BriefingPlugin)
    plugin.prepared = True
    plugin.config.pagefind_from = 0
    plugin.ahead = _Interrupted(Means(others, cache), meanwhile)
    here: list[str] = []
    render = Page.render

    def noted(self: Page, config: MkDocsConfig, files: Files) -> None:
        here.append(self.file.src_uri)
        render(self, config, files)

    with heard(logging.WARNING) as told, pytest.MonkeyPatch.context() as patch:
        patch.setattr(Page, "render", noted)
        build(config)
    assert plugin.ahead._pool is None
    return contents(project / site), here, [message.text for message in told]


def _all_done(futures: list[Future[bytes]], ids: list[int]) -> None:
    assert len(futures) == len(PAGES) + 1  # and About
    assert not wait(futures).not_done


@forks
def test_pages_search_and_warnings_are_the_same(project: Path) -> None:
    by_itself(_same, project)


def _same(project: Path) -> None:
    usual, usual_here, usual_told = _built(project, "usual")
    assert set(PAGES) < set(usual_here)
    assert len([line for line in usual_told if "gone.md" in line]) == 1
    assert len([line for line in usual_told if "#lost" in line]) == 1
    site, here, told = _built(project, "ahead", 1, _all_done)
    assert here == ["index.md"]
    assert told == usual_told
    assert site == usual
    assert _built(project, "both", 2)[0] == usual


def test_a_process_that_rendered_a_page_lets_it_go(project: Path) -> None:
    by_itself(_let_go, project)


def _let_go(project: Path) -> None:
    config = load_config(str(project / "mkdocs.yml"))
    files = get_files(config)
    file = files.get_file_from_path("topics/dam-7.md")
    assert file is not None
    ahead._begin(rendering(config, files, searched=False), [file])
    made = unpacked(ahead._render(0))
    assert made is not None
    assert "<p>Yes 7.</p>" in made.content
    assert file.page is None


@forks
def test_a_process_that_is_killed_loses_no_page(project: Path) -> None:
    by_itself(_killed, project)


def _killed(project: Path) -> None:
    def kill(futures: list[Future[bytes]], ids: list[int]) -> None:
        assert wait(futures, return_when=FIRST_COMPLETED).done
        for each in ids:
            os.kill(each, signal.SIGKILL)

    assert _built(project, "ahead", 1, kill)[0] == _built(project, "usual")[0]


@forks
def test_what_was_rendered_from_other_markdown_is_rendered_again(project: Path) -> None:
    by_itself(_changed, project)


def _changed(project: Path) -> None:
    def change(futures: list[Future[bytes]], ids: list[int]) -> None:
        _all_done(futures, ids)
        page = project / "content" / "pages" / "topics" / "dam-7.md"
        page.write_text("# Another dam\n\n## What was said { #said }\n", encoding="utf-8")

    site, here, _ = _built(project, "site", 1, change)
    assert sorted(here) == ["index.md", "topics/dam-7.md"]
    assert b"Another dam" in site["topics/dam-7.html"]


@forks
@pytest.mark.parametrize("reason", ["few pages", "another plugin", "a thread", "no other core"])
def test_this_process_renders_all_pages_for(reason: str, project: Path) -> None:
    by_itself(_all_here, project, reason)


def _all_here(project: Path, reason: str) -> None:
    def nothing_begun(futures: list[Future[bytes]], ids: list[int]) -> None:
        assert (futures, ids) == ([], [])

    if reason == "few pages":
        for name in list(PAGES)[20:]:
            (project / "content" / "pages" / name).unlink()
    if reason == "another plugin":
        settings = (project / "mkdocs.yml").read_text("utf-8")
        settings = settings.replace("plugins:\n", "plugins:\n  - meta\n", 1)
        (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    if reason == "a thread":
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    site, here, _ = _built(project, "site", int(reason != "no other core"), nothing_begun)
    assert len(here) == sum(name.endswith(".html") for name in site if "404" not in name)
    assert len(here) >= 20


def _kept(project: Path, site: str, others: int = 0) -> tuple[dict[str, bytes], list[str]]:
    """The site and the pages rendered, the warnings being those of a build that keeps nothing."""
    files, here, told = _built(project, site, others, cache=project / "cache.sqlite")
    usual, _, usual_told = _built(project, "usual")
    assert files == usual
    assert told == usual_told
    return files, sorted(here)


#: The page in the nav, and the one of which there is something to be told.
ALWAYS = ["index.md", "topics/dam-39.md"]


def test_the_next_build_renders_only_pages_that_changed(project: Path) -> None:
    site, here = _kept(project, "first")
    assert len(here) == len(PAGES) + 2
    again, here = _kept(project, "second")
    assert here == ALWAYS
    assert again == site
    page = project / "content" / "pages" / "topics" / "dam-7.md"
    page.write_text(page.read_text("utf-8").replace("Yes 7", "No"), encoding="utf-8")
    site, here = _kept(project, "third")
    assert here == ["index.md", "topics/dam-39.md", "topics/dam-7.md"]
    assert b"<p>No.</p>" in site["topics/dam-7.html"]


@forks
def test_what_other_processes_rendered_is_kept_too(project: Path) -> None:
    by_itself(_kept_elsewhere, project)


def _kept_elsewhere(project: Path) -> None:
    _kept(project, "first", others=1)
    assert _kept(project, "second", others=1)[1] == ALWAYS


def test_pages_that_link_to_one_that_is_gone_are_rendered_again(project: Path) -> None:
    _kept(project, "first")
    (project / "content" / "pages" / "topics" / "dam-8.md").unlink()
    _, here = _kept(project, "second")
    assert here == ["index.md", "topics/dam-39.md", "topics/dam-7.md"]


def test_an_anchor_that_is_gone_is_told_though_no_page_that_links_there_changed(
    project: Path,
) -> None:
    _kept(project, "first")
    page = project / "content" / "pages" / "topics" / "dam-8.md"
    page.write_text("# Dam 8\n", encoding="utf-8")
    _, here = _kept(project, "second")
    assert here == ["index.md", "topics/dam-39.md", "topics/dam-8.md"]
    told = _built(project, "third", cache=project / "cache.sqlite")[2]
    assert [line for line in told if "dam-7.md" in line and "#said" in line]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - tables\n", "  - tables\n  - sane_lists\n"),
        ("use_directory_urls: false", "use_directory_urls: true"),
    ],
)
def test_other_settings_have_all_pages_rendered_again(old: str, new: str, project: Path) -> None:
    _kept(project, "first")
    settings = (project / "mkdocs.yml").read_text("utf-8")
    assert old in settings
    (project / "mkdocs.yml").write_text(settings.replace(old, new), encoding="utf-8")
    assert len(_kept(project, "second")[1]) == len(PAGES) + 2


def test_nothing_is_kept_with_extensions_that_may_read_other_files(project: Path) -> None:
    settings = (project / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("  - tables\n", "  - tables\n  - pymdownx.snippets\n")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    _kept(project, "first")
    assert len(_kept(project, "second")[1]) == len(PAGES) + 2


def test_what_is_damaged_is_rendered_again(project: Path) -> None:
    _kept(project, "first")
    with contextlib.closing(sqlite3.connect(project / "cache.sqlite")) as cache, cache:
        cut = cache.execute("UPDATE blobs SET value = substr(value, 1, 90) WHERE kind = 'html'")
        assert cut.rowcount == len(PAGES)
    assert len(_kept(project, "second")[1]) == len(PAGES) + 2
    assert _kept(project, "third")[1] == ALWAYS
