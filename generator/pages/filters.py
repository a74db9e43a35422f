"""What the filters of a list know of it: a script that pages fetch when a reader narrows one.

A script and not JSON, because a page opened from disk may load a script beside it but no data.
It holds every record of the list, in the order of the pages it is parted into, so that a
choice narrows all parts at once and says exactly how many there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from . import limits
from .json_encoding import to_json
from .list_items import FilterValues
from .pagination import ListPart
from .record_index import RecordIndex

T = TypeVar("T")
_FIELDS = ("topic", "actor", "outlet", "kind")


@dataclass(frozen=True, slots=True)
class FilterOption:
    """One value of a filter and how many records have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """What a list can be narrowed by; each field's values by their labels."""

    topic: tuple[FilterOption, ...]
    actor: tuple[FilterOption, ...]
    outlet: tuple[FilterOption, ...]
    kind: tuple[FilterOption, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class FilterForm:
    """The controls that narrow a list, as a page shows them."""

    name: str
    path: str
    """Where the list's script stands."""
    options: FilterOptions
    """Of a field with many values the most frequent; none but dates after the first page, which
    then need not be written again whenever a number changes: the script knows them."""
    total: int | None
    """Records of the list; None after the first page."""


@dataclass(frozen=True, slots=True)
class FilteredList(Generic[T]):
    """A list, in its parts, and what it can be narrowed by."""

    name: str
    parts: tuple[ListPart[T], ...]
    values: tuple[FilterValues, ...]
    """One a record, in the order of the pages."""
    options: FilterOptions

    @property
    def path(self) -> str:
        """Where the script stands."""
        return f"data/lists/{self.name}.js"

    def form(self, part: ListPart[T]) -> FilterForm:
        """The controls on one page of the list."""
        if part.number > 1:
            dates_only = replace(self.options, topic=(), actor=(), outlet=(), kind=())
            return FilterForm(self.name, self.path, dates_only, None)
        frequent = replace(
            self.options,
            topic=_most_frequent(self.options.topic),
            actor=_most_frequent(self.options.actor),
            outlet=_most_frequent(self.options.outlet),
        )
        return FilterForm(self.name, self.path, frequent, len(self.values))

    def script(self) -> bytes:
        """The whole list's index, as a script that leaves it in ``briefingData``."""
        fields = {name: getattr(self.options, name) for name in _FIELDS}
        places = {n: {c.value: i for i, c in enumerate(found)} for n, found in fields.items()}
        index: dict[str, Any] = {
            "pages": [(p.path.removesuffix(".md") + ".html", p.size) for p in self.parts],
            "fields": {n: [(c.value, c.label, c.count) for c in f] for n, f in fields.items()},
        }
        head = to_json(index).removesuffix(b"}")
        rows = b",\n".join(to_json(_row(values, places)) for values in self.values)
        name = to_json(self.name)
        return b'(window.briefingData ??= {})[%b] = %b,"items":[\n%b\n]};\n' % (name, head, rows)


def filtered_list(
    name: str, parts: Sequence[ListPart[T]], values: Iterable[FilterValues], index: RecordIndex
) -> FilteredList[T]:
    """A list and its filters; ``values`` are those of its records in the order of its pages."""
    found = tuple(values)
    return FilteredList(name, tuple(parts), found, _options(found, index))


def _options(values: Sequence[FilterValues], index: RecordIndex) -> FilterOptions:
    """Every value that at least one record has, dates as bounds."""
    outlets = {index.outlet_key(a): index.outlet(a) for a in index.articles.values()}
    days = sorted(d for v in values for d in (v.first, v.last) if d)
    return FilterOptions(
        topic=_labelled((t for v in values for t in v.topics), lambda t: index.topic(t).text),
        actor=_labelled((a for v in values for a in v.actors), lambda a: index.actor(a).text),
        outlet=_labelled((o for v in values for o in v.outlets), lambda o: outlets[o]),
        kind=_labelled((v.kind for v in values), str.capitalize),
        first=days[0] if days else "",
        last=days[-1] if days else "",
    )


def _labelled(values: Iterable[str], label: Callable[[str], str]) -> tuple[FilterOption, ...]:
    found = [FilterOption(v, label(v), n) for v, n in Counter(values).items()]
    return tuple(sorted(found, key=lambda c: (c.label.casefold(), c.value)))


def _most_frequent(options: Sequence[FilterOption]) -> tuple[FilterOption, ...]:
    most = {c.value for c in sorted(options, key=lambda c: -c.count)[: limits.FILTER_OPTIONS]}
    return tuple(c for c in options if c.value in most)


def _row(values: FilterValues, places: dict[str, dict[str, int]]) -> list[object]:
    """[topics, actors, outlets, kind, first day, last day]; a day is a number, 0 unknown."""
    return [
        [places["topic"][t] for t in values.topics],
        [places["actor"][a] for a in values.actors],
        [places["outlet"][o] for o in values.outlets],
        places["kind"][values.kind],
        int(values.first.replace("-", "") or 0),
        int(values.last.replace("-", "") or 0),
    ]
