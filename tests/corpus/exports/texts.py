"""Small exports of every kind, by the name of their form."""

from __future__ import annotations

from pathlib import Path

from generator.records import Article

TEXTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "texts").glob("*.txt"))
}


def mastheads(articles: list[Article]) -> list[tuple[object, ...]]:
    return [(a.title, a.outlet, a.authors, a.published) for a in articles]
