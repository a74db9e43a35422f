"""Measured accuracy, as `briefing evaluate` left it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Score:
    """One thing measured on one set of annotated texts."""

    what: str
    data: str
    precision: float | None
    recall: float | None
    f: float | None
    command: str | None


def read_evaluation(path: Path | None) -> tuple[Score, ...]:
    """The scores in a JSON file (a list of objects, or one under "scores"); none when there
    is no such file or it cannot be read."""
    if path is None:
        return ()
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    rows = data.get("scores", []) if isinstance(data, dict) else data
    return tuple(_score(row) for row in rows if isinstance(row, dict))


def _score(row: dict[str, Any]) -> Score:
    def share(*names: str) -> float | None:
        found = next((row[n] for n in names if isinstance(row.get(n), int | float)), None)
        return None if found is None else float(found)

    return Score(
        what=str(row.get("what", "")),
        data=str(row.get("data", "")),
        precision=share("precision", "p"),
        recall=share("recall", "r"),
        f=share("f", "value"),
        command=str(row["command"]) if row.get("command") else None,
    )
