"""A settings file that would run code is refused before MkDocs reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import BriefingError
from generator.site.config import read_config, refuse_code
from tests.project import make_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


EVIL = "!!python/object/apply:os.mkdir [TARGET]"


@pytest.mark.parametrize(
    ("added", "told"),
    [
        (f"x: {EVIL}", "the tag !!python/object/apply:os.mkdir may run code"),
        ("x: !!python/name:os.system", "the tag !!python/name:os.system may run code"),
        ("x: !!python/name:pymdownx.emoji.x:y", "may run code"),
        ("x: !!python/module:antigravity", "may run code"),
        ("x: !!python/object/new:os.system [ls]", "may run code"),
        ("x: {? !!python/tuple [a] : b}", "a key must be a plain word"),
        ("x: !mine y", "the tag !mine may run code"),
        ("hooks: [evil.py]", "'hooks' runs Python files"),
        ("<<: {hooks: [evil.py]}", "'hooks' runs Python files"),
        ("INHERIT: other.yml", "other.yml:1: the tag"),
        ("<<: {INHERIT: other.yml}", "other.yml:1: the tag"),
        ("!ENV [NOPE, INHERIT]: other.yml", "a key must be a plain word"),
        ("INHERIT: !ENV [NOPE, other.yml]", "INHERIT must name a file"),
        ("x: " + "[" * 100_000, "not valid YAML"),
        ("x: &x [*x]", "not valid YAML"),
    ],
)
def test_code_is_refused(project: Path, added: str, told: str) -> None:
    target, file = project / "ran", project / "mkdocs.yml"
    (project / "other.yml").write_text(f"x: {EVIL}\n".replace("TARGET", str(target)))
    (project / "evil.py").write_text(f"import os\nos.mkdir({str(target)!r})\n")
    with file.open("a", encoding="utf-8") as out:
        out.write(f"{added}\n".replace("TARGET", str(target)))
    with pytest.raises(BriefingError) as caught:
        read_config(file)
    assert told in str(caught.value)
    assert ".yml" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not target.exists()


@pytest.mark.parametrize(
    "added",
    [
        "x: !!python/name:material.extensions.emoji.twemoji",
        "x: !!python/name:pymdownx.superfences.fence_code_format",
        "x: !ENV [NOPE, 1]\ny: !ENV NOPE\nz: 2024-05-01\na: &a [1, 2.5, ~, yes]\nb: *a",
        "x: !relative $docs_dir",
    ],
)
def test_what_users_of_mkdocs_write_is_allowed(project: Path, added: str) -> None:
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as out:
        out.write(f"{added}\n")
    refuse_code(project / "mkdocs.yml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("site_name: [", "is not valid YAML"),
        ("site_name: x\nplugins: [search]\ndocs_dir: content/pages", "must list 'briefing'"),
        ("site_name: x\nplugins: [briefing, nonsense]", "mkdocs.yml: Aborted"),
    ],
)
def test_a_wrong_file_is_one_line(project: Path, text: str, told: str) -> None:
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    with pytest.raises(BriefingError, match=told):
        read_config(project / "mkdocs.yml")


def test_a_file_that_is_none(project: Path) -> None:
    with pytest.raises(BriefingError, match="it is no file"):
        read_config(project / "content")
    with pytest.raises(BriefingError, match=r"no\.yml not found"):
        read_config(project / "no.yml")
