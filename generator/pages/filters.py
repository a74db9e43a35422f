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

from .json_encoding import to_json
from .pagination import ListPart
from .record_index import RecordIndex
from .view_models import FilterValues

T = TypeVar("T")

_FIELDS = ("topic", "actor", "outlet", "kind")
#: So many values of a field stand on the page; the script knows the others.
_SHOWN = 60


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
    shown: FilterOptions
    """The choices that stand on the first page: of many values the most frequent."""
    total: int
    """Records of the list."""


@dataclass(frozen=True, slots=True)
class FilteredList(Generic[T]):
    """A list, in its parts, and what it can be narrowed by."""

    name: str
    parts: tuple[ListPart[T], ...]
    marks: tuple[FilterValues, ...]
    """One a record, in the order of the pages."""
    choices: FilterOptions

    @property
    def path(self) -> str:
        """Where the script stands."""
        return f"data/lists/{self.name}.js"

    @property
    def form(self) -> FilterForm:
        """The controls of this list."""
        shown = replace(
            self.choices,
            topic=_frequent(self.choices.topic),
            actor=_frequent(self.choices.actor),
            outlet=_frequent(self.choices.outlet),
        )
        return FilterForm(self.name, self.path, shown, len(self.marks))

    def script(self) -> bytes:
        """The whole list's index, as a script that leaves it in ``briefingData``."""
        fields = {
            name: getattr(self.choices, name) for name in ("topic", "actor", "outlet", "kind")
        }
        places = {n: {c.value: i for i, c in enumerate(found)} for n, found in fields.items()}
        index: dict[str, Any] = {
            "pages": [(p.path.removesuffix(".md") + ".html", p.size) for p in self.parts],
            "fields": {n: [(c.value, c.label, c.count) for c in f] for n, f in fields.items()},
        }
        head = to_json(index).removesuffix(b"}")
        rows = b",\n".join(to_json(_row(marks, places)) for marks in self.marks)
        name = to_json(self.name)
        return b'(window.briefingData ??= {})[%b] = %b,"items":[\n%b\n]};\n' % (name, head, rows)


def filtered_list(
    name: str, parts: Sequence[ListPart[T]], marks: Iterable[FilterValues], index: RecordIndex
) -> FilteredList[T]:
    """The filters of a list, whose records' marks are given in the order of its pages."""
    found = tuple(marks)
    return FilteredList(name, tuple(parts), found, _choices(found, index))


def _choices(marks: Sequence[FilterValues], index: RecordIndex) -> FilterOptions:
    """Every value that at least one record has, dates as bounds."""
    outlets = {index.outlet_key(a): index.outlet(a) for a in index.articles.values()}
    days = sorted(d for m in marks for d in (m.first, m.last) if d)
    return FilterOptions(
        topic=_labelled((t for m in marks for t in m.topics), lambda t: index.topic(t).text),
        actor=_labelled((a for m in marks for a in m.actors), lambda a: index.actor(a).text),
        outlet=_labelled((o for m in marks for o in m.outlets), lambda o: outlets[o]),
        kind=_labelled((m.kind for m in marks), str.capitalize),
        first=days[0] if days else "",
        last=days[-1] if days else "",
    )


def _labelled(values: Iterable[str], label: Callable[[str], str]) -> tuple[FilterOption, ...]:
    found = [FilterOption(v, label(v), n) for v, n in Counter(values).items()]
    return tuple(sorted(found, key=lambda c: (c.label.casefold(), c.value)))


def _frequent(choices: Sequence[FilterOption]) -> tuple[FilterOption, ...]:
    most = {c.value for c in sorted(choices, key=lambda c: -c.count)[:_SHOWN]}
    return tuple(c for c in choices if c.value in most)


def _row(marks: FilterValues, places: dict[str, dict[str, int]]) -> list[object]:
    """[topics, actors, outlets, kind, first day, last day]; a day is a number, 0 unknown."""
    return [
        [places["topic"][t] for t in marks.topics],
        [places["actor"][a] for a in marks.actors],
        [places["outlet"][o] for o in marks.outlets],
        places["kind"][marks.kind],
        int(marks.first.replace("-", "") or 0),
        int(marks.last.replace("-", "") or 0),
    ]
