"""Counts how often each rule of attribution was right, from notes of somebody who has read them.

    python bench/tally_rules.py RECORDS NOTES... > counts

RECORDS is a folder written by `briefing records`; a note is a line of JSON with the article, the
id of a quotation (``q``, without the article's part of it) and its wrong ``speaker``, with the
``severity`` "glance" where a reader would notice at once. The articles of RECORDS that
``--read LIST`` names (a file, an id a line) are those that were read; without it all of them.
The counts belong into `generator/language/learned/surety.yml`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any


def main() -> None:
    """Print ``rule: [right, read]`` for every rule, those met most first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path)
    parser.add_argument("notes", type=Path, nargs="+")
    parser.add_argument("--read", type=Path)
    args = parser.parse_args()
    read = set(args.read.read_text(encoding="utf-8").split()) if args.read else None
    wrong = {
        (note["article"], note["q"].lstrip("-"), note["speaker"])
        for path in args.notes
        for note in _lines(path)
        if note["severity"] == "glance"
    }
    counts, right = Counter[str](), Counter[str]()
    for quote in _lines(args.records / "quotes.jsonl"):
        if quote["speaker_name"] is None or (read is not None and quote["article"] not in read):
            continue
        rule = "/".join(part.partition(":")[0] for part in quote["found"].split("/"))
        number = quote["id"].removeprefix(f"{quote['article']}-")
        counts[rule] += 1
        right[rule] += (quote["article"], number, quote["speaker_name"]) not in wrong
    for rule, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {rule}: [{right[rule]}, {number}]")


def _lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


if __name__ == "__main__":
    main()
