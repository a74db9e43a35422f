"""Our scorers and the shared ones agree on the same records, to the last digit shown."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build import build_records
from generator.editorial import load_editorial
from generator.evaluate.matching import Score
from generator.evaluate.newswire import attribution_scores, timex_scores
from generator.evaluate.saved import saved_scores
from generator.pages.export import export
from generator.progress import Silent
from generator.records import Records
from generator.settings import Settings
from tests.conftest import ROOT

LINE = re.compile(r"^(.+?)\s+P ([\d.]+)\s+R ([\d.]+)\s+F ([\d.]+)", re.M)


def _records(corpus: Path, editorial: Path | None) -> Records:
    cache = ROOT / ".briefing" / "cache.sqlite"
    settings = Settings(corpus, editorial, ROOT / "templates", ROOT, cache)
    records = build_records(settings, load_editorial(editorial), Silent())
    assert not [i.message for i in records.issues if i.kind == "extraction-failed"]
    return records


def _shown(script: Path, *args: Path) -> dict[str, tuple[str, str, str]]:
    done = subprocess.run(
        [sys.executable, str(script), *map(str, args)], capture_output=True, text=True, check=True
    )
    return {name.strip(): (p, r, f) for name, p, r, f in LINE.findall(done.stdout)}


def _ours(scores: dict[str, Score]) -> dict[str, tuple[str, str, str]]:
    return {
        name: (f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f:.3f}") for name, s in scores.items()
    }


def test_saved_articles(shared: Path, tmp_path: Path) -> None:
    records = _records(shared / "corpus", ROOT / "content")
    export(records, tmp_path)
    gold = [shared / "gold" / n for n in ("000.json", "002.json", "004-dev.json")]
    theirs = _shown(shared / "score" / "score.py", tmp_path, *gold)
    assert _ours(saved_scores(records, gold, shared / "corpus")) == theirs
    assert theirs["articles"] == ("1.000", "1.000", "1.000")


@pytest.mark.parametrize(
    ("data", "script", "score"),
    [
        ("polnear-dev", "attributions.py", attribution_scores),
        ("timebank", "timexes.py", timex_scores),
    ],
)
def test_newswire(data: str, script: str, score: object, shared: Path, tmp_path: Path) -> None:
    records = _records(shared / "gold" / data / "corpus", None)
    export(records, tmp_path)
    gold = shared / "gold" / data / "gold.jsonl"
    assert callable(score)
    assert _ours(score(records, gold)) == _shown(shared / "score" / script, tmp_path, gold)
