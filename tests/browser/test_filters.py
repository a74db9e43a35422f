"""Filters that narrow a list over all of its parts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Site


@pytest.mark.parametrize("disk", [False, True], ids=["served", "from disk"])
@pytest.mark.parametrize("start", ["quotes.html", "quotes-2.html", "quotes-3.html"])
def test_a_choice_narrows_all_parts(page: Page, parted: Site, start: str, disk: bool) -> None:
    root = f"{parted.folder.as_uri()}/" if disk else parted.address
    page.goto(root + start)
    quotes = page.locator("li.quote:visible")
    here = quotes.count()
    page.get_by_label("From").fill("2024-05-08")
    expect(page.locator(".filters output")).to_have_text(re.compile(r"^3 of 5 quotes$"))
    expect(quotes).to_have_count(3)
    found = quotes.all_inner_texts()
    page.goto(page.url)  # the address keeps the choice
    page.reload()
    expect(quotes).to_have_count(3)
    assert quotes.all_inner_texts() == found
    page.get_by_role("button", name="Show all").click()
    expect(quotes).to_have_count(here)


def test_every_part_narrows_to_the_same(page: Page, parted: Site) -> None:
    def shown(part: str) -> list[str]:
        page.goto(f"{parted.address}{part}.html?from=2024-05-08")
        quotes = page.locator("li.quote:visible")
        expect(quotes).to_have_count(3)
        return quotes.all_inner_texts()

    assert shown("quotes") == shown("quotes-2") == shown("quotes-3")


def test_what_another_part_lends_can_be_followed_and_copied(page: Page, parted: Site) -> None:
    page.goto(f"{parted.address}quotes.html?kind=interview")
    quote = page.locator("li.quote:visible")
    expect(quote).to_have_count(1)
    expect(quote.get_by_role("button", name="Copy")).to_have_count(1)
    quote.locator("a:not(.self)").last.click()
    expect(page.locator(".m.hit").first).to_be_in_viewport()


def test_months_that_parts_share_are_named_once(page: Page, parted: Site) -> None:
    page.goto(f"{parted.address}quotes.html?to=2030-01-01")
    expect(page.locator("li.quote:visible")).to_have_count(4)
    heads = page.locator("article h2:visible").all_inner_texts()
    assert len(heads) == len(set(heads))


def test_figures_and_events_are_narrowed_over_parts(page: Page, parted: Site) -> None:
    page.goto(f"{parted.address}figures.html?actor=red-lantern")
    expect(page.locator("table:has(.figures) tbody tr:visible")).to_have_count(1)
    page.goto(f"{parted.address}chronology-2.html?kind=announced")
    expect(page.locator("table:has(.chronology) tbody tr:visible")).to_have_count(1)
    expect(page.locator(".filters output")).to_have_text("1 of 4 events")


def test_a_part_that_is_missing_is_linked(page: Page, parted: Site) -> None:
    page.route("**/quotes-2.html.js", lambda route: route.abort())
    page.goto(f"{parted.address}quotes.html?to=2030-01-01")
    link = page.locator(".filters output").get_by_role("link", name="2 on another page")
    link.click()
    expect(page).to_have_url(f"{parted.address}quotes-2.html?to=2030-01-01")
    expect(page.locator("li.quote:visible")).to_have_count(4)


def test_a_first_visit_does_not_fetch_the_index(page: Page, parted: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{parted.address}quotes.html")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "data/lists" in url]
    with page.expect_request("**/data/lists/quotes.js"):
        page.get_by_label("Topic").focus()


def test_without_scripts_the_parts_are_linked(browser: Browser, parted: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(parted.address + "quotes.html")
    parts = page.get_by_role("navigation", name="Parts of the list").first
    parts.get_by_role("link").last.click()
    expect(page).to_have_url(parted.address + "quotes-3.html")
    expect(page.locator("li.quote:visible")).to_have_count(2)
    context.close()


def test_sources_are_narrowed_over_parts(page: Page, parted: Site) -> None:
    page.goto(f"{parted.address}sources/index.html")
    expect(page.get_by_role("navigation", name="Parts of the list").first).to_be_visible()
    page.goto(f"{parted.address}sources/index-2.html?topic=aid")
    rows = page.locator("table:has(.articles) tbody tr:visible")
    expect(rows).to_have_count(1)
    rows.locator("a:not(.self)").first.click()
    expect(page).to_have_url(re.compile("sources/courier-orlu.html"))
