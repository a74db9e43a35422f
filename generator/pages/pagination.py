"""Long lists divided into pages that a browser can hold and a reader can leaf through.

Readers know them as parts: "part 2 of 5".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, groupby, pairwise
from typing import Generic, Protocol, TypeVar

from . import limits
from .addresses import Link
from .formatting import format_date


class _Dated(Protocol):
    @property
    def day(self) -> str: ...

    @property
    def month(self) -> tuple[str, str]: ...


T = TypeVar("T")
D = TypeVar("D", bound=_Dated)


@dataclass(frozen=True, slots=True)
class PartLink:
    """A link from one part to another."""

    number: int
    link: Link
    """In words what the part holds; without an address on the part itself."""
    skipped: bool
    """Whether parts are left out between it and the link before."""


@dataclass(frozen=True, slots=True)
class ListPart(Generic[T]):
    """One page of a list."""

    number: int
    path: str
    items: tuple[T, ...]
    first: int
    """Number of records on the parts before it."""
    size: int
    """Number of records on it."""
    of: int
    """Number of parts."""
    links: tuple[PartLink, ...]
    """On the first part links to all parts; on another to the first, the nearest and the last,
    itself among them. Empty when there is only one."""

    def title(self, name: str) -> str:
        """The list's name, with the part's number from the second on."""
        return name if self.number == 1 else f"{name}, part {self.number}"


def paginate(
    stem: str,
    items: Sequence[T],
    named: Callable[[Sequence[T]], str],
    size: Callable[[T], int] = lambda item: 1,
) -> tuple[ListPart[T], ...]:
    """A list in parts, in order: one part, which may be empty, unless the list is long.

    Args:
        stem: the first part's file name without its ending.
        items: each stays whole.
        named: says in a few words what a part holds.
        size: number of records of an item.
    """
    whole = sum(map(size, items)) <= limits.RECORDS_PER_PAGE + limits.RECORDS_OVERRUN
    chunks = [items] if whole else list(_chunks(items, size))
    paths = [f"{stem}.md" if n == 1 else f"{stem}-{n}.md" for n in range(1, len(chunks) + 1)]
    names = _told_apart([named(chunk) for chunk in chunks])
    links = [Link(name, path) for name, path in zip(names, paths, strict=True)]
    sizes = [sum(map(size, chunk)) for chunk in chunks]
    return tuple(
        ListPart(
            number=n + 1,
            path=paths[n],
            items=tuple(chunk),
            first=first,
            size=sizes[n],
            of=len(chunks),
            links=() if whole else tuple(_links_from(n, links)),
        )
        for n, (chunk, first) in enumerate(zip(chunks, accumulate(sizes, initial=0), strict=False))
    )


def paginate_by_day(stem: str, items: Sequence[D]) -> tuple[ListPart[D], ...]:
    """A dated list in parts that end where a day does, unless a day is longer than a part.

    One item more then moves few others to another part, whose page must be written again.
    """
    days: list[tuple[D, ...]] = []
    for _, group in groupby(items, key=lambda item: item.day):
        day = tuple(group)
        days += [
            day[i : i + limits.RECORDS_PER_PAGE]
            for i in range(0, len(day), limits.RECORDS_PER_PAGE)
        ]
    parts = paginate(stem, days, lambda days: period([*chain(*days)]), len)
    return tuple(
        ListPart(p.number, p.path, tuple(chain(*p.items)), p.first, p.size, p.of, p.links)
        for p in parts
    )


def period(items: Sequence[_Dated]) -> str:
    """From the first to the last month of some items of a dated list, in words; from the first to
    the last day where that is one month. Where the list goes back in time, what comes after that
    is told apart."""
    turns = (n for n, (one, other) in enumerate(pairwise(items), 1) if "" < other.day < one.day)
    if turn := next(turns, 0):
        return f"{period(items[:turn])}, then {period(items[turn:])}"
    if not items:
        return ""
    first, last = items[0], items[-1]
    if first.month != last.month:
        return f"{first.month[1]} to {last.month[1]}"
    return format_date(f"{first.day}/{last.day}") if first.day else first.month[1]


def _told_apart(names: Sequence[str]) -> list[str]:
    """Names with a number where several are alike.

    >>> _told_apart(["4 May", "5 May", "5 May"])
    ['4 May', '5 May (1 of 2)', '5 May (2 of 2)']
    """
    total, seen = Counter(names), Counter[str]()
    found = []
    for name in names:
        seen[name] += 1
        found.append(name if total[name] == 1 else f"{name} ({seen[name]} of {total[name]})")
    return found


def _links_from(here: int, links: Sequence[Link]) -> Iterator[PartLink]:
    """Links from the part at index ``here``."""
    last = len(links) - 1
    first_near = max(here - limits.NEIGHBOUR_PAGES, 0)
    last_near = min(here + limits.NEIGHBOUR_PAGES, last)
    near = {0, *range(first_near, last_near + 1), last}
    before = -1
    for n in sorted(near) if here else range(len(links)):
        link = Link(links[n].text, None) if n == here else links[n]
        yield PartLink(n + 1, link, skipped=n > before + 1)
        before = n


def _chunks(items: Sequence[T], size: Callable[[T], int]) -> Iterator[Sequence[T]]:
    chunk: list[T] = []
    held = 0
    for item in items:
        if chunk and held + size(item) > limits.RECORDS_PER_PAGE:
            yield chunk
            chunk, held = [], 0
        chunk.append(item)
        held += size(item)
    yield chunk
