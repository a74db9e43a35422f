"""ProperDocs, the maintained fork of MkDocs, builds the same site of a project."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.site.links import verify_site
from tests.project import contents, make_project

pytest.importorskip("properdocs", reason="needs properdocs (pip install properdocs)")

#: Where a page names what compiled it, and with whose version.
_COMPILER = re.compile(rb'<meta name="generator"[^>]*>')


def _built(project: Path, compiler: str) -> dict[str, bytes]:
    site = project.parent / compiler
    done = subprocess.run(
        [sys.executable, "-m", compiler, "build", "--strict", "--site-dir", str(site)],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert verify_site(site) == []
    return {name: _COMPILER.sub(b"", content) for name, content in contents(site).items()}


def test_both_build_the_same_site(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    fork, usual = (_built(project, compiler) for compiler in ("properdocs", "mkdocs"))
    made_by = (tmp_path / "properdocs" / "index.html").read_text(encoding="utf-8")
    assert "ProperDocs" in made_by, "the fork itself compiled it"
    assert fork.keys() == usual.keys()
    assert {name for name in fork if fork[name] != usual[name]} == set()
