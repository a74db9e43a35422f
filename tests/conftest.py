"""Fixtures shared by all tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from generator.cache import Cache
from generator.language.pipeline import Parser

# How long an example takes says more of the machine than of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
#: A kept record whose class has moved since: no build may trip over it.
OF_CODE_THAT_IS_GONE = b"cgenerator.gone\nRecord\n."

ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def parser() -> Parser:
    """A parser of the default model; parses are kept in the project's cache between runs."""
    return Parser("en_core_web_md", Cache(ROOT / ".briefing" / "cache.sqlite"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and gold data; the test is skipped where there is none."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("needs ../shared (gold data), which is not on this machine")
    return SHARED


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one for all tests; without it they are skipped."""
    if CHROMIUM is None:
        pytest.skip("needs chromium (apt-get install chromium, or name it in $CHROMIUM)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()
