"""Exports of databases and other texts with a form of their own, each with what it states."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.corpus import read_corpus
from generator.corpus.corpus import articles_of
from generator.corpus.read import read_documents
from generator.records import Article

from .test_formats import docx, rtf

OLD_NEXIS = """\
                               1 of 2 DOCUMENTS


                              The Guardian (London)

                            October 3, 2023 Tuesday

Flood wall at Tarn had been patched twice before it failed

BYLINE: Harriet Lowe in Tarn

SECTION: GUARDIAN HOME PAGES; Pg. 7

LENGTH: 112 words

The flood wall at Tarn gave way on Monday and water ran into 60 homes, the council said
in a statement that it read out in the evening.

"We had an hour to leave," said resident Jo Pratt.

LOAD-DATE: October 4, 2023

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

JOURNAL-CODE: grdn

                 Copyright 2023 Guardian Newspapers Limited
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                              The Evening Star

                            October 4, 2023 Wednesday
                                 First Edition

Ferry fares to double

BYLINE: OLA FENN; TRANSPORT CORRESPONDENT

SECTION: NEWS; Pg. 2

LENGTH: 98 words

DATELINE: SKERRA

Ferry fares to Skerra will double on Friday, the line said on Tuesday.

"Fuel costs leave us no choice," said managing director Liv Dahl.

LOAD-DATE: October 5, 2023

LANGUAGE: ENGLISH

GRAPHIC: A ferry leaves Skerra with 400 passengers.

                 Copyright 2023 Star Newspapers
"""

FACTIVA = """\
Copper strike ends in Kamar

By Lena Ruiz and Tom Rowe
310 words
3 October 2023
14:32
Reuters News
LBA
English
Copyright 2023 Thomson Reuters. All Rights Reserved.

KAMAR, Oct 3 (Reuters) - Miners at the Alta pit ended a 12-day strike on Monday.

"We won," union leader Raul Vega told Reuters.

Document LBA0000020231003eja300abc


Business
Bank lifts rates again
120 words
4 October 2023
The Wall Street Journal
J
A3
English
Copyright 2023 Dow Jones & Company, Inc. All Rights Reserved.

The central bank of Sorin raised its rate to 6% on Wednesday.

Document J000000020231004eja4000xy

Search Summary
Text
strike
Date
In the last year
Results Found
2
Timestamp
5 October 2023 9:12
"""

PROQUEST = """\
____________________________________________________________

Document 1 of 2

Flood wall at Tarn had been patched twice

Author: Lowe, Harriet

Publication info: The Daily Courier ; Belmar [Belmar]. 03 Oct 2023: A.7.

http://search.proquest.com/docview/123?accountid=1

Abstract: The flood wall at Tarn gave way on Monday.

Links: http://x.example

Full text: The flood wall at Tarn gave way on Monday and water ran into 60 homes.

"We had an hour to leave," said resident Jo Pratt. The wall had been checked in May.

Credit: By Harriet Lowe

Subject: Floods; Rivers

Location: Tarn

Title: Flood wall at Tarn had been patched twice

Publication title: The Daily Courier; Belmar

First page: A.7

Publication year: 2023

Publication date: Oct 3, 2023

Section: News

Publisher: Courier Media

ISSN: 01234567

Source type: Newspapers

Language of publication: English

Document type: News

ProQuest document ID: 2871234567

Document URL: http://search.proquest.com/docview/2871234567

Copyright: (Copyright Courier Media Oct 3, 2023)

Last updated: 2023-10-04

Database: ProQuest Central

____________________________________________________________

Document 2 of 2

Ferry fares to double

Author: Fenn, Ola; Cole, Rhys

Full text: Ferry fares to Skerra will double on Friday, the line said on Tuesday.
"Fuel costs leave us no choice," said managing director Liv Dahl.

Title: Ferry fares to double

Publication title: Evening Star

Publication date: Oct 4, 2023

ProQuest document ID: 2871234568

Database: ProQuest Central
"""

RELEASE = """\
Media Contacts:
Dana Weir
Solace Energy
+44 20 7946 0100
press@solace.example

