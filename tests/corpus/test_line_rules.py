"""What a line is, told by the line alone: kinds, credits, datelines, by-lines, menus, outlets."""

from __future__ import annotations

import pytest

from generator.corpus.bylines import (
    biography_of,
    byline_names,
    is_person,
    is_signoff,
    names_of_line,
    person_names,
)
from generator.corpus.classify import classify, dateline, field, label, unfuse
from generator.corpus.furniture import find_phrase, fused_menu, is_icon_list, is_menu
from generator.corpus.lines import Kind, Line, is_open, looks_like_headline, strip_bullet
from generator.corpus.masthead_dates import date_in_url, find_dates, is_full_date, published_in
from generator.corpus.outlets import canonical, from_url, is_agency, looks_like_outlet

LONG = "The harbour of Hamar was closed on Monday after the worst storm in ten years. "


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("* * *", Kind.SEPARATOR),
        ("--", Kind.FRAGMENT),
        ("Document 12 of 40", Kind.SEPARATOR),
        ("Subject: Ferries", Kind.FIELD),
        ("https://example.org/a", Kind.URL),
        ("Read more: https://example.org/a", Kind.URL),
        ("Editing by Tom Rowe", Kind.SIGNOFF),
        ("4 October 2023", Kind.DATE),
        ("By Lena Orst", Kind.BYLINE),
        ("Source: The Hamar Courier", Kind.SOURCE),
        ("Reuters", Kind.OUTLET),
        ("Reuters:", Kind.FRAGMENT),
        ("Reuters.", Kind.PROSE),
        ("Opinion", Kind.LABEL),
        ("• Opinion.", Kind.BULLET),
        ("Read more", Kind.FURNITURE),
        ("Photo by Lena Orst", Kind.CREDIT),
        ("• Ferries sail again", Kind.BULLET),
        ("• " + "ferry " * 45, Kind.BULLET),
        ("• " + "ferry " * 46, Kind.FRAGMENT),
        ("HAMAR, May 4 (Reuters) - The ferry was fined on Friday, a court said.", Kind.DATELINE),
        ("HAMAR, May 4 (Reuters) - " + LONG * 10, Kind.DATELINE),
        (LONG * 10, Kind.PROSE),
        ("The ferry was fined.", Kind.PROSE),
        ("The ferry was fined", Kind.FRAGMENT),
    ],
)
def test_kind(text: str, kind: Kind) -> None:
    assert classify(text.strip())[0] is kind


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("The ferry at Hamar (Photo: Lena Orst)", True),
        ("The ferry at Hamar. [File: Eva Lind/Reuters]", False),  # the bracket is of the sentence
        ("The ferry at Hamar [Eva Lind/Reuters]", True),
        ("“The ferry has been closed for ten years,” he said (photo by AFP/Getty)", False),
        ("AFP - LENA ORST", True),
        ("AFP - Lena Orst", True),
        ("AFP - ferry sails at noon", False),
        ("AFP - Ferry Sails Again On Monday Noon", False),
        ("Ferries – Lena Orst", False),
        ("Lena Orst Handout", True),
        ("A ferry Handout", False),
        ("a ferry sails again. Getty Images", False),
        ("Lena Orst/AFP", True),
        ("AFP/Lena Orst", True),
        ("Lena Orst/Eva Lind", False),
        ("Hamar / AFP told us", False),
        ("The ferry sails again today and tomorrow with Lena Orst/AFP.", False),
        ("The ferry sails / stays.", False),
        ("X" * 450 + " (Photo: Lena Orst)", False),
    ],
)  # fmt: skip
def test_photo_credits(text: str, credit: bool) -> None:
    assert (classify(text)[0] is Kind.CREDIT) is credit


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("4 October 2023 | Reuters", True),
        ("4 October 2023 | By Lena Orst", True),
        ("4 October 2023 | Read more", True),
        ("4 October 2023 | Hamar", True),
        ("4 October 2023 | New Old Hamar", True),
        ("4 October 2023 | Old New Far Hamar", False),
        ("4 October 2023 | the ferry", False),
        ("4 October | Hamar", False),
        ("4 October 2023 | Hamar | Skar | Vesk", True),
        ("4 October 2023 | Hamar | Skar | Vesk | Torvel", False),
    ],
)
def test_date_rows(text: str, is_date: bool) -> None:
    assert (classify(text)[0] is Kind.DATE) is is_date


