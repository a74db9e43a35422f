"""Builds the records of every data set and scores them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from ..build import build_records
from ..editorial import load_editorial
from ..errors import BriefingError
from ..progress import Progress
from ..settings import Settings
from .table import Fall, Row, as_json, as_text, data_sets, falls, raised, read_floors


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure, and against which floors."""

    shared: Path
    only: tuple[str, ...]
    floors: Path
    model: str
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """Figures, ready to be shown and kept."""

    table: str
    json: str
    raised: str
    falls: tuple[Fall, ...]


def run(plan: Plan, progress: Progress) -> Result:
    """Measure; a data set whose build crashes counts as a miss on all its floors."""
    root = Path.cwd()
    sets = data_sets(root, plan.shared.resolve())
    names = {s.name for s in sets}
    if unknown := set(plan.only) - names:
        known = ", ".join(sorted(names))
        raise BriefingError(f"no data set {', '.join(sorted(unknown))} here; there are: {known}")
    chosen = [s for s in sets if not plan.only or s.name in plan.only]
    rows: list[Row] = []
    crashes: list[str] = []
    for data in chosen:
        progress.stage(data.label)
        editorial = root / "content" if data.curated else None
        settings = Settings(
            corpus=data.corpus,
            editorial=editorial,
            templates=root / "templates",
            docs_dir=root,
            cache=root / ".briefing" / "cache.sqlite",
            model=plan.model,
            jobs=plan.jobs,
        )
        try:
            rows += data.score(build_records(settings, load_editorial(editorial), progress))
        except Exception as error:
            crashes.append(f"{data.name}: crashed: {type(error).__name__}: {error}")
    floors = read_floors(plan.floors) if plan.floors.is_file() else {}
    return Result(
        table="\n".join([as_text(rows), *crashes]),
        json=as_json(rows),
        raised=yaml.safe_dump(raised(rows, floors), sort_keys=True, width=100),
        falls=falls(rows, floors, {s.name for s in chosen}),
    )
