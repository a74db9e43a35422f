"""Builds that are killed, or run at the same time: the old site or the new one, then the right."""

from __future__ import annotations

import hashlib
import importlib
import multiprocessing
import random
import shutil
import sqlite3
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from generator.build import build_records
from generator.editorial import load_editorial
from generator.language.pipeline import load_pipeline
from generator.pages.export import export
from generator.progress import Silent
from generator.settings import Settings
from generator.site import replace
from generator.site.compile import build_site
from generator.site.project import Request
from tests.project import contents, make_project, write_article

#: A child shares what is loaded already; a build then takes seconds.
FORK = multiprocessing.get_context("fork")


def _build(project: Path, told: Path | None = None) -> None:
    build_site(Request(config_file=project / "mkdocs.yml"), _Told(told))


class _Told:
    """Progress that another process can follow: a line a stage in a file."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def stage(self, name: str, total: int | None = None) -> None:
        if self._path:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{name}\n")

    def advance(self, done: int) -> None:
        pass


def _start(project: Path, told: Path | None = None) -> BaseProcess:
    process = FORK.Process(target=_build, args=(project, told))
    process.start()
    return process


def _finish(process: BaseProcess) -> None:
    process.join(300)
    assert process.exitcode == 0


def _tree(folder: Path) -> dict[str, str]:
    """Digest of each file; compressed ones hold the time of day."""
    return {
        path: hashlib.md5(content).hexdigest()
        for path, content in contents(folder).items()
        if not path.endswith(".gz")
    }


def _records_from_nothing(project: Path, out: Path) -> dict[str, str]:
    content = project / "content"
    settings = Settings(content / "corpus", content, project, project, cache=None, jobs=1)
    export(build_records(settings, load_editorial(content), Silent()), out)
    return _tree(out)


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """Load what every build needs once, in the process that they are forked from."""
    load_pipeline("en_core_web_md")
    importlib.import_module("mkdocs.commands.build")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


def test_killed_at_any_moment_the_site_is_whole_and_the_next_build_right(
    project: Path, tmp_path: Path
) -> None:
    site = project / "site"
    started = time.monotonic()
    _finish(_start(project))
    lasted = time.monotonic() - started
    old = _tree(site)
    shutil.copytree(site, tmp_path / "old")
    write_article(project, 1, "Bridge open")
    write_article(project, 3, "Ferry stops")
    (project / "content" / "corpus" / "2.md").unlink()

    chance = random.Random(5)
    seen = []
    for round_ in range(6):
        process = _start(project)
        # The swap is at the end: two of the six moments are close to it.
        process.join(lasted * (chance.random() if round_ < 4 else chance.uniform(0.8, 1.1)))
        process.kill()
        process.join()
        seen.append(_tree(site))
    _finish(_start(project))
    new = _tree(site)
    assert new != old
    assert all(tree in (old, new) for tree in seen)
    assert not list(project.glob(".site*")), "what killed builds left is cleared away"
    data = {name: _tree(site / "data")[name] for name in ("quotes.jsonl", "articles.jsonl")}
    assert data.items() <= _records_from_nothing(project, tmp_path / "fresh").items()

    whole = tmp_path / "whole"
    shutil.copytree(project, whole, ignore=shutil.ignore_patterns("site", ".briefing"))
    shutil.rmtree(whole / "content" / "pages")
    (whole / "content" / "pages").mkdir()
    shutil.copy(project / "content" / "pages" / "about.md", whole / "content" / "pages")
    shutil.copytree(tmp_path / "old", whole / "site")  # against which it tells what is new
    _finish(_start(whole))
    assert _tree(whole / "site") == new, "byte for byte what a build from nothing gives"


@pytest.mark.parametrize("stage", ["Writing pages", "Compiling with MkDocs"])
def test_killed_in_a_stage(project: Path, tmp_path: Path, stage: str) -> None:
    told = tmp_path / "told"
    told.touch()
    process = _start(project, told)
    while stage not in told.read_text(encoding="utf-8"):
        assert process.is_alive()
        time.sleep(0.002)
    process.join(0.02)
    process.kill()
    process.join()
    assert not (project / "site").exists(), "there was no site before"
    (project / "content" / "corpus" / "2.md").unlink()
    _finish(_start(project))
    assert not (project / "content" / "pages" / "sources" / "2.md").exists()
    assert (project / "site" / "sources").is_dir()
    assert not [n for n in _tree(project / "site" / "sources") if "stays" in n]


def test_two_builds_at_once(project: Path, tmp_path: Path) -> None:
    both = [_start(project), _start(project)]
    for process in both:
        _finish(process)
    data = _tree(project / "site" / "data")
    assert _records_from_nothing(project, tmp_path / "fresh").items() <= data.items()


def test_two_that_extract_into_one_new_cache(project: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache.sqlite"

    def records(out: Path) -> None:
        content = project / "content"
        settings = Settings(content / "corpus", content, project, project, cache, jobs=1)
        export(build_records(settings, load_editorial(content), Silent()), out)

    both = [FORK.Process(target=records, args=(tmp_path / name,)) for name in ("a", "b")]
    for process in both:
        process.start()
    for process in both:
        _finish(process)
    fresh = _records_from_nothing(project, tmp_path / "fresh")
    assert _tree(tmp_path / "a") == _tree(tmp_path / "b") == fresh
    with sqlite3.connect(cache) as db:
        assert db.execute("SELECT count(*) FROM answers").fetchone()[0] >= 4


# --- replacing a folder ------------------------------------------------------------


def _fill(folder: Path, word: str) -> None:
    (folder / "page.html").write_text(word, encoding="utf-8")


def test_a_directory_takes_the_place_of_another(tmp_path: Path) -> None:
    final = tmp_path / "site"
    for word in ("one", "two"):
        with replace.fresh_directory(final) as fresh:
            _fill(fresh, word)
            replace.put_in_place(final, fresh)
    assert (final / "page.html").read_text(encoding="utf-8") == "two"
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_failure_leaves_the_old_directory(tmp_path: Path) -> None:
    final = tmp_path / "site"
    final.mkdir()
    _fill(final, "old")

    def fail() -> None:
        with replace.fresh_directory(final) as fresh:
            _fill(fresh, "new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (final / "page.html").read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_without_an_atomic_exchange_a_kill_in_between_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replace, "_exchange", lambda one, other: False)
    final = tmp_path / "site"
    with replace.fresh_directory(final) as fresh:
        _fill(fresh, "old")
        replace.put_in_place(final, fresh)
    final.rename(tmp_path / ".site-0123456789ab.old")  # what a kill between the two renames leaves
    with replace.fresh_directory(final) as fresh:
        assert (final / "page.html").read_text(encoding="utf-8") == "old"
        _fill(fresh, "new")
        replace.put_in_place(final, fresh)
    assert (final / "page.html").read_text(encoding="utf-8") == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_folder_of_somebody_s_beside_it_stays(tmp_path: Path) -> None:
    mine = tmp_path / ".site-backup"
    mine.mkdir()
    with replace.fresh_directory(tmp_path / "site"):
        assert mine.is_dir()


def test_what_others_are_filling_is_left_alone(tmp_path: Path) -> None:
    final = tmp_path / "site"
    (tmp_path / ".site-0123456789ab").mkdir()
    with replace.fresh_directory(final) as mine, replace.fresh_directory(final) as other:
        assert mine.is_dir()
        assert other.is_dir()
        assert not (tmp_path / ".site-0123456789ab").exists()
