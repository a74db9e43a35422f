"""Draw quotations at random and print each in its context, to be read and judged.

    python bench/draw_quotations.py site/data --count 50 --seed 11

One line says what the record claims: kind, speaker and how the text names him, cue, day, and
probability. Below it stand the words in «» between what comes before and after them.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

AROUND = 320
"""Characters of context before and after."""


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def drawn(quotes: Sequence[dict[str, Any]], count: int, seed: int) -> list[dict[str, Any]]:
    """Quotations at random: the same for the same records and seed."""
    return random.Random(seed).sample(quotes, min(count, len(quotes)))


def in_context(quote: dict[str, Any], text: str) -> str:
    """The words of a quotation, marked, with what stands round them in its article."""
    parts = [(quote["start"], quote["end"])]
    parts += [(part["start"], part["end"]) for part in quote["rest"]]
    shown, at = "", max(0, parts[0][0] - AROUND)
    for start, end in parts:
        shown += f"{text[at:start]}«{text[start:end]}»"
        at = end
    return " ".join((shown + text[at : at + AROUND]).split())


def claims(quote: dict[str, Any]) -> str:
    """What the record says of the quotation."""
    who = f"{quote['speaker_name']} [{quote['speaker_text']}]"
    sure = f"p {quote['probability']}, {quote['found']}" if "found" in quote else ""
    return f"{quote['kind']} | {who} | {quote['cue']} | said {quote['said']} | {sure}"


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path, help="folder with articles.jsonl and quotes.jsonl")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    texts = {a["id"]: a["text"] for a in read_lines(args.data / "articles.jsonl")}
    quotes = read_lines(args.data / "quotes.jsonl")
    for number, quote in enumerate(drawn(quotes, args.count, args.seed), 1):
        print(f"\n{number}. {quote['id']} | {claims(quote)}")
        if quote["clause"]:
            print(f"   clause: {quote['clause']}")
        print(f"   {in_context(quote, texts[quote['article']])}")


if __name__ == "__main__":
    main()
