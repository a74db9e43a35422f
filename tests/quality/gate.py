"""Measures the generator on every annotated set at hand: ``python -m tests.quality.gate``.

With ``--only NAME`` one set; with ``--raise-floors`` better figures become floors. Exits with 1
when a figure is below its floor or a rule breaks on a text, and with 0 where there is nothing to
measure.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from generator.cli import ShownProgress
from tests.conftest import ROOT, SHARED
from tests.quality.data_sets import data_sets
from tests.quality.figures import Figure, as_table, falls, raised, read_figures, read_floors

FLOORS = ROOT / "tests" / "quality" / "floors.yml"


def main() -> None:
    """Measure, print a table, and compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--raise-floors", action="store_true")
    parser.add_argument("--write", type=Path, help="figures for the Method page, as JSON")
    parser.add_argument("--keep", type=Path, help="folder in which to leave the records")
    args = parser.parse_args()
    sets = data_sets()
    if not sets:
        print(f"skipped: no scorers and annotated sets in {SHARED}")
        return
    if unknown := set(args.only) - {s.name for s in sets}:
        known = ", ".join(s.name for s in sets)
        parser.error(f"no data set {', '.join(sorted(unknown))} here; there are: {known}")
    chosen = [s for s in sets if not args.only or s.name in args.only]
    figures: list[Figure] = []
    broken: list[str] = []
    progress = ShownProgress()
    with TemporaryDirectory() as scratch:
        for data in chosen:
            progress.stage(data.label)
            folder = (args.keep or Path(scratch)) / data.name
            figures += read_figures(data.name, data.measure(folder, progress))
            broken += _broken(folder)
    progress.close()
    print(as_table(figures))
    floors = read_floors(FLOORS)
    if args.write:
        args.write.write_text(json.dumps([asdict(f) for f in figures], indent=1) + "\n", "utf-8")
    if args.raise_floors:
        FLOORS.write_text(yaml.safe_dump(raised(figures, floors), width=100), "utf-8")
    fallen = falls(figures, floors, [s.name for s in chosen])
    if fallen:
        print("\n".join(["below the floor:", *fallen]))
    if broken:
        print("\n".join(["rules that broke on a text:", *broken]))
    if fallen or broken:
        sys.exit(1)


def _broken(folder: Path) -> list[str]:
    """What the records in a folder say of articles that nothing was taken from for a mistake of
    ours."""
    lines = (line for path in folder.rglob("issues.jsonl") for line in path.open(encoding="utf-8"))
    issues = (json.loads(line) for line in lines)
    return [i["message"] for i in issues if "a rule broke" in i["message"]]


if __name__ == "__main__":
    main()
