"""The command line as users meet it: exit codes, messages, and what is left on disk."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest
import yaml

from generator.cli import main
from tests.conftest import ROOT
from tests.fresh_environment import PIP, build_each_kind, build_wheel
from tests.project import contents, make_project, write_article


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
    for word in ("build", "new", "records", "check", "serve", "Examples:"):
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


class Run(Protocol):
    """Calls the command line in this process, which has loaded the language model already."""

    def __call__(self, *args: str, cwd: Path) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def called(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["briefing", *args])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as exit:
            code = int(exit.code or 0)
        return subprocess.CompletedProcess(args, code, *capsys.readouterr())

    return called


def _fish(folder: Path) -> Path:
    """A corpus on a matter of its own."""
    folder.mkdir()
    for day, title in ((4, "Norway and Iceland sign fisheries treaty"), (6, "Boats stay in port")):
        (folder / f"{day}.md").write_text(
            f"---\ntitle: {title}\noutlet: Example Post\npublished: 2024-03-0{day}\n---\n\n"
            "The treaty was signed in Oslo on Monday, Foreign Minister Ada Lind said.\n\n"
            f"“We have waited for {day} years,” Lind said. More than 200 boats stayed in port.\n",
            encoding="utf-8",
        )
    return folder


def _text(site: Path) -> str:
    pages = sorted(site.rglob("*.html"))
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def test_a_project_of_one_s_own(tmp_path: Path, run: Run) -> None:
    made = run("new", "fish", "--title", 'Fish & <b>"ships"</b>', cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert "put articles into fish/content/corpus" in made.stdout
    project = tmp_path / "fish"
    assert not list((project / "content" / "corpus").iterdir())
    nothing = run("build", cwd=project)
    assert nothing.returncode == 1
    assert "no article found" in nothing.stderr
    for path in _fish(tmp_path / "saved").iterdir():
        path.rename(project / "content" / "corpus" / path.name)
    built = run("build", cwd=project)
    assert built.returncode == 0, built.stderr
    text = _text(project / "site")
    assert "Fish &amp; ‹b›”ships”‹/b›</title>" in text
    assert "Karabakh" not in text
    assert "press note" not in text.lower()
    checked = run("check", cwd=project)
    assert checked.returncode == 0, checked.stderr
    assert "0 actors, 0 topics and 0 corrections are valid; every link of" in checked.stdout
    again = run("new", "fish", cwd=tmp_path)
    assert again.returncode == 1
    assert "fish is there already" in again.stderr


def test_the_empty_project_is_the_sample_s_but_for_its_matter() -> None:
    sample = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("# site_url")[2]
    empty = (ROOT / "templates" / "project" / "mkdocs.yml").read_text(encoding="utf-8")
    assert empty.partition("# site_url")[2] == sample.replace("  custom_dir: templates/theme\n", "")
    for name in ("actors.yml", "topics.yml", "corrections.yml"):
        text = (ROOT / "templates" / "project" / "content" / name).read_text(encoding="utf-8")
        assert all(line.startswith("#") for line in text.splitlines()), name
        entry = "\n".join(line[2:] for line in text.splitlines() if line[:4] in ("# - ", "#   "))
        assert yaml.safe_load(entry), "the example is YAML"


def test_another_corpus_gets_nothing_of_the_project_s(tmp_path: Path, run: Run) -> None:
    project, fish = make_project(tmp_path / "project"), _fish(tmp_path / "Fish & ships")
    own = contents(project / "content")
    done = run("build", "--corpus", str(fish), cwd=project)
    assert done.returncode == 0, done.stderr
    assert contents(project / "content") == own
    home = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert "<title>Briefing: Fish &amp; ships</title>" in home
    text = _text(project / "site")
    assert "Karabakh" not in text
    assert "anna-berg" not in text
    assert "Ada Lind" in text

    (project / "content" / "topics.yml").write_text(
        "".join(f"- {{id: t-{n}, title: T {n}, terms: [zz{n}]}}\n" for n in range(6))
    )
    laid_over = ("--corpus", str(fish), "--editorial", "content")
    done = run("build", *laid_over, "--title", "Herring", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "Of 7 entries of actors.yml and topics.yml none occurs" in done.stdout
    home = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert "<title>Herring</title>" in home
    checked = run("check", *laid_over, cwd=project)
    assert "1 actors, 6 topics" in checked.stdout, checked.stderr


def test_a_folder_is_enough(tmp_path: Path, run: Run) -> None:
    fish = _fish(tmp_path / "fish")
    done = run("build", "--corpus", "fish", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Compiling with MkDocs: 100%" in done.stderr, "long work shows how far it is"
    assert "Checking every link: 100%" in done.stderr
    assert (tmp_path / "site" / "index.html").is_file()
    inside = run("build", "--corpus", ".", cwd=fish)
    assert inside.returncode == 1
    assert "lies within the corpus" in inside.stderr
    assert len(list(fish.iterdir())) == 2 + (fish / ".briefing").is_dir()


def test_corrections_that_name_nothing_are_refused_with_their_line(
    tmp_path: Path, run: Run
) -> None:
    project = make_project(tmp_path / "project")
    corrections = project / "content" / "corrections.yml"
    corrections.write_text(
        "- article: {source: 1.md}\n  set: {copy_of: no-such-article}\n"
        "- quote: {source: 1.md, text: not safe}\n  set: {speaker: anna-burg}\n",
        encoding="utf-8",
    )
    done = run("check", cwd=project)
    assert done.returncode == 1
    assert "corrections.yml:1: there is no article 'no-such-article'" in done.stderr
    assert "corrections.yml:3: there is no actor 'anna-burg'" in done.stderr
    assert "did you mean 'anna-berg'?" in done.stderr
    corrections.unlink()
    assert run("check", cwd=project).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="bounds the size of files as a disk does")
@pytest.mark.parametrize("kilobytes", [4, 400])
def test_a_full_disk_is_one_line_and_leaves_nothing_half_written(
    tmp_path: Path, kilobytes: int
) -> None:
    import resource

    project = make_project(tmp_path / "project")
    limit = kilobytes * 1024
    full = subprocess.run(
        [sys.executable, "-m", "generator.cli", "build"],
        capture_output=True,
        text=True,
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        check=False,
    )
    assert full.returncode == 1
    last = full.stderr.splitlines()[-1]
    assert last.startswith("Error: ")
    assert "free some space, then build again" in last
    assert "Traceback" not in full.stderr
    assert not (project / "site").exists()
    assert not list(project.rglob("*.new"))
    assert not list(project.glob(".site*"))
    done = _run("build", cwd=project)
    assert done.returncode == 0, done.stderr


def test_a_file_where_a_folder_is_needed_is_one_line(tmp_path: Path, run: Run) -> None:
    project = make_project(tmp_path / "project")
    (project / ".briefing").write_text("in the way")
    done = run("build", cwd=project)
    assert done.returncode == 1
    assert ".briefing: File exists; move away what is there" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert (project / ".briefing").read_text() == "in the way"


def test_the_wheel_builds_a_site_of_each_kind_of_file_without_the_checkout(tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    into = [sys.executable, *PIP, "install", "--no-deps", "--no-index", "--target", str(installed)]
    subprocess.run([*into, str(build_wheel(tmp_path))], check=True, cwd=tmp_path)
    briefing = [sys.executable, "-m", "generator.cli"]
    site = build_each_kind(tmp_path, briefing, PYTHONPATH=str(installed))
    assert (site / "assets" / "briefing.css").is_file()
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "feed.xml" in home, "the theme is the program's"
    assert "Jo Pratt" in _text(site)


def test_a_site_tells_what_is_new_since_the_one_it_replaces(tmp_path: Path, run: Run) -> None:
    project = make_project(tmp_path / "project")
    site, page = project / "site", project / "site" / "new.html"
    assert run("build", cwd=project).returncode == 0
    assert "no earlier edition" in page.read_text(encoding="utf-8")
    write_article(project, 3, "Bridge opens again")
    assert run("build", cwd=project).returncode == 0
    told = page.read_text(encoding="utf-8")
    assert "Bridge opens again" in told
    assert "Bridge stays closed" not in told
    built = contents(site)
    shutil.rmtree(project / ".briefing")
    assert run("build", cwd=project).returncode == 0
    assert contents(site) == built, "nothing new: the edition before is the same"
    shutil.rmtree(site)
    assert run("build", cwd=project).returncode == 0
    assert "no earlier edition" in page.read_text(encoding="utf-8"), "none that it replaces"


@pytest.mark.parametrize("command", ["build", "check"])
def test_outside_a_project_the_message_says_where_to_run(command: str, tmp_path: Path) -> None:
    done = _run(command, cwd=tmp_path)
    assert done.returncode == 1
    assert "mkdocs.yml not found" in done.stderr
    assert "Traceback" not in done.stderr
