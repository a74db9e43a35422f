"""The command line as users meet it: exit codes, messages, and what is left on disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def _run(*args: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator.cli", *args],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )


def test_help_shows_examples_and_every_command() -> None:
    done = _run("--help")
    assert done.returncode == 0
    for word in ("build", "records", "check", "serve", "Examples:"):
        assert word in done.stdout


def test_version() -> None:
    assert _run("--version").stdout.startswith("briefing, version ")


def test_misuse_exits_with_2() -> None:
    assert _run("records").returncode == 2
    assert _run("build", "--no-such-option").returncode == 2
    missing = _run("records", "no/such/folder", "out")
    assert missing.returncode == 2
    assert "no/such/folder" in missing.stderr


def test_records_of_any_folder(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "note.md").write_text(
        "---\ntitle: Bridge closed\noutlet: Example Post\npublished: 2024-05-16\n---\n\n"
        "The bridge at Dorn was closed on Monday, Mayor Anna Berg said.\n\n"
        "“It is not safe,” she said.",
        encoding="utf-8",
    )
    (corpus / "broken.txt").write_bytes(b"\x00\x01\x02" * 50)
    done = _run("records", str(corpus), str(tmp_path / "out"), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    quotes = [
        json.loads(line)
        for line in (tmp_path / "out" / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert {q["speaker_name"] for q in quotes} == {"Anna Berg"}
    issues = (tmp_path / "out" / "issues.jsonl").read_text(encoding="utf-8")
    assert "broken.txt" in issues, "a file that was skipped is listed"


def test_empty_corpus_is_a_failure_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    done = _run("records", str(tmp_path / "corpus"), str(tmp_path / "out"), cwd=tmp_path)
    assert done.returncode == 1
    assert "put .txt, .md or .html files into it" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["build", "check"])
def test_outside_a_project_the_message_says_where_to_run(command: str, tmp_path: Path) -> None:
    done = _run(command, cwd=tmp_path)
    assert done.returncode == 1
    assert "mkdocs.yml not found" in done.stderr
    assert "Traceback" not in done.stderr
