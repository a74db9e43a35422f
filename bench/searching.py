"""What a first question to the search of a built site transfers, in a real browser."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Request, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.serving import served  # noqa: E402

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu"]


def first_question(site: Path, words: str) -> int:
    """Bytes fetched, compressed, from turning to the search until its answer stands."""
    serving = served(site)
    address = next(serving).address
    sizes: list[int] = []

    def add(request: Request) -> None:
        size = request.sizes()
        sizes.append(size["responseHeadersSize"] + size["responseBodySize"])

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=ARGUMENTS,
        )
        page = browser.new_page()
        page.goto(f"{address}about.html", wait_until="networkidle")
        page.on("requestfinished", add)
        page.keyboard.press("/")
        page.keyboard.type(words, delay=60)
        found = page.locator(".md-search-result__meta", has_text="matching document")
        found.wait_for(timeout=120_000)
        page.wait_for_timeout(1000)
        page.wait_for_load_state("networkidle")
        browser.close()
    serving.close()
    return sum(sizes)
