"""The annotated sets, and which scorer of ``../shared/score`` is run on each.

The scorers read exported records and print figures; there is no second copy of them here.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.build import build_records
from generator.editorial import load_editorial
from generator.pages.export import export
from generator.progress import Progress
from generator.settings import Settings
from tests.conftest import ROOT, SHARED

GOLD, SCORERS, CASES = SHARED / "gold", SHARED / "score", SHARED / "cases"


@dataclass(frozen=True, slots=True)
class DataSet:
    """Annotated articles."""

    name: str
    label: str
    measure: Callable[[Path, Progress], str]
    """Builds records below a folder; returns what the scorers print of them."""


def data_sets() -> tuple[DataSet, ...]:
    """Every set whose articles and scorer are on this machine."""
    if not SCORERS.is_dir():
        return ()
    saved = [GOLD / name for name in ("000.json", "002.json", "004-dev.json")]
    ecb, newsroom = GOLD / "matters" / "ecb", GOLD / "matters" / "newsroom"
    return (
        _curated("sample", "The press notes of the sample", ROOT / "content" / "corpus",
                 sorted((ROOT / "tests" / "gold").glob("*.json"))),
        _curated("saved", "Saved articles", SHARED / "corpus", saved),
        _plain("polnear-dev", "PolNeAR, development part", GOLD / "polnear-dev",
               ("attributions.py", "gold.jsonl")),
        _plain("timebank", "TimeBank", GOLD / "timebank", ("timexes.py", "gold.jsonl")),
        *(
            _timeline(topic) for topic in ("haiti", "libya", "finan")
        ),
        _plain("joining", "Joining", GOLD / "joining", ("joining.py", "gold.json")),
        _plain("ecb", "Matters, ECB+", ecb, ("matters.py", "matters.json"),
               ("names.py", "names.jsonl")),
        _plain("newsroom", "Matters, newsroom", newsroom, ("matters.py", "matters.json")),
        DataSet("cases", "Small cases", _measure_cases),
    )  # fmt: skip


def _curated(name: str, label: str, corpus: Path, gold: list[Path]) -> DataSet:
    """A set that the project's own editorial files belong to."""

    def measure(folder: Path, progress: Progress) -> str:
        export_records(corpus, ROOT / "content", folder, progress)
        return run_scorer("score.py", folder, *gold, "--corpus", corpus)

    return DataSet(name, label, measure)


def _plain(name: str, label: str, home: Path, *scorers: tuple[str, str]) -> DataSet:
    """A set that nobody curated; scorers as (script, gold file)."""

    def measure(folder: Path, progress: Progress) -> str:
        export_records(home / "corpus", None, folder, progress)
        return "".join(
            _prefixed(run_scorer(script, folder, home / gold), script, len(scorers))
            for script, gold in scorers
        )

    return DataSet(name, label, measure)


def _timeline(topic: str) -> DataSet:
    """The means over the timelines that several journalists wrote of one topic; the timelines
    alone are too few days to hold a floor."""
    home = GOLD / "timelines" / topic
    whole = _plain(
        f"timelines-{topic}", f"Timeline17, {topic}", home, ("timelines.py", "gold.json")
    )

    def measure(folder: Path, progress: Progress) -> str:
        printed = whole.measure(folder, progress)
        return "".join(line for line in printed.splitlines(True) if line.startswith("mean"))

    return DataSet(whole.name, whole.label, measure)


def _prefixed(printed: str, script: str, scorers: int) -> str:
    """What a scorer prints; where several print of one set, each line with its name."""
    if scorers == 1:
        return printed
    return "".join(f"{Path(script).stem} {line}\n" for line in printed.splitlines())


def _measure_cases(folder: Path, progress: Progress) -> str:
    corpora = folder / "corpora"
    run_scorer("cases.py", "write", CASES, corpora)
    for group in sorted(corpora.iterdir()):
        export_records(group, None, folder / "data" / group.name, progress)
    return run_scorer("cases.py", "check", CASES, folder / "data")


def export_records(corpus: Path, editorial: Path | None, folder: Path, progress: Progress) -> None:
    """Write the records of a corpus, as `briefing records` does."""
    settings = Settings(
        corpus=corpus,
        editorial=editorial,
        templates=ROOT / "templates",
        docs_dir=folder,
        cache=ROOT / ".briefing" / "cache.sqlite",
    )
    export(build_records(settings, load_editorial(editorial), progress), folder)


def run_scorer(script: str, *arguments: str | Path) -> str:
    """What a shared scorer prints.

    Raises:
        subprocess.CalledProcessError: when it fails.
    """
    command = [sys.executable, str(SCORERS / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
