"""What stands above a text: standfirsts of web pages, labels and menus."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.corpus import read_corpus
from generator.records import Article

TOLD = "More is needed before the winter comes, the minister told donors."
LEAD = "Ruritania asked for aid on Wednesday, its minister said in a statement to parliament."
REST = "The request came after days of talks with donors, he said, and more will follow next week."


def read(folder: Path, name: str, text: str) -> Article:
    (folder / name).write_text(text, encoding="utf-8")
    (article,) = read_corpus(folder).articles
    return article


@pytest.mark.parametrize(("mark", "subtitle"), [(' class="article__standfirst"', TOLD), ("", None)])
def test_the_description_is_a_standfirst_where_the_page_marks_it(
    tmp_path: Path, mark: str, subtitle: str | None
) -> None:
    page = f"""<html><head><title>Ruritania asks for aid</title>
<meta name="description" content="{TOLD}"></head><body><article>
<h1>Ruritania asks for aid</h1><p{mark}>{TOLD}</p><p>{LEAD}</p><p>{REST}</p>
</article></body></html>"""
    article = read(tmp_path, "a.html", page)
    assert article.subtitle == subtitle
    assert article.text.startswith(LEAD if subtitle else TOLD)
    assert TOLD not in [cut.text for cut in article.cut]


@pytest.mark.parametrize(
    ("head", "genre"),
    [("Opinion\n\n", "opinion"), ("Home\nNews\nWorld\nSport\nOpinion\n", "report")],
)
def test_the_last_item_of_a_menu_is_no_label(tmp_path: Path, head: str, genre: str) -> None:
    text = f"{head}Ruritania asks for aid\n\n4 October 2023\n\n{LEAD}\n\n{REST}\n"
    assert read(tmp_path, "a.txt", text).genre == genre
