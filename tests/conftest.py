"""Fixtures shared by all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.language.pipeline import Parser
from generator.store import Store

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def parser() -> Parser:
    """A parser of the default model; parses are kept in the project's cache between runs."""
    return Parser("en_core_web_md", Store(ROOT / ".briefing" / "cache.sqlite"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and gold data; the test is skipped where there is none."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("needs ../shared (gold data), which is not on this machine")
    return SHARED
