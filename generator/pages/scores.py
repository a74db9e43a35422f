"""Measured accuracy, read from the file that the quality gate writes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MEASURES = {
    "articles": "Articles of a file",
    "body_tokens": "Words of the articles, without page furniture",
    "title": "Titles",
    "outlet": "Outlets",
    "published": "Dates of publication",
    "quotes_marked": "Quotations in quotation marks",
    "speakers_marked": "Speakers of quotations in marks",
    "quotes_indirect": "Indirect quotations",
    "speakers_indirect": "Speakers of indirect quotations",
    "quotes": "Quotations, with marks and without",
    "speakers": "Speakers of the quotations found",
    "both": "Quotations with the right speaker",
    "figures": "Figures",
    "events": "Events with the right date",
    "mean date F1": "Days chosen for a timeline, against journalists’ choice",
}
_DATA = {
    "sample": "the sample’s press notes",
    "saved": "saved articles, annotated by hand",
    "polnear-dev": "PolNeAR, US news of 2015–16 (development part)",
    "timebank": "TimeBank, newswire",
    "timelines-haiti": "Timeline17, Haiti",
    "timelines-libya": "Timeline17, Libya",
    "timelines-finan": "Timeline17, financial crisis",
}


@dataclass(frozen=True, slots=True)
class Score:
    """How well one kind of record is found in one annotated data set."""

    what: str
    data: str
    precision: float | None
    recall: float | None
    f: float | None
    command: str | None


def read_scores(path: Path | None) -> tuple[Score, ...]:
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


def _named(key: object, names: Mapping[str, str]) -> str:
    text = str(key or "")
    return names.get(text) or text.replace("_", " ").replace("-", " ").capitalize()


def _score(row: dict[str, Any]) -> Score:
    def share(*names: str) -> float | None:
        found = next((row[n] for n in names if isinstance(row.get(n), int | float)), None)
        return None if found is None else float(found)

    return Score(
        what=_named(row.get("what") or row.get("measure"), _MEASURES),
        data=_named(row.get("data"), _DATA),
        precision=share("precision", "p"),
        recall=share("recall", "r"),
        f=share("f", "value"),
        command=str(row["command"]) if row.get("command") else None,
    )
