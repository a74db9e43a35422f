"""The word lists of ``language/data``, read once.

A list is what somebody can enumerate (verbs of saying, units, page furniture); algorithms over
them are code. Learned weights lie apart, in ``language/learned``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_DATA = Path(__file__).parent / "data"
_LEARNED = Path(__file__).parent / "learned"


@cache
def load_data(name: str) -> Any:
    """The content of a data file, by its name without ".yml".

    Raises:
        FileNotFoundError: for a list that is not there.
    """
    return _read(_DATA / f"{name}.yml")


@cache
def load_learned(name: str) -> Any:
    """The content of a file of ``language/learned``: weights and counts that a script wrote."""
    return _read(_LEARNED / f"{name}.yml")


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The list under ``key`` of a data file, lower case."""
    return frozenset(str(word).lower() for word in load_data(name)[key])


def _read(path: Path) -> Any:
    with path.open("rb") as stream:
        return yaml.load(stream, Loader=yaml.CSafeLoader)
