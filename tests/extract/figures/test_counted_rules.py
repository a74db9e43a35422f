"""What a sentence counts: the words of the figure, how exactly, the unit and what befell them."""

from __future__ import annotations

import pytest

from generator.extract.figures import find_figures
from generator.language.pipeline import Parser
from tests.factory import article

#: Sentence: its figures as "words | qualifier | unit | category".
COUNTED: dict[str, list[str]] = {
    "The blast killed 27.": ["27 | exact | people | killed"],
    "Hundreds fled the town.": ["Hundreds | at_least | people | displaced"],
    "Dozens of them were hurt.": ["Dozens of them | at_least | people | injured"],
    "They held 15 of us.": ["15 of us | exact | people | count"],
    "A panel of 12 members met.": ["12 members | exact | people | count"],
    "They built 12 long stone bridges.": ["12 long stone bridges | exact | bridges | count"],
    "They bought 12 (small) boats.": ["12 (small) boats | exact | boats | count"],
    "They lost millions of dollars.": ["millions of dollars | at_least | USD | money"],
    "The death toll rose to 12.": ["12 | exact | people | killed"],
    "Twenty-seven were wounded, 12 seriously.": [
        "Twenty-seven | exact | people | injured",
        "12 seriously | exact | people | injured",
    ],
    "Police counted 300 boats. Of them, 30 sank.": ["300 boats | exact | boats | count"],
    "The storm claimed 20 lives.": ["20 lives | exact | lives | killed"],
    "It saved 20 lives.": ["20 lives | exact | lives | other"],
    "The storm claimed 20 sailors.": ["20 sailors | exact | people | killed"],
    "It is a country of 10 million.": ["10 million | exact | people | population"],
    "He has 12 Armenian friends.": ["12 Armenian friends | exact | people | count"],
    "They freed 12 Armenians.": ["12 Armenians | exact | people | count"],
    "Some 20 Hamar buses stopped.": ["Some 20 Hamar buses | about | buses | count"],
    "The shot killed one man.": ["one man | exact | people | killed"],
    "Ten thousand fled their homes.": ["Ten thousand | exact | people | displaced"],
    "The walk took three hours.": ["three hours | exact | hours | duration"],
    "They cut 5 percent of the jobs.": ["5 percent | exact | percent | share"],
    "They cut 5% of the jobs.": ["5% | exact | percent | share"],
    "He paid 100 dollars for it.": ["100 dollars | exact | USD | money"],
    "They flew 12 F-16s.": ["12 F-16s | exact | f-16s | count"],
    "They won 12 seats in parliament.": ["12 seats | exact | seats | count"],
    "In 1830, 12 ships sank.": ["12 ships | exact | ships | count"],
    "It gained 12 points.": ["12 points | exact | points | share"],
    "Two ministers met.": ["Two ministers | exact | people | count"],
    "Twelve ministers met.": ["Twelve ministers | exact | people | count"],
    "Thirteen ministers met.": ["Thirteen ministers | exact | people | count"],
    "Two of them drowned.": ["Two of them | exact | people | killed"],
    "It rained for three days.": ["three days | exact | days | duration"],
    "Within one year it was gone.": ["one year | exact | years | duration"],
    "As many as an estimated 30 ships sank.": [
        "As many as an estimated 30 ships | up_to | ships | count"
    ],
    "At least 30 ships sank.": ["At least 30 ships | at_least | ships | count"],
    "30 or more ships sank.": ["30 or more ships | at_least | ships | count"],
    "Up to 30 ships sank.": ["Up to 30 ships | up_to | ships | count"],
    "Over 30 ships sank.": ["Over 30 ships | more_than | ships | count"],
    "They quarrelled for over three hours.": ["over three hours | more_than | hours | duration"],
    "The price fell by some 30 percent.": ["some 30 percent | about | percent | share"],
    "Under 30 people stayed.": ["Under 30 people | up_to | people | count"],
    "Above 30 houses burned.": ["30 houses | exact | houses | count"],
    "Nearly 30 ships sank.": ["Nearly 30 ships | nearly | ships | count"],
    "Exactly 30 ships sank.": ["Exactly 30 ships | exact | ships | count"],
    "Between 20 and 30 ships sank.": ["Between 20 and 30 ships | range | ships | count"],
    "Prices ranged from 20 to 30 dollars.": ["from 20 to 30 dollars | range | USD | money"],
    "The fire destroyed 30 houses in Skar.": ["30 houses | exact | houses | count"],
    "Rebels seized 12 towns and 30 villages.": [
        "12 towns | exact | towns | count",
        "30 villages | exact | villages | count",
    ],
    "The ministry bought 30 trucks from Norland.": ["30 trucks | exact | trucks | count"],
    "Prices have risen 30 percent since May.": ["30 percent | exact | percent | share"],
    "There are 30 prisoners in Hamar.": ["30 prisoners | exact | people | count"],
    "There were 30 prisoners in Hamar.": ["30 prisoners | exact | people | count"],
    "The camp holds 30 prisoners.": ["30 prisoners | exact | people | count"],
    "The camp held 30 prisoners.": ["30 prisoners | exact | people | count"],
    "Some 300 villagers have been forced to leave.": [
        "Some 300 villagers | about | people | count"
    ],
    "The number of refugees reached 9,000.": ["9,000 | exact | people | displaced"],
    "Estimates of refugees ranged from 50 to 90.": ["from 50 to 90 | range | people | displaced"],
    "Soldiers guarding 12 bridges were killed.": ["12 bridges | exact | bridges | count"],
    "The train that carried 300 passengers stopped.": ["300 passengers | exact | people | count"],
    "300 people were reported as missing.": ["300 people | exact | people | missing"],
    "They found 12 bodies.": ["12 bodies | exact | people | killed"],
    "The court jailed 12 activists for three years.": [
        "12 activists | exact | people | count",
        "three years | exact | years | duration",
    ],
    "The loss of 12 ships was denied.": ["12 ships | exact | ships | count"],
    "The 27-nation bloc met.": ["27-nation | exact | nations | count"],
    "27 EU states voted.": ["27 EU states | exact | states | count"],
    "Three million people live in Norland.": ["Three million people | exact | people | population"],
    "A crowd of some 300 people gathered.": ["some 300 people | about | people | count"],
    "The storm made 300 homeless.": ["300 homeless | exact | people | displaced"],
    "The 300 wounded were flown out.": ["300 wounded | exact | people | injured"],
    "It is a 5-km strip.": ["5-km | exact | km | distance"],
    "The plot measures 30 acres.": ["30 acres | exact | acres | area"],
    "She earned £300 a week.": ["£300 | exact | GBP | money"],
    "She earned $300 a week.": ["$300 | exact | USD | money"],
    "She earned US$300 a week.": ["US$300 | exact | USD | money"],
    "She earned 300 euros and 50 cents.": [
        "300 euros | exact | EUR | money",
        "50 cents | exact | cents | count",
    ],
    "The fund holds €3bn.": ["€3bn | exact | EUR | money"],
    "It rose from $20 to $30.": ["$20 | exact | USD | money", "$30 | exact | USD | money"],
}

