"""The date that an expression names in its sentence, of an article of Wednesday, 4 October 2023."""

from __future__ import annotations

import pytest

from generator.extract.dates import find_dates
from generator.language.pipeline import Parser
from tests.factory import article

NAMED: dict[str, list[str]] = {
    "The paper is dated 4/10/2023.": ["4/10/2023 | 2023-10-04"],
    "The paper is dated 10/4/23.": ["10/4/23 | 2023-10-04"],
    "The paper is dated 4/10/51.": ["4/10/51 | 1951-10-04"],
    "The paper is dated 4.10.2021.": ["4.10.2021 | 2021-10-04"],
    "The paper is dated 13.10.2021.": ["13.10.2021 | 2021-10-13"],
    "They met on 3 October.": ["3 October | 2023-10-03"],
    "They met on 20 December.": ["20 December | 2022-12-20"],
    "They met on 20 January.": ["20 January | 2023-01-20"],
    "They will meet on 20 January.": ["20 January | 2024-01-20"],
    "They met last 3 May.": ["3 May | 2023-05-03"],
    "They will meet next May.": ["next May | 2024-05"],
    "They met last May.": ["last May | 2023-05"],
    "They met last October.": ["last October | 2022-10"],
    "They will meet in October.": ["October | 2023-10"],
    "They met in October.": ["October | 2023-10"],
    "They met this May.": ["this May | 2023-05"],
    "They will meet next October.": ["next October | 2024-10"],
    "They met in November.": ["November | 2022-11"],
    "They fought from 2019 to 2021.": ["2019 to 2021 | 2019/2021"],
    "They fought in 2019-21.": ["2019-21 | 2019/2021"],
    "It broke away in the 1990s.": ["the 1990s | 199X"],
    "It broke away in the nineties.": ["the nineties | 199X"],
    "They met last summer.": ["last summer | 2023-06/2023-08"],
    "They met in the summer.": ["the summer | 2023-06/2023-08"],
    "They will meet in the summer.": ["the summer | 2024-06/2024-08"],
    "They will meet next winter.": ["next winter | 2023-12/2024-02"],
    "They met this spring.": ["this spring | 2023-03/2023-05"],
    "Sales fell in the first quarter.": ["the first quarter | 2023-01/2023-03"],
    "Sales will rise in the fourth quarter.": ["the fourth quarter | 2023-10/2023-12"],
    "Sales fell in the final quarter of 2022.": ["the final quarter of 2022 | 2022-10/2022-12"],
    "Sales fell in Q3 2021.": ["Q3 2021 | 2021-07/2021-09"],
    "Sales fell in H1 2022.": ["H1 2022 | 2022-01/2022-06"],
    "They met on Christmas Day.": ["Christmas Day | 2022-12-25"],
    "They will meet on Christmas Day.": ["Christmas Day | 2023-12-25"],
    "They met on New Year's Day 2021.": ["New Year's Day 2021 | 2021-01-01"],
    "They met on Monday.": ["Monday | 2023-10-02"],
    "They met on Wednesday.": ["Wednesday | 2023-10-04"],
    "They will meet on Wednesday.": ["Wednesday | 2023-10-04"],
    "They met last Wednesday.": ["last Wednesday | 2023-09-27"],
    "They will meet next Wednesday.": ["next Wednesday | 2023-10-11"],
    "They met this Monday.": ["this Monday | 2023-10-02"],
    "They will meet this Monday.": ["this Monday | 2023-10-09"],
    "They met on Monday morning.": ["Monday morning | 2023-10-02"],
    "They met last weekend.": ["last weekend | 2023-09-30/2023-10-01"],
    "They met at the weekend.": ["at the weekend | 2023-09-30/2023-10-01"],
    "They will meet at the weekend.": ["at the weekend | 2023-10-07/2023-10-08"],
    "They will meet next week.": ["next week | 2023-10-09/2023-10-15"],
    "They will meet next month.": ["next month | 2023-11"],
    "They will meet next year.": ["next year | 2024"],
    "They met this month.": ["this month | 2023-10"],
    "They met this year.": ["this year | 2023"],
    "They will meet later this year.": ["later this year | 2023"],
    "They met in the last two weeks.": ["the last two weeks | 2023-09-20/2023-10-04"],
    "They met over the past three days.": ["the past three days | 2023-10-01/2023-10-04"],
    "They will meet in the next three days.": ["the next three days | 2023-10-04/2023-10-07"],
    "They met two months ago.": ["two months ago | 2023-08"],
    "They met a decade ago.": ["a decade ago | 2013"],
    "They met some 20 years ago.": ["some 20 years ago | 2003"],
    "They met two days earlier.": ["two days earlier | 2023-10-02"],
    "They met the day before yesterday.": ["the day before yesterday | 2023-10-02"],
    "They will meet the day after tomorrow.": ["the day after tomorrow | 2023-10-06"],
    "They met in 2020. Two years later they met again.": ["2020 | 2020", "Two years later | 2022"],
    "They met on 2 May 2020. Two days earlier it rained.": [
        "2 May 2020 | 2020-05-02",
        "Two days earlier | 2020-04-30",
    ],
    "They met on 2 May 2020. A week later it rained.": [
        "2 May 2020 | 2020-05-02",
        "A week later | 2020-05-09",
    ],
    "They met in May 2020. Two months later it rained.": [
        "May 2020 | 2020-05",
        "Two months later | 2020-07",
    ],
    "It has been closed since 2019.": ["2019 | 2019"],
    "It has been closed since Monday.": ["Monday | 2023-10-02"],
    "It has been closed since last week.": ["last week | 2023-09-25/2023-10-01"],
    "It will be open until Friday.": ["Friday | 2023-10-06"],
    "It will be open by 2030.": ["2030 | 2030"],
    "They met in May and June.": ["May | 2023-05", "June | 2023-06"],
    "They march in March.": ["March | 2023-03"],
    "They plan to come on Monday.": ["Monday | 2023-10-09"],
    "They refused to come on Monday.": ["Monday | 2023-10-02"],
    "They managed to come on Monday.": ["Monday | 2023-10-02"],
    "They hope to meet in December.": ["December | 2023-12"],
    "They had planned to meet on Monday.": ["Monday | 2023-10-02"],
    "They are coming on Monday.": ["Monday | 2023-10-09"],
    "They were coming on Monday.": ["Monday | 2023-10-02"],
    "They would come on Monday.": ["Monday | 2023-10-09"],
    "They would have come on Monday.": ["Monday | 2023-10-02"],
    "They will have left by Monday.": ["Monday | 2023-10-09"],
    "The talks on Monday failed.": ["Monday | 2023-10-02"],
    "Monday's talks failed.": ["Monday | 2023-10-02"],
    "Monday's talks will fail.": ["Monday | 2023-10-09"],
    "The upcoming Monday talks matter.": ["The upcoming Monday | 2023-10-09"],
    "The vote is due on Monday.": ["Monday | 2023-10-09"],
    "Talks start on Monday.": ["Monday | 2023-10-09"],
    "Ahead of the vote on Monday, they spoke.": ["Monday | 2023-10-09"],
    "They said that talks will be held on Monday.": ["Monday | 2023-10-09"],
    "Talks resume in November.": ["November | 2023-11"],
    "Elections are in March.": ["March | 2024-03"],
    "Profit fell in the last quarter.": ["the last quarter | 2023-07/2023-09"],
    "The law took effect on 29 February.": ["29 February | 2020-02-29"],
    "He grew up in the '80s boom.": ["the '80s | 198X"],
    "Sales rose in the first half.": ["the first half | 2023-01/2023-06"],
    "They met in early May.": ["early May | 2023-05"],
    "They met by the end of May.": ["the end of May | 2023-05"],
    "They met at the end of 2022.": ["the end of 2022 | 2022"],
    "They met on the eve of 9/11.": ["9/11 | 2001-09-11"],
    "They met on the 5th of May, 2021.": ["the 5th of May, 2021 | 2021-05-05"],
    "They met between 3 and 5 May 2021.": ["3 and 5 May 2021 | 2021-05-03/2021-05-05"],
    "They met on May 3-5.": ["May 3-5 | 2023-05-03/2023-05-05"],
    "They met on Tuesday, 3 October.": ["Tuesday, 3 October | 2023-10-03"],
    "They met on May 5th.": ["May 5th | 2023-05-05"],
    "They met during fiscal 2021.": ["fiscal 2021 | 2021"],
    "They met in the 2021 fiscal year.": ["2021 | 2021"],
    "The 2021 treaty failed.": ["2021 | 2021"],
    "Sales will fall next quarter.": ["next quarter | 2024-01/2024-03"],
    "Sales fell in the past decade.": ["the past decade | 201X"],
    "It rained last decade.": ["last decade | 201X"],
    "It will rain next decade.": ["next decade | 203X"],
    "It rained this decade.": ["this decade | 202X"],
    "It rained this week.": ["this week | 2023-10-02/2023-10-04"],
    "It will rain this week.": ["this week | 2023-10-04/2023-10-08"],
    "It rains this week.": ["this week | 2023-10-02/2023-10-08"],
    "They met on 2 May 2020. That day it rained.": [
        "2 May 2020 | 2020-05-02",
        "That day | 2020-05-02",
    ],
    "They met on 2 May 2020. The same day it rained.": [
        "2 May 2020 | 2020-05-02",
        "The same day | 2020-05-02",
    ],
    "They met on 2 May 2020. The next day it rained.": [
        "2 May 2020 | 2020-05-02",
        "The next day | 2020-05-03",
    ],
    "They met on 2 May 2020. The previous day it rained.": [
        "2 May 2020 | 2020-05-02",
        "The previous day | 2020-05-01",
    ],
    "They met on 2 May 2020. The following week it rained.": [
        "2 May 2020 | 2020-05-02",
        "The following week | 2020-05-04/2020-05-10",
    ],
    "They met in May 2020. The same year it rained.": [
        "May 2020 | 2020-05",
        "The same year | 2020",
    ],
    "They met in May 2020. The following year it rained.": [
        "May 2020 | 2020-05",
        "The following year | 2021",
    ],
    "They met in May 2020. The previous month it rained.": [
        "May 2020 | 2020-05",
        "The previous month | 2020-04",
    ],
    "They met in May 2020. It has rained since then.": [
        "May 2020 | 2020-05",
        "since then | 2020-05/2023-10",
    ],
    "They met in 2020. It has rained since then.": ["2020 | 2020", "since then | 2020/2023"],
    "They will meet by the end of the year.": ["the end of the year | 2023"],
    "They met an hour ago.": ["an hour ago | 2023-10-04"],
    "They will meet three days from now.": ["three days from now | 2023-10-07"],
    "They met on 2 May 2020, two days after the quake in Hamar.": ["2 May 2020 | 2020-05-02"],
    "They met on Tuesday, two days after the quake.": ["Tuesday | 2023-10-03"],
    "They met on Tuesday in the old town of Hamar, two months after the quake.": [
        "Tuesday | 2023-10-03",
        "two months after | 2023-08",
    ],
    "They met last night.": ["last night | 2023-10-03"],
    "They met this morning.": ["this morning | 2023-10-04"],
    "They will meet later today.": ["later today | 2023-10-04"],
    "They met earlier this month.": ["earlier this month | 2023-10"],
}

