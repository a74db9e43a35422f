"""What is kept of old code is not used: every digest of code follows what it depends on."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import code
from generator.code import code_version

GENERATOR = Path(code.__file__).parent


def _asked() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Module and parts of every digest of code that the generator asks for."""
    for path in sorted(GENERATOR.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "code_version":
                parts = tuple(ast.literal_eval(part) for part in node.args)
                yield path.relative_to(GENERATOR).as_posix(), parts


ASKED = dict(_asked())


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the generator, whose digests are made while the test lasts."""
    copied = tmp_path / "generator"
    shutil.copytree(GENERATOR, copied, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(code, "__file__", str(copied / "code.py"))
    code_version.cache_clear()
    yield copied
    code_version.cache_clear()


def test_everything_that_keeps_records_follows_each_module_of_them(package: Path) -> None:
    assert ASKED.keys() >= {"corpus/corpus.py", "extraction.py", "pages/memo.py", "recall.py"}
    for module in sorted(package.glob("records/*.py")):
        before = {asking: code_version(*parts) for asking, parts in ASKED.items()}
        module.write_text(module.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
        code_version.cache_clear()
        same = {a for a, parts in ASKED.items() if code_version(*parts) == before[a]}
        assert not same, f"a change of {module.name} goes unnoticed"


def test_a_part_that_is_not_there_is_not_passed_over() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-part"):
        code_version("records", "no-such-part.py")
