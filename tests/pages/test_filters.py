"""What the filters of a list know of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.pages import limits
from generator.pages.list_items import values_of_figure
from generator.pages.record_index import RecordIndex
from generator.pages.record_lists import make_record_lists
from tests.pages.factory import briefing


def script_data(script: bytes, name: str) -> dict[str, Any]:
    """The index that a script leaves behind."""
    head, _, data = script.decode().partition(" = ")
    assert head == f'(window.briefingData ??= {{}})["{name}"]'
    found: dict[str, Any] = json.loads(data.rstrip().removesuffix(";"))
    return found


def test_every_record_of_every_part_is_in_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RECORDS_PER_PAGE", 2)
    monkeypatch.setattr(limits, "RECORDS_OVERRUN", 0)
    index = RecordIndex(briefing())
    found = make_record_lists(index)
    made = script_data(found.quotes.script(), "quotes")
    assert made["pages"] == [["quotes.html", 1], ["quotes-2.html", 2], ["quotes-3.html", 2]]
    assert len(made["items"]) == 5
    kinds = [made["fields"]["kind"][item[3]][0] for item in made["items"]]
    assert kinds.count("interview") == 1
    actors = [[made["fields"]["actor"][a][0] for a in item[1]] for item in made["items"]]
    assert sum("jon-harr" in a for a in actors) == 1
    assert {item[4] for item in made["items"]} >= {20240508}


def test_figures_are_indexed_in_the_order_of_their_pages() -> None:
    index = RecordIndex(briefing())
    found = make_record_lists(index).figures
    shown = [f for part in found.parts for item in part.items for f in item.figures]
    assert [values_of_figure(index.figures[f], index) for f in shown] == list(found.values)
    assert len(shown) == len(index.figures)
    assert sum(part.size for part in found.parts) == len(shown)


def test_of_many_values_the_page_names_the_most_frequent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILTER_OPTIONS", 1)
    index = RecordIndex(briefing())
    found = make_record_lists(index).quotes
    (only,) = found.form(found.parts[0]).options.outlet
    assert only.count == max(c.count for c in found.options.outlet)
    assert len(found.options.outlet) > 1