@pytest.mark.parametrize(
    ("text", "place", "date", "agency"),
    [
        ("HAMAR, May 4 (Reuters) - {}", "HAMAR", "May 4", "Reuters"),
        ("Hamar (AFP) – {}", "Hamar", None, "AFP"),
        ("Hamar /Xinhua/. {}", "Hamar", None, "Xinhua"),
        ("Hamar (QNA) – {}", "Hamar", None, "QNA"),
        ("HAMAR, Norland, May 4. QNA. {}", "HAMAR, Norland", "May 4", "QNA"),
        ("HAMAR -- {}", "HAMAR", None, None),
    ],
)
def test_datelines(text: str, place: str, date: str | None, agency: str | None) -> None:
    match = dateline(text.format("The ferry was fined on Friday, a court official said."))
    assert match
    group = match.groupdict()
    assert (group["place"], group.get("date"), group.get("agency")) == (place, date, agency)


@pytest.mark.parametrize(
    "text",
    [
        "Hamar (population ten) – The ferry was fined on Friday, a court said.",
        "HAMAR, May 4 (Reuters) - It was fined.",  # seven words
        "hamar, May 4 (Reuters) - The ferry was fined on Friday, a court said.",
        "The ferry was fined on Friday, a court official said in Hamar.",
    ],
)
def test_no_datelines(text: str) -> None:
    assert dateline(text) is None


def test_eight_words_may_open_with_a_dateline() -> None:
    assert dateline("HAMAR, May 4 (Reuters) - It was fined today.")


def test_a_header_field_needs_another_beside_it() -> None:
    def kinds(*texts: str) -> list[Kind]:
        return [r.kind for r in label([[Line(n, t)] for n, t in enumerate(texts, 1)])]

    assert kinds("Subject: Ferries", "Date: today") == [Kind.FIELD, Kind.FIELD]
    assert kinds("Sent: Ferries") == [Kind.FRAGMENT]
    assert kinds("Sent: Ferries", "They sail.", "Sent: Ferries") == [
        Kind.FRAGMENT, Kind.PROSE, Kind.FRAGMENT,
    ]  # fmt: skip
    assert kinds("By Lena Orst", "Subject: Ferries") == [Kind.BYLINE, Kind.FIELD]
    assert kinds("Subject: Ferries", "Source: Reuters") == [Kind.FIELD, Kind.SOURCE]
    assert field("Subject:  Ferries ") == ("subject", "Ferries")
    assert field("Subject matters: all") is None


def test_blank_lines_are_remembered_by_the_row_below() -> None:
    texts = ["", "Ferries sail", "Again", "", "Today"]
    rows = label([[Line(n, t)] for n, t in enumerate(texts, 1)])
    assert [(r.text, r.gap, r.number) for r in rows] == [
        ("Ferries sail", True, 2), ("Again", False, 3), ("Today", True, 5),
    ]  # fmt: skip
    wrapped = label([[Line(1, " The ferry "), Line(2, "was fined.")], [Line(3, "Then more.")]])
    assert [(r.text, r.kind, r.gap, r.last) for r in wrapped] == [
        ("The ferry was fined.", Kind.PROSE, True, 2), ("Then more.", Kind.PROSE, False, 3),
    ]  # fmt: skip


def _labelled(*texts: str) -> list[tuple[str, str]]:
    """Lines of a file with the reasons for which they are no text."""
    return [(r.text, r.reason) for r in label([[Line(n, t)] for n, t in enumerate(texts, 1)])]


def test_the_times_of_a_live_blog_are_no_part_of_its_paragraphs() -> None:
    times = ("2319", "21:46", "2001", "7.45 pm GMT", "1110")
    told = _labelled(*(f"{time} The ferry was fined." for time in times))
    assert told[::2] == [(time, "clock time") for time in times]
    assert told[1::2] == [("The ferry was fined.", "")] * len(times)
    few = [f"{time} The ferry was fined." for time in times[:4]]
    assert [text for text, _ in _labelled(*few)] == few


