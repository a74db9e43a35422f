"""Digests of the generator's own code and word lists: what is kept of old code is not used."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from .store import digest

_ENDINGS = {".py", ".yml", ".txt", ".json"}


@cache
def code_version(*parts: str) -> str:
    """Digest of the code and data in some files and folders, given relative to the package.

    Raises:
        FileNotFoundError: for a part that is not there; what depends on it would go unnoticed.
    """
    here = Path(__file__).parent
    files = sorted(path for part in parts for path in _files(here / part))
    return digest(*(path.read_text(encoding="utf-8") for path in files))


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise FileNotFoundError(path)
    return [file for file in path.rglob("*") if file.suffix in _ENDINGS]
