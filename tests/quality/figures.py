"""Figures that scorers print, and the floors that they may not fall below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.errors import BriefingError

#: Another machine's arithmetic differs in the last bit of a float, which may change a parse
#: and with it a record or two; a fall within this is no fall.
SLACK = 0.003
#: Measures of which less is better.
LESS_IS_BETTER = ("entries per event", "events in an entry", "swallowed", "extra days")

#: "name   P 0.912  R 0.984  F 0.947", "name  0.708  17/24", "cases  F 0.703", "dates   9/14".
_LINE = re.compile(
    r"^(?P<name>\S.*?)\s{1,}(?:"
    r"P (?P<p>[\d.]+)\s+R (?P<r>[\d.]+)\s+F (?P<f>[\d.]+)"
    r"|date F1 (?P<f1>[\d.]+)|(?:F )?(?P<one>\d\.\d+)(?=\s|$)|(?P<hit>\d+)/(?P<of>\d+)$)",
    re.M,
)

#: Floors by data set and measure: ``{"saved": {"quotes_marked F": 0.95}}``.
Floors = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of one data set."""

    data: str
    measure: str
    f: float
    """F, or the only figure there is."""
    precision: float | None = None
    recall: float | None = None

    @property
    def values(self) -> Iterator[tuple[str, float]]:
        """The figure's values by what floors call them."""
        if self.precision is None or self.recall is None:
            yield self.measure, self.f
            return
        yield f"{self.measure} P", self.precision
        yield f"{self.measure} R", self.recall
        yield f"{self.measure} F", self.f


def read_figures(data: str, printed: str) -> list[Figure]:
    """The figures in what a scorer printed.

    >>> read_figures("x", "quotes  P 0.5  R 1.0  F 0.667   2/4 predicted")[0].f
    0.667
    >>> read_figures("x", "dates   3/4")[0]
    Figure(data='x', measure='dates', f=0.75, precision=None, recall=None)
    """
    found = []
    for line in _LINE.finditer(printed):
        name = line["name"].strip()
        if line["p"]:
            scores = float(line["f"]), float(line["p"]), float(line["r"])
            found.append(Figure(data, name, *scores))
        elif line["of"]:
            found.append(Figure(data, name, round(int(line["hit"]) / int(line["of"]), 3)))
        else:
            found.append(Figure(data, name, float(line["f1"] or line["one"])))
    return found


def falls(figures: Iterable[Figure], floors: Floors, measured: Iterable[str]) -> list[str]:
    """What is worse than its floor, or is no more, of the data sets that were measured."""
    values = {(f.data, name): value for f in figures for name, value in f.values}
    found = []
    for data in measured:
        for name, floor in floors.get(data, {}).items():
            value = values.get((data, name))
            if value is None:
                found.append(f"{data}: {name}: nothing, floor {floor:.3f}")
            elif _worse(name, value, floor):
                found.append(f"{data}: {name}: {value:.3f}, floor {floor:.3f}")
    return found


def raised(figures: Iterable[Figure], floors: Floors) -> Floors:
    """The floors with every figure that is better now. A figure that nothing can be worse than
    is no floor, nor is one within the slack of that."""
    out: Floors = {data: dict(its) for data, its in floors.items()}
    for figure in figures:
        for name, value in figure.values:
            its = out.setdefault(figure.data, {})
            best = max(its.get(name, value), value)
            if _less_is_better(name):
                best = min(its.get(name, value), value)
            elif best <= SLACK:
                continue
            its[name] = best
    return out


def read_floors(path: Path) -> Floors:
    """The floors in a YAML file; none when there is no file.

    Raises:
        BriefingError: for a file that holds anything else.
    """
    if not path.is_file():
        return {}
    try:
        raw: Mapping[str, Mapping[str, float]] = yaml.safe_load(path.read_text("utf-8")) or {}
        return {d: {str(m): float(v) for m, v in floors.items()} for d, floors in raw.items()}
    except (yaml.YAMLError, AttributeError, TypeError, ValueError) as error:
        raise BriefingError(
            f"{path}: expected 'data set:' with 'measure F: number' below it ({error})"
        ) from error


def as_table(figures: Iterable[Figure]) -> str:
    """One aligned table."""
    lines = [f"{'data':<17}{'measure':<28}{'P':>7}{'R':>7}{'F':>7}"]
    for f in figures:
        p, r = (" " * 7 if v is None else f"{v:7.3f}" for v in (f.precision, f.recall))
        lines.append(f"{f.data:<17}{f.measure:<28}{p}{r}{f.f:7.3f}")
    return "\n".join(lines)


def _worse(name: str, value: float, floor: float) -> bool:
    return value > floor + SLACK if _less_is_better(name) else value < floor - SLACK


def _less_is_better(name: str) -> bool:
    return name.startswith(LESS_IS_BETTER)
