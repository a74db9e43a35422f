"""Where per-article work runs: in this process, in a pool of processes, or on a cluster."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from typing import TypeVar

from .errors import BriefingError
from .settings import Settings

A = TypeVar("A")
T = TypeVar("T")

#: Characters from which loading the model in several processes pays.
_POOL_FROM_CHARACTERS = 300_000
#: Items in a chunk, at most: bounds memory, and the loss when a build is killed.
_LARGEST_CHUNK = 32
#: Chunks for each process, at least, so that nobody waits long for the last.
_CHUNKS_A_PROCESS = 4


def map_in_chunks(
    work: Callable[[Sequence[A]], Sequence[T]],
    items: Sequence[A],
    characters: int,
    settings: Settings,
) -> Iterator[T]:
    """What ``work`` returns for chunks of the items, one result an item, in their order.

    Args:
        work: can be pickled, as can items and results.
        characters: length of the text that there is to work on; decides where it is done.

    Raises:
        BriefingError: when the cluster cannot be reached, or its client is not installed.
    """
    jobs = settings.jobs or os.cpu_count() or 1
    with _executor(settings, jobs, characters) as executor:
        size = max(1, min(_LARGEST_CHUNK, len(items) // (jobs * _CHUNKS_A_PROCESS)))
        chunks = [items[start : start + size] for start in range(0, len(items), size)]
        for results in executor.map(work, chunks) if executor else map(work, chunks):
            yield from results


@contextlib.contextmanager
def _executor(settings: Settings, jobs: int, characters: int) -> Iterator[Executor | None]:
    """Whatever suits the work: a cluster when one is named, a pool of processes when there is
    enough to do, else None for this process."""
    if settings.cluster and characters:
        with _cluster(settings.cluster) as executor:
            yield executor
    elif jobs > 1 and characters > _POOL_FROM_CHARACTERS:
        with ProcessPoolExecutor(jobs, get_context("spawn"), _end_with_parent) as executor:
            yield executor
    else:
        yield None


def _end_with_parent() -> None:
    """A pool's process would wait for work for ever when the one that asks is killed."""
    parent = parent_process()
    if parent is None:
        return

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


@contextlib.contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    """An existing Dask scheduler; it gives a killed worker's chunks to the others."""
    try:
        from distributed import Client
    except ImportError as error:
        raise BriefingError(
            "--cluster needs Dask's client: pip install 'briefing-site-generator[cluster]'"
        ) from error
    try:
        client = Client(address, timeout="20s")
    except (OSError, ValueError) as error:
        raise BriefingError(
            f"no Dask scheduler answers at {address!r} ({error}); start one with "
            "'dask scheduler' and workers with 'dask worker ADDRESS'"
        ) from error
    with client, client.get_executor(pure=False) as executor:
        yield executor
