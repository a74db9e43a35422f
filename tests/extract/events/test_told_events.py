"""What happened when, sentence by sentence, of an article of Wednesday, 4 October 2023."""

from __future__ import annotations

import pytest

from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.language.pipeline import Parser
from generator.records import Genre
from tests.factory import article


def told(parser: Parser, text: str, genre: Genre) -> list[str]:
    doc = next(parser.docs([text]))
    source = article(text=text, published="2023-10-04", genre=genre)
    found = find_events(doc, source, find_dates(doc, source), ())
    return [f"{event.date} | {event.head} | {event.status}" for event in found]


#: Sentence: its events as "date | head | status".
TOLD: dict[str, list[str]] = {
    "The army seized Hamar on Monday.": ["2023-10-02 | seize | happened"],
    "The court may rule on Monday.": ["2023-10-09 | rule | announced"],
    "The court did not rule on Monday.": ["2023-10-02 | not rule | happened"],
    "The court never ruled on Monday.": ["2023-10-02 | not rule | happened"],
    "The minister denied on Monday that troops had fired.": ["2023-10-02 | deny | happened"],
    "The ministry denies that troops fired on Monday.": ["2023-10-02 | fire | disputed"],
    "The minister said that troops fired on Monday.": ["2023-10-02 | fire | happened"],
    "The troops allegedly fired on Monday.": ["2023-10-02 | fire | disputed"],
    "The troops reportedly fired on Monday.": ["2023-10-02 | fire | disputed"],
    "The talks planned for Monday were cancelled.": ["2023-10-09 | talk | cancelled"],
    "They plan to meet on Monday.": ["2023-10-09 | meet | announced"],
    "They want to meet on Monday.": ["2023-10-09 | meet | announced"],
    "They began talks on Monday.": ["2023-10-02 | talk | happened"],
    "They began to talk on Monday.": ["2023-10-02 | talk | happened"],
    "They held talks on Monday.": ["2023-10-02 | talk | happened"],
    "There were talks on Monday.": ["2023-10-02 | talk | happened"],
    "The talks on Monday failed.": ["2023-10-02 | fail | happened"],
    "Monday's talks failed.": ["2023-10-02 | talk | happened"],
    "The Monday talks failed.": ["2023-10-02 | talk | happened"],
    "The 2020 war ended.": ["2020 | war | happened"],
    "After the talks on Monday he left.": ["2023-10-02 | talk | happened"],
    "After talking on Monday he left.": ["2023-10-02 | talk | happened"],
    "He left after they talked on Monday.": ["2023-10-02 | talk | happened"],
    "Elected in 2018, he left.": ["2018 | elect | happened"],
    "He was elected president in 2018 and resigned in 2020.": [
        "2018 | elect | happened",
        "2020 | resign | happened",
    ],
    "He has led Norland since 2018.": ["2018/2023 | lead | happened"],
    "He led Norland from 2018 to 2020.": ["2018/2020 | lead | happened"],
    "The port has been closed since Monday.": ["2023-10-02 | close | happened"],
    "Born in 1950, she left.": ["1950 | bear | happened"],
    "The town, seized on Monday, burns.": ["2023-10-02 | seize | happened"],
    "The minister, who resigned on Monday, left.": ["2023-10-02 | resign | happened"],
    "On Monday, he left.": ["2023-10-02 | leave | happened"],
    "By Monday he had left.": ["2023-10-02 | leave | happened"],
    "Prices rose 5 percent in May.": ["2023-05 | rise | happened"],
    "The vote will be held on Monday.": ["2023-10-09 | vote | announced"],
    "The president is due to visit Paris on Monday.": ["2023-10-09 | visit | announced"],
    "The president visited Paris on Monday.": ["2023-10-02 | visit | happened"],
    "The army's attack on Monday killed 12.": ["2023-10-02 | kill | happened"],
    "An attack on Monday killed 12.": ["2023-10-02 | kill | happened"],
    "Norland and Skar signed a treaty in 2020.": ["2020 | treaty | happened"],
    "The treaty was signed in Paris in 2020.": ["2020 | treaty | happened"],
    "“We met on Monday,” he said.": ["2023-10-02 | meet | happened"],
    "“We met on Monday,” he said on Tuesday.": [
        "2023-10-02 | meet | happened",
        "2023-10-03 | say | happened",
    ],
    "He said on Tuesday that they met on Monday.": [
        "2023-10-03 | say | happened",
        "2023-10-02 | meet | happened",
    ],
    "He told Reuters on Monday.": ["2023-10-02 | tell | happened"],
    "He told reporters on Monday that he would leave.": ["2023-10-02 | tell | happened"],
    "Speaking on Monday, he said the army had left.": ["2023-10-02 | speak | happened"],
    "The ship sank on Monday, killing 12.": ["2023-10-02 | sink | happened"],
    "The minister refused to meet him on Monday.": ["2023-10-02 | not meet | happened"],
    "The sides failed to agree on Monday.": ["2023-10-02 | not agree | happened"],
    "Nobody came to the rally on Monday.": ["2023-10-02 | not come | happened"],
    "The minister leaves at the end of the year.": ["2023 | leave | announced"],
    "The 1980s singer left.": [],
    "Aliev cancelled his part in the summit on 5 October.": ["2023-10-05 | summit | announced"],
    "It rained on Monday and snowed on Tuesday.": [
        "2023-10-02 | rain | happened",
        "2023-10-03 | snow | happened",
    ],
}

#: What a report tells beyond its dates: its lead is of the day it is published.
LEADS: dict[str, list[str]] = {
    "After the talks on Monday he left.": [
        "2023-10-02 | talk | happened",
    ],
    "After talking on Monday he left.": [
        "2023-10-02 | talk | happened",
    ],
    "The minister, who resigned on Monday, left.": [
        "2023-10-02 | resign | happened",
    ],
    "HAMAR, Oct 4 (Reuters) - Norland closed its border with Skar.": [
        "2023-10-04 | close | happened"
    ],
    "Norland has closed its border with Skar. It gave no reason.": [
        "2023-10-04 | close | happened"
    ],
    "The dam will fill in mid-November.": ["2023-11 | fill | announced"],
    "Norland appears to have had much trouble.": [],
    "Our reporter explains how Norland lost the war.": [],
    "Why did Norland close its border? Nobody knows.": [],
    "Norland is a small country. It gave no reason.": [],
}


@pytest.mark.parametrize(("text", "events"), TOLD.items())
def test_what_a_date_places(parser: Parser, text: str, events: list[str]) -> None:
    assert told(parser, text, "analysis") == events


@pytest.mark.parametrize(("text", "events"), LEADS.items())
def test_what_the_lead_of_a_report_tells(parser: Parser, text: str, events: list[str]) -> None:
    assert told(parser, text, "report") == events
