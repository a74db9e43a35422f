"""Captions, headlines and stamps that are glued to the sentence of an event."""

from __future__ import annotations

import pytest

from generator.extract.article import extract_article
from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.language.gazetteer import Gazetteer
from generator.language.pipeline import Parser
from generator.records import Editorial
from tests.factory import article

#: What stands in the text, and what is told of it.
SHOWN = {
    "Rescuers applaud as children are pulled from the ruins A strong aftershock rocked Harrim on "
    "Monday.": "A strong aftershock rocked Harrim on Monday.",
    "Dunmore Rovers win the cup Hundreds of fans danced in Dunmore on Monday.": "Hundreds of fans "
    "danced in Dunmore on Monday.",
    "Mourners gather in the old town updated: Wed Oct 4 2023 10:52:00 The mayor laid a wreath on "
    "Monday.": "The mayor laid a wreath on Monday.",
    "Italian children became orphans after the earthquake Italian police have arrested ten men on "
    "Monday.": "Italian police have arrested ten men on Monday.",
    "Hill appeals for storm aid The United Nations envoy to Tavia called for help on Monday.": (
        "The United Nations envoy to Tavia called for help on Monday."
    ),
    "Rescued after ten days in rubble On Monday a woman was found in the wreckage of her home.": (
        "On Monday a woman was found in the wreckage of her home."
    ),
    "Boy raises thousands for Tavia A young boy is raising money with a ride on Monday.": "A young "
    "boy is raising money with a ride on Monday.",
    "The embassy in the capital Harrim was closed on Monday.": "The embassy in the capital Harrim "
    "was closed on Monday.",
    "He said that when I left home on Monday she was under the house.": "He said that when I left "
    "home on Monday she was under the house.",
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


def test_what_is_glued_together_is_two_sentences(parser: Parser) -> None:
    text = "Desperate survivors plead for aid Hundreds of thousands of people are waiting for help."
    (doc,) = parser.docs([text])
    found = extract_article(doc, article(text=text), Gazetteer(Editorial()))
    assert [text[start:end].strip() for start, end in found.sentences] == [
        "Desperate survivors plead for aid",
        "Hundreds of thousands of people are waiting for help.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "An image of the port of Harrim taken on Monday.",
        "Tavia earthquake: Your stories Monday 2 October",
    ],
)
def test_pictures_and_labels_tell_nothing(parser: Parser, text: str) -> None:
    (doc,) = parser.docs([text])
    source = article(text=text, published="2023-10-04", genre="analysis")
    assert find_events(doc, source, find_dates(doc, source)) == ()


def test_a_quotation_is_told_once(parser: Parser) -> None:
    text = "“We will meet on Friday. I will fly home on Saturday,” the envoy said."
    doc = next(parser.docs([text]))
    source = article(text=text, published="2023-10-04", genre="analysis")
    events = find_events(doc, source, find_dates(doc, source))
    assert len({(e.start, e.end) for e in events}) == len(events)