@pytest.mark.parametrize("odd", ["1988", "2059"])
def test_the_years_of_a_timeline_are_no_times(odd: str) -> None:
    lines = [f"{year} The ferry was fined." for year in (odd, "1912", "1920", "1934", "2001")]
    assert [text for text, _ in _labelled(*lines)] == lines


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("HomePoliticsThe ferry was fined.", ["HomePolitics", "The ferry was fined."]),
        ("HomeThe ferry was fined.", ["Home", "The ferry was fined."]),
        ("PoliticsThe ferry was fined.", ["PoliticsThe ferry was fined."]),
        ("HomePoliticsThe ferry was fined...", ["HomePoliticsThe ferry was fined..."]),
        ("Posted 2023-10-04 It was fined.", ["Posted 2023-10-04", "It was fined."]),
        ("Published 2023-10-04 fined.", ["Published 2023-10-04 fined."]),
        (
            "Page last updated at 16:51 GMT, Tuesday, 19 May 2015 It was fined.",
            ["Page last updated at 16:51 GMT, Tuesday, 19 May 2015", "It was fined."],
        ),
        ("It was fined.HomePolitics", ["It was fined.", "Home", "Politics"]),
        ("", []),
    ],
)  # fmt: skip
def test_fused_lines_are_cut_apart(text: str, parts: list[str]) -> None:
    assert [part for part, _ in unfuse(text)] == parts


def test_menus() -> None:
    assert is_menu("Home News World Sport")
    assert is_menu("Home | News | Ferries | Sport")
    assert not is_menu("Home | Skar | Ferries | Sport")
    assert not is_menu("Home News")
    assert not is_menu("home news world sport")
    assert not is_menu("Home News World Sport.")
    assert not is_menu("Home News World Sport?")
    assert is_menu("FerriesSailAgainToday")
    assert not is_menu("FerriesSailAgain")
    assert not is_menu("FerriesSailAgainToday from the port of Hamar")
    assert fused_menu("HomePoliticsThe ferry") == len("HomePolitics")
    assert fused_menu("HomeThe ferry") == len("Home")
    assert fused_menu("PoliticsThe ferry") == 0
    assert fused_menu("PoliticsWorldThe ferry") == len("PoliticsWorld")


def test_icon_names() -> None:
    assert is_icon_list("icon svg logo chevron")
    assert not is_icon_list("icon svg logo")
    assert not is_icon_list("icon svg logo chevron " + "ferry " * 20)
    assert is_icon_list("AaBbCcDdEeFfGgHhIi")
    assert not is_icon_list("AaBbCcDdEeFfGgHh")
    assert not is_icon_list("AaBbCcDdEeFfGgHhIi.")
    assert not is_icon_list("AaBbCcDdEeFfGgHhIi " + "ferry " * 30)


def test_phrases_of_furniture() -> None:
    assert find_phrase("» Read more «")
    assert find_phrase("The Hamar Courier Ferries sail again - 8 hrs ago Skar Post Storm ends")
    assert find_phrase("The ferry sailed 8 hours ago - and was fined 2 hrs later.") is None
    assert find_phrase("The ferry was fined") is None
    assert find_phrase("Read more" + " " * 500) is None


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Trains run late", True),
        ("Trains late", False),
        ("trains run late", False),
        ("iPhone sales fall again", True),
        ("al-Assad leaves the country", True),
        ("7 trains run late", True),
        ("“Trains run late”", True),
        ("(Trains run late", False),
        ("Trains run late:", False),
        ("Trains run late.", False),
        ("Do trains run late?", True),
        ("“Do trains run late?”", True),
        ("Trains run to U.S.", True),
        ("Trains " * 30, True),
        ("Trains " * 31, False),
    ],
)
def test_headlines(text: str, headline: bool) -> None:
    assert looks_like_headline(text.strip()) is headline


def test_bullets_and_open_ends() -> None:
    assert strip_bullet("• Ferries") == ("Ferries", True)
    assert strip_bullet("- Ferries") == ("Ferries", True)
    assert strip_bullet("-Ferries") == ("-Ferries", False)
    assert is_open("He said:")
    assert is_open("He said: “")
    assert not is_open("He said.")


def test_outlets() -> None:
    assert looks_like_outlet("Hamar Courier")
    assert looks_like_outlet("AFP")
    assert looks_like_outlet("QNA")
    assert looks_like_outlet("The Old Hamar and Skar Courier")
    assert not looks_like_outlet("The Old Hamar and New Skar Courier")
    assert not looks_like_outlet("– Courier")
    assert not looks_like_outlet("Lena Orst")
    assert is_agency("Thomson Reuters")
    assert not is_agency("The Guardian")
    assert not is_agency("The Hamar Courier")
    assert canonical("Reuters, UK") == "Reuters"
    assert canonical("Hamar Courier and agencies") == "Hamar Courier"
    assert canonical("Hamar, Norland") == "Hamar, Norland"
    assert canonical("Old Hamar, Norland") == "Old Hamar"
    assert canonical("www.hamar.example") == "hamar.example"
    assert from_url("uk.reuters.com/a") == "Reuters"
    assert from_url("https://m.hamar.example/a") == "hamar.example"
    assert from_url("https://hamar") is None
    assert from_url("https://lena.wordpress.com/a") is None
    assert from_url("https://[bad") is None


