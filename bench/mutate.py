"""Changes rules at random, one line at a time, and says which changes the tests notice.

    python bench/mutate.py [--changes 60] [--seed 1] [--rooms corpus join ...] [--skip 0]

Each change is made in a scratch copy of the project, whose quick tests run in one process: the
examples of the changed module and the golden records, then the tests of its room (of all rooms,
for `language`). A change that no test notices is equivalent (nothing behaves otherwise: read it),
or its rule has no test.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import os
import random
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from py_compile import PycInvalidationMode

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("corpus", "extract", "actors", "join", "brief", "editorial", "language")
Edit = tuple[int, int, int, str, str]  # line, first and last column, new text, kind
#: What a scratch copy can do without.
LEFT_OUT = (".git", ".venv", "site", ".*_cache", "__pycache__")
#: Libraries that take long to load: once, before a process for each change is forked.
LOADED = ("hypothesis", "lxml.html", "playwright.sync_api", "spacy", "trafilatura")
OPTIONS = ("-q", "-x", "-p", "no:cacheprovider", "--hypothesis-seed=0")
LIMIT_SECONDS = 200  # of a processor: what takes more is an endless loop, and somebody would notice
SET_MEMBERS = range(2, 13)  # longer sets of words belong into data files

SWAPPED = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==",
    "in": "not in", "not in": "in", "is": "is not", "is not": "is",
    "and": "or", "or": "and",
}  # fmt: skip
OPERATOR = re.compile(r"<=|>=|==|!=|<|>|\bnot\s+in\b|\bis\s+not\b|\b(?:in|is|and|or)\b")


@dataclass(frozen=True, slots=True)
class Change:
    """New text for a part of one line of a module; columns are in bytes, as `ast` counts them."""

    path: Path
    line: int
    start: int
    end: int
    new: str
    kind: str

    def apply(self, source: bytes) -> bytes:
        """The module's source with the change."""
        lines = source.splitlines(keepends=True)
        old = lines[self.line - 1]
        lines[self.line - 1] = old[: self.start] + self.new.encode() + old[self.end :]
        return b"".join(lines)


def changes(path: Path) -> Iterator[Change]:
    """Every change of one line that a module allows."""
    source = path.read_bytes()
    for node in _rules(ast.parse(source)):
        for edit in _edits(node, source.splitlines()):
            yield Change(path, *edit)


