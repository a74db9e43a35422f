"""Installs the package where nothing of the checkout is, and builds a site of one file of each
kind there: ``python -m tests.fresh_environment``. It downloads all that the package needs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.corpus.kinds import DAY, OUTLET, write_each_kind

ROOT = Path(__file__).resolve().parents[1]
PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check")


def main() -> None:
    """Do it in a folder that is removed again, and say how large the installation is."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        wheel = build_wheel(folder)
        venv.create(folder / "environment", with_pip=True)
        binaries = folder / "environment" / ("Scripts" if os.name == "nt" else "bin")
        python = str(binaries / "python")
        subprocess.run([python, *PIP, "install", f"{wheel}[warc]"], check=True, cwd=folder)
        build_each_kind(folder, [str(binaries / "briefing")])
        installed = sum(p.stat().st_size for p in (folder / "environment").rglob("*"))
        print(f"a site of each kind of file; {installed / 1e6:,.0f} MB installed")


def build_wheel(folder: Path) -> Path:
    """The wheel of this checkout, made in a folder that holds nothing else."""
    source = folder / "source"
    source.mkdir()
    for name in ("generator", "templates"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("setup.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    made = [sys.executable, *PIP, "wheel", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*made, "-w", str(folder), str(source)], check=True, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


def build_each_kind(folder: Path, command: list[str], **environment: str) -> Path:
    """A site of one file of each kind; every article has the masthead that its file states."""
    titles = write_each_kind(folder / "saved")
    done = subprocess.run(
        [*command, "build", "--corpus", "saved"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    site = folder / "site"
    lines = (site / "data" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    found = {a["source"]: (a["title"], a["outlet"], a["published"]) for a in articles}
    for source, title in titles.items():
        assert found.get(source) == (title, OUTLET, DAY), source
    told = {a["title"]: (a["outlet"], a["published"]) for a in articles}
    assert told["Bank lifts rates again"] == ("The Wall Street Journal", "2023-10-04")
    assert told["Ferry fares to double"] == ("Evening Star", "2023-10-04")
    issues = (site / "data" / "issues.csv").read_text(encoding="utf-8")
    assert "scan.pdf: a scanned PDF" in issues
    return site


if __name__ == "__main__":
    main()