def test_by_lines() -> None:
    assert byline_names("By Lena Orst and Eva Lind, Reuters") == ("Lena Orst", "Eva Lind")
    assert byline_names("By Lena Orst, special correspondent") == ("Lena Orst",)
    assert byline_names("By our staff") == ()
    assert byline_names("By the river") is None
    assert byline_names("By") is None
    assert byline_names("Lena Orst") is None
    assert byline_names("By Lena Orst, Hamar, Norland.") == ("Lena Orst",)
    assert byline_names("By Lena Orst, Old Hamar, New Norland, Skar.") is None
    assert byline_names("By " + "Lena " * 18) == ()
    assert byline_names("By " + "Lena " * 19) is None
    assert byline_names("By Lena Orst" + " " * 200) is None
    assert person_names("Lena Orst, Reuters; Press Desk & EVA LIND") == ("Lena Orst", "Eva Lind")
    assert names_of_line("Lena Orst and Eva Lind in Hamar") == ("Lena Orst", "Eva Lind")
    assert names_of_line("Lena Orst said") == ()
    assert is_person("Lena van der Orst")
    assert not is_person("Lena Orst said")
    assert not is_person("Lena")


def test_credits_and_notes_about_authors() -> None:
    assert is_signoff("Lena Orst contributed reporting from Hamar.")
    assert not is_signoff("Lena Orst contributed to the fund for those whom the storm hit.")
    assert not is_signoff("Reporting by Lena Orst" + " " * 600)
    assert biography_of("Lena Orst is a fellow at the Skar Institute.") == "Lena Orst"
    assert biography_of("The writer is a fellow at the Skar Institute.") == ""
    assert biography_of("Orst covers the ports.", ["Lena Orst"]) == "Lena Orst"
    assert biography_of("Orst covers the ports.", ["Eva Lind"]) is None
    assert biography_of("Orst sailed from Hamar.", ["Lena Orst"]) is None
    assert biography_of("Lena Orst sailed from Hamar on Monday.") is None
    assert biography_of("Lena Orst is a fellow at Skar." + " " * 900) is None


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2023-10-04", ["2023-10-04"]),
        ("13/10/2023", ["2023-10-13"]),
        ("10/13/2023", ["2023-10-13"]),
        ("04/10/2023", [None]),
        ("04/04/2023", ["2023-04-04"]),
        ("12/12/2023", ["2023-12-12"]),
        ("13/13/2023", []),
        ("12/13/2023", ["2023-12-13"]),
        ("13/12/2023", ["2023-12-13"]),
        ("31 February 2023", []),
        ("29 February", [None]),
        ("Oct. 4th, 2023 and 5 Nov 2022", ["2023-10-04", "2022-11-05"]),
    ],
)
def test_dates_of_mastheads(text: str, dates: list[str | None]) -> None:
    assert [found.iso for found in find_dates(text)] == dates


def test_of_two_dates_the_one_of_publication() -> None:
    def day(text: str) -> str | None:
        return found.iso if (found := published_in(text)) else None

    assert day("Updated 5 Oct 2023, published 4 Oct 2023") == "2023-10-04"
    assert day("Published 4 Oct 2023, updated 5 Oct 2023") == "2023-10-04"
    assert day("Updated 5 Oct 2023") == "2023-10-05"
    assert day("today") is None
    assert is_full_date("4 Oct 2023")
    assert is_full_date("4 Oct, 12:30")
    assert not is_full_date("4 Oct")


def test_dates_of_addresses() -> None:
    assert date_in_url("/a/2018/05/04/b") == "2018-05-04"
    assert date_in_url("/a-20180504-b") == "2018-05-04"
    assert date_in_url("/2018/13/40/20180504") == "2018-05-04"
    assert date_in_url("/2018/xyz/04/") is None
    assert date_in_url("/a") is None
