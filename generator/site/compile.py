"""Compiling with MkDocs: one site directory, replaced whole or not at all."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from ..build import build_records
from ..editorial import Proposed, load_editorial, propose
from ..errors import BriefingError, VerificationError
from ..progress import Progress
from ..settings import Settings
from .links import verify_site
from .plugin import BriefingPlugin
from .replace import fresh_directory, put_in_place
from .up_to_date import (
    bring_up_to_date,
    digest_of_inputs,
    mark_site,
    note_site,
    only_build,
    standing_site,
)

#: New entries that are named to the user; all stand in the files.
_NAMED = 12


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for; None leaves mkdocs.yml's setting."""

    config_file: Path = Path("mkdocs.yml")
    corpus: Path | None = None
    editorial: Path | None = None
    no_editorial: bool = False
    site_dir: Path | None = None
    strict: bool = False
    cluster: str | None = None


def build_site(request: Request, progress: Progress) -> str:
    """Build everything; returns a line for the user. Raises BriefingError on any failure."""
    config, plugin = _load(request.config_file)
    settings = _settings(request, plugin.settings(config))
    final = (request.site_dir or Path(config.site_dir)).resolve()
    with only_build(settings):
        read = digest_of_inputs(settings, request.config_file.resolve())
        standing = standing_site(settings, final, read)
        if standing is not None:
            progress.stage("Nothing changed since the last build")
            return f"{standing.summary}; site in {final}"
        summary = bring_up_to_date(settings, progress).summary
        plugin.prepared = True  # the hook need not do again what was just done
        progress.stage("Compiling with MkDocs")
        with fresh_directory(final) as scratch:
            config.site_dir = str(scratch)
            config.strict = True
            _compile(config)
            progress.stage("Checking every link")
            check_site(scratch)
            mark_site(scratch)
            put_in_place(final, scratch)
        note_site(settings, final, read, summary)
    return f"{summary}; site in {final}"


def propose_entries(request: Request, progress: Progress) -> str:
    """Write what a corpus tells into the editorial files; returns lines for the user."""
    config, plugin = _load(request.config_file)
    settings = _settings(request, plugin.settings(config))
    folder = settings.editorial
    if folder is None:
        raise BriefingError("no folder for actors.yml and topics.yml; name one with --editorial")
    editorial = load_editorial(folder if folder.is_dir() else None)
    records = build_records(settings, editorial, progress)
    added = propose(records, editorial, folder)
    placed = {a for t in records.topics for a in t.articles}
    lines = [_said(one, folder) for one in added]
    lines.append(f"{len(records.articles) - len(placed)} articles are in no topic")
    return "\n".join(lines)


def _said(added: Proposed, folder: Path) -> str:
    what = added.file.removesuffix(".yml")
    if not added.names:
        return f"no new {what}; {folder / added.file} is as it was"
    more = len(added.names) - _NAMED
    names = ", ".join(added.names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"{len(added.names)} new {what} in {folder / added.file}: {names}"


def check_built(config_file: Path) -> str:
    """Validate the editorial files, then the links of the site if there is one."""
    config, plugin = _load(config_file)
    editorial = load_editorial(plugin.settings(config).editorial)
    site = Path(config.site_dir)
    said = (
        f"{len(editorial.actors)} actors, {len(editorial.topics)} topics and "
        f"{len(editorial.corrections)} corrections are valid"
    )
    if not site.is_dir():
        return f"{said}; no site in {site} yet (make site)"
    check_site(site)
    return f"{said}; every link of {site} lands"


def check_site(site_dir: Path) -> None:
    """Stop the build when a link does not land or a page loads from another host.

    Raises:
        VerificationError: with the first fifty that break a promise.
    """
    broken = verify_site(site_dir)
    if broken:
        raise VerificationError("\n".join(["the site breaks a promise:", *broken[:50]]))


def _load(config_file: Path) -> tuple[MkDocsConfig, BriefingPlugin]:
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    if not config_file.is_file():
        raise BriefingError(
            f"{config_file} not found; run this in the project's folder or name it with -f"
        )
    try:
        config = load_config(str(config_file))
    except (ConfigurationError, Abort) as error:
        raise BriefingError(f"{config_file}: {error}") from error
    plugin = config.plugins.get("briefing")
    if not isinstance(plugin, BriefingPlugin):
        raise BriefingError(f"{config_file}: plugins: must list 'briefing'")
    return config, plugin


def _settings(request: Request, settings: Settings) -> Settings:
    editorial = None if request.no_editorial else request.editorial or settings.editorial
    return replace(
        settings,
        corpus=(request.corpus or settings.corpus).resolve(),
        editorial=editorial,
        strict=settings.strict or request.strict,
        cluster=request.cluster,
    )


def _compile(config: MkDocsConfig) -> None:
    try:
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except Abort as error:
        raise BriefingError(f"MkDocs stopped: {error}; its warnings are above") from error
    finally:
        config.plugins.on_shutdown()
