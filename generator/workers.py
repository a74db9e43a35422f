"""Where per-article work runs: in this process, in a pool of processes, or on a cluster."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context, parent_process

from .errors import BriefingError
from .settings import Settings

#: Characters from which loading the model in several processes pays.
_POOL_FROM = 300_000


@dataclass(frozen=True, slots=True)
class Pool:
    """An executor and how to use it."""

    executor: Executor | None
    """None: work in this process."""
    under_way: int
    """Chunks handed out at a time; bounds memory."""
    shares_files: bool
    """Whether workers see the cache file."""


@contextlib.contextmanager
def workers(settings: Settings, size: int) -> Iterator[Pool]:
    """Whatever suits ``size`` characters of text: a cluster when one is named, a pool of
    processes when there is enough to do, else this process.

    Raises:
        BriefingError: when the cluster cannot be reached, or its client is not installed.
    """
    jobs = settings.jobs or os.cpu_count() or 1
    if settings.cluster and size:
        with _cluster(settings.cluster) as pool:
            yield pool
    elif jobs > 1 and size > _POOL_FROM:
        processes = get_context("spawn")
        with ProcessPoolExecutor(jobs, processes, initializer=_end_with_parent) as executor:
            yield Pool(executor, 2 * jobs, shares_files=True)
    else:
        yield Pool(None, 1, shares_files=True)


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
def _cluster(address: str) -> Iterator[Pool]:
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
    with client:
        threads = sum(client.nthreads().values())
        with client.get_executor(pure=False) as executor:
            yield Pool(executor, max(2, 2 * threads), shares_files=False)
