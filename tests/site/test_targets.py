"""Folders that a build may write to, and all those that it may not."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.errors import BriefingError
from generator.pages.files import Folder
from generator.settings import Settings
from generator.site import targets
from generator.site.compile import build_site
from generator.site.plugin import BriefingPlugin
from generator.site.project import Request
from tests.project import contents, make_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "around" / "project")


@pytest.fixture
def settings(project: Path) -> Settings:
    content = project / "content"
    return Settings(
        corpus=content / "corpus",
        editorial=content,
        templates=project / "templates",
        docs_dir=content / "pages",
        cache=project / ".briefing" / "cache.sqlite",
    )


REFUSED = [
    (".", "holds the corpus"),
    ("..", "holds the corpus"),
    ("content", "holds the corpus"),
    ("content/corpus", "is the folder of the corpus"),
    ("content/corpus/a/site", "lies within the corpus"),
    ("content/pages", "lies within the editorial files"),
    ("content/site", "lies within the editorial files"),
    ("templates/site", "lies within the templates"),
    (".briefing", "is the folder of the cache"),
    ("mkdocs.yml", "is no folder"),
    ("mkdocs.yml/site", "is no folder"),
    ("mine", "holds thesis.doc, which no build made"),
    ("link/x", "lies within the corpus"),
]


@pytest.mark.parametrize(("name", "told"), REFUSED)
def test_a_site_that_would_destroy_something_is_refused(
    project: Path, name: str, told: str
) -> None:
    (project / ".git").mkdir()
    (project / "mine").mkdir()
    (project / "mine" / "thesis.doc").write_text("words")
    (project / "link").symlink_to("content/corpus")
    before = contents(project.parent)
    request = Request(config_file=project / "mkdocs.yml", site_dir=project / name)
    with pytest.raises(BriefingError) as caught:
        build_site(request, _Silent())
    assert told in str(caught.value)
    assert "--site-dir" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert contents(project.parent) == before


def test_another_corpus_does_not_open_the_project_to_it(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("Bridge open\n\nThe bridge was opened.")
    request = Request(project / "mkdocs.yml", corpus=other, site_dir=project)
    with pytest.raises(BriefingError, match="holds the templates"):
        build_site(request, _Silent())


def test_a_folder_that_may_not_be_written_is_told_before_the_work(
    project: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(BriefingError, match="may not be written; name another folder"):
        targets.check_site_dir(project / "site", settings, [project])


@pytest.mark.parametrize("name", ["site", "new/deep/site", "empty"])
def test_a_free_folder_is_taken(project: Path, settings: Settings, name: str) -> None:
    (project / "empty").mkdir()
    targets.check_site_dir(project / name, settings, [project])


def test_a_marked_site_is_replaced_and_a_file_of_somebody_s_is_not(
    project: Path, settings: Settings
) -> None:
    site = project / "site"
    (site / "topics").mkdir(parents=True)
    (site / "index.html").write_text("home")
    (site / "topics" / "a.html").write_text("a")
    targets.mark_site(site)
    (site / ".DS_Store").write_text("of a file manager")
    targets.check_site_dir(site, settings, [project])
    for foreign in ("CNAME", ".git/HEAD", "topics/mine.html"):
        path = site / foreign
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
        with pytest.raises(BriefingError, match=f"holds {foreign}"):
            targets.check_site_dir(site, settings, [project])
        path.unlink()


def test_sites_of_earlier_versions_are_known(project: Path, settings: Settings) -> None:
    site = project / "site"
    (site / "data").mkdir(parents=True)
    (site / "index.html").write_text("home")
    with pytest.raises(BriefingError, match=r"holds index\.html"):
        targets.check_site_dir(site, settings, [project])
    (site / "data" / "articles.jsonl").write_text("")
    (site / "data" / "briefing.sqlite").write_text("")
    targets.check_site_dir(site, settings, [project])


def test_a_link_to_a_folder_of_somebody_s_is_no_file_of_a_build(
    project: Path, settings: Settings
) -> None:
    (project / "site").mkdir()
    (project / "site" / "photos").symlink_to(project / "content")
    with pytest.raises(BriefingError, match="holds photos"):
        targets.check_site_dir(project / "site", settings, [project])


def test_editorial_files_beside_mkdocs_yml_leave_room_for_the_site(
    project: Path, settings: Settings
) -> None:
    targets.check_site_dir(project / "site", replace(settings, editorial=project), [project])


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("content/corpus", "is the folder of the corpus"),
        ("content/corpus/pages", "lies within the corpus"),
        ("content", "holds the corpus"),
        ("templates", "is the folder of the templates"),
        (".", "holds the corpus"),
    ],
)
def test_pages_are_kept_apart(project: Path, settings: Settings, name: str, told: str) -> None:
    with pytest.raises(BriefingError, match=told):
        targets.check_docs_dir(replace(settings, docs_dir=project / name), [project])
    targets.check_docs_dir(settings, [project])


def test_a_hidden_folder_in_a_corpus_is_not_read_and_may_be_written(
    project: Path, settings: Settings
) -> None:
    inside = replace(settings, docs_dir=settings.corpus / ".briefing" / "pages")
    targets.check_docs_dir(inside, [project])


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("content/corpus", "is the folder of the corpus"),
        ("content/corpus/out", "lies within the corpus"),
        ("content", "holds the corpus"),
        ("mine", "mine/articles.csv is not from a build"),
    ],
)
def test_records_are_kept_apart(project: Path, settings: Settings, name: str, told: str) -> None:
    (project / "mine").mkdir()
    (project / "mine" / "articles.csv").write_text("my own")
    with pytest.raises(BriefingError, match=told):
        targets.check_records_dir(project / name, settings)


def test_records_take_the_place_of_records_only(project: Path, settings: Settings) -> None:
    out = project / "out"
    out.mkdir()
    (out / "notes.txt").write_text("stay")
    targets.check_records_dir(out, settings)
    for name in ("articles.jsonl", "briefing.sqlite"):
        (out / name).write_text("")
    targets.check_records_dir(out, settings)


def test_a_file_of_somebody_s_is_no_cache(tmp_path: Path) -> None:
    notes, data, cache = tmp_path / "notes.txt", tmp_path / "mine.sqlite", tmp_path / "c.sqlite"
    notes.write_text("no database")
    for path, table in ((data, "letters"), (cache, "answers")):
        db = sqlite3.connect(path)
        db.execute(f"CREATE TABLE {table} (x)")
        db.close()
    for path in (notes, data, tmp_path):
        with pytest.raises(BriefingError, match="is no cache; name a new file"):
            targets.check_cache(path)
    for free in (None, cache, tmp_path / "new.sqlite"):
        targets.check_cache(free)
    usual = tmp_path / ".briefing" / "cache.sqlite"
    usual.parent.mkdir()
    usual.write_bytes(b"noise in its usual place")
    targets.check_cache(usual)


def test_a_file_of_somebody_s_among_the_pages_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "quotes.csv").write_text("mine")
    with Folder(tmp_path) as folder, pytest.raises(BriefingError, match="is not from a build"):
        folder.add("data/quotes.csv", b"ours")


def test_mkdocs_by_itself_destroys_nothing(
    project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.doc").write_text("words")
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(mine))
    plugin = config.plugins["briefing"]
    assert isinstance(plugin, BriefingPlugin)
    plugin.prepared = False  # MkDocs may hand out the plugin of an earlier test
    config.plugins.on_startup(command="build", dirty=False)
    with pytest.raises(Abort):
        build(config)
    assert "thesis.doc, which no build made" in caplog.text
    assert (mine / "thesis.doc").read_text() == "words"


class _Silent:
    """Progress of a build that must not get far."""

    def stage(self, name: str, total: int | None = None) -> None:
        pytest.fail(f"the build went on: {name}")

    def advance(self, done: int) -> None:
        pass
