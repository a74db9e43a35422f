"""Folders that a build may write to: none in which it would destroy what somebody keeps there."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import BriefingError
from ..pages.export import FILES
from ..settings import Settings

#: A file in every site that a build made; after its first line, the others of that build.
MARK = ".made-by-briefing"
_MARK_LINE = "A build wrote this folder, and the next one replaces it whole. Keep nothing here."
#: What sites hold that were made before there was a mark.
_OLD_SITE = ("index.html", "data/articles.jsonl", "data/briefing.sqlite")
#: What file managers leave behind by themselves.
_NOBODYS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".directory"})
_SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of somebody's, and what it holds, in a word."""

    name: str
    folder: Path
    inside: bool = True
    """Whether nothing may be written anywhere within it either."""


def check_site_dir(site_dir: Path, settings: Settings, projects: Sequence[Path]) -> None:
    """Stop before a site would take the place of anything but a site.

    Raises:
        BriefingError: saying why, and what to do.
    """
    advice = "name another folder with --site-dir, or site_dir in mkdocs.yml"
    kept = [*_kept(settings, projects), Kept("pages", settings.docs_dir)]
    if settings.cache:
        kept.append(Kept("cache", settings.cache.parent, inside=False))
    _check_apart(site_dir, "site", kept, advice)
    _check_is_folder(site_dir, "site", advice)
    if (foreign := _foreign_file(site_dir)) is not None:
        raise BriefingError(
            f"{site_dir} holds {foreign}, which no build made and a new site would destroy; "
            f"move it away, or {advice}"
        )


def check_docs_dir(settings: Settings, projects: Sequence[Path]) -> None:
    """Stop before pages would be written among what somebody else keeps.

    Raises:
        BriefingError: saying why, and what to do.
    """
    advice = "name another docs_dir in mkdocs.yml"
    kept = [k for k in _kept(settings, projects) if k.name != "editorial files"]
    if settings.editorial:  # in whose folder that of the pages usually lies
        kept.append(Kept("editorial files", settings.editorial, inside=False))
    _check_apart(settings.docs_dir, "pages", kept, advice)
    _check_is_folder(settings.docs_dir, "pages", advice)


def check_records_dir(out: Path, settings: Settings) -> None:
    """Stop before records would take the place of files that are none.

    Raises:
        BriefingError: saying why, and what to do.
    """
    advice = "name another folder"
    _check_apart(out, "records", _kept(settings), advice)
    _check_is_folder(out, "records", advice)
    there = sorted(name for name in FILES if _is_there(out / name))
    ours = {"articles.jsonl", "briefing.sqlite"}.issubset(there)
    if there and not ours:
        raise BriefingError(f"{out / there[0]} is not from a build; move it away, or {advice}")


def check_cache(cache: Path | None) -> None:
    """Stop before a file of somebody's is taken for a cache, which is thrown away when damaged.

    Raises:
        BriefingError: saying what to do.
    """
    if cache is None or not _is_there(cache) or cache.parent.name == ".briefing":
        return
    if not cache.is_file() or not _is_cache(cache):
        raise BriefingError(
            f"{cache} is there and is no cache; name a new file for it, such as "
            ".briefing/cache.sqlite"
        )


def mark_site(site_dir: Path) -> None:
    """Say in a site that a build made it, and which files."""
    lines = [_MARK_LINE, *sorted(_files(site_dir) - {MARK})]
    (site_dir / MARK).write_text("\n".join(lines) + "\n", encoding="utf-8", errors="replace")


def _kept(settings: Settings, projects: Sequence[Path] = ()) -> Iterator[Kept]:
    yield Kept("corpus", settings.corpus)
    if settings.templates.is_dir():
        yield Kept("templates", settings.templates)
    if settings.editorial:
        around = any(_is_within(project, settings.editorial) for project in projects)
        yield Kept("editorial files", settings.editorial, inside=not around)
    for project in projects:
        yield Kept("project", project, inside=False)


def _check_apart(target: Path, what: str, kept: Iterable[Kept], advice: str) -> None:
    for each in kept:
        if _is_same(target, each.folder):
            why = f"is the folder of the {each.name}"
        elif _is_within(each.folder, target):
            why = f"holds the {each.name} ({each.folder})"
        elif each.inside and _is_within(target, each.folder) and not _is_hidden(target, each):
            why = f"lies within the {each.name} ({each.folder})"
        else:
            continue
        raise BriefingError(f"the {what} cannot be written to {target}, which {why}; {advice}")


def _is_hidden(target: Path, kept: Kept) -> bool:
    """Whether it lies in a folder that nobody reads, such as that of the cache."""
    below = os.path.relpath(target.resolve(), kept.folder.resolve())
    return any(part.startswith(".") for part in Path(below).parts)


def _check_is_folder(target: Path, what: str, advice: str) -> None:
    """A name that is free or a folder's, below a folder that may be written."""
    there = target
    while not _is_there(there):
        there = there.parent
    wrong = None
    if not there.is_dir():
        wrong = "is no folder"
    elif not os.access(there, os.W_OK):
        wrong = "may not be written"
    if wrong:
        raise BriefingError(f"the {what} cannot be written to {target}: {there} {wrong}; {advice}")


def _foreign_file(site_dir: Path) -> str | None:
    """A file in a folder that no build made, if there is one."""
    there = _files(site_dir)
    listed = _listed(site_dir)
    if listed is None:
        made = set(_OLD_SITE) <= there
        return None if made else min(there, default=None)
    return min(there - listed - {MARK}, default=None) if listed else None


def _listed(site_dir: Path) -> set[str] | None:
    """The files that a site's mark lists, none in sites of earlier versions; None without mark."""
    try:
        first, *names = (site_dir / MARK).read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return None
    return set(filter(None, names)) if first == _MARK_LINE else None


def _files(folder: Path) -> set[str]:
    """Files below a folder, and links as what they are."""
    found: set[str] = set()
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if os.path.islink(f"{place}/{name}")]  # noqa: PTH114
        found.update(f"{place}/{name}" for name in (*names, *links) if name not in _NOBODYS)
    begin = len(f"{folder}/")
    return {path[begin:].replace(os.sep, "/") for path in found}


def _is_there(path: Path) -> bool:
    """Also for a link that leads nowhere."""
    return os.path.lexists(path)


def _is_within(inner: Path, outer: Path) -> bool:
    inner = inner.resolve()
    return any(_is_same(folder, outer) for folder in (inner, *inner.parents))


def _is_same(one: Path, other: Path) -> bool:
    """Whether two names lead to one folder, by links or by capitals that make no difference."""
    with contextlib.suppress(OSError):
        return one.samefile(other)
    return one.resolve() == other.resolve()


def _is_cache(path: Path) -> bool:
    """Whether a file is empty, or a database with nothing but a cache's table."""
    with path.open("rb") as file:
        start = file.read(len(_SQLITE))
    if not start:
        return True
    if start != _SQLITE:
        return False
    try:
        address = f"{path.resolve().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as db:
            found = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    except sqlite3.Error:  # busy or damaged
        return path.suffix == ".sqlite"
    return set(found) <= {("answers",)}
