"""A timeline's days lead to what happened then; every row has a link to itself."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.serving import Site

NARROWED = re.compile(r"^\d+ of \d+ events$")


def point_at(page: Page, day: str) -> None:
    """Click the bar of a day."""
    picture = page.locator("img.chart").first
    box = picture.bounding_box()
    assert box is not None
    drawn = 720 if box["width"] > 520 else 340
    places = int(page.locator(".days").first.get_attribute("data-places") or 0)
    link = page.locator(".days a", has_text=day).first
    place = int(link.get_attribute("data-place") or 0)
    middle = 18 + (place + 0.5) * (drawn - 36) / places
    picture.click(position={"x": middle * min(1, box["width"] / drawn), "y": 60})


@pytest.mark.parametrize("width", [375, 640, 1280])
def test_a_day_clicked_narrows_the_chronology(page: Page, sample: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{sample.address}chronology.html")
    rows = page.locator("tbody tr:visible")
    every = rows.count()
    point_at(page, "3 October 2023")
    expect(page.locator("output")).to_have_text(NARROWED)
    expect(page.locator("input[name=from]")).to_have_value("2023-10-03")
    expect(page.locator("input[name=to]")).to_have_value("2023-10-03")
    assert 0 < rows.count() < every
    assert "from=2023-10-03&to=2023-10-03" in page.url
    point_at(page, "3 October 2023")
    expect(rows).to_have_count(every)


def test_the_days_are_reached_by_keyboard(page: Page, sample: Site) -> None:
    page.goto(f"{sample.address}chronology.html")
    page.locator(".days summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("output")).to_have_text(NARROWED)


def test_a_day_of_a_topic_narrows_its_page(page: Page, sample: Site) -> None:
    page.goto(f"{sample.address}topics/exodus.html")
    rows = page.locator("tr:has([data-days]):visible, li[data-days]:visible")
    every, headings = rows.count(), page.locator("h3:visible").count()
    point_at(page, "3 October 2023")
    bar = page.locator(".narrowed")
    expect(bar).to_have_text(re.compile(r"^3 October 2023: \d+ lines? of this page; all events"))
    left = rows.count()
    assert 0 < left < every
    assert f": {left} line" in bar.inner_text()
    assert page.locator("h3:visible").count() < headings
    assert page.locator("td[data-days]:visible").first.inner_text().startswith("3 October")
    expect(page).to_have_url(re.compile(r"exodus\.html\?from=2023-10-03&to=2023-10-03$"))
    page.reload()
    expect(rows).to_have_count(left)
    bar.get_by_role("button", name="Show all").click()
    expect(rows).to_have_count(every)
    expect(page.locator("h3:visible")).to_have_count(headings)
    assert "from=" not in page.url


def test_from_a_day_of_a_topic_it_is_one_step_to_all_events(page: Page, sample: Site) -> None:
    page.goto(f"{sample.address}topics/exodus.html?from=2023-10-03&to=2023-10-03")
    page.locator(".narrowed a").click()
    expect(page).to_have_url(re.compile(r"chronology\.html\?topic=exodus&from=2023-10-03"))
    expect(page.locator("output")).to_have_text(NARROWED)


def test_without_scripts_the_days_are_a_list(browser: Browser, sample: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sample.address}index.html")
    page.locator(".days summary").click()
    page.locator(".days").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"chronology\.html\?from="))
    context.close()


def test_every_row_has_a_link_to_itself(page: Page, context: BrowserContext, sample: Site) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=sample.address)
    for name in ("topics/exodus", "chronology", "quotes", "figures", "sources/index"):
        page.goto(f"{sample.address}{name}.html")
        rows = page.locator("li.quote[id], li.development[id], p.summary[id], td[id]")
        assert rows.count() > 5, name
        assert rows.count() == rows.filter(has=page.locator("a.self")).count(), name
    page.goto(f"{sample.address}quotes.html")
    link = page.locator("li.quote:visible a.self").nth(2)
    expect(link).to_be_visible()
    link.click()
    expect(link).to_have_text("copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url
    assert page.locator("li.quote:target").count() == 1
