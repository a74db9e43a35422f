"""Pages as earlier builds rendered them: a build renders only those that changed."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from ...store import Store, digest
from .extension import CheapCompile
from .rendered import Rendered, unpacked

_KIND = "html"
#: Whose next version may make other HTML of the same Markdown, as may that of Python's parser.
_LIBRARIES = ("markdown", "mkdocs", "mkdocs-material")
#: Extensions that make it of the Markdown alone; others may read files, or remember other pages.
_PURE = frozenset(
    {"abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "legacy_attrs"}
    | {"legacy_em", "md_in_html", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks"}
)
#: Pages written at a time.
_AT_ONCE = 256


class KeptHtml:
    """Rendered pages by what they were rendered from. The cache is open only while it is read
    or written, for SQLite does not outlive a fork."""

    def __init__(self, path: Path | None, config: MkDocsConfig, searched: bool) -> None:
        """``path`` is that of the cache; None keeps nothing, nor do settings under which the
        HTML of a page may depend on more than its Markdown and where its links lead."""
        self._path = path if _is_pure(config) else None
        self._version = _version(config, searched)
        self._keys: dict[str, str] = {}
        self._found: dict[str, bytes] = {}
        self._fresh: list[tuple[str, bytes]] = []

    def find(self, files: Sequence[File]) -> None:
        """Look for the pages of some files."""
        if self._path is None:
            return
        for file in files:
            with contextlib.suppress(OSError):  # MkDocs says so, when it reads the page
                text = file.content_bytes.decode("utf-8", "surrogateescape")
                self._keys[file.src_uri] = digest(self._version, file.src_uri, text)
        paths = {key: path for path, key in self._keys.items()}
        store = Store(self._path)
        found = store.get_all(_KIND, list(paths))
        store.close()
        self._found = {paths[key]: blob for key, blob in found.items()}

    def __contains__(self, path: str) -> bool:
        return path in self._found

    def take(self, path: str) -> Rendered | None:
        """The page of a file, once."""
        blob = self._found.pop(path, None)
        return None if blob is None else unpacked(blob)

    def keep(self, path: str, made: Rendered, packed: bytes) -> None:
        """Keep the page of a file, unless there was something to be told of it."""
        if path not in self._keys or made.messages:
            return
        self._fresh.append((self._keys[path], packed))
        if len(self._fresh) == _AT_ONCE:
            self.write()

    def write(self) -> None:
        """Write what is to be kept and is not written yet."""
        if self._fresh:
            store = Store(self._path)
            store.put(_KIND, self._fresh)
            store.close()
            self._fresh.clear()


def _is_pure(config: MkDocsConfig) -> bool:
    return all(
        isinstance(extension, CheapCompile) or extension in _PURE
        for extension in config.markdown_extensions
    )


def _version(config: MkDocsConfig, searched: bool) -> str:
    """Digest of all that decides about a page's HTML but itself and the files linked to."""
    code = (path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py")))
    libraries = (sys.version, *(version(name) for name in _LIBRARIES))
    names = (str(e) for e in config.markdown_extensions if not isinstance(e, CheapCompile))
    settings = (config.mdx_configs, config.validation, config.use_directory_urls, searched)
    return digest(*code, *libraries, *names, *map(repr, settings))
