"""Nothing to do when nothing changed: what a build read and wrote, compared with what is there."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from .errors import BriefingError
from .pages.files import generated, hand_written
from .parallel import helper
from .progress import Progress
from .records import Records
from .settings import Settings
from .site.replace import locked
from .store import digest, opened

#: Libraries whose next version may say something else about the same text.
_LIBRARIES = (
    "spacy",
    "jinja2",
    "matplotlib",
    "orjson",
    "rapidfuzz",
    "datasketch",
    "trafilatura",
)


def bring_up_to_date(settings: Settings, progress: Progress) -> str:
    """Write the pages unless those of the last build still stand; returns a line on them.

    The last build counts when it read the same bytes with the same code and settings, and
    every file that it wrote is as it left it.

    Raises:
        BriefingError: as `generator.build.prepare`.
    """
    key = digest(str(settings.docs_dir))
    read = _inputs(settings)
    with opened(settings.cache) as store:
        built = _loaded(store.get("built", key))
    if built.get("read") == read and built.get("wrote") == _outputs(settings):
        progress.stage("Nothing changed since the last build")
        return built.get("line", "")
    line = summary(_prepare(settings, progress))
    kept = {"read": read, "wrote": _outputs(settings), "line": line}
    with opened(settings.cache) as store:
        store.put("built", [(key, json.dumps(kept).encode())])
        store.end_build()
    return line


@contextlib.contextmanager
def only_build(settings: Settings) -> Iterator[None]:
    """Builds that write the same pages wait for one another, whoever starts them."""
    folder = settings.cache.parent if settings.cache else settings.docs_dir
    folder.mkdir(parents=True, exist_ok=True)
    lock = folder / "build.lock"
    lock.touch()
    with locked(lock):
        yield


def summary(records: Records) -> str:
    """What a build found, in a line."""
    return (
        f"{len(records.articles)} articles, {len(records.quotes)} quotations, "
        f"{len(records.figures)} figures, {len(records.chronology)} events; "
        f"{len(records.issues)} issues on the Coverage page"
    )


def _prepare(settings: Settings, progress: Progress) -> Records:
    files = sum(1 for _ in _below(settings.corpus))
    with helper(settings, files) as beside:  # forked while there is little to copy
        from .build import prepare  # heavy: only a build needs the language pipeline

        return prepare(settings, progress, beside).records


def _inputs(settings: Settings) -> str:
    """Digest of everything that decides what the pages say."""
    here = Path(__file__).parent
    parts = [
        repr(replace(settings, jobs=0, cluster=None)),
        *(version(name) for name in _LIBRARIES),
        _bytes_of(p for p in here.rglob("*") if p.suffix in {".py", ".yml", ".txt", ".json"}),
        _bytes_of(_below(settings.corpus)),
        _bytes_of(_below(settings.templates)),
        _bytes_of(settings.editorial.glob("*.y*ml") if settings.editorial else ()),
        _bytes_of([settings.evaluation] if settings.evaluation else ()),
        _bytes_of(hand_written(settings.docs_dir)),
    ]
    return digest(*parts)


def _below(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _bytes_of(paths: Iterable[Path]) -> str:
    """Digest of names and contents, in the order of the names."""
    h = hashlib.blake2b(digest_size=16)
    try:
        for path in sorted(paths):
            content = path.read_bytes()
            h.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            h.update(content)
    except OSError as error:
        raise BriefingError(f"cannot read {error.filename}: {error.strerror}") from error
    return h.hexdigest()


def _outputs(settings: Settings) -> str:
    """Digest of which generated files there are, how long and how old."""
    found = []
    for path in generated(settings.docs_dir):
        try:
            status = os.stat(f"{settings.docs_dir}/{path}")  # noqa: PTH116 (2,000 paths)
        except OSError:
            continue
        found.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return digest(*found)


def _loaded(blob: bytes | None) -> dict[str, str]:
    try:
        kept = json.loads(blob) if blob else {}
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}