PRESS RELEASE – 3 October 2023

Solace Energy opens its largest solar park
400 megawatts will light 90,000 homes

ALDER, Oct. 3, 2023 /PRNewswire/ -- Solace Energy today opened a solar park near Alder.

"This park will light 90,000 homes," said Chief Executive Ruth Amari.

-30-

Notes to editors
Solace Energy was founded in 1998 and employs 2,300 people.
"""

ALERT = """\
From: Google Alerts
Subject: Google Alert - copper
Date: October 4, 2023 at 6:10 AM

NEWS

Copper strike ends in Kamar - Reuters
Miners at the Alta pit ended a 12-day strike on Monday and went back to work ...
https://www.google.com/url?rct=j&url=https://reuters.example/a

Copper price falls
Mining Weekly
Copper fell 3 percent after the strike in Kamar ended, traders said on Monday ...
https://www.google.com/url?rct=j&url=https://mining.example/b

See more results | Edit this alert
You have received this email because you have subscribed to Google Alerts.
"""

CHAT = """\
03/10/2023, 07:12 - City Desk: Air raid alert in the whole region. Go to the shelters.
03/10/2023, 08:40 - City Desk: Governor Pavel Yurin said two drones were shot down.
04/10/2023, 09:05 - City Desk: <Media omitted>
"""

UNITED_NATIONS = """\
SC/15432
3 October 2023
Security Council
9430th Meeting (AM)

Security Council Extends Mission in Qarsha for One Year, Adopting Resolution 2699 (2023)

The Security Council today extended the mandate of the mission in Qarsha until 2 October 2024.

"The mission has kept the truce," said the representative of Norland.

__________
* The 9429th Meeting was closed.

For information media. Not an official record.
"""

NEWSLETTER = """\
The Gulf Briefing
October 4, 2023

Good morning and welcome to The Gulf Briefing. Here's what we're watching today.

TRUCE HOLDS IN QARSHA

The truce in Qarsha held for a second day on Tuesday, the UN said.

SORIN RAISES RATES

The central bank raised its rate to 6%. Economists had expected 5.5%.

That's all for today. Forward this email to a friend.

Unsubscribe | Manage preferences
© 2023 Gulf Media, 12 Harbour Street, Alder
"""


NEW_NEXIS = """\
Flood Wall Fails at Tarn

The Daily Courier (Belmar)

October 3, 2023 Tuesday

Copyright 2023 Courier Media Ltd. All Rights Reserved

Section: NEWS; Pg. 7A

Length: 112 words

Byline: Harriet Lowe

Body

The flood wall at Tarn gave way on Monday and water ran into 60 homes, the council said.

“We had an hour to leave,” said resident Jo Pratt.

Classification

Language: ENGLISH

Subject: FLOODS (90%); RIVERS (78%)

Load-Date: October 4, 2023

End of Document
"""

CODES = """\
HD\tCopper strike ends in Kamar
BY\tBy Lena Ruiz
WC\t310 words
PD\t3 October 2023
SN\tReuters News
LP\t
Miners at the Alta pit ended a 12-day strike on Monday.

TD\t
“We won,” union leader Raul Vega told reporters.

AN\tDocument LBA0000020231003eja300abc
"""

THREAD = """\
Pavel Yurin
@gov_yurin
Two drones hit the refinery tonight. All crews are safe. 1/2
11:02 PM · Oct 2, 2023 · 48.1K Views

Pavel Yurin
@gov_yurin
The fire is out. Thank you to the 120 firefighters. 2/2
1:40 AM · Oct 3, 2023

142 Retweets 1,204 Likes
"""

DEBATE = """\
[Congressional Record Volume 169, Number 162 (Tuesday, October 3, 2023)]
[House]
[Pages H4951-H4953]

                       BRIDGE AT WEXLEY

  Mr. TULL. Madam Speaker, the bridge at Wexley will close on Monday for nine months.

[[Page H4952]]

  Ms. PELL. Mr. Speaker, will the gentleman meet the shopkeepers of Ashgrove?
