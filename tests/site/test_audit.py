"""The sample's site has none of the faults that a program can see: ``../shared/score/audit.py``."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from generator.brief.compose import compose
from generator.build import gather
from generator.cache import opened
from generator.editorial import load_editorial
from generator.progress import Silent
from generator.settings import TEMPLATES, Settings
from tests.conftest import ROOT
from tests.pages.building import build_site

COUNTS = {"repeated", "dangling", "empty", "alike", "parts alike", "counts"}


def test_the_audit_counts_nothing(shared: Path, tmp_path: Path) -> None:
    content = ROOT / "content"
    settings = Settings(
        content / "corpus", content, TEMPLATES, tmp_path, ROOT / ".briefing" / "cache.sqlite"
    )
    editorial = load_editorial(content)
    with opened(settings.cache) as cache:
        found = gather(settings, editorial, cache, Silent())
    site = build_site(compose(found.records, editorial, found.sentences), tmp_path / "built")
    audit = [sys.executable, str(shared / "score" / "audit.py"), str(site), "--list"]
    told = subprocess.run(audit, capture_output=True, text=True, check=True).stdout
    counts = dict(re.findall(r"^(\w[\w ]*\w) +(\d+)  on \d+ of [1-9]\d* pages$", told, re.M))
    assert counts.keys() == COUNTS
    assert set(counts.values()) == {"0"}, told
