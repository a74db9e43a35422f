"""Nothing to do when nothing changed: what a build read and wrote, compared with what is there.

Notes lie beside the cache, for what a build writes is the same bytes wherever and whenever it is
written.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from ..cache import digest, installed
from ..editorial.misfit import misfit
from ..errors import BriefingError
from ..pages.changes import edition_digest
from ..pages.files import generated, hand_written
from ..progress import Progress
from ..records import Records
from ..settings import Settings
from .replace import locked

_PACKAGE = Path(__file__).parents[1]
_CODE = {".py", ".yml", ".txt", ".json"}


@dataclass(frozen=True, slots=True)
class BuildNote:
    """What the last build of a folder read and wrote."""

    read: str
    """Digest of everything that decides what is in the folder."""
    wrote: str
    """Digest of which files it wrote, how long and how old."""
    summary: str
    """What it found, in a line for the user."""
    since: str = ""
    """Digest of the edition that it was compared with."""


def bring_up_to_date(settings: Settings, progress: Progress) -> BuildNote:
    """Write the pages, unless those of the last build still stand.

    Raises:
        BriefingError: as `generator.build.build_pages`.
    """
    read, since = digest_of_inputs(settings), edition_digest(settings.replaced)
    note = _read_note(settings, settings.docs_dir)
    if (
        note
        and note.read == read
        and note.wrote == _stamps_of_pages(settings.docs_dir)
        and since in (note.since, edition_digest(settings.docs_dir))
    ):
        progress.stage("No page changed since the last build")
        return note
    from ..build import build_pages  # heavy: only a build needs the language pipeline

    summary = summarize(build_pages(settings, progress).records)
    made = BuildNote(read, _stamps_of_pages(settings.docs_dir), summary, since)
    _write_note(settings, settings.docs_dir, made)
    return made


def standing_site(settings: Settings, site_dir: Path, read: str) -> BuildNote | None:
    """The note on a site that is as a build left it, made of what there is to read now."""
    note = _read_note(settings, site_dir)
    stands = note and note.read == read and note.wrote == _stamps_of_site(site_dir)
    return note if stands else None


def note_site(settings: Settings, site_dir: Path, read: str, summary: str) -> None:
    """Leave a note on a site that is whole and in its place."""
    _write_note(settings, site_dir, BuildNote(read, _stamps_of_site(site_dir), summary))


@contextlib.contextmanager
def only_build(settings: Settings) -> Iterator[None]:
    """Builds that write the same pages wait for one another, whoever starts them."""
    folder = settings.cache.parent if settings.cache else settings.docs_dir
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder / "build.lock"):
        yield


def summarize(records: Records) -> str:
    """What a build found, in a line; in a second, whether it is what editors wrote about."""
    found = (
        f"{len(records.articles)} articles, {len(records.quotes)} quotations, "
        f"{len(records.figures)} figures, {len(records.chronology)} events; "
        f"{len(records.issues)} issues on the Coverage page"
    )
    return "\n".join(filter(None, [found, misfit(records)]))


def digest_of_inputs(settings: Settings, *more: Path) -> str:
    """Digest of everything that decides what pages say: settings, code, libraries, and what
    people wrote; and of ``more`` files, for what else a site is made of.

    Raises:
        BriefingError: for a file that cannot be read.
    """
    return digest(
        repr(replace(settings, jobs=0, cluster=None, replaced=None)),
        installed(),
        _bytes_of(p for p in _below(_PACKAGE) if p.suffix in _CODE),
        _bytes_of(_below(settings.corpus), required=False),
        *(_bytes_of(_below(folder)) for folder in settings.template_folders),
        _bytes_of(settings.editorial.glob("*.y*ml") if settings.editorial else ()),
        _bytes_of([settings.evaluation] if settings.evaluation else ()),
        _bytes_of(hand_written(settings.docs_dir)),
        _bytes_of(more),
    )


def _below(folder: Path) -> Iterator[Path]:
    """Files below a folder but for hidden ones, which nothing reads: a cache may lie there."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found = (Path(place) / name for name in names if not name.startswith("."))
        yield from (path for path in found if path.is_file())


def _bytes_of(paths: Iterable[Path], *, required: bool = True) -> str:
    """Digest of names and contents, in the order of the names; an article that cannot be read
    is an issue of the build and counts as empty."""
    h = hashlib.blake2b(digest_size=16)
    try:
        for path in sorted(paths):
            try:
                content = path.read_bytes()
            except OSError:
                if required:
                    raise
                content = b""
            h.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            h.update(content)
    except OSError as error:
        raise BriefingError(f"cannot read {error.filename}: {error.strerror}") from error
    return h.hexdigest()


def _stamps_of_pages(docs_dir: Path) -> str:
    return _stamps(f"{docs_dir}/{path}" for path in generated(docs_dir))


def _stamps_of_site(site_dir: Path) -> str:
    found = (f"{place}/{name}" for place, _, names in os.walk(site_dir) for name in names)
    return _stamps(found)


def _stamps(paths: Iterable[str]) -> str:
    """Digest of names, lengths and times of files that are there."""
    found = []
    for path in sorted(paths):
        with contextlib.suppress(OSError):
            status = os.stat(path)  # noqa: PTH116 (thousands: a Path of each takes longer)
            found.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return digest(*found)


def _note_file(settings: Settings, folder: Path) -> Path | None:
    """Where the note on a folder lies; nowhere when nothing is cached."""
    if settings.cache is None:
        return None
    return settings.cache.with_name(f"built-{digest(str(folder))[:12]}.json")


def _read_note(settings: Settings, folder: Path) -> BuildNote | None:
    """The note of the build that made a folder; None when none has, or it is damaged."""
    file = _note_file(settings, folder)
    try:
        return BuildNote(**json.loads(file.read_text(encoding="utf-8"))) if file else None
    except (OSError, ValueError, TypeError):
        return None


def _write_note(settings: Settings, folder: Path, note: BuildNote) -> None:
    """Write a note, whole or not at all; without one the next build only takes longer."""
    file = _note_file(settings, folder)
    if file is not None:
        with contextlib.suppress(OSError):
            fresh = file.with_suffix(".new")
            fresh.write_text(json.dumps(asdict(note), indent=1) + "\n", encoding="utf-8")
            fresh.replace(file)
