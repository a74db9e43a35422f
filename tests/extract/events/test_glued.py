"""Captions, headlines and stamps that are glued to the sentence of an event."""

from __future__ import annotations

import pytest

from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.language.pipeline import Parser
from tests.factory import article

#: What stands in the text, and what is told of it.
SHOWN = {
    "Rescuers applaud as children are pulled from the ruins A strong aftershock rocked Harrim on "
    "Monday.": "A strong aftershock rocked Harrim on Monday.",
    "Dunmore Rovers win the cup Hundreds of fans danced in Dunmore on Monday.": "Hundreds of fans "
    "danced in Dunmore on Monday.",
    "Mourners gather in the old town updated: Wed Oct 4 2023 10:52:00 The mayor laid a wreath on "
    "Monday.": "The mayor laid a wreath on Monday.",
    "Fans watched The Godfather in The Hague on Monday.": "Fans watched The Godfather in The Hague "
    "on Monday.",
    "The coach of Group A winners Dunmore left on Monday.": "The coach of Group A winners Dunmore "
    "left on Monday.",
}


@pytest.mark.parametrize(("text", "shown"), SHOWN.items())
def test_only_the_sentence_itself_is_shown(parser: Parser, text: str, shown: str) -> None:
    doc = next(parser.docs([text]))
    source = article(text=text, published="2023-10-04", genre="analysis")
    assert [e.sentence for e in find_events(doc, source, find_dates(doc, source))] == [shown]


def test_a_quotation_is_told_once(parser: Parser) -> None:
    text = "“We will meet on Friday. I will fly home on Saturday,” the envoy said."
    doc = next(parser.docs([text]))
    source = article(text=text, published="2023-10-04", genre="analysis")
    events = find_events(doc, source, find_dates(doc, source))
    assert len({(e.start, e.end) for e in events}) == len(events)
