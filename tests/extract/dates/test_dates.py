"""Time expressions and the dates they name: single sentences, read with the default model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from generator.extract.dates import find_dates
from generator.language.pipeline import Parser
from generator.records import Article, DateMention, edtf
from tests import factory

WEDNESDAY = "2023-10-04"


def article(text: str, published: str | None = WEDNESDAY) -> Article:
    return factory.article("a", text, published=published)


def dates(parser: Parser, text: str, published: str | None = WEDNESDAY) -> list[DateMention]:
    return list(find_dates(next(iter(parser.docs([text]))), article(text, published)))


def values(parser: Parser, text: str, published: str | None = WEDNESDAY) -> list[str]:
    return [d.value for d in dates(parser, text, published)]


ABSOLUTE = {
    "The treaty was signed on 28 September 2023.": "2023-09-28",
    "The treaty was signed on September 28th, 2023.": "2023-09-28",
    "The treaty was signed on Thursday, 28 Sept. 2023.": "2023-09-28",
    "The treaty was signed on September 28 , 2023 .": "2023-09-28",
    "The treaty was signed on the 4th of July 1999.": "1999-07-04",
    "The report is dated 2023-10-01.": "2023-10-01",
    "The report is dated 28/09/2023.": "2023-09-28",
    "The report is dated 09/28/2023.": "2023-09-28",
    "They fought on September 11-12, 2022.": "2022-09-11/2022-09-12",
    "They fought from 3 to 5 May 2021.": "2021-05-03/2021-05-05",
    "They met in October 2022 in Prague.": "2022-10",
    "The region broke away in the early 1990s.": "199X",
    "Half a million were expelled between 1988 and 1994.": "1988/1994",
    "He led the country in 1996.": "1996",
    "It opened in nineteen ninety-six.": "1996",
    "Fighting resumed in the summer of 2020.": "2020-06/2020-08",
    "Sales fell in the third quarter of 2021.": "2021-07/2021-09",
    "The attacks of 9/11 changed the law.": "2001-09-11",
    "The Sept. 11 attacks changed the law.": "2001-09-11",
    "Troops left in the second half of 2021.": "2021-07/2021-12",
}

RELATIVE = {
    "The offensive began on Tuesday.": "2023-10-03",
    "The minister spoke on Wednesday.": "2023-10-04",
    "He will attend the talks on Thursday.": "2023-10-05",
    "He said he would attend talks in Spain on Thursday.": "2023-10-05",
    "The talks are scheduled for Monday.": "2023-10-09",
    "They plan to meet on Monday.": "2023-10-09",
    "The council meets on Monday.": "2023-10-09",
    "Hearings begin in February.": "2024-02",
    "The pass is shut until November.": "2023-11",
    "The talks were to open on Friday.": "2023-10-06",
    "Ministers are looking forward to the meeting on Friday.": "2023-10-06",
    "The talks had been scheduled for Monday.": "2023-10-02",
    "The court ruled last Friday.": "2023-09-29",
    "The court will rule next Friday.": "2023-10-06",
    "He arrived yesterday.": "2023-10-03",
    "He arrived the yesterday and met the mayor.": "2023-10-03",
    "He leaves tomorrow.": "2023-10-05",
    "I will return home tonight.": "2023-10-04",
    "The town was shelled two weeks ago.": "2023-09-20",
    "The town was shelled three days ago.": "2023-10-01",
    "It happened a month ago.": "2023-09",
    "It happened nearly 30 years ago.": "1993",
    "The region was seized last month.": "2023-09",
    "The clashes last year killed hundreds.": "2022",
    "They met in Brussels last week.": "2023-09-25/2023-10-01",
    "He travelled to the region this week.": "2023-10-02/2023-10-04",
    "In late September, the army warned of war.": "2023-09",
    "The decision was announced in December.": "2022-12",
    "The vote will be held in December.": "2023-12",
    "The state will be dissolved on 1 January.": "2024-01-01",
    "The parliament ratified the statute on 3 October.": "2023-10-03",
    "The neighbours fought two wars in the past 30 years.": "1993/2023",
}


@pytest.mark.parametrize(("text", "value"), ABSOLUTE.items())
def test_absolute_dates_need_no_publication_date(parser: Parser, text: str, value: str) -> None:
    found = dates(parser, text, published=None)
    assert [d.value for d in found] == [value]
    assert found[0].basis == "absolute"


@pytest.mark.parametrize(("text", "value"), RELATIVE.items())
def test_relative_dates_count_from_publication(parser: Parser, text: str, value: str) -> None:
    assert values(parser, text) == [value]


@pytest.mark.parametrize("text", RELATIVE)
def test_relative_dates_of_an_undated_article_are_left_out(parser: Parser, text: str) -> None:
    assert values(parser, text, published=None) == []


def test_later_counts_from_the_date_named_before(parser: Parser) -> None:
    text = "They met in October 2021 in Prague. War broke out a year later."
    found = dates(parser, text)
    assert [(d.value, d.basis) for d in found] == [
        ("2021-10", "absolute"),
        ("2022", "relative to another date"),
    ]


def test_the_next_day_needs_a_day_to_count_from(parser: Parser) -> None:
    text = "In 1997 a quake struck. The next day aid arrived."
    assert values(parser, text) == ["1997"]
    text = "On 2 May 1997 a quake struck. The next day aid arrived."
    assert values(parser, text) == ["1997-05-02", "1997-05-03"]


def test_years_after_an_event_date_the_event(parser: Parser) -> None:
    text = "The army attacked on Tuesday, three years after the previous war."
    assert values(parser, text) == ["2023-10-03", "2020"]


def test_since_then_runs_to_publication(parser: Parser) -> None:
    text = "The region was seized in August. Since then, thousands have fled."
    assert values(parser, text) == ["2023-08", "2023-08/2023-10"]


NO_DATES = (
    "It may rain and they may march.",
    "Some 2000 people fled.",
    "He earned $1998 and 2,015 votes.",
    "April Jones met Theresa May.",
    "The paper appears every Tuesday.",
    "Some years ago the road was closed.",
    "Shops were shut on Black Friday.",
    "Men in their early 30s and 40s stood guard.",
    "It struck at 1653 (2153 GMT).",
    "The council passed Resolution 1973.",
    "It follows resolutions 1970 and 1973.",
    "Resolution 1973 was passed. He spoke of the 1973 resolution.",
)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_time(parser: Parser, text: str) -> None:
    assert values(parser, text) == []


def test_coordinate_weekdays_look_the_same_way(parser: Parser) -> None:
    assert values(parser, "The ministers meet Monday and Tuesday.") == ["2023-10-09", "2023-10-10"]


def test_honest_precision(parser: Parser) -> None:
    text = "It began in 1994, grew in May 2001 and ended on 3 June 2001. That was in the 2000s."
    assert [d.precision for d in dates(parser, text)] == ["year", "month", "day", "decade"]


VOCABULARY = (
    "on in the Tuesday May 31 February 2023 1990s last next year month ago three weeks since then"
    " between and from to 11-12 29 9/11 1/2/03 first quarter day after morning 0 ’ , ."
)
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n"])


@given(st.lists(WORDS, max_size=24), st.sampled_from([None, WEDNESDAY, "2024-02-29", "not a date"]))
def test_any_text_gives_verbatim_spans_and_valid_dates(words: list[str], day: str | None) -> None:
    words = words or ["x"]
    doc = Doc(Vocab(), words=words, sent_starts=[n == 0 for n in range(len(words))])
    for found in find_dates(doc, article(doc.text, day)):
        assert doc.text[found.start : found.end] == found.text
        first, last = edtf.bounds(found.value)
        assert first <= last
        assert found.precision == edtf.precision_of(found.value)


@given(st.text(max_size=80))
def test_any_characters(text: str) -> None:
    doc = Doc(Vocab(), words=[text or "x"], spaces=[False], sent_starts=[True])
    for found in find_dates(doc, article(doc.text)):
        assert doc.text[found.start : found.end] == found.text


def test_each_part_of_a_list_counts_from_its_own_stamp(parser: Parser) -> None:
    stamp = "updated: {} 10:52:00 "
    text = (
        "Shells fell on Monday. "
        + stamp.format("Sat Sep 16 2023") + "Shells fell on Monday. "
        + stamp.format("Fri Sep 1 2023") + "Shells fell on Monday. "
    )  # fmt: skip
    said = [d.value for d in dates(parser, text) if d.text.endswith("Monday")]
    assert said == ["2023-10-02"] * 3  # two stamps may be one article's
    text += stamp.format("Sun Aug 20 2023") + "Shells fell on Monday."
    said = [d.value for d in dates(parser, text) if d.text.endswith("Monday")]
    assert said == ["2023-10-02", "2023-09-11", "2023-08-28", "2023-08-14"]
