"""What a masthead states: date, outlet, authors, genre, headline and standfirst of one article."""

from __future__ import annotations

import pytest

from generator.corpus.corpus import articles_of
from generator.corpus.read import read_documents
from generator.records import Article

LEAD = "Norland asked for aid on Wednesday, its minister said in a statement to parliament."
REST = "The request came after days of talks with donors, he said, and more will follow next week."
BODY = f"{LEAD}\n\n{REST}\n"
TITLE = "Norland asks donors for aid"


def read(text: str, name: str = "a.txt") -> Article:
    documents, _ = read_documents(name, text.encode())
    (article,) = articles_of(documents)
    return article


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("4 October 2023", "2023-10-04"),
        ("04/10/2023", None),
        ("Published: 4 October 2023\nUpdated: 5 October 2023", "2023-10-04"),
        ("https://hamar.example/2023/10/04/aid", "2023-10-04"),
        ("https://hamar.example/2023/10/04/aid\n\n5 October 2023", "2023-10-05"),
        ("Headline: Aid\nDate: 4 October 2023", "2023-10-04"),
        ("Headline: Aid\nLoad-Date: 5 October 2023\nDate: 4 October 2023", "2023-10-04"),
        ("By Lena Orst", None),
    ],
)
def test_date(head: str, published: str | None) -> None:
    article = read(f"{TITLE}\n\n{head}\n\n{BODY}")
    assert article.published == published
    assert article.published_basis == ("stated" if published else "unknown")


@pytest.mark.parametrize(
    ("line", "dateline", "published"),
    [
        ("04/10/2023", "HAMAR, Oct 4 (Reuters) - ", "2023-10-04"),
        ("10/04/2023", "HAMAR, Oct 4 (Reuters) - ", "2023-10-04"),
        ("04/10/2023", "HAMAR, Oct 5 (Reuters) - ", None),
        ("04/10/2023", "HAMAR (Reuters) - ", None),
        ("By Lena Orst", "HAMAR, Oct 4, 2023 (Reuters) - ", "2023-10-04"),
        ("By Lena Orst", "HAMAR, Oct 4 (Reuters) - ", None),
    ],
)
def test_figures_that_may_change_places_are_settled_by_the_dateline(
    line: str, dateline: str, published: str | None
) -> None:
    assert read(f"{TITLE}\n\n{line}\n\n{dateline}{BODY}").published == published


def test_the_date_of_the_foot_counts_when_the_head_has_none() -> None:
    assert read(f"{TITLE}\n\n{BODY}\n4 October 2023\n").published == "2023-10-04"
    assert read(f"{TITLE}\n\n3 October 2023\n\n{BODY}\n4 October 2023\n").published == "2023-10-03"


@pytest.mark.parametrize(
    ("head", "foot", "outlet"),
    [
        ("Reuters\n4 October 2023", "", "Reuters"),
        ("4 October 2023 | Reuters", "", "Reuters"),
        ("By Lena Orst, Reuters", "", "Reuters"),
        ("4 October 2023", "Source: Hamar Courier", "Hamar Courier"),
        ("4 October 2023", "Source: www.hamar.example", "hamar.example"),
        ("Reuters\n4 October 2023", "Source: Hamar Courier", "Reuters"),
        ("4 October 2023", "https://hamar.example/a", "hamar.example"),
        ("4 October 2023", "https://x.com/a", None),
        ("Hamar Courier\n4 October 2023", "", "Hamar Courier"),
        ("4 October 2023\n\nHamar Courier", "", "Hamar Courier"),
        ("Skar Sentinel Desk Hamar\n4 October 2023", "", "Skar Sentinel Desk Hamar"),
        ("Old Skar\n4 October 2023", "", "Old Skar"),
        ("Old Skar\n\n4 October 2023", "", None),
        ("Headline: Aid\nNewspaper: Hamar Courier", "", "Hamar Courier"),
        ("4 October 2023", "", None),
    ],
)
def test_outlet(head: str, foot: str, outlet: str | None) -> None:
    assert read(f"{TITLE}\n\n{head}\n\n{BODY}\n{foot}\n").outlet == outlet


@pytest.mark.parametrize(
    ("dateline", "outlet"),
    [
        ("HAMAR, Oct 4 (Reuters) - ", "Reuters"),
        ("HAMAR (QNA) - ", None),
        ("HAMAR, Oct 4 (Hamar Wire) - ", "Hamar Wire"),
        ("HAMAR - ", None),
    ],
)
def test_the_dateline_names_the_agency(dateline: str, outlet: str | None) -> None:
    assert read(f"{TITLE}\n\n{dateline}{BODY}").outlet == outlet


