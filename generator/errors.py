"""What may go wrong in a way that stops a build. Imports nothing of ours."""

from __future__ import annotations

import errno
from dataclasses import dataclass

#: Problems that a message shows: nobody mends more at once.
_SHOWN = 100


class BriefingError(Exception):
    """A build that cannot go on; its text is the whole message for the user."""


def with_advice(error: OSError) -> str:
    """What the system refused to do, and what may be done about it, in a line.

    >>> with_advice(OSError(errno.ENOSPC, "No space left on device", "site/index.html"))
    'site/index.html: No space left on device; free some space, then build again'
    """
    where = f"{error.filename}: " if error.filename else ""
    what = error.strerror or str(error) or type(error).__name__
    advice = _ADVICE.get(error.errno or 0)
    return f"{where}{what}; {advice}" if advice else f"{where}{what}"


_SPACE = "free some space, then build again"
_WRITE = "allow reading and writing there, or name another folder"
_ADVICE = {
    errno.ENOSPC: _SPACE,
    errno.EDQUOT: _SPACE,
    errno.EFBIG: _SPACE,
    errno.EACCES: _WRITE,
    errno.EPERM: _WRITE,
    errno.EROFS: _WRITE,
    errno.EEXIST: "move away what is there",
    errno.ENOTDIR: "name a folder",
    errno.ENAMETOOLONG: "use shorter names",
    errno.EMFILE: "raise the number of files that may be open (ulimit -n)",
}


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
        if len(problems) > _SHOWN:
            head += f", of which the first {_SHOWN},"
        shown = map(str, problems[:_SHOWN])
        super().__init__("\n".join([f"{head} in the editorial files:", *shown]))


class VerificationError(BriefingError):
    """A record whose span is not its text, or a link that does not land."""
