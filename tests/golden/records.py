"""The records and choices of a corpus as lines that people can read and compare.

    python -m tests.golden.records

writes those of the sample and of the miniatures beside this file. A change of rules shows there,
line by line, which records it changes: read the difference, and commit it with the rule.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml

from generator.brief.compose import compose
from generator.build import gather
from generator.cache import Cache
from generator.editorial import load_editorial
from generator.progress import Silent
from generator.records import Records
from generator.settings import Settings

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
MINIATURES = FOLDER / "miniatures.yml"
#: What offsets and lengths say already, and addresses.
_LEFT_OUT = frozenset(
    {
        "text",
        "line_starts",
        "headings",
        "cut",
        "sentence",
        "end",
        "issues",
        "url",
        "retells",
        "clause",
        "rest",
    }
)
#: Characters of a record's text by which a reader knows it.
_SHOWN_CHARACTERS = 40
_TEXTS = frozenset({"quotes", "figures", "dates"})


def read(folder: Path, editorial: Path | None) -> dict[str, str]:
    """By kind of record, a line each for all records that a corpus gives, and for its pages."""
    settings = Settings(folder, editorial, ROOT / "templates", ROOT, None, jobs=1)
    curated = load_editorial(editorial)
    cache = Cache(ROOT / ".briefing" / "cache.sqlite")
    gathered = gather(settings, curated, cache, Silent())
    briefing = compose(gathered.records, curated, gathered.sentences)
    kinds = {field.name: _lines(field.name, gathered.records) for field in fields(Records)}
    kinds["pages"] = map(_line, (briefing.home, *briefing.topics))
    kinds["bodies"] = (
        f"{a.id} {h}" for a in gathered.records.articles for h in (a.headings, a.cut, len(a.text))
    )
    return {kind: "\n".join(lines) + "\n" for kind, lines in kinds.items()}


def _lines(kind: str, records: Records) -> Iterator[str]:
    every: Iterable[Any] = getattr(records, kind)
    for record in every:
        shown = f" {record.text[:_SHOWN_CHARACTERS]!r}" if kind in _TEXTS else ""
        yield _line(record) + shown


def _line(record: Any) -> str:
    """The fields of a record that hold something; an id says which article it is of."""
    left_out = _LEFT_OUT | {"article"} if hasattr(record, "id") else _LEFT_OUT
    held = ((f.name, getattr(record, f.name)) for f in fields(record) if f.name not in left_out)
    empty: tuple[object, ...] = (None, "", ())
    return " ".join(f"{name}={v!r}" for name, v in held if v not in empty and v is not False)


def found() -> dict[str, str]:
    """By name of the file that keeps them, the lines of the sample and of the miniatures."""
    sample = read(ROOT / "content" / "corpus", ROOT / "content")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in yaml.safe_load(MINIATURES.read_text(encoding="utf-8")).items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        small = read(Path(folder), None)
    return {f"sample/{k}.txt": v for k, v in sample.items()} | {
        f"miniatures/{k}.txt": v for k, v in small.items()
    }


def main() -> None:
    """Write what is compared."""
    for name, lines in found().items():
        (FOLDER / name).parent.mkdir(exist_ok=True)
        (FOLDER / name).write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main()
