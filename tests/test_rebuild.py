"""Whatever was edited in whatever order, a rebuild equals a build from nothing."""

from __future__ import annotations

import shutil
from functools import wraps
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.build import build_pages
from generator.language import pipeline
from generator.pages.templates import PageState, Templates
from generator.progress import Silent
from generator.settings import Settings
from tests.conftest import ROOT
from tests.project import contents

STORIES = {
    "a.txt": "Border reopens\n\nExample Post\nMay 14 2024\n\nThe border reopened on Monday, "
    "Prime Minister Anna Berg said.\n\n“We kept our word,” she told reporters.",
    "b.md": "---\ntitle: Berg denies a deal\noutlet: Daily Example\npublished: 2024-05-15\n---\n\n"
    "Anna Berg denied on Tuesday that 300 soldiers had crossed.\n\nThe army said 450 had.",
    "c.txt": "Villages emptied\n\nExample Post\nMay 16 2024\n\nMore than 2,000 people left Dorn "
    "on Wednesday, according to the Relief Council.",
    "d.txt": "",
}
ACTORS: list[dict[str, object]] = [
    {"id": "anna-berg", "name": "Anna Berg", "kind": "person", "aliases": ["the premier"]},
    {"id": "relief-council", "name": "Relief Council", "kind": "organisation"},
]

EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from(sorted(STORIES))),
        st.tuples(st.just("remove"), st.sampled_from(sorted(STORIES))),
        st.tuples(st.just("append"), st.sampled_from(sorted(STORIES))),
        st.tuples(st.just("actors"), st.sampled_from(["none", "plain", "alias"])),
        st.tuples(st.just("lose cache"), st.just("")),
    ),
    min_size=2,
    max_size=6,
)


def _apply(edit: tuple[str, str], folder: Path) -> None:
    kind, what = edit
    path = folder / "corpus" / what
    actors = folder / "editorial" / "actors.yml"
    if kind == "put":
        path.write_text(STORIES[what], encoding="utf-8")
    elif kind == "remove":
        path.unlink(missing_ok=True)
    elif kind == "append" and path.exists():
        with path.open("a", encoding="utf-8") as file:
            file.write("\n\nThe mayor of Dorn said on Thursday that 12 houses had burned.\n")
    elif kind == "actors":
        changed = [dict(a) for a in ACTORS]
        if what == "alias":
            changed[1]["aliases"] = ["the council", "RC"]
        actors.write_text(yaml.safe_dump([] if what == "none" else changed), encoding="utf-8")
    elif kind == "lose cache":
        for lost in folder.glob("cache.sqlite*"):
            lost.unlink()


def _built(folder: Path, cache: Path | None, pages: Path) -> dict[str, bytes]:
    """Every generated file, by its path, after a build into a folder of pages."""
    pages.mkdir(exist_ok=True)
    build_pages(
        Settings(folder / "corpus", folder / "editorial", ROOT / "templates", pages, cache, jobs=1),
        Silent(),
    )
    return contents(pages)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_any_edits_then_the_same_bytes(edits: list[tuple[str, str]], tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "work", ignore_errors=True)
    folder = tmp_path / "work"
    (folder / "corpus").mkdir(parents=True)
    (folder / "editorial").mkdir()
    (folder / "corpus" / "a.txt").write_text(STORIES["a.txt"], encoding="utf-8")
    for edit in [*edits, ("put", "a.txt")]:
        _apply(edit, folder)
        if any(STORIES[p.name] for p in (folder / "corpus").iterdir()):  # else there is no site
            rebuilt = _built(folder, folder / "cache.sqlite", folder / "out")
    assert rebuilt == _built(folder, None, folder / "fresh")


def test_only_pages_that_show_an_article_are_made_again(tmp_path: Path) -> None:
    for name in ("corpus", "editorial"):
        (tmp_path / name).mkdir()
    _apply(("put", "a.txt"), tmp_path)
    _apply(("actors", "plain"), tmp_path)
    pages = tmp_path / "out"
    _built(tmp_path, tmp_path / "cache.sqlite", pages)
    before = {p: p.stat().st_mtime_ns for p in pages.rglob("*.md")}
    _apply(("put", "c.txt"), tmp_path)  # the newest article

    made: list[str] = []
    real = Templates.render

    def spy(self: Templates, name: str, page: PageState, **context: object) -> str:
        made.append(page.path)
        return real(self, name, page, **context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Templates, "render", spy)
        _built(tmp_path, tmp_path / "cache.sqlite", pages)
    assert "chronology.md" in made
    assert not {"actors/anna-berg.md", "method.md"} & set(made)
    (source,) = {p for p in made if p.startswith("sources/")} - {"sources/index.md"}
    assert pages / source not in before
    changed = {
        p.relative_to(pages).as_posix() for p, t in before.items() if p.stat().st_mtime_ns != t
    }
    assert changed <= set(made)


def test_a_page_that_somebody_spoilt_is_made_again(tmp_path: Path) -> None:
    for name in ("corpus", "editorial"):
        (tmp_path / name).mkdir()
    _apply(("put", "a.txt"), tmp_path)
    good = _built(tmp_path, tmp_path / "cache.sqlite", tmp_path / "out")
    (tmp_path / "out" / "data" / "pages" / "quotes.csv").write_text("spoilt")
    (tmp_path / "out" / "actors" / "index.md").unlink()
    assert _built(tmp_path, tmp_path / "cache.sqlite", tmp_path / "out") == good


def test_an_alias_parses_nothing_and_an_article_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("corpus", "editorial"):
        (tmp_path / name).mkdir()
    for name in ("a.txt", "b.md"):
        _apply(("put", name), tmp_path)
    _apply(("actors", "plain"), tmp_path)
    _built(tmp_path, tmp_path / "cache.sqlite", tmp_path / "out")

    parsed: list[str] = []
    real = pipeline.Parser._parse

    @wraps(real)  # the cache knows an answer by the function's name
    def spy(self: pipeline.Parser, texts: list[str]) -> object:
        parsed.extend(texts)
        return real(self, texts)

    monkeypatch.setattr(pipeline.Parser, "_parse", spy)
    _built(tmp_path, tmp_path / "cache.sqlite", tmp_path / "out")
    _apply(("actors", "alias"), tmp_path)
    _built(tmp_path, tmp_path / "cache.sqlite", tmp_path / "out")
    assert parsed == []
    _apply(("put", "c.txt"), tmp_path)
    _built(tmp_path, tmp_path / "cache.sqlite", tmp_path / "out")
    assert len(parsed) == 1
    assert "Relief Council" in parsed[0]
