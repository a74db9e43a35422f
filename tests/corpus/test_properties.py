"""What holds for every text, however odd."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.corpus.broken_lines import unwrap
from generator.corpus.corpus import articles_of
from generator.corpus.masthead_dates import date_in_url, find_dates, is_date_line
from generator.corpus.read import read_documents
from generator.records import Article

LINES = st.sampled_from(
    [
        "",
        "",
        "Minister denies plan to sell railways",
        "Oct 4 2023",
        "By Lena Orst",
        "Reuters",
        "HAMAR, May 4 (Reuters) - The ferry was fined on Friday, a court official said there.",
        "“There is no plan, and there will be none,” he said on Friday.",
        "The fighting continues in",
        "Norland",
        "with great intensity, officials said.",
        "Read more",
        "Related News",
        "---",
        "https://example.org/2018/05/04/ferry",
        "(Reporting by Eva Lind; Editing by Tom Rowe)",
        "• A bullet without an end",
        "Leave a reply",
        "Tags: Norland, ferries",
        "RS: Every one. It takes the mornings.",
        "Subject: Lorries move again",
        "From: desk@example.org",
    ]
)


def articles(text: str) -> list[Article]:
    return articles_of(read_documents("a.txt", text.encode("utf-8", "ignore"))[0])


def check(text: str) -> None:
    lines = text.split("\n")
    for n, article in enumerate(articles(text), 1):
        assert article.part == n
        paragraphs = article.text.split("\n\n")
        assert all(p and p == p.strip() and "\n" not in p for p in paragraphs)
        assert article.line_starts[0].offset == 0
        for start in article.line_starts:
            words = article.text[start.offset :].split()
            assert words[0] in lines[start.line - 1]
            assert article.lines[0] <= start.line <= article.lines[1]
        for heading in article.headings:
            assert article.text[heading.start : heading.end] in paragraphs
        for cut in article.cut:
            assert cut.reason
            assert cut.text in lines[cut.line - 1]


@settings(max_examples=50)
@given(st.lists(LINES, max_size=25))
def test_lines_of_news_pages_in_any_order(lines: list[str]) -> None:
    check("\n".join(lines))


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_any_text(text: str) -> None:
    for article in articles_of(read_documents("a.txt", text.encode())[0]):
        assert article.text
        assert article.text == article.text.strip()


@given(st.text(max_size=80))
def test_dates_lie_where_they_are_found(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
        assert 1 <= found.month <= 12
    assert not is_date_line(text) or find_dates(text)
    assert date_in_url(text) is None or len(date_in_url(text) or "") == 10


@given(st.lists(LINES, max_size=20))
def test_unwrapping_keeps_every_line(lines: list[str]) -> None:
    from generator.corpus.lines import Line

    given_lines = [Line(n, x) for n, x in enumerate(lines, 1)]
    assert [x for group in unwrap(given_lines) for x in group] == given_lines
