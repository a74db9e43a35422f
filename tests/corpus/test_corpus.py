"""The corpus as a whole: ids, copies, inferred dates, issues."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cache import Cache
from generator.corpus import corpus, read_corpus
from generator.corpus.bylines import byline_names, is_signoff, signoff_authors
from generator.corpus.masthead_dates import date_in_url, is_date_line, stated_date
from generator.corpus.outlets import canonical, from_url
from generator.corpus.read import Document, read_documents
from generator.corpus.stated import Stated
from generator.records import Issue

STORY = """Storm closes Hamar harbour

{outlet}
Mar 12 2019

The harbour of Hamar was closed on Monday after the worst storm in ten years tore two ships from
their moorings and pushed a third on to the rocks below the old lighthouse, officials said.

Nobody was hurt. The port authority said that it would take three days to clear the entrance.

Some four hundred travellers spent the night in the ferry terminal, where the Red Cross gave out
blankets and soup, and where a choir on its way home from a contest sang until the lights went out.
"""


def test_copies_point_to_the_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY.format(outlet="Reuters"))
    (tmp_path / "b.txt").write_text(STORY.format(outlet="The Hamar Courier"))
    first, second = read_corpus(tmp_path).articles
    assert (first.outlet, second.outlet) == ("Reuters", "The Hamar Courier")
    assert first.copy_of is None
    assert second.copy_of == first.id


def test_ids_do_not_depend_on_other_files(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(STORY.format(outlet="Reuters"))
    (before,) = read_corpus(tmp_path).articles
    (tmp_path / "a.txt").write_text("Another text altogether, about nothing that matters here.\n")
    after = [a.id for a in read_corpus(tmp_path).articles if a.source == "b.txt"]
    assert after == [before.id]
    assert before.id.startswith("reuters-2019-03-12-storm-closes-hamar-harbour-")


def test_same_folder_same_corpus(tmp_path: Path) -> None:
    for name, outlet in (("b", "Reuters"), ("a", "AFP"), ("c", "dpa")):
        (tmp_path / f"{name}.txt").write_text(STORY.format(outlet=outlet))
    assert read_corpus(tmp_path) == read_corpus(tmp_path)


def test_weekday_and_day_give_the_year_that_fits(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\npublished: 2021-03-01\n---\n\nSince the Torvel floods in 2020, Norland has rebuilt "
        "its dams, the Vesk Authority said. Torvel was under water for a week in 2020.\n"
    )
    (tmp_path / "b.md").write_text(
        "---\npublished: 2021-02-01\n---\n\nThe town of Torvel in Norland mourned the dead of the "
        "2020 flood of the river Vesk.\n"
    )
    (tmp_path / "c.txt").write_text(
        "Thousands flee as Vesk rises\n\nThe river Vesk in Norland broke its banks at Torvel on "
        "Thursday, October 1, for the second time since 2009.\n\nThis Friday evening the water "
        "was still rising.\n"
    )
    found = {a.source: (a.published, a.published_basis) for a in read_corpus(tmp_path).articles}
    assert found["c.txt"] == ("2020-10-02", "inferred")


def test_another_article_places_a_weekday(tmp_path: Path) -> None:
    (tmp_path / "dated.md").write_text(
        "---\npublished: 2021-10-06\n---\n\nOn September 14, Norland closed its border with "
        "Vestland, which it had opened in June after long talks in Hamar.\n"
    )
    (tmp_path / "undated.txt").write_text(
        "Border shut\n\nNorland closed its border with Vestland on Tuesday, and the government in "
        "Hamar gave no reason for it.\n\nThe crossing was empty this Tuesday evening.\n"
    )
    (tmp_path / "unrelated.txt").write_text(
        "Choir wins\n\nA choir from Skar won the contest on Tuesday, its leader told reporters "
        "who had come to the harbour.\n"
    )
    found = {a.source: (a.published, a.published_basis) for a in read_corpus(tmp_path).articles}
    assert found["undated.txt"] == ("2021-09-14", "inferred")
    assert found["unrelated.txt"] == (None, "unknown")


def test_issues_for_what_is_not_known(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Der Hafen von Hamar wurde am Montag nach dem schlimmsten Sturm seit zehn Jahren gesperrt, "
        "teilte die Hafenbehörde mit. Verletzt wurde niemand, und die Fähren fahren bald wieder.\n"
    )
    kinds = [i.kind for i in read_corpus(tmp_path).issues]
    assert kinds == ["undated-article", "no-outlet", "not-english"]


def test_outlets_by_their_usual_names() -> None:
    assert canonical("JAM News") == "JAMnews"
    assert canonical("The Guardian, UK") == "The Guardian"
    assert canonical("The Hamar Courier, Norland") == "The Hamar Courier"
    assert from_url("https://www.reuters.com/world/a-2023-10-04/") == "Reuters"
    assert from_url("https://news.example.org/a") == "news.example.org"
    assert from_url("https://twitter.com/a/status/1") is None


def test_date_lines() -> None:
    for line in (
        "Oct 4 2023",
        "13:36, 4 October 2023",
        "6 Oct, 2023 14:42",
        "Wed 4 Oct 2023 17.02 BST",
        "Published on: 04/10/2023 - 12:21",
        "Updated 7:42 PM GMT+1, March 12, 2024",
    ):
        assert is_date_line(line), line
    for line in ("On 4 October 2023 he left.", "Room 101", "October", "Article 4, 2023 edition"):
        assert not is_date_line(line), line
    assert stated_date("4 October 2023") == "2023-10-04"
    assert stated_date("04/10/2023") is None
    assert stated_date("2023-10") is None
    assert date_in_url("https://example.org/2018/may/04/ferry") == "2018-05-04"


def test_bylines_and_credits() -> None:
    assert byline_names("Text by: Véronique Dahl Follow") == ("Véronique Dahl",)
    assert byline_names("By LENA ORST and PAVEL DRIN") == ("Lena Orst", "Pavel Drin")
    assert byline_names("By Monday the water had gone.") is None
    credits = "Reporting by Reuters; writing by Eva Lind; Editing by Tom Rowe"
    assert is_signoff(credits)
    assert signoff_authors(credits) == ("Eva Lind",)
    assert not is_signoff("Reporting by the newspaper found that the minister had lied.")


def test_what_a_file_gave_is_kept_until_its_bytes_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, cache = tmp_path / "corpus", Cache(tmp_path / "cache.sqlite")
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(STORY.format(outlet=name), "utf-8")
    (folder / "empty.txt").touch()
    first = read_corpus(folder, cache=cache)
    assert first == read_corpus(folder)
    read: list[str] = []
    real = read_documents

    def spy(
        source: str, data: bytes, beside: Stated | None = None
    ) -> tuple[list[Document], list[Issue]]:
        read.append(source)
        return real(source, data, beside)

    monkeypatch.setattr(corpus, "read_documents", spy)
    assert read_corpus(folder, cache=cache) == first
    assert read == []
    (folder / "b.txt").write_text(STORY.format(outlet="Reuters"), "utf-8")
    changed = read_corpus(folder, cache=cache)
    assert read == ["b.txt"]
    assert changed == read_corpus(folder)
