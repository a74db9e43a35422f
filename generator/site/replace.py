"""A directory that is replaced whole or not at all, whoever is killed at what moment."""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

_HERE = -100  # AT_FDCWD of <fcntl.h>
_EXCHANGE = 2  # RENAME_EXCHANGE of <linux/fs.h>


@contextlib.contextmanager
def fresh_directory(final: Path) -> Iterator[Path]:
    """A directory beside ``final`` to fill and to `put_in_place`; gone afterwards.

    It is locked while somebody fills it, and a lock ends with its process: what is there
    without one was left by a killed build and is removed first.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    with locked(final.parent):
        _recover(final)
        made = Path(mkdtemp(prefix=f".{final.name}-", dir=final.parent))
        lock = os.open(made, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_EX)
    made.chmod(0o755)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        os.close(lock)


def put_in_place(final: Path, fresh: Path) -> None:
    """Give ``fresh`` the name ``final``; readers see the one or the other, never a mixture."""
    if not final.exists():
        fresh.rename(final)
    elif not _exchange(final, fresh):
        old = fresh.with_name(fresh.name + ".old")
        final.rename(old)  # killed here, the next build finds it and puts it back
        fresh.rename(final)
        shutil.rmtree(old, ignore_errors=True)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Alone with a file or directory among all who ask; the lock ends with the process."""
    lock = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _recover(final: Path) -> None:
    left = sorted(p for p in final.parent.glob(f".{final.name}-*") if p.is_dir())
    for path in left:
        if path.suffix == ".old" and not final.exists():
            path.rename(final)
        elif _is_free(path):
            shutil.rmtree(path, ignore_errors=True)


def _is_free(path: Path) -> bool:
    """True when no running process is filling the directory."""
    try:
        lock = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(lock)
    return True


def _exchange(one: Path, other: Path) -> bool:
    """Swap two names in one step, where the kernel and the file system can (Linux)."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done = renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return bool(done == 0)
