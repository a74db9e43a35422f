"""Where per-article work runs: in this process, in a pool of processes, or on a cluster."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from multiprocessing import get_context, parent_process
from typing import TypeVar

from .errors import BriefingError
from .settings import Settings

T = TypeVar("T")

#: Characters from which loading the model in several processes pays.
_POOL_FROM = 300_000
#: Files that take about as long to read as the model takes to load.
_HELP_FROM = 200
#: What a helper is likely to need, and what takes a second to import.
_LANGUAGE_PIPELINE = f"{__package__}.extractor"


@dataclass(frozen=True, slots=True)
class Pool:
    """An executor and how to use it."""

    executor: Executor | None
    """None: work in this process."""
    under_way: int
    """Chunks handed out at a time; bounds memory."""
    shares_files: bool
    """Whether workers see the cache file."""


class Helper:
    """A process beside this one, which gets ready for work while this one finds out what there
    is to do. Where there cannot be one, it does nothing."""

    def __init__(self, executor: Executor | None = None) -> None:
        self._executor = executor
        self.ready = False
        """Whether it was told to get ready: who did not ask for it works without it."""

    def get_ready(self, load: Callable[..., object], *arguments: object) -> None:
        """Let it call something that takes long the first time only."""
        if self._executor is not None:
            with contextlib.suppress(BrokenExecutor):
                self._executor.submit(load, *arguments)
                self.ready = True

    def begin(self, function: Callable[..., T], *arguments: object) -> Callable[[], T]:
        """Let it call a pure function that this process can do without for a while; returns what
        gives the answer, and makes it here when there is no helper ready, or it is lost."""
        here = partial(function, *arguments)
        if self._executor is None or not self.ready:
            return here
        try:
            future = self._executor.submit(function, *arguments)
        except BrokenExecutor:
            return here

        def answer() -> T:
            try:
                return future.result()
            except BrokenExecutor:
                return here()

        return answer


@contextlib.contextmanager
def helper(settings: Settings, files: int) -> Iterator[Helper]:
    """A helper for a corpus of some files, if these are enough to keep this process busy while
    it gets ready, there is a second core for it, and nothing speaks against a fork. No connection
    to the cache may be open here, as SQLite does not outlive a fork."""
    jobs = settings.jobs or os.cpu_count() or 1
    executor = None
    if files >= _HELP_FROM and jobs > 1 and not settings.cluster:
        executor = forked(1)
    if executor is None:
        yield Helper()
        return
    with executor:
        executor.submit(import_module, _LANGUAGE_PIPELINE)  # forks now
        yield Helper(executor)


def forked(
    processes: int, begin: Callable[..., object] | None = None, *arguments: object
) -> ProcessPoolExecutor | None:
    """An executor whose processes are forked at the first task, with all that is here then, and
    call ``begin``; they end with this process. None where something speaks against a fork:
    threads, or a platform that does not do it well."""
    if threading.active_count() > 1 or sys.platform != "linux":
        return None
    starts = (begin, arguments)
    return ProcessPoolExecutor(processes, get_context("fork"), _begin, starts)


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


def _begin(begin: Callable[..., object] | None, arguments: tuple[object, ...]) -> None:
    _end_with_parent()
    if begin is not None:
        begin(*arguments)


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
