"""Weighs the points of `generator.join.likeness` anew on pairs of tellings that people judged:

    .venv/bin/python -m bench.fit_likeness ../shared/gold/joining

Prints, for every point, the weight of a logistic regression beside the one in use, and how many
pairs each set of weights decides rightly at its best threshold. The weights in use are not those
of the regression but set by hand after them: the set was made to hold look-alikes of certain
kinds, and other corpora hold others, so that differences weigh more there than this set shows.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from generator.build import build_records
from generator.editorial import load_editorial
from generator.join.event_tellings import common_words, read_tellings
from generator.join.likeness import WEIGHTS, Agreement, agreement
from generator.join.same_event import may_be_one
from generator.progress import Silent
from generator.records import Event, Records
from generator.settings import Settings

#: Strength of the pull towards no weight, and steps to the solution.
_RIDGE, _STEPS = 1.0, 40

Pairs = tuple[np.ndarray, np.ndarray]


def main() -> None:
    """Print the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="folder with corpus/ and gold.json")
    folder = parser.parse_args().gold
    if not (folder / "gold.json").is_file():
        print(f"skipped: no gold.json in {folder}")
        return
    points, same = read_pairs(folder)
    fitted = regress(points, same)
    used = np.array(astuple(WEIGHTS))
    print(f"{len(same)} pairs of one time, {int(same.sum())} of one event")
    for field, ours, theirs in zip(fields(Agreement), used, fitted, strict=True):
        print(f"{field.name:14} in use {ours:6.2f}   fitted {theirs:6.2f}")
    for name, weights in (("in use", used), ("fitted", fitted)):
        print(f"{name:14} F {best_f(points @ weights, same):.3f} of pairs at the best threshold")


def read_pairs(folder: Path) -> Pairs:
    """The points of every pair of judged tellings whose dates allow one event, and whether it is
    one."""
    settings = Settings(
        corpus=folder / "corpus",
        editorial=None,
        templates=Path("templates"),
        docs_dir=folder,
        cache=Path(".briefing") / "cache.sqlite",
    )
    records = build_records(settings, load_editorial(None), Silent())
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    copies = {copy for copy, _ in gold["copies"]}
    judged = list(_judged(records, gold["events"], copies))
    tellings = read_tellings([event for event, _ in judged], records.articles)
    weights = common_words(tellings)
    points, same = [], []
    for (a, one), (b, other) in combinations(zip(tellings, (e for _, e in judged), strict=True), 2):
        if a.sentence != b.sentence and may_be_one(a, b):
            points.append(astuple(agreement(a, b, weights)))
            same.append(one == other)
    return np.array(points), np.array(same, dtype=float)


def _judged(
    records: Records, gold: Sequence[dict[str, Any]], copies: set[str]
) -> Iterator[tuple[Event, str]]:
    """The events whose sentence and date people gave an event, with its id; no copies."""
    source = {a.id: a.source for a in records.articles}
    wanted = {
        (telling["source"], telling["sentence"].strip(), day): event["id"]
        for event in gold
        for telling in event["tellings"]
        if telling["source"] not in copies
        for day in telling.get("dates") or [event["date"]]
    }
    for event in records.events:
        key = (source[event.article], event.sentence.strip(), event.date)
        if key in wanted:
            yield event, wanted[key]


def regress(points: np.ndarray, same: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression with a ridge, by Newton's method."""
    weights = np.zeros(points.shape[1])
    ridge = _RIDGE * np.eye(points.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-points @ weights))
        slope = points.T @ (chance - same) + ridge @ weights
        curve = (points * (chance * (1 - chance))[:, None]).T @ points + ridge
        weights -= np.linalg.solve(curve, slope)
    return weights


def best_f(odds: np.ndarray, same: np.ndarray) -> float:
    """F of the pairs taken for one event, at the threshold where it is highest."""
    order = np.argsort(-odds, kind="stable")
    hits = np.cumsum(same[order])
    taken = np.arange(1, len(odds) + 1)
    return float(np.max(2 * hits / (taken + same.sum())))


if __name__ == "__main__":
    main()
