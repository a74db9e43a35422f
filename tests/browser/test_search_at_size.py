"""The search of large sites: Pagefind, behind the box that the theme's own search has."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Site

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TITLE = "Nagorno-Karabakh 2023"


def ask(page: Page, words: str) -> None:
    """Open the search by its key, and type."""
    page.keyboard.press("/")
    page.keyboard.type(words, delay=20)
    expect(page.locator(".md-search-result__meta")).to_contain_text("matching document")


def test_an_actor_is_found_by_alias(page: Page, large: Site) -> None:
    page.goto(large.address)
    ask(page, "PM Pashinyan")
    first = page.locator(".md-search-result__link").first
    expect(first).to_contain_text("Nikol Pashinyan")
    first.click()
    expect(page).to_have_title(f"Nikol Pashinyan – {TITLE}")


def test_names_go_before_texts(page: Page, large: Site) -> None:
    """Other articles speak of Moscow more often than the page of Russia does."""
    page.goto(large.address)
    ask(page, "moscow")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Russia")


def test_the_search_leads_to_the_passage(page: Page, large: Site) -> None:
    page.goto(f"{large.address}topics/exodus.html")
    ask(page, "restored the sovereignty")
    page.locator('.md-search-result__link[href*="#text"]').first.click()
    expect(page).to_have_url(re.compile("/sources/"))
    passage = page.locator(".source-text p", has_text="restored the sovereignty")
    expect(passage.locator("mark").first).to_be_in_viewport()
    assert {m.lower() for m in passage.locator("mark").all_inner_texts()} >= {"sovereignty"}


def test_the_search_works_by_keyboard(page: Page, large: Site) -> None:
    page.goto(large.address)
    ask(page, "displac")
    expect(page.locator(".md-search__suggest")).to_have_text("displaced")
    page.keyboard.press("ArrowDown")
    expect(page.locator("*:focus")).to_have_class(re.compile("md-search-result__link"))
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    ask(page, "people")
    first = page.locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile(r"\?h=people"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?h="))


def test_an_enter_that_the_theme_misses_opens_the_first_result(page: Page, large: Site) -> None:
    page.goto(large.address)
    ask(page, "people")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.evaluate("document.forms.search.requestSubmit()")
    expect(page).to_have_url(re.compile(r"\?h=people"))


def test_what_is_not_there_is_not_found(page: Page, large: Site) -> None:
    page.goto(large.address)
    page.keyboard.press("/")
    page.keyboard.type("qwertz")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")


def test_only_the_best_are_listed_and_the_box_says_so(page: Page, large: Site) -> None:
    page.goto(large.address)
    ask(page, "armenia")
    expect(page.locator(".md-search-result__meta")).to_contain_text("the best 20 of them here")
    page.locator(".md-search-result__link").last.scroll_into_view_if_needed()
    assert 10 <= page.locator(".md-search-result__item").count() <= 20


def test_a_question_fetches_pieces_from_this_host_alone(page: Page, large: Site) -> None:
    asked: list[str] = []
    page.goto(large.address)
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("/")
    page.keyboard.insert_text("sovereignty")  # at once: every letter typed is a question
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert asked
    assert [url for url in asked if not url.startswith(large.address)] == []
    assert [url for url in asked if "workers/search" in url] == []
    pieces = list((large.folder / "pagefind" / "fragment").glob("*.pf_fragment"))
    assert 0 < sum("/fragment/" in url for url in asked) < len(pieces) / 4


def test_the_index_of_small_sites_is_not_built(large: Site) -> None:
    index = json.loads((large.folder / "search" / "search_index.json").read_text("utf-8"))
    assert index["docs"] == []


def test_it_works_opened_from_disk(page: Page, large: Site) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((large.folder / "topics" / "exodus.html").as_uri())
    ask(page, "Xankendi")
    page.locator(".md-search-result__link").first.click()
    expect(page).to_have_title(f"Stepanakert – {TITLE}")
    assert said == []


def test_a_search_that_cannot_load_says_so(page: Page, large: Site) -> None:
    page.route("**/pagefind/*", lambda route: route.abort())
    page.goto(large.address)
    page.keyboard.press("/")
    page.keyboard.type("armenia")
    expect(page.locator(".md-search-result__meta")).to_have_text("The search could not be loaded")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_shut_nobody_out(browser: Browser, large: Site, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(large.address)
    ask(page, "people displaced")
    page.wait_for_timeout(400)  # the box fades in; colours half-way have no contrast
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    faults = [
        (v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found.response["violations"]
    ]
    assert faults == []
    context.close()
