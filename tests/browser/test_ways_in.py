"""A timeline's days lead to what happened then; every row has a link to itself."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.serving import Site

NARROWED = re.compile(r"^\d+ of \d+ events$")


def test_a_day_clicked_narrows_the_chronology(page: Page, sample: Site) -> None:
    page.goto(f"{sample.address}chronology.html")
    rows = page.locator("tbody tr:visible")
    every = rows.count()
    day = page.locator(".strip").get_by_role("link", name="3 October 2023")
    day.click()
    expect(page.locator("output")).to_have_text(NARROWED)
    expect(page.locator("input[name=from]")).to_have_value("2023-10-03")
    expect(page.locator("input[name=to]")).to_have_value("2023-10-03")
    assert 0 < rows.count() < every
    assert "from=2023-10-03&to=2023-10-03" in page.url
    day.press("Enter")
    expect(rows).to_have_count(every)


def test_the_days_lie_on_their_bars(page: Page, sample: Site) -> None:
    page.goto(f"{sample.address}chronology.html")
    for width in (1280, 640, 375):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(100)
        strip = page.locator(".strip").bounding_box()
        assert strip is not None
        drawn = 720 if strip["width"] > 520 else 340
        scale = min(1, strip["width"] / drawn)
        places = int(page.locator(".days").get_attribute("data-places") or 0)
        for link in page.locator(".strip a").all():
            box = link.bounding_box()
            assert box is not None
            middle = (box["x"] - strip["x"] + box["width"] / 2) / scale
            place = int(link.get_attribute("data-place") or 0)
            assert abs(middle - (18 + (place + 0.5) * (drawn - 36) / places)) < 1


def test_a_day_of_a_topic_leads_to_its_events_of_that_day(page: Page, sample: Site) -> None:
    page.goto(f"{sample.address}topics/exodus.html")
    page.locator(".strip").get_by_role("link", name="3 October 2023").click()
    expect(page).to_have_url(re.compile(r"chronology\.html\?topic=exodus&from=2023-10-03"))
    expect(page.locator("output")).to_have_text(NARROWED)


def test_without_scripts_the_days_are_a_list(browser: Browser, sample: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sample.address}index.html")
    days = page.locator(".days").get_by_role("link")
    expect(days.first).to_be_visible()
    days.first.click()
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
