"""Runs every scorer whose data is at hand, and holds the results against the floors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml

from ..errors import BriefingError
from ..records import Records
from .matching import Score
from .newswire import attribution_scores, timeline_score, timex_scores
from .saved import saved_scores

#: Floors are compared with figures rounded as they are shown.
_DIGITS = 3

#: Another machine's arithmetic differs in the last bit of a float, which may change a parse
#: and with it one record; a fall within this is no fall.
_SLACK = 0.002


@dataclass(frozen=True, slots=True)
class DataSet:
    """Annotated articles: where they lie, and how records made of them are scored."""

    name: str
    label: str
    corpus: Path
    curated: bool
    """Whether the editorial files belong to this corpus."""
    score: Callable[[Records], list[Row]]


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of one data set."""

    data: str
    measure: str
    precision: float | None
    recall: float | None
    f: float


@dataclass(frozen=True, slots=True)
class Fall:
    """A measure below its floor."""

    data: str
    measure: str
    floor: float
    measured: float | None
    """None when it was not measured at all."""

    def __str__(self) -> str:
        got = "nothing" if self.measured is None else f"{self.measured:.3f}"
        return f"{self.data}: {self.measure}: {got}, floor {self.floor:.3f}"


def data_sets(root: Path, shared: Path) -> tuple[DataSet, ...]:
    """The annotated sets that are on this machine: the project's own and those in ``shared``."""
    return tuple(s for s in _all_sets(root, shared) if s.corpus.is_dir() and _has_gold(s, root))


def _has_gold(data: DataSet, root: Path) -> bool:
    return data.name != "sample" or any((root / "tests" / "gold").glob("*.json"))


def _all_sets(root: Path, shared: Path) -> Iterator[DataSet]:
    sample = sorted((root / "tests" / "gold").glob("*.json"))
    corpus = root / "content" / "corpus"
    yield DataSet(
        "sample",
        "The press notes of the sample",
        corpus,
        True,
        lambda r: _rows("sample", saved_scores(r, sample, corpus)),
    )
    gold = shared / "gold"
    names = ("000.json", "002.json", "004-dev.json")
    files = [gold / n for n in names if (gold / n).is_file()]
    yield DataSet(
        "saved",
        "Saved articles",
        shared / "corpus",
        True,
        lambda r: _rows("saved", saved_scores(r, files, shared / "corpus")),
    )
    polnear = gold / "polnear-dev"
    yield DataSet(
        "polnear-dev",
        "PolNeAR, development part",
        polnear / "corpus",
        False,
        lambda r: _rows("polnear-dev", attribution_scores(r, polnear / "gold.jsonl")),
    )
    timebank = gold / "timebank"
    yield DataSet(
        "timebank",
        "TimeBank",
        timebank / "corpus",
        False,
        lambda r: _rows("timebank", timex_scores(r, timebank / "gold.jsonl")),
    )
    for topic in ("haiti", "libya", "finan"):
        yield _timeline(topic, gold / "timelines" / topic)


def _timeline(topic: str, folder: Path) -> DataSet:
    name = f"timelines-{topic}"

    def score(records: Records) -> list[Row]:
        return [
            Row(name, "mean date F1", None, None, timeline_score(records, folder / "gold.json"))
        ]

    return DataSet(name, f"Timeline17, {topic}", folder / "corpus", False, score)


def _rows(data: str, scores: dict[str, Score]) -> list[Row]:
    return [Row(data, m, s.precision, s.recall, s.f) for m, s in scores.items() if s.gold]


def read_floors(path: Path) -> dict[tuple[str, str], float]:
    """Floors by (data set, measure with P, R or F): ``saved: {quotes_marked F: 0.95}``."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        return {(d, m): float(v) for d, floors in raw.items() for m, v in floors.items()}
    except (OSError, yaml.YAMLError, AttributeError, TypeError, ValueError) as error:
        raise BriefingError(
            f"{path}: expected 'data set:' with 'measure F: number' below it ({error})"
        ) from error


def falls(
    rows: list[Row], floors: dict[tuple[str, str], float], measured: set[str]
) -> tuple[Fall, ...]:
    """Measures below their floors, of the data sets that were ``measured``."""
    values = {(r.data, f"{r.measure} {k}"): v for r in rows for k, v in _values(r)}
    found = []
    for (data, measure), floor in floors.items():
        value = values.get((data, measure))
        if data in measured and (value is None or round(value, _DIGITS) < floor - _SLACK):
            found.append(Fall(data, measure, floor, value))
    return tuple(found)


def raised(rows: list[Row], floors: dict[tuple[str, str], float]) -> dict[str, dict[str, float]]:
    """The floors with every figure that is higher now; floors never go down."""
    best = dict(floors)
    for row in rows:
        for kind, value in _values(row):
            key = (row.data, f"{row.measure} {kind}")
            best[key] = max(best.get(key, 0.0), round(value, _DIGITS))
    out: dict[str, dict[str, float]] = {}
    for (data, measure), value in best.items():
        out.setdefault(data, {})[measure] = value
    return out


def as_text(rows: list[Row]) -> str:
    """One aligned table."""
    lines = [f"{'data':<16}{'measure':<24}{'P':>7}{'R':>7}{'F':>7}"]
    for r in rows:
        p, q = (f"{v:7.3f}" if v is not None else " " * 7 for v in (r.precision, r.recall))
        lines.append(f"{r.data:<16}{r.measure:<24}{p}{q}{r.f:7.3f}")
    return "\n".join(lines)


def as_json(rows: list[Row]) -> str:
    """The rows for the Method page."""
    plain = [
        {k: round(v, _DIGITS) if isinstance(v, float) else v for k, v in asdict(r).items()}
        for r in rows
    ]
    return json.dumps(plain, indent=1) + "\n"


def _values(row: Row) -> Iterator[tuple[str, float]]:
    for kind, value in (("P", row.precision), ("R", row.recall), ("F", row.f)):
        if value is not None:
            yield kind, value
