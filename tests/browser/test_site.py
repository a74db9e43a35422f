"""What a reader's browser makes of the site."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.serving import Site

PAGES = [
    "index.html", "topics/index.html", "topics/dam.html", "topics/aid.html", "actors/index.html",
    "actors/ana-belo.html", "chronology.html", "quotes.html", "figures.html",
    "sources/index.html", "sources/courier-orlu.html", "coverage.html", "method.html",
    "about.html",
]  # fmt: skip
WIDTHS = [375, 1280]
SCHEMES = ["light", "dark"]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: Bytes that a first visit transfers, and that they are when unpacked. Hosts pack pages; a
#: page opened from disk is not packed.
WEIGHT, UNPACKED = 300_000, 420_000
#: What was transferred, and what it is unpacked.
SIZES = """
  ["transferSize", "decodedBodySize"].map((name) => performance.getEntries()
    .filter((e) => name in e).reduce((sum, e) => sum + e[name], 0))
"""
#: Families of type in which a page sets its words and its controls, code apart.
FAMILIES = """
  [...new Set([...document.querySelectorAll("body *:not(code, code *)")]
    .filter((e) => e.offsetParent && (e.matches("input, select, button") ||
      [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())))
    .map((e) => getComputedStyle(e).fontFamily))]
"""


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_kind_of_page(browser: Browser, site: Site, width: int, scheme: Any) -> None:
    """No error, no other host, no sideways scrolling, nothing that shuts readers out."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for name in PAGES:
        page.goto(site.address + name)
        page.wait_for_load_state("networkidle")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name} scrolls sideways: {wide}"
        families = page.evaluate(FAMILIES)
        assert sorted(f.split(",")[-1].strip() for f in families) == ["sans-serif", "serif"], name
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        faults = [(v["id"], [n["html"][:120] for n in v["nodes"]])
                  for v in found.response["violations"]]  # fmt: skip
        assert faults == [], name
    assert said == []
    assert [url for url in asked if not url.startswith(site.address)] == []
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_light_and_stand_still(browser: Browser, site: Site, name: str) -> None:
    """What a first visit transfers, and how far the page moves while it loads."""
    context = browser.new_context(viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach("
        "(e) => { if (!e.hadRecentInput) window.shift += e.value }))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(site.address + name)
    page.wait_for_load_state("networkidle")
    packed, unpacked = page.evaluate(SIZES)
    assert 10_000 < packed < WEIGHT
    assert unpacked < UNPACKED
    assert page.evaluate("window.shift") < 0.02
    context.close()


@pytest.mark.parametrize("name", ["index", "topics/exodus", "actors/index", "quotes", "figures"])
def test_the_sample_is_light(page: Page, sample: Site, name: str) -> None:
    page.goto(f"{sample.address}{name}.html")
    page.wait_for_load_state("networkidle")
    packed, unpacked = page.evaluate(SIZES)
    assert 50_000 < packed < WEIGHT / 2
    assert 200_000 < unpacked < UNPACKED


def test_one_click_from_an_item_to_its_words_and_back(page: Page, site: Site) -> None:
    page.goto(site.address + "topics/dam.html")
    quote = page.locator("li.quote", has_text="Nobody warned").first
    quote.get_by_role("link", name="Tavia Courier, 8 May 2024").click()
    mark = page.locator("#q86")
    expect(mark).to_have_text("Nobody warned the villages below,")
    expect(mark).to_be_in_viewport()
    assert mark.evaluate("e => e.matches(':target')")
    way_back = page.locator(".notes li.hit")
    expect(way_back).to_contain_text("Ana Belo")
    way_back.get_by_role("link", name="The dam at Orlu").click()
    expect(page).to_have_url(site.address + "topics/dam.html#courier-orlu-q86")


def test_filters_narrow_the_list_and_the_address_keeps_them(page: Page, site: Site) -> None:
    page.goto(site.address + "chronology.html")
    rows = page.locator("tbody tr:visible:has(td.item)")
    expect(rows).to_have_count(4)
    page.get_by_label("Status").select_option("announced")
    expect(rows).to_have_count(1)
    expect(page.locator(".filters output")).to_have_text("1 of 4 events")
    expect(page.get_by_role("heading", name="2019")).to_be_hidden()
    page.goto(page.url)
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="Show all").click()
    expect(rows).to_have_count(4)
    assert "?" not in page.url


def test_filters_of_period_actor_outlet_and_topic(page: Page, site: Site) -> None:
    def shown(query: str) -> int:
        page.goto(f"{site.address}quotes.html?{query}")
        return page.locator("li.quote:visible").count()

    assert shown("") == 5
    assert shown("actor=jon-harr") == 1
    assert shown("outlet=wire") == 1  # a telling of another outlet's quotation
    assert shown("topic=aid") == 1
    assert shown("kind=interview") == 1
    assert shown("from=2024-05-08&to=2024-05-08") == 3
    assert shown("actor=nobody") == 5  # an unknown value narrows nothing


def test_figures_can_be_filtered_by_claimant(page: Page, site: Site) -> None:
    page.goto(f"{site.address}figures.html?actor=red-lantern")
    rows = page.locator("table:has(.figures) tbody tr:visible")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("6,500 displaced")


def test_without_scripts_every_list_is_whole(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + "chronology.html?kind=announced")
    expect(page.locator("table:has(.chronology) tbody tr:visible")).to_have_count(4)
    expect(page.locator("form.filters")).to_be_hidden()
    context.close()


def test_the_search_finds_an_actor_by_alias(page: Page, site: Site) -> None:
    page.goto(site.address + "index.html")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("Minister Belo", delay=20)
    first = page.locator(".md-search-result__link").first
    expect(first).to_contain_text("Ana Belo")
    first.click()
    expect(page).to_have_title("Ana Belo – Nagorno-Karabakh 2023")


def test_the_search_leads_to_the_passage(page: Page, site: Site) -> None:
    page.goto(site.address + "index.html")
    page.keyboard.press("/")
    page.keyboard.type("gauges in April", delay=20)
    page.locator('.md-search-result__link[href*="sources/"]').first.click()
    expect(page.locator("article mark").first).to_be_in_viewport()


def test_the_site_works_opened_from_disk(page: Page, site: Site) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((site.folder / "index.html").as_uri())
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("Minister Belo", delay=20)
    page.locator(".md-search-result__link").first.click()
    expect(page).to_have_title("Ana Belo – Nagorno-Karabakh 2023")
    page.goto((site.folder / "chronology.html").as_uri())
    page.get_by_label("Status").select_option("cancelled")
    expect(page.locator("table:has(.chronology) tbody tr:visible")).to_have_count(1)
    page.goto(page.url)
    page.reload()
    expect(page.locator("table:has(.chronology) tbody tr:visible")).to_have_count(1)
    assert said == []


def test_citations_can_be_copied(page: Page, context: BrowserContext, site: Site) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.address)
    page.goto(site.address + "topics/dam.html")
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("button", name="Copied").first).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“The dam at Orlu”, Nagorno-Karabakh 2023, from sources published to")
    assert copied.endswith("topics/dam.html")
    quote = page.locator("li.quote:not(:has(.again))", has_text="The accusation").first
    quote.hover()
    quote.get_by_role("button").click()
    expect(quote.get_by_role("button")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "“The accusation is false, and Tavia knows it”" in copied
    assert copied.endswith("sources/keld-news-gates.html#q71")


def test_everything_is_reached_by_keyboard(page: Page, site: Site) -> None:
    page.goto(site.address + "quotes.html")
    page.keyboard.press("Tab")
    expect(page.locator("*:focus")).to_have_text("Skip to content")
    reached: set[str] = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.name || document.activeElement.tagName"))
    assert {"topic", "actor", "outlet", "kind", "from", "to", "BUTTON", "A"} <= reached
    page.goto(site.address + "quotes.html")
    page.get_by_label("Topic").focus()
    page.keyboard.press("A")  # "Aid"
    expect(page.locator("li.quote:visible")).to_have_count(1)


def test_pictures_follow_the_scheme_and_can_be_downloaded(page: Page, site: Site) -> None:
    page.goto(site.address + "figures.html")
    picture = page.get_by_role("img", name="People displaced")
    light = picture.screenshot()
    page.get_by_title("Switch to dark colours").click()
    assert picture.screenshot() != light
    assert picture.evaluate("e => e.naturalHeight") > 100
    for name, head in (("Picture", "<svg"), ("numbers", "Figure,According to,As of")):
        link = page.get_by_role("link", name=name)
        target = site.folder / (link.get_attribute("href") or "")
        assert target.read_text(encoding="utf-8").startswith(head)


def test_it_prints_without_its_controls(page: Page, site: Site) -> None:
    page.goto(site.address + "chronology.html")
    page.emulate_media(media="print")
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.locator("table:has(.chronology)").first).to_be_visible()


def test_a_topic_prints_on_few_pages_with_the_addresses_of_its_sources(
    page: Page, sample: Site
) -> None:
    page.goto(sample.address + "topics/exodus.html")
    printed = page.pdf(format="A4")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 4
    page.emulate_media(media="print")
    source = page.locator("table:has(.articles) td:nth-child(2) a").first
    address = source.evaluate("e => getComputedStyle(e, '::after').content")
    assert (source.get_attribute("href") or "") in address


def test_the_search_index_leaves_lists_out(site: Site) -> None:
    index = json.loads(Path(site.folder / "search" / "search_index.json").read_text())
    places = {doc["location"].partition("#")[0] for doc in index["docs"]}
    assert "actors/ana-belo.html" in places
    assert "quotes.html" not in places