"""


def read(text: str, name: str = "a.txt") -> list[Article]:
    documents, issues = read_documents(name, text.encode())
    assert not issues
    return articles_of(documents)


def mastheads(articles: list[Article]) -> list[tuple[object, ...]]:
    return [(a.title, a.outlet, a.authors, a.published) for a in articles]


LOWE, RUIZ = ("Harriet Lowe",), ("Lena Ruiz", "Tom Rowe")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OLD_NEXIS, [
            ("Flood wall at Tarn had been patched twice before it failed", "The Guardian", LOWE,
             "2023-10-03"),
            ("Ferry fares to double", "The Evening Star", ("Ola Fenn",), "2023-10-04"),
        ]),
        (NEW_NEXIS, [("Flood Wall Fails at Tarn", "The Daily Courier", LOWE, "2023-10-03")]),
        (FACTIVA, [
            ("Copper strike ends in Kamar", "Reuters", RUIZ, "2023-10-03"),
            ("Bank lifts rates again", "The Wall Street Journal", (), "2023-10-04"),
        ]),
        (CODES, [("Copper strike ends in Kamar", "Reuters", RUIZ[:1], "2023-10-03")]),
        (PROQUEST, [
            ("Flood wall at Tarn had been patched twice", "The Daily Courier", LOWE, "2023-10-03"),
            ("Ferry fares to double", "Evening Star", ("Ola Fenn", "Rhys Cole"), "2023-10-04"),
        ]),
        (ALERT, [
            ("Copper strike ends in Kamar", "Reuters", (), "2023-10-04"),
            ("Copper price falls", "Mining Weekly", (), "2023-10-04"),
        ]),
        (NEWSLETTER, [
            ("TRUCE HOLDS IN QARSHA", "The Gulf Briefing", (), "2023-10-04"),
            ("SORIN RAISES RATES", "The Gulf Briefing", (), "2023-10-04"),
        ]),
        (UNITED_NATIONS, [
            ("Security Council Extends Mission in Qarsha for One Year, Adopting Resolution 2699 "
             "(2023)", "United Nations", (), "2023-10-03"),
        ]),
        (THREAD, [
            ("Pavel Yurin", None, ("Pavel Yurin",), "2023-10-02"),
            ("Pavel Yurin", None, ("Pavel Yurin",), "2023-10-03"),
        ]),
        (DEBATE, [("BRIDGE AT WEXLEY", "Congressional Record", (), "2023-10-03")]),
    ],
)  # fmt: skip
def test_mastheads(text: str, expected: list[tuple[object, ...]]) -> None:
    assert mastheads(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [OLD_NEXIS, NEW_NEXIS, FACTIVA, CODES, PROQUEST, RELEASE, ALERT, NEWSLETTER, UNITED_NATIONS,
     THREAD, CHAT, DEBATE],
)  # fmt: skip
def test_nothing_but_text_is_in_the_body_and_nothing_vanishes(text: str) -> None:
    articles = read(text)
    body = "\n".join(a.text for a in articles)
    for strange in (
        "LOAD-DATE", "Load-Date", "Classification", "Copyright", "ProQuest", "Document ", " words",
        "Unsubscribe", "400 passengers", "7946", "Retweets", "48.1K", "1998", "Congressional",
        "H4952", "For information media", "07:12", "Search Summary", "FLOODS", "1/2",
    ):  # fmt: skip
        assert strange not in body
    kept = [*(a.title or "" for a in articles), *(a.subtitle or "" for a in articles), body]
    kept += [c.text for a in articles for c in a.cut]
    words = set(" ".join(kept).split())
    assert {w for w in text.split() if w not in words} <= {"2/2", "1/2"}


@pytest.mark.parametrize("kind", ["docx", "rtf"])
def test_a_database_exports_documents_of_word_processors(kind: str) -> None:
    paragraphs = [x for x in NEW_NEXIS.split("\n") if x]
    made = docx(paragraphs) if kind == "docx" else rtf(paragraphs)
    documents, _ = read_documents(f"a.{kind}", made)
    assert mastheads(articles_of(documents)) == mastheads(read(NEW_NEXIS))


def test_sections_are_stated() -> None:
    assert [a.section for a in read(OLD_NEXIS)] == ["GUARDIAN HOME PAGES; Pg. 7", "NEWS; Pg. 2"]


def test_a_release_ends_where_its_issuer_speaks_of_himself() -> None:
    (article,) = read(RELEASE)
    assert (article.title, article.published, article.genre) == (
        "Solace Energy opens its largest solar park", "2023-10-03", "statement",
    )  # fmt: skip
    assert article.text.endswith("said Chief Executive Ruth Amari.")


def test_the_date_of_an_alert_is_not_stated_by_the_articles() -> None:
    assert {a.published_basis for a in read(ALERT)} == {"inferred"}


def test_the_day_a_database_loaded_a_document_is_not_its_date() -> None:
    (article,) = read(NEW_NEXIS.replace("October 3, 2023 Tuesday\n\n", ""))
    assert article.published is None


def test_channels_as_json() -> None:
    def message(day: int, text: object) -> dict[str, object]:
        return {"type": "message", "date": f"2023-10-0{day}T07:12:00", "text": text}

    drones = ["Two drones were ", {"type": "bold", "text": "shot down"}, " over the refinery."]
    channel = {"name": "Bolshov Live", "messages": [message(3, drones), message(4, "It burns.")]}
    first, second = read(json.dumps(channel), "result.json")
    assert (first.text, first.published) == (
        "Two drones were shot down over the refinery.",
        "2023-10-03",
    )
    assert (second.outlet, second.published) == ("Bolshov Live", "2023-10-04")


def test_corrections_repeat_the_mistake_and_are_cut() -> None:
    (article,) = read(
        "Mayor to sell town hall\n\nThe Evening Star\n\nOctober 2, 2023\n\nThe mayor will sell the "
        "town hall for $4 million, he said on Sunday.\n\nIt was built in 1901, he said.\n\n"
        "Correction: October 4, 2023\n\nAn earlier version misstated the price as $40 million.\n"
    )
    assert "$40" not in article.text
    assert (article.outlet, article.published) == ("The Evening Star", "2023-10-02")


STORY = "The ferry {} was sold to the island council on Monday for $4 million, the owner said."


def story(folder: Path, name: str, outlet: str, date: str, url: str = "") -> None:
    link = f"url: {url}\n" if url else ""
    (folder / f"{name}.md").write_text(
        f"---\ntitle: Ferry {name} sold\noutlet: {outlet}\npublished: {date}\n{link}---\n\n"
        + STORY.format(name)
    )


def dates(folder: Path) -> dict[str, tuple[str | None, str]]:
    articles = read_corpus(folder).articles
    return {Path(a.source).stem: (a.published, a.published_basis) for a in articles}


def test_dates_in_figures_are_read_where_something_settles_their_order(tmp_path: Path) -> None:
    story(tmp_path, "dotted", "One Post", "04.10.2023")
    story(tmp_path, "british", "Two Post", "4/10/2023", "https://two.example.co.uk/a")
    story(tmp_path, "american", "The New York Times", "10/4/2023")
    story(tmp_path, "open", "Five Post", "10/4/2023")
    assert dates(tmp_path) == {
        "dotted": ("2023-10-04", "stated"),
        "british": ("2023-10-04", "stated"),
        "american": ("2023-10-04", "stated"),
        "open": (None, "unknown"),
    }
    kinds = [(i.source, i.kind) for i in read_corpus(tmp_path).issues if "date" in i.kind]
    assert ("open.md", "ambiguous-date") in kinds


def test_other_dates_of_the_outlet_or_the_corpus_settle_an_order(tmp_path: Path) -> None:
    story(tmp_path, "own", "One Post", "10/13/2023")
    story(tmp_path, "same", "One Post", "10/4/2023")
    story(tmp_path, "other", "Two Post", "10/5/2023")
    assert dates(tmp_path) == {
        "own": ("2023-10-13", "stated"),
        "same": ("2023-10-04", "stated"),
        "other": ("2023-10-05", "inferred"),
    }
    story(tmp_path, "against", "Three Post", "14/10/2023")
    assert dates(tmp_path)["other"] == (None, "unknown")
