"""The arrows between the packages never turn back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).resolve().parent.parent / "generator"

#: package -> packages and modules of ours it may not import
FORBIDDEN = {
    "corpus": {"extract", "resolve", "brief", "pages", "build", "site", "cli"},
    "language": {"corpus", "extract", "resolve", "brief", "pages", "build", "site", "cli"},
    "extract": {"corpus", "resolve", "brief", "pages", "build", "site", "cli", "editorial"},
    "resolve": {"corpus", "brief", "pages", "build", "site", "cli"},
    "brief": {"corpus", "extract", "pages", "build", "site", "cli"},
    "pages": {"corpus", "extract", "resolve", "language", "build", "site", "cli"},
    "editorial": {"corpus", "extract", "brief", "pages", "build", "site", "cli"},
}


def _imports(path: Path) -> set[tuple[str, ...]]:
    """Absolute dotted names, as tuples below ``generator``, of everything a module imports."""
    package = path.relative_to(GENERATOR).parts[:-1]
    found: set[tuple[str, ...]] = set()
    for node in _running(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            name = tuple((node.module or "").split(".")) if node.module else ()
            whole = (*base, *name) if node.level else name
            if not node.level and whole[:1] == ("generator",):
                whole = whole[1:]
            elif not node.level:
                whole = ("", *whole)
            found |= {(*whole, alias.name) for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {("", *alias.name.split(".")) for alias in node.names}
    return found


def _running(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but those below ``if TYPE_CHECKING:``, which name a type and run nothing."""
    for node in ast.iter_child_nodes(tree):
        names_types = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        if not names_types:
            yield node
            yield from _running(node)


MODULES = sorted(GENERATOR.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(GENERATOR).as_posix())
def test_imports_follow_the_flow(path: Path) -> None:
    place = path.relative_to(GENERATOR).with_suffix("").parts
    imports = _imports(path)
    ours = {name for name in imports if name[0] != ""}
    if place[0] in {"records", "errors"}:
        foreign = {name for name in ours if name[0] != place[0]}
        assert not foreign, f"{place} imports nothing of ours, yet {foreign}"
    wrong = {name for name in ours if name[0] in FORBIDDEN.get(place[0], set())}
    assert not wrong, f"generator/{'/'.join(place)}.py imports {wrong}"
    if place[0] == "extract" and len(place) > 1:
        other = {n for n in ours if n[0] == "extract" and n[1:2] != place[1:2] and len(n) > 2}
        assert not other, f"extract modules do not import one another, yet {other}"
    if place[0] == "pages":
        spacy = {name for name in imports if name[:2] == ("", "spacy")}
        assert not spacy, "pages never see a parse"
