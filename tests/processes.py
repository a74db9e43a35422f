"""Processes for tests of processes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def by_itself(function: Callable[..., None], *arguments: object) -> None:
    """Call it in a new process: only one without threads forks another, and that of all tests
    may serve a site."""
    with ProcessPoolExecutor(1, get_context("spawn")) as executor:
        executor.submit(function, *arguments).result()