@pytest.mark.parametrize(
    ("title", "shown", "outlet"),
    [
        (f"{TITLE} | Reuters", TITLE, "Reuters"),
        (f"{TITLE} - The Guardian", TITLE, "The Guardian"),
        (f"{TITLE} - Skar", f"{TITLE} - Skar", None),
        (f"Reuters: {TITLE}", f"Reuters: {TITLE}", "Reuters"),
        (f"Skar: {TITLE}", f"Skar: {TITLE}", None),
    ],
)
def test_the_headline_may_name_the_outlet(title: str, shown: str, outlet: str | None) -> None:
    article = read(f"{title}\n\n4 October 2023\n\n{BODY}")
    assert (article.title, article.outlet) == (shown, outlet)


@pytest.mark.parametrize(
    ("head", "foot", "authors"),
    [
        ("By Lena Orst", "", ("Lena Orst",)),
        ("4 October 2023 | By Lena Orst", "", ("Lena Orst",)),
        ("Lena Orst\n4 October 2023", "", ()),  # stands where outlets stand
        ("4 October 2023\nLena Orst", "", ("Lena Orst",)),
        ("4 October 2023", "(Reporting by Eva Lind; Editing by Tom Rowe)", ("Eva Lind",)),
        ("By Lena Orst", "(Reporting by Eva Lind; Editing by Tom Rowe)", ("Lena Orst",)),
        ("4 October 2023", "Eva Lind is a fellow at the Skar Institute.", ("Eva Lind",)),
        ("By Lena Orst", "Eva Lind is a fellow at the Skar Institute.", ("Lena Orst",)),
        ("By Lena Orst\nBy Lena Orst", "", ("Lena Orst",)),
        ("Headline: Aid\nByline: Lena Orst", "", ("Lena Orst",)),
        ("4 October 2023", "", ()),
    ],
)
def test_authors(head: str, foot: str, authors: tuple[str, ...]) -> None:
    article = read(f"{TITLE}\n\n{head}\n\n{BODY}\n{REST}\n\n{foot}\n")
    assert article.authors == authors


@pytest.mark.parametrize(
    ("head", "genre"),
    [
        ("Opinion", "opinion"),
        ("Analysis", "analysis"),
        ("https://hamar.example/opinion/a", "opinion"),
        ("https://hamar.example/analysis/a", "analysis"),
        ("https://hamar.example/news/a", "report"),
        ("4 October 2023", "report"),
    ],
)
def test_genre_of_a_label_or_an_address(head: str, genre: str) -> None:
    assert read(f"{TITLE}\n\n{head}\n\n{BODY}").genre == genre


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("Opinion: Norland must ask for aid", "opinion"),
        ("Analysis: Norland asks for aid", "analysis"),
        ("Joint statement on aid for Norland", "statement"),
        ("Interview with the minister of Norland", "interview"),
        ("Opinions differ on aid for Norland", "report"),
    ],
)
def test_genre_of_a_headline(title: str, genre: str) -> None:
    assert read(f"{title}\n\n4 October 2023\n\n{BODY}").genre == genre


@pytest.mark.parametrize(
    ("labels", "genre"),
    [("LO: EL: LO: EL: LO: EL:", "interview"), ("LO: EL: LO: EL: LO:", "report")],
)
def test_an_interview_is_known_by_labels_that_take_turns(labels: str, genre: str) -> None:
    turns = "\n\n".join(
        f"{x} It takes {n} mornings, as it did then." for n, x in enumerate(labels.split())
    )
    assert read(f"{TITLE}\n\n4 October 2023\n\n{LEAD}\n\n{turns}\n").genre == genre


@pytest.mark.parametrize(("asked", "answers", "genre"), [
    (4, 1, "interview"), (3, 1, "report"), (4, 6, "interview"), (4, 7, "report"),
])  # fmt: skip
def test_an_interview_is_known_by_its_questions(asked: int, answers: int, genre: str) -> None:
    days = [chr(97 + n) * 9 for n in range(asked * (answers + 1))]  # no two sentences alike
    answer = "".join(
        f"They met on the {{}} of {n} for talks with {n}.\n\n" for n in "xyzuvwrs"[:answers]
    )
    asking = (f"Why does the {day} take {day}?\n\n" + answer.format(*days) for day in days[:asked])
    turns = [t.replace("They", day) for t, day in zip(asking, days, strict=False)]
    assert read(f"{TITLE}\n\n4 October 2023\n\n{LEAD}\n\n{''.join(turns)}").genre == genre


