"""Search for sites too large for one index in the browser: Pagefind's index, in pieces.

Material's search plugin finds the sections of every page and leaves out what pages exclude;
Pagefind, a program in a wheel, makes an index of them of which a reader fetches what a query
needs. `templates/assets/search-pagefind.js` asks it behind the theme's own search box.
"""

from __future__ import annotations

import json
import subprocess
from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from material.plugins.search.plugin import SearchIndex
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from ..errors import BriefingError
from .compiling.ahead import found_ahead
from .compiling.sections import sections

#: The folder of Pagefind's files in the site.
FOLDER = "pagefind"
#: Files for other search boxes, and for pages in a language that it does not know.
_UNUSED = ("*-ui.*", "pagefind-highlight.js", "wasm.unknown.*")

_PAGE = (
    '<!doctype html><html lang="en"><body data-pagefind-body data-pagefind-weight="{weight}">'
    '{sections}<p data-pagefind-ignore data-pagefind-meta="names">{names}</p></body></html>\n'
)


class PagefindIndex(SearchIndex):  # type: ignore[misc]
    """Stands in for Material's index: collects the same sections, gives the browser none.

    What the browser gets of it still says how words are separated, by which the theme marks
    the words that were found.
    """

    def add_entry_from_context(self, page: Page) -> None:
        """Collect the sections of a page, and the ``names`` in its front matter."""
        if (page.meta.get("search") or {}).get("exclude"):
            return
        known = len(self.entries)
        for section in found_ahead(page) or sections(page.content or ""):
            self.create_entry_for_section(section, page.toc, page.url, page)
        for entry in self.entries[known:]:
            entry["names"] = page.meta.get("names", [])

    def generate_search_index(self, prev: object) -> str:
        """The settings of the search without any document, as JSON."""
        return str(SearchIndex(**self.config).generate_search_index(None))

    def write(self, site_dir: Path) -> None:
        """Write Pagefind's files for the sections collected into the folder of the site.

        Raises:
            BriefingError: when the program is missing or fails.
        """
        with TemporaryDirectory(prefix="briefing-search-") as scratch:
            for name, text in _pages(self.entries):
                page = Path(scratch, name)
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_text(text, encoding="utf-8")
            output = site_dir / FOLDER
            _run("--site", scratch, "--output-path", str(output), "--keep-index-url")
        for pattern in _UNUSED:
            for path in output.glob(pattern):
                path.unlink()
        for path in sorted(p for p in output.rglob("*") if p.is_file()):
            _write_script(path, path.relative_to(output).as_posix())


def search_with_pagefind(config: MkDocsConfig) -> PagefindIndex | None:
    """Put Pagefind's index in the place of Material's; None when the site has no search.

    Raises:
        BriefingError: when the program is missing.
    """
    plugin: Any = config.plugins.get("material/search")
    if plugin is None or not plugin.config.enabled:
        return None
    _program()
    config.extra["pagefind"] = FOLDER
    index = PagefindIndex(**plugin.config)
    plugin.search_index = index
    return index


def _program() -> Path:
    """Pagefind's program.

    Raises:
        BriefingError: when it is not installed, with what to do.
    """
    try:
        from pagefind_bin import get_executable

        return Path(get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise BriefingError(
            "a site of this size is searched with Pagefind, which is not installed: "
            "pip install pagefind-bin, or raise pagefind_from in mkdocs.yml"
        ) from error


def _run(*arguments: str) -> None:
    done = subprocess.run(
        [str(_program()), *arguments, "--silent"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BriefingError(f"Pagefind could not index the site: {done.stderr.strip()}")


def _write_script(path: Path, name: str) -> None:
    """Give a file of Pagefind's as a script too: pages opened from disk can load nothing else."""
    content = b64encode(path.read_bytes()).decode()
    script = f"__pagefind[{json.dumps(name)}]={json.dumps(content)}\n"
    path.with_name(f"{path.name}.js").write_text(script, encoding="utf-8")


def _pages(entries: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Path and HTML of what is searched of each page; a page's entries stand together."""
    for address, found in groupby(entries, key=lambda entry: entry["location"].partition("#")[0]):
        sections = list(found)
        name = f"{address}index.html" if address.endswith("/") or not address else address
        yield (
            name,
            _PAGE.format(
                weight=sections[0].get("boost", 1),
                sections="\n".join(map(_section, sections)),
                names=escape(", ".join(sections[0]["names"])),
            ),
        )


def _section(entry: dict[str, Any]) -> str:
    """A section under its heading, by whose anchor Pagefind leads to it.

    Title and text are HTML already, of paragraphs and lists, as Material's plugin cleans it.
    """
    anchor = entry["location"].partition("#")[2]
    heading = f'<h2 id="{escape(anchor)}">{{}}</h2>' if anchor else "<h1>{}</h1>"
    return f"{heading.format(entry['title'])}{entry['text']}"
