"""What may go wrong in a way that stops a build. Imports nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass


class BriefingError(Exception):
    """A build that cannot go on; its text is the whole message for the user."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file that a person wrote."""

    file: str
    line: int | None
    key: str
    """Path of the offending key: ``actors[3].kind``."""
    value: str
    expected: str
    """What would have been right, with the nearest valid name when there is one."""

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.key}: {self.value!r} is not valid; expected {self.expected}"


class EditorialError(BriefingError):
    """All problems of the editorial files, reported at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        head = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__("\n".join([f"{head} in the editorial files:", *map(str, problems)]))


class VerificationError(BriefingError):
    """A record whose span is not its text, or a link that does not land."""
