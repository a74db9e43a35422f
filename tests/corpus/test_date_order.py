"""Dates in figures, whose order of day and month something has to settle."""

from __future__ import annotations

from pathlib import Path

from generator.corpus import read_corpus

STORY = "The ferry {} was sold to the island council on Monday for $4 million, the owner said."


def story(folder: Path, name: str, outlet: str, date: str, url: str = "") -> None:
    link = f"url: {url}\n" if url else ""
    (folder / f"{name}.md").write_text(
        f"---\ntitle: Ferry {name} sold\noutlet: {outlet}\npublished: {date}\n{link}---\n\n"
        + STORY.format(name)
    )


def dates(folder: Path) -> dict[str, tuple[str | None, str]]:
    articles = read_corpus(folder).articles
    return {Path(a.source).stem: (a.published, a.published_basis) for a in articles}


def test_dates_in_figures_are_read_where_something_settles_their_order(tmp_path: Path) -> None:
    story(tmp_path, "dotted", "One Post", "04.10.2023")
    story(tmp_path, "british", "Two Post", "4/10/2023", "https://two.example.co.uk/a")
    story(tmp_path, "american", "The New York Times", "10/4/2023")
    story(tmp_path, "open", "Five Post", "10/4/2023")
    assert dates(tmp_path) == {
        "dotted": ("2023-10-04", "stated"),
        "british": ("2023-10-04", "stated"),
        "american": ("2023-10-04", "stated"),
        "open": (None, "unknown"),
    }
    kinds = [(i.source, i.kind) for i in read_corpus(tmp_path).issues if "date" in i.kind]
    assert ("open.md", "ambiguous-date") in kinds


def test_other_dates_of_the_outlet_or_the_corpus_settle_an_order(tmp_path: Path) -> None:
    story(tmp_path, "own", "One Post", "10/13/2023")
    story(tmp_path, "same", "One Post", "10/4/2023")
    story(tmp_path, "other", "Two Post", "10/5/2023")
    assert dates(tmp_path) == {
        "own": ("2023-10-13", "stated"),
        "same": ("2023-10-04", "stated"),
        "other": ("2023-10-05", "inferred"),
    }
    story(tmp_path, "against", "Three Post", "14/10/2023")
    assert dates(tmp_path)["other"] == (None, "unknown")
