"""PDF with a text layer."""

from __future__ import annotations

import pytest

from tests.corpus.formats.made_files import (
    TITLE,
    pdf,
)
from tests.corpus.reading import read, read_one


def test_pdf_pages_are_the_places_that_a_citation_names() -> None:
    first = [
        "Ferry sold to island council", "", "Harbour Weekly", "October 3, 2023", "",
        "The ferry to Skerra was sold to the island council on Monday for $4 mil-",
        "lion, and the council will run it from the first of November, the owner",
        "announced in the evening after a long meeting in the town hall of Skerra",
        "that was open to everybody.",
    ]  # fmt: skip
    second = [
        "The govern-", "ment had said that it would not pay for another year of losses, which",
        "came to more than $2 million last winter, the newspaper reported then.",
    ]  # fmt: skip
    article = read_one("a.pdf", pdf([first, second]))
    assert (article.title, article.outlet, article.published) == (
        TITLE, "Harbour Weekly", "2023-10-03",
    )  # fmt: skip
    assert "for $4 million, and the council will run it" in article.text
    assert "The government had said that it would not pay" in article.text
    assert article.lines == (1, 2)
    place = article.text.index("The government")
    assert [x.line for x in article.line_starts if x.offset == place] == [2]


def test_running_heads_of_a_pdf_are_no_text() -> None:
    told = [
        "The ferry to Skerra was sold on Monday.",
        "The council paid $4 million.",
        "It sails on.",
    ]
    pages = [
        ["The Harbour Weekly - printed 5 October", x, f"Page {n}"] for n, x in enumerate(told, 1)
    ]
    article = read_one("a.pdf", pdf(pages))
    assert article.text == "\n\n".join(told)


@pytest.mark.parametrize(
    ("data", "kind"),
    [(pdf([[""]]), "scanned-pdf"), (b"%PDF-1.4\nnothing", "unreadable-file")],
    ids=["scanned", "damaged"],
)
def test_pdf_without_text(data: bytes, kind: str) -> None:
    articles, issues = read("a.pdf", data)
    assert not articles
    assert [i.kind for i in issues] == [kind]
