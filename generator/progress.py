"""How stages tell what they are doing, without printing anything themselves."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told about long work; the command line shows it, tests and hooks may ignore it."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A new stage begins; ``total`` is its number of steps when known."""

    def advance(self, done: int) -> None:
        """``done`` steps of the current stage are finished."""


class Silent:
    """Shows nothing."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Ignored."""

    def advance(self, done: int) -> None:
        """Ignored."""
