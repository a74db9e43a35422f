"""Articles as they are cited: in words, in three formats, and in what Zotero reads."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html  # type: ignore[import-untyped]

from generator.corpus.formats.bibliography import stated_beside
from generator.pages.record_index import RecordIndex
from generator.pages.references import meta_tags, reference, reference_files, web_address
from generator.records import Article
from tests.pages.building import build_site
from tests.pages.factory import briefing

FIRST, SECOND, UNNAMED, COPY = briefing().records.articles
SAVED = replace(
    SECOND,
    authors=("Lea Sund", "Jo {Li} & Sons"),
    published_basis="inferred",
    section="NEWS; Pg. 7A",
    archived="https://web.archive.org/web/2024/https://keld.example/gates",
)


def _files(*articles: Article) -> dict[str, str]:
    return {name: content.decode() for name, content in reference_files(articles)}


def test_a_source_is_cited_as_the_article_it_is() -> None:
    cited = reference(SAVED)
    assert cited.words == (
        "Lea Sund and Jo {Li} & Sons, “Title of keld-news-gates”, Keld News, 9 May 2024 "
        "(date inferred from the text)"
    )
    assert cited.href == "https://keld.example/gates?a=1&b=2"
    assert cited.archived == SAVED.archived
    assert reference(UNNAMED).words.endswith("We asked …”, undated")


def test_csl_json_says_what_the_record_says() -> None:
    first, second, third = json.loads(_files(FIRST, SAVED, UNNAMED)["sources.csl.json"])
    assert first["container-title"] == "Tavia Courier"
    assert first["issued"] == {"date-parts": [[2024, 5, 8]]}
    assert [item["type"] for item in (second, third)] == ["article-newspaper", "document"]
    assert second["author"][1] == {"literal": "Jo {Li} & Sons"}
    assert (second["URL"], second["section"]) == (SAVED.url, "NEWS; Pg. 7A")
    assert second["archive_location"] == SAVED.archived
    assert "issued" not in third


def test_ris_has_a_tag_a_line_and_ends_each_reference() -> None:
    text = _files(FIRST, replace(SAVED, title="Two\nlines"))["sources.ris"]
    lines = [line for line in text.split("\r\n") if line]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert [line for line in lines if line.startswith(("TY", "ER"))] == ["TY  - NEWS", "ER  - "] * 2
    assert {"TI  - Two lines", "DA  - 2024/05/09", "SE  - NEWS; Pg. 7A"} <= set(lines)


def test_bibtex_is_balanced_whatever_a_title_holds() -> None:
    text = _files(SAVED, replace(FIRST, title="100 % of {X_1} # \\ ~^$ “q”"))["sources.bib"]
    assert "author = {{Lea Sund} and {Jo \\{Li\\} \\& Sons}}" in text
    bare = re.sub(r"\\.", "", text)
    assert bare.count("{") == bare.count("}")
    assert re.findall(r"^@(\w+)\{([\w-]+),$", text, re.M) == [
        ("article", "keld-news-gates"), ("article", "courier-orlu"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["sources.csl.json", "sources.ris"])
def test_what_is_written_is_read_back(name: str) -> None:
    """The reader of reference lists, which others write, understands ours."""
    attached = f"{SAVED.title}.pdf"
    listed = stated_beside([(name, _files(SAVED)[name].encode()), (attached, b"")])
    found = listed[attached]
    assert (found.title, found.outlet, found.url) == (SAVED.title, SAVED.outlet, SAVED.url)
    assert (found.authors, found.published) == (SAVED.authors, SAVED.published)


def test_every_line_of_a_file_is_valid_unicode() -> None:
    for content in dict(reference_files([replace(FIRST, title="half \ud800")])).values():
        assert "half ?" in content.decode()


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/ü?x={1}", "https://a.example/%C3%BC?x=%7B1%7D"),
        ("javascript:alert(1)", None),
        ("//a.example/x", None),
        ("https://[::1", None),
        ("www.a.example", None),
        (None, None),
    ],
)
def test_only_web_pages_are_linked(url: str | None, link: str | None) -> None:
    assert web_address(url) == link


def test_where_no_outlet_is_named_the_title_is_cited() -> None:
    made = briefing()
    others = tuple(
        replace(UNNAMED, id=f"n{n}", title=f"Notes of meeting {n} " + "and more words " * 9)
        for n in range(10)
    )
    texts = replace(made, records=replace(made.records, articles=others, quotes=(), figures=(),
                                          events=(), chronology=(), dates=()))  # fmt: skip
    index = RecordIndex(replace(texts, topics=(), home=replace(made.home, summary=())))
    cited = {index.cite(article.id, "text").outlet for article in others}
    assert len(cited) == 10
    assert "“Notes of meeting 3 and more words and more words and more …”" in cited


def test_a_source_page_tells_readers_and_zotero(tmp_path: Path) -> None:
    made = briefing()
    articles = tuple(SAVED if a.id == SAVED.id else a for a in made.records.articles)
    site = build_site(replace(made, records=replace(made.records, articles=articles)), tmp_path)
    page = html.fromstring((site / "sources" / f"{SAVED.id}.html").read_bytes())
    said: dict[str, list[str]] = {}
    for element in page.xpath("//head/meta[@name]"):
        said.setdefault(element.get("name"), []).append(element.get("content"))
    assert meta_tags(SAVED).items() <= said.items()
    assert said["citation_author"] == list(SAVED.authors)
    assert said["z:itemType"] == ["newspaperArticle"]
    links = {a.text_content(): a.get("href") for a in page.xpath("//*[@class='citation']//a")}
    assert links == {SAVED.url: SAVED.url, "archived copy": SAVED.archived}
    (cited,) = page.xpath("//*[@class='citation']")
    assert cited.text_content().startswith(reference(SAVED).words)
    home = html.fromstring((site / "index.html").read_bytes())
    assert not home.xpath("//head/meta[@name='citation_title']")
