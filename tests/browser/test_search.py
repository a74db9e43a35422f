"""What a reader asks the search, whichever program finds the pages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Site

#: Plain questions, and the page that a reader is led to first.
PLAIN = (
    ("how many fled to Armenia", "topics/exodus"),
    ("how many people are left in Karabakh?", "topics/exodus"),
    ("who was killed on 19 September", "topics/september-offensive"),
    ("why did Aliyev not go to Granada", "topics/granada-summit"),
    ("when did Armenia join the International Criminal Court?", "topics/rome-statute"),
    ("what arms did France agree to deliver", "topics/french-arms"),
    ("did Pashinyan say he would resign", "topics/pashinyan-at-home"),
    ("who blocked the Lachin corridor", "topics/lachin-blockade"),
    ("who is the president of Armenia", "actors/vahagn-khachaturyan"),
    ("what did Japan promise", "topics/exodus"),
)


@pytest.fixture(params=["sample", "large"])
def searched(request: pytest.FixtureRequest) -> Site:
    """The sample's site, searched by the theme's program and by Pagefind."""
    site = request.getfixturevalue(request.param)
    assert isinstance(site, Site)
    return site


def ask(page: Page, site: Site, words: str) -> None:
    """Put a question on a page, as one who pastes it."""
    page.goto(f"{site.address}about.html")
    page.keyboard.press("/")
    page.keyboard.insert_text(words)
    expect(page.locator(".md-search-result__meta")).to_contain_text("matching document")


def found(page: Page) -> list[str]:
    """Pages found, the best first."""
    links = page.locator(".md-search-result__item > .md-search-result__link:first-child").all()
    return [re.sub(r"\.html.*", "", link.get_attribute("href") or "") for link in links]


@pytest.mark.parametrize(("question", "path"), PLAIN)
def test_a_plain_question_leads_to_its_page_first(
    page: Page, searched: Site, question: str, path: str
) -> None:
    ask(page, searched, question)
    assert found(page)[0].startswith(searched.address + path)


def test_there_are_ten() -> None:
    assert len({question for question, _ in PLAIN}) == 10


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("how many dead on 19 September", "topics/september-offensive"),  # the pages say "killed"
        ("who leads Armenia", "actors/"),
    ],
)
def test_another_form_of_a_word_is_found(
    page: Page, searched: Site, question: str, path: str
) -> None:
    ask(page, searched, question)
    assert found(page)[0].startswith(searched.address + path)


def test_a_wrong_letter_is_forgiven_and_said(page: Page, searched: Site) -> None:
    ask(page, searched, "Kachaturyan")
    assert found(page)[0].endswith("actors/vahagn-khachaturyan")
    note = page.locator(".md-search-result__meta")
    expect(note).to_contain_text("Shown: “Khachaturyan” for “Kachaturyan”")


@pytest.mark.parametrize("asked", ["15,569", "15569", "15 569"])
def test_a_number_is_read_whole(page: Page, searched: Site, asked: str) -> None:
    ask(page, searched, asked)
    assert len(found(page)) == 2
    for text in page.locator(".md-search-result__article p").all_text_contents():
        assert "15,569" in text


def test_a_number_is_not_found_within_another(page: Page, searched: Site) -> None:
    ask(page, searched, "1,000")
    assert found(page)
    assert set(page.locator(".md-search-result__article mark").all_text_contents()) == {"1,000"}


def test_a_range_is_read_whole(page: Page, searched: Site) -> None:
    ask(page, searched, "50-1,000")
    first, second, *_ = (path.removeprefix(searched.address) for path in found(page))
    assert "topics/exodus" in (first, second)
    assert first.startswith("topics/")
    snippets = page.locator(".md-search-result__item > a p").all_inner_texts()
    assert snippets
    assert [text for text in snippets if "Between 50 and 1,000 ethnic" not in text] == []


def test_topics_and_actors_go_before_sources(page: Page, searched: Site) -> None:
    ask(page, searched, "Macron")
    pages = [path for path in found(page) if not path.endswith("index")]
    folders = [path.removeprefix(searched.address).partition("/")[0] for path in pages]
    assert {"topics", "actors", "sources"} <= set(folders)
    first = folders.index("sources")
    assert not {"topics", "actors"} & set(folders[first:])


def test_no_snippet_is_an_address(page: Page, searched: Site) -> None:
    ask(page, searched, "reuters")
    texts = page.locator(".md-search-result__article").all_inner_texts()
    assert texts
    assert not [text for text in texts if "://" in text or "www." in text]


IS_FOCUSED = """() => {
  const field = document.querySelector("input.md-search__input");
  field?.focus();
  return field && document.activeElement === field;
}"""


@pytest.mark.parametrize("wait", [0, 5, 20, 60, 150, 400])
def test_what_is_pasted_while_it_loads_is_asked(page: Page, searched: Site, wait: int) -> None:
    page.goto(f"{searched.address}about.html", wait_until="commit")
    page.wait_for_function(IS_FOCUSED)  # no sooner than the page is drawn can anybody paste
    page.wait_for_timeout(wait)
    page.keyboard.insert_text("iron fist")
    expect(page.locator("input.md-search__input")).to_have_value("iron fist")
    answer = page.locator(".md-search-result__meta")
    expect(answer).to_have_text("3 matching documents", timeout=30_000)  # what is lost never comes
