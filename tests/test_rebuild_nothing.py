"""A build that has nothing to do does nothing, and notices everything that gives it work."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator import build
from generator.progress import Silent
from generator.settings import Settings
from generator.site.up_to_date import bring_up_to_date
from tests.project import make_project, write_article


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("nothing") / "project")


@pytest.fixture
def builds(project: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., bool]:
    """Bring the project up to date and tell whether there was anything to do."""
    done: list[Settings] = []
    real = build.build_pages

    def spy(settings: Settings, progress: Silent) -> object:
        done.append(settings)
        return real(settings, progress)

    monkeypatch.setattr(build, "build_pages", spy)
    content = project / "content"
    settings = Settings(
        corpus=content / "corpus",
        editorial=content,
        templates=project / "templates",
        docs_dir=content / "pages",
        cache=project / "cache.sqlite",
        jobs=1,
    )

    def run(**changes: object) -> bool:
        before = len(done)
        bring_up_to_date(replace(settings, **changes), Silent())  # type: ignore[arg-type]
        return len(done) > before

    run()
    return run


def _times(folder: Path) -> dict[Path, int]:
    return {p: p.stat().st_mtime_ns for p in folder.rglob("*")}


def test_nothing_changed_and_nothing_written(project: Path, builds: Callable[..., bool]) -> None:
    pages = _times(project / "content" / "pages")
    assert not builds()
    assert not builds(jobs=2), "how many work on it changes nothing"
    assert _times(project / "content" / "pages") == pages


def test_a_change_of_any_input_is_noticed(project: Path, builds: Callable[..., bool]) -> None:
    content = project / "content"
    for change in (
        lambda: write_article(project, 1, "Bridge open"),
        lambda: (content / "actors.yml").write_text("[]\n", encoding="utf-8"),
        lambda: (project / "templates" / "assets" / "new.css").write_text("", encoding="utf-8"),
        lambda: (content / "pages" / "own.md").write_text("# Mine\n", encoding="utf-8"),
    ):
        change()
        assert builds()
        assert not builds()
    assert builds(site_name="Another")


def test_a_page_that_was_touched_is_made_again(project: Path, builds: Callable[..., bool]) -> None:
    page = project / "content" / "pages" / "index.md"
    made = page.read_text(encoding="utf-8")
    page.write_text("scribbled over", encoding="utf-8")
    assert builds()
    assert page.read_text(encoding="utf-8") == made
    page.unlink()
    assert builds()
    assert page.read_text(encoding="utf-8") == made


def test_a_damaged_note_of_the_last_build_only_costs_time(
    project: Path, builds: Callable[..., bool]
) -> None:
    (note,) = project.glob("built-*.json")
    for damage in ("nonsense", "[]", '{"read": 1}'):
        note.write_text(damage, encoding="utf-8")
        assert builds()
        assert not builds(), "the damaged note was replaced"


def test_the_parser_is_loaded_by_builds_only() -> None:
    """It takes longer to load than finding out that nothing changed."""
    code = "import sys, generator.cli, generator.site.compile; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
