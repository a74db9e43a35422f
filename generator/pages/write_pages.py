"""From a briefing to the files that MkDocs compiles."""

from __future__ import annotations

from ..cache import Cache, opened
from ..records import Briefing
from ..settings import Settings
from .all_pages import Composer
from .cards import summarise_corpus
from .export import export_files
from .feed import atom
from .files import Folder, PagesWritten
from .page_maker import Files, PageMaker
from .record_index import RecordIndex
from .record_lists import make_record_lists
from .scores import read_scores
from .templates import Templates
from .views import Views


def write_pages(briefing: Briefing, settings: Settings) -> PagesWritten:
    """Write every generated page, picture, data file and asset into ``docs_dir``.

    Files whose bytes stay the same are not touched, files that are no longer made are removed,
    pages that somebody wrote by hand are left alone.

    Raises:
        BriefingError: when a template cannot be used; everything is left as it was.
    """
    with Folder(settings.docs_dir) as folder, opened(settings.cache) as cache:
        _make(briefing, settings, folder, cache)
        return folder.close()


def site_files(briefing: Briefing, settings: Settings) -> dict[str, bytes]:
    """Everything generated, by path relative to the folder of pages."""
    files = _InMemory()
    _make(briefing, settings, files, Cache(None))
    return files.made


class _InMemory:
    """Files that are not written."""

    def __init__(self) -> None:
        self.made: dict[str, bytes] = {}

    def add(self, path: str, content: bytes) -> None:
        self.made[path] = content


def _make(briefing: Briefing, settings: Settings, files: Files, cache: Cache) -> None:
    """Every page, data, feed and asset."""
    index = RecordIndex(briefing)
    views = Views(index)
    make = PageMaker(index, Templates(settings.templates, settings.site_name), files, cache)
    scores = read_scores(settings.evaluation)
    lists = make_record_lists(index, views)
    Composer(index, summarise_corpus(index), views, lists, settings, scores, make).pages()
    for name, content in export_files(briefing.records):
        files.add(f"data/{name}", content)
    files.add("feed.xml", atom(index, settings))
    for asset in sorted((settings.templates / "assets").glob("*.*")):
        files.add(f"assets/{asset.name}", asset.read_bytes())
