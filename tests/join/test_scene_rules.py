"""Where, when and in what a figure was counted: a table of the ways in which articles tell it."""

from __future__ import annotations

import pytest

from generator.join.count_groups import shared
from generator.join.scenes import Scene, read_scenes
from generator.records import DateMention
from generator.records.edtf import bounds
from tests.factory import article, figure


def scene(text: str, *dates: tuple[str, str, str], **given: str) -> Scene:
    """The scene of the figure "nine"; ``dates`` are (words, value, precision)."""
    source = article("a", text, **({"published": "2017-03-15"} | given))
    at = text.lower().index("nine")
    passages = text.replace("\n\n", ". ").split(". ")
    counted = figure(
        source,
        text[at : at + 4],
        9,
        sentence=next(s for s in passages if "nine" in s.lower()),
    )
    found = [
        DateMention(f"d{n}", "a", text.index(w), text.index(w) + len(w), w, value, precision, "")  # type: ignore[arg-type]
        for n, (w, value, precision) in enumerate(dates)
    ]
    return read_scenes([counted], [source], found)[counted.id]


def days(*values: str) -> frozenset[int]:
    return frozenset(bounds(value)[1].toordinal() for value in values)


@pytest.mark.parametrize(
    ("text", "places", "containers"),
    [
        ("A fire in Tarvel killed nine.", {"tarvel"}, set()),
        ("A blast near Tarvel killed nine.", {"tarvel"}, set()),
        ("A blast in Hamar near Tarvel killed nine.", {"hamar"}, set()),
        ("A quake hit Orvania's Tesmar valley and nine died.", {"tesmar"}, {"orvania"}),
        ("Homes fell in Tarvel in Orvania and nine died.", {"tarvel"}, {"orvania"}),
        ("A quake in Norway shook homes and nine died.", set(), {"norway"}),
        ("Rescuers work in Stavian hills and nine died.", set(), {"stavian"}),
        ("TARVEL, March 3 – A quake killed nine.", {"tarvel"}, set()),
        # Who holds an office is no place, nor is the surname alone.
        ("Norway's President Ada Tarvel left. In Tarvel's absence nine died.", set(), {"norway"}),
        ("Norland gave nine ships to Freedonia.", set(), set()),
        # Its sentence first, then its paragraph or the one before, then the lead.
        ("A quake hit homes in Tarvel. Nine died.", {"tarvel"}, set()),
        ("A quake hit homes in Tarvel.\n\nNine died.", {"tarvel"}, set()),
        ("A quake hit homes in Tarvel.\n\nA fire came in Skar.\n\nNine died.", {"skar"}, set()),
        ("A fire came in Skar.\n\nIt grew. Nine died in Hamar.", {"hamar"}, set()),
    ],
)
def test_where_it_was(text: str, places: set[str], containers: set[str]) -> None:
    found = scene(text)
    assert found.places == places
    assert found.containers == containers


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("A fire killed nine.", "Fire in Tarvel kills nine", {"tarvel"}),
        ("A fire in Tarvel killed nine.", "Nine Dead As Fire Sweeps Tarvel Market", {"tarvel"}),
        # A word that opens a sentence: a name, unless written small somewhere or of a list.
        ("Tarvel mourns. A fire killed nine.", "", {"tarvel"}),
        ("Tarvel mourns, a tarvel of old. Nine died.", "", set()),
        ("Twenty ran. All fled from Twenty. Nine died.", "", {"twenty"}),
        ("Twenty ran. All fled. Nine died.", "", set()),
        ("Twenty-Two ran. All fled. Nine died.", "", set()),
        ("Port Tarvel mourns. Nine died.", "", {"port tarvel"}),
        ("Tarvel's hills burn. Nine died.", "", {"tarvel"}),
    ],
)
def test_whom_and_what_it_names(text: str, title: str, names: set[str]) -> None:
    assert scene(text, title=title).names == names


@pytest.mark.parametrize(
    ("text", "dates", "expected"),
    [
        ("On Monday nine died.", [("Monday", "2017-03-13", "day")], ["2017-03-13"]),
        ("Nine had died, police counted on Monday.", [("Monday", "2017-03-13", "day")], []),
        ("Nine died on Monday, police counted.", [("Monday", "2017-03-13", "day")],
         ["2017-03-13"]),
        ("The toll rose to nine on Monday.", [("Monday", "2017-03-13", "day")], []),
        # A month is a day of its own only when it is history: from 201 days on.
        ("Nine died in May.", [("May", "2016-08", "month")], []),
        ("Nine died in May.", [("May", "2016-08-26", "month")], ["2016-08-26"]),
        ("Nine died in May.", [("May", "2016-08-27", "month")], []),
        ("Nine died in May.", [("May", "2016-05/2016-06", "interval")], []),
        # Of the days of a lead those within 60 days of publication, if there are any.
        ("A fire on Monday, the first since July 2.\n\nIt grew.\n\nIt spread. \n\nNine died.",
         [("Monday", "2017-03-13", "day"), ("July 2", "2016-07-02", "day")], ["2017-03-13"]),
        ("A fire on Monday, the first since July 2.\n\nIt grew.\n\nIt spread. \n\nNine died.",
         [("Monday", "2017-01-14", "day"), ("July 2", "2017-01-13", "day")], ["2017-01-14"]),
        ("A fire since July 2.\n\nIt grew.\n\nIt spread. \n\nNine died.",
         [("July 2", "2016-07-02", "day")], ["2016-07-02"]),
    ],
)  # fmt: skip
def test_when_it_was(text: str, dates: list[tuple[str, str, str]], expected: list[str]) -> None:
    assert scene(text, *dates).days == days(*expected)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("They count nine deaths this week.", "week"),
        ("They count nine deaths every cold month.", "month"),
        ("They count nine deaths a year.", "year"),
        ("They count nine deaths in weeks.", ""),
    ],
)
def test_over_what_span_it_counts(text: str, period: str) -> None:
    assert scene(text).period == period


def test_the_nearest_words_tell_what_happened() -> None:
    assert scene("A fire came.\n\nA blast came. Nine died.").happenings == {"blast"}
    assert scene("A fire came.\n\nIt grew.\n\nIt spread. Nine died.").happenings == {"fire"}
    assert scene("In March nine died.").happenings == scene("Nine died.").happenings


def test_part_of_a_name_means_the_whole() -> None:
    hamar = frozenset({"hamar"})
    assert shared(hamar, frozenset({"upper-hamar"}))
    assert shared(hamar, frozenset({"upper hamar"}))
    assert not shared(hamar, frozenset({"upperhamar"}))
