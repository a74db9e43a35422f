"""What takes the place of a cancelled event."""

from __future__ import annotations

import pytest

from generator.join.chronology import build_chronology
from generator.records import Event, Status
from tests.factory import article

OFF = "The match planned for Thursday was called off."


def event(start: int, date: str, status: Status, sentence: str, where: str = "a") -> Event:
    return Event(
        id=f"{where}-e{start}-{date}", article=where, start=start, end=start + len(sentence),
        sentence=sentence, expression="then", date=date, precision="day", status=status,
        head="match",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("new", "replaced"),
    [
        (event(0, "2023-10-06", "announced", "The match was postponed to Friday."), True),
        (event(80, "2023-10-06", "announced", "It will be on Friday instead."), True),
        (event(400, "2023-10-06", "announced", "It will be on Friday instead."), False),
        (event(80, "2023-10-06", "announced", "The council will meet on Friday."), False),
        (event(80, "2023-10-06", "happened", "They trained on Friday instead."), False),
        (event(80, "2023-10-06", "announced", "It will be on Friday instead.", "b"), False),
    ],
)
def test_a_cancelled_entry_tells_what_is_instead(new: Event, replaced: bool) -> None:
    told = [event(0, "2023-10-05", "cancelled", OFF), new]
    articles = [article("a", OFF), article("b", OFF)]
    _, entries = build_chronology(told, articles, [[0], [1]])
    (old,) = (e for e in entries if e.status == "cancelled")
    (other,) = (e for e in entries if e.status != "cancelled")
    assert old.replaced_by == (other.id if replaced else None)
    assert other.replaced_by is None
