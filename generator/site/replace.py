"""A directory that is replaced whole or not at all, whoever is killed at what moment."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

_HERE = -100  # AT_FDCWD of <fcntl.h>
_EXCHANGE = 2  # RENAME_EXCHANGE of <linux/fs.h>
_OLD, _LOCK = ".old", ".lock"


@contextlib.contextmanager
def fresh_directory(final: Path) -> Iterator[Path]:
    """A directory beside ``final`` to fill and to `put_in_place`; gone afterwards.

    A lock beside it, which is there before it and ends with its process, says that somebody fills
    it: what is there without one was left by a killed build and is removed first.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    _recover(final)
    made = final.with_name(f".{final.name}-{uuid4().hex[:12]}")
    try:
        with locked(_lock_of(made)):
            made.mkdir()
            yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        _lock_of(made).unlink(missing_ok=True)


def put_in_place(final: Path, fresh: Path) -> None:
    """Give ``fresh`` the name ``final``; readers see the one or the other, never a mixture."""
    if not final.exists():
        fresh.rename(final)
    elif not _exchange(final, fresh):
        old = fresh.with_name(fresh.name + _OLD)
        final.rename(old)  # killed here, the next build finds it and puts it back
        fresh.rename(final)
        shutil.rmtree(old, ignore_errors=True)


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """Alone among all who ask for this file; the lock ends with the process."""
    with FileLock(file):
        yield


def _lock_of(directory: Path) -> Path:
    return directory.with_name(directory.name + _LOCK)


def _recover(final: Path) -> None:
    """Put back or remove what killed builds left, and nothing that is being filled."""
    ours = re.compile(rf"(\.{re.escape(final.name)}-[0-9a-f]{{12}})({_OLD}|{_LOCK})?")
    found = (ours.fullmatch(path.name) for path in final.parent.iterdir())
    for name in sorted({match[1] for match in found if match}):
        fresh = final.with_name(name)
        old, lock = fresh.with_name(name + _OLD), _lock_of(fresh)
        with contextlib.suppress(Timeout, OSError), FileLock(lock, blocking=False):
            if old.is_dir() and not final.exists():
                old.rename(final)
            for directory in (fresh, old):
                shutil.rmtree(directory, ignore_errors=True)
            lock.unlink()


def _exchange(one: Path, other: Path) -> bool:
    """Swap two names in one step, where the kernel and the file system can (Linux)."""
    if sys.platform != "linux":
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done = renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return bool(done == 0)
