"""Small word lists by which lines are told apart (corpus_words.yml)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

_DATA = Path(__file__).parent.parent / "language" / "data" / "corpus_words.yml"


@cache
def word_list(name: str) -> frozenset[str]:
    """One list of the data file."""
    data = yaml.load(_DATA.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return frozenset(map(str, data[name]))
