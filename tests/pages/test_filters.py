"""What the filters of a list know of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.pages import pagination
from generator.pages.record_index import RecordIndex
from generator.pages.record_lists import make_record_lists
from generator.pages.views import Views
from tests.pages.factory import briefing


def script_data(script: bytes, name: str) -> dict[str, Any]:
    """The index that a script leaves behind."""
    head, _, data = script.decode().partition(" = ")
    assert head == f'(window.briefingData ??= {{}})["{name}"]'
    found: dict[str, Any] = json.loads(data.rstrip().removesuffix(";"))
    return found


def test_every_record_of_every_part_is_in_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagination, "RECORDS_PER_PAGE", 2)
    monkeypatch.setattr(pagination, "_SLACK", 0)
    index = RecordIndex(briefing())
    found = make_record_lists(index, Views(index))
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
    views = Views(index)
    found = make_record_lists(index, views).figures
    shown = [f for part in found.parts for item in part.items for f in item.figures]
    assert [f.marks for f in views.figures(shown)] == list(found.marks)
    assert len(shown) == len(index.figures)
    assert sum(part.size for part in found.parts) == len(shown)


def test_of_many_values_the_page_names_the_most_frequent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pages.filters._SHOWN", 1)
    index = RecordIndex(briefing())
    found = make_record_lists(index, Views(index)).quotes
    (only,) = found.form.shown.outlet
    assert only.count == max(c.count for c in found.choices.outlet)
    assert len(found.choices.outlet) > 1
