"""Two parties or outlets side by side, whichever a reader chooses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Site

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("disk", [False, True], ids=["served", "from disk"])
def test_a_choice_is_shown_and_kept_in_the_address(page: Page, sample: Site, disk: bool) -> None:
    root = f"{sample.folder.as_uri()}/" if disk else sample.address
    page.goto(f"{root}side-by-side.html")
    page.locator("select[name=a]").select_option("France")
    page.locator("select[name=b]").select_option("Azerbaijan")
    expect(page.locator("output")).to_have_text(re.compile(r"^\d+ topics in common, \d contested$"))
    topic = page.locator(".compared > .sides").first
    expect(topic.locator("h3")).to_have_text(["France", "Azerbaijan"])
    expect(topic.locator(".side").first).to_contain_text("The offensive must stop immediately")
    expect(topic.locator(".side").last).to_contain_text("Islamophobic and anti-Azerbaijani policy")
    found = page.locator(".compared").inner_text()
    assert "a=france&b=azerbaijan" in page.url
    page.goto("about:blank")
    page.goto(f"{root}side-by-side.html{'#' if disk else ''}?of=party&a=france&b=azerbaijan")
    expect(page.locator("select[name=b]")).to_have_value("azerbaijan")
    expect(page.locator(".compared")).to_have_text(found, use_inner_text=True)


def test_what_is_contested_between_the_two_stands_on_top(page: Page, sample: Site) -> None:
    page.goto(f"{sample.address}side-by-side.html?of=party&a=russia&b=armenia")
    expect(page.locator("output")).to_contain_text("1 contested")
    expect(page.locator(".compared h2").first).to_have_text("Contested")
    pair = page.locator(".compared > .sides").first.locator(".side")
    expect(pair.first).to_contain_text("done everything it could")
    expect(pair.last).to_contain_text("failed to come to the aid")


def test_outlets_can_be_compared(page: Page, sample: Site) -> None:
    page.goto(f"{sample.address}side-by-side.html")
    page.locator("select[name=of]").select_option("Outlets")
    page.locator("select[name=a]").select_option("Press note (after Reuters)")
    page.locator("select[name=b]").select_option("Press note (after The Guardian)")
    side = page.locator(".compared > .sides").first.locator(".side").last
    expect(side.locator("h3")).to_have_text("Press note (after The Guardian)")
    side.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/sources/press-note-after-the-guardian"))


def test_it_is_used_by_keyboard_and_shuts_nobody_out(page: Page, sample: Site) -> None:
    page.goto(f"{sample.address}side-by-side.html?of=party&a=france&b=azerbaijan")
    page.locator("select[name=a]").focus()
    page.keyboard.press("J")  # "Japan"
    expect(page.locator(".compared h3").first).to_have_text("Japan")
    page.keyboard.press("Tab")
    expect(page.locator("select[name=b]")).to_be_focused()
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found.response["violations"]] == []


def test_without_scripts_it_shows_a_pair_and_says_what_choosing_needs(
    browser: Browser, sample: Site
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sample.address}side-by-side.html")
    expect(page.get_by_text("To choose the two, this page needs JavaScript")).to_be_visible()
    expect(page.locator("form.sides-form")).to_be_hidden()
    expect(page.locator(".compared .side blockquote, .compared .side li").first).to_be_visible()
    page.get_by_role("link", name="The exodus to Armenia").first.click()
    expect(page).to_have_url(re.compile(r"topics/exodus\.html#positions"))
    context.close()


def test_every_link_that_the_script_brings_leads_somewhere(sample: Site) -> None:
    """The check of links sees pages alone."""
    scripts = sorted((sample.folder / "data" / "sides").glob("*.js"))
    assert len(scripts) > 5
    ids: dict[str, set[str]] = {}
    links = 0
    for script in scripts:
        data = json.loads(
            re.split(r"\] = ", script.read_text("utf-8"), maxsplit=1)[1].rstrip(";\n")
        )
        for href in re.findall(r'(?:href=\\?"|"href": ?")([^"\\]+)', json.dumps(data)):
            path, _, anchor = href.partition("#")
            if path not in ids:
                html = Path(sample.folder / path).read_text("utf-8")
                ids[path] = set(re.findall(r'\bid="?([^\s">]+)', html))
            assert not anchor or anchor in ids[path], href
            links += 1
    assert links > 100
