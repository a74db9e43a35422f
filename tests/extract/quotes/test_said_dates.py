"""When a quotation was said: a date beside the words, never one inside them."""

from __future__ import annotations

import pytest

from generator.extract.coreference import resolve_coreference
from generator.extract.quotes import find_quotes
from generator.extract.quotes.said_dates import dates_outside, said_date
from generator.language.gazetteer import Gazetteer
from generator.language.pipeline import Parser
from generator.records import Article, DateMention, Editorial
from tests.factory import article, span


def _date(source: Article, text: str, value: str) -> DateMention:
    start = source.text.index(text)
    return DateMention(
        id=f"{source.id}-d{start}",
        article=source.id,
        start=start,
        end=start + len(text),
        text=text,
        value=value,
        precision="day",
        basis="relative to publication",
    )


def _said(text: str, words: str, *dates: tuple[str, str]) -> str | None:
    source = article("a", text)
    found = [_date(source, t, v) for t, v in dates]
    return said_date(text, (0, len(text)), "said", dates_outside(found, [span(source, words)]))


def test_date_of_the_reporting_clause() -> None:
    text = "“We will stay,” Berg said on Tuesday."
    assert _said(text, "We will stay", ("Tuesday", "2024-05-14")) == "2024-05-14"


def test_date_inside_the_words_is_what_is_talked_about() -> None:
    text = "Berg said the bridge would open on Tuesday."
    assert _said(text, "the bridge would open on Tuesday", ("Tuesday", "2024-05-14")) is None


def test_date_of_what_else_the_speaker_did() -> None:
    text = "“We will stay,” said Berg, who came to the town on Tuesday."
    assert _said(text, "We will stay", ("Tuesday", "2024-05-14")) is None
    text = "“We will stay,” Berg, who leads the council, said on Tuesday."
    assert _said(text, "We will stay", ("Tuesday", "2024-05-14")) == "2024-05-14"


def test_date_of_what_the_saying_is_about() -> None:
    text = "On the ferry for which the town had voted on Tuesday, Berg said that it “will run”."
    assert _said(text, "will run", ("Tuesday", "2024-05-14")) is None
    text = "The ferry, which the town had bought on Tuesday, “will run”, Berg said."
    assert _said(text, "will run", ("Tuesday", "2024-05-14")) is None
    text = "In a letter in which Berg said on Tuesday that the ferry “will run”, she gave no date."
    assert _said(text, "will run", ("Tuesday", "2024-05-14")) == "2024-05-14"


def test_a_month_does_not_say_on_which_day() -> None:
    text = "“We will stay,” Berg said in May."
    assert _said(text, "We will stay", ("May", "2024-05")) is None


def test_without_a_speaker_nothing_was_said_on_a_day(parser: Parser) -> None:
    for text, day in (
        ("“We will stay where we are” was heard on 14 May 2024.", None),
        ("“We will stay where we are,” Mary Berg said on 14 May 2024.", "2024-05-14"),
    ):
        source = article("a", text, published="2024-05-15")
        doc = next(iter(parser.docs([text])))
        chains = resolve_coreference(doc, source, Gazetteer(Editorial()))
        (quote,) = find_quotes(doc, source, chains, [_date(source, "14 May 2024", "2024-05-14")])
        assert quote.said == day


@pytest.mark.parametrize(
    ("text", "begins", "day"),
    [
        ("“We will stay,” Mary Berg said on 14 May 2024. “We like it,” she added.", "We like",
         "2024-05-14"),
        ("Mary Berg met reporters on 14 May 2024. “We will stay,” she said.", "We will",
         "2024-05-14"),
        ("“We will stay,” Mary Berg said on 14 May 2024. “We like it,” she told a rally.",
         "We like", None),
        ("On 14 May 2024 Mary Berg said that it would rain. “We like it,” Berg told the committee.",
         "We like", "2024-05-14"),
        ("When Mary Berg arrived on 14 May 2024, she said it would rain.", "it would", None),
        ("“We will stay,” Mary Berg said on 14 May 2024. “We like it,” Paul Brandt said.",
         "We like", None),
        ("“We will stay,” Mary Berg said on 14 May 2024. She had said earlier that it had rained.",
         "it had rained", None),
        ("After the fire on 14 May 2024, Mary Berg said it would rain.", "it would", None),
        ("Mary Berg said it would rain, and ships would sail by 14 May 2024.", "it would", None),
        ("“It will rain,” Mary Berg said on 20 May 2024.", "It will", None),
        ("Mary Berg, elected on 14 May 2024, said it was late.", "it was", None),
    ],
)  # fmt: skip
def test_days_told_by_neighbours(parser: Parser, text: str, begins: str, day: str | None) -> None:
    source = article("a", text, published="2024-05-15")
    doc = next(iter(parser.docs([text])))
    chains = resolve_coreference(doc, source, Gazetteer(Editorial()))
    when = "20 May 2024" if "20 May" in text else "14 May 2024"
    value = "2024-05-20" if "20 May" in text else "2024-05-14"
    found = find_quotes(doc, source, chains, [_date(source, when, value)])
    assert [q.said for q in found if q.text.startswith(begins)] == [day]
