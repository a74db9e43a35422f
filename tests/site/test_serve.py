"""`briefing serve` with a real server and a real browser: edits, mistakes and their mending."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from generator.site.serve import show_problem
from tests.conftest import ROOT
from tests.project import ACTORS, make_project, write_article

#: Seconds in which a rebuild of the miniature project must show, on a busy machine.
PATIENCE = 240.0


@dataclass
class Server:
    """A running server and the project it shows."""

    project: Path
    address: str
    log: Path

    def said(self, words: str) -> int:
        """How often the terminal has shown some words."""
        return self.log.read_text(encoding="utf-8").count(words)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = make_project(tmp_path_factory.mktemp("serve") / "project")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = folder.parent / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "generator.cli", "serve", "-a", address],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        _until(lambda: "Serving on" in log.read_text(encoding="utf-8"), process)
        yield Server(folder, f"http://{address}/", log)
    finally:
        process.terminate()
        process.wait(20)


def _until(true: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert process.poll() is None, "the server stopped"
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.1)


def _page(address: str) -> str:
    with urlopen(address, timeout=PATIENCE) as answer:
        return str(answer.read().decode("utf-8"))


@pytest.fixture(scope="module")
def page(server: Server, browser: Browser) -> Iterator[Page]:
    """The home page in a window that nobody touches."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(f"{server.address}sources/index.html")
    yield page
    page.close()


def test_a_browser_shows_each_change_by_itself(server: Server, page: Page) -> None:
    loads: list[str] = []
    page.on("load", lambda _: loads.append(page.url))

    write_article(server.project, 1, "Bridge open again")
    page.wait_for_selector("text=Bridge open again")
    added = write_article(server.project, 3, "Ferry instead of the bridge")
    page.wait_for_selector("text=Ferry instead of the bridge")
    added.unlink()
    page.wait_for_selector("text=Ferry instead of the bridge", state="detached")
    template = server.project / "templates" / "sources.md.j2"
    template.write_text(template.read_text("utf-8") + "\nTold by the template.\n", "utf-8")
    page.wait_for_selector("text=Told by the template.")
    assert len(loads) == 4, "one load a change"

    page.wait_for_timeout(3000)
    assert len(loads) == 4, "the build does not chase its tail"
    assert server.said("Detected file changes") == 4


def test_a_mistake_is_shown_on_the_page_until_it_is_mended(server: Server, page: Page) -> None:
    actors = server.project / "content" / "actors.yml"
    actors.write_text(ACTORS.replace("person", "persn"), encoding="utf-8")
    page.wait_for_selector("[role=alert]")
    message = page.inner_text("[role=alert]")
    assert "actors.yml" in message
    assert "'persn'" in message
    assert "Bridge" in page.inner_text("article"), "the last good site stays"
    assert server.said("'persn'") == 1, "and the terminal says it"
    assert "persn" in _page(server.address)

    actors.write_text(ACTORS + "  aliases: [x: {]\n", encoding="utf-8")
    page.wait_for_selector("[role=alert]:not(:has-text('persn'))")

    actors.write_text(ACTORS, encoding="utf-8")
    page.wait_for_selector("[role=alert]", state="detached")
    assert "Bridge" in page.inner_text("article")


def test_a_new_editorial_file_and_a_broken_theme_are_noticed(server: Server, page: Page) -> None:
    topics = server.project / "content" / "topics.yml"
    topics.write_text("- id: dam\n", encoding="utf-8")
    page.wait_for_selector("[role=alert]:has-text('topics.yml')")
    topics.unlink()
    page.wait_for_selector("[role=alert]", state="detached")

    theme = server.project / "templates" / "theme" / "main.html"
    good = theme.read_text(encoding="utf-8")
    theme.write_text(good + "{% block", encoding="utf-8")
    page.wait_for_selector("[role=alert]")
    theme.write_text(good, encoding="utf-8")
    page.wait_for_selector("[role=alert]", state="detached")
    assert "Bridge" in page.inner_text("article")


def test_a_message_is_text_and_replaces_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<body>Old page</body>", encoding="utf-8")
    show_problem(tmp_path, "first <b>")
    show_problem(tmp_path, "second <i>")
    for name in ("a.html", "index.html", "404.html"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert text.count("role=") == 1
        assert "second &lt;i&gt;" in text
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<body>Old page</body>")
