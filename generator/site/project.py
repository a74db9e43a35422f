"""The project that a command works on: that of mkdocs.yml, or one of its own for another corpus.

A corpus that is not the project's gets nothing of what was written for the project's: no title,
no editorial files, no hand-written pages. It is built as `briefing new` would have it built, in a
folder beside the cache; only the looks (templates) are the project's.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Template
from mkdocs.config.defaults import MkDocsConfig

from ..cache import digest
from ..errors import BriefingError
from ..settings import TEMPLATES, Settings
from .config import read_config
from .plugin import BriefingPlugin, settings_of
from .replace import fresh_directory, put_in_place
from .targets import check_cache, check_docs_dir, check_site_dir

#: Where projects of other corpora lie, beside the cache.
_CORPORA = "corpora"
_EMPTY = TEMPLATES / "project"
#: Files of the empty project that stand under another name in the package.
_RENAMED = {"gitignore": ".gitignore"}
_SAFE = str.maketrans({"<": "‹", ">": "›", '"': "”"})
_DESCRIPTION = (
    "What happened, who said what, and whose figures, as the articles gathered here tell it."
)


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for; None leaves mkdocs.yml's setting."""

    config_file: Path = Path("mkdocs.yml")
    corpus: Path | None = None
    editorial: Path | None = None
    no_editorial: bool = False
    site_dir: Path | None = None
    title: str | None = None
    strict: bool = False
    cluster: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """What there is to build, and where the site goes."""

    config_file: Path
    config: MkDocsConfig
    plugin: BriefingPlugin
    site_dir: Path
    around: tuple[Path, ...]
    """Folders of projects, which nothing may be written in the place of."""

    @property
    def settings(self) -> Settings:
        """The generator's settings, the command line's among them."""
        return self.plugin.settings(self.config)

    def check_targets(self) -> None:
        """Stop before anything would be written in the place of what somebody keeps.

        Raises:
            BriefingError: saying why, and what to do.
        """
        check_cache(self.settings.cache)
        check_docs_dir(self.settings, self.around)
        check_site_dir(self.site_dir, self.settings, self.around)


def open_project(request: Request) -> Project:
    """The project of a request.

    Raises:
        BriefingError: for a mkdocs.yml that is missing, wrong, or would run code.
    """
    changes: dict[str, Any] = {"strict": True} if request.strict else {}
    changes |= {"cluster": request.cluster}
    if request.editorial or request.no_editorial:
        changes["editorial"] = None if request.no_editorial else request.editorial
    around = request.config_file.resolve().parent
    if not request.config_file.is_file() and request.corpus is not None:
        return _foreign(request, settings_of({}, around), around / "site", around, changes)
    named = {"site_name": titled(request.title, around)} if request.title else {}
    config, plugin = read_config(request.config_file, **named)
    own = plugin.settings(config)
    if request.corpus is not None and request.corpus.resolve() != own.corpus.resolve():
        return _foreign(request, own, Path(config.site_dir), around, changes)
    site_dir = (request.site_dir or Path(config.site_dir)).resolve()
    plugin.changes = {**changes, "replaced": site_dir}
    return Project(request.config_file, config, plugin, site_dir, (around,))


def new_project(folder: Path, title: str | None) -> None:
    """Lay out an empty project in a new folder.

    Raises:
        BriefingError: for a folder that holds something.
    """
    if os.path.lexists(folder) and not (folder.is_dir() and not any(folder.iterdir())):
        raise BriefingError(f"{folder} is there already; name a new folder for the project")
    with contextlib.ExitStack() as stack:
        target = folder if folder.is_dir() else stack.enter_context(fresh_directory(folder))
        _lay_out(target, titled(title, folder))
        (target / "content" / "corpus").mkdir(parents=True)
        if target != folder:
            put_in_place(folder, target)


def _foreign(
    request: Request, own: Settings, site_dir: Path, around: Path, changes: Mapping[str, Any]
) -> Project:
    """A project for a corpus that is not that of the project ``own``."""
    assert request.corpus is not None
    assert own.cache is not None
    corpus = request.corpus.resolve()
    name = "-".join(re.findall(r"[a-z0-9]+", corpus.name.lower())) or "corpus"
    folder = own.cache.parent / _CORPORA / f"{name[:40]}-{digest(str(corpus))[:8]}"
    check_cache(own.cache)
    _lay_out(folder, titled(request.title, corpus))
    config, plugin = read_config(folder / "mkdocs.yml")
    final = (request.site_dir or site_dir).resolve()
    plugin.changes = {
        "corpus": corpus,
        "editorial": None,
        "templates": own.templates,
        "cache": own.cache,
        "model": own.model,
        "evaluation": own.evaluation,
        "strict": own.strict,
        "replaced": final,
        **changes,
    }
    return Project(folder / "mkdocs.yml", config, plugin, final, (around, folder))


def titled(title: str | None, folder: Path) -> str:
    """A title that is safe in themes, which put it into HTML as it is.

    >>> titled(" Fish <b> ", Path())
    'Fish ‹b›'
    """
    words = title if title and title.strip() else f"Briefing: {folder.resolve().name}"
    return " ".join(words.translate(_SAFE).split())


def _lay_out(folder: Path, title: str) -> None:
    """Write the files of the empty project that are not there, or not as they are now."""
    told = {"title": title, "description": _DESCRIPTION}
    quoted = {name: json.dumps(text, ensure_ascii=False) for name, text in told.items()}
    for path in sorted(p for p in _EMPTY.rglob("*") if p.is_file()):
        text = path.read_text(encoding="utf-8")
        if path.name == "mkdocs.yml":
            text = Template(text, keep_trailing_newline=True).render(quoted)
        target = folder / path.relative_to(_EMPTY).with_name(_RENAMED.get(path.name, path.name))
        content = text.encode("utf-8", "replace")
        if not (target.is_file() and target.read_bytes() == content):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
