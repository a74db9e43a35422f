"""Long lists in parts that a browser can hold and a reader can leaf through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from .lookup import Link

#: Items on one page; a list that is not much longer stays whole.
SIZE = 400
_SLACK = 100


class _Dated(Protocol):
    @property
    def month(self) -> tuple[str, str]: ...


T = TypeVar("T", bound=_Dated)


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page of a list."""

    number: int
    path: str
    items: tuple[T, ...]
    others: tuple[Link, ...]
    """Every part, this one among them without a link; empty when there is only one."""

    def title(self, name: str) -> str:
        """The list's name, with the part's number from the second on."""
        return name if self.number == 1 else f"{name}, part {self.number}"


def parts_of(stem: str, items: Sequence[T]) -> tuple[Part[T], ...]:
    """A list in parts, in order; one part, which may be empty, for a list of usual length."""
    whole = len(items) <= SIZE + _SLACK
    chunks = [items[i : i + SIZE] for i in range(0, len(items), SIZE)]
    chunks = [items] if whole else chunks
    paths = [f"{stem}.md" if n == 1 else f"{stem}-{n}.md" for n in range(1, len(chunks) + 1)]
    links = [Link(_period(c), p) for c, p in zip(chunks, paths, strict=True)]
    return tuple(
        Part(
            number=n + 1,
            path=paths[n],
            items=tuple(chunk),
            others=()
            if whole
            else tuple(Link(x.text, None if i == n else x.href) for i, x in enumerate(links)),
        )
        for n, chunk in enumerate(chunks)
    )


def _period(items: Sequence[_Dated]) -> str:
    if not items:
        return ""
    first, last = items[0].month[1], items[-1].month[1]
    return first if first == last else f"{first} to {last}"
