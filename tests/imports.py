"""What the modules of the generator import, read from their source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

#: Rooms that hold what every other room may use.
COMMON = {"records", "errors", "settings", "progress"}
GENERATOR = Path(__file__).resolve().parent.parent / "generator"


def modules() -> list[Path]:
    """Every module, relative to the package."""
    return sorted(path.relative_to(GENERATOR) for path in GENERATOR.rglob("*.py"))


def own_imports(module: Path) -> set[Path]:
    """The modules of ours that one imports when it is loaded or run."""
    found = set()
    for node in _running(ast.parse((GENERATOR / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            above = module.parent.parts[: len(module.parent.parts) - node.level + 1]
            base = Path(*above, *(node.module or "").split("."))
            found |= {_file(base / alias.name) or _file(base) for alias in node.names}
    return {path for path in found if path is not None}


def foreign_imports(module: Path) -> set[str]:
    """The packages of others that one imports."""
    found = set()
    for node in _running(ast.parse((GENERATOR / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").split(".")[0])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
    return found


def room(module: Path) -> str:
    """Where a module lives: its folder, or, of extraction, the folder below; a module at the top
    is a room of its own.

    >>> room(Path("join/measures.py")), room(Path("extract/dates/tense.py")), room(Path("build.py"))
    ('join', 'extract/dates', 'build')
    """
    if len(module.parts) == 1:
        return module.stem
    return "/".join(
        module.parts[: 2 if module.parts[0] == "extract" else 1][: len(module.parts) - 1]
    )


def arrows() -> dict[str, set[str]]:
    """The rooms that each room imports, but for itself."""
    found: dict[str, set[str]] = {}
    for module in modules():
        found.setdefault(room(module), set()).update(map(room, own_imports(module)))
    return {name: to - {name} for name, to in sorted(found.items())}


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Rooms that lead back to themselves, a list for each way found."""
    found = []
    done: set[str] = set()

    def walk(name: str, way: list[str]) -> None:
        if name in way:
            found.append([*way[way.index(name) :], name])
        elif name not in done:
            for other in sorted(graph.get(name, ())):
                walk(other, [*way, name])
            done.add(name)

    for name in graph:
        walk(name, [])
    return found


def _file(path: Path) -> Path | None:
    candidates = [path / "__init__.py", *([path.with_suffix(".py")] if path.name else [])]
    return next((c for c in candidates if (GENERATOR / c).is_file()), None)


def _running(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but those below ``if TYPE_CHECKING:``, which name a type and run nothing."""
    for node in ast.iter_child_nodes(tree):
        names_types = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        if not names_types:
            yield node
            yield from _running(node)


def as_text(graph: dict[str, set[str]], common: set[str]) -> str:
    """The arrows as lines "room -> rooms", from the command line down; rooms that all may use
    are left out."""
    depth: dict[str, int] = {}

    def measure(name: str) -> int:
        if name not in depth:
            depth[name] = 1 + max((measure(other) for other in graph[name]), default=0)
        return depth[name]

    rooms = sorted(graph.keys() - common - {"__init__"}, key=lambda n: (-measure(n), n))
    width = max(map(len, rooms))
    lines = []
    for name in rooms:
        to = sorted(graph[name] - common - {"__init__"}, key=lambda n: (-measure(n), n))
        lines.append(f"{name:<{width}}  ->  {', '.join(to)}" if to else f"{name:<{width}}  .")
    return "\n".join(lines)


if __name__ == "__main__":
    print(as_text(arrows(), COMMON))
