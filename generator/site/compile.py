"""Compiling with MkDocs: one site directory, replaced whole or not at all."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.exceptions import Abort

from ..editorial import Proposed, load_editorial, propose
from ..errors import BriefingError, VerificationError
from ..progress import Progress, Silent
from ..records import Editorial, Records
from .links import verify_site
from .project import Project, Request, open_project
from .replace import fresh_directory, put_in_place
from .up_to_date import (
    bring_up_to_date,
    digest_of_inputs,
    note_site,
    only_build,
    standing_site,
)

#: New entries that are named to the user; all stand in the files.
_NAMED = 12


def build_site(request: Request, progress: Progress) -> str:
    """Build everything; returns a line for the user. Raises BriefingError on any failure."""
    project = open_project(request)
    project.check_targets()
    settings, final = project.settings, project.site_dir
    with only_build(settings):
        read = digest_of_inputs(settings, project.config_file.resolve())
        standing = standing_site(settings, final, read)
        if standing is not None:
            progress.stage("Nothing changed since the last build")
            return _told(standing.summary, final)
        summary = bring_up_to_date(settings, progress).summary
        with fresh_directory(final) as scratch:
            _compile(project, scratch, progress)
            check_site(scratch, progress)
            put_in_place(final, scratch)
        note_site(settings, final, read, summary)
    return _told(summary, final)


def propose_entries(request: Request, progress: Progress) -> str:
    """Write what a corpus tells into the editorial files; returns lines for the user.

    Raises:
        BriefingError: where there is no folder for them.
    """
    project = open_project(request)
    folder = project.settings.editorial
    if folder is None:
        raise BriefingError("no folder for actors.yml and topics.yml; name one with --editorial")
    editorial = load_editorial(folder if folder.is_dir() else None)
    records = _read_records(project, editorial, progress)
    added = propose(records, editorial, folder)
    placed = {a for t in records.topics for a in t.articles}
    lines = [_summary_of(one, folder) for one in added]
    lines.append(f"{len(records.articles) - len(placed)} articles are in no topic")
    return "\n".join(lines)


def _read_records(project: Project, editorial: Editorial, progress: Progress) -> Records:
    from ..build import build_records  # heavy: a build with nothing to do takes no parser

    return build_records(project.settings, editorial, progress)


def _summary_of(added: Proposed, folder: Path) -> str:
    what = added.file.removesuffix(".yml")
    if not added.names:
        return f"no new {what}; {folder / added.file} is as it was"
    more = len(added.names) - _NAMED
    names = ", ".join(added.names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"{len(added.names)} new {what} in {folder / added.file}: {names}"


def check_built(request: Request, progress: Progress) -> str:
    """Validate the editorial files, then the links of the site if there is one.

    Raises:
        BriefingError: with everything that is wrong.
    """
    project = open_project(request)
    editorial = load_editorial(project.settings.editorial)
    if editorial.corrections:
        _check_corrections(project, editorial, progress)
    said = (
        f"{len(editorial.actors)} actors, {len(editorial.topics)} topics and "
        f"{len(editorial.corrections)} corrections are valid"
    )
    site = project.site_dir
    if not site.is_dir():
        return f"{said}; no site in {site} yet (briefing build)"
    check_site(site, progress)
    return f"{said}; every link of {site} lands"


def check_site(site_dir: Path, progress: Progress) -> None:
    """Stop the build when a link does not land or a page loads from another host.

    Raises:
        VerificationError: with the first fifty that break a promise.
    """
    broken = verify_site(site_dir, progress=progress)
    if broken:
        raise VerificationError("\n".join(["the site breaks a promise:", *broken[:50]]))


def _check_corrections(project: Project, editorial: Editorial, progress: Progress) -> None:
    """Stop at corrections that name nothing, which only who reads the articles can know."""
    records = _read_records(project, editorial, progress)
    idle = [i for i in records.issues if i.kind == "correction-not-applied"]
    if idle:
        lines = [f"{i.source}:{i.line}: {i.message.partition(': ')[2]}" for i in idle]
        raise BriefingError("\n".join([f"{len(idle)} corrections cannot be applied:", *lines]))


def _compile(project: Project, scratch: Path, progress: Progress) -> None:
    config, plugin = project.config, project.plugin
    config.site_dir = str(scratch)
    config.strict = True
    plugin.progress = progress
    plugin.prepared = True  # the hook need not do again what was just done
    try:
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except Abort as error:
        raise BriefingError(f"MkDocs stopped: {error}; its warnings are above") from error
    finally:
        plugin.prepared, plugin.progress = False, Silent()  # MkDocs may hand it out once more
        config.plugins.on_shutdown()


def _told(summary: str, site: Path) -> str:
    first, _, more = summary.partition("\n")
    return "\n".join(filter(None, [f"{first}; site in {site}", more]))
