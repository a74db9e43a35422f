"""From a briefing to the files that MkDocs compiles."""

from __future__ import annotations

from ..records import Briefing
from ..settings import Settings
from ..store import opened
from .compose import composer
from .evaluation import read_evaluation
from .export import exported
from .feed import atom
from .files import PagesWritten, write_files
from .lookup import Lookup
from .memo import Memo
from .template import Templates


def write_pages(briefing: Briefing, settings: Settings) -> PagesWritten:
    """Write every generated page, picture, data file and asset into ``docs_dir``.

    Files whose bytes stay the same are not touched, files that are no longer made are
    removed, pages that somebody wrote by hand are left alone.

    Raises:
        BriefingError: when a template cannot be used.
    """
    return write_files(site_files(briefing, settings), settings.docs_dir)


def site_files(briefing: Briefing, settings: Settings) -> dict[str, bytes]:
    """Everything generated, by path relative to the folder of pages."""
    lookup = Lookup(briefing)
    templates = Templates(settings.templates, settings.site_name)
    scores = read_evaluation(settings.evaluation)
    with opened(settings.cache) as store:
        files = composer(lookup, templates, settings, scores, Memo(store)).pages()
    for name, content in exported(briefing.records).items():
        files[f"data/{name}"] = content
    files["feed.xml"] = atom(lookup, settings)
    for asset in sorted((settings.templates / "assets").glob("*.*")):
        files[f"assets/{asset.name}"] = asset.read_bytes()
    return files
