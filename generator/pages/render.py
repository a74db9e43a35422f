"""From a briefing to the files that MkDocs compiles."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from ..records import Briefing
from ..settings import Settings
from ..store import Store, digest, opened
from .cards import corpus_view
from .compose import Composer
from .evaluation import read_evaluation
from .feed import atom
from .files import Folder, PagesWritten
from .kept import KeptPages
from .kept_exports import KeptExports
from .lists import lists_of
from .lookup import Lookup
from .making import Files, PageMaker
from .memo import Memo, page_version
from .template import Templates
from .views import Views


def write_pages(briefing: Briefing, settings: Settings) -> PagesWritten:
    """Write every generated page, picture, data file and asset into ``docs_dir``.

    Pages that would come out as they stand are not made, files whose bytes stay the same are
    not touched, files that are no longer made are removed, pages that somebody wrote by hand
    are left alone.

    Raises:
        BriefingError: when a template cannot be used; everything is left as it was.
    """
    with opened(settings.cache) as store, Folder(settings.docs_dir) as folder:
        kept, exports, standing = _make(briefing, settings, store, folder)
        written = folder.close(standing)
        kept.remember(written.kept)
        exports.remember()
    return written


def site_files(briefing: Briefing, settings: Settings) -> dict[str, bytes]:
    """Everything generated, by path relative to the folder of pages."""
    files = _InMemory()
    _make(briefing, settings, Store(None), files)
    return files.made


class _InMemory:
    """Files that are not written."""

    def __init__(self) -> None:
        self.made: dict[str, bytes] = {}

    def add(self, path: str, content: bytes) -> None:
        self.made[path] = content


def _make(
    briefing: Briefing, settings: Settings, store: Store, files: Files
) -> tuple[KeptPages, KeptExports, set[str]]:
    """Every page, data, feed and asset; returns the notes on pages and exports, and the files
    found standing."""
    look = Lookup(briefing)
    about = corpus_view(look)
    kept = KeptPages(store, settings.docs_dir, look.watch)
    templates = Templates(settings.templates, settings.site_name, store)
    maker = PageMaker(look, files, templates, Memo(store), kept, _rules(settings))
    scores = read_evaluation(settings.evaluation)
    views = Views(look)
    Composer(look, about, views, lists_of(look, views), settings, scores, maker).pages()
    exports = KeptExports(store, settings.docs_dir, look.watch.digest)
    for path, content in chain(exports.exported(briefing.records), _rest(look, settings)):
        files.add(path, content)
    return kept, exports, maker.standing | exports.standing


def _rest(look: Lookup, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Feed and assets."""
    yield "feed.xml", atom(look, settings)
    for asset in _below(settings.templates / "assets", "*.*"):
        yield f"assets/{asset.name}", asset.read_bytes()


def _rules(settings: Settings) -> str:
    """Digest of what is the same for every page: code, templates, the site's name."""
    templates = _below(settings.templates, "*.j2")
    return digest(
        page_version(),
        repr((settings.site_name, settings.site_url, settings.site_description)),
        *(f"{t.name} {t.read_text(encoding='utf-8')}" for t in templates),
    )


def _below(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern))
