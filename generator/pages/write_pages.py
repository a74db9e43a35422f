"""From a briefing to the files that MkDocs compiles."""

from __future__ import annotations

from pathlib import Path

from ..cache import Cache, opened
from ..records import Briefing
from ..settings import Settings
from .all_pages import make_all_pages
from .annotations import annotation_files
from .changes import CHANGES, changes_file
from .event_calendar import announced_calendar
from .export import export_files
from .feed import atom_feeds
from .files import Folder, PagesWritten
from .page_inputs import read_page_inputs
from .page_maker import Files, PageMaker
from .templates import Templates


def write_pages(briefing: Briefing, settings: Settings) -> PagesWritten:
    """Write every generated page, picture, data file and asset into ``docs_dir``.

    Files whose bytes stay the same are not touched, files that are no longer made are removed,
    pages that somebody wrote by hand are left alone.

    Raises:
        BriefingError: when a template cannot be used; everything is left as it was.
    """
    with Folder(settings.docs_dir) as folder, opened(settings.cache) as cache:
        _make_files(briefing, settings, folder, cache)
        return folder.close()


def site_files(briefing: Briefing, settings: Settings) -> dict[str, bytes]:
    """Everything generated, by path relative to the folder of pages."""
    files = _InMemory()
    _make_files(briefing, settings, files, Cache(None))
    return files.made


class _InMemory:
    """Keeps files instead of writing them."""

    def __init__(self) -> None:
        self.made: dict[str, bytes] = {}

    def add(self, path: str, content: bytes) -> None:
        self.made[path] = content


def _make_files(briefing: Briefing, settings: Settings, files: Files, cache: Cache) -> None:
    """Every page, data, feed and asset."""
    inputs = read_page_inputs(briefing, settings)
    templates = Templates(settings.template_folders, settings.site_name)
    make_all_pages(inputs, PageMaker(inputs.index, templates, files, cache))
    for name, content in export_files(briefing.records):
        files.add(f"data/{name}", content)
    files.add(f"data/{CHANGES}", changes_file(inputs.changes))
    for name, content in atom_feeds(inputs.index, settings):
        files.add(name, content)
    for name, content in annotation_files(inputs.index, settings):
        files.add(name, content)
    files.add("announced.ics", announced_calendar(inputs.index, settings))
    for name, asset in sorted(_assets(settings).items()):
        files.add(f"assets/{name}", asset.read_bytes())


def _assets(settings: Settings) -> dict[str, Path]:
    """Style sheets and scripts by name; a project's own goes before the program's."""
    folders = reversed(settings.template_folders)
    return {a.name: a for f in folders for a in (f / "assets").glob("*.*") if a.is_file()}
