"""Sentences that hold a date and tell of nothing that happened then."""

from __future__ import annotations

import pytest

from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.language.pipeline import Parser
from generator.records import FoundEvent, Genre
from tests.factory import article


def events(parser: Parser, text: str, genre: Genre = "report") -> list[FoundEvent]:
    doc = next(iter(parser.docs([text])))
    source = article(text=text, published="2023-10-04", genre=genre)
    return list(find_events(doc, source, find_dates(doc, source)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A worker passes the Bank of Orvania in Stav on Monday.", id="caption"),
        pytest.param(
            "Ida Moss and Jon Kray shake hands at the ministry on Monday.", id="two shown"
        ),
        pytest.param("Did the army attack the town on Monday?", id="question"),
        pytest.param("Jon Kray has been president since 2018.", id="office"),
        pytest.param("“I have been in tears since Monday,” she said.", id="feeling"),
        pytest.param("We will be here today, tomorrow and for the time ahead.", id="always"),
        pytest.param("The article was written on Oct. 2.", id="note on a text"),
        pytest.param("Versions of this article misnamed the mayor on Monday.", id="versions"),
        pytest.param("Refugees wait after landing on the island on April 19, 2023.", id="landing"),
        pytest.param("The bank is seen in this Oct. 2, 2023 file photo.", id="note on a picture"),
        pytest.param("And thank you all for coming here today.", id="thanks"),
        pytest.param("The same goes for the Boxing Day tsunami.", id="a day that names which"),
        pytest.param("The bank holds bonds of 2031.", id="a year that tells which"),
    ],
)
def test_no_event(parser: Parser, text: str) -> None:
    assert events(parser, text, "analysis") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Get our newsletter delivered to your inbox every morning.", id="order"),
        pytest.param("We walked for many hours through the dark hills.", id="first person"),
        pytest.param("A worker passes the Bank of Orvania in Stav on Monday.", id="caption"),
        pytest.param("Residents queue for hours in the port An official was calm.", id="glued"),
    ],
)  # fmt: skip
def test_no_lead(parser: Parser, text: str) -> None:
    assert [e.sentence for e in events(parser, text)] in ([], ["An official was calm."])


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The talks on Boxing Day 2022 failed.", "2022-12-26"),
        ("It went so.\n\nOctober 2 - Jon Kray wins a seat in parliament.", "2023-10-02"),
        ("The Aug. 2 attack on the town killed nine, and Article 5 was invoked on Monday.",
         "2023-08-02"),
        ("The departure of Ida Moss on 2 October opens a race in Stav.", "2023-10-02"),
        ("Who ordered the attack that destroyed the bridge on Monday?", "2023-10-02"),
        ("Rescuers dug on Monday following Sunday’s earthquake.", "2023-10-01"),
    ],
)  # fmt: skip
def test_events_that_look_like_none(parser: Parser, text: str, date: str) -> None:
    assert date in {e.date for e in events(parser, text, "analysis")}


def test_hours_of_a_running_report_are_no_years(parser: Parser) -> None:
    text = (
        "1541 The mayor says that help will come. 1446 Residents dig. 1210 Ida Moss speaks of an "
        "aid convoy. 1817 The port opens. 2032 Troops land. It is the worst since 1970."
    )
    assert [e.date for e in events(parser, text, "analysis")] == []
