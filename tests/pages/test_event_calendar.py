"""The calendar of what is announced."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.event_calendar import announced_calendar
from generator.pages.record_index import RecordIndex
from generator.records import Briefing, Entry
from generator.settings import Settings
from tests.pages.factory import briefing

SETTINGS = Settings(Path(), None, Path(), Path(), None, site_name="Dam, and river")


def _announced(made: Briefing, **changes: object) -> Briefing:
    """The briefing with its first entry announced."""
    changes = {"status": "announced", **changes}
    first: Entry = replace(made.records.chronology[0], **changes)  # type: ignore[arg-type]
    return replace(made, records=replace(made.records, chronology=(first,)))


def _lines(made: Briefing, settings: Settings = SETTINGS) -> list[str]:
    text = announced_calendar(RecordIndex(made), settings).decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")


def test_an_announced_day() -> None:
    made = _announced(briefing(), date="2024-02-28", precision="day")
    lines = _lines(made)
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert "X-WR-CALNAME:Dam\\, and river" in lines
    assert "DTSTART;VALUE=DATE:20240228" in lines
    assert "DTEND;VALUE=DATE:20240229" in lines
    assert [line for line in lines if line.startswith("SUMMARY:")]
    assert not [line for line in lines if line.startswith("URL:")]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert _lines(made) == lines, "no clock and no chance"
    published = _lines(made, replace(SETTINGS, site_url="https://x.example/dam/"))
    (url,) = [line for line in published if line.startswith("URL:")]
    assert url.startswith("URL:https://x.example/dam/sources/")


def test_several_days_end_after_the_last() -> None:
    made = _announced(briefing(), date="2024-02-28/2024-03-02", precision="interval")
    assert "DTEND;VALUE=DATE:20240303" in _lines(made)


def test_what_names_no_day_or_is_not_announced_is_left_out() -> None:
    plain = briefing()
    assert "BEGIN:VEVENT" not in _lines(_announced(plain, status="happened"))
    for date, precision in (("2024-02", "month"), ("2024", "year"), ("9999-12-31", "day")):
        assert "BEGIN:VEVENT" not in _lines(_announced(plain, date=date, precision=precision))


@given(st.text(max_size=200))
def test_any_title_makes_whole_lines(title: str) -> None:
    made = _announced(briefing(), date="2024-02-28", precision="day")
    lines = _lines(made, replace(SETTINGS, site_name=title))
    assert lines.count("END:VEVENT") == 1
    assert not any("\n" in line or "\r" in line for line in lines)
