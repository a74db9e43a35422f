"""A real browser and the sites it looks at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from generator.brief.compose import compose
from generator.build import gather
from generator.cache import Cache
from generator.editorial import load_editorial
from generator.pages import limits
from generator.progress import Silent
from generator.records import Briefing
from generator.settings import Settings
from tests.browser.serving import Site, served
from tests.pages.building import ROOT, build_site
from tests.pages.factory import briefing


@pytest.fixture(scope="session")
def sample_briefing(browser: Browser) -> Briefing:
    """What the sample's press notes say, as `briefing build` composes it."""
    return _composed(ROOT / "content")


def _composed(project: Path) -> Briefing:
    """The briefing of a folder that has a corpus and editorial files."""
    settings = Settings(
        corpus=project / "corpus",
        editorial=project,
        templates=ROOT / "templates",
        docs_dir=ROOT / "content" / "pages",
        cache=ROOT / ".briefing" / "cache.sqlite",
    )
    editorial = load_editorial(settings.editorial)
    gathered = gather(settings, editorial, Cache(settings.cache), Silent())
    return compose(gathered.records, editorial, gathered.sentences)


@pytest.fixture(scope="session")
def sample(sample_briefing: Briefing, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of the sample's press notes."""
    yield from served(build_site(sample_briefing, tmp_path_factory.mktemp("sample")))


@pytest.fixture(scope="session")
def ferry(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of a matter that was invented, on which nothing was tried out."""
    made = _composed(Path(__file__).parent / "ferry")
    yield from served(build_site(made, tmp_path_factory.mktemp("ferry")))


@pytest.fixture(scope="session")
def large(sample_briefing: Briefing, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same, searched as sites of thousands of pages are."""
    folder = tmp_path_factory.mktemp("large")
    yield from served(build_site(sample_briefing, folder, pagefind_from=0))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of the small briefing, served on localhost."""
    yield from served(build_site(briefing(), tmp_path_factory.mktemp("site")))


@pytest.fixture(scope="session")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The small briefing with its lists in parts of two records."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "RECORDS_PER_PAGE", 2)
        patch.setattr(limits, "RECORDS_OVERRUN", 0)
        folder = build_site(briefing(), tmp_path_factory.mktemp("parted"))
    yield from served(folder)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window of its own, 1280 pixels wide, allowed to copy."""
    made = browser.new_context(viewport={"width": 1280, "height": 800})
    made.grant_permissions(["clipboard-read", "clipboard-write"])
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page that fails the test on a script error."""
    made = context.new_page()
    made.on("pageerror", _fail)
    return made


def _fail(error: object) -> None:
    raise AssertionError(f"script error: {error}")
