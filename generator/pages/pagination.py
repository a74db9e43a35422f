"""Long lists divided into pages that a browser can hold and a reader can leaf through.

Readers know them as parts: "part 2 of 5".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, groupby
from typing import Generic, TypeVar

from . import limits
from .addresses import Link
from .list_items import ListItem

T = TypeVar("T")


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
    links = [Link(named(c), p) for c, p in zip(chunks, paths, strict=True)]
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


def paginate_by_day(stem: str, items: Sequence[ListItem]) -> tuple[ListPart[ListItem], ...]:
    """A dated list in parts that end where a day does, unless a day is longer than a part.

    One item more then moves few others to another part, whose page must be written again.
    """
    days: list[tuple[ListItem, ...]] = []
    for _, group in groupby(items, key=lambda item: item.values.first):
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


def period(items: Sequence[ListItem]) -> str:
    """From the first to the last month of some items of a dated list, in words."""
    if not items:
        return ""
    first, last = items[0].month[1], items[-1].month[1]
    return first if first == last else f"{first} to {last}"


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