@pytest.mark.parametrize(
    ("urged", "dateline", "note", "genre"),
    [
        (3, "", True, "opinion"),
        (2, "", True, "report"),
        (3, "", False, "report"),
        (3, "HAMAR (Reuters) - ", True, "report"),
    ],
)
def test_who_urges_and_is_introduced_writes_an_opinion(
    urged: int, dateline: str, note: bool, genre: str
) -> None:
    text = "\n\n".join(["Norland must ask all of its donors for aid before the winter."] * urged)
    about = "Eva Lind is a fellow at the Skar Institute." if note else ""
    article = read(f"{TITLE}\n\n4 October 2023\n\n{dateline}{LEAD}\n\n{text}\n\n{about}\n")
    assert article.genre == genre


FRONT = "---\ntitle: Aid\noutlet: Skar Sun\nauthor: A. Bo and C. Do\npublished: 2023-10-04\n---\n\n"


def test_front_matter_is_believed_before_the_text() -> None:
    article = read(f"{FRONT}Reuters\n\nBy Lena Orst\n\n5 October 2023\n\n{BODY}", "a.md")
    assert article.title == "Aid"
    assert article.outlet == "Skar Sun"
    assert article.authors == ("A. Bo", "C. Do")
    assert article.published == "2023-10-04"
    plain = read(
        f"---\ntitle: Aid\n---\n\nReuters\n\nBy Lena Orst\n\n5 October 2023\n\n{BODY}", "a.md"
    )
    assert (plain.outlet, plain.authors, plain.published) == (
        "Reuters",
        ("Lena Orst",),
        "2023-10-05",
    )


@pytest.mark.parametrize(
    ("block", "complaint"),
    [
        ("published: 4 Oct 2023", None),
        ("title: Aid", None),
        ("published: soon", "published is 'soon'"),
        ("date: 2023-10", "published is"),
        ("genre: opinion", None),
        ("genre: gossip", "genre is 'gossip'"),
        ("title: a: b", "no valid YAML in line 2"),
        ("- a: b", None),
    ],
)
def test_complaints_about_front_matter(block: str, complaint: str | None) -> None:
    _, issues = read_documents("a.txt", f"---\n{block}\n---\n\n{BODY}".encode())
    assert [complaint in i.message for i in issues if complaint] == [True] * bool(complaint)
    assert len(issues) == bool(complaint)


def test_front_matter_that_is_never_closed_ends_at_a_blank_line() -> None:
    (document,), (issue,) = read_documents(
        "a.txt", f"---\ntitle: Aid\ngenre: opinion\n\n{BODY}".encode()
    )
    assert (document.stated.title, document.stated.genre) == ("Aid", "opinion")
    assert "not closed" in issue.message
    (document,), issues = read_documents("a.txt", f"---\n{BODY}".encode())
    assert document.stated.title is None
    assert issues == []


ASKS = "Who is to pay for Norland?"
SHORT = "The minister has called them twice."


@pytest.mark.parametrize(
    ("text", "title", "subtitle"),
    [
        (f"{TITLE}\n\n{LEAD}\n\n{REST}", TITLE, None),
        (f"{TITLE}\n\n{SHORT}\n\n4 October 2023\n\n{LEAD}\n\n{REST}", TITLE, SHORT),
        (f"{TITLE}\n\n{SHORT}\n\nBy Lena Orst\n\n{LEAD}\n\n{REST}", TITLE, SHORT),
        (f"{TITLE}\n\nThe minister has called them all twice\n\n{LEAD}\n\n{REST}", TITLE,
         "The minister has called them all twice"),
        (f"{TITLE}\n\n{TITLE}\n\n{LEAD}\n\n{REST}", TITLE, None),
        (f"{ASKS}\n\n4 October 2023\n\n{LEAD}\n\n{REST}", ASKS, None),
        (f"{ASKS}\n\n{LEAD}\n\n{REST}", ASKS, None),
        (f"{ASKS}\n{LEAD}\n\n{REST}", None, None),
        (f"Hamar Courier\n\n{TITLE}\n\n{LEAD}\n\n{REST}", TITLE, None),
        (f"Aid\n\n{TITLE}\n\n{LEAD}\n\n{REST}", TITLE, None),
        (f"Ferries stop at noon\n\nTrains run very late\n\n{TITLE}\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nDonors meet\n(Photo: Lena Orst)\n\n{LEAD}\n\n{REST}", TITLE, None),
    ],
)  # fmt: skip
def test_headline_and_standfirst(text: str, title: str | None, subtitle: str | None) -> None:
    article = read(text)
    assert (article.title, article.subtitle) == (title, subtitle)
    assert LEAD in article.text
