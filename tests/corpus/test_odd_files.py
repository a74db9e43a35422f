"""Files as people really have them: what becomes of title, outlet, authors, date and text."""

from __future__ import annotations

import pytest

from generator.records import Article
from tests.corpus.formats.made_files import SCHEMAS, docx, message
from tests.corpus.reading import read, read_one

LEAD = "The government dropped its plan for a harbour levy on Sunday after a revolt."
SAID = "“We listened,” said Transport Secretary Helen Baird."
TITLE = "Ministers back down over levy"


def masthead(article: Article) -> tuple[object, ...]:
    return article.title, article.outlet, article.authors, article.published


@pytest.mark.parametrize(
    ("head", "outlet", "authors"),
    [
        (f"{TITLE}\n\nMarta Quell Political correspondent\nSun 3 Mar 2024 14.05 GMT", None,
         ("Marta Quell",)),
        (f"{TITLE}\n\nThe Northern Echo · Marta Quell · March 3, 2024", "The Northern Echo",
         ("Marta Quell",)),
        (f"The Northern Echo, 3 March 2024\n\n{TITLE}", "The Northern Echo", ()),
        (f"Marta Quell and Tom Idris\nSunday 3 March 2024\n\n{TITLE}", None,
         ("Marta Quell", "Tom Idris")),
        (f"{TITLE} | The Northern Echo\n\n{TITLE}\nBy Marta Quell\n3 March 2024",
         "The Northern Echo", ("Marta Quell",)),
        (f"{TITLE}\n\nVon Katrin Maurer\nNordsee-Zeitung, 03.03.2024, 14:05 Uhr",
         "Nordsee-Zeitung", ("Katrin Maurer",)),
        (f"{TITLE}\n\nPar Claire Aubin\n3 March 2024", None, ("Claire Aubin",)),
        (f"European Commission - Press release\n\n{TITLE}\nBrussels, 3 March 2024", None, ()),
        (f"PRESS RELEASE\n\nOslo, 3 March 2024\n\n{TITLE}", None, ()),
    ],
)  # fmt: skip
def test_heads(head: str, outlet: str | None, authors: tuple[str, ...]) -> None:
    articles, _ = read("a.txt", f"{head}\n\n{LEAD}\n\n{SAID}\n")
    assert [masthead(a) for a in articles] == [(TITLE, outlet, authors, "2024-03-03")]
    assert articles[0].text == f"{LEAD}\n\n{SAID}"


def test_what_heads_a_french_release_is_nobody() -> None:
    (article,), _ = read(
        "a.txt",
        "COMMUNIQUÉ DE PRESSE\n\nParis, le 12 mars 2024\n\nLe ministère annonce un plan\n\n"
        "Le ministère a présenté mardi un plan de 150 millions d’euros pour les ports.\n",
    )
    assert (article.authors, article.published) == ((), "2024-03-12")


def test_a_press_review_numbers_its_articles() -> None:
    articles, _ = read(
        "a.txt",
        f"Press review, 4 March 2024\n\n1. The Northern Echo, 3 March 2024\n\n{TITLE}\n\n{LEAD}\n\n"
        "2. Coast Daily, 4 March 2024\n\nPorts cheer end of levy\n\n"
        "Port owners welcomed the decision on Monday.\n",
    )
    assert [masthead(a) for a in articles] == [
        (TITLE, "The Northern Echo", (), "2024-03-03"),
        ("Ports cheer end of levy", "Coast Daily", (), "2024-03-04"),
    ]


def test_names_of_columns() -> None:
    article = read_one(
        "a.csv",
        "Headline;Source Name;Pub. Date;Full Text;Author(s)\n"
        f'{TITLE};Coast Daily;14/03/2024;"{LEAD}";"Quell, Anna"\n',
    )
    assert masthead(article) == (TITLE, "Coast Daily", ("Anna Quell",), "2024-03-14")
    assert article.text == LEAD


def test_an_excerpt_is_read_where_there_is_no_text_and_says_so() -> None:
    row = f"{TITLE}\t2024-03-14\tCoast Daily\t{LEAD[:-1]}…\n"
    (article,), _ = read("a.csv", f"Headline\tDate\tSource\tOpening Text\n{row}".encode("utf-16"))
    assert article.text == f"{LEAD[:-1]}…"
    (short,), _ = read(
        "a.json",
        f'{{"articles": [{{"title": "{TITLE} - Coast Daily", "source": {{"name": "Coast Daily"}},'
        f'"content": "{LEAD} [+1200 chars]"}}]}}',
    )
    assert (short.title, short.text) == (TITLE, LEAD)
    assert short.cut[0].text == "[+1200 chars]"


