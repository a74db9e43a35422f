"""RSS and Atom."""

from __future__ import annotations

import pytest

from tests.corpus.formats.made_files import (
    BODY,
    TEXT,
    TITLE,
)
from tests.corpus.reading import read_one


@pytest.mark.parametrize("atom", [True, False])
def test_feeds(atom: bool) -> None:
    html = "".join(f"&lt;p&gt;{p}&lt;/p&gt;" for p in BODY)
    if atom:
        made = (
            '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Weekly</title><entry>'
            f"<title>{TITLE}</title><published>2023-10-03T05:22:00Z</published>"
            f'<content type="html">{html}</content><link href="https://harbour.example/ferry"/></entry></feed>'
        )
    else:
        made = (
            f"<rss version='2.0'><channel><title>Harbour Weekly</title><item><title>{TITLE}</title>"
            "<pubDate>Tue, 03 Oct 2023 05:22:00 GMT</pubDate>"
            "<link>https://harbour.example/ferry</link>"
            f"<description>{html}</description></item></channel></rss>"
        )
    article = read_one("a.xml", made)
    assert (article.title, article.outlet, article.published, article.url) == (
        TITLE, "Harbour Weekly", "2023-10-03", "https://harbour.example/ferry",
    )  # fmt: skip
    assert article.text == TEXT
