"""Pictures drawn at build time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest

from generator.pages import claim_charts, speaker_matrix, timeline_charts
from generator.pages.record_index import RecordIndex
from generator.pages.svg import WIDE, Canvas, Chart
from generator.pages.views import Views
from tests.pages.factory import briefing

DAYS = [("2024-05-01", "happened"), ("2024-05-03", "happened"), ("2024-05-03", "announced"),
        ("2024-05-04", "cancelled"), ("2024-05-06", "happened"), ("1988", "happened"),
        ("1992-03-01", "happened")]  # fmt: skip


def chart_of_days() -> Chart:
    chart = timeline_charts.timeline(DAYS)
    assert chart is not None
    return chart


def test_a_timeline_draws_the_days_that_stand_together() -> None:
    chart = chart_of_days()
    assert chart.alt.startswith("5 events from 1 May 2024 to 6 May 2024 by day; most (2) on 3 May")
    assert "2 more" in chart.alt
    assert chart.head == ("Day", "happened", "announced", "cancelled")
    assert chart.rows[1] == ("3 May 2024", "1", "1", "0")


def test_no_picture_where_a_sentence_says_it() -> None:
    assert timeline_charts.timeline(DAYS[:3]) is None
    assert timeline_charts.timeline([]) is None
    assert timeline_charts.statement_chart([("2024-05-01", "direct")] * 9) is None
    assert speaker_matrix.matrix_chart([("a", "b")] * 20) is None


def test_long_periods_are_drawn_by_week_month_and_year() -> None:
    def unit(days: list[str]) -> str:
        chart = timeline_charts.timeline([(d, "happened") for d in days])
        assert chart is not None
        return chart.head[0]

    assert unit([f"2024-{m:02d}-{d:02d}" for m in (1, 2, 3, 4) for d in (1, 15, 28)]) == "Week"
    assert unit([f"{y}-{m:02d}-11" for y in (2021, 2022, 2023) for m in range(1, 13)]) == "Month"
    assert unit([f"{y}-01-01" for y in range(1988, 2024)]) == "Year"


def test_the_same_numbers_make_the_same_bytes() -> None:
    assert chart_of_days() == chart_of_days()


def test_ranges_show_every_claimant() -> None:
    views = Views(RecordIndex(briefing()))
    measure = views.measures(briefing().records.measures)[0]
    chart = claim_charts.range_chart(measure)
    assert chart is not None
    assert [row[1] for row in chart.rows] == ["Ana Belo", "Red Lantern", "Keld’s "]
    assert claim_charts.range_chart(replace(measure, figures=measure.figures[:2])) is None


def test_the_matrix_names_who_speaks_most() -> None:
    pairs = [("a", "b")] * 4 + [("a", "c"), ("b", "c"), ("c", "a"), ("b", "a")]
    chart = speaker_matrix.matrix_chart(pairs)
    assert chart is not None
    assert "a speaks most about b (4 quotations)" in chart.alt


def test_a_file_holds_a_wide_and_a_narrow_drawing_in_the_colours_of_its_scheme() -> None:
    svg = chart_of_days().svg
    drawings = ET.fromstring(svg).findall("{*}svg")
    assert [d.get("class") for d in drawings] == ["wide", "narrow"]
    used = set(re.findall(r"(?:fill|stroke)=\"(.*?)\"", svg))
    assert used >= {"var(--happened)", "var(--announced)", "var(--disputed)"}
    for variable in used:
        assert len(re.findall(rf"{variable[4:-1]}:#", svg)) == 2  # light and dark
    assert "<title>5 events" in svg


def test_names_in_pictures_are_escaped() -> None:
    pairs = [("<b>& $x^2$ 北京", "x")] * 4 + [("y", "z"), ("x", "z"), ("z", "y"), ("x", "y")]
    chart = speaker_matrix.matrix_chart(pairs)
    assert chart is not None
    ET.fromstring(chart.svg)
    assert "<b>" not in chart.svg
    assert "$x^2$" in chart.svg


def days(*numbers: int) -> list[tuple[str, str]]:
    """So many days after the first of January."""
    first = date(2024, 1, 1)
    return [((first + timedelta(days=n)).isoformat(), "happened") for n in numbers]


def rows(*numbers: int) -> list[str]:
    chart = timeline_charts.timeline(days(*numbers))
    return [row[0] for row in chart.rows] if chart else []


def test_five_events_on_four_days_make_a_timeline() -> None:
    assert len(rows(0, 0, 1, 2, 3)) == 4
    assert rows(0, 1, 2, 3) == []
    assert rows(0, 0, 0, 1, 2) == []


def test_six_quiet_weeks_part_a_timeline() -> None:
    assert len(rows(0, 42, 43, 44, 45)) == 5
    assert len(rows(0, 43, 44, 45, 46, 47)) == 5
    assert rows(0, 43, 44, 45, 46) == []  # four are left


def test_where_no_part_holds_most_the_densest_nine_in_ten_are_drawn() -> None:
    spread = [0, *range(100, 110), *range(200, 209)]
    assert rows(*spread)[0] == "the week of 8 April 2024"


@pytest.mark.parametrize(
    ("high", "ticks"),
    [(5, [0, 1, 2, 3, 4, 5]), (5.5, [0, 2, 4]), (11, [0, 5, 10]), (26, [0, 10, 20])],
)
def test_a_scale_has_round_amounts(high: float, ticks: list[float]) -> None:
    assert claim_charts._Scale(0, high, logarithmic=False).ticks(5) == ticks


def test_a_claim_is_a_dot_a_bar_or_a_line_to_its_open_side() -> None:
    (measure,) = Views(RecordIndex(briefing())).measures(briefing().records.measures)
    scale = claim_charts._Scale(0, 100, logarithmic=False)

    def drawn(low: float | None, high: float | None) -> str:
        canvas = Canvas(WIDE, 60)
        claim_charts._draw_claim(canvas, 0, replace(measure.figures[0], low=low, high=high), scale)
        return canvas.as_svg("wide")

    assert "<circle" in drawn(50, 50)
    assert "stroke-dasharray" not in drawn(40, 60)
    assert 'd="M356 25L708 25"' in drawn(50, None)
    assert 'd="M4 25L356 25"' in drawn(None, 50)