def test_posts_of_a_blog_s_interface() -> None:
    article = read_one(
        "a.json",
        f'[{{"title": {{"rendered": "{TITLE} &#8211; again"}}, "author": 3, "date": "2024-03-03",'
        f'"content": {{"rendered": "<p>{LEAD}</p>"}}, "link": "https://a.example/b"}}]',
    )
    assert masthead(article) == (f"{TITLE} – again", "a.example", (), "2024-03-03")
    assert article.text == LEAD


def test_seconds_since_1970_are_a_day() -> None:
    article = read_one(
        "a.jsonl",
        f'{{"title": "{TITLE}", "published": 1709474700, "publisher": {{"name": "Coast Daily"}},'
        f'"articleBody": "{LEAD}"}}',
    )
    assert masthead(article) == (TITLE, "Coast Daily", (), "2024-03-03")


def test_the_agency_of_a_photo_is_no_outlet() -> None:
    head = f"{TITLE}\n3 March 2024\nReuters Helen Baird leaves on Sunday\nReuters\n"
    articles, _ = read("a.txt", f"{head}Helen Baird listened, she said\n{LEAD}\n\n{SAID}\n")
    assert [a.outlet for a in articles] == [None]


def test_a_feed_of_summaries() -> None:
    feed = (
        "<rss version='2.0'><channel><title>Northern Echo | Politics</title>"
        f"<link>https://northernecho.example</link><item><title>{TITLE}</title><description>"
        f"&lt;p&gt;{LEAD} &lt;a href='x'&gt;Continue reading...&lt;/a&gt;&lt;/p&gt;</description>"
        "</item></channel></rss>"
    )
    (article,), _ = read("a.xml", feed)
    assert (article.outlet, article.text) == ("Northern Echo", LEAD)
    assert [c.text for c in article.cut] == ["Continue reading..."]


def test_marks_of_note_taking_programs() -> None:
    note = (
        f"---\ntitle: {TITLE}\npublicationTitle: Coast Daily\n---\n![[levy.png]]\n"
        f"{LEAD[:-1]} of [[coastal MPs|members]].\n\n> [!quote] Baird\n> {SAID}\n\n"
        "The levy would have raised ==£40m== a year[^1]. ^block1\n\n#levy #ports\n"
    )
    article = read_one("a.md", note)
    assert article.outlet == "Coast Daily"
    assert article.text == "\n\n".join(
        (f"{LEAD[:-1]} of members.", SAID, "The levy would have raised £40m a year.")
    )


@pytest.mark.parametrize(
    ("note", "count"), [("FYI, see below.\n\nJo", 1), ("It was a long day at the port. " * 12, 2)]
)
def test_a_note_above_a_forwarded_message_is_no_article(note: str, count: int) -> None:
    sent = message(
        plain=f"{note}\n\n---------- Forwarded message ---------\nFrom: Marta Quell <m@a.example>\n"
        f"Date: Sun, 3 Mar 2024 at 14:05\nSubject: {TITLE}\nTo: Jo <jo@b.example>\n\n{LEAD}\n\n"
        f"{SAID}\n",
        Subject=f"Fwd: {TITLE}", Date="Tue, 05 Mar 2024 08:00:00 +0000", From="Jo <jo@b.example>",
    )  # fmt: skip
    articles, _ = read("a.eml", bytes(sent))
    assert len(articles) == count
    assert (articles[-1].title, articles[-1].published) == (TITLE, "2024-03-03")
    assert articles[-1].text == f"{LEAD}\n\n{SAID}"


def test_tables_of_a_clipping() -> None:
    def text(words: str) -> str:
        return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"

    def table(*rows: tuple[str, str]) -> str:
        cells = ("".join(f"<w:tc>{text(c)}</w:tc>" for c in row) for row in rows)
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"

    body = (
        table(("Outlet", "Coast Daily"), ("Date", "3 March 2024"), ("Author", "Marta Quell"))
        + "".join(map(text, (TITLE, LEAD, SAID)))
        + table(("Port", "Levy in 2023"), ("Tarn", "£3.2m"), ("Skerra", "£1.1m"))
        + text("The ports had warned of job losses.")
    )
    space = f'xmlns:w="{SCHEMAS}/wordprocessingml/2006/main"'
    made = docx([], f"<w:document {space}><w:body>{body}</w:body></w:document>")
    article = read_one("a.docx", made)
    assert masthead(article) == (TITLE, "Coast Daily", ("Marta Quell",), "2024-03-03")
    assert article.text == f"{LEAD}\n\n{SAID}\n\nThe ports had warned of job losses."
    assert "Tarn | £3.2m" in [c.text for c in article.cut]