NO_DATES = (
    "They met in the past three hours.",
    "They said at press time that it rained.",
    "The paper is dated 13/14/2021.",
    "They sold 2019-18 boats.",
    "He is in his 30s.",
    "They meet every Monday.",
    "They meet on Mondays.",
    "They met on Black Friday.",
    "They met several years ago.",
    "They met at 2020.",
    "They met at 1915 GMT.",
    "They passed Resolution 1973.",
    "May we meet?",
    "April Orst met them.",
    "He may come.",
    "It fell in the fall.",
    "They met in the middle of the night.",
    "They met on 31 April 2021.",
    "They met in the 19th century.",
)


@pytest.mark.parametrize(("text", "dates"), NAMED.items())
def test_named_dates(parser: Parser, text: str, dates: list[str]) -> None:
    found = find_dates(next(parser.docs([text])), article(text=text, published="2023-10-04"))
    assert [f"{d.text} | {d.value}" for d in found] == dates


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(parser: Parser, text: str) -> None:
    source = article(text=text, published="2023-10-04")
    assert not list(find_dates(next(parser.docs([text])), source))


#: Numbers and names that look like dates.
LOOK_LIKE_DATES = [
    "The clinic in Suite 1990 closed.",
    "The house at 2010 Harbour Road burned.",
    "Dividends climbed in 2000 shops.",
    "The Boeing 1945 hangar burned.",
    "Call 0800 1999 for tickets.",
    "The '80s singer left.",
    "Sources told Gulf Today that the port would close.",
    "United led 2-0 in the first half.",
    "They scored in the second half of the match.",
    "The first half of the show was dull.",
]


@pytest.mark.parametrize("text", LOOK_LIKE_DATES)
def test_numbers_and_names_that_date_nothing(parser: Parser, text: str) -> None:
    doc = next(parser.docs([text]))
    assert find_dates(doc, article("a", text, published="2023-10-04")) == ()