def _rules(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a tree, without annotations and decorators."""
    yield node
    types = {"annotation", "returns", "decorator_list"}
    for value in (value for name, value in ast.iter_fields(node) if name not in types):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not ast.unparse(child).startswith("Literal["):
                yield from _rules(child)


def _edits(node: ast.AST, lines: list[bytes]) -> Iterator[Edit]:
    match node:
        case ast.Compare(left=left, comparators=others):
            for one, other in zip([left, *others], others, strict=False):
                yield from _swap(one, other, lines, "comparison")
        case ast.BoolOp(op=op, values=values):
            for one, other in pairwise(values):
                yield from _swap(one, other, lines, "bool")
            neutral = "True" if isinstance(op, ast.And) else "False"
            for value in values:
                yield from _replace(value, neutral, "condition")
        case ast.comprehension(ifs=conditions):
            for condition in conditions:
                yield from _replace(condition, "True", "condition")
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield from _replace(node, ast.unparse(operand), "not")
        case ast.Constant(value=bool() as value):
            yield from _replace(node, str(not value), "constant")
        case ast.Constant(value=int() | float() as value):
            more = value + 1 if isinstance(value, int) else round(1.5 * value, 6) or 0.5
            yield from _replace(node, repr(more), "number")
        case ast.Set(elts=members) | ast.Tuple(elts=members) | ast.List(elts=members):
            words = [m for m in members if isinstance(m, ast.Constant) and isinstance(m.value, str)]
            if len(words) == len(members) in SET_MEMBERS:
                for word in words:
                    yield from _replace(word, repr(f"{word.value}~"), "member")


def _replace(node: ast.expr, new: str, kind: str) -> Iterator[Edit]:
    if node.lineno == node.end_lineno and node.end_col_offset is not None:
        yield node.lineno, node.col_offset, node.end_col_offset, new, kind


def _swap(one: ast.expr, other: ast.expr, lines: list[bytes], kind: str) -> Iterator[Edit]:
    """The operator between two operands, swapped; it stands on the line of the second."""
    line = lines[other.lineno - 1]
    begin = one.end_col_offset or 0 if one.end_lineno == other.lineno else 0
    if found := OPERATOR.search(line[begin : other.col_offset].decode(errors="replace")):
        new = SWAPPED[" ".join(found[0].split())]
        yield other.lineno, begin + found.start(), begin + found.end(), new, kind


def draw(root: Path, rooms: list[str], number: int, seed: int) -> list[Change]:
    """So many changes by chance, no two on one line."""
    modules = sorted(m for room in rooms for m in (root / "generator" / room).rglob("*.py"))
    every = [change for module in modules for change in changes(module)]
    random.Random(seed).shuffle(every)
    lines: dict[tuple[Path, int], Change] = {}
    for change in every:
        lines.setdefault((change.path, change.line), change)
    return list(lines.values())[:number]


def copy_project(root: Path, to: Path) -> None:
    """A scratch copy; its bytecode is known by content, as one second sees several changes."""
    left_out = shutil.ignore_patterns(*LEFT_OUT)
    shutil.copytree(root, to, ignore=left_out, symlinks=True, dirs_exist_ok=True)
    by_content = PycInvalidationMode.CHECKED_HASH
    compileall.compile_dir(to / "generator", quiet=2, invalidation_mode=by_content)


def noticed_by(root: Path, changed: Path) -> str | None:
    """What fails: the changed module's examples and the golden records, or a test of its room."""
    room = changed.relative_to(root / "generator").parent
    while not (root / "tests" / room).is_dir():
        room = room.parent
    users = ROOMS if room == Path("language") else ()
    if not passes(root, [str(changed), "tests/golden"]):
        return "records"
    return None if passes(root, [f"tests/{name}" for name in (room, *users)]) else "tests"


def passes(root: Path, tests: list[str], limit: float = LIMIT_SECONDS) -> bool:
    """Whether the tests pass, in a fork of this process, which has loaded the libraries; within
    so many processor seconds, or (0) however long it takes."""
    child = os.fork()
    if child == 0:
        signal.setitimer(signal.ITIMER_PROF, limit)
        os.chdir(root)
        sys.path.insert(0, str(root))
        sys.stdout = sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115
        os._exit(pytest.main([*OPTIONS, *tests]))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) in {0, 5}  # 5: none collected


def main() -> None:
    """Print a line a change, and the share that was noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("--changes", 60), ("--skip", 0), ("--seed", 1)):
        parser.add_argument(name, type=int, default=default)
    parser.add_argument("--rooms", nargs="+", default=list(ROOMS))
    args = parser.parse_args()
    list(map(import_module, LOADED))
    noticed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copy_project(ROOT, copy)
        rooms = ROOMS if "language" in args.rooms else args.rooms
        for room in (*rooms, "golden"):
            if not passes(copy, [f"tests/{room}"], limit=0):  # many texts are parsed once
                sys.exit(f"the tests of {room} fail before anything is changed")
        drawn = draw(copy, args.rooms, args.changes, args.seed)[args.skip :]
        for change in drawn:
            source = change.path.read_bytes()
            change.path.write_bytes(changed := change.apply(source))
            noticed += (found := noticed_by(copy, change.path)) is not None
            change.path.write_bytes(source)
            where = f"{change.kind} {change.path.relative_to(copy)}:{change.line}"
            old, new = (x.splitlines()[change.line - 1].decode().strip() for x in (source, changed))
            shown = f"{found:9} {where}" if found else f"UNNOTICED {where}\n  - {old}\n  + {new}"
            print(shown, flush=True)
    print(f"{noticed} of {len(drawn)} noticed, {noticed / max(1, len(drawn)):.0%}")


if __name__ == "__main__":
    main()
