"""Editorial files written for one test, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.editorial import load_editorial
from generator.errors import EditorialError, Problem


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(EditorialError) as caught:
        load_editorial(folder)
    return caught.value.problems


def only_problem(folder: Path) -> Problem:
    found = problems(folder)
    assert len(found) == 1, found
    return found[0]


def has_problem(
    folder: Path, name: str, good: str, change: tuple[str, str], line: int, hint: str
) -> bool:
    """Whether a good file is faulted at a line once one part of it is another."""
    old, new = change
    assert old in good
    found = problems(written(folder, **{name: good.replace(old, new, 1)}))
    return any((p.file, p.line) == (f"{name}.yml", line) and hint in p.expected for p in found)
