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
    """A part as another part names it."""

    number: int
    link: Link
    """What it holds; without an address where it names itself."""
    skipped: bool
    """Whether parts between it and the one named before it are not named."""


@dataclass(frozen=True, slots=True)
class ListPart(Generic[T]):
    """One page of a list."""

    number: int
    path: str
    items: tuple[T, ...]
    first: int
    """How many records of the list stand on the pages before it."""
    size: int
    """How many stand on it."""
    of: int
    """How many parts there are."""
    others: tuple[PartLink, ...]
    """On the first part every part, on another the first, the nearest and the last, itself
    among them; empty when there is only one."""

    def title(self, name: str) -> str:
        """The list's name, with the part's number from the second on."""
        return name if self.number == 1 else f"{name}, part {self.number}"


def paginate(
    stem: str,
    items: Sequence[T],
    named: Callable[[Sequence[T]], str],
    size: Callable[[T], int] = lambda item: 1,
) -> tuple[ListPart[T], ...]:
    """A list in parts, in order; one part, which may be empty, for a list of usual length.

    Args:
        stem: the first part's file name without its ending.
        items: what stands together and is never parted.
        named: what a part holds, in a few words.
        size: how many records an item is made of.
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
            others=() if whole else tuple(_others(n, links)),
        )
        for n, (chunk, first) in enumerate(zip(chunks, accumulate(sizes, initial=0), strict=False))
    )


def paginate_by_day(stem: str, lines: Sequence[ListItem]) -> tuple[ListPart[ListItem], ...]:
    """A dated list in parts that end with a day, unless a day is longer than a page: one line
    more then moves few others to another page."""
    days: list[tuple[ListItem, ...]] = []
    for _, group in groupby(lines, key=lambda line: line.values.first):
        day = tuple(group)
        days += [
            day[i : i + limits.RECORDS_PER_PAGE]
            for i in range(0, len(day), limits.RECORDS_PER_PAGE)
        ]
    parts = paginate(stem, days, lambda days: period([*chain(*days)]), len)
    return tuple(
        ListPart(p.number, p.path, tuple(chain(*p.items)), p.first, p.size, p.of, p.others)
        for p in parts
    )


def period(lines: Sequence[ListItem]) -> str:
    """The months a part of a dated list is of."""
    if not lines:
        return ""
    first, last = lines[0].month[1], lines[-1].month[1]
    return first if first == last else f"{first} to {last}"


def _others(here: int, links: Sequence[Link]) -> Iterator[PartLink]:
    """The parts that the part with index ``here`` names."""
    last = len(links) - 1
    near = {
        0,
        *range(max(here - limits.NEIGHBOUR_PAGES, 0), min(here + limits.NEIGHBOUR_PAGES, last) + 1),
        last,
    }
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