NOTHING_COUNTED = (
    "The 12-member panel met.",
    "The 12-page report was read.",
    "The price rose to 12.",
    "They freed one man.",
    "They freed one of the men.",
    "The Airbus A320 landed.",
    "The Big Three met.",
    "Channel 4 aired it.",
    "He was born in 1988.",
    "The crew sang 1988 songs.",
    "At 1830 the guns fell silent.",
    "(1) The ferry sailed.",
    "Lena Orst, 45, sailed.",
    "The boy, aged 12, sailed.",
    "A boy of 12 years old sailed.",
    "A three-year-old boy sailed.",
    "She turned 12 in May.",
    "They scored 3-2.",
    "The odds are 10-to-1.",
    "They sail 10 times more often.",
    "They sailed 10 times.",
    "It gained 1 point.",
    "The two sides met.",
    "Norland has two concerns.",
    "The next three days will be dry.",
    "Three days later it rained.",
    "Every two years they vote.",
)


@pytest.mark.parametrize(("text", "figures"), COUNTED.items())
def test_what_is_counted(parser: Parser, text: str, figures: list[str]) -> None:
    source = article(text=text)
    found = find_figures(next(parser.docs([text])), source, dates=(), quotes=(), mentions=())
    assert [f"{f.text} | {f.qualifier} | {f.unit} | {f.category}" for f in found] == figures


@pytest.mark.parametrize("text", NOTHING_COUNTED)
def test_what_is_no_figure(parser: Parser, text: str) -> None:
    source = article(text=text)
    assert not find_figures(next(parser.docs([text])), source, dates=(), quotes=(), mentions=())
